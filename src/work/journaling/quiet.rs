//! What is kept quietly: where the reader is, which changes with every key. Only the latest of each
//! review is written, when it has been still for a moment.

use std::time::{Duration, Instant};

use crate::app::JournalWish;

/// How long it must have been still.
const STILL: Duration = Duration::from_secs(1);

/// How long something waits at most while the reader goes on.
const LONGEST: Duration = Duration::from_secs(5);

/// What waits to be written.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    /// The latest of each kind and review, the oldest first.
    waiting: Vec<JournalWish>,
    /// Since when the oldest has waited, and when the latest came.
    times: Option<(Instant, Instant)>,
}

impl Quiet {
    /// Puts something among what waits, or gives it back where it is to be done at once.
    pub(super) fn take(&mut self, wish: JournalWish) -> Option<JournalWish> {
        let Some(about) = About::of(&wish) else {
            return Some(wish);
        };
        self.waiting.retain(|other| About::of(other) != Some(about));
        self.waiting.push(wish);
        let now = Instant::now();
        let since = self.times.map_or(now, |(since, _)| since);
        self.times = Some((since, now));
        None
    }

    /// How long it is until something is to be written; `None` while nothing waits.
    pub(super) fn left(&self) -> Option<Duration> {
        let (since, latest) = self.times?;
        let due = (latest + STILL).min(since + LONGEST);
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Everything that waits, which is then to be written.
    pub(super) fn drain(&mut self) -> Vec<JournalWish> {
        self.times = None;
        std::mem::take(&mut self.waiting)
    }

    /// Puts back what could not be written: it is tried again with what comes next, and at the end.
    pub(super) fn put_back(&mut self, wish: JournalWish) {
        self.waiting.push(wish);
    }

    /// Has what waits written as soon as there is nothing else to do, as the reader has gone on to
    /// another review.
    pub(super) fn hurry(&mut self) {
        if let Some((_, latest)) = self.times {
            let long_ago = latest.checked_sub(LONGEST).unwrap_or(latest);
            self.times = Some((long_ago, latest));
        }
    }
}

/// What a wish that can wait is about: a later one takes the place of an earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About<'a> {
    /// Where the reader is in the review of this number.
    Left(usize),
    /// Which review is open.
    Last,
    /// What is kept by a name, as the widths of the panes while they are dragged.
    Value(&'a str),
}

impl<'a> About<'a> {
    fn of(wish: &'a JournalWish) -> Option<Self> {
        match wish {
            JournalWish::Left(review, _) => Some(Self::Left(review.entry.number())),
            JournalWish::Last(_) => Some(Self::Last),
            JournalWish::SetValue { name, .. } => Some(Self::Value(name)),
            JournalWish::Recall(_)
            | JournalWish::Meet(_)
            | JournalWish::Texts
            | JournalWish::Recognise(_)
            | JournalWish::Keep { .. }
            | JournalWish::Standings
            | JournalWish::Searches
            | JournalWish::Everything
            | JournalWish::NoteSearch(_)
            | JournalWish::Value { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_waits_at_first() {
        let mut quiet = Quiet::default();
        quiet.hurry();
        assert_eq!(quiet.left(), None);
        assert!(quiet.drain().is_empty());
    }
}
