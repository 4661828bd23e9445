//! What is told of a part of a text without that text.

use super::AnchoredSpan;
use crate::review::Position;

impl AnchoredSpan {
    /// Where it began in the text that it was taken from, which orders the parts of one review.
    pub fn place(&self) -> Position {
        self.around.place()
    }
}
