//! The characters of a page: which one is where, those above and below, and keeping one in sight.

use super::{Reader, text_line};
use crate::app::motion::{Direction, Stride};
use crate::review::{Position, Review, Span};
use crate::typeset::{Galley, Line, Row};

impl Reader {
    /// The character drawn at a column and a row of the page, or the nearest to it on the lines
    /// there are. Both count from the top left corner of the page area.
    pub fn cell_near(&self, column: u16, row: u16) -> Option<Span> {
        let review = &self.open()?.review;
        let rows = self.page.get(..=usize::from(row)).unwrap_or(&self.page);
        let above = rows.iter().rev().find_map(text_line);
        let line = above.or_else(|| self.page.iter().find_map(text_line))?;
        cell_in(line, review, column)
    }

    /// The character as far from the one at `place` as a motion goes, by whole lines and in the
    /// column `column` of the page, or the one at `place`.
    pub(in crate::app) fn cell_away(
        &mut self,
        place: Position,
        column: Option<u16>,
        (stride, direction): (Stride, Direction),
    ) -> Option<(Span, u16)> {
        let line = self.line_of(place)?;
        let column = column.or_else(|| self.column_of(&line, place))?;
        let rows = match stride {
            Stride::Line => 1,
            Stride::HalfPage => (self.height / 2).max(1),
            Stride::Page => self.height.max(1),
            Stride::End => u16::MAX,
        };
        let far = match (rows, direction) {
            (1, Direction::On) => self.line_after(&line),
            (1, Direction::Back) => self.line_before(&line),
            (_, Direction::On) => self.down(&line, rows),
            (_, Direction::Back) => self.up(&line, rows),
        }?;
        let review = &self.open()?.review;
        Some((cell_in(&far, review, column)?, column))
    }

    /// The line that a place is on.
    pub(in crate::app) fn line_of(&mut self, place: Position) -> Option<Line> {
        self.with_galley(Galley::at, place)
    }

    /// Scrolls as little as may be for a place to be on the page.
    pub(in crate::app) fn keep_in_sight(&mut self, place: Position) {
        let shown = self.page.iter().filter_map(text_line);
        let is_shown = shown.clone().any(|line| line.holds(place));
        let (Some(line), false) = (self.line_of(place), is_shown) else {
            return;
        };
        let visible = self.visible();
        if line.span.start < visible.start {
            self.scroll_to(line.span.start);
            return;
        }
        let rows = self.height.saturating_sub(1);
        if let Some(top) = self.up(&line, rows).filter(|_| rows > 0) {
            self.scroll_to(top.span.start);
        } else {
            self.scroll_to(line.span.start);
        }
    }

    /// The row and the column of the page in which the character at a place is drawn.
    pub fn place_on_page(&self, place: Position) -> Option<(u16, u16)> {
        let rows = (0..).zip(&self.page);
        let mut lines = rows.filter_map(|(y, row)| match row {
            Row::Text(line) => Some((y, line)),
            Row::Gap => None,
        });
        let (row, line) = lines.find(|(_, line)| line.holds(place))?;
        Some((row, self.column_of(line, place)?))
    }

    fn column_of(&self, line: &Line, place: Position) -> Option<u16> {
        let review = &self.open()?.review;
        let mut cells = line.glyphs(review).filter(|glyph| !glyph.span.is_empty());
        let at = cells.find(|glyph| glyph.span.end > place)?;
        Some(line.indent.saturating_add(at.column))
    }
}

/// The character of a line that is drawn in a column of the page, or the nearest to it.
fn cell_in(line: &Line, review: &Review, column: u16) -> Option<Span> {
    let cells = line.glyphs(review).filter(|glyph| !glyph.span.is_empty());
    let column = column.saturating_sub(line.indent);
    let near = cells.min_by_key(|glyph| {
        let behind = column.saturating_sub(glyph.column.saturating_add(glyph.width - 1));
        (glyph.column.saturating_sub(column), behind)
    });
    near.map(|glyph| glyph.span)
}
