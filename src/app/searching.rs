//! The search of the whole library: what was asked, what was found of it, and the result one is at.

mod asking;
mod landing;
mod news;

use super::areas::Area;
use super::history::History;
use super::motion::{Direction, Motion};
use super::scroll::Scroll;
use super::{App, PromptKind};
use crate::library::{Answered, Asked, IndexState, LibraryHit, Passage};
use crate::search::Tier;
use landing::Landing;

/// Rows from which on a blank one stands between two results.
const ROWS_FOR_AIR: u16 = 14;

/// The columns in which a line of the words around a hit says enough.
const ONE_LINE: u16 = 100;

/// The search of the library. What was found stays while one reads, and is shown again.
#[derive(Debug, Default)]
pub struct Searching {
    /// The number of the search that was asked for last; answers to others come too late.
    number: u64,
    /// What it searches for; `None` where nothing is asked.
    asked: Option<Asked>,
    /// How often the library had changed when it was asked for, and how it stood with the index.
    changes: u64,
    index: Option<IndexState>,
    /// How that was typed.
    typed: String,
    stage: Stage,
    /// The number of the search whose results are listed: they stay until there are others.
    listed: u64,
    results: Vec<SearchResult>,
    count: usize,
    instead: Vec<(String, Vec<String>)>,
    answered: Answered,
    selected: usize,
    scroll: Scroll,
    place: Placed,
    entering: Entering,
    landing: Option<Landing>,
    history: History,
}

/// A review that was found.
#[derive(Debug, Clone)]
pub struct SearchResult {
    /// Which one, and how well it matches.
    pub hit: LibraryHit,
    /// What stands in it.
    words: Words,
}

/// What is known of the words in a review that was found.
#[derive(Debug, Clone)]
enum Words {
    /// Nothing yet; of what was found by facts alone, nothing ever.
    Unknown,
    /// What the search before found, which is shown until this one knows.
    OfBefore(Passage),
    /// What this search found.
    Known(Passage),
}

/// How far a search has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// More may become known; where that takes its time, so many texts were searched, of so many.
    Going(Option<(usize, usize)>),
    /// Everything is known; of so many texts, where they were read.
    #[default]
    Done,
    /// So many texts were read, of so many, when the reader had enough.
    LeftOff(Option<(usize, usize)>),
    /// It cannot be done: a sentence.
    Refused(String),
}

/// Whether the reader wants to read what is still being searched for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Entering {
    #[default]
    No,
    /// The first result, as soon as there is one.
    First,
}

/// Where the results stand, and how many rows each takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placed {
    /// The room for all.
    pub area: Area,
    /// The rows of each, with the blank one behind it.
    pub rows: u16,
    /// The rows of each for the words around the hit.
    pub words: u16,
}

impl SearchResult {
    /// Where what is wanted stands in it, as far as that is known; until then, where what was wanted
    /// before did.
    pub fn passage(&self) -> Option<&Passage> {
        match &self.words {
            Words::Known(passage) | Words::OfBefore(passage) => Some(passage),
            Words::Unknown => None,
        }
    }
}

impl Searching {
    /// Whether anything is searched for.
    pub fn is_asked(&self) -> bool {
        self.asked.is_some()
    }

    /// How far the search has come.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Whether what is listed was found by a search before, as this one has found nothing yet.
    pub fn is_of_before(&self) -> bool {
        self.listed != self.number
    }

    /// The results, the best first.
    pub fn results(&self) -> &[SearchResult] {
        &self.results
    }

    /// How many reviews hold what is wanted, at least: more than there are results, perhaps.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How the results were found.
    pub fn answered(&self) -> &Answered {
        &self.answered
    }

    /// The words that stand for what was typed where that stands nowhere, or not in all results.
    pub fn instead(&self) -> &[(String, Vec<String>)] {
        &self.instead
    }

    /// How well the best of the results matches.
    pub fn best(&self) -> Option<Tier> {
        self.results.iter().map(|result| result.hit.tier).min()
    }

    /// How well the last of the results matches.
    pub fn least(&self) -> Option<Tier> {
        self.results.iter().map(|result| result.hit.tier).max()
    }

    /// The row of the selected result.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The results on the screen, with their rows in the list.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &SearchResult)> {
        let first = self.scroll.first();
        let rows = self.results.iter().enumerate().skip(first);
        rows.take(usize::from(self.fitting()))
    }

    /// Where they stand.
    pub fn place(&self) -> Placed {
        self.place
    }

    /// Whether something was searched for before this.
    pub fn has_past(&self) -> bool {
        self.history.goes_back()
    }

    /// The searches of this run.
    pub(super) fn history(&mut self) -> &mut History {
        &mut self.history
    }

    /// Notes what was searched for as the latest.
    fn note_search(&mut self, typed: &str) {
        let typed = typed.trim();
        if typed.is_empty() {
            self.history.forget_place();
        } else {
            self.history.note(typed);
        }
    }

    /// Whether words are told that stand for others.
    pub fn tells_instead(&self) -> bool {
        !self.instead.is_empty() && self.least().is_some_and(|tier| tier >= Tier::Forms)
    }

    /// The result that is selected.
    fn selected_result(&self) -> Option<&SearchResult> {
        self.results.get(self.selected)
    }

    /// Moves in the results; whether that led to another.
    fn step(&mut self, motion: Motion) -> bool {
        let before = self.selected;
        let height = self.scroll.height();
        self.scroll.come_back();
        self.selected = motion.row(before, self.results.len(), height);
        self.selected != before
    }

    /// Looks `by` results further on or back; the selected one stays so.
    fn look(&mut self, direction: Direction, by: usize) {
        let (row, len) = (self.selected, self.results.len());
        self.scroll.look(direction, by, row, len);
    }

    /// Selects the result in a row of the screen; whether there is one.
    fn select_at(&mut self, column: u16, row: u16) -> bool {
        let Placed { area, rows, words } = self.place;
        let inside = row
            .checked_sub(area.y)
            .filter(|_| area.contains(column, row));
        let Some(inside) = inside.filter(|row| row % rows.max(1) <= words) else {
            return false;
        };
        let at = self.scroll.first() + usize::from(inside / rows.max(1));
        if at >= self.results.len() {
            return false;
        }
        self.selected = at;
        true
    }

    /// How many results have room.
    fn fitting(&self) -> u16 {
        // The last one needs no blank row behind it.
        let Placed { area, rows, words } = self.place;
        (area.height + rows.saturating_sub(words + 1)) / rows.max(1)
    }

    /// Fits the results into `body`, with the selected one in sight.
    pub(super) fn settle(&mut self, body: Area) {
        let air = u16::from(body.height + 3 >= ROWS_FOR_AIR);
        let words = if air > 0 && body.width < ONE_LINE {
            2
        } else {
            1
        };
        let told = if self.tells_instead() { 1 + air } else { 0 };
        let told = told.min(body.height);
        self.place = Placed {
            area: Area {
                y: body.y + told,
                height: body.height - told,
                ..body
            },
            rows: 1 + words + air,
            words,
        };
        let height = self.fitting();
        self.scroll
            .settle(self.selected, self.results.len(), height);
    }
}

impl App {
    /// The search of the library, while it is shown: as long as the reader types in it.
    pub fn searching(&self) -> Option<&Searching> {
        self.is_searching().then_some(&self.searching)
    }

    /// Whether the reader is at the search of the library.
    pub(super) fn is_searching(&self) -> bool {
        let kind = self.prompt.as_ref().map(|prompt| prompt.kind);
        kind == Some(PromptKind::Search)
    }
}
