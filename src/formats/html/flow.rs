//! Running text: its white space as a browser sets it.

use super::walk::Walk;
use crate::formats::page::{Leaf, Safe};
use crate::review::CELL;

/// What blank lines between words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlankLines {
    /// No more than a space, as on a page.
    Space,
    /// A new paragraph, as in texts that were typed into a field and had their markup added later.
    Paragraph,
}

impl Walk<'_> {
    /// Reads running text. White space is one blank, or the line end of the source; so is a
    /// non-breaking space beside others.
    pub(super) fn flow(&mut self, text: &str) {
        let mut piece = String::new();
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_blank);
            let (blanks, words) = rest.split_at(rest.len() - words.len());
            let ends = memchr::memchr_iter(b'\n', blanks.as_bytes()).count();
            match (blanks, ends) {
                ("", _) => {}
                ("\u{a0}", _) => piece.push_str(blanks),
                (_, 0) => piece.push(' '),
                (_, ends) => {
                    self.add(&std::mem::take(&mut piece));
                    if ends > 1 && self.blank_lines == BlankLines::Paragraph {
                        self.begin_paragraph();
                    } else {
                        self.page.soft_break();
                    }
                }
            }
            let end = words.find(is_blank).unwrap_or(words.len());
            let (word, behind) = words.split_at(end);
            piece.push_str(word);
            rest = behind;
        }
        self.add(&piece);
    }

    /// Begins a paragraph where a blank line stands, unless what is around is one line.
    fn begin_paragraph(&mut self) {
        if self.page.is_one_line() {
            self.page.soft_break();
        } else {
            self.page.open(Leaf::Prose);
        }
    }

    /// Adds text whose white space is settled.
    fn add(&mut self, piece: &str) {
        let is_apart = self.page.text.ends_with([' ', '\n', CELL]);
        let piece = if is_apart {
            piece.trim_start_matches(' ')
        } else {
            piece
        };
        if piece.is_empty() {
            return;
        }
        let is_blank = piece.trim().is_empty();
        let at = if self.page.awaits_text() && !is_blank {
            self.places.find(piece)
        } else {
            0
        };
        self.breaks = if is_blank { self.breaks } else { 0 };
        let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
        let safe = if piece.bytes().all(is_plain) {
            Safe::Yes
        } else {
            Safe::No
        };
        self.page.push(piece, at, safe);
    }
}

/// White space that a browser would draw together, and non-breaking spaces, which stand in runs for
/// an indent.
fn is_blank(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{a0}'
}
