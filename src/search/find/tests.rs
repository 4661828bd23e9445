//! Pieces do not matter: not for words, not for expressions.

use super::*;
use crate::review::{Block, BlockKind, Facts, Inset};
use crate::search::{Borders, Switches};
use proptest::prelude::*;

fn review_of(lines: &[String]) -> Review {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for line in lines {
        let span = Span::of(text.len()..text.len() + line.len());
        blocks.push(Block {
            span,
            kind: BlockKind::Verse,
            inset: Inset::default(),
            line: 1,
        });
        text.push_str(line);
        text.push('\n');
    }
    Review::new(text, blocks, Facts::default(), Vec::new())
}

fn found(review: &Review, pattern: &Pattern, start: usize, size: usize) -> Vec<Span> {
    let within = Span::new(Position::at(start), review.end());
    Hits::new(review, pattern, within, size).collect()
}

const LINES: &str = "([ab][ \\n]{0,3}|[\\u{ad}é’ßﬁが👩\\u{200d}\\u{301}]){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_size_of_pieces_does_not_matter(
        lines in prop::collection::vec(LINES, 1..5),
        query in "[ab 'sfiが]{1,3}",
        borders in prop::sample::select(vec![Borders::Anywhere, Borders::Words]),
        size in 1_usize..40,
        start in 0_usize..100,
    ) {
        let review = review_of(&lines);
        let switches = Switches { borders, ..Switches::default() };
        if let Ok(Some(pattern)) = Pattern::typed(&query, switches) {
            let small = found(&review, &pattern, start, size);
            prop_assert_eq!(small, found(&review, &pattern, start, PIECE));
        }
    }

    #[test]
    fn nor_does_it_for_several_words(
        lines in prop::collection::vec(LINES, 1..5),
        words in prop::collection::vec("[ab'sfiが]{1,3}", 2..4),
        size in 1_usize..40,
        start in 0_usize..100,
    ) {
        let review = review_of(&lines);
        if let Some(pattern) = Pattern::any_of(&words) {
            let small = found(&review, &pattern, start, size);
            prop_assert_eq!(small, found(&review, &pattern, start, PIECE));
        }
    }
}

proptest! {
    // These texts are long.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn nor_does_it_for_expressions(
        line in "([ab][ \\n]{0,3}|[é’ß]){0,30}",
        times in 1_usize..800,
        expression in r"(\^|\\b|a|b|\[ab\]|\\s|\.|e\?|a\+|\.\*|\(a\|b\)|\\w\{2,5000\}|\$){1,4}",
    ) {
        // Longer than a piece, and than the longest hit.
        let lines = [line.clone(), line.repeat(times), line];
        let review = review_of(&lines);
        if let Ok(pattern) = Pattern::expression(&expression) {
            let small = found(&review, &pattern, 0, 1);
            prop_assert_eq!(small, found(&review, &pattern, 0, 1 << 20));
        }
    }
}

#[test]
fn the_first_hit_comes_from_a_small_piece() {
    let review = review_of(&["word ".repeat(100_000)]);
    let pattern = Pattern::new("word").unwrap();
    let mut hits = Hits::new(&review, &pattern, Span::of(0..500_000), PIECE);
    assert_eq!(hits.next(), Some(Span::of(0..4)));
    assert!(hits.piece.bytes().len() < 2 * FIRST_PIECE);
    assert_eq!(hits.by_ref().count(), 99_999);
    assert!(hits.piece.bytes().len() < 2 * PIECE);
}

/// All hits, looked for in spans of so many bytes one after the other.
fn found_in_spans(review: &Review, pattern: &Pattern, len: usize) -> Vec<Span> {
    let end = review.end().offset();
    let mut hits: Vec<Span> = Vec::new();
    for start in (0..end).step_by(len) {
        let from = hits.last().map_or(start, |hit| hit.end.offset().max(start));
        let within = Span::of(from..(start + len).max(from));
        hits.extend(Hits::new(review, pattern, within, PIECE).begun_at_start());
    }
    hits
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nor_do_the_spans_in_which_they_are_looked_for(
        lines in prop::collection::vec(LINES, 1..5),
        query in r"[ab 'sfiが]{1,3}|/(\^|\\b|a|b|\[ab\]|\\s|\.|e\?|a\+|\$){1,4}",
        borders in prop::sample::select(vec![Borders::Anywhere, Borders::Words]),
        len in 1_usize..60,
    ) {
        let review = review_of(&lines);
        let switches = Switches { borders, ..Switches::default() };
        let pattern = match query.strip_prefix('/') {
            Some(expression) => Pattern::expression(expression).ok(),
            None => Pattern::typed(&query, switches).ok().flatten(),
        };
        if let Some(pattern) = pattern {
            let whole = found(&review, &pattern, 0, PIECE);
            prop_assert_eq!(found_in_spans(&review, &pattern, len), whole);
        }
    }
}

#[test]
fn what_lies_behind_the_span_is_not_looked_through() {
    let review = review_of(&["word ".repeat(100_000)]);
    let pattern = Pattern::new("none").unwrap();
    let mut hits = Hits::new(&review, &pattern, Span::of(0..10_000), PIECE);
    assert_eq!(hits.next(), None);
    assert!(hits.resume < 10_000);
    assert!(hits.piece.bytes().len() < 10_000);
}
