//! What the markup says as lines: quotes, lists, code, tables, rules; and what holds for all of them.

use super::draft;
use super::session::Session;
use frontrow::outline::Outline;
use frontrow::review::{Position, Review, Span};
use frontrow::typeset::{Galley, Line, Row, plain_lines, text_width};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// A name, what is written, and the lines at a measure.
const LINES: &[(&str, &str, u16, &str)] = &[
    (
        "quotes bear bars, also between their paragraphs",
        "00p Someone said:\n\n10p It is late, and the ferry will not come tonight.\n\n20p Who says so?\n\n10p I do.\n\n00p So.",
        24,
        "Someone said:

> It is late, and the
> ferry will not come
> tonight.
>
> > Who says so?
>
> I do.

So.",
    ),
    (
        "items hang, nested ones stand without blank rows, paragraphs go on under them",
        "00i - one thing that goes on for a while\n02i - nested, and it is long too\n05i 10. deeper\n\n00i - two\n\n02p More of two, which goes on.\n\n00i - three",
        20,
        "- one thing that
  goes on for a
  while
  - nested, and it
    is long too
     10. deeper
- two

  More of two, which
  goes on.

- three",
    ),
    (
        "a hard break follows the line above",
        "00p Roses are red,\n00v Violets are blue.\n00i - An item\n02v and its second line\n00i - next",
        40,
        "Roses are red,
Violets are blue.

- An item
  and its second line
- next",
    ),
    (
        "code keeps its blanks and its distance, and says where it goes on",
        "00p Run:\n\n00c fn main() {\n00c     println!(\"a long line\");\n\n\n00c }\n\n00p Done.",
        16,
        "Run:

fn main() {
    println!(\"a
↳ long line\");


}

Done.",
    ),
    (
        "a short rule stands in the middle",
        "00p Above.\n\n00r * * *\n\n00p Below.",
        20,
        "Above.

      ────────

Below.",
    ),
    (
        "headings of the markup are headings; deeper ones stand closer",
        "00! The Ferry\n\n00p One.\n\n001 Plot\n\n00p Two.\n\n002 Twists\n\n00p Three.",
        30,
        "The Ferry

One.


Plot

Two.

Twists

Three.",
    ),
];

#[test]
fn notes_at_the_end_are_set_apart_from_a_list_above_them() {
    let text = "- one[^a]\n- two[^b]\n\n[^a]: A note.\n[^b]: Another.\n";
    let mut session = Session::folder(&[("a.md", text), ("b.md", text)], (60, 20));
    session.keys("Enter");
    let expected = ["• one[1]", "• two[2]", "", "[1] A note.", "[2] Another."];
    assert_eq!(
        session.page().get(..5),
        Some(&expected.map(String::from)[..])
    );
}

/// A table: what is written, a measure, and the lines.
const TABLES: &[(&str, &str, u16, &str)] = &[
    (
        "columns are as wide as their cells and aligned",
        "00a <>^\n00t Film|Year|Stars\n00t Nostos|2011|★★★\n00t The Salt Road|812|★",
        40,
        "Film           Year  Stars
──────────────────────────
Nostos         2011   ★★★
The Salt Road   812    ★",
    ),
    (
        "long cells are wrapped within their columns, and rows stand apart",
        "00t Film|What of it\n00t Nostos|A slow boat and a slower heart, both late.\n00t Dust|Short.",
        30,
        "Film    What of it
──────────────────────────────
Nostos  A slow boat and a
        slower heart, both
        late.

Dust    Short.",
    ),
    (
        "a table too wide becomes records",
        "00t Film|Director|Camera|Sound\n00t Nostos|Somebody Important|Nobody||\n00t Dust||Everyone|Wind, and more wind",
        20,
        "Film · Director
Camera · Sound

Film: Nostos
Director: Somebody
  Important
Camera: Nobody

Film: Dust
Camera: Everyone
Sound: Wind, and
  more wind",
    ),
    (
        "long names of columns are cut",
        "00t The whole long name of it|B|C|D\n00t one|2|3|4",
        14,
        "The whole long
name of it · B
C · D

The…: one
B: 2
C: 3
D: 4",
    ),
    (
        "empty cells, a short row, and a table in a quote",
        "10t A|B|C\n10t |x\n10t ||y\n\n10p After.",
        30,
        "> A  B  C
> ───────
>    x
>       y
>
> After.",
    ),
];

fn lines(notation: &str, measure: u16) -> String {
    let (review, outline) = draft::review(notation);
    let whole = Span::new(Position::START, review.end());
    let lines = plain_lines(&review, &outline, whole, measure);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

#[test]
fn blocks_become_lines() {
    for (name, notation, measure, expected) in LINES.iter().chain(TABLES) {
        let set = lines(notation, *measure);
        assert_eq!(&set, expected, "{name}:\n{set}\n");
    }
}

#[test]
fn the_widths_of_a_long_table_are_those_of_its_ends() {
    let rows = |count: usize| "00t Nostos|2011\n".repeat(count);
    let midst = "00t A very long name|1999\n";
    let notation = format!(
        "00t Film|Year\n{}{midst}{}00t Dust|20111\n",
        rows(400),
        rows(400)
    );
    let (review, outline) = draft::review(&notation);
    let mut galley = Galley::new(40);
    let page = galley.page(&review, &outline, Position::START, 3);
    let lines = page.iter().filter_map(|row| match row {
        Row::Text(line) => Some(line.text(&review)),
        Row::Gap => None,
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["Film    Year", "Nostos  2011"]);
    let last = galley.last(&review, &outline).unwrap();
    assert_eq!(last.text(&review), "Dust    20111");
    // What lies between is wrapped into them.
    let midst = review.text().find("A very").unwrap();
    let line = galley.at(&review, &outline, Position::at(midst)).unwrap();
    assert_eq!(line.text(&review), "A very  1999");
}

/// A line of the notation that may be anything.
fn some_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Z]{1,12}",
        1 => "[a-z]{20,60}",
        1 => "[一-十あ-ん、。]{1,20}",
        1 => Just("👨‍👩‍👧‍👦🇪🇸❤️".to_owned()),
    ];
    let words = prop::collection::vec(word, 1..20).prop_map(|words| words.join(" "));
    let cells = prop::collection::vec(words.clone(), 1..5).prop_map(|cells| cells.join("|"));
    let inset = (0..4_u8, 0..40_u8);
    let body = prop_oneof![
        3 => words.clone().prop_map(|words| format!("p {words}")),
        3 => words.clone().prop_map(|words| format!("i - {words}")),
        1 => words.clone().prop_map(|words| format!("v {words}")),
        2 => (0..9_usize, words.clone()).prop_map(|(blanks, words)| {
            format!("c {}{words}", " ".repeat(blanks))
        }),
        1 => words.clone().prop_map(|words| format!("2 {words}")),
        1 => Just("r * * *".to_owned()),
    ];
    prop_oneof![
        4 => (inset.clone(), body).prop_map(|((quotes, columns), body)| {
            format!("{quotes}{columns}{body}\n")
        }),
        2 => (inset, prop::collection::vec(cells, 1..6)).prop_map(|((quotes, columns), rows)| {
            let rows = rows.iter().map(|row| format!("{quotes}{columns}t {row}|\n"));
            rows.collect()
        }),
        2 => Just("\n".to_owned()),
    ]
}

fn some_review() -> impl Strategy<Value = String> {
    prop::collection::vec(some_line(), 1..12).prop_map(|lines| lines.concat())
}

fn all_lines(review: &Review, outline: &Outline, measure: u16) -> Vec<Line> {
    let mut galley = Galley::new(measure);
    let first = galley.first(review, outline);
    std::iter::successors(first, |line| galley.after(review, outline, line)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_line_is_too_wide(notation in some_review(), measure in 4_u16..100) {
        let (review, outline) = draft::review(&notation);
        for line in all_lines(&review, &outline, measure) {
            let glyphs: Vec<_> = line.glyphs(&review).collect();
            let end = glyphs.iter().map(|glyph| glyph.column + glyph.width).max();
            let width = line.indent + end.unwrap_or_default();
            prop_assert!(width <= measure || glyphs.len() == 1, "{width} > {measure}: {:?}", line.text(&review));
            prop_assert!(text_width(&line.text(&review)) <= usize::from(width));
            let above = line.indent + line.rule_above;
            prop_assert!(line.rule_above == 0 || above <= measure);
        }
    }

    #[test]
    fn every_grapheme_is_on_one_line_and_its_place_finds_it(
        notation in some_review(), measure in 4_u16..100,
    ) {
        let (review, outline) = draft::review(&notation);
        let lines = all_lines(&review, &outline, measure);
        let mut galley = Galley::new(measure);
        for block in review.blocks() {
            for (at, grapheme) in review.slice(block.span).grapheme_indices(true) {
                if grapheme.trim().is_empty() {
                    continue;
                }
                let place = Position::at(block.span.start.offset() + at);
                let on: Vec<&Line> = lines.iter().filter(|line| line.holds(place)).collect();
                prop_assert_eq!(on.len(), 1, "{:?} at {:?}", grapheme, place);
                let found = galley.at(&review, &outline, place);
                prop_assert_eq!(found.as_ref(), on.first().copied());
            }
        }
    }

    #[test]
    fn starts_grow_and_lines_are_the_same_from_below(
        notation in some_review(), measure in 4_u16..100,
    ) {
        let (review, outline) = draft::review(&notation);
        let down = all_lines(&review, &outline, measure);
        prop_assert!(down.is_sorted_by(|one, other| one.span.start < other.span.start));
        let mut galley = Galley::new(measure);
        let last = galley.last(&review, &outline);
        let mut up: Vec<Line> =
            std::iter::successors(last, |line| galley.before(&review, &outline, line)).collect();
        up.reverse();
        prop_assert_eq!(&up, &down);
        for line in &down {
            let there = galley.at(&review, &outline, line.span.start);
            prop_assert_eq!(there.as_ref(), Some(line));
        }
    }
}

/// A review with everything markup can say.
const EVERYTHING: &str = "\
00! Nostos, or the Long Way Home

00p A ferry, a *stubborn* widow and _two_ engines: see [the verdict](@Verdict) or the [site](https://example.org).

001 Plot

10p The sea does not care for your `plans`, said the captain, and nobody on the whole of the ferry contradicted him.

20p Nobody at all?

10p Not a soul.

00i - She leaves, which takes an hour and most of the patience of the audience
02i - by boat
02i - by night
00i - He waits

00c fn wait() {
00c     loop {}
00c }

002 Figures

00a <>>
00t Harbour|Minutes|Gulls
00t Trieste|42|3
00t The island that nobody names|7|118

00r ***

001 Verdict

00p Go, and take a coat.
";

#[test]
fn a_screen_of_everything() {
    for (name, size, keys) in [
        ("markup_120x40", (120, 40), "Enter a"),
        ("markup_80x24", (80, 24), "Enter Space"),
        ("markup_40x12", (40, 12), "Enter 2 Space"),
        ("markup_table_40x12", (40, 12), "Enter 3"),
    ] {
        let files = [("a.draft", EVERYTHING), ("b.draft", EVERYTHING)];
        let mut session = Session::folder(&files, size);
        session.keys(keys);
        let screen = format!("{}\n\n{}", session.screen(), session.roles());
        insta::assert_snapshot!(name, screen);
    }
}
