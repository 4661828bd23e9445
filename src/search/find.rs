//! Finding a pattern in a review.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::fold::{Case, Folding, fold};
use super::pattern::Pattern;
use crate::review::{Position, Review, Span};

/// Hits that begin inside `within`, in the order of the text, not overlapping.
///
/// A hit lies in one block, on grapheme boundaries. The text is folded piece by piece as hits
/// are asked for, so that the first comes at once, memory stays small, and the search can be
/// given up at any time.
pub fn find<'a>(
    review: &'a Review,
    pattern: &'a Pattern,
    within: Span,
) -> impl Iterator<Item = Span> + 'a {
    Hits::new(review, pattern, within, PIECE)
}

/// How many folded bytes are searched at once, when the first small pieces held no hit.
const PIECE: usize = 128 * 1024;

/// How many folded bytes are searched first; pieces double from there.
const FIRST_PIECE: usize = 4 * 1024;

/// The hits that are still to come.
struct Hits<'a> {
    review: &'a Review,
    pattern: &'a Pattern,
    /// No hit begins here or later.
    end: usize,
    /// Where in the text the next piece begins.
    resume: usize,
    /// The folded text that is being searched: blocks, or parts of them, and borders between.
    piece: Folding,
    /// Where in `piece` the next hit is looked for.
    at: usize,
    /// What makes the way back from the next hit short.
    hint: usize,
    /// Whether nothing follows `piece`.
    is_last: bool,
    /// How long the next piece is, and how long pieces become.
    size: usize,
    full_size: usize,
}

impl<'a> Hits<'a> {
    fn new(review: &'a Review, pattern: &'a Pattern, within: Span, full_size: usize) -> Self {
        // Pieces overlap by the length of the pattern.
        let shortest = pattern.needle().len().saturating_mul(2);
        let mut hits = Self {
            review,
            pattern,
            end: within.end.offset(),
            resume: first_part_from(review, within.start.offset()),
            piece: Folding::default(),
            at: 0,
            hint: 0,
            is_last: false,
            size: FIRST_PIECE.min(full_size).max(shortest),
            full_size: full_size.max(shortest),
        };
        hits.fold_piece();
        hits
    }

    /// The next hit in the piece. One that touches the end of a piece is left to the next piece,
    /// which begins before it: white space there may go on, and a pattern may.
    fn next_in_piece(&mut self) -> Option<Span> {
        let text = self.piece.bytes();
        let start = self.at + self.pattern.first_in(text.get(self.at..)?)?;
        let end = start + self.pattern.needle().len();
        if end == text.len() && !self.is_last {
            return None;
        }
        let back = self.piece.map().back(&mut self.hint, start..end);
        self.at = back.next;
        Some(Span::of(back.source))
    }

    /// Goes on to the next piece, which begins with the first place where a hit may begin that
    /// was not seen yet.
    fn next_piece(&mut self) {
        let text = self.piece.bytes();
        let mut unseen = text.len().saturating_sub(self.pattern.needle().len());
        while text
            .get(unseen)
            .is_some_and(|&byte| is_inside_character(byte))
        {
            unseen -= 1;
        }
        self.resume = self.piece.map().start(unseen.max(self.at));
        // A grapheme may be longer than a piece.
        let is_stuck = self.resume <= self.piece.map().origin();
        self.size = self.size.saturating_mul(2);
        if !is_stuck {
            self.size = self.size.min(self.full_size);
        }
        self.fold_piece();
    }

    fn fold_piece(&mut self) {
        (self.at, self.hint) = (0, 0);
        self.piece.restart(self.resume);
        let blocks = self.review.blocks();
        let first = blocks.partition_point(|block| block.span.end.offset() <= self.resume);
        let to_come = blocks
            .iter()
            .skip(first)
            .take_while(|block| block.span.start.offset() < self.end);
        for (i, block) in to_come.enumerate() {
            if self.piece.bytes().len() >= self.size {
                return;
            }
            let start = block.span.start.offset().max(self.resume);
            if i == 0 {
                self.piece.restart(start);
            } else {
                self.piece.push_border(start);
            }
            let text = self.review.text().get(start..block.span.end.offset());
            self.piece.push(
                text.unwrap_or_default(),
                start,
                self.pattern.case(),
                self.size,
            );
        }
        self.is_last = self.piece.bytes().len() < self.size;
    }
}

impl Iterator for Hits<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            if let Some(hit) = self.next_in_piece() {
                if hit.start.offset() < self.end {
                    return Some(hit);
                }
                self.is_last = true;
                self.at = self.piece.bytes().len();
            }
            if self.is_last {
                return None;
            }
            self.next_piece();
        }
    }
}

/// Whether a byte of UTF-8 is not the first of its character.
fn is_inside_character(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The first place at or after `offset` where a hit may begin: a grapheme boundary, and not
/// inside white space that begins before `offset`.
fn first_part_from(review: &Review, offset: usize) -> usize {
    let block = review
        .block_at(Position::at(offset))
        .and_then(|i| review.blocks().get(i))
        .filter(|block| block.span.contains(Position::at(offset)));
    let Some(span) = block.map(|block| block.span) else {
        return offset;
    };
    let (text, base) = (review.slice(span), span.start.offset());
    let border = grapheme_border(text, offset - base);
    let (before, behind) = text.split_at_checked(border).unwrap_or_default();
    let folds_to = |part: &str, to: &str| fold(part, Case::Exact).text() == to;
    let is_behind_space = before
        .graphemes(true)
        .rev()
        .find(|part| !folds_to(part, ""))
        .is_some_and(|part| folds_to(part, " "));
    let space: usize = behind
        .graphemes(true)
        .take_while(|part| is_behind_space && (folds_to(part, "") || folds_to(part, " ")))
        .map(str::len)
        .sum();
    base + border + space
}

/// The first grapheme boundary of `text` at or after `offset`.
fn grapheme_border(text: &str, offset: usize) -> usize {
    let offset = (offset..text.len())
        .find(|&it| text.is_char_boundary(it))
        .unwrap_or(text.len());
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    if cursor.is_boundary(text, 0) == Ok(true) {
        return offset;
    }
    cursor
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Block, BlockKind, Facts, Inset};
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn the_size_of_pieces_does_not_matter(
            lines in prop::collection::vec("([ab][ \n]{0,3}|[\u{ad}é’ßﬁが👩\u{200d}\u{301}]){0,40}", 1..5),
            query in "[ab 'sfiが]{1,3}",
            size in 1_usize..40,
            start in 0_usize..100,
        ) {
            let review = review_of(&lines);
            let Some(pattern) = Pattern::new(&query) else {
                return Ok(());
            };
            let within = Span::new(Position::at(start), review.end());
            let small: Vec<Span> = Hits::new(&review, &pattern, within, size).collect();
            let large: Vec<Span> = Hits::new(&review, &pattern, within, PIECE).collect();
            prop_assert_eq!(small, large);
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
}
