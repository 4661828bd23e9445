//! What is kept of a review is asked for, and taken.

use std::collections::BTreeSet;

use super::{JournalState, JournalWish, Known, Scope, safe_page};
use crate::app::{App, Effect, EntryId, Open};
use crate::journal::{Page, Slot};
use crate::library::Extent;

/// What the journal was asked of a review.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Recall {
    asked: Asked,
    /// How many answers are still to come.
    outstanding: usize,
}

/// By what the journal was asked for a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Asked {
    /// Not at all.
    #[default]
    No,
    /// By its name alone.
    ByName,
    /// By its text, too.
    ByText,
}

impl Recall {
    /// Has it asked again when the review is opened.
    pub(super) fn ask_again(&mut self) {
        self.asked = Asked::No;
    }

    /// Whether an answer is still to come.
    pub(super) fn is_under_way(self) -> bool {
        self.outstanding > 0
    }

    /// Whether it is not known what is kept, and nothing is to come either.
    pub(super) fn is_without_answer(self) -> bool {
        self.asked == Asked::No
    }
}

impl Known {
    /// Has what is only listed recalled with all else; what was changed in this run and is not kept
    /// stays.
    fn leave_to_recall(&mut self) {
        if self.scope == Scope::All {
            return;
        }
        self.scope = Scope::All;
        let slots = self.page.iter().map(|(slot, _)| slot);
        let others: Vec<Slot> = slots.filter(|slot| !self.own.contains_key(slot)).collect();
        for slot in others {
            self.page.put(slot, None);
        }
    }
}

impl App {
    /// Takes what is listed of a review that was not opened in this run, so that it can be changed.
    pub(in crate::app) fn take_listed(&mut self, entry: EntryId, page: Page) {
        let scope = Scope::Listed;
        let known = self.journaling.pages.entry(entry);
        known.or_insert_with(|| Known {
            page,
            scope,
            ..Known::default()
        });
    }

    /// Asks what is kept of a review, unless that is known; once more when its text is known, as it
    /// may be elsewhere than it was.
    pub(in crate::app) fn ask_journal(&mut self, entry: EntryId) -> Vec<Effect> {
        if self.journaling.state == JournalState::Off {
            return Vec::new();
        }
        let Some(review) = self.told_of(entry) else {
            return Vec::new();
        };
        let known = self.journaling.pages.entry(entry).or_default();
        known.leave_to_recall();
        let recall = &mut known.recall;
        let by = match review.content {
            Some(_) => Asked::ByText,
            None => Asked::ByName,
        };
        if recall.asked == Asked::ByText || recall.asked == by {
            return Vec::new();
        }
        recall.asked = by;
        recall.outstanding += 1;
        vec![Effect::Journal(Box::new(JournalWish::Recall(review)))]
    }

    /// Whether it is known what is kept of the open review, so that more of it may be.
    pub(in crate::app) fn is_recalled(&self, open: &Open) -> bool {
        let known = self.journaling.pages.get(&open.entry);
        known.is_some_and(|known| {
            let is_answered = known.recall.asked != Asked::No && known.recall.outstanding == 0;
            // By its text alone it may turn out to be another that is known.
            is_answered && (open.extent == Extent::Whole || !known.page.is_empty())
        })
    }

    /// Whether it is known what is kept of a review with its text.
    pub(in crate::app) fn is_recalled_by_text(&self, entry: EntryId) -> bool {
        let known = self.journaling.pages.get(&entry);
        known.is_some_and(|known| {
            known.recall.asked == Asked::ByText && known.recall.outstanding == 0
        })
    }

    /// Takes the answer of the journal.
    pub(super) fn answered(&mut self, entry: EntryId, page: &Page) {
        let known = self.journaling.pages.entry(entry).or_default();
        known.recall.outstanding = known.recall.outstanding.saturating_sub(1);
        self.recalled(entry, &safe_page(page));
    }

    /// What is kept could not be read: it stays as it is and is asked for at the next opening, unless
    /// another answer is still to come.
    pub(super) fn not_recalled(&mut self, entry: EntryId) {
        let recall = &mut self.journaling.pages.entry(entry).or_default().recall;
        recall.outstanding = recall.outstanding.saturating_sub(1);
        if recall.outstanding == 0 {
            recall.asked = Asked::No;
        }
    }

    /// Takes what is kept of a review; what was changed in this run and is not kept stays as it is.
    fn recalled(&mut self, entry: EntryId, page: &Page) {
        let known = self.journaling.pages.entry(entry).or_default();
        let gone = known.page.iter().map(|(slot, _)| slot);
        let gone: Vec<Slot> = gone.filter(|slot| page.get(*slot).is_none()).collect();
        let come = page.iter().map(|(slot, kept)| (slot, Some(kept.clone())));
        let gone = gone.into_iter().map(|slot| (slot, None));
        let mut changed = BTreeSet::new();
        for (slot, kept) in gone.chain(come) {
            if !known.own.contains_key(&slot) && known.page.kept(slot) != kept.as_ref() {
                known.page.put(slot, kept);
                changed.insert(slot);
            }
        }
        let mut slots = Some(changed);
        for (content, sketch) in page.sketches() {
            if known.page.sketches().get(content) != Some(sketch) {
                known.page.put_sketch(*content, sketch.clone());
                // What was lost may be found by it.
                slots = None;
            }
        }
        self.page_changed(entry, slots);
    }
}
