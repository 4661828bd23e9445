//! The page that lists marks, highlights and notes: of the open review, or of all.

mod keys;
mod rows;

pub use rows::{KeptRow, KeptSign, State};

use crate::app::areas::Area;
use crate::app::motion::Motion;
use crate::app::scroll::Scroll;
use crate::app::{App, Effect};
use crate::search::{Case, fold};

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
    /// The note of the row with this index.
    Note(usize),
}

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
            if !row.note.is_empty() {
                lines.push(KeptLine::Note(*index));
            }
        }
        lines
    }

    /// Lists other rows; what is selected stays so, or what stood behind it.
    fn take(&mut self, rows: Vec<KeptRow>) {
        self.rows = rows;
        self.filter();
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
        self.scroll.settle_below(top, at, lines.len(), height);
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
        self.marking.list = Some(KeptList::new(over));
        self.list_kept_again();
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
