//! Wrapping: what holds for any text at any measure, and the breaks an editor would choose.

use frontrow::outline::{From, Heading, Outline, Title};
use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use frontrow::typeset::{Galley, Line, LineKind, Row, Settings, plain_lines};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// A review whose blocks are the groups of lines between blank lines; lines that begin with `#`
/// are headings, wherever they stand, and one that begins with `!` is the title.
pub(super) fn review(text: &str) -> (Review, Outline) {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut headings, mut title) = (Vec::new(), None);
    let (mut at, mut number, mut joins) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let span = Span::of(start..at + line.trim_end().len());
        at += line.len();
        number += 1;
        if span.is_empty() {
            joins = false;
            continue;
        }
        if line.trim_start().starts_with('#') {
            headings.push(Heading {
                line: span,
                depth: 1,
                confidence: 1.0,
                from: From::Inferred,
            });
        }
        if line.starts_with('!') {
            title = Some(Title {
                text: line.trim().to_owned(),
                line: Some(span),
                from: From::Inferred,
            });
        }
        let item = line.starts_with("- ");
        match blocks.last_mut() {
            Some(block) if joins && !item => block.span = Span::new(block.span.start, span.end),
            _ => blocks.push(Block {
                span,
                kind: if item {
                    BlockKind::ListItem { marker: 2 }
                } else {
                    BlockKind::Paragraph
                },
                inset: Inset::default(),
                line: number,
            }),
        }
        joins = true;
    }
    let review = Review::new(text.to_owned(), blocks, Facts::default(), Vec::new());
    let outline = Outline::new(&review, title, headings);
    (review, outline)
}

/// All lines, from the first on.
pub(super) fn all_lines(review: &Review, outline: &Outline, measure: u16) -> Vec<Line> {
    lines_set(review, outline, measure, Settings::default())
}

/// All lines as they are set with these settings, from the first on.
pub(super) fn lines_set(
    review: &Review,
    outline: &Outline,
    measure: u16,
    settings: Settings,
) -> Vec<Line> {
    let mut galley = Galley::new(measure, settings);
    let first = galley.first(review, outline);
    std::iter::successors(first, |line| galley.after(review, outline, line)).collect()
}

/// All lines in their order, found from the last on.
pub(super) fn from_below(review: &Review, outline: &Outline, measure: u16) -> Vec<Line> {
    lines_from_below(review, outline, measure, Settings::default())
}

/// All lines as they are set with these settings in their order, found from the last on.
pub(super) fn lines_from_below(
    review: &Review,
    outline: &Outline,
    measure: u16,
    settings: Settings,
) -> Vec<Line> {
    let mut galley = Galley::new(measure, settings);
    let last = galley.last(review, outline);
    let mut up: Vec<Line> =
        std::iter::successors(last, |line| galley.before(review, outline, line)).collect();
    up.reverse();
    up
}

pub(super) fn some_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Z]{1,12}",
        2 => "[a-z]{3,9}-[a-z]{3,9}[,.;]?",
        1 => "[a-z]{30,90}",
        1 => "(é|e\u{301}|ñ|ü|ß){1,6}",
        1 => "[一-十あ-んア-ン、。「」]{1,30}",
        1 => Just("👨‍👩‍👧‍👦🇪🇸❤️1️⃣👍🏽".to_owned()),
        1 => Just("\u{a0}x\u{ad}y\u{200d}".to_owned()),
    ];
    let gap = prop_oneof![
        12 => Just(" "), 1 => Just("  "), 2 => Just("\n"), 2 => Just("\n\n"),
        1 => Just("\n# "), 1 => Just("\n- "), 1 => Just("\n\n! "), 1 => Just("\n  "),
    ];
    prop::collection::vec((gap, word), 0..120).prop_map(|parts| {
        parts
            .iter()
            .flat_map(|(gap, word)| [*gap, word.as_str()])
            .collect()
    })
}

pub(super) fn visible(text: &str) -> Vec<String> {
    text.graphemes(true)
        .filter(|g| !g.chars().all(char::is_whitespace) && frontrow::typeset::text_width(g) > 0)
        .map(str::to_owned)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_grapheme_is_set_once_and_in_order(text in some_text(), measure in 1_u16..120) {
        let (review, outline) = review(&text);
        let set: String = all_lines(&review, &outline, measure)
            .iter()
            .flat_map(|line| line.glyphs(&review).map(|glyph| review.slice(glyph.span)))
            .collect();
        prop_assert_eq!(visible(&set), visible(&text));
    }

    #[test]
    fn no_line_is_too_wide(text in some_text(), measure in 4_u16..120) {
        let (review, outline) = review(&text);
        for line in all_lines(&review, &outline, measure) {
            let glyphs: Vec<_> = line.glyphs(&review).collect();
            let width = glyphs.last().map_or(0, |last| last.column + last.width) + line.indent;
            prop_assert!(width <= measure || glyphs.len() == 1, "{width} > {measure}");
        }
    }

    #[test]
    fn lines_are_the_same_from_every_side(text in some_text(), measure in 4_u16..120) {
        let (review, outline) = review(&text);
        let down = all_lines(&review, &outline, measure);
        let mut galley = Galley::new(measure, Settings::default());
        prop_assert_eq!(&from_below(&review, &outline, measure), &down);
        for line in &down {
            prop_assert_eq!(galley.at(&review, &outline, line.span.start), Some(line.clone()));
        }
    }

    #[test]
    fn a_position_is_kept_over_changes_of_width(text in some_text(), at in 0_usize..2000) {
        let (review, outline) = review(&text);
        let visible: Vec<usize> = text
            .grapheme_indices(true)
            .filter(|(_, g)| !g.trim().is_empty())
            .map(|(offset, _)| offset)
            .collect();
        prop_assume!(!visible.is_empty());
        let position = Position::at(visible[at % visible.len()]);
        for measure in [72, 20, 111, 5, 72] {
            let page = Galley::new(measure, Settings::default()).page(&review, &outline, position, 10);
            let Some(Row::Text(top)) = page.first() else {
                panic!("no page");
            };
            prop_assert!(top.span.contains(position), "{position:?} not in {top:?} at {measure}");
        }
    }

    #[test]
    fn going_down_a_page_and_up_again_counts_the_same_rows(
        text in some_text(), measure in 4_u16..80, rows in 1_u16..40,
    ) {
        let (review, outline) = review(&text);
        let mut galley = Galley::new(measure, Settings::default());
        let Some(first) = galley.first(&review, &outline) else { return Ok(()); };
        let below = galley.down(&review, &outline, first.clone(), rows);
        let page = galley.page(&review, &outline, first.span.start, rows + 1);
        let last = page.iter().rev().find_map(|row| match row {
            Row::Text(line) => Some(line.clone()),
            Row::Gap => None,
        });
        prop_assert_eq!(Some(&below), last.as_ref());
        let row = Row::Text(below.clone());
        let distance = page.iter().position(|other| *other == row).unwrap() as u16;
        prop_assert_eq!(galley.up(&review, &outline, below, distance), first);
    }
}

#[test]
fn a_long_paragraph_is_cut_and_loses_nothing() {
    let words = "alpha beta gamma delta ".repeat(4000);
    let unbroken = "一二三四五六七八九十".repeat(4000);
    for text in [words, unbroken] {
        let (review, outline) = review(&text);
        let lines = all_lines(&review, &outline, 72);
        let set: String = lines.iter().map(|line| line.text(&review)).collect();
        assert_eq!(set.replace(' ', "").len(), text.replace(' ', "").len());
        let starts: Vec<Position> = lines.iter().map(|line| line.stretch).collect();
        assert!(starts.windows(2).filter(|pair| pair[0] != pair[1]).count() > 5);
    }
}

#[test]
fn texts_nobody_reads_are_walked_to_their_end() {
    for text in [
        format!("((\u{1100}{}", "\u{1100}".repeat(40_000)),
        "\u{1f1ea}".repeat(60_000),
        format!("e{} end", "\u{301}".repeat(60_000)),
        format!("one{}two", " ".repeat(60_000)),
    ] {
        let (review, outline) = review(&text);
        let lines = all_lines(&review, &outline, 40);
        let last = lines.last().unwrap();
        assert_eq!(last.span.end, review.end());
    }
}

#[test]
fn a_page_as_an_editor_would_set_it() {
    let text = "! A Title\n\nAn opening paragraph that runs over a few lines, half-remembered\n\
                and hard-wrapped.\n# Plot: what happens\nA boat leaves.\n\n\
                - first of the items, which is long\n- second\n\nThe end.\n";
    let (review, outline) = review(text);
    insta::assert_snapshot!(plain_lines(&review, &outline, Span::new(Position::START, review.end()), 24, Settings::default()).join("\n"), @r"
    ! A Title

    An opening paragraph
    that runs over a few
    lines, half-remembered
    and hard-wrapped.


    # Plot: what happens

    A boat leaves.

    - first of the items,
      which is long
    - second

    The end.
    ");
    let kinds: Vec<LineKind> = all_lines(&review, &outline, 24)
        .iter()
        .map(|l| l.kind)
        .collect();
    assert_eq!(kinds[0], LineKind::Title);
    assert_eq!(kinds[5], LineKind::Heading(1));
}
