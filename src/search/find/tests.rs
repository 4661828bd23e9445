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
