//! The library pane: the reviews found so far, in order, and the one selected.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::motion::{Direction, Motion};
use super::reader::Trace;
use super::scroll::Scroll;
use crate::library::{self, Digest, Found, Source};

/// A review of the library for as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(usize);

/// A review of the library.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it is read from.
    pub source: Source,
    /// What was seen of it; `None` until it has been read.
    pub digest: Option<Digest>,
    /// What the reader left in it.
    pub trace: Trace,
}

impl Entry {
    /// The title it is shown by: that of the review once it has been read.
    pub fn title(&self) -> String {
        match &self.digest {
            Some(Digest::Read { title, .. }) => title.clone(),
            Some(Digest::Unreadable(_)) | None => self.source.title(),
        }
    }
}

/// The list of reviews.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    ids: HashMap<Source, EntryId>,
    order: Vec<EntryId>,
    /// The row of the selected entry in `order`.
    selected: usize,
    scroll: Scroll,
    walk: Walk,
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
    /// How many reviews there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no review has been found.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
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
        self.order.get(self.selected).copied()
    }

    /// The review of an id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0)
    }

    /// The review `direction` of the selected one.
    pub fn neighbour(&self, direction: Direction) -> Option<EntryId> {
        let row = direction.step(self.selected, 1, self.order.len())?;
        self.order.get(row).copied()
    }

    /// The rows on the screen with their reviews, from the top.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &Entry)> {
        let shown = self.order.iter().enumerate();
        shown
            .skip(self.scroll.first())
            .filter_map(|(row, id)| Some((row, self.entry(*id)?)))
    }

    /// Adds what was found; the selected review stays selected.
    pub fn add(&mut self, found: Vec<Found>) {
        let selected = self.selected();
        let mut new: Vec<EntryId> = found
            .into_iter()
            .filter_map(|found| self.enter(found))
            .collect();
        new.sort_by(|a, b| self.compare(*a, *b));
        let old = std::mem::take(&mut self.order);
        let mut rest = old.as_slice();
        for id in new {
            let before = rest.partition_point(|old| self.compare(*old, id).is_le());
            let (smaller, larger) = rest.split_at(before);
            self.order.extend_from_slice(smaller);
            self.order.push(id);
            rest = larger;
        }
        self.order.extend_from_slice(rest);
        let row = |id| {
            self.order
                .binary_search_by(|other| self.compare(*other, id))
                .ok()
        };
        self.selected = selected.and_then(row).unwrap_or(self.selected);
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
        self.entries.push(Entry {
            source,
            digest,
            trace: Trace::default(),
        });
        Some(id)
    }

    /// The order of two reviews: that of their names, then that in which they were found.
    fn compare(&self, a: EntryId, b: EntryId) -> Ordering {
        let source = |id| self.entry(id).map(|entry| &entry.source);
        let named = match (source(a), source(b)) {
            (Some(a), Some(b)) => library::order(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        named.then(a.cmp(&b))
    }

    /// The reviews of which nothing has been seen yet. Standard input is none of them: it can be
    /// read only once, and is when it is opened.
    pub fn unread(&self) -> Vec<Source> {
        let unread = self.order.iter().filter_map(|id| self.entry(*id));
        unread
            .filter(|entry| entry.digest.is_none() && entry.source != Source::StandardInput)
            .map(|entry| entry.source.clone())
            .collect()
    }

    /// Notes what was seen of a review.
    pub fn note(&mut self, source: &Source, digest: Digest) {
        let id = self.ids.get(source);
        if let Some(entry) = id.and_then(|id| self.entries.get_mut(id.0)) {
            entry.digest = Some(digest);
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
        self.selected = motion.row(before, self.order.len(), self.scroll.height());
        self.selected != before
    }

    /// Selects the review `rows` rows below the first on the screen; the row, if there is one.
    pub fn select_shown(&mut self, rows: u16) -> Option<usize> {
        let row = self.scroll.first() + usize::from(rows);
        self.order.get(row)?;
        self.selected = row;
        Some(row)
    }

    /// Looks `by` rows further on or back; what is selected stays so.
    pub fn look(&mut self, direction: Direction, by: usize) {
        let (row, len) = (self.selected, self.order.len());
        self.scroll.look(direction, by, row, len);
    }

    /// Brings the selected row back in sight.
    pub fn come_back(&mut self) {
        self.scroll.come_back();
    }

    /// Keeps the selected row in sight in a pane of `height` rows.
    pub fn settle(&mut self, height: u16) {
        self.scroll.settle(self.selected, self.order.len(), height);
    }
}
