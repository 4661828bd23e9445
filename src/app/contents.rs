//! The outline pane: the sections of the open review, or its paragraphs where it has none; all of
//! them or those the reader filters.

use std::borrow::Cow;

use super::motion::{Direction, Motion};
use super::scroll::Scroll;
use super::{Stop, Stops};
use crate::review::Span;
use crate::search::titles;

/// The most paragraphs among which one is looked for at each letter typed.
const FILTERED_MOST: usize = 5_000;

/// Bytes of a paragraph's beginning that are looked at: about what a wide list shows of it.
const NAME: usize = 120;

/// The fewest rows in which one is spared to say what is listed.
const LEAST_FOR_HEAD: u16 = 4;

/// The list of sections or paragraphs. Which one is current follows from the reading line; only a
/// filter has a selection of its own.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    scroll: Scroll,
    /// Rows at the top that say what is listed.
    head: u16,
    filter: Option<Filter>,
}

/// Those that match what the reader typed.
#[derive(Debug, Clone, Default)]
struct Filter {
    /// Their indices, in the order of the text.
    matches: Vec<usize>,
    selected: usize,
}

impl Contents {
    /// Whether so many can be filtered while the reader types.
    pub fn can_filter(stops: Stops<'_>) -> bool {
        stops.kind() == Stop::Section || stops.len() <= FILTERED_MOST
    }

    /// Lists only those whose title, or first words, match `query`, and selects the best of them;
    /// without a query lists all and selects the `current` one. `show` gives their text.
    pub fn filter<'a>(
        &mut self,
        query: &str,
        current: Option<usize>,
        stops: Stops<'a>,
        show: impl Fn(Span) -> Cow<'a, str>,
    ) {
        let names: Vec<_> = (0..stops.len())
            .map(|index| stops.name(index, NAME, &show).unwrap_or_default())
            .collect();
        let mut matches = titles::rank(query, names.iter().map(AsRef::as_ref));
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

    /// Lists all again.
    pub fn unfilter(&mut self) {
        self.filter = None;
    }

    /// The index of the one a filter has selected; `None` without a filter or a match.
    pub fn selected(&self) -> Option<usize> {
        let filter = self.filter.as_ref()?;
        filter.matches.get(filter.selected).copied()
    }

    /// How many match, when a filter is set.
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
    pub fn look(&mut self, direction: Direction, by: usize, current: Option<usize>, stops: usize) {
        let (row, len) = self.listed(current, stops);
        self.scroll.look(direction, by, row, len);
    }

    /// Brings what is selected back in sight.
    pub fn come_back(&mut self) {
        self.scroll.come_back();
    }

    /// Selects one among those that match, if it does.
    pub fn select(&mut self, stop: usize) {
        if let Some(filter) = &mut self.filter
            && let Ok(row) = filter.matches.binary_search(&stop)
        {
            filter.selected = row;
        }
    }

    /// How many rows fit.
    pub fn height(&self) -> u16 {
        self.scroll.height()
    }

    /// How many rows at the top of the pane say what is listed.
    pub fn head(&self) -> u16 {
        self.head
    }

    /// The indices of those on the screen, from the top.
    pub fn rows(&self, stops: Stops<'_>) -> Vec<usize> {
        let (first, height) = (self.scroll.first(), usize::from(self.scroll.height()));
        match &self.filter {
            Some(filter) => filter
                .matches
                .iter()
                .skip(first)
                .take(height)
                .copied()
                .collect(),
            None => (first..stops.len()).take(height).collect(),
        }
    }

    /// Keeps the current one, or the filter's selection, in sight in a pane of `height` rows.
    pub fn settle(&mut self, current: Option<usize>, stops: Option<Stops<'_>>, height: u16) {
        let kind = stops.map_or(Stop::Section, Stops::kind);
        self.head = match kind {
            Stop::Paragraph if height >= LEAST_FOR_HEAD => 1,
            Stop::Section | Stop::Paragraph => 0,
        };
        let (row, len) = self.listed(current, stops.map_or(0, Stops::len));
        if kind == Stop::Paragraph {
            self.scroll.turn(row);
        }
        self.scroll.settle(row, len, height - self.head);
    }

    /// The row that counts, and how many there are.
    fn listed(&self, current: Option<usize>, stops: usize) -> (usize, usize) {
        match &self.filter {
            Some(filter) => (filter.selected, filter.matches.len()),
            None => (current.unwrap_or_default(), stops),
        }
    }
}
