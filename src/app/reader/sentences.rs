//! Moving by sentences.

use super::Reader;
use crate::typeset::{sentence_after, sentence_at, sentence_before};

impl Reader {
    /// Moves to the start of the next sentence, which may be in the midst of a line. What is passed
    /// counts as read; of the last sentence all.
    pub fn next_sentence(&mut self) {
        let Some(open) = self.open() else { return };
        let (review, outline) = (&open.review, &open.outline);
        let here = self.reading_on();
        let next = sentence_after(review, outline, here);
        let passed = next.or_else(|| {
            let last = sentence_at(review, outline, here)?;
            Some(last.end)
        });
        if let Some(passed) = passed {
            self.progress.pass(self.reading, passed);
        }
        if let Some(next) = next {
            self.jump(next);
        }
    }

    /// Moves to the start of this sentence, or of the one before it when the reader is there.
    pub fn previous_sentence(&mut self) {
        let Some(open) = self.open() else { return };
        let start = sentence_before(&open.review, &open.outline, self.reading_on());
        if let Some(start) = start {
            self.jump(start);
        }
    }
}
