//! Where lines end, on whole paragraphs: what is kept together is a table beside the code.

use frontrow::outline::Outline;
use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use frontrow::typeset::{Penalties, Settings, plain_lines};
use proptest::prelude::*;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, wrap_algorithms};

/// The lines of a text of one paragraph.
fn lines(text: &str, measure: u16) -> Vec<String> {
    let block = Block {
        span: Span::of(0..text.len()),
        kind: BlockKind::Paragraph,
        inset: Inset::default(),
        line: 1,
    };
    let review = Review::new(text.to_owned(), vec![block], Facts::default(), Vec::new());
    let whole = Span::new(Position::START, review.end());
    let outline = Outline::new(&review, None, Vec::new());
    plain_lines(&review, &outline, whole, measure, Settings::default())
}

/// The lines that textwrap makes of a text, weighing what we weigh.
fn wrapped(text: &str, measure: u16) -> Vec<String> {
    let Penalties {
        line,
        hyphen,
        short_last_line,
    } = Settings::default().penalties;
    let penalties = wrap_algorithms::Penalties {
        nline_penalty: line.into(),
        overflow_penalty: 1_000_000_000,
        short_last_line_fraction: 4,
        short_last_line_penalty: short_last_line.into(),
        hyphen_penalty: hyphen.into(),
    };
    let options = Options::new(measure.into())
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::HyphenSplitter)
        .wrap_algorithm(WrapAlgorithm::OptimalFit(penalties));
    let lines = textwrap::wrap(text, options).into_iter();
    lines.map(std::borrow::Cow::into_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Words that no rule knows are broken as textwrap breaks them.
    #[test]
    fn plain_paragraphs_are_broken_as_textwrap_does(
        words in prop::collection::vec("[b-z]{5,9}[,;]?|[b-z]{4,6}-[b-z]{5,6}", 1..90),
        measure in 20_u16..120,
    ) {
        let text = words.join(" ");
        prop_assert_eq!(lines(&text, measure), wrapped(&text, measure));
    }
}

#[test]
fn paragraphs_are_set_as_an_editor_would() {
    // Each is written with its lines parted by `|` where a blank was and by `¦` where nothing was.
    let cases = [
        (17, "Elle aime mieux|les « récits »|des plus lents"),
        (18, "The film was|long – but never|too dull"),
        (17, "They had walked|5 km on the moors"),
        (20, "set in the world of|J. R. R. Tolkien and|nobody else"),
        (
            24,
            "The reviewers gave it|★★★ ½ and the readers|more than that",
        ),
        (22, "What a long way it|was and so few of us|saw him."),
        (14, "이 영화는|정말 재미있는|이야기입니다"),
        (14, "彼は言った。¦「夜の海は静か¦だ」と。"),
    ];
    for (measure, expected) in cases {
        let text = expected.replace('|', " ").replace('¦', "");
        let set = lines(&text, measure).join("|");
        assert_eq!(set, expected.replace('¦', "|"), "at {measure}");
    }
}

#[test]
fn what_is_kept_together_is_broken_where_there_is_no_room() {
    for (measure, text) in [
        (6, "by J. R. R. Tolkien-Smythe himself"),
        (5, "1 000 000 000 000 copies"),
        (4, "« incompréhensible » !"),
        (7, "이야기였습니다만재미있다 영화"),
        (9, "ภาพยนตร์เรื่องนี้สวยงามมากและน่าสนใจ"),
        (8, "ខ្ញុំចូលចិត្តភាพយន្តរឿងនេះណាស់"),
        (8, "ຮູບເງົາເລື່ອງນີ້ງາມຫຼາຍແລະໜ້າສົນໃຈ"),
        (8, "ဤရုပ်ရှင်သည်အလွန်လှပပါသည်"),
        (
            6,
            "https://example.org/a-very-long-path?with=a&lot=of&parts",
        ),
    ] {
        for line in lines(text, measure) {
            let width = frontrow::typeset::text_width(&line);
            assert!(width <= usize::from(measure), "{line:?} at {measure}");
        }
    }
}
