//! From a result to the very words: the review is opened, and its own finder goes to them.

use std::sync::Arc;

use super::news::GONE;
use super::{Searching, Stage, Words};
use crate::app::finder::Sought;
use crate::app::motion::{Direction, Motion, Stride};
use crate::app::{App, Content, Effect, EntryId, Notice, Open, Pane};
use crate::command::Command;
use crate::library::{Extent, Passage};
use crate::review::{Position, Span};
use crate::search;

/// Words that the reader is on the way to.
#[derive(Debug)]
pub(super) struct Landing {
    /// The review that they are in.
    entry: EntryId,
    /// The search that found it.
    search: u64,
}

impl Searching {
    /// Forgets where the reader was on the way to: the reader does something else.
    pub(in crate::app) fn forget_landing(&mut self) {
        self.landing = None;
    }

    /// Whether the words that the reader is on the way to turned out not to be there; then they are
    /// forgotten.
    pub(super) fn landing_is_lost(&mut self, number: u64) -> bool {
        let Some(landing) = self.landing.as_ref().filter(|way| way.search == number) else {
            return false;
        };
        let result = self
            .results
            .iter()
            .find(|result| result.hit.entry == landing.entry);
        let is_over = !matches!(self.stage, Stage::Going(_));
        match result.map(|result| &result.words) {
            Some(Words::Known(_)) => false,
            // Found by what is known of it alone.
            Some(Words::Unknown | Words::OfBefore(_)) => {
                self.landing.take_if(|_| is_over);
                false
            }
            None => self.landing.take().is_some(),
        }
    }

    /// The words that the reader is on the way to, as soon as they are known.
    fn sought(&self) -> Option<&Passage> {
        let landing = self.landing.as_ref()?;
        let mut results = self.results.iter();
        match &results
            .find(|result| result.hit.entry == landing.entry)?
            .words
        {
            Words::Known(passage) => Some(passage),
            Words::OfBefore(_) | Words::Unknown => None,
        }
    }
}

impl App {
    /// Opens the review of the selected result and goes to the words that were found.
    pub(in crate::app) fn open_result(&mut self) -> Vec<Effect> {
        let Some(result) = self.searching.selected_result() else {
            return Vec::new();
        };
        let entry = result.hit.entry;
        // What was found by what is known of it alone has no words to go to.
        let is_over = !matches!(self.searching.stage, Stage::Going(_));
        let awaits = matches!(result.words, Words::Known(_)) || !is_over;
        if self.shelf.source(entry).is_none() {
            let text = "This review is not in the library any more";
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        }
        let effects = self.open_entry(entry);
        self.focus = Pane::Text;
        let search = self.searching.number;
        self.searching.landing = awaits.then_some(Landing { entry, search });
        effects
    }

    /// Opens the result beside the one that was opened last.
    pub(in crate::app) fn go_to_result(&mut self, direction: Direction) -> Vec<Effect> {
        if self.searching.results.is_empty() {
            let key = self.settings.keymap.key_shown(Command::SearchLibrary);
            let way = key.map(|key| format!("; {key} searches the library"));
            let text = "There are no results".to_owned() + &way.unwrap_or_default();
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        }
        let stride = Stride::Line;
        if !self.searching.step(Motion { stride, direction }) {
            self.notice = Some(Notice::warning(match direction {
                Direction::On => "This is the last result",
                Direction::Back => "This is the first result",
            }));
            return Vec::new();
        }
        let (row, all) = (self.searching.selected + 1, self.searching.results.len());
        self.notice = Some(Notice::plain(format!("result {row} of {all}")));
        self.open_result()
    }

    /// Goes to the words that were found as soon as both they and the review are there. In the
    /// beginning of a large one they may be still to come.
    pub(in crate::app) fn land_on_words(&mut self) -> Vec<Effect> {
        let Some(entry) = self.searching.landing.as_ref().map(|way| way.entry) else {
            return Vec::new();
        };
        let open = match self.reader.content() {
            Content::Review(open) if open.entry == entry => open.clone(),
            Content::Unreadable(refused, _) if *refused == entry => {
                self.searching.landing = None;
                return Vec::new();
            }
            Content::Review(_) | Content::Unreadable(..) | Content::Nothing => {
                if self.wanted != Some(entry) {
                    self.searching.landing = None;
                }
                return Vec::new();
            }
        };
        match self.searching.sought().cloned() {
            Some(passage) => self.land_on(&passage, &open),
            None => Vec::new(),
        }
    }

    fn land_on(&mut self, passage: &Passage, open: &Open) -> Vec<Effect> {
        // Where they stand in what is known of the review there is no place in it to go to.
        let Some(pattern) = passage
            .pattern
            .as_ref()
            .filter(|_| !passage.span.is_empty())
        else {
            self.searching.landing = None;
            return Vec::new();
        };
        let is_looked_for = self
            .finder
            .pattern()
            .is_some_and(|of| Arc::ptr_eq(of, pattern));
        let effects = if is_looked_for {
            Vec::new()
        } else {
            self.finder.look_for(Some(Arc::clone(pattern)), open)
        };
        let place = passage.span.start;
        let after = Position::at(place.offset().saturating_add(1));
        let here = search::find(&open.review, pattern, Span::new(place, after)).next();
        match (here.filter(|hit| hit.start == place), open.extent) {
            (Some(hit), _) => {
                self.finder.resume(Some(hit));
                self.reader.jump(hit.start);
            }
            (None, Extent::Beginning) => return effects,
            // The text is another than was searched: the finder has the last word.
            (None, Extent::Whole) => {
                let sought = self.finder.go(&open.review, place, Direction::On);
                self.go_to_sought(sought);
                if sought == Sought::Nothing {
                    self.notice = Some(Notice::warning(GONE));
                }
            }
        }
        self.searching.landing = None;
        effects
    }
}
