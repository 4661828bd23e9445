//! Choosing a kind by typing: the kinds there are, or those that match what was typed.

use super::motion::{Direction, Motion};
use super::scroll::Scroll;
use crate::outline::Kinds;
use crate::search::titles;

/// What stands for no kind among those to choose from.
const NONE: &str = "none";

/// The kinds to choose from, "none" being the last.
#[derive(Debug, Clone)]
pub struct Choice {
    names: Vec<String>,
    /// The index of the one that is so already.
    current: usize,
    /// The indices of those that match what was typed, in order.
    matches: Vec<usize>,
    /// Which of those that match is selected.
    selected: usize,
    scroll: Scroll,
}

impl Choice {
    /// All of `kinds`, where a section is of the one called `current`, or of none.
    pub fn new(kinds: &Kinds, current: Option<&str>) -> Self {
        let names = kinds.names().map(str::to_owned);
        let names: Vec<String> = names.chain([NONE.to_owned()]).collect();
        let current = names.iter().position(|name| Some(name.as_str()) == current);
        Self {
            current: current.unwrap_or(names.len() - 1),
            names,
            matches: Vec::new(),
            selected: 0,
            scroll: Scroll::default(),
        }
    }

    /// Lists only the kinds that match `query`, and selects the best of them; without a query all,
    /// and the one that is so already.
    pub(super) fn filter(&mut self, query: &str) {
        self.matches = titles::rank(query, self.names.iter().map(String::as_str));
        let best = if query.is_empty() {
            Some(self.current)
        } else {
            self.matches.first().copied()
        };
        self.matches.sort_unstable();
        let selected = best.and_then(|best| self.matches.binary_search(&best).ok());
        self.selected = selected.unwrap_or_default();
    }

    /// The kind that is selected: its name, or `None` for none. An error where nothing matches.
    pub(super) fn chosen(&self) -> Result<Option<&str>, NoMatch> {
        let index = *self.matches.get(self.selected).ok_or(NoMatch)?;
        let last = index + 1 == self.names.len();
        Ok(self.names.get(index).filter(|_| !last).map(String::as_str))
    }

    /// How many there are to choose from.
    #[expect(
        clippy::len_without_is_empty,
        reason = "there is always none to choose"
    )]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// How many match what was typed.
    pub fn matches(&self) -> usize {
        self.matches.len()
    }

    /// The rows on the screen from the top: what is written there, and what it is.
    pub fn rows(&self) -> impl Iterator<Item = (&str, Chosen)> {
        let rows = self.matches.iter().enumerate();
        let shown = rows
            .skip(self.scroll.first())
            .take(usize::from(self.scroll.height()));
        shown.filter_map(|(row, index)| {
            let chosen = if row == self.selected {
                Chosen::Selected
            } else {
                Chosen::No
            };
            Some((self.names.get(*index)?.as_str(), chosen))
        })
    }

    /// Moves the selection.
    pub(super) fn step(&mut self, motion: Motion) {
        self.selected = motion.row(self.selected, self.matches.len(), self.scroll.height());
    }

    /// Looks `by` rows further on or back; what is selected stays so.
    pub(super) fn look(&mut self, direction: Direction, by: usize) {
        self.scroll
            .look(direction, by, self.selected, self.matches.len());
    }

    /// Selects what is in this row of the screen; whether there is anything.
    pub(super) fn select_shown(&mut self, row: u16) -> bool {
        let row = self.scroll.first() + usize::from(row);
        let is_there = row < self.matches.len();
        if is_there {
            self.selected = row;
        }
        is_there
    }

    /// Keeps what is selected in sight in a pane of `height` rows.
    pub(super) fn settle(&mut self, height: u16) {
        self.scroll
            .settle(self.selected, self.matches.len(), height);
    }
}

/// Whether a row is the one that is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Selected,
    /// Another one is.
    No,
}

/// That nothing matches what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoMatch;
