//! The lines of a block of code, which come in pieces.

use super::Page;

/// A block of code that is being read.
#[derive(Debug, Default)]
pub(in crate::formats) struct Code {
    /// The line that is being read, and the line of the source it is.
    line: String,
    number: Option<u32>,
    /// Blank lines since the last one that was not; `None` before the first.
    blanks: Option<usize>,
}

impl Code {
    /// Adds text read at the source's byte `at`: part of a line, or several lines.
    pub(in crate::formats) fn add(&mut self, text: &str, at: usize, page: &mut Page<'_>) {
        let mut at = at;
        for part in text.split_inclusive('\n') {
            let body = part.strip_suffix('\n');
            let words = body.unwrap_or(part);
            if !words.trim().is_empty() && self.number.is_none() {
                self.number = Some(page.lines.at(at));
            }
            self.line.push_str(words);
            if body.is_some() {
                self.end_line(page);
            }
            at += part.len();
        }
    }

    /// Ends the block.
    pub(in crate::formats) fn end(&mut self, page: &mut Page<'_>) {
        if !self.line.is_empty() {
            self.end_line(page);
        }
    }

    fn end_line(&mut self, page: &mut Page<'_>) {
        if let Some(number) = self.number.take() {
            page.preformatted(&self.line, number, self.blanks);
            self.blanks = Some(0);
        } else {
            self.blanks = self.blanks.map(|blanks| blanks + 1);
        }
        self.line.clear();
    }
}
