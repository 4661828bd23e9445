//! What of a review has been read since the program started.

use crate::journal::Carry;
use crate::review::{Position, Span};

/// The share of a section from which on it counts as read: its last line may hang over the page.
const READ_SHARE: f64 = 0.95;

/// How much of a section, or of a review, has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    #[default]
    Unread,
    /// A part.
    Begun,
    /// All of it.
    Read,
}

/// The spans read: moving on by lines, pages, paragraphs or sections reads what is passed;
/// jumping does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// In order, disjoint.
    read: Vec<Span>,
}

impl Progress {
    /// Notes that the text from `from` to `to` was passed in reading.
    pub fn pass(&mut self, from: Position, to: Position) {
        let mut passed = Span::new(from, to);
        if passed.is_empty() {
            return;
        }
        self.read.retain(|read| {
            let apart = read.end < passed.start || passed.end < read.start;
            if !apart {
                passed = Span::new(read.start.min(passed.start), read.end.max(passed.end));
            }
            apart
        });
        let at = self.read.partition_point(|read| read.start < passed.start);
        self.read.insert(at, passed);
    }

    /// That these spans were read.
    pub fn of_spans(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut progress = Self::default();
        for span in spans {
            progress.pass(span.start, span.end);
        }
        progress
    }

    /// The spans read, in order, apart from each other.
    pub fn spans(&self) -> &[Span] {
        &self.read
    }

    /// Notes that what others tell was read, too.
    pub fn add(&mut self, other: &Self) {
        for span in &other.read {
            self.pass(span.start, span.end);
        }
    }

    /// What was read of a text that has changed since: what did not change, and what stands now
    /// elsewhere, given as it stood and as it stands.
    #[must_use]
    pub fn carried(&self, carry: &Carry, moved: &[(Span, Span)]) -> Self {
        let mut carried = Self::default();
        for read in &self.read {
            for part in carry.parts(*read) {
                carried.pass(part.start, part.end);
            }
            for (old, new) in moved {
                if let Some(part) = read.intersection(*old) {
                    let from = part.start.offset() - old.start.offset() + new.start.offset();
                    carried.pass(Position::at(from), Position::at(from + part.len()));
                }
            }
        }
        carried
    }

    /// How much of `section` has been read.
    pub fn of(&self, section: Span) -> Reading {
        let shared = self
            .read
            .iter()
            .filter_map(|read| read.intersection(section));
        let read: usize = shared.map(Span::len).sum();
        if read == 0 {
            Reading::Unread
        } else if read as f64 >= section.len() as f64 * READ_SHARE {
            Reading::Read
        } else {
            Reading::Begun
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_spans_grow_together() {
        let at = Position::at;
        let mut progress = Progress::default();
        for (from, to) in [(0, 10), (50, 60), (10, 20), (70, 30)] {
            progress.pass(at(from), at(to));
        }
        let of = |from, to| progress.of(Span::new(at(from), at(to)));
        assert_eq!(of(0, 20), Reading::Read);
        assert_eq!(of(0, 40), Reading::Begun);
        assert_eq!(of(20, 50), Reading::Unread);
        assert_eq!(of(30, 70), Reading::Begun);
    }
}
