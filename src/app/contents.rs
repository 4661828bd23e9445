//! The outline pane: the sections of the open review, all of them or those the reader filters.

use super::Open;
use super::motion::{Direction, Motion};
use super::scroll::Scroll;
use crate::outline::{OPENING, Outline};
use crate::search::titles;

/// The list of sections. Which one is current follows from the reading line; only a filter has a
/// selection of its own.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    scroll: Scroll,
    filter: Option<Filter>,
}

/// The sections that match what the reader typed.
#[derive(Debug, Clone, Default)]
struct Filter {
    /// Their indices, in the order of the text.
    matches: Vec<usize>,
    selected: usize,
}

impl Contents {
    /// Lists only the sections whose title matches `query`, and selects the best of them; without
    /// a query lists all and selects the `current` one.
    pub fn filter(&mut self, query: &str, current: Option<usize>, open: &Open) {
        let sections = open.outline.sections().iter();
        let shown = sections.map(|section| section.title(&open.review).unwrap_or(OPENING));
        let mut matches = titles::rank(query, shown);
        let best = match current {
            Some(current) if query.is_empty() => Some(current),
            Some(_) | None => matches.first().copied(),
        };
        matches.sort_unstable();
        let selected = best.and_then(|best| matches.binary_search(&best).ok());
        self.filter = Some(Filter {
            matches,
            selected: selected.unwrap_or_default(),
        });
    }

    /// Lists all sections again.
    pub fn unfilter(&mut self) {
        self.filter = None;
    }

    /// The index of the section a filter has selected; `None` without a filter or a match.
    pub fn selected(&self) -> Option<usize> {
        let filter = self.filter.as_ref()?;
        filter.matches.get(filter.selected).copied()
    }

    /// How many sections match, when a filter is set.
    pub fn matches(&self) -> Option<usize> {
        self.filter.as_ref().map(|filter| filter.matches.len())
    }

    /// Moves the selection of the filter.
    pub fn step(&mut self, motion: Motion) {
        if let Some(filter) = &mut self.filter {
            let len = filter.matches.len();
            filter.selected = motion.row(filter.selected, len, self.scroll.height());
        }
    }

    /// Looks `by` rows further on or back; what is selected stays so.
    pub fn look(
        &mut self,
        direction: Direction,
        by: usize,
        current: Option<usize>,
        sections: usize,
    ) {
        let (row, len) = self.listed(current, sections);
        self.scroll.look(direction, by, row, len);
    }

    /// Brings what is selected back in sight.
    pub fn come_back(&mut self) {
        self.scroll.come_back();
    }

    /// Selects a section among those that match, if it does.
    pub fn select(&mut self, section: usize) {
        if let Some(filter) = &mut self.filter
            && let Ok(row) = filter.matches.binary_search(&section)
        {
            filter.selected = row;
        }
    }

    /// How many rows fit.
    pub fn height(&self) -> u16 {
        self.scroll.height()
    }

    /// The indices of the sections on the screen, from the top.
    pub fn rows(&self, outline: &Outline) -> Vec<usize> {
        let (first, height) = (self.scroll.first(), usize::from(self.scroll.height()));
        match &self.filter {
            Some(filter) => filter
                .matches
                .iter()
                .skip(first)
                .take(height)
                .copied()
                .collect(),
            None => (first..outline.sections().len()).take(height).collect(),
        }
    }

    /// Keeps the current section, or the filter's selection, in sight in a pane of `height` rows.
    pub fn settle(&mut self, current: Option<usize>, sections: usize, height: u16) {
        let (row, len) = self.listed(current, sections);
        self.scroll.settle(row, len, height);
    }

    /// The row that counts, and how many there are.
    fn listed(&self, current: Option<usize>, sections: usize) -> (usize, usize) {
        match &self.filter {
            Some(filter) => (filter.selected, filter.matches.len()),
            None => (current.unwrap_or_default(), sections),
        }
    }
}
