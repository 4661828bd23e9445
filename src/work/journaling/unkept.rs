//! What could not be written, which is tried again until it is: in the order in which it was asked.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::{Answering, Journal, say};
use crate::app::{Became, JournalNews};
use crate::formats::sanitise;
use crate::journal::{Changes, Known, Store, StoreError};

/// How long it is until something is tried again first, and at most.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// What waits until it can be written.
#[derive(Debug, Default)]
pub(super) struct Unkept {
    /// The earliest first.
    waiting: VecDeque<Write>,
    /// When it is tried again, and how long one waited for that.
    again: Option<(Instant, Duration)>,
}

/// What is to be written.
#[derive(Debug)]
pub(super) enum Write {
    /// Changes of reviews with their ticket.
    Changes(Vec<(Known, Changes)>, u64),
    /// A search.
    Search(String),
}

impl Unkept {
    fn left(&self) -> Option<Duration> {
        let (due, _) = self.again?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Whether something waits that was not tried just now: to try is to touch the file, too.
    fn has_rested(&self) -> bool {
        let since = |(due, pause): (Instant, Duration)| {
            pause.saturating_sub(due.saturating_duration_since(Instant::now()))
        };
        self.again.map(since).is_some_and(|since| since >= FIRST)
    }
}

impl Journal {
    /// Has it tried again later, if anything waits or the file could not be opened, for which the app
    /// holds back what is changed: ever later while it is in vain.
    pub(super) fn put_off(&mut self) {
        let pause = match self.unkept.again {
            Some((_, pause)) => (pause * 2).min(LONGEST),
            None => FIRST,
        };
        let is_any = !self.unkept.waiting.is_empty() || self.access.is_shut();
        self.unkept.again = is_any.then(|| (Instant::now() + pause, pause));
    }

    /// How long it is until what could not be written is to be tried again; `None` while there is
    /// no such thing.
    pub(super) fn unkept_left(&self) -> Option<Duration> {
        self.unkept.left()
    }

    /// Whether what could not be written may be tried again as soon as the file was touched.
    pub(super) fn unkept_has_rested(&self) -> bool {
        self.unkept.has_rested()
    }

    /// Writes something, behind all that could not be written before. What cannot be written now
    /// waits, and is told to.
    pub(super) fn write_in_turn(&mut self, write: Write, answer: &mut Answering<'_>) {
        self.unkept.waiting.push_back(write);
        // What is new is not put off as long as what was tried again and again.
        self.unkept.again = None;
        let Err(reason) = self.write_unkept(answer) else {
            return;
        };
        // Of what waited before it was told already.
        if let Some(Write::Changes(_, ticket)) = self.unkept.waiting.back() {
            let became = Became::NotYet(reason);
            // What waits does so whether or not somebody listens.
            let _ = say(answer, JournalNews::Kept(*ticket, became));
        }
    }

    /// Tries once more to write what waits, and tells of each that it is kept; or the reason why
    /// it still waits.
    pub(super) fn write_unkept(&mut self, answer: &mut Answering<'_>) -> Result<(), String> {
        self.access.open_again(answer);
        let mut written = Ok(());
        while let Some(write) = self.unkept.waiting.pop_front() {
            match self.try_to_write(&write, answer) {
                Ok(became) => {
                    if let Write::Changes(_, ticket) = write {
                        // What was written is so whether or not somebody listens.
                        let _ = say(answer, JournalNews::Kept(ticket, became));
                    }
                }
                Err(reason) => {
                    self.unkept.waiting.push_front(write);
                    written = Err(reason);
                    break;
                }
            }
        }
        self.put_off();
        written
    }

    /// What became of something that was to be written; the reason where it cannot be now.
    fn try_to_write(
        &mut self,
        write: &Write,
        answer: &mut Answering<'_>,
    ) -> Result<Became, String> {
        let attempt = |store: &mut Store| {
            let written = match write {
                Write::Changes(reviews, _) => store.keep_all(reviews, super::now()),
                Write::Search(text) => store.note_search(text, super::now()),
            };
            match written {
                // The journal is as well as it was, and it would be so the next time.
                Err(error @ (StoreError::Nothing | StoreError::Failed(_))) => {
                    Ok(Became::Refused(sanitise::line(&error.to_string())))
                }
                written => written.map(|()| Became::Kept),
            }
        };
        self.access.write(answer, attempt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_attempt_does_to_the_file_is_no_reason_for_another() {
        let rested = |left, pause| {
            let due = Instant::now() + Duration::from_secs(left);
            let again = Some((due, Duration::from_secs(pause)));
            let waiting = VecDeque::new();
            Unkept { waiting, again }.has_rested()
        };
        assert!(!Unkept::default().has_rested());
        assert_eq!(
            [(60, 60), (59, 60), (30, 60)].map(|(left, pause)| rested(left, pause)),
            [false, true, true]
        );
    }
}
