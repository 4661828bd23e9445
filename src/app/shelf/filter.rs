//! The library filtered by what the reader types.

use super::super::scroll::Scroll;
use super::{EntryId, Shelf};
use crate::search::Matches;

/// What the list is filtered by, and what is left of it.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    query: String,
    matches: Matches,
    /// What matches, as it is listed.
    pub(super) rows: Vec<EntryId>,
    listing: Listing,
}

/// In which order matches are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The best first.
    Best,
    /// In the order of the whole list.
    Sorted,
}

/// How the list stood before the reader began to type, to come back to.
#[derive(Debug, Clone)]
pub(super) struct Before {
    filter: Option<(String, Listing)>,
    selected: Option<EntryId>,
    scroll: Scroll,
}

impl Shelf {
    /// Begins to filter by typing: the whole list, until something is typed.
    pub fn begin_filter(&mut self) {
        let filter = self.filter.as_ref();
        self.before = Some(Before {
            filter: filter.map(|filter| (filter.query.clone(), filter.listing)),
            selected: self.selected(),
            scroll: self.scroll,
        });
        self.unfilter();
    }

    /// Lists only what matches `typed`, the best first, and selects that; without anything typed,
    /// lists all, and selects what was selected before.
    pub fn filter(&mut self, typed: &str) {
        if typed.trim().is_empty() {
            self.filter = None;
            if let Some(before) = &self.before {
                let (selected, scroll) = (before.selected, before.scroll);
                self.select_listed(selected);
                self.scroll = scroll;
            }
            return;
        }
        let before = self.filter.as_ref().map(|filter| &filter.matches);
        let matches = self.lookup.matches(typed, before);
        self.set_filter(typed.to_owned(), matches, Listing::Best);
        self.selected = 0;
        self.scroll = Scroll::default();
    }

    /// Keeps the list as it is filtered.
    pub fn keep_filter(&mut self) {
        self.before = None;
    }

    /// Brings back list and selection as they were before the reader began to type.
    pub fn abandon_filter(&mut self) {
        let Some(before) = self.before.take() else {
            return;
        };
        self.filter = None;
        if let Some((query, listing)) = before.filter {
            let matches = self.lookup.matches(&query, None);
            self.set_filter(query, matches, listing);
        }
        self.select_listed(before.selected);
        self.scroll = before.scroll;
    }

    /// Lists all reviews again; the selected one stays selected.
    pub fn unfilter(&mut self) {
        self.keeping_selection(|shelf| shelf.filter = None);
    }

    /// What the list is filtered by, as typed, and in which order it is listed.
    pub fn filtered(&self) -> Option<(&str, Listing)> {
        let filter = self.filter.as_ref()?;
        Some((&filter.query, filter.listing))
    }

    fn set_filter(&mut self, query: String, matches: Matches, listing: Listing) {
        let rows = Vec::new();
        self.filter = Some(Filter {
            query,
            matches,
            rows,
            listing,
        });
        self.list_matches();
    }

    /// Lists matches in the order of the whole list.
    pub(super) fn sort_matches(&mut self) {
        if let Some(filter) = &mut self.filter {
            filter.listing = Listing::Sorted;
        }
        self.list_matches();
    }

    /// Brings the filter into line with what is known of some reviews now.
    pub(super) fn renew_matches(&mut self, ids: &[EntryId]) {
        let keys: Vec<usize> = ids.iter().map(|id| id.number()).collect();
        if let Some(filter) = &mut self.filter {
            self.lookup.renew(&mut filter.matches, &keys);
        }
        self.list_matches();
    }

    fn list_matches(&mut self) {
        if let Some(filter) = &mut self.filter {
            let order = self.sorted.order.as_deref().unwrap_or(&self.named);
            let matches = &filter.matches;
            filter.rows = match filter.listing {
                Listing::Best => matches.best_first(order.iter().copied(), EntryId::number),
                Listing::Sorted => {
                    let listed = order.iter().filter(|id| matches.has(id.number()));
                    listed.copied().collect()
                }
            };
        }
    }
}
