//! A text in which places are found again.

use std::cell::OnceCell;

use super::Content;
use super::anchor::Ground;
use crate::review::{Review, floor};

/// Bytes of the longest text that is looked through as a whole.
const WHOLE: usize = 4 * 1024 * 1024;

/// Bytes that are looked through of a longer one, on each side of where something is expected.
const AROUND: usize = WHOLE / 4;

/// A text in which many places, parts and marks are found again: it is looked through once, and not
/// at all where it is the text in which they were made.
#[derive(Debug)]
pub struct Reread<'a> {
    review: &'a Review,
    content: Option<Content>,
    whole: OnceCell<Ground>,
}

impl<'a> Reread<'a> {
    /// A review whose text is `content`, if that is known.
    pub fn new(review: &'a Review, content: Option<Content>) -> Self {
        Self {
            review,
            content,
            whole: OnceCell::new(),
        }
    }

    /// The review.
    pub fn review(&self) -> &'a Review {
        self.review
    }

    /// What its text is known by.
    pub fn content(&self) -> Option<Content> {
        self.content
    }

    /// Looks in what is to be looked through for something that is `expected` at one of these places.
    pub(super) fn in_ground<T>(&self, expected: [usize; 2], look: impl FnOnce(&Ground) -> T) -> T {
        let text = self.review.text();
        if text.len() <= WHOLE {
            return look(self.whole.get_or_init(|| Ground::of(text, 0..text.len())));
        }
        let [first, second] = expected;
        // Places far from each other cannot both be looked around.
        let second = second.clamp(
            first.saturating_sub(2 * AROUND),
            first.saturating_add(2 * AROUND),
        );
        let start = floor(text, first.min(second).saturating_sub(AROUND));
        let end = floor(text, first.max(second).saturating_add(AROUND));
        look(&Ground::of(text, start..end))
    }
}
