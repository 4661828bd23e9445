//! The library filtered by what the reader types.

use super::super::scroll::Scroll;
use super::arranging::Arranged;
use super::wish::{Asked, Wish};
use super::{EntryId, Listing, Shelf, Then};
use std::sync::Arc;

/// How the list stood before the reader went on to another, to come back to.
#[derive(Debug, Clone)]
pub(super) struct Before {
    wish: Wish,
    shown: Option<Arc<Arranged>>,
    /// How often the library had changed then.
    changes: u64,
    selected: Option<EntryId>,
    scroll: Scroll,
}

impl Shelf {
    /// Begins to filter by typing: the whole list, until something is typed.
    pub fn begin_filter(&mut self) {
        self.leave_problems();
        self.before = Some(self.as_it_is());
        self.unfilter();
    }

    /// Lists only what matches what was asked, the best first, and selects that; where that asks for
    /// nothing, lists all, and selects what was selected before.
    pub fn filter(&mut self, asked: Asked) {
        if asked.is_nothing() {
            self.wish = self.wish.filtered(None);
            let before = self.before.as_ref();
            let then = before.map(|before| Then::Select(before.selected, Some(before.scroll)));
            self.arrange(then.unwrap_or(Then::Stay));
            return;
        }
        self.wish = self.wish.filtered(Some(asked));
        self.arrange(Then::Best);
    }

    /// Keeps the list as it is filtered.
    pub fn keep_filter(&mut self) {
        self.finish();
        self.before = None;
    }

    /// Brings back list and selection as they were before the reader began to type.
    pub fn abandon_filter(&mut self) {
        if let Some(before) = self.before.take() {
            self.come_back_to(before);
        }
    }

    /// Lists all reviews again; the selected one stays selected.
    pub fn unfilter(&mut self) {
        if self.wish.filter.is_some() {
            self.wish = self.wish.filtered(None);
            self.arrange(Then::Stay);
        }
    }

    /// What the list is filtered by, as typed, and in which order it is listed.
    pub fn filtered(&self) -> Option<(&str, Listing)> {
        let asked = self.wish.filter.as_ref()?;
        let listing = if self.wish.by_likeness() {
            Listing::Best
        } else {
            Listing::Sorted
        };
        Some((&asked.typed, listing))
    }

    /// How the list stands, to come back to.
    pub(super) fn as_it_is(&self) -> Before {
        Before {
            wish: self.wish.clone(),
            shown: self.shown.clone(),
            changes: self.changes,
            selected: self.selected(),
            scroll: self.scroll,
        }
    }

    /// Brings back the list as it stood.
    pub(super) fn come_back_to(&mut self, before: Before) {
        self.wish = before.wish;
        self.shown = before.shown;
        self.awaited = None;
        if before.changes != self.changes {
            self.arrange(Then::Stay);
        }
        self.select_listed(before.selected);
        self.scroll = before.scroll;
    }
}
