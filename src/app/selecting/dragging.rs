//! Selecting with the mouse: from the character that is pressed to the one it is dragged to.

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

    /// Selects from the character that was pressed to the one at a cell, both of them; above and below
    /// the page that goes on by a line.
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
        if reached.start >= pressed.start {
            self.select_between(pressed.start, reached.end);
        } else {
            self.select_between(pressed.end, reached.start);
        }
    }
}
