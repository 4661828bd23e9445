//! Words broken at the ends of lines, straight margins, and text that is read from the right.

use super::blocks::read;
use super::session::Session;
use super::wrapping::lines_set;
use frontrow::config::Role;
use frontrow::formats::{self, Hint};
use frontrow::outline::Outline;
use frontrow::review::{Position, Span};
use frontrow::typeset::{Hyphen, Hyphenation, Justification, Line, Settings, plain_lines};

/// Which of the settings are on.
#[derive(Debug, Clone, Copy)]
enum Set {
    Plain,
    Broken,
    /// Justified, with blanks widened by so many columns at most.
    Straight(u16),
    Both,
}

impl Set {
    fn settings(self) -> Settings {
        let (hyphenation, justification, most_stretch) = match self {
            Self::Plain => (Hyphenation::Off, Justification::Ragged, 1),
            Self::Broken => (Hyphenation::On, Justification::Ragged, 1),
            Self::Straight(most) => (Hyphenation::Off, Justification::Justified, most),
            Self::Both => (Hyphenation::On, Justification::Justified, 1),
        };
        Settings {
            hyphenation,
            justification,
            most_stretch,
            ..Settings::default()
        }
    }
}

/// What is tested, some Markdown, what is on, a measure, and the lines.
type Case = (
    &'static str,
    &'static str,
    Set,
    u16,
    &'static [&'static str],
);

const HYPHENS: &[Case] = &[
    (
        "words are broken where the language is stated",
        "---\nlang: en\n---\nThe photographer’s considerable arrangements were misunderstood.",
        Set::Broken,
        24,
        &[
            "The photographer’s con-",
            "siderable arrangements",
            "were misunderstood.",
        ],
    ),
    (
        "else they are not, nor where it is off",
        "The photographer’s considerable arrangements were misunderstood.",
        Set::Broken,
        24,
        &[
            "The photographer’s",
            "considerable",
            "arrangements were",
            "misunderstood.",
        ],
    ),
    (
        "the same in quotes and items, not in headings and verse",
        "---\nlang: de\n---\n# Wunderbarerweise Donaudampfschiffe\n\n> Wunderbarerweise Donaudampfschiffe allerorten.\n\n- Wunderbarerweise Donaudampfschiffe allerorten.\n\nEine\\\nWunderbarerweise Donaudampfschiffe allerorten.",
        Set::Broken,
        28,
        &[
            "Wunderbarerweise",
            "Donaudampfschiffe",
            "",
            "> Wunderbarerweise Donau-",
            "> dampfschiffe allerorten.",
            "",
            "• Wunderbarerweise Donau-",
            "  dampfschiffe allerorten.",
            "",
            "Eine",
            "Wunderbarerweise",
            "    Donaudampfschiffe",
            "    allerorten.",
        ],
    ),
    (
        "soft hyphens are drawn where a line ends, also in tables, whatever is on",
        "An extraordi\u{ad}nary and in\u{ad}con\u{ad}spic\u{ad}u\u{ad}ous film, extra\u{ad}ordinary things.\n\nFilm|Of\n-|-\nUn\u{ad}be\u{ad}liev\u{ad}able|1\n",
        Set::Plain,
        12,
        &[
            "An",
            "extraordi-",
            "nary and",
            "inconspic-",
            "uous film,",
            "extra-",
            "ordinary",
            "things.",
            "",
            "Film · Of",
            "",
            "Film: Unbe-",
            "  lievable",
            "Of: 1",
        ],
    ),
];

const STRAIGHT: &[Case] = &[
    (
        "gaps are widened evenly, and not one below the other",
        "It is the most exciting sequence that I have seen in this year and it consists of a man who eats stationery, very slowly, for a long time and in silence.",
        Set::Straight(1),
        32,
        &[
            "It is the most exciting sequence",
            "that I  have seen  in this  year",
            "and  it  consists of  a  man who",
            "eats  stationery,  very  slowly,",
            "for a long time and in silence.",
        ],
    ),
    (
        "a line that would need more is left ragged, as is the last",
        "One\u{a0}two incomprehensibilities three inconspicuousnesses and the end of it all.",
        Set::Straight(3),
        26,
        &[
            "One\u{a0}two",
            "incomprehensibilities",
            "three  inconspicuousnesses",
            "and the end of it all.",
        ],
    ),
    (
        "markers, code, headings, verse and tables keep their blanks",
        "# A heading that goes on for long\n\n- An item with `code of words` that goes on for a line or two more\n\nIn verse each line stands for itself and is\\\nleft as it is, however long it becomes here.",
        Set::Straight(2),
        24,
        &[
            "A heading that goes on",
            "for long",
            "",
            "• An  item  with code of",
            "  words that goes on for",
            "  a line or two more",
            "",
            "In verse each line",
            "    stands for itself",
            "    and is",
            "left as it is,",
            "    however long it",
            "    becomes here.",
        ],
    ),
    (
        "there are no gaps in Chinese",
        "「這是一部非常好的電影，」他說。我們在電影院裡看了三遍，每一遍都不一樣。",
        Set::Straight(4),
        21,
        &[
            "「這是一部非常好的電",
            "影，」他說。我們在電",
            "影院裡看了三遍，每一",
            "遍都不一樣。",
        ],
    ),
    (
        "broken words leave less to be widened",
        "---\nlang: en\n---\nThe photographer’s considerable arrangements were misunderstood by everybody.",
        Set::Both,
        24,
        &[
            "The  photographer’s con-",
            "siderable arrangements",
            "were misunderstood by",
            "everybody.",
        ],
    ),
];

const FROM_RIGHT: &[Case] = &[
    (
        "a paragraph is aligned where it is read from",
        "שלום עולם, זה סרט יפה מאוד ועוד מילים אחדות.\n\nAnd this is not.\n\n(2021) مرحبا بالعالم",
        Set::Plain,
        24,
        &[
            "   שלום עולם, זה סרט יפה",
            "  מאוד ועוד מילים אחדות.",
            "",
            "And this is not.",
            "",
            "    (2021) مرحبا بالعالم",
        ],
    ),
    (
        "items hang on the right, nested ones are set in there, and the bar of a quote stays",
        "- פריט ראשון ארוך מאוד שנמשך\n  - עוד אחד\n\n> ציטוט ארוך שנמשך גם הוא",
        Set::Plain,
        20,
        &[
            "   • פריט ראשון ארוך",
            "        מאוד שנמשך",
            "         ◦ עוד אחד",
            "",
            ">   ציטוט ארוך שנמשך",
            ">             גם הוא",
        ],
    ),
    (
        "a phrase from the other side is kept whole where half a line holds it",
        "The phrase they use is שלום עולם טוב and not another phrase: שלום עולם טוב מאוד מאוד.\n\nהסרט של Low Tide Co והסרט הארוך של The Low Tide Company Limited",
        Set::Plain,
        30,
        &[
            "The phrase they use is",
            "שלום עולם טוב and not",
            "another phrase: שלום עולם טוב",
            "מאוד מאוד.",
            "",
            "     הסרט של Low Tide Co והסרט",
            "         הארוך של The Low Tide",
            "               Company Limited",
        ],
    ),
    (
        "it is justified as other text is",
        "שלום עולם, זה סרט יפה מאוד ועוד מילים אחדות.",
        Set::Straight(2),
        24,
        &["שלום  עולם,  זה  סרט יפה", "  מאוד ועוד מילים אחדות."],
    ),
];

#[test]
fn text_is_set_as_the_settings_say() {
    for (name, markdown, set, measure, expected) in [HYPHENS, STRAIGHT, FROM_RIGHT].concat() {
        let (review, outline) = read(markdown);
        let whole = Span::new(Position::START, review.end());
        let lines = plain_lines(&review, &outline, whole, measure, set.settings());
        assert_eq!(lines, expected, "{name}");
    }
}

#[test]
fn a_drawn_hyphen_stands_for_no_text() {
    let (review, outline) =
        read("---\nlang: en\n---\nThe photographer’s considerable arrangements.");
    let lines = lines_set(&review, &outline, 24, Set::Broken.settings());
    let first = lines.first().unwrap();
    assert_eq!(first.hyphen, Hyphen::Drawn);
    let hyphen = first.glyphs(&review).last().unwrap();
    assert_eq!((hyphen.symbol, hyphen.width), ("-", 1));
    assert_eq!(hyphen.span, Span::new(first.span.end, first.span.end));
    assert!(!first.holds(hyphen.span.start));
}

#[test]
fn no_two_lines_in_a_row_end_in_a_hyphen_where_that_can_be_avoided() {
    let mut broken = 0;
    for text in [
        include_str!("../../reviews/nachtspeicher.txt"),
        include_str!("../../reviews/las-horas-del-afilador.txt"),
        include_str!("../../reviews/the-salt-ledger.txt"),
    ] {
        let review = formats::read(text.into(), Hint::Plain).unwrap().review;
        let outline = Outline::default();
        for measure in (24..73).step_by(4) {
            let lines = lines_set(&review, &outline, measure, Set::Broken.settings());
            let ends = |line: &Line| line.text(&review).ends_with('-');
            broken += lines.iter().filter(|line| ends(line)).count();
            for pair in lines.windows(2) {
                let both = pair.iter().all(ends);
                assert!(!both, "{measure} {:?}", pair[0].text(&review));
            }
        }
    }
    assert!(broken > 150, "{broken}");
}

#[test]
fn a_hit_in_a_broken_word_is_marked_on_both_lines() {
    let text =
        "---\nlang: en\n---\nThe photographer’s considerable arrangements were misunderstood.";
    let mut session = Session::set(text, (28, 12), |settings| {
        settings.text.setting = Set::Both.settings();
    });
    let page = session.page();
    assert!(page.iter().any(|row| row.ends_with("con-")), "{page:?}");
    session.keys("/").types("considerable");
    let hit = session.drawn_as(Role::CurrentHit);
    assert_eq!(hit.concat(), "con-siderable", "{hit:?}");
    // A hit that ends where the word is broken leaves the hyphen alone.
    session.keys("Ctrl-u").types("con");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["con"]);
    // One over a wide gap takes in all of it.
    session.keys("Ctrl-u").types("e ph");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["e  ph"]);
}
