//! The outline pane: the sections of the open review, all of them or those the reader filters.

use super::motion::Motion;
use super::scroll::Scroll;
use crate::outline::Outline;
use crate::review::Review;
use crate::search::titles;

/// What the outline calls the text before the first heading.
pub const OPENING: &str = "(opening)";

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
    /// Their indices, best first.
    matches: Vec<usize>,
    selected: usize,
}

impl Contents {
    /// Lists only the sections whose title matches `query`, best first.
    pub fn filter(&mut self, query: &str, review: &Review, outline: &Outline) {
        let sections = outline.sections().iter();
        let shown = sections.map(|section| section.title(review).unwrap_or(OPENING));
        self.filter = Some(Filter {
            matches: titles::rank(query, shown),
            selected: 0,
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
        match &self.filter {
            Some(filter) => self
                .scroll
                .settle(filter.selected, filter.matches.len(), height),
            None => self
                .scroll
                .settle(current.unwrap_or_default(), sections, height),
        }
    }
}
