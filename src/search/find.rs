//! Finding a pattern in a review.

use unicode_segmentation::GraphemeCursor;

use super::fold::{Folded, vanishes};
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
    piece: Folded,
    /// Where in `piece` the next hit is looked for.
    at: usize,
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
            piece: Folded::default(),
            at: 0,
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
        let text = self.piece.text().as_bytes();
        let start = self.at + self.pattern.first_in(text.get(self.at..)?)?;
        let end = start + self.pattern.needle().len();
        if end == text.len() && !self.is_last {
            return None;
        }
        self.at = self.piece.next_part(end);
        Some(Span::of(self.piece.source(start..end)))
    }

    /// Goes on to the next piece, which begins with the first place where a hit may begin that
    /// was not seen yet.
    fn next_piece(&mut self) {
        let unseen = self
            .piece
            .text()
            .len()
            .saturating_sub(self.pattern.needle().len());
        self.resume = self.piece.source_start(unseen.max(self.at));
        // A grapheme may be longer than a piece.
        let is_stuck = self.resume <= self.piece.origin();
        self.size = self.size.saturating_mul(2);
        if !is_stuck {
            self.size = self.size.min(self.full_size);
        }
        self.fold_piece();
    }

    fn fold_piece(&mut self) {
        self.at = 0;
        self.piece.restart(self.resume);
        let blocks = self.review.blocks();
        let first = blocks.partition_point(|block| block.span.end.offset() <= self.resume);
        let to_come = blocks
            .iter()
            .skip(first)
            .take_while(|block| block.span.start.offset() < self.end);
        for (i, block) in to_come.enumerate() {
            if self.piece.text().len() >= self.size {
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
        self.is_last = self.piece.text().len() < self.size;
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
                self.at = self.piece.text().len();
            }
            if self.is_last {
                return None;
            }
            self.next_piece();
        }
    }
}

/// The first place at or after `offset` where a hit may begin: a grapheme boundary, and not
/// inside white space that begins before `offset`.
fn first_part_from(review: &Review, offset: usize) -> usize {
    let block = review
        .block_at(Position::at(offset))
        .and_then(|i| review.blocks().get(i));
    let Some(span) = block.map(|block| block.span) else {
        return offset;
    };
    let (text, base) = (review.slice(span), span.start.offset());
    let Some(inside) = offset.checked_sub(base).filter(|&inside| inside > 0) else {
        return offset;
    };
    let mut inside = grapheme_border(text, inside);
    let (before, behind) = text.split_at_checked(inside).unwrap_or_default();
    if before
        .trim_end_matches(vanishes)
        .ends_with(char::is_whitespace)
    {
        let white = |c: char| c.is_whitespace() || vanishes(c);
        inside += behind.len() - behind.trim_start_matches(white).len();
    }
    base + inside
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
