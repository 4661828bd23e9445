//! Words that are highlighted, and what writers say to themselves between two pairs of percent signs.

use super::Scan;
use std::ops::Range;

impl Scan<'_> {
    /// Reads `==words==` at `at`.
    pub(super) fn highlight(&mut self, at: usize) -> usize {
        let row = self
            .rest(at)
            .bytes()
            .take_while(|byte| *byte == b'=')
            .count();
        let behind = at + row;
        let before = self.text(self.start..at).chars().next_back();
        let begins = row == 2
            && self.closings.is_empty()
            && !before.is_some_and(|c| c.is_ascii_alphanumeric())
            && !self.rest(behind).starts_with([' ', '\n'])
            && behind < self.source.len();
        if !begins {
            return behind;
        }
        let closing = self
            .ahead
            .next_by("the end of a highlight", behind, end_of_highlight);
        let end = self.ahead.paragraph_end(at);
        let Some(closing) = closing.filter(|closing| closing.end <= end) else {
            return behind;
        };
        self.edits.put(at..behind, "<mark>");
        self.edits.put(closing.clone(), "</mark>");
        self.closings.push(closing);
        behind
    }

    /// Reads `%% words %%` at `at`, which is not read out: within a paragraph, or from the start of a
    /// line to the end of another.
    pub(super) fn comment(&mut self, at: usize) -> Option<usize> {
        self.rest(at).strip_prefix("%%")?;
        let before = self.text(self.start..at).chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            return Some(at + 2);
        }
        let end = self.ahead.next("%%", at + 2)? + 2;
        let is_inline = end <= self.ahead.paragraph_end(at);
        let is_block = self.is_flush_left(at) && {
            let behind = self.rest(end).trim_start_matches(' ');
            behind.is_empty() || behind.starts_with('\n')
        };
        if !is_inline && !is_block {
            return Some(at + 2);
        }
        self.take_out(at..end);
        Some(end)
    }
}

/// The next two signs of equality, and no more, that stand behind a word.
fn end_of_highlight(source: &str, from: usize) -> Option<Range<usize>> {
    let bytes = source.as_bytes();
    let mut at = from;
    loop {
        let start = at + memchr::memmem::find(bytes.get(at..)?, b"==")?;
        let row = bytes
            .get(start..)?
            .iter()
            .take_while(|byte| **byte == b'=')
            .count();
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        let is_behind_word = before.is_some_and(|byte| !matches!(byte, b' ' | b'\n' | b'\\'));
        if row == 2 && is_behind_word {
            return Some(start..start + 2);
        }
        at = start + row;
    }
}
