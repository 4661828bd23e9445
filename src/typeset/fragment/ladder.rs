//! Lines one below the other that all end in a hyphen: a ladder, which the eye climbs.

use std::ops::Range;

use super::pieces::{Hyphen, Piece};
use crate::review::{Review, Span};

/// Joins pieces that were broken at the end of a line next to another one that ends in a hyphen, and
/// tells whether it did. `lines` are the pieces of each line; what is joined takes at most `widest`
/// columns. Of two breaks that were made the lower one goes.
pub(super) fn shorten(
    review: &Review,
    lines: &[Range<usize>],
    widest: u16,
    pieces: &mut Vec<Piece>,
) -> bool {
    let mut ends: Vec<(usize, End)> = lines
        .iter()
        .filter_map(|line| line.end.checked_sub(1))
        .filter_map(|last| Some((last, end(review, pieces.get(last)?))))
        .collect();
    let mut joined = Vec::new();
    for at in 1..ends.len() {
        let (above, here) = (ends.get(at - 1).copied(), ends.get(at).copied());
        let (Some((upper, above)), Some((lower, here))) = (above, here) else {
            continue;
        };
        let (index, last) = match (above, here) {
            (End::Broken | End::Hyphen, End::Broken) => (at, lower),
            (End::Broken, End::Hyphen) => (at - 1, upper),
            (End::Plain | End::Hyphen, _) | (End::Broken, End::Plain) => continue,
        };
        let pair = pieces.get(last).zip(pieces.get(last + 1));
        if pair.is_some_and(|(one, other)| one.with(other).columns_at_end() <= widest) {
            joined.push(last);
            if let Some(end) = ends.get_mut(index) {
                end.1 = End::Plain;
            }
        }
    }
    joined.sort_unstable();
    for &last in joined.iter().rev() {
        let next = (last + 1 < pieces.len()).then(|| pieces.remove(last + 1));
        if let Some((piece, next)) = pieces.get_mut(last).zip(next) {
            *piece = piece.with(&next);
        }
    }
    !joined.is_empty()
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Without a hyphen.
    Plain,
    /// Behind a hyphen of the text.
    Hyphen,
    /// With a hyphen that is drawn.
    Broken,
}

fn end(review: &Review, last: &Piece) -> End {
    let text = review.slice(Span::of(last.start..last.end));
    match last.hyphen {
        Hyphen::Drawn => End::Broken,
        Hyphen::None if text.ends_with(['-', '‐']) => End::Hyphen,
        Hyphen::None => End::Plain,
    }
}
