//! Changes of a review of which it cannot be read what is kept: they hold meanwhile, and are kept
//! when it can be, as nothing is to be written over unknown.

use super::handing::Reach;
use super::{Of, Said};
use crate::app::{App, Effect, EntryId};
use crate::journal::{Changes, Slot};

/// A change that is held back.
#[derive(Debug)]
pub(super) struct Held {
    number: u64,
    changes: Vec<(Of, Changes)>,
    said: Said,
}

/// What is held back, the earliest first.
#[derive(Debug, Default)]
pub(super) struct Holding {
    held: Vec<Held>,
    /// How many ever were.
    count: u64,
}

impl Holding {
    /// Holds a change back; its number.
    pub(super) fn hold(&mut self, changes: &[(Of, Changes)], said: &Said) -> u64 {
        self.count += 1;
        let number = self.count;
        self.held.push(Held {
            number,
            changes: changes.to_vec(),
            said: said.clone(),
        });
        number
    }

    /// How many changes are held back.
    pub(super) fn len(&self) -> usize {
        self.held.len()
    }

    /// The reviews that these are of.
    pub(super) fn entries(&self) -> Vec<EntryId> {
        let changes = self.held.iter().flat_map(|held| &held.changes);
        changes.filter_map(|(of, _)| of.entry()).collect()
    }
}

impl App {
    /// How many changes are not handed to the journal, as it is not known or cannot be read what is
    /// kept.
    pub fn held_back(&self) -> usize {
        self.journaling.holding.len() + self.journaling.waiting.len()
    }

    /// Gives up a change that is taken back: what is kept of its slots is to be seen again.
    pub(super) fn let_go(&mut self, number: u64) {
        let held = &mut self.journaling.holding.held;
        let at = held.iter().position(|held| held.number == number);
        if let Some(held) = at.map(|at| held.remove(at)) {
            self.disown(&held);
        }
    }

    /// Takes out what is held back of a review, of which it is known now what is kept.
    pub(super) fn take_held(&mut self, entry: EntryId) -> Vec<Held> {
        let is_of = |held: &Held| held.changes.iter().any(|(of, _)| of.entry() == Some(entry));
        let all = std::mem::take(&mut self.journaling.holding.held);
        let (ready, rest): (Vec<Held>, Vec<Held>) = all.into_iter().partition(is_of);
        self.journaling.holding.held = rest;
        for held in &ready {
            self.disown(held);
        }
        ready
    }

    /// Makes these changes once more, over what is kept, and has them kept.
    pub(super) fn keep_held(&mut self, ready: Vec<Held>) -> Vec<Effect> {
        let ready = ready.into_iter();
        let effects = ready.flat_map(|mut held| {
            self.move_mark(&mut held.changes, &mut held.said);
            let before = self.change_all(&held.changes);
            let made = self.journaling.made.iter_mut();
            for made in made.filter(|made| made.reach == Reach::Held(held.number)) {
                made.before.clone_from(&before);
                made.said.clone_from(&held.said.undone);
                made.reach = Reach::Journal;
            }
            self.hand_late(&held.changes, held.said.done)
        });
        effects.collect()
    }

    /// Has the slots of a change follow the journal again, as far as they are not this run's own for
    /// another reason.
    fn disown(&mut self, held: &Held) {
        for (of, changes) in &held.changes {
            let known = of
                .entry()
                .and_then(|entry| self.journaling.pages.get_mut(&entry));
            if let Some(known) = known {
                let slots: Vec<Slot> = changes.iter().map(|(slot, _)| *slot).collect();
                known
                    .own
                    .retain(|slot, ticket| ticket.is_some() || !slots.contains(slot));
            }
        }
    }
}
