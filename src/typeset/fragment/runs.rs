//! Keeping a name or a phrase that is read from the other side on one line.

use super::pieces::Piece;
use crate::review::{Review, Span};
use crate::typeset::direction::Direction;

/// Joins the pieces of each run that is read from the other side than the text around it, with what
/// stands between its words, where it takes no more than half of `widest` columns: broken over two
/// lines, its beginning would stand where one looks for its end.
pub(super) fn join(review: &Review, span: Span, widest: u16, pieces: &mut Vec<Piece>) {
    let base = Direction::of(review.slice(span));
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut rest = pieces.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let behind = match direction(review, first) {
            Some(direction) if direction != base => run(review, others, base),
            Some(_) | None => 0,
        };
        let (run, after) = others.split_at(behind);
        let whole = run.iter().fold(*first, |whole, piece| whole.with(piece));
        if whole.columns_at_end() <= widest / 2 {
            joined.push(whole);
        } else {
            joined.push(*first);
            joined.extend_from_slice(run);
        }
        rest = after;
    }
    *pieces = joined;
}

/// How many of these pieces belong to a run against `base` that began before them.
fn run(review: &Review, pieces: &[Piece], base: Direction) -> usize {
    let told = pieces.iter().map(|piece| direction(review, piece));
    let until = told
        .clone()
        .position(|told| told == Some(base))
        .unwrap_or(pieces.len());
    let last = told.take(until).collect::<Vec<_>>();
    last.iter()
        .rposition(Option::is_some)
        .map_or(0, |last| last + 1)
}

fn direction(review: &Review, piece: &Piece) -> Option<Direction> {
    Direction::first(review.slice(Span::of(piece.start..piece.end)))
}
