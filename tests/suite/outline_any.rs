//! What holds for the outline of any text, pasted or in Markdown, however odd.

use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline, Section};
use frontrow::review::{Facts, Position, Review};
use proptest::prelude::*;

fn plain(text: &str) -> Review {
    Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new())
}

fn markdown(text: &str) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), Hint::Markdown);
    parsed.unwrap_or_default().review
}

/// One line of some kind.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,200}",
        "[A-Z][a-z]{2,9}( [A-Z][a-z]{1,9}){0,5}[:?!.]?",
        "[a-z ]{40,300}\\.",
        "[-•*0-9. ]{0,4}[\\p{L} ]{0,40}",
        "[\\p{Han}\\p{Hiragana}。、]{0,60}",
        // What CRLF leaves behind, and other ends of lines.
        "[A-Z][a-z ]{0,30}[\r\u{b}\u{c}\u{85}\u{2028}\u{2029}]{1,2}",
        // Marks on letters, on nothing, and too many of them.
        "[\u{300}-\u{36f}]{0,3}([a-zא-ת][\u{300}-\u{36f}\u{591}-\u{5bd}]{0,9}){0,12}",
        // What has no width, and what turns the direction.
        "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}\u{feff}]{1,9}[A-Za-z ]{0,9}[\u{200d}\u{fe0f}]?",
        "[א-תء-ي ]{1,60}[:؟.]?( [0-9/]{1,5})?",
        "(👩‍🚀|🇪🇸|👍🏽|✨️|1️⃣){1,6}( [A-Z][a-z]{0,9})?",
        numbered(),
        Just(String::new()),
        "[ \u{3000}\u{a0}]{0,4}",
    ]
}

/// A line that is numbers alone, or begins with one of any size.
fn numbered() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,40}",
        "([0-9]{1,5}\\.){1,300}[0-9]{0,3}( [A-Z][a-z]{1,9})?",
        "[0-9]{1,3}[/,:.-][0-9]{1,3}",
        "[IVXLCDM]{1,30}[.)] ?[A-Z]?[a-z]{0,9}",
        "第[一二三四五六七八九十百千万零0-9]{1,12}[章节回话][ 　]?\\p{Han}{0,9}",
        "[一二三四五六七八九十]{1,5}、\\p{Han}{0,9}",
        "[a-zA-Z][.)] [a-z]{0,20}",
        "[★☆½⭐]{1,12}",
    ]
}

/// A line that could be a heading.
fn short() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,9}( [A-Z][a-z]{1,9}){0,3}[:?]?",
        "[A-Z]{3,12}",
        "[0-9]{1,2}\\.([0-9]\\.?)? [A-Z][a-z]{2,9}",
        "\\p{Han}{2,6}[：]?",
        "[א-ת]{2,9}",
    ]
}

/// Lines of many kinds, put together at random.
pub(super) fn texts() -> impl Strategy<Value = String> {
    let any = prop::collection::vec(line(), 0..40);
    let numbers = prop::collection::vec(numbered(), 1..40);
    let headings = prop::collection::vec(short(), 1..40);
    let ends = prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\n\n")];
    let lines = prop_oneof![4 => any, 1 => numbers, 1 => headings];
    (lines, ends).prop_map(|(lines, end)| lines.join(end))
}

/// Thousands of short lines, of a few shapes that come again and again.
fn runs() -> impl Strategy<Value = String> {
    let shapes = prop_oneof![line(), numbered(), short()];
    let run = (prop::collection::vec(shapes, 1..4), 1..1_500_usize);
    let run = run.prop_map(|(shapes, times)| {
        let lines = shapes.iter().map(String::as_str).cycle().take(times);
        lines.flat_map(|line| [line, "\n"]).collect::<String>()
    });
    prop::collection::vec(run, 1..4).prop_map(|runs| runs.concat())
}

/// Markdown in pieces that belong together, and in pieces that do not.
fn marked_up() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => ("#{1,7} ?", line(), "( #{0,3})?").prop_map(|(sign, line, end)| sign + &line + &end),
        2 => (line(), "(=|-){1,9}").prop_map(|(line, under)| format!("{line}\n{under}")),
        2 => ("(\\*\\*|__|\\*|`|~~)", short()).prop_map(|(sign, line)| format!("{sign}{line}{sign}")),
        2 => ("(> |- |[0-9]{1,3}[.)] |    |\t|>> - # ){1,3}", line()).prop_map(|(sign, line)| sign + &line),
        1 => ("</?(h1|h2|h3|b|p|br|div|!--)( [a-z]=\"x)?/?>?", line()).prop_map(|(tag, line)| tag + &line),
        1 => "(```|~~~|---|\\+\\+\\+|\\* \\* \\*|<!--|-->)[a-z]{0,3}",
        1 => "(\\| ?[a-z]{0,5} ?){1,4}\\|\n(\\|:?-{1,3}){1,4}\\|",
        1 => "(!?\\[[a-z]{0,5}\\]\\([a-z<>]{0,5}\\)|\\[\\^[a-z]\\]:? ?|&[a-z]{2,4};|\\\\){1,4}",
        6 => line(),
        4 => Just(String::new()),
    ];
    // The few shapes that headings and titles are decided by, close together.
    let decisive = prop_oneof![
        ("#{1,3}", short()).prop_map(|(sign, line)| format!("{sign} {line}\n")),
        short().prop_map(|line| format!("**{line}**\n")),
        "[A-Z][a-z ]{9,60}\\.\n",
    ];
    let pieces = prop_oneof![
        3 => prop::collection::vec(piece, 0..30),
        1 => prop::collection::vec(decisive, 1..8),
    ];
    pieces.prop_map(|pieces| pieces.join("\n"))
}

/// What every outline keeps to: from the title's line on, its sections hold the whole text, each
/// begins where the one before it ends, and a heading is whole lines at the start of its section.
pub(super) fn check(review: &Review, outline: &Outline) -> Result<(), TestCaseError> {
    let text = review.text();
    let mut end = outline
        .title()
        .and_then(|title| title.line)
        .map_or(Position::START, |line| line.end);
    for section in outline.sections() {
        let between = text.get(end.offset()..section.span.start.offset());
        prop_assert_eq!(between.map(str::trim), Some(""));
        prop_assert!(!section.span.is_empty());
        end = section.span.end;
        let Section {
            heading: Some(heading),
            ..
        } = section
        else {
            continue;
        };
        prop_assert_eq!(heading.line.start, section.span.start);
        prop_assert!(heading.line.end <= section.span.end && !heading.line.is_empty());
        let before = text.get(..heading.line.start.offset()).unwrap_or("?");
        let after = text.get(heading.line.end.offset()..).unwrap_or("?");
        prop_assert_eq!(before.rsplit('\n').next().map(str::trim), Some(""));
        prop_assert_eq!(after.split('\n').next().map(str::trim), Some(""));
        prop_assert!((0.0..=1.0).contains(&heading.confidence) && heading.depth >= 1);
    }
    let rest = text.get(end.offset()..);
    prop_assert_eq!(rest.map(str::trim), Some(""));
    Ok(())
}

/// A text that is pasted prose has a title as soon as it has a word, and its headings are lines of it.
fn check_pasted(text: &str) -> Result<(), TestCaseError> {
    let review = plain(text);
    let outline = outline::infer(&review);
    check(&review, &outline)?;
    let headings = outline.sections().iter().filter_map(|it| it.heading);
    for heading in headings {
        prop_assert!(!review.slice(heading.line).contains('\n'));
    }
    let words = text.chars().any(char::is_alphanumeric);
    prop_assert_eq!(outline.title().is_some(), words);
    Ok(())
}

proptest! {
    #[test]
    fn any_text_has_an_outline(text in texts()) {
        check_pasted(&text)?;
    }

    #[test]
    fn any_markdown_has_an_outline(text in marked_up()) {
        let review = markdown(&text);
        check(&review, &outline::of(&review))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn thousands_of_short_lines_have_an_outline(text in runs()) {
        check_pasted(&text)?;
    }
}
