//! Outlines with what the reader says of their lines.
#![expect(clippy::unwrap_used, reason = "a test whose texts are wrong must fail")]

use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Correction, From, OPENING, Outline, correct, line_at};
use frontrow::review::{Review, Span, Words};
use frontrow::typeset::LineKind;
use proptest::prelude::*;

use super::blocks_any::some_review;
use super::outline_any::{check, texts};
use super::wrapping::{all_lines, from_below};

const TEXT: &str = "# The Salt Ledger\n\nSalt is heavy, and so is this.\n\n## Plot\n\nA clerk counts.\nThe Clerk\nHe counts on.\n\n## Verdict\n\nGood.\n";

fn markdown(text: &str) -> Review {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Markdown);
    read.unwrap().review
}

/// Corrections of lines, written as `Plot: 2`, `Plot: plain`, `Plot: kind acting`, `Plot: no kind`.
fn corrections(review: &Review, written: &str) -> Vec<(Span, Correction)> {
    let written = written.split(", ").filter(|one| !one.is_empty());
    let read = written.map(|one| {
        let (line, said) = one.split_once(": ").unwrap();
        let start = review.text().find(line).unwrap();
        let said = match (said, said.strip_prefix("kind ")) {
            ("plain", _) => Correction::Plain,
            ("no kind", _) => Correction::Kind(None),
            (_, Some(kind)) => Correction::Kind(Some(kind.to_owned())),
            (depth, None) => Correction::Heading(depth.parse().unwrap()),
        };
        (Span::of(start..start + line.len()), said)
    });
    read.collect()
}

/// The sections, each as `depth title`, with `*` where the reader made or judged it.
fn told(review: &Review, outline: &Outline) -> String {
    let sections = outline.sections().iter().map(|section| {
        let title = section.title(review).unwrap_or(OPENING);
        let depth = section.heading.map_or(1, |heading| heading.depth);
        let reader = section
            .heading
            .is_some_and(|heading| heading.from == From::Reader);
        format!("{depth} {title}{}", if reader { "*" } else { "" })
    });
    sections.collect::<Vec<_>>().join(", ")
}

/// What is corrected in [`TEXT`], its sections then, and whether the title still has its line.
const CASES: &[(&str, &str, bool)] = &[
    ("", "1 (opening), 1 Plot, 1 Verdict", true),
    (
        "The Clerk: 2",
        "1 (opening), 1 Plot, 2 The Clerk*, 1 Verdict",
        true,
    ),
    ("Plot: plain", "1 (opening), 1 Verdict", true),
    ("Plot: 3", "1 (opening), 3 Plot*, 1 Verdict", true),
    ("Plot: 9", "1 (opening), 6 Plot*, 1 Verdict", true),
    ("Plot: 0", "1 (opening), 1 Plot*, 1 Verdict", true),
    (
        "Plot: plain, Plot: 2",
        "1 (opening), 2 Plot*, 1 Verdict",
        true,
    ),
    ("Plot: 2, Plot: plain", "1 (opening), 1 Verdict", true),
    ("Plot: kind acting", "1 (opening), 1 Plot*, 1 Verdict", true),
    (
        "The Clerk: kind acting",
        "1 (opening), 1 Plot, 1 Verdict",
        true,
    ),
    (
        "The Clerk: kind acting, The Clerk: 1",
        "1 (opening), 1 Plot, 1 The Clerk*, 1 Verdict",
        true,
    ),
    (
        "The Salt Ledger: 1",
        "1 The Salt Ledger*, 1 Plot, 1 Verdict",
        false,
    ),
    (
        "The Salt Ledger: plain",
        "1 (opening), 1 Plot, 1 Verdict",
        false,
    ),
    ("Plot: plain, Verdict: plain", "1 (opening)", true),
    // No whole line.
    (
        "Clerk: 1, A clerk: 1",
        "1 (opening), 1 Plot, 1 Verdict",
        true,
    ),
];

#[test]
fn what_the_reader_says_counts() {
    let review = markdown(TEXT);
    let found = outline::of(&review);
    for (said, expected, has_line) in CASES {
        let outline = correct(&review, &found, &corrections(&review, said));
        assert_eq!(told(&review, &outline), *expected, "{said}");
        let title = outline.title().unwrap();
        assert_eq!(title.text, "The Salt Ledger", "{said}");
        assert_eq!(title.line.is_some(), *has_line, "{said}");
        let counted: Vec<Words> = outline
            .sections()
            .iter()
            .map(|section| Words::of(review.slice(section.span)))
            .collect();
        let known: Vec<Words> = outline.sections().iter().map(|s| s.words).collect();
        assert_eq!(known, counted, "{said}");
    }
}

/// What a line of [`TEXT`] is set as when something is corrected in it.
const SET_AS: &[(&str, &str, LineKind)] = &[
    ("", "The Salt Ledger", LineKind::Title),
    ("The Salt Ledger: plain", "The Salt Ledger", LineKind::Body),
    (
        "The Salt Ledger: 1",
        "The Salt Ledger",
        LineKind::Heading(1),
    ),
    ("Plot: plain", "Plot", LineKind::Body),
    ("Plot: 2", "Plot", LineKind::Heading(2)),
    ("The Clerk: 2", "The Clerk", LineKind::Heading(2)),
    ("The Clerk: 2", "A clerk counts.", LineKind::Body),
    ("The Clerk: 2", "He counts on.", LineKind::Body),
    (
        "",
        "A clerk counts. The Clerk He counts on.",
        LineKind::Body,
    ),
];

#[test]
fn lines_are_set_as_what_the_reader_says() {
    let review = markdown(TEXT);
    let found = outline::of(&review);
    for (said, text, kind) in SET_AS {
        let outline = correct(&review, &found, &corrections(&review, said));
        let lines = all_lines(&review, &outline, 60);
        let mut lines = lines.iter();
        let line = lines.find(|line| line.text(&review) == *text);
        assert_eq!(line.map(|line| line.kind), Some(*kind), "{said}: {text}");
    }
}

/// Texts, a line of each that is made a heading, and the lines then.
const SET_APART: &[(&str, &str, &[&str])] = &[
    ("| a | |\n|-|-|\n| b | |\n\nc", "b", &["a", "b", "c"]),
    ("| a | b |\n|-|-|\n| | c |", "c", &["a  b", "c"]),
    (
        "```\none  \n  two \nthree\n```",
        "two",
        &["one", "two", "three"],
    ),
    (
        "- one\n- two\n\n> three",
        "• two",
        &["• one", "• two", "> three"],
    ),
    ("- one\n  two\n  three", "two", &["• one", "two", "three"]),
    ("a\n\n***\n\nb", "b", &["a", "────────", "b"]),
];

#[test]
fn headings_stand_alone_in_any_block() {
    for (text, line, expected) in SET_APART {
        let review = markdown(text);
        let said = corrections(&review, &format!("{line}: 1"));
        let outline = correct(&review, &outline::of(&review), &said);
        let lines = all_lines(&review, &outline, 40);
        let texts: Vec<String> = lines.iter().map(|line| line.text(&review)).collect();
        let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
        assert_eq!(texts, *expected, "{text}");
        assert_eq!(lines, from_below(&review, &outline, 40), "{text}");
        let heading = lines.iter().find(|line| line.kind == LineKind::Heading(1));
        assert!(
            heading.is_some_and(|heading| heading.text(&review).contains(line)),
            "{text}"
        );
    }
}

/// A row of laid-out text between brackets, and the line that is meant.
const ROWS: &[(&str, &str)] = &[
    ("[One line of it\n]and another", "One line of it"),
    ("[One line of it\nand] another", "One line of it"),
    ("One [line of it\nThe Acting\nThey] speak", "The Acting"),
    (
        "One [line.\nit ends.\nThe Acting\nThey] speak",
        "The Acting",
    ),
    ("One [line of it\nit ends.\nThey] speak", "it ends."),
    ("One [line of it\nand an]other", "and another"),
    ("One [line of] it\nand another", "One line of it"),
    ("[ \n 物語 \n灯台守]の姉", "物語"),
    ("[ \n \n]", ""),
];

#[test]
fn the_line_that_is_meant_is_told_from_the_row() {
    for (written, expected) in ROWS {
        let (start, end) = (written.find('[').unwrap(), written.find(']').unwrap() - 1);
        let text = written.replace(['[', ']'], "");
        let review = Review::new(
            text,
            Vec::new(),
            frontrow::review::Facts::default(),
            Vec::new(),
        );
        let line = line_at(&review, &Outline::default(), Span::of(start..end));
        let line = line.map_or("", |line| review.slice(line));
        assert_eq!(line, *expected, "{written}");
    }
}

/// Any corrections: a line counted from 0, or any span, and what is said.
fn any_corrections() -> impl Strategy<Value = Vec<(usize, usize, Correction)>> {
    let said = prop_oneof![
        4 => any::<u8>().prop_map(|depth| Correction::Heading(depth % 9)),
        3 => Just(Correction::Plain),
        1 => Just(Correction::Kind(None)),
        1 => Just(Correction::Kind(Some("acting".to_owned()))),
    ];
    prop::collection::vec((0..60_usize, 0..4_usize, said), 0..12)
}

/// The corrections as those of lines of `review`; few are of something else.
fn of_lines(review: &Review, any: &[(usize, usize, Correction)]) -> Vec<(Span, Correction)> {
    let text = review.text();
    let mut starts: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    let made = any.iter().filter_map(|(number, form, said)| {
        let start = *starts.get(number % starts.len())?;
        let line = text.get(start..)?.lines().next().unwrap_or_default();
        let blank = line.len() - line.trim_start().len();
        let span = match form {
            0 => start..start + line.len() / 2,
            _ => start + blank..start + blank + line.trim().len(),
        };
        Some((Span::of(span), said.clone()))
    });
    made.collect()
}

/// The words of every section are those of its text, and together those of all.
fn check_words(review: &Review, outline: &Outline) -> Result<(), TestCaseError> {
    let mut all = Words::default();
    for section in outline.sections() {
        prop_assert_eq!(section.words, Words::of(review.slice(section.span)));
        all += section.words;
    }
    prop_assert_eq!(outline.words(), all);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn corrections_keep_what_outlines_keep(text in texts(), any in any_corrections()) {
        let review = formats::read(text.into_bytes(), Hint::Plain).unwrap().review;
        let found = outline::of(&review);
        let corrections = of_lines(&review, &any);
        let outline = correct(&review, &found, &corrections);
        check(&review, &outline)?;
        check_words(&review, &outline)?;
        let lines = all_lines(&review, &outline, 30);
        let shown: String = lines.iter().map(|line| line.text(&review)).collect();
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        prop_assert_eq!(letters(&shown), letters(review.text()));
    }

    #[test]
    fn corrections_of_markdown_keep_what_outlines_keep(
        text in some_review(),
        any in any_corrections(),
    ) {
        let review = markdown(&text);
        let found = outline::of(&review);
        let outline = correct(&review, &found, &of_lines(&review, &any));
        let mut end = None;
        for section in outline.sections() {
            prop_assert!(end.is_none_or(|end| end == section.span.start));
            end = Some(section.span.end);
            let at = section.heading.map_or(section.span.start, |heading| heading.line.start);
            prop_assert_eq!(at, section.span.start);
        }
        prop_assert!(end.is_none_or(|end| end == review.end()));
        check_words(&review, &outline)?;
        for measure in [10, 40] {
            let lines = all_lines(&review, &outline, measure);
            prop_assert_eq!(lines, from_below(&review, &outline, measure));
        }
    }
}
