//! Finding a pattern in a review.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::fold::{Case, Folding, fold};
use super::pattern::{Behind, Pattern, Step, boundary_at};
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

/// As [`find`], but where a hit that begins before `within` ends inside of it, hits may begin there all
/// the same: what goes on where another search ended finds what that would have found.
pub fn find_on<'a>(
    review: &'a Review,
    pattern: &'a Pattern,
    within: Span,
) -> impl Iterator<Item = Span> + 'a {
    Hits::new(review, pattern, within, PIECE).begun_at_start()
}

/// How many folded bytes are searched at once, when the first small pieces held no hit.
const PIECE: usize = 128 * 1024;

/// How many folded bytes are searched first; pieces double from there.
const FIRST_PIECE: usize = 4 * 1024;

/// The most bytes before the place where a search begins that are looked at with it.
const LEAD: usize = 64 * 1024;

/// The hits that are still to come.
struct Hits<'a> {
    review: &'a Review,
    pattern: &'a Pattern,
    /// No hit begins before this place.
    start: usize,
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
    /// What follows `piece`.
    behind: Behind,
    /// How long the next piece is, and how long pieces become.
    size: usize,
    full_size: usize,
    /// The least length of a piece in which every hit can be seen.
    least: usize,
}

impl<'a> Hits<'a> {
    fn new(review: &'a Review, pattern: &'a Pattern, within: Span, full_size: usize) -> Self {
        // Pieces overlap by the length of the longest hit.
        let least = pattern.matcher().longest().saturating_mul(2);
        let start = first_part_from(review, within.start.offset());
        let mut hits = Self {
            review,
            pattern,
            start,
            end: within.end.offset(),
            resume: if pattern.matcher().looks_back() {
                lead(review, start)
            } else {
                start
            },
            piece: Folding::default(),
            at: 0,
            hint: 0,
            behind: Behind::More,
            size: FIRST_PIECE.min(full_size).max(least),
            full_size: full_size.max(least),
            least,
        };
        hits.fold_piece();
        hits
    }

    /// Looks for the first hit where it may begin at the earliest; what stands before that is only
    /// looked at.
    fn begun_at_start(mut self) -> Self {
        let folded_to = |piece: &Folding| piece.map().part(piece.bytes().len()).0;
        while self.behind == Behind::More && folded_to(&self.piece) <= self.start {
            self.size = self.size.saturating_mul(2);
            self.fold_piece();
        }
        let at = self.piece.map().folded(self.start);
        self.at = at.min(self.piece.bytes().len());
        self
    }

    /// Goes on to the next piece, which begins with the character before the folded place `seen`:
    /// no hit that begins before that is still to be found.
    fn next_piece(&mut self, seen: usize) {
        let text = self.piece.bytes();
        let mut before = boundary_at(text, seen.saturating_sub(1));
        // A piece never begins with a border.
        if text.get(before) == Some(&b'\n') {
            before = seen;
        }
        let (source, folded) = self.piece.map().part(before);
        if source >= self.end {
            (self.behind, self.at) = (Behind::Nothing, text.len());
            return;
        }
        self.resume = source;
        // A grapheme may be longer than a piece.
        let is_stuck = source <= self.piece.map().origin();
        self.size = self.size.saturating_mul(2);
        if !is_stuck {
            // What lies behind the last place where a hit may begin need not be folded with it.
            let rest = self.end.saturating_sub(source).saturating_add(self.least);
            self.size = self.size.min(self.full_size).min(rest);
        }
        self.fold_piece();
        self.at = seen - folded;
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
                self.pattern.alike(),
                self.size,
            );
        }
        if self.piece.bytes().len() < self.size {
            self.behind = Behind::Nothing;
        }
    }
}

impl Iterator for Hits<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            let text = self.piece.bytes();
            match self.pattern.matcher().next(text, self.at, self.behind) {
                Step::Hit(hit) => {
                    let back = self.piece.map().back(&mut self.hint, hit);
                    self.at = back.next;
                    if back.source.start >= self.end {
                        self.behind = Behind::Nothing;
                        self.at = text.len();
                    } else if back.source.start >= self.start {
                        return Some(Span::of(back.source));
                    }
                }
                Step::Seen(_) if self.behind == Behind::Nothing => return None,
                Step::Seen(seen) => self.next_piece(seen),
            }
        }
    }
}

/// Where folding begins so that it is known at `start` what stands before it: with its block, or
/// not much earlier.
fn lead(review: &Review, start: usize) -> usize {
    let block = review.block_at(Position::at(start));
    let Some(block) = block.and_then(|index| review.blocks().get(index)) else {
        return start;
    };
    let begins = block.span.start.offset();
    if start.saturating_sub(begins) <= LEAD {
        return begins.min(start);
    }
    begins + grapheme_border(review.slice(block.span), start - LEAD - begins)
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
mod tests;
