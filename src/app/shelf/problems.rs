//! What is wrong with reviews, as a list of its own.

use super::arranging::troubles;
use super::wish::Among;
use super::{EntryId, Shelf, Then};
use crate::library::View;
use crate::review::Problem;
use std::collections::HashMap;

/// What is wrong with a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble<'a> {
    /// Why it could not be read.
    Unreadable(&'a str),
    /// What was noticed when it was read.
    Problem(&'a Problem),
}

impl Trouble<'_> {
    /// The line of the file, counted from 1, if it is about one.
    pub fn line(self) -> Option<usize> {
        match self {
            Self::Unreadable(_) => None,
            Self::Problem(problem) => problem.line,
        }
    }

    /// What is wrong, and what to do about it.
    pub fn message(&self) -> &str {
        match self {
            Self::Unreadable(reason) => reason,
            Self::Problem(problem) => &problem.message,
        }
    }
}

impl Shelf {
    /// Lists what is wrong with reviews, and nothing else, until [`Shelf::leave_problems`].
    pub fn show_problems(&mut self) {
        if self.shows_problems() {
            return;
        }
        self.before_problems = Some(self.as_it_is());
        self.wish = self.wish.troubled();
        self.arrange(Then::Best);
    }

    /// Brings back the list as it was before its problems were shown; whether they were.
    pub fn leave_problems(&mut self) -> bool {
        let before = self.before_problems.take();
        let shown = before.is_some();
        if let Some(before) = before {
            self.come_back_to(before);
        }
        shown
    }

    /// Whether what is wrong is listed, and nothing else.
    pub fn shows_problems(&self) -> bool {
        self.wish.among == Among::Troubled
    }

    /// How many things are wrong with all reviews.
    pub fn problems(&self) -> usize {
        self.troubled.all
    }

    /// What is wrong that stands in a row of the list of problems.
    pub fn trouble(&self, row: usize) -> Option<Trouble<'_>> {
        let id = self.listed().get(row).filter(|_| self.shows_problems())?;
        let view = self.entry(*id)?;
        if let Some(reason) = view.unreadable() {
            return Some(Trouble::Unreadable(reason));
        }
        let headings = self.headings();
        let behind = headings.partition_point(|heading| heading.row <= row);
        let first = headings.get(behind.checked_sub(1)?)?.row;
        view.problems().get(row - first).map(Trouble::Problem)
    }
}

/// How many things are wrong with which reviews.
#[derive(Debug, Clone, Default)]
pub(super) struct Troubled {
    counts: HashMap<EntryId, usize>,
    all: usize,
}

impl Troubled {
    /// Notes how many things are wrong with a review now; none where it is there no more.
    pub(super) fn note(&mut self, id: EntryId, view: Option<View<'_>>) {
        let before = match view.map_or(0, troubles) {
            0 => self.counts.remove(&id),
            count => {
                self.all += count;
                self.counts.insert(id, count)
            }
        };
        self.all -= before.unwrap_or_default();
    }
}
