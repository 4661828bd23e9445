//! The library pane: the reviews found so far, in order, and the one selected.

mod entry;
mod filter;

use std::cmp::Ordering;
use std::collections::HashMap;

use super::motion::{Direction, Motion};
use super::reader::Trace;
use super::scroll::Scroll;
use crate::library::{self, Digest, Found, SortBy, SortKey, Source, Way};
use crate::review::Pace;
use crate::search::Lookup;
use filter::{Before, Filter};

pub use entry::{Entry, EntryId};
pub use filter::Listing;

/// The list of reviews.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    ids: HashMap<Source, EntryId>,
    /// All reviews by their names.
    named: Vec<EntryId>,
    /// All reviews as they are sorted.
    order: Vec<EntryId>,
    sorted_by: SortBy,
    /// What the reviews are filtered by.
    lookup: Lookup,
    filter: Option<Filter>,
    /// How the list stood before the reader began to type what it is filtered by.
    before: Option<Before>,
    /// The row of the selected entry in the list.
    selected: usize,
    scroll: Scroll,
    walk: Walk,
    /// How fast the reviews are read.
    pace: Pace,
}

/// Whether more reviews may be found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Walk {
    /// Folders are being walked.
    #[default]
    Going,
    /// All that is there has been found.
    Done,
}

impl Shelf {
    /// An empty library, whose reviews are read at this pace.
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            ..Self::default()
        }
    }

    /// How many reviews there are, whatever the list is filtered by.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no review has been found.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The reviews that are listed: all, or those that match what the reader typed.
    pub fn listed(&self) -> &[EntryId] {
        self.filter
            .as_ref()
            .map_or(&self.order, |filter| &filter.rows)
    }

    /// What the list is sorted by.
    pub fn sorted_by(&self) -> SortBy {
        self.sorted_by
    }

    /// Whether more may be found.
    pub fn walk(&self) -> Walk {
        self.walk
    }

    /// Notes that all that is there has been found.
    pub fn finish_walk(&mut self) {
        self.walk = Walk::Done;
    }

    /// The row of the selected review.
    pub fn selected_row(&self) -> usize {
        self.selected
    }

    /// The selected review.
    pub fn selected(&self) -> Option<EntryId> {
        self.listed().get(self.selected).copied()
    }

    /// The review of an id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0)
    }

    /// The first of these sources that is a review of the library.
    pub fn find(&self, sources: &[Source]) -> Option<EntryId> {
        sources
            .iter()
            .find_map(|source| self.ids.get(source).copied())
    }

    /// Selects a review; where it is not among those the list is filtered to, all are listed again.
    pub fn select(&mut self, id: EntryId) {
        if self.selected() == Some(id) {
            return;
        }
        if !self.listed().contains(&id) {
            self.unfilter();
        }
        self.select_listed(Some(id));
    }

    /// The review `direction` of the selected one.
    pub fn neighbour(&self, direction: Direction) -> Option<EntryId> {
        let listed = self.listed();
        let row = direction.step(self.selected, 1, listed.len())?;
        listed.get(row).copied()
    }

    /// The rows on the screen with their reviews, from the top.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let shown = self.listed().iter().enumerate();
        shown
            .skip(self.scroll.first())
            .filter_map(|(row, id)| Some((row, self.entry(*id)?)))
    }

    /// Adds what was found; the selected review stays selected.
    pub fn add(&mut self, found: Vec<Found>) {
        let found = found.into_iter();
        let mut new: Vec<EntryId> = found.filter_map(|found| self.enter(found)).collect();
        new.sort_by(|a, b| self.compare_names(*a, *b));
        self.keeping_selection(|shelf| {
            let named = std::mem::take(&mut shelf.named);
            shelf.named = merged(&named, &new, |a, b| shelf.compare_names(a, b));
            shelf.place(new);
        });
    }

    /// Gives what was found an id, unless it has one.
    fn enter(&mut self, found: Found) -> Option<EntryId> {
        let (source, digest) = match found {
            Ok(source) => (source, None),
            Err(error) => {
                let digest = Digest::Unreadable(error.trouble.to_string());
                (error.origin, Some(digest))
            }
        };
        if self.ids.contains_key(&source) {
            return None;
        }
        let id = EntryId(self.entries.len());
        self.ids.insert(source.clone(), id);
        let entry = Entry {
            source,
            digest,
            trace: Trace::default(),
        };
        let fields = entry.fields();
        self.lookup.put(id.0, fields.iter().map(String::as_str));
        self.entries.push(entry);
        Some(id)
    }

    /// The order of two reviews: that of their names, then that in which they were found.
    fn compare_names(&self, a: EntryId, b: EntryId) -> Ordering {
        let source = |id| self.entry(id).map(|entry| &entry.source);
        let named = match (source(a), source(b)) {
            (Some(a), Some(b)) => library::order(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        named.then(a.cmp(&b))
    }

    /// The order of two reviews in the list.
    fn compare(&self, a: EntryId, b: EntryId) -> Ordering {
        let (key_a, key_b) = (self.sort_key(a), self.sort_key(b));
        let by = self.sorted_by;
        by.compare(Way::Usual, key_a.as_ref(), key_b.as_ref())
            .then_with(|| self.compare_names(a, b))
    }

    fn sort_key(&self, id: EntryId) -> Option<SortKey> {
        let entry = self.entry(id)?;
        self.sorted_by
            .key(&entry.source, entry.digest.as_ref(), self.pace)
    }

    /// Puts reviews that are not in the list where they belong.
    fn place(&mut self, mut ids: Vec<EntryId>) {
        if self.sorted_by == SortBy::Name {
            self.order.clone_from(&self.named);
        } else {
            ids.sort_by(|a, b| self.compare(*a, *b));
            self.order = merged(&self.order, &ids, |a, b| self.compare(a, b));
        }
        self.renew_matches(&ids);
    }

    /// Sorts the list by the next of what it can be sorted by; the selected review stays selected.
    pub fn sort_by_next(&mut self) {
        self.keeping_selection(|shelf| {
            shelf.sorted_by = shelf.sorted_by.next();
            let named = shelf.named.iter();
            let mut keyed: Vec<(Option<SortKey>, EntryId)> =
                named.map(|id| (shelf.sort_key(*id), *id)).collect();
            let by = shelf.sorted_by;
            // What has the same value stays in the order of the names.
            keyed.sort_by(|(a, _), (b, _)| by.compare(Way::Usual, a.as_ref(), b.as_ref()));
            shelf.order = keyed.into_iter().map(|(_, id)| id).collect();
            shelf.sort_matches();
        });
    }

    /// The reviews of which not everything has been seen yet that is kept of them. Standard input is none of them: it can be
    /// read only once, and is when it is opened.
    pub fn unread(&self) -> Vec<Source> {
        let unread = self.order.iter().filter_map(|id| self.entry(*id));
        unread
            .filter(|entry| entry.source != Source::StandardInput)
            .filter(|entry| !entry.digest.as_ref().is_some_and(Digest::is_complete))
            .map(|entry| entry.source.clone())
            .collect()
    }

    /// Notes what was seen of reviews; the selected one stays selected.
    pub fn note(&mut self, seen: impl IntoIterator<Item = (Source, Digest)>) {
        let mut changed = Vec::new();
        for (source, digest) in seen {
            let id = self.ids.get(&source).copied();
            let Some((id, entry)) = id.and_then(|id| Some((id, self.entries.get_mut(id.0)?)))
            else {
                continue;
            };
            if entry.digest.as_ref() != Some(&digest) {
                entry.digest = Some(digest);
                let fields = entry.fields();
                self.lookup.put(id.0, fields.iter().map(String::as_str));
                changed.push(id);
            }
        }
        if changed.is_empty() {
            return;
        }
        self.keeping_selection(|shelf| {
            if shelf.sorted_by != SortBy::Name {
                let mut moved = vec![false; shelf.entries.len()];
                for id in &changed {
                    if let Some(moved) = moved.get_mut(id.0) {
                        *moved = true;
                    }
                }
                let stays = |id: &EntryId| moved.get(id.0) != Some(&true);
                shelf.order.retain(stays);
            }
            shelf.place(changed);
        });
    }

    /// Has the kinds of a review looked for again.
    pub fn forget_kinds(&mut self, id: EntryId) {
        if let Some(entry) = self.entries.get_mut(id.0) {
            entry.digest = entry.digest.take().map(Digest::without_kinds);
        }
    }

    /// Keeps what the reader left in a review.
    pub fn keep(&mut self, id: EntryId, trace: Trace) {
        if let Some(entry) = self.entries.get_mut(id.0) {
            entry.trace = trace;
        }
    }

    /// Moves the selection; whether it moved.
    pub fn step(&mut self, motion: Motion) -> bool {
        let before = self.selected;
        let height = self.scroll.height();
        self.selected = motion.row(before, self.listed().len(), height);
        self.selected != before
    }

    /// Selects the review `rows` rows below the first on the screen; the row, if there is one.
    pub fn select_shown(&mut self, rows: u16) -> Option<usize> {
        let row = self.scroll.first() + usize::from(rows);
        self.listed().get(row)?;
        self.selected = row;
        Some(row)
    }

    /// Looks `by` rows further on or back; what is selected stays so.
    pub fn look(&mut self, direction: Direction, by: usize) {
        let (row, len) = (self.selected, self.listed().len());
        self.scroll.look(direction, by, row, len);
    }

    /// Brings the selected row back in sight.
    pub fn come_back(&mut self) {
        self.scroll.come_back();
    }

    /// Changes the list; the selected review stays selected, and where it is on the screen.
    fn keeping_selection(&mut self, change: impl FnOnce(&mut Self)) {
        let (selected, old) = (self.selected(), self.selected);
        change(self);
        self.select_listed(selected);
        self.scroll.follow(old, self.selected);
    }

    /// Selects a review if it is listed.
    fn select_listed(&mut self, id: Option<EntryId>) {
        let row = id.and_then(|id| self.listed().iter().position(|other| *other == id));
        let last = self.listed().len().saturating_sub(1);
        self.selected = row.unwrap_or(self.selected.min(last));
    }

    /// Keeps the selected row in sight in a pane of `height` rows.
    pub fn settle(&mut self, height: u16) {
        let (row, len) = (self.selected, self.listed().len());
        self.scroll.settle(row, len, height);
    }
}

/// Two lists in the order of `compare` as one.
fn merged(
    old: &[EntryId],
    new: &[EntryId],
    compare: impl Fn(EntryId, EntryId) -> Ordering,
) -> Vec<EntryId> {
    let mut all = Vec::with_capacity(old.len() + new.len());
    let mut rest = old;
    for id in new {
        let before = rest.partition_point(|old| compare(*old, *id).is_le());
        let (smaller, larger) = rest.split_at(before);
        all.extend_from_slice(smaller);
        all.push(*id);
        rest = larger;
    }
    all.extend_from_slice(rest);
    all
}
