//! Selecting with the mouse: from the word that is pressed to the one it is dragged to.

use super::ground;
use crate::app::App;
use crate::app::areas::Area;
use crate::review::Span;

impl App {
    /// The character of the page that is at a cell of the window, or the nearest one.
    pub(in crate::app) fn character_at(&self, column: u16, row: u16) -> Option<Span> {
        let Area { x, y, .. } = self.areas.as_ref()?.page;
        self.reader
            .cell_near(column.saturating_sub(x), row.saturating_sub(y))
    }

    /// Selects from the word that was pressed to the one at a cell, both of them whole; above and below
    /// the page that goes on by a line. Where there is no word, it is the character.
    pub(in crate::app) fn select_to(&mut self, pressed: Span, column: u16, row: u16) {
        let Some(Area { y, height, .. }) = self.areas.as_ref().map(|areas| areas.page) else {
            return;
        };
        if row < y {
            self.reader.scroll_up(1);
        } else if row >= y.saturating_add(height) {
            self.reader.line_down();
        }
        let row = row.min(y.saturating_add(height.saturating_sub(1)));
        let Some(reached) = self.character_at(column, row) else {
            return;
        };
        // A hand that trembles selects nothing.
        if reached == pressed && self.selected().is_none() {
            return;
        }
        let Some(ground) = self.reader.open().map(|open| ground(open)) else {
            return;
        };
        let [first, last] = [pressed, reached].map(|it| ground.word_at(it.start));
        if reached.start >= pressed.start {
            self.select_between(first.start, last.end);
        } else {
            self.select_between(first.end, last.start);
        }
    }
}
