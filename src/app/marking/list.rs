//! The page that lists marks, highlights and notes: of the open review, or of all.

mod keys;
mod rows;

pub use rows::{KeptRow, KeptSign, State};

use crate::app::areas::Area;
use crate::app::motion::Motion;
use crate::app::scroll::Scroll;
use crate::app::{App, Effect};
use crate::journal::Slot;
use crate::search::{Case, fold};
use crate::typeset::short_lines;

/// The list while it is shown.
#[derive(Debug)]
pub struct KeptList {
    over: Over,
    rows: Vec<KeptRow>,
    /// The indices of those that match what is typed.
    matching: Vec<usize>,
    query: String,
    selected: usize,
    scroll: Scroll,
    area: Area,
}

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The open review.
    Review,
    /// All reviews of which something is kept.
    Library,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptLine {
    /// What stands above this row and those below it: the section, or the review.
    Heading(usize),
    /// The row with this index.
    Row(usize),
    /// Of the note of the row with this index, this line; where the row is not selected, all of it in
    /// one.
    Note(usize, usize),
}

/// Columns beside the lines of a note: before them, for its sign, and behind them.
const BESIDE_NOTE: u16 = 10;

impl KeptList {
    fn new(over: Over) -> Self {
        Self {
            over,
            rows: Vec::new(),
            matching: Vec::new(),
            query: String::new(),
            selected: 0,
            scroll: Scroll::default(),
            area: Area::default(),
        }
    }

    /// What it is of.
    pub fn over(&self) -> Over {
        self.over
    }

    /// What it is filtered by; nothing when everything is listed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// How many rows there are, whatever it is filtered by.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// How many match what it is filtered by.
    pub fn matches(&self) -> usize {
        self.matching.len()
    }

    /// The number of the selected row among those that match, from 0.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The row with this index.
    pub fn row(&self, index: usize) -> Option<&KeptRow> {
        self.rows.get(index)
    }

    /// The index of the row that is selected.
    pub fn selected_row(&self) -> Option<usize> {
        self.matching.get(self.selected).copied()
    }

    /// The lines on the screen.
    pub fn lines(&self) -> Vec<KeptLine> {
        let lines = self.all_lines().into_iter().skip(self.scroll.first());
        lines.take(usize::from(self.area.height)).collect()
    }

    fn all_lines(&self) -> Vec<KeptLine> {
        let mut lines = Vec::new();
        let mut above = None;
        for index in &self.matching {
            let Some(row) = self.rows.get(*index) else {
                continue;
            };
            let heading = row.heading(self.over);
            if above != Some(heading) {
                above = Some(heading);
                lines.push(KeptLine::Heading(*index));
            }
            lines.push(KeptLine::Row(*index));
            let parts = match row.sign {
                // Its first line is that of the row.
                KeptSign::Note => 1..self.note_lines(*index).len(),
                KeptSign::Mark(_) | KeptSign::Highlight(_) => 0..self.note_lines(*index).len(),
            };
            lines.extend(parts.map(|part| KeptLine::Note(*index, part)));
        }
        lines
    }

    /// The note of the row with this index: whole where that is selected, else in one line, which may
    /// be too long.
    pub fn note_lines(&self, index: usize) -> Vec<String> {
        let Some(row) = self.rows.get(index) else {
            return Vec::new();
        };
        if self.selected_row() == Some(index) {
            let room = self.area.width.saturating_sub(BESIDE_NOTE);
            return short_lines(row.whole.trim(), room);
        }
        let one = match row.sign {
            KeptSign::Note => &row.words,
            KeptSign::Mark(_) | KeptSign::Highlight(_) => &row.note,
        };
        let lines = Some(one.clone()).filter(|one| !one.is_empty());
        lines.into_iter().collect()
    }

    /// Lists other rows; what is selected stays so, or what stood behind it.
    fn take(&mut self, rows: Vec<KeptRow>) {
        self.rows = rows;
        self.filter();
    }

    /// Selects what is in a slot of the open review.
    fn select(&mut self, slot: Slot) {
        let is_it = |index: &usize| self.rows.get(*index).is_some_and(|row| row.slot == slot);
        let at = self.matching.iter().position(is_it);
        self.selected = at.unwrap_or(self.selected);
    }

    fn look_for(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.selected = 0;
        self.filter();
    }

    fn filter(&mut self) {
        let wanted = fold(&self.query, Case::Folded).text().to_owned();
        let matches = |row: &KeptRow| {
            let told = row.told();
            let told = fold(&told, Case::Folded);
            wanted
                .split_whitespace()
                .all(|word| told.text().contains(word))
        };
        let rows = self.rows.iter().enumerate();
        let matching = rows.filter(|(_, row)| matches(row));
        self.matching = matching.map(|(index, _)| index).collect();
        self.selected = self.selected.min(self.matching.len().saturating_sub(1));
    }

    fn step(&mut self, motion: Motion) {
        let height = self.area.height;
        self.selected = motion.row(self.selected, self.matching.len(), height);
    }

    /// Fits the list into the rows of `body` below its head, with the selected row in sight.
    fn settle(&mut self, body: Area) {
        let head = 1.min(body.height);
        self.area = Area {
            y: body.y + head,
            height: body.height - head,
            ..body
        };
        let lines = self.all_lines();
        let selected = self.selected_row().map(KeptLine::Row);
        let at = lines.iter().position(|line| Some(*line) == selected);
        let at = at.unwrap_or_default();
        let is_heading = |at: &usize| matches!(lines.get(*at), Some(KeptLine::Heading(_)));
        let top = at.checked_sub(1).filter(is_heading).unwrap_or(at);
        let height = self.area.height;
        let is_note = |line: &&KeptLine| matches!(line, KeptLine::Note(..));
        let notes = lines.iter().skip(at + 1).take_while(is_note).count();
        // The whole note is in sight, as far as there is room below the row itself.
        let room = usize::from(height).saturating_sub(at - top + 1);
        self.scroll
            .settle_below(top, at + notes.min(room), lines.len(), height);
    }

    /// Where its lines stand, below its head.
    pub fn area(&self) -> Area {
        self.area
    }
}

impl App {
    /// The list of marks, highlights and notes, while it is shown.
    pub fn kept_list(&self) -> Option<&KeptList> {
        self.marking.list.as_ref()
    }

    /// Lists what is kept of the open review; where that is listed already, of all, and the other
    /// way round.
    pub(in crate::app) fn list_kept(&mut self) -> Vec<Effect> {
        let over = match (&self.marking.list, self.reader.open()) {
            (None, Some(_)) => Over::Review,
            (Some(list), Some(_)) if list.over == Over::Library => Over::Review,
            (Some(_), _) | (None, None) => Over::Library,
        };
        let is_new = self.marking.list.is_none();
        self.marking.list = Some(KeptList::new(over));
        self.list_kept_again();
        let here = self.noted_here().filter(|_| is_new).map(Slot::Highlight);
        if let (Some(list), Some(here)) = (&mut self.marking.list, here) {
            list.select(here);
        }
        match over {
            Over::Review => Vec::new(),
            Over::Library => self.ask_for_everything_anew(),
        }
    }

    /// Lists what is kept as it is now.
    pub(in crate::app) fn list_kept_again(&mut self) {
        let Some(over) = self.marking.list.as_ref().map(|list| list.over) else {
            return;
        };
        let rows = match over {
            Over::Review => self.rows_of_review(),
            Over::Library => self.rows_of_library(),
        };
        if let Some(list) = &mut self.marking.list {
            list.take(rows);
        }
    }

    /// Fits the list into the window.
    pub(super) fn settle_kept_list(&mut self) {
        let body = self.areas.as_ref().map(|areas| areas.body);
        if let (Some(list), Some(body)) = (&mut self.marking.list, body) {
            list.settle(body);
        }
    }
}
