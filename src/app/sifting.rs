//! Filtering and sorting the library: typing, moving in what matches, keeping it.

use super::motion::{Direction, Motion, Stride};
use super::prompt::{Prompt, PromptKind};
use super::{App, Effect, Notice, Pane};

impl App {
    /// Asks what to filter the library by.
    pub(super) fn ask_for_filter(&mut self) -> Vec<Effect> {
        if self.shelf.is_empty() {
            self.notice = Some(Notice::warning("There are no reviews"));
            return Vec::new();
        }
        self.shelf.begin_filter();
        self.prompt = Some(Prompt::new(PromptKind::Library, self.origin()));
        Vec::new()
    }

    /// Sorts the library by the next of what it can be sorted by.
    pub(super) fn sort_library(&mut self) -> Vec<Effect> {
        self.shelf.sort_by_next();
        Vec::new()
    }

    /// Filters the library by what has been typed, and shows the best match.
    pub(super) fn sift_as_typed(&mut self) -> Vec<Effect> {
        let typed = self.prompt.as_ref().map_or("", Prompt::text);
        self.shelf.filter(typed);
        self.open_selected()
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
        if self.shelf.listed().is_empty() {
            self.notice = Some(Notice::warning("No review matches"));
            return self.abandon_filter();
        }
        self.shelf.keep_filter();
        self.focus = Pane::Text;
        self.open_selected()
    }

    /// Brings back the list, and the review that was selected in it.
    pub(super) fn abandon_filter(&mut self) -> Vec<Effect> {
        self.shelf.abandon_filter();
        self.open_selected()
    }
}
