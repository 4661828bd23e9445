//! Filtering, sorting and grouping the library: typing, moving in what matches, keeping it.

use super::motion::{Direction, Motion, Stride};
use super::prompt::{Prompt, PromptKind};
use super::shelf::{Arranged, Asked, Known, Shelf};
use super::{App, Effect, Notice, Pane};
use crate::command::Command;
use crate::config::Settings;
use crate::library::{self, View};
use crate::query::{self, Completions, Fault, Filters, Query};

/// What there is to say while the reader types what to filter the library by, or to search it for.
#[derive(Debug)]
pub struct Sifting {
    known: Known,
    completions: Completions,
    faults: Vec<Fault>,
}

impl Sifting {
    /// Nothing is typed yet.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            known: Known::new(settings.kinds.names(), &settings.filters),
            completions: Completions::default(),
            faults: Vec::new(),
        }
    }

    /// Notes what is not understood of what was typed.
    pub(super) fn note(&mut self, faults: Vec<Fault>) {
        self.faults = faults;
    }

    /// What can be typed where the cursor is, the best first; nothing while a word is typed that is
    /// the beginning of no field.
    pub fn completions(&self) -> &Completions {
        &self.completions
    }

    /// Whether something can be completed.
    pub fn can_complete(&self) -> bool {
        !self.completions.candidates.is_empty()
    }

    /// The first thing that is not understood of what was typed.
    pub fn fault(&self) -> Option<&Fault> {
        self.faults.first()
    }
}

impl App {
    /// What there is to say while the reader types what to filter the library by.
    pub fn sifting(&self) -> Option<&Sifting> {
        self.sifting.as_ref()
    }

    /// Asks what to filter the library by.
    pub(super) fn ask_for_filter(&mut self) -> Vec<Effect> {
        if self.shelf.is_empty() {
            self.notice = Some(Notice::warning("There are no reviews"));
            return Vec::new();
        }
        self.note_reading();
        self.shelf.begin_filter();
        self.prompt = Some(Prompt::new(PromptKind::Library, self.origin()));
        self.sifting = Some(Sifting::new(&self.settings));
        self.complete_what_is_typed();
        Vec::new()
    }

    /// Filters the library by a query, as if it had been typed.
    pub fn filter_library(&mut self, typed: &str) -> Vec<Effect> {
        self.note_reading();
        self.shelf.begin_filter();
        let asked = Asked::new(typed, &self.settings.filters, &self.settings.kinds);
        self.shelf.filter(asked);
        self.shelf.keep_filter();
        self.focus = Pane::Library;
        self.open_selected()
    }

    /// Changes the order or the groups of the list.
    pub(super) fn rearrange(&mut self, change: impl FnOnce(&mut Shelf)) -> Vec<Effect> {
        self.note_reading();
        self.shelf.leave_problems();
        change(&mut self.shelf);
        Vec::new()
    }

    /// Takes a list that was made on a thread.
    pub(super) fn arranged(&mut self, number: u64, arranged: Arranged) -> Vec<Effect> {
        if self.shelf.take(number, arranged) {
            self.sift_again()
        } else {
            Vec::new()
        }
    }

    /// Filters the library by what has been typed, and shows the best match.
    pub(super) fn sift_as_typed(&mut self) -> Vec<Effect> {
        let typed = self.prompt.as_ref().map_or("", Prompt::text);
        let asked = Asked::new(typed, &self.settings.filters, &self.settings.kinds);
        if let Some(sifting) = &mut self.sifting {
            sifting.faults.clone_from(&asked.faults);
        }
        self.shelf.filter(asked);
        self.complete_what_is_typed();
        self.open_selected()
    }

    /// Finds what can be typed where the cursor is.
    pub(super) fn complete_what_is_typed(&mut self) {
        let (Some(prompt), Some(sifting)) = (&self.prompt, &mut self.sifting) else {
            return;
        };
        let (typed, cursor) = (prompt.text(), prompt.cursor_byte());
        if prompt.kind == PromptKind::Search && is_in_expression(typed, cursor) {
            sifting.completions = Completions::default();
            return;
        }
        let mut found = query::complete(typed, cursor, &sifting.known.within(&self.shelf));
        let before = typed.get(found.span.clone()).unwrap_or_default();
        // Most words are no beginnings of fields, and what follows one may be anything.
        let is_blank = typed.trim().is_empty();
        found.candidates.retain(|candidate| {
            let is_field = candidate.text.ends_with(':');
            let begins = !before.is_empty() && candidate.text.starts_with(before);
            candidate.text != before && (!is_field || begins || is_blank)
        });
        sifting.completions = found;
    }

    /// Types the first of what can be typed here.
    pub(super) fn complete(&mut self) -> Vec<Effect> {
        self.complete_what_is_typed();
        let completions = self.sifting.as_ref().map(Sifting::completions);
        let first = completions.and_then(|found| found.candidates.first());
        let (Some(first), Some(found), Some(prompt)) = (first, completions, &mut self.prompt)
        else {
            return Vec::new();
        };
        prompt.replace(found.span.clone(), &first.text);
        self.forget_recalled();
        self.prompt_changed()
    }

    /// Moves in what matches.
    pub(super) fn step_in_library(&mut self, direction: Direction) -> Vec<Effect> {
        let stride = Stride::Line;
        self.shelf.step(Motion { stride, direction });
        self.open_selected()
    }

    /// Shows what is selected now that the list has changed while the reader types.
    pub(super) fn sift_again(&mut self) -> Vec<Effect> {
        if self.is_sifting() {
            self.open_selected()
        } else {
            Vec::new()
        }
    }

    /// Whether the reader is typing what to filter the library by.
    pub(super) fn is_sifting(&self) -> bool {
        let kind = self.prompt.as_ref().map(|prompt| prompt.kind);
        kind == Some(PromptKind::Library)
    }

    /// Opens what is selected and keeps the list filtered.
    pub(super) fn accept_filter(&mut self) -> Vec<Effect> {
        self.shelf.finish();
        if self.shelf.listed().is_empty() {
            self.notice = Some(Notice::warning("No review matches"));
            return self.abandon_filter();
        }
        self.sifting = None;
        self.shelf.keep_filter();
        self.focus = Pane::Text;
        self.open_selected()
    }

    /// Brings back the list, and the review that was selected in it.
    pub(super) fn abandon_filter(&mut self) -> Vec<Effect> {
        self.sifting = None;
        self.shelf.abandon_filter();
        self.open_selected()
    }

    /// Goes to the next review that has not been read, from the selected one on and round the end.
    pub(super) fn next_unread(&mut self) -> Vec<Effect> {
        self.note_reading();
        self.shelf.leave_problems();
        let before = self.shelf.selected_row();
        if !self.shelf.select_next_unread() {
            let text = match self.shelf.filtered() {
                None => "Every review has been begun",
                Some(_) => "Every review that matches has been begun",
            };
            self.notice = Some(Notice::plain(text));
            return Vec::new();
        }
        if self.shelf.selected_row() <= before {
            self.notice = Some(Notice::plain("wrapped to the top"));
        }
        self.open_selected()
    }

    /// Lists what is wrong with reviews, or says that nothing is.
    pub(super) fn show_problems(&mut self) -> Vec<Effect> {
        if self.shelf.problems() == 0 {
            self.notice = Some(Notice::plain("Nothing is wrong with any review"));
            return Vec::new();
        }
        self.shelf.show_problems();
        let key = self.settings.keymap.key_shown(Command::Back);
        self.notice = key.map(|key| Notice::plain(format!("{key} lists the reviews again")));
        self.open_selected()
    }

    /// Goes back from what is wrong to the list as it was, if that is what is listed.
    pub(super) fn leave_problems(&mut self) -> Option<Vec<Effect>> {
        let leaves = self.focus == Pane::Library && self.shelf.leave_problems();
        leaves.then(|| self.open_selected())
    }

    /// Opens the review with the problem that is selected, where that is in its file; `None` where
    /// reviews are listed.
    pub(super) fn open_problem(&mut self) -> Option<Vec<Effect>> {
        let row = self.shelf.selected_row();
        let line = self
            .shelf
            .trouble(row)
            .filter(|_| self.focus == Pane::Library)?
            .line();
        let entry = self.shelf.selected()?;
        let effects = self.open_entry(entry);
        self.focus = Pane::Text;
        self.line_sought = line.map(|line| (entry, line));
        self.land_on_line();
        Some(effects)
    }

    /// Goes to the line that was sought, if that is in what is shown now.
    pub(super) fn land_on_line(&mut self) {
        let (Some((entry, line)), Some(open)) = (self.line_sought, self.reader.open()) else {
            return;
        };
        if open.entry != entry {
            return;
        }
        let is_record = self.shelf.entry(entry).is_some_and(View::is_record);
        let place = open.review.at_source_line(line);
        self.line_sought = None;
        if !is_record {
            self.reader.jump(place);
        }
    }

    /// Notes how far the open review has been read, for what asks how far reviews were.
    fn note_reading(&mut self) {
        if let Some(entry) = self.reader.open().map(|open| open.entry) {
            self.note_standing(entry);
        }
    }
}

/// Whether the cursor is in a regular expression: what is typed there belongs to it.
fn is_in_expression(typed: &str, cursor: usize) -> bool {
    let before = typed.get(..cursor).unwrap_or(typed);
    let (asked, _) = library::Asked::parse(&format!("{before}x"), &Filters::NONE);
    match asked {
        library::Asked::Expression(_, query) => query == Query::default(),
        library::Asked::Words(..) => false,
    }
}
