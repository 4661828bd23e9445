//! Pieces that are kept together, as far as there is room.

use super::breaks::Bond;
use super::pieces::Piece;
use crate::review::{Review, Span, is_written_together, joins_lines};

/// Letters of a word that does not stand alone on the last line.
const FEWEST_LETTERS: usize = 5;

/// Joins the pieces that are kept together where they take no more than `widest` columns, and a
/// short last word with the one before it.
pub(super) fn join(review: &Review, mut pieces: Vec<Piece>, widest: u16) -> Vec<Piece> {
    let has = |bond: Bond| pieces.iter().any(|piece| piece.bond == bond);
    let (has_whole, has_kept) = (has(Bond::Whole), has(Bond::Kept));
    if has_whole {
        part_too_wide(&mut pieces, widest);
    }
    if has_whole || has_kept {
        pieces = join_kept(&pieces, widest);
    }
    if let [.., before, last] = pieces.as_slice()
        && is_short(review.slice(Span::of(last.start..last.end)))
        && before.with(last).columns_at_end() <= widest
    {
        let joined = before.with(last);
        pieces.truncate(pieces.len() - 2);
        pieces.push(joined);
    }
    pieces
}

/// Whether a last line of this text is too little. Scripts without blanks between words, which fill
/// their lines, are left to the penalty of a short last line.
fn is_short(text: &str) -> bool {
    let is_filling = text
        .chars()
        .any(|c| joins_lines(c) || is_written_together(c));
    !is_filling
        && text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .nth(FEWEST_LETTERS - 1)
            .is_none()
}

/// Takes the bonds from the parts of words that do not fit as a whole.
fn part_too_wide(pieces: &mut [Piece], widest: u16) {
    let is_whole = |first: &Piece, _: &Piece| first.bond == Bond::Whole;
    for word in pieces.chunk_by_mut(is_whole) {
        let whole = word.iter().copied().reduce(|whole, next| whole.with(&next));
        if whole.is_some_and(|whole| whole.columns_at_end() > widest) {
            let parts = word.len() - 1;
            for part in word.iter_mut().take(parts) {
                part.bond = Bond::None;
            }
        }
    }
}

/// Joins each piece with the next where a bond and the room allow it.
fn join_kept(pieces: &[Piece], widest: u16) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if last.bond != Bond::None && last.with(piece).columns_at_end() <= widest =>
            {
                *last = last.with(piece);
            }
            _ => joined.push(*piece),
        }
    }
    joined
}
