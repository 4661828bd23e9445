//! What is told of a place without its text.

use super::{Anchor, Content};
use crate::review::Position;

impl Anchor {
    /// The text that it was taken from, if that was known to its end.
    pub fn content(&self) -> Option<Content> {
        self.content
    }

    /// Where it was in the text that it was taken from, which orders the places of one review.
    pub fn place(&self) -> Position {
        self.place
    }

    /// Whether `words` that begin at it end within the text that it was taken from.
    pub(in crate::journal) fn has_room_for(&self, words: &str) -> bool {
        let end = self.place.offset().checked_add(words.len());
        end.is_some_and(|end| end <= self.length)
    }

    /// The bytes of the text that it was taken from.
    pub(in crate::journal) fn length(&self) -> usize {
        self.length
    }

    /// The words of its line, as far as they are kept: those it stands before, else those before it.
    pub fn line(&self) -> &str {
        let behind = self.behind.trim_start().lines().next();
        let before = || self.before.trim_end().lines().next_back();
        let line = behind.or_else(before).unwrap_or_default();
        line.trim()
    }

    /// The same with a sign for what is not kept of it.
    pub fn line_told(&self) -> String {
        let line = self.line();
        let behind = self.behind.trim_start();
        let ends = behind.contains('\n') || self.place.offset() + self.behind.len() >= self.length;
        if ends || !behind.starts_with(line) || line.is_empty() {
            return line.to_owned();
        }
        format!("{line}…")
    }
}
