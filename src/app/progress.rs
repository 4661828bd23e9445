//! What of a review has been read since the program started.

use crate::journal::{Carry, Status};
use crate::review::{Position, Span};

/// The share of a section from which on it counts as read: its last line may hang over the page.
const READ_SHARE: f64 = 0.95;

/// How much of a section, or of a review, has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Nothing.
    #[default]
    Unread,
    /// A part.
    Begun,
    /// All of it.
    Read,
}

/// The share of what stands above the last page that must have been read for the review to count as
/// finished when its end is on the screen: a reader may pass over a section, but not jump to the end.
const MOST: f64 = 0.75;

impl From<Status> for Reading {
    fn from(status: Status) -> Self {
        match status {
            Status::Unread => Self::Unread,
            Status::Reading => Self::Begun,
            Status::Finished => Self::Read,
        }
    }
}

impl From<Reading> for Status {
    fn from(reading: Reading) -> Self {
        match reading {
            Reading::Unread => Self::Unread,
            Reading::Begun => Self::Reading,
            Reading::Read => Self::Finished,
        }
    }
}

/// The spans read: moving on by lines, pages, paragraphs or sections reads what is passed;
/// jumping does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// In order, disjoint.
    read: Vec<Span>,
    end: End,
    /// The same without what is read in private, while nothing is kept.
    to_keep: Option<Box<Self>>,
}

/// Whether the end of the text was on the screen after the text was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum End {
    /// It was not.
    #[default]
    Ahead,
    /// It was.
    Seen,
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

    /// The same, and the end of the text was on the screen after that.
    #[must_use]
    pub fn to_the_end(self) -> Self {
        let end = End::Seen;
        Self { end, ..self }
    }

    /// What is read from now on is read in private.
    pub fn begin_private(&mut self) {
        if self.to_keep.is_none() {
            self.to_keep = Some(Box::new(self.clone()));
        }
    }

    /// Forgets what was read in private.
    pub fn end_private(&mut self) {
        if let Some(to_keep) = self.to_keep.take() {
            *self = *to_keep;
        }
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
        if other.end == End::Seen {
            self.end = End::Seen;
        }
        if let Some(to_keep) = &mut self.to_keep {
            to_keep.add(other);
        }
    }

    /// What was read of a text that has changed since: what did not change, and what stands now
    /// elsewhere, given as it stood and as it stands.
    #[must_use]
    pub fn carried(&self, carry: &Carry, moved: &[(Span, Span)]) -> Self {
        let mut carried = Self {
            end: self.end,
            to_keep: self
                .to_keep
                .as_ref()
                .map(|to_keep| Box::new(to_keep.carried(carry, moved))),
            ..Self::default()
        };
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

    /// Notes that the end of `text` is on the screen, with all that stands in `shown`; it counts if
    /// most of what stands above was read, or of the text where nothing does.
    pub fn see_end(&mut self, text: Span, shown: Span) {
        let above = Span::new(text.start, shown.start.max(text.start));
        let before = if above.is_empty() { text } else { above };
        if self.read_of(before) as f64 >= before.len() as f64 * MOST {
            self.end = End::Seen;
        }
    }

    /// Whether most of what was read is in `kept`, which is what remained of it.
    pub fn is_mostly(&self, kept: &Self) -> bool {
        let bytes = |read: &[Span]| read.iter().map(|span| span.len()).sum::<usize>() as f64;
        bytes(&kept.read) >= bytes(&self.read) * MOST
    }

    /// How much of a whole review has been read: all of it only if its end was on the screen.
    pub fn of_review(&self, text: Span) -> Reading {
        match (self.end, self.of(text)) {
            (End::Seen, _) => Reading::Read,
            (End::Ahead, Reading::Read) => Reading::Begun,
            (End::Ahead, reading) => reading,
        }
    }

    /// How many bytes of a span have been read.
    fn read_of(&self, span: Span) -> usize {
        let shared = self.read.iter().filter_map(|read| read.intersection(span));
        shared.map(Span::len).sum()
    }

    /// How much of `section` has been read.
    pub fn of(&self, section: Span) -> Reading {
        let read = self.read_of(section);
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

    #[test]
    fn a_review_is_finished_when_its_end_was_on_the_screen_after_it_was_read() {
        let at = |from, to| Span::new(Position::at(from), Position::at(to));
        // What was passed, and what is shown with the end at 100.
        let cases = [
            ((0, 80), (80, 100), Reading::Read),
            ((0, 60), (80, 100), Reading::Read),
            ((0, 50), (80, 100), Reading::Begun),
            ((0, 5), (5, 100), Reading::Read),
            ((0, 5), (0, 100), Reading::Begun),
            ((0, 90), (0, 100), Reading::Read),
            ((0, 0), (0, 100), Reading::Unread),
            ((0, 0), (80, 100), Reading::Unread),
        ];
        for (passed, shown, expected) in cases {
            let mut progress = Progress::default();
            progress.pass(Position::at(passed.0), Position::at(passed.1));
            progress.see_end(at(0, 100), at(shown.0, shown.1));
            let found = progress.of_review(at(0, 100));
            assert_eq!(found, expected, "{passed:?} {shown:?}");
        }
        let mut unseen = Progress::default();
        unseen.pass(Position::START, Position::at(99));
        assert_eq!(unseen.of_review(at(0, 100)), Reading::Begun);
    }
}
