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
        if fitting(pieces, last, widest).is_some() {
            joined.push(last);
            if let Some(end) = ends.get_mut(index) {
                end.1 = End::Plain;
            }
        }
    }
    joined.sort_unstable();
    let before = pieces.len();
    for &last in joined.iter().rev() {
        // What stands behind it may have been joined itself by now, and be too wide.
        if let Some(whole) = fitting(pieces, last, widest)
            && let Some(piece) = pieces.get_mut(last)
        {
            *piece = whole;
            pieces.remove(last + 1);
        }
    }
    pieces.len() < before
}

/// A piece and the one behind it as one, where that takes at most `widest` columns.
fn fitting(pieces: &[Piece], at: usize, widest: u16) -> Option<Piece> {
    let whole = pieces.get(at)?.with(pieces.get(at + 1)?);
    (whole.columns_at_end() <= widest).then_some(whole)
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

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;
    use crate::review::{Facts, Position};

    #[test]
    fn what_is_joined_twice_is_no_wider_than_a_line() {
        let text = "aaaaaa\u{ad}bbbbbb\u{ad}cccccc\u{ad}dddddd-eeeeee";
        let review = Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new());
        let span = Span::new(Position::START, review.end());
        let mut pieces = pieces(&review, span, 14, None);
        // Both the third piece with the second, and the fourth with the third, would fit.
        let lines: Vec<_> = (0..pieces.len()).map(|at| at..at + 1).collect();
        assert!(shorten(&review, &lines, 14, &mut pieces));
        let left = pieces
            .iter()
            .map(|piece| review.slice(Span::of(piece.start..piece.end)))
            .map(|text| text.replace('\u{ad}', ""));
        let left: Vec<String> = left.collect();
        assert_eq!(left, ["aaaaaa", "bbbbbb", "ccccccdddddd-", "eeeeee"]);
    }
}
