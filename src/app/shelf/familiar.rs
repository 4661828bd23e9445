//! The reviews whose texts the journal knows, wherever it has them, and which ones those are.

use std::collections::{BTreeSet, HashSet};

use hashbrown::HashMap;

use super::{EntryId, Shelf};
use crate::journal::{Content, Known, ReviewName, Standing, Status, is_same_title};
use crate::library::View;

/// What is known of the texts of the library by the journal.
#[derive(Debug, Clone, Default)]
pub(super) struct Familiar {
    /// What the journal knows, by half of what the text is known by.
    texts: HashMap<u64, Vec<Known>>,
    /// The reviews that have such a text, and which.
    having: HashMap<EntryId, u64>,
    /// Those of which it is to be found out which ones they are.
    come: BTreeSet<EntryId>,
    /// Which ones they are that are not where the journal has them, and how those stand.
    recognised: HashMap<EntryId, Standing>,
    /// The same the other way round.
    by_name: HashMap<ReviewName, EntryId>,
}

impl Familiar {
    /// Whether a review may be the one that the journal calls so.
    pub(super) fn may_be(&self, id: EntryId, name: &ReviewName) -> bool {
        if let Some(other) = self.by_name.get(name) {
            return *other == id;
        }
        let recognised = self.recognised.get(&id);
        recognised.is_none_or(|standing| standing.name == *name)
    }

    /// Forgets reviews that are not listed any more. Who has the text of one may be that now.
    pub(super) fn forget(&mut self, gone: &HashSet<EntryId>) {
        for id in gone {
            self.having.remove(id);
            self.come.remove(id);
            self.unname(*id);
        }
        self.ask_again();
    }

    /// Has it found out again which ones they are, as files have moved.
    pub(super) fn ask_again(&mut self) {
        self.come.extend(self.having.keys());
    }

    /// Forgets which one a review is. Whether it was any.
    fn unname(&mut self, id: EntryId) -> bool {
        let before = self.recognised.remove(&id);
        if let Some(before) = &before
            && self.by_name.get(&before.name) == Some(&id)
        {
            self.by_name.remove(&before.name);
        }
        before.is_some()
    }
}

impl Shelf {
    /// Keeps from now on what the texts are known by.
    pub(in crate::app) fn keep_contents(&mut self) {
        self.roll.keep_contents();
    }

    /// Takes what the texts of the journal are known by, in place of those before.
    pub(in crate::app) fn take_texts(&mut self, texts: Vec<Known>) {
        let before = std::mem::take(&mut self.familiar.texts);
        let known = &mut self.familiar.texts;
        for review in texts {
            if let Some(content) = review.content {
                known.entry(content.half()).or_default().push(review);
            }
        }
        let is_new = known.keys().any(|half| !before.contains_key(half));
        let to_look_at: Vec<EntryId> = if is_new {
            self.roll.ids().collect()
        } else {
            self.familiar.having.keys().copied().collect()
        };
        for id in to_look_at {
            self.meet_text(id);
        }
        self.familiar.ask_again();
    }

    /// Looks whether the text of a review that came or changed is one that the journal knows.
    pub(super) fn meet_text(&mut self, id: EntryId) {
        let Familiar { texts, having, .. } = &self.familiar;
        if texts.is_empty() && having.is_empty() {
            return;
        }
        let half = self.roll.content(id);
        let half =
            half.filter(|half| texts.contains_key(half) && self.known_as(id, *half).any(|_| true));
        let familiar = &mut self.familiar;
        let before = match half {
            Some(half) => familiar.having.insert(id, half),
            None => familiar.having.remove(&id),
        };
        if before != half {
            familiar.come.insert(id);
        }
    }

    /// What the journal knows that has this text, and the title of a review where it must.
    fn known_as(&self, id: EntryId, half: u64) -> impl Iterator<Item = &Known> {
        let view = self.entry(id);
        let is_record = view.is_some_and(View::is_record);
        let texts = self.familiar.texts.get(&half).into_iter().flatten();
        texts.filter(move |known| {
            let was_record = known
                .name
                .as_ref()
                .is_some_and(|name| name.record.is_some());
            let is_titled =
                || view.is_some_and(|view| is_same_title(&known.citation.title, &view.title()));
            !is_record && !was_record || is_titled()
        })
    }

    /// The next review of which it is to be found out which one it is.
    pub(in crate::app) fn next_come(&mut self) -> Option<EntryId> {
        self.familiar.come.pop_first()
    }

    /// The text of a review that the journal calls so if it is where that has it; `None` where the
    /// journal has no such text, or has it there.
    pub(in crate::app) fn text_elsewhere(
        &self,
        id: EntryId,
        name: Option<&ReviewName>,
    ) -> Option<Content> {
        let half = *self.familiar.having.get(&id)?;
        let is_there = |known: &Known| known.name.as_ref() == name;
        if self.known_as(id, half).any(is_there) {
            return None;
        }
        self.known_as(id, half).find_map(|known| known.content)
    }

    /// The review that is known to be the one that the journal calls so, and is not there.
    pub(in crate::app) fn recognised(&self, name: &ReviewName) -> Option<EntryId> {
        self.familiar.by_name.get(name).copied()
    }

    /// Whether a review, which is where the journal has another, may be that.
    pub(in crate::app) fn may_be(&self, id: EntryId, name: &ReviewName) -> bool {
        self.familiar.may_be(id, name)
    }

    /// Takes which review of the journal one is, and how that stands; `there` is the one that is where
    /// the journal has it. Whether anything changed.
    pub(in crate::app) fn recognise(
        &mut self,
        id: EntryId,
        standing: Option<Standing>,
        there: Option<EntryId>,
    ) -> bool {
        let was_any = self.familiar.unname(id);
        let Some(standing) = standing.filter(|_| there != Some(id)) else {
            if was_any {
                self.stand_by_place(id);
            }
            return was_any;
        };
        self.familiar.recognised.insert(id, standing.clone());
        // A link to what is there is no other review.
        let is_same = |other: &EntryId| self.roll.content(*other) == self.roll.content(id);
        if !there.as_ref().is_some_and(is_same) {
            self.familiar.by_name.insert(standing.name.clone(), id);
            if let Some(other) = there.filter(|id| !self.familiar.recognised.contains_key(id)) {
                self.stand_by_place(other);
            }
        }
        self.stand(id, &standing);
        true
    }

    /// Has the list go by how reviews stand now that were recognised.
    pub(in crate::app) fn settle_recognised(&mut self, changed: usize) {
        if changed > 0 {
            self.unsettled += changed;
            self.changes += 1;
            self.settle_list();
        }
    }

    /// Has a review stand as what the journal has in its place, if that may be it.
    fn stand_by_place(&mut self, id: EntryId) {
        self.stood.forget(id);
        self.note_status(id, Status::Unread);
        if let Some(source) = self.source(id) {
            self.take_standing(id, &source);
        }
    }
}
