//! What is told of a part of a text without that text.

use super::{AnchoredSpan, Content};
use crate::review::{Position, Span};

impl AnchoredSpan {
    /// The text that it was taken from, if that was known to its end.
    pub fn content(&self) -> Option<Content> {
        self.around.content()
    }

    /// Where it began in the text that it was taken from, which orders the parts of one review.
    pub fn place(&self) -> Position {
        self.around.place()
    }

    /// Whether it lies in the text that it was taken from, and the spoilers in it.
    pub(in crate::journal) fn is_within(&self) -> bool {
        let mut spoilers = self.spoilers.iter();
        self.around.has_room_for(&self.quote)
            && spoilers.all(|part| self.quote.get(part.range()).is_some())
    }

    /// The parts of its words that the review marked as spoilers, counted from their start.
    pub fn spoilers(&self) -> &[Span] {
        &self.spoilers
    }
}
