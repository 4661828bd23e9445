//! Places in a review's text: the only currency for them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A byte offset into a review's text, at a grapheme boundary.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(usize);

impl Position {
    /// The beginning of the text.
    pub const START: Self = Self(0);

    /// The position `offset` bytes into the text.
    pub const fn at(offset: usize) -> Self {
        Self(offset)
    }

    /// How many bytes lie before this position.
    pub const fn offset(self) -> usize {
        self.0
    }
}

/// The text from `start` up to, not including, `end`.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "(Position, Position)", into = "(Position, Position)")]
pub struct Span {
    /// Where it begins.
    pub start: Position,
    /// Where it ends, never before `start`.
    pub end: Position,
}

impl From<(Position, Position)> for Span {
    fn from((start, end): (Position, Position)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (Position, Position) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl Span {
    /// The span between two positions; an `end` before `start` gives an empty span at `start`.
    pub fn new(start: Position, end: Position) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The span of a byte range.
    pub fn of(range: Range<usize>) -> Self {
        Self::new(Position::at(range.start), Position::at(range.end))
    }

    /// The bytes it covers, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start.0..self.end.0
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.0.saturating_sub(self.start.0)
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `position` lies in it; its end does not.
    pub fn contains(self, position: Position) -> bool {
        self.start <= position && position < self.end
    }

    /// What it shares with `other`, if that is anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }
}

/// The byte `offset` of `text`, or the start of the character it is inside; the end of `text` where
/// it lies behind that.
pub fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_inside_characters_go_back_to_their_start() {
        let text = "a映b";
        let floors = [0, 1, 2, 3, 4, 5, 9].map(|offset| floor(text, offset));
        assert_eq!(floors, [0, 1, 1, 1, 4, 5, 5]);
    }
}
