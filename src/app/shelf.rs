//! The library pane: the reviews found so far, in order, and the one selected.

mod filter;
mod live;

use std::collections::HashMap;

use super::motion::{Direction, Motion};
use super::reader::Trace;
use super::scroll::Scroll;
use crate::library::{Digest, EntryId, Found, Put, Roll, SortBy, Source, View, Way};
use crate::review::Pace;
use crate::search::Lookup;
use filter::{Before, Filter};

pub use filter::Listing;

/// The list of reviews.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    roll: Roll,
    /// What the reader left in reviews.
    traces: HashMap<EntryId, Trace>,
    /// All reviews by their names.
    named: Vec<EntryId>,
    sorted: Sorted,
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

/// In which order all reviews are.
#[derive(Debug, Clone, Default)]
struct Sorted {
    by: SortBy,
    /// All of them, unless that is the order of the names.
    order: Option<Vec<EntryId>>,
    /// How many of those were sorted together; the others were found later.
    settled: usize,
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
        self.named.len()
    }

    /// Whether no review has been found.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// What is known of all reviews.
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// All reviews as they are sorted.
    fn order(&self) -> &[EntryId] {
        self.sorted.order.as_deref().unwrap_or(&self.named)
    }

    /// The reviews that are listed: all, or those that match what the reader typed.
    pub fn listed(&self) -> &[EntryId] {
        match &self.filter {
            Some(filter) => &filter.rows,
            None => self.order(),
        }
    }

    /// What the list is sorted by.
    pub fn sorted_by(&self) -> SortBy {
        self.sorted.by
    }

    /// Whether more may be found.
    pub fn walk(&self) -> Walk {
        self.walk
    }

    /// Notes that all that is there has been found.
    pub fn finish_walk(&mut self) {
        self.walk = Walk::Done;
        self.settle_order();
    }

    /// The row of the selected review.
    pub fn selected_row(&self) -> usize {
        self.selected
    }

    /// The selected review.
    pub fn selected(&self) -> Option<EntryId> {
        self.listed().get(self.selected).copied()
    }

    /// What is known of a review.
    pub fn entry(&self, id: EntryId) -> Option<View<'_>> {
        self.roll.view(id)
    }

    /// Where a review comes from.
    pub fn source(&self, id: EntryId) -> Option<Source> {
        self.roll.source(id)
    }

    /// What the reader left in a review.
    pub fn trace(&self, id: EntryId) -> Option<&Trace> {
        self.traces.get(&id)
    }

    /// The first of these sources that is a review of the library.
    pub fn find(&self, sources: &[Source]) -> Option<EntryId> {
        sources.iter().find_map(|source| self.roll.find(source))
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
    pub fn rows(&self) -> impl Iterator<Item = (usize, View<'_>)> {
        let shown = self.listed().iter().enumerate();
        shown
            .skip(self.scroll.first())
            .filter_map(|(row, id)| Some((row, self.entry(*id)?)))
    }

    /// Adds what was found; the selected review stays selected.
    pub fn add(&mut self, found: Vec<Found>) {
        let found = found.into_iter().map(|found| match found {
            Ok(source) => (source, None),
            Err(error) => {
                let digest = Digest::Unreadable(error.trouble.to_string());
                (error.origin, Some(digest))
            }
        });
        self.enter(found);
    }

    /// Notes what was seen of reviews, new ones among them; the selected one stays selected.
    pub fn note(&mut self, seen: impl IntoIterator<Item = (Source, Digest)>) {
        self.enter(
            seen.into_iter()
                .map(|(source, digest)| (source, Some(digest))),
        );
    }

    fn enter(&mut self, found: impl Iterator<Item = (Source, Option<Digest>)>) {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (source, digest) in found {
            let (id, put) = self.roll.put(&source, digest.as_ref());
            match put {
                Put::New => new.push(id),
                Put::Changed => changed.push(id),
                Put::Same => continue,
            }
            self.look_up(id);
        }
        if new.is_empty() && changed.is_empty() {
            return;
        }
        self.roll.settle();
        self.keeping_selection(|shelf| shelf.place(new, &changed));
    }

    /// Notes by what a review is found.
    fn look_up(&mut self, id: EntryId) {
        let Some(view) = self.roll.view(id) else {
            return;
        };
        let title = view.title();
        // The name of a file is worth finding it by; a record has none of its own.
        let source = (!view.is_record()).then(|| view.source());
        let names = source.map(|source| [source.name(), source.title()]);
        let [makers, tags] = [view.makers().collect(), view.tags().collect::<Vec<&str>>()];
        let lists: [String; 2] = [makers, tags].map(|list: Vec<&str>| list.join(", "));
        let single = [view.work(), view.reviewer()].into_iter().flatten();
        let fields = std::iter::once(title.as_ref())
            .chain(names.iter().flatten().map(String::as_str))
            .chain(single)
            .chain(lists.iter().map(String::as_str));
        self.lookup.put(id.number(), fields);
    }

    /// Puts new reviews where they belong, and those that changed.
    fn place(&mut self, mut new: Vec<EntryId>, changed: &[EntryId]) {
        let roll = &self.roll;
        new.sort_by(|a, b| roll.compare(*a, *b));
        let follows = self.named.last().zip(new.first());
        if follows.is_none_or(|(last, first)| roll.compare(*last, *first).is_lt()) {
            self.named.extend_from_slice(&new);
        } else {
            self.named = merged(&self.named, &new, roll);
        }
        if let Some(order) = &mut self.sorted.order {
            order.extend_from_slice(&new);
            // While many are being found the order is settled now and then.
            let many = order.len() > 2 * self.sorted.settled;
            if self.walk == Walk::Done || many {
                self.settle_order();
            }
        }
        let ids = [new.as_slice(), changed].concat();
        self.renew_matches(&ids);
    }

    /// Sorts everything that is known by now.
    fn settle_order(&mut self) {
        let by = self.sorted.by;
        self.sorted.settled = self.named.len();
        self.sorted.order = match by {
            SortBy::Name => None,
            SortBy::Title
            | SortBy::Maker
            | SortBy::Year
            | SortBy::Rating
            | SortBy::Date
            | SortBy::Length => Some(self.roll.sorted(&self.named, by, Way::Usual, self.pace)),
        };
    }

    /// Sorts the list by the next of what it can be sorted by; the selected review stays selected.
    pub fn sort_by_next(&mut self) {
        self.keeping_selection(|shelf| {
            shelf.sorted.by = shelf.sorted.by.next();
            shelf.settle_order();
            shelf.sort_matches();
        });
    }

    /// The reviews of which not everything has been seen yet that is kept of them. Standard input is none of them: it can be
    /// read only once, and is when it is opened.
    pub fn unread(&self) -> Vec<Source> {
        let unread = self.order().iter().filter_map(|id| self.entry(*id));
        unread
            .filter(|view| !view.is_complete())
            .map(View::source)
            .filter(|source| *source != Source::StandardInput)
            .collect()
    }

    /// Has the kinds of a review looked for again.
    pub fn forget_kinds(&mut self, id: EntryId) {
        let known = self.roll.source(id).zip(self.roll.digest(id));
        if let Some((source, digest)) = known {
            self.roll.put(&source, Some(&digest.without_kinds()));
        }
    }

    /// Keeps what the reader left in a review.
    pub fn keep(&mut self, id: EntryId, trace: Trace) {
        self.traces.insert(id, trace);
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
