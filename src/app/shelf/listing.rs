//! The list as it is shown, and how another takes its place.

use super::arranging::{Arranged, Arranging};
use super::{EntryId, Heading, Shelf};
use crate::app::scroll::Scroll;
use crate::library::{Roll, SortBy, Way};
use crate::query::Group;
use std::collections::HashSet;
use std::sync::Arc;

/// The reviews of a library from which on its list is made by another thread: the time that a key may
/// take.
const AT_ONCE: usize = 120_000;

/// The same where texts are to be compared, which takes much longer.
const AT_ONCE_BY_TEXTS: usize = 6_000;

/// The reviews of a library up to which its list is made anew whenever something becomes known.
const LIVE: usize = 4096;

/// The part of a larger library of which something must have become known.
const MANY: usize = 8;

/// A list that is being made.
#[derive(Debug, Clone)]
pub(super) struct Awaited {
    number: u64,
    then: Then,
    sent: Sent,
}

/// Whether another thread knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    No,
    Yes,
}

/// What is selected in another list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Then {
    /// What was, where it is on the screen.
    Stay,
    /// What matches best, at the top.
    Best,
    /// This, in a list that was scrolled so.
    Select(Option<EntryId>, Option<Scroll>),
}

impl Shelf {
    /// The reviews that are listed, in their order: all, or those that match what the reader typed;
    /// in a list of problems, each as often as it has some.
    pub fn listed(&self) -> &[EntryId] {
        match &self.shown {
            Some(shown) => &shown.rows,
            None => &self.named,
        }
    }

    /// What stands above the groups of the list.
    pub fn headings(&self) -> &[Heading] {
        self.shown.as_ref().map_or(&[], |shown| &shown.headings)
    }

    /// What the list is sorted by.
    pub fn sorted_by(&self) -> SortBy {
        self.wish.sort().0
    }

    /// Which way it is sorted.
    pub fn sorted_way(&self) -> Way {
        self.wish.sort().1
    }

    /// What stands together in it.
    pub fn grouped_by(&self) -> Group {
        self.wish.group()
    }

    /// All reviews as they are sorted.
    pub(super) fn order(&self) -> &[EntryId] {
        let shown = self.shown.as_ref();
        let order = shown.and_then(|shown| shown.order.as_deref());
        order.map_or(&self.named, |order| order.ids())
    }

    /// Sorts the list by the next of what it can be sorted by; the selected review stays selected.
    pub fn sort_by_next(&mut self) {
        self.wish.sort_by_next();
        self.arrange(Then::Stay);
    }

    /// Sorts the list the other way round; the selected review stays selected.
    pub fn turn(&mut self) {
        self.wish.turn();
        self.arrange(Then::Stay);
    }

    /// Groups the list by the next of what can stand together; the selected review stays selected.
    pub fn group_by_next(&mut self) {
        self.wish.group_by_next();
        self.arrange(Then::Stay);
    }

    /// Lists all reviews again, and selects one.
    pub(super) fn list_all(&mut self, id: EntryId) {
        self.wish = self.wish.filtered(None);
        self.arrange(Then::Select(Some(id), None));
    }

    /// Makes the list that is wished for, or has it made.
    pub(super) fn arrange(&mut self, then: Then) {
        self.unsettled = 0;
        self.asked += 1;
        self.awaited = Some(Awaited {
            number: self.asked,
            then,
            sent: Sent::No,
        });
        let most = if self.compares_texts() {
            AT_ONCE_BY_TEXTS
        } else {
            AT_ONCE
        };
        if self.wish.is_plain() || self.named.len() <= most {
            self.finish();
        }
    }

    /// Whether making the list takes comparing texts of all reviews.
    fn compares_texts(&self) -> bool {
        let sort = self.wish.sort();
        let known = self.fresh().and_then(|shown| shown.order.as_deref());
        let is_sorted = known.is_some_and(|order| order.is(sort));
        sort.0.is_of_texts() && !is_sorted
            || matches!(self.wish.group(), Group::Work | Group::Maker)
    }

    /// The list that is shown, if nothing has changed since it was made.
    fn fresh(&self) -> Option<&Arranged> {
        let shown = self.shown.as_deref();
        shown.filter(|shown| shown.changes == self.changes)
    }

    /// Makes the list that is being made, at once.
    pub fn finish(&mut self) {
        let Some(awaited) = self.awaited.take() else {
            return;
        };
        let arranged = (!self.wish.is_plain()).then(|| self.arranging(awaited.number).arrange());
        self.show(arranged, awaited.then);
    }

    /// The list that another thread is to make, once.
    pub fn to_be_arranged(&mut self) -> Option<Arranging> {
        let awaited = self.awaited.as_mut()?;
        if std::mem::replace(&mut awaited.sent, Sent::Yes) == Sent::Yes {
            return None;
        }
        let number = awaited.number;
        Some(self.arranging(number))
    }

    /// Takes a list that was made elsewhere; whether it is the one that is waited for.
    pub fn take(&mut self, number: u64, arranged: Arranged) -> bool {
        let awaited = self.awaited.take_if(|awaited| awaited.number == number);
        let Some(awaited) = awaited else { return false };
        let is_late = arranged.changes != self.changes;
        self.show(Some(arranged), awaited.then);
        if is_late {
            self.drop_gone();
        }
        true
    }

    fn arranging(&self, number: u64) -> Arranging {
        let fresh = self.fresh();
        Arranging {
            number,
            roll: self.roll.clone(),
            lookup: self.lookup.clone(),
            named: Arc::clone(&self.named),
            readings: Arc::clone(&self.readings),
            wish: self.wish.clone(),
            before: fresh.and_then(|shown| shown.matches.clone()),
            order: fresh.and_then(|shown| shown.order.clone()),
            changes: self.changes,
            pace: self.pace,
        }
    }

    fn show(&mut self, arranged: Option<Arranged>, then: Then) {
        let best = match &arranged {
            Some(arranged) => arranged.best,
            None => self.named.first().copied(),
        };
        match then {
            Then::Stay => self.keeping_selection(|shelf| shelf.shown = arranged.map(Arc::new)),
            Then::Best => {
                self.shown = arranged.map(Arc::new);
                self.selected = 0;
                self.scroll = Scroll::default();
                self.select_listed(best);
            }
            Then::Select(id, scroll) => {
                self.shown = arranged.map(Arc::new);
                self.select_listed(id);
                self.scroll = scroll.unwrap_or(self.scroll);
            }
        }
    }

    /// Puts new reviews where they belong, and so many that changed.
    pub(super) fn place(&mut self, mut new: Vec<EntryId>, changed: usize) {
        self.changes += 1;
        self.unsettled += new.len() + changed;
        let roll = self.roll.clone();
        new.sort_by(|a, b| roll.compare(*a, *b));
        self.keeping_selection_if_plain(|shelf| {
            let named = Arc::make_mut(&mut shelf.named);
            let follows = named.last().zip(new.first());
            if follows.is_none_or(|(last, first)| roll.compare(*last, *first).is_lt()) {
                named.extend_from_slice(&new);
            } else {
                *named = merged(named, &new, &roll);
            }
        });
        if self.wish.is_plain() {
            return;
        }
        // While many are being found the list is settled now and then.
        let all = self.named.len();
        if all <= LIVE || self.unsettled > all / MANY {
            return self.arrange(Then::Stay);
        }
        let takes_all = self.wish.filter.is_none() && self.headings().is_empty();
        if let Some(shown) = self.shown.as_mut().filter(|_| takes_all) {
            Arc::make_mut(shown).rows.extend_from_slice(&new);
        }
    }

    /// Puts everything where it belongs that is known by now.
    pub fn settle_list(&mut self) {
        if self.unsettled > 0 && !self.wish.is_plain() {
            self.arrange(Then::Stay);
        }
    }

    /// Takes out of the list what is there no more, and has it settled.
    pub(super) fn drop_gone(&mut self) {
        let gone = self.listed().iter();
        let gone = gone.filter(|id| self.roll.view(**id).is_none());
        let gone: HashSet<EntryId> = gone.copied().collect();
        if !gone.is_empty() {
            self.keeping_selection(|shelf| {
                if let Some(shown) = &mut shelf.shown {
                    Arc::make_mut(shown).remove(&gone);
                }
            });
        }
    }

    /// Changes what the list is made of; where that is the list, as below.
    pub(super) fn keeping_selection_if_plain(&mut self, change: impl FnOnce(&mut Self)) {
        if self.shown.is_none() {
            self.keeping_selection(change);
        } else {
            change(self);
        }
    }

    /// Changes the list; the selected review stays selected, and where it is on the screen.
    pub(super) fn keeping_selection(&mut self, change: impl FnOnce(&mut Self)) {
        let selected = self.selected();
        let old = self.places().of_row(self.selected);
        change(self);
        self.select_listed(selected);
        let new = self.places().of_row(self.selected);
        self.scroll.follow(old, new);
    }

    /// Selects a review if it is listed.
    pub(super) fn select_listed(&mut self, id: Option<EntryId>) {
        if id.is_some() && self.selected() == id {
            return;
        }
        let row = id.and_then(|id| self.listed().iter().position(|other| *other == id));
        let last = self.listed().len().saturating_sub(1);
        self.selected = row.unwrap_or(self.selected.min(last));
    }
}

/// Two lists in the order of the names as one.
fn merged(old: &[EntryId], new: &[EntryId], roll: &Roll) -> Vec<EntryId> {
    let mut all = Vec::with_capacity(old.len() + new.len());
    let mut rest = old;
    for id in new {
        let before = rest.partition_point(|old| roll.compare(*old, *id).is_le());
        let (smaller, larger) = rest.split_at(before);
        all.extend_from_slice(smaller);
        all.push(*id);
        rest = larger;
    }
    all.extend_from_slice(rest);
    all
}
