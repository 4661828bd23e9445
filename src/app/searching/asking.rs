//! Asking for a search of the library: the prompt, what is typed in it, and moving in what was found.

use super::{Entering, Placed, Searching, Stage};
use crate::app::motion::{Direction, Motion, Stride};
use crate::app::sifting::Sifting;
use crate::app::{App, Effect, Notice, Prompt, PromptKind};
use crate::keys::{Key, KeyCode};
use crate::library::{Asked, FOUND_MOST};
use crate::query::Query;
use crate::search::Ending;

impl Searching {
    /// Lists nothing, as nothing is asked; what comes of the search before comes too late.
    fn clear(&mut self) {
        self.listed = self.number;
        self.results.clear();
        self.instead.clear();
        (self.selected, self.count) = (0, 0);
        self.stage = Stage::Done;
    }
}

impl App {
    /// Asks what to search the library for. What was searched for last is there again.
    pub(in crate::app) fn ask_for_search(&mut self) -> Vec<Effect> {
        if self.shelf.is_empty() {
            self.notice = Some(Notice::warning("There are no reviews"));
            return Vec::new();
        }
        let mut prompt = Prompt::new(PromptKind::Search, self.origin());
        prompt.replace(0..0, &self.searching.typed);
        self.prompt = Some(prompt);
        self.sifting = Some(Sifting::new(&self.settings));
        let mut effects = self.search_as_typed();
        effects.extend(self.search_better());
        effects
    }

    /// Searches for what stands in the prompt, unless that is what was searched for.
    pub(in crate::app) fn search_as_typed(&mut self) -> Vec<Effect> {
        let typed = self.prompt.as_ref().map_or("", Prompt::text).to_owned();
        let (asked, faults) = Asked::parse(&typed, &self.settings.filters);
        if let Some(sifting) = &mut self.sifting {
            sifting.note(faults);
        }
        self.complete_what_is_typed();
        self.searching.typed = typed;
        self.searching.entering = Entering::No;
        let asked = (!asked.is_nothing()).then_some(asked);
        let searching = &mut self.searching;
        if asked == searching.asked && !matches!(searching.stage, Stage::LeftOff(_)) {
            let is_other = searching.is_asked() && searching.changes != self.shelf.changes();
            return if is_other {
                self.search_for_the_same()
            } else {
                Vec::new()
            };
        }
        searching.asked = asked;
        searching.number += 1;
        if searching.asked.is_some() {
            return self.search();
        }
        let was_going = matches!(searching.stage, Stage::Going(_));
        let effects = if was_going {
            self.leave_off_searching()
        } else {
            Vec::new()
        };
        self.searching.clear();
        effects
    }

    /// Searches for the same again; what is listed is of it.
    pub(super) fn search_for_the_same(&mut self) -> Vec<Effect> {
        self.searching.number += 1;
        self.searching.listed = self.searching.number;
        self.search()
    }

    /// Has the library searched for what is asked.
    fn search(&mut self) -> Vec<Effect> {
        let Some(asked) = self.searching.asked.clone() else {
            return Vec::new();
        };
        self.searching.stage = Stage::Going(None);
        self.searching.changes = self.shelf.changes();
        self.searching.index = Some(self.index.clone());
        vec![self.search_of(asked, FOUND_MOST)]
    }

    /// Has no library searched: a search for nothing takes the place of the one that is going on. Its
    /// own answer is one that comes too late.
    fn leave_off_searching(&mut self) -> Vec<Effect> {
        let nothing = Asked::Words(Query::default(), Ending::Closed);
        let effect = self.search_of(nothing, 0);
        self.searching.number += 1;
        vec![effect]
    }

    fn search_of(&self, asked: Asked, limit: usize) -> Effect {
        let asking = (self.searching.number, limit);
        let masking = self.settings.spoilers.masking(&self.settings.kinds);
        let index = self.index.clone();
        let mut search = self.shelf.search(asking, asked, index, masking);
        search.piped.clone_from(&self.piped);
        Effect::Search(Box::new(search))
    }

    /// Takes a key that means something of its own in the prompt of a search.
    pub(in crate::app) fn search_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        if !self.is_searching() {
            return None;
        }
        self.searching.entering = Entering::No;
        let direction = match key.code() {
            KeyCode::PageDown => Direction::On,
            KeyCode::PageUp => Direction::Back,
            KeyCode::Char(_)
            | KeyCode::Enter
            | KeyCode::Esc
            | KeyCode::Tab
            | KeyCode::Backspace
            | KeyCode::Delete
            | KeyCode::Insert
            | KeyCode::Up
            | KeyCode::Down
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Home
            | KeyCode::End
            | KeyCode::F(_) => return None,
        };
        Some(self.step_in_search(Stride::Page, direction))
    }

    /// Moves in what was found.
    pub(in crate::app) fn step_in_search(
        &mut self,
        stride: Stride,
        direction: Direction,
    ) -> Vec<Effect> {
        self.searching.step(Motion { stride, direction });
        Vec::new()
    }

    /// Looks through what was found with the wheel.
    pub(in crate::app) fn look_in_search(&mut self, direction: Direction) -> Vec<Effect> {
        self.searching.look(direction, 1);
        Vec::new()
    }

    /// Opens the result in this cell, if there is one.
    pub(in crate::app) fn press_result(&mut self, column: u16, row: u16) -> Vec<Effect> {
        if self.searching.select_at(column, row) {
            return self.accept();
        }
        Vec::new()
    }

    /// Opens the selected result; stays where there is none.
    pub(in crate::app) fn accept_search(&mut self, prompt: Prompt) -> Vec<Effect> {
        let searching = &mut self.searching;
        let is_going = matches!(searching.stage, Stage::Going(_));
        if searching.is_of_before() && is_going {
            searching.entering = Entering::First;
            self.notice = Some(Notice::plain("searching"));
        } else if let Stage::Refused(reason) = &searching.stage {
            self.notice = Some(Notice::warning(reason.clone()));
        } else if searching.selected_entry().is_some() {
            searching.entering = Entering::No;
            searching.note_search(prompt.text());
            self.sifting = None;
            return self.open_result();
        } else {
            searching.entering = Entering::No;
            let text = match (searching.is_asked(), is_going) {
                (false, _) => "Type what to search for",
                (true, true) => "Nothing so far; searching",
                (true, false) => "not found",
            };
            self.notice = Some(Notice::warning(text));
        }
        self.prompt = Some(prompt);
        Vec::new()
    }

    /// Goes back to where the reader was: nothing but the search was shown.
    pub(in crate::app) fn leave_search(&mut self, prompt: &Prompt) -> Vec<Effect> {
        self.sifting = None;
        let searching = &mut self.searching;
        searching.note_search(prompt.text());
        searching.entering = Entering::No;
        let Stage::Going(how_far) = searching.stage else {
            return Vec::new();
        };
        searching.number += 1;
        searching.stage = Stage::LeftOff(how_far);
        self.leave_off_searching()
    }

    /// Fits what was found, and is still there, into the window.
    pub(in crate::app) fn settle_search(&mut self) {
        self.searching.drop_gone(&self.shelf);
        match self.areas.as_ref().filter(|_| self.is_searching()) {
            Some(areas) => self.searching.settle(areas.body),
            None => self.searching.place = Placed::default(),
        }
    }
}
