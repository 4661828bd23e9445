//! Making the list as it is wanted, here or on another thread.

use super::groups::{Grouped, Heading, grouped};
use super::wish::{Among, Asked, Wish};
use crate::library::{EntryId, Readings, Roll, Sieve, SortBy, View, Way};
use crate::query::{Progress, Word};
use crate::review::Pace;
use crate::search::{Lookup, Matches};
use std::collections::HashSet;
use std::sync::Arc;

/// A list that is to be made: all that takes. It is cheap to clone and to send to a thread.
#[derive(Debug, Clone)]
pub struct Arranging {
    /// Which one it is: later ones have larger numbers.
    pub number: u64,
    pub(super) roll: Roll,
    pub(super) lookup: Lookup,
    /// All reviews by their names.
    pub(super) named: Arc<Vec<EntryId>>,
    pub(super) readings: Arc<Readings>,
    pub(super) wish: Wish,
    /// What was found for less than what is typed now.
    pub(super) before: Option<Arc<Matches>>,
    /// All reviews as they were sorted last, if nothing has changed since.
    pub(super) order: Option<Arc<Order>>,
    /// How often the library had changed by now.
    pub(super) changes: u64,
    pub(super) pace: Pace,
}

/// All reviews in an order.
#[derive(Debug)]
pub(super) struct Order {
    by: SortBy,
    way: Way,
    ids: Vec<EntryId>,
}

/// A list that was made.
#[derive(Debug, Clone, Default)]
pub struct Arranged {
    pub(super) rows: Vec<EntryId>,
    pub(super) headings: Vec<Heading>,
    /// What matches best.
    pub(super) best: Option<EntryId>,
    pub(super) matches: Option<Arc<Matches>>,
    pub(super) order: Option<Arc<Order>>,
    /// How often the library had changed when it was made.
    pub(super) changes: u64,
}

impl Order {
    /// Whether it is this one. How far reviews were read may have changed meanwhile.
    pub(super) fn is(&self, sort: (SortBy, Way)) -> bool {
        (self.by, self.way) == sort && self.by.is_of_files()
    }

    pub(super) fn ids(&self) -> &[EntryId] {
        &self.ids
    }
}

impl Arranged {
    /// Takes reviews out.
    pub(super) fn remove(&mut self, gone: &HashSet<EntryId>) {
        let mut rows = std::mem::take(&mut self.rows);
        for heading in &mut self.headings {
            let end = heading.row + heading.count;
            let group = rows.get(heading.row..end).unwrap_or_default();
            heading.count = group.iter().filter(|id| !gone.contains(id)).count();
        }
        self.headings.retain(|heading| heading.count > 0);
        let mut row = 0;
        for heading in &mut self.headings {
            heading.row = row;
            row += heading.count;
        }
        rows.retain(|id| !gone.contains(id));
        self.rows = rows;
        self.order = None;
    }
}

impl Arranging {
    /// Makes the list.
    pub fn arrange(&self) -> Arranged {
        if self.wish.among == Among::Troubled {
            return self.troubled();
        }
        let order = self.order();
        let ids = order.as_ref().map_or(&*self.named, |order| &order.ids);
        let (rows, matches) = match &self.wish.filter {
            Some(asked) => self.filtered(asked, ids),
            None => (ids.clone(), None),
        };
        let best = rows.first().copied();
        let Grouped { rows, headings } = grouped(&self.roll, rows, self.wish.group());
        Arranged {
            rows,
            headings,
            best,
            matches,
            order,
            changes: self.changes,
        }
    }

    /// All reviews as they are sorted, unless that is by their names.
    fn order(&self) -> Option<Arc<Order>> {
        let (by, way) = self.wish.sort();
        if (by, way) == (SortBy::Name, Way::Usual) {
            return None;
        }
        let known = self.order.as_ref();
        let known = known.filter(|known| known.is((by, way)));
        if let Some(known) = known {
            return Some(Arc::clone(known));
        }
        let ids = match by {
            SortBy::Name => self.named.iter().rev().copied().collect(),
            SortBy::Read => self.by_reading(way),
            SortBy::Title
            | SortBy::Work
            | SortBy::Maker
            | SortBy::Year
            | SortBy::Rating
            | SortBy::Reviewer
            | SortBy::Date
            | SortBy::Seen
            | SortBy::Length => self.roll.sorted(&self.named, by, way, self.pace),
        };
        Some(Arc::new(Order { by, way, ids }))
    }

    fn by_reading(&self, way: Way) -> Vec<EntryId> {
        let mut order = [Progress::Unread, Progress::Begun, Progress::Read];
        if way == Way::Turned {
            order.reverse();
        }
        let of = |wanted: Progress| {
            let all = self.named.iter().copied();
            all.filter(move |id| self.readings.of(*id) == wanted)
        };
        order.into_iter().flat_map(of).collect()
    }

    /// Those of `ids` that match what was asked, in the order in which they are wanted.
    fn filtered(&self, asked: &Asked, ids: &[EntryId]) -> (Vec<EntryId>, Option<Arc<Matches>>) {
        let typed = asked.query.typed();
        let matches = (!typed.is_empty()).then(|| {
            let before = self.before.as_deref();
            Arc::new(self.lookup.matches(&typed, before))
        });
        let exact = asked.query.words().iter().filter_map(|word| match word {
            Word::Exact(text) => Some(self.lookup.holding(text)),
            Word::Typed(_) => None,
        });
        let exact: Vec<Matches> = exact.collect();
        let facts = (&asked.query, &asked.sections);
        let mut sieve = Sieve::new(&self.roll, &self.lookup, facts, self.pace);
        let mut keeps = |id: &EntryId| {
            let key = id.number();
            let named = matches.as_ref().is_none_or(|matches| matches.has(key));
            let named = named && exact.iter().all(|exact| exact.has(key));
            let view = self.roll.view(*id).filter(|_| named);
            view.is_some_and(|view| sieve.keeps(view, self.readings.stand(*id)))
        };
        let kept = ids.iter().copied().filter(|id| keeps(id));
        let rows = match &matches {
            Some(matches) if self.wish.by_likeness() => matches.best_first(kept, EntryId::number),
            Some(_) | None => kept.collect(),
        };
        (rows, matches)
    }

    /// What is wrong with reviews: a row for each problem, in groups by reviews.
    fn troubled(&self) -> Arranged {
        let mut ids = self.roll.troubled();
        ids.retain(|id| self.roll.view(*id).is_some());
        ids.sort_by(|a, b| self.roll.compare(*a, *b));
        let mut arranged = Arranged {
            changes: self.changes,
            ..Arranged::default()
        };
        for view in ids.iter().filter_map(|id| self.roll.view(*id)) {
            let count = troubles(view);
            arranged.headings.push(Heading {
                row: arranged.rows.len(),
                title: view.source().name(),
                count,
            });
            let rows = std::iter::repeat_n(view.id(), count);
            arranged.rows.extend(rows);
        }
        arranged.best = arranged.rows.first().copied();
        arranged
    }
}

/// How many things are wrong with a review.
pub(super) fn troubles(view: View<'_>) -> usize {
    match view.unreadable() {
        Some(_) => 1,
        None => view.problems().len(),
    }
}
