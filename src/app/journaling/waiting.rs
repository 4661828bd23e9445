//! Changes that wait until it is known what is kept of a review: what they replace is put back when
//! they are taken back.

use super::{JournalState, Of, Said};
use crate::app::{App, Effect, EntryId, Notice};
use crate::journal::Changes;

/// What is said meanwhile.
const WAITS: &str = "This waits until it is known what is kept of the review";

/// A change that waits.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) changes: Vec<(Of, Changes)>,
    pub(super) said: Said,
}

impl App {
    /// Changes what is kept of several reviews, open or not, as one change; of those that are not,
    /// that is known. Of the open one it is made as soon as that is known, and what could not be read
    /// is asked for again.
    pub(in crate::app) fn note_of(
        &mut self,
        changes: Vec<(Of, Changes)>,
        said: Said,
    ) -> Vec<Effect> {
        let open = self.reader.open().map(|open| open.entry);
        let here = changes.iter().find(|(of, _)| of.entry() == open);
        let asked = here.and(open).map(|open| self.ask_journal(open));
        let mut effects = asked.unwrap_or_default();
        self.journaling.waiting.push(Waiting { changes, said });
        effects.extend(self.make_what_waited());
        if !self.journaling.waiting.is_empty() {
            self.notice = Some(Notice::plain(WAITS));
        }
        effects
    }

    /// Makes the changes that need not wait any more, in their order.
    pub(in crate::app) fn make_what_waited(&mut self) -> Vec<Effect> {
        let waits = |waiting: &Waiting| {
            let mut entries = waiting.changes.iter().filter_map(|(of, _)| of.entry());
            let awaits_recall = entries.any(|entry| self.awaits_recall(entry));
            awaits_recall || self.awaits_others(&waiting.changes)
        };
        let waiting = &self.journaling.waiting;
        let ready = waiting.iter().take_while(|waiting| !waits(waiting)).count();
        self.make_first(ready)
    }

    /// Makes all of them, as the program ends.
    pub(in crate::app) fn make_all_that_waits(&mut self) -> Vec<Effect> {
        self.make_first(self.journaling.waiting.len())
    }

    fn make_first(&mut self, count: usize) -> Vec<Effect> {
        let ready: Vec<Waiting> = self.journaling.waiting.drain(..count).collect();
        let made = ready.into_iter();
        made.flat_map(|mut ready| {
            self.move_mark(&mut ready.changes, &mut ready.said);
            self.make(&ready.changes, ready.said)
        })
        .collect()
    }

    /// Whether it will be known later what is kept of a review.
    pub(in crate::app) fn awaits_recall(&self, entry: EntryId) -> bool {
        let Some(known) = self.journaling.pages.get(&entry) else {
            return false;
        };
        let open = self.reader.open().filter(|open| open.entry == entry);
        let is_recalled = open.is_none_or(|open| self.is_recalled(open));
        self.journaling.state != JournalState::Off
            && !known.recall.is_without_answer()
            && (known.recall.is_under_way() || !is_recalled)
    }
}
