//! The parts of a text that are laid out as one, found from any position.

mod cut;
mod gap;
mod part;
pub(super) mod sentence;

use super::LineKind;
use crate::outline::Outline;
use crate::review::{Inset, Position, Review, Span};
use part::Part;

/// A part of a text that is wrapped as one: a block, or the part of a block before, of or after a
/// heading that stands inside it, or a piece of a very long one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its text, without the white space around it.
    pub span: Span,
    /// What its lines are lines of.
    pub kind: LineKind,
    /// How its text becomes lines.
    pub shape: Shape,
    /// How far in it stands.
    pub inset: Inset,
    /// Blank rows above it.
    pub gap: u16,
    /// The quotes that what stands above it is in too.
    pub shared_quotes: u8,
    /// Whether it is the beginning of its part.
    pub place: Place,
    /// Where it was cut from what follows: behind the white space at its end.
    until: Position,
}

/// How a text becomes lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// It is wrapped at its spaces.
    Running {
        /// Bytes of a list marker at its start, behind which further lines hang.
        marker: u8,
    },
    /// It is running text that may be told from what is above by how its first line begins: a
    /// paragraph right below a paragraph.
    Following,
    /// It is a line of verse: what is turned over hangs.
    Verse,
    /// Its blanks count, and it is cut where there is no more room.
    Preformatted,
    /// It is a row of this table.
    Row {
        /// The table in [`Review::tables`].
        table: u32,
    },
    /// It is a rule.
    Rule,
    /// It is a rule right below a line, as long as that.
    Underline,
}

/// Where a stretch stands in its block, or in the part of one that a heading sets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At its beginning.
    First,
    /// Behind another piece of it: it was too long to be laid out at once.
    Further,
}

impl Stretch {
    /// The stretch that holds `position`; the white space before a stretch belongs to it. `None`
    /// only when the review has no block.
    pub fn at(review: &Review, outline: &Outline, position: Position) -> Option<Self> {
        Part::at(review, outline, position).map(|part| part.cut_at(review, outline, position))
    }

    /// The stretch below this one.
    pub fn after(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let next = Self::at(review, outline, self.until)?;
        let below = next.span.start >= self.span.end && next.span.start > self.span.start;
        below.then_some(next)
    }

    /// The stretch below the block, or the part of one, that this one is a piece of.
    pub(super) fn after_part(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let end = Part::at(review, outline, self.span.start)?.span.end;
        let next = Self::at(review, outline, end)?;
        (next.span.start >= end && next.span.start > self.span.start).then_some(next)
    }

    /// The first piece of the block, or the part of one, that this one is a piece of.
    pub(super) fn first_of_part(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let start = Part::at(review, outline, self.span.start)?.span.start;
        Self::at(review, outline, start)
    }

    /// The stretch above this one.
    pub fn before(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let part = Part::at(review, outline, self.span.start)?;
        if part.span.start < self.span.start {
            let inside = Position::at(self.span.start.offset() - 1);
            return Some(part.cut_at(review, outline, inside));
        }
        let above = part.before(review, outline)?;
        let last = Position::at(above.span.end.offset() - 1);
        Some(above.cut_at(review, outline, last))
    }
}
