//! The reviews whose texts the journal knows, wherever it has them, and which ones those are.

mod texts;

use std::collections::{BTreeSet, HashSet};
use std::mem;

use hashbrown::HashMap;

use super::{EntryId, Shelf};
use crate::journal::{Content, Known, ReviewName, Standing, Status};
use texts::{Kind, Texts};

/// What is known of the texts of the library by the journal.
#[derive(Debug, Clone, Default)]
pub(super) struct Familiar {
    /// What the journal knows.
    texts: Texts,
    /// The reviews that have such a text, and which.
    having: HashMap<EntryId, u64>,
    /// Those of which it is to be found out which ones they are.
    come: BTreeSet<EntryId>,
    /// Those that are none, as the journal says.
    strange: BTreeSet<EntryId>,
    /// Which ones they are that are not where the journal has them, and how those stand.
    recognised: HashMap<EntryId, Standing>,
    /// The same the other way round.
    by_name: HashMap<ReviewName, EntryId>,
    /// Who has the text of one that another is known to be, and may be that once the other is not.
    copies: HashMap<ReviewName, BTreeSet<EntryId>>,
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
            self.strange.remove(id);
            self.unname(*id);
        }
        self.ask_again();
    }

    /// Has it found out again which ones they are, as files have moved.
    pub(super) fn ask_again(&mut self) {
        self.come.extend(self.having.keys());
    }

    /// Forgets which one a review is, and tells that. Who has the same text may be that now.
    fn unname(&mut self, id: EntryId) -> Option<Standing> {
        let before = self.recognised.remove(&id)?;
        if self.by_name.get(&before.name) == Some(&id) {
            self.by_name.remove(&before.name);
            self.come
                .extend(self.copies.remove(&before.name).unwrap_or_default());
        }
        Some(before)
    }

    /// Takes it how a review stands now. The one that is known to be that, and is not there.
    pub(super) fn take_standing(&mut self, standing: &Standing) -> Option<EntryId> {
        let id = *self.by_name.get(&standing.name)?;
        self.recognised.insert(id, standing.clone());
        Some(id)
    }

    /// Has it found out again who a review is that is kept no more, or is called otherwise by now.
    pub(super) fn doubt(&mut self, name: &ReviewName) {
        self.come.extend(self.by_name.get(name));
    }

    /// Whether it is known to be another review than where the journal has it.
    pub(super) fn is_recognised(&self, id: EntryId) -> bool {
        self.recognised.contains_key(&id)
    }
}

impl Shelf {
    /// Keeps from now on what the texts are known by.
    pub(in crate::app) fn keep_contents(&mut self) {
        self.roll.keep_contents();
    }

    /// Takes what the texts of the journal are known by, in place of those before. Only who has a text of
    /// which something else is known now is asked about again, and who was none of those in the journal.
    pub(in crate::app) fn take_texts(&mut self, texts: Vec<Known>) {
        let before = mem::replace(&mut self.familiar.texts, Texts::of_all(texts));
        let differing = self.familiar.texts.differing(&before);
        if differing.is_empty() {
            return;
        }
        let is_of_one = |id: &EntryId| {
            let half = self.roll.content(*id);
            half.is_some_and(|half| differing.contains(&half))
        };
        let to_look_at: Vec<EntryId> = self.roll.ids().filter(is_of_one).collect();
        for id in to_look_at {
            self.meet_text(id);
            if self.familiar.having.contains_key(&id) {
                self.familiar.come.insert(id);
            }
        }
        let strange = mem::take(&mut self.familiar.strange);
        self.familiar.come.extend(strange);
    }

    /// Looks whether the text of a review that came or changed is one that the journal knows.
    pub(super) fn meet_text(&mut self, id: EntryId) {
        let Familiar { texts, having, .. } = &self.familiar;
        if texts.is_empty() && having.is_empty() {
            return;
        }
        let half = self.roll.content(id);
        let half = half.filter(|half| !self.known_as(id, *half).is_empty());
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
    fn known_as(&self, id: EntryId, half: u64) -> Vec<&Known> {
        let texts = &self.familiar.texts;
        let view = self.entry(id).filter(|_| texts.holds(half));
        let Some(view) = view else { return Vec::new() };
        let is = if view.is_record() {
            Kind::Record
        } else {
            Kind::File
        };
        texts.among(half, is, &view.title())
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
        let known = self.known_as(id, half);
        if known.iter().any(|known| known.name.as_ref() == name) {
            return None;
        }
        known.into_iter().find_map(|known| known.content)
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
    /// the journal has it. Which ones stand otherwise now.
    pub(in crate::app) fn recognise(
        &mut self,
        id: EntryId,
        standing: Option<Standing>,
        there: Option<EntryId>,
    ) -> Vec<EntryId> {
        let standing = standing.filter(|_| there != Some(id));
        let standing = standing.filter(|standing| !self.is_copy(id, standing));
        let Some(standing) = standing else {
            self.familiar.strange.insert(id);
            return self.stand_as_none(id);
        };
        self.familiar.strange.remove(&id);
        let before = self.familiar.recognised.get(&id);
        if before.is_some_and(|before| before.name != standing.name) {
            self.familiar.unname(id);
        }
        let before = self.familiar.recognised.insert(id, standing.clone());
        let mut changed = Vec::new();
        // A link to what is there is no other review.
        let is_same = |other: &EntryId| self.roll.content(*other) == self.roll.content(id);
        if !there.as_ref().is_some_and(is_same) {
            let named = self.familiar.by_name.insert(standing.name.clone(), id);
            let other = there.filter(|other| !self.familiar.is_recognised(*other));
            if let Some(other) = other.filter(|_| named != Some(id)) {
                self.stand_by_place(other);
                changed.push(other);
            }
        }
        if before.as_ref() != Some(&standing) {
            self.stand(id, &standing);
            changed.push(id);
        }
        changed
    }

    /// Takes it that a review is where the journal has it, by this name, or has no text of the journal.
    /// Which ones stand otherwise now.
    pub(in crate::app) fn recognise_there(
        &mut self,
        id: EntryId,
        name: Option<&ReviewName>,
    ) -> Vec<EntryId> {
        self.familiar.strange.remove(&id);
        let mut changed = self.stand_as_none(id);
        let is_there = name.filter(|_| self.familiar.having.contains_key(&id));
        let other = is_there.and_then(|name| self.recognised(name));
        if let Some(other) = other.filter(|other| *other != id) {
            // It is a copy of what has come back.
            self.familiar.unname(other);
            self.familiar.come.insert(other);
            for id in [other, id] {
                self.stand_by_place(id);
                changed.push(id);
            }
        }
        changed
    }

    /// Whether another review with the same text is known already to be the one of the journal, which is
    /// noted.
    fn is_copy(&mut self, id: EntryId, of: &Standing) -> bool {
        let other = self.recognised(&of.name).filter(|other| *other != id);
        let content = self.roll.content(id);
        let is_copy = other.is_some_and(|other| self.roll.content(other) == content);
        if is_copy {
            let copies = self.familiar.copies.entry(of.name.clone()).or_default();
            copies.insert(id);
        }
        is_copy
    }

    /// Has a review stand by its place that was known to be another. Which do, if it was.
    fn stand_as_none(&mut self, id: EntryId) -> Vec<EntryId> {
        if self.familiar.unname(id).is_none() {
            return Vec::new();
        }
        self.stand_by_place(id);
        vec![id]
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
    pub(super) fn stand_by_place(&mut self, id: EntryId) {
        self.stood.forget(id);
        self.note_own_share(id, None);
        self.note_status(id, Status::Unread);
        if let Some(source) = self.source(id) {
            self.take_standing(id, &source);
        }
    }
}
