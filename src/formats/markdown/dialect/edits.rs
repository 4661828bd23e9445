//! What is written instead of parts of a source, so that the lines of what is left can still be told.

use crate::formats::sanitise;
use std::borrow::Cow;
use std::ops::Range;

/// Stands in what is written for a line end that the source does not have; the source, which has
/// been through the gate, has no such character.
pub(super) const BREAK: char = '\u{b}';

/// What is to be written instead of parts of a source.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<Edit>);

#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    text: Cow<'static, str>,
}

impl Edits {
    /// Whether the source stays as it is.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes `text` instead of what is at `range`.
    pub(super) fn put(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        let text = text.into();
        self.0.push(Edit { range, text });
    }

    /// `source` with what is written, and where in it `\n` stands that ends no line of the file, as it
    /// does in the source at `breaks`. Of two edits that overlap the one that begins first counts.
    pub(super) fn applied(self, source: &str, breaks: &[usize]) -> (String, Vec<usize>) {
        let mut edits = self.0;
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut text = String::with_capacity(source.len() + source.len() / 8);
        let mut moved = Vec::with_capacity(breaks.len());
        let mut breaks = breaks.iter().copied().peekable();
        let mut done = 0;
        let mut copy = |text: &mut String, moved: &mut Vec<usize>, range: Range<usize>| {
            while breaks.next_if(|at| *at < range.start).is_some() {}
            while let Some(at) = breaks.next_if(|at| *at < range.end) {
                moved.push(text.len() + at - range.start);
            }
            text.push_str(source.get(range).unwrap_or_default());
        };
        for edit in edits {
            if edit.range.start < done {
                continue;
            }
            copy(&mut text, &mut moved, done..edit.range.start);
            for (index, part) in edit.text.split(BREAK).enumerate() {
                if index > 0 {
                    moved.push(text.len());
                    text.push('\n');
                }
                text.push_str(part);
            }
            // What would change how the character before it is read stood behind another one.
            let changes = |c: &char| !c.is_ascii() && sanitise::line(&c.to_string()).is_empty();
            let behind = source.get(edit.range.end..).unwrap_or_default().chars();
            let lost: usize = behind.take_while(changes).map(char::len_utf8).sum();
            done = edit.range.end + lost;
        }
        copy(&mut text, &mut moved, done..source.len());
        (text, moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_written_are_none_of_the_source() {
        let mut edits = Edits::default();
        edits.put(5..6, "é");
        edits.put(2..4, "<\u{b}>");
        edits.put(3..5, "lost");
        edits.put(2..2, "+");
        let (text, breaks) = edits.applied("ab\ncd\nef\ng", &[5, 8]);
        assert_eq!((text.as_str(), breaks), ("ab+<\n>déef\ng", vec![4, 11]));
    }
}
