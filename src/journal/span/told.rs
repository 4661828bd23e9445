//! What is told of a part of a text without that text.

use super::{AnchoredSpan, Content};
use crate::review::Position;

impl AnchoredSpan {
    /// The text that it was taken from, if that was known to its end.
    pub fn content(&self) -> Option<Content> {
        self.around.content()
    }

    /// Where it began in the text that it was taken from, which orders the parts of one review.
    pub fn place(&self) -> Position {
        self.around.place()
    }
}
