//! Sentences: the one that holds a position, and where those beside it begin.
//!
//! Only what is near is looked at, so that a text without a stop costs no more than a screenful: in
//! one that goes on for too long without an end, the pieces it is laid out in count as sentences.

mod starts;
mod words;

use super::Stretch;
use super::cut::CUT_AFTER;
use super::part::Part;
use crate::outline::Outline;
use crate::review::{BlockKind, CELL, Position, Review, Span, floor};
use crate::typeset::LineKind;
use starts::starts;

/// The bytes around a position that are looked at first, and at most.
const NEAR: usize = 1024;
const FAR: usize = 8 * 1024;

/// The bytes at the ends of what is looked at in which a sentence cannot be told to begin, as what
/// decides it lies outside.
const EDGE: usize = 64;

/// The sentence that holds `position`, without the white space behind it. A heading, a line of
/// preformatted text and a rule are one each; list items, lines of verse and the cells of tables
/// end a sentence. White space belongs to the sentence before it, but at the start of a block to
/// the one behind it. `None` only when the review has no block.
pub fn sentence_at(review: &Review, outline: &Outline, position: Position) -> Option<Span> {
    let unit = Unit::at(review, outline, position)?;
    let position = unit.clamp(position);
    let start = unit.start_at(review, outline, position);
    let end = unit.start_behind(review, outline, position);
    let whole = Span::new(start, end.unwrap_or(unit.span.end));
    let text = review.slice(whole).trim_end();
    Some(Span::of(start.offset()..start.offset() + text.len()))
}

/// Where the sentence behind the one that holds `position` begins; `None` behind the last.
pub fn sentence_after(review: &Review, outline: &Outline, position: Position) -> Option<Position> {
    let unit = Unit::at(review, outline, position)?;
    let next = unit.start_behind(review, outline, unit.clamp(position));
    next.or_else(|| Some(unit.after(review, outline)?.span.start))
}

/// Where the sentence that holds `position` begins, or, at its start, the one before it; `None` at
/// the start of the first.
pub fn sentence_before(review: &Review, outline: &Outline, position: Position) -> Option<Position> {
    let unit = Unit::at(review, outline, position)?;
    let here = unit.clamp(position);
    let start = unit.start_at(review, outline, here);
    if start < position {
        return Some(start);
    }
    if unit.span.start < start {
        let before = Position::at(floor(review.text(), start.offset() - 1));
        return Some(unit.start_at(review, outline, before));
    }
    let above = unit.before(review, outline)?;
    let last = Position::at(floor(review.text(), above.span.end.offset() - 1));
    Some(above.start_at(review, outline, above.clamp(last)))
}

/// What no sentence reaches out of: a block, the part of one that a heading sets apart, a cell.
#[derive(Debug, Clone, Copy)]
struct Unit {
    span: Span,
    /// Where its running text begins, behind a marker; its end where it is one sentence.
    running: Position,
    part: Part,
}

impl Unit {
    fn at(review: &Review, outline: &Outline, position: Position) -> Option<Self> {
        let part = Part::at(review, outline, position)?;
        // A longer row is laid out as running text.
        let has_cells = matches!(part.block.kind, BlockKind::TableRow { .. })
            && part.kind == LineKind::Body
            && part.span.len() <= CUT_AFTER;
        let span = if has_cells {
            cell(review, part.span, position)
        } else {
            part.span
        };
        let running = match (part.kind, part.block.kind) {
            (LineKind::Body | LineKind::Head | LineKind::Names, BlockKind::ListItem { marker })
                if span.start == part.block.span.start =>
            {
                Position::at(span.start.offset() + usize::from(marker))
            }
            (LineKind::Body | LineKind::Head | LineKind::Names, _) => span.start,
            (LineKind::Title | LineKind::Heading(_) | LineKind::Code | LineKind::Rule(_), _) => {
                span.end
            }
        };
        Some(Self {
            span,
            running: running.min(span.end),
            part,
        })
    }

    /// `position`, or the nearest in the unit.
    fn clamp(&self, position: Position) -> Position {
        position.clamp(self.span.start, self.span.end)
    }

    /// Where the sentence begins that holds `position`.
    fn start_at(&self, review: &Review, outline: &Outline, position: Position) -> Position {
        let begin = self.running.offset();
        let mut far = NEAR;
        loop {
            let from = position.offset().saturating_sub(far).max(begin);
            let to = position.offset() + NEAR;
            let found = self.starts(review, from, to).filter(|at| *at <= position);
            if let Some(found) = found.last() {
                return found;
            }
            if from <= begin {
                return self.span.start;
            }
            if far >= FAR {
                let piece = Stretch::at(review, outline, position);
                return piece.map_or(self.span.start, |piece| piece.span.start.min(position));
            }
            far = FAR;
        }
    }

    /// Where the next sentence of the unit begins, if there is one.
    fn start_behind(
        &self,
        review: &Review,
        outline: &Outline,
        position: Position,
    ) -> Option<Position> {
        let mut far = NEAR;
        loop {
            let from = position.offset().saturating_sub(NEAR);
            let to = position.offset() + far;
            let found = self.starts(review, from, to).find(|at| *at > position);
            if found.is_some() || to >= self.span.end.offset() {
                return found;
            }
            if far >= FAR {
                let piece = Stretch::at(review, outline, position)?;
                let next = piece.after(review, outline)?.span.start;
                return (next > position && next < self.span.end).then_some(next);
            }
            far = FAR;
        }
    }

    /// Where sentences are sure to begin between two offsets, but at the start of the unit.
    fn starts<'a>(
        &self,
        review: &'a Review,
        from: usize,
        to: usize,
    ) -> impl Iterator<Item = Position> + use<'a> {
        let (begin, end) = (self.running.offset(), self.span.end.offset());
        let text = review.text();
        let from = floor(text, from.max(begin));
        let to = floor(text, to.min(end)).max(from);
        let least = if from == begin { begin } else { from + EDGE };
        let most = if to == end { end } else { to - EDGE.min(to) };
        let window = text.get(from..to).unwrap_or_default();
        let found = starts(window).map(move |at| from + at);
        found
            .filter(move |at| (least..most).contains(at))
            .map(Position::at)
    }

    fn after(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let rest = Span::new(self.span.end, self.part.span.end);
        let blank = rest.len() - review.slice(rest).trim_start().len();
        if blank < rest.len() {
            // Behind the marks between the cells.
            let next = Position::at(rest.start.offset() + blank);
            return Self::at(review, outline, next);
        }
        let mut part = self.part;
        loop {
            let below = Part::at(review, outline, part.span.end)?;
            if below.span.start < part.span.end || below.span.start <= part.span.start {
                return None;
            }
            part = below;
            // The first cells of a row may be empty, or all of them.
            let text = review.slice(part.span);
            let blank = text.len() - text.trim_start().len();
            if blank < text.len() {
                let next = Position::at(part.span.start.offset() + blank);
                return Self::at(review, outline, next);
            }
        }
    }

    fn before(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let mut part = self.part;
        let mut head = Span::new(part.span.start, self.span.start);
        loop {
            let length = review.slice(head).trim_end().len();
            if length > 0 {
                let last = floor(review.text(), head.start.offset() + length - 1);
                return Self::at(review, outline, Position::at(last));
            }
            part = part.before(review, outline)?;
            head = part.span;
        }
    }
}

/// The cell of the row `row` that holds `position`, without the white space around its text.
fn cell(review: &Review, row: Span, position: Position) -> Span {
    let at = position.clamp(row.start, row.end);
    let before = review.slice(Span::new(row.start, at));
    let start = before.rfind(CELL).map_or(0, |mark| mark + CELL.len_utf8());
    let behind = review.slice(Span::new(at, row.end));
    let end = behind.find(CELL).unwrap_or(behind.len());
    let whole = Span::of(row.start.offset() + start..at.offset() + end);
    let text = review.slice(whole);
    let blank = text.len() - text.trim_start().len();
    let end = whole.start.offset() + text.trim_end().len();
    Span::of((whole.start.offset() + blank).min(end)..end)
}
