//! Every way to move in the text but by pages.

use super::Reader;
use super::breaks::Foot;
use super::stand::Spot;
use crate::app::stops::Stops;
use crate::outline::Outline;
use crate::review::{Position, Review};
use crate::typeset::{Galley, Line};

impl Reader {
    /// Goes to the line at `percent` of the text.
    pub fn go_to_percent(&mut self, percent: u8) {
        let Some(open) = self.open() else { return };
        // In two parts, as a text times its percentage may be more than there is room for.
        let (length, percent) = (open.review.text().len(), usize::from(percent.min(100)));
        let rest = (length % 100 * percent).div_ceil(100);
        self.jump(Position::at(length / 100 * percent + rest));
        if let Some(line) = self.with_galley(Galley::at, self.reading) {
            self.jump(line.span.start);
        }
    }

    /// Moves on by one row: the reading line by a line, or the blank rows above it out of sight.
    pub fn line_down(&mut self) {
        if self.lead > self.fill {
            self.set_lead(self.lead - 1);
            return;
        }
        let Some(line) = self.line() else { return };
        let below = self.line_after(&line);
        self.read_on(below.as_ref());
        if let Some(below) = below.filter(|below| self.is_top(below)) {
            self.set_lead(below.gap);
        }
    }

    /// Moves back by one row.
    pub fn line_up(&mut self) {
        let Some(line) = self.line() else { return };
        let above = self.line_before(&line);
        let lead = self.lead.max(self.fill);
        if above.is_some() && self.is_top(&line) && lead < line.gap {
            self.set_lead(lead + 1);
        } else {
            self.step_to(above.as_ref());
        }
    }

    /// Scrolls the page up by some rows, from its top, wherever on it the reading line is.
    pub fn scroll_up(&mut self, rows: u16) {
        let top = self.visible().start;
        if top < self.reading {
            self.scroll_to(top);
        }
        for _ in 0..rows {
            self.line_up();
        }
    }

    /// Goes to where the part `row` of `rows` equal parts of the text begins, the last being the
    /// end.
    pub fn go_to_part(&mut self, row: u16, rows: u16) {
        if row + 1 >= rows {
            return self.end();
        }
        let Some(open) = self.open() else { return };
        let end = open
            .review
            .blocks()
            .last()
            .map_or(0, |b| b.span.end.offset());
        let part = |length: usize| length * usize::from(row) / usize::from(rows);
        // In two parts, as a text times its rows may be more than there is room for.
        let rows = usize::from(rows);
        let offset = part(end % rows) + end / rows * usize::from(row);
        if let Some(line) = self.with_galley(Galley::at, Position::at(offset)) {
            self.scroll_to(line.span.start);
        }
    }

    /// Moves the reading line down by half a page.
    pub fn half_page_down(&mut self) {
        let rows = (self.height / 2).max(1);
        if let Some(line) = self.line() {
            let below = self.down(&line, rows);
            self.read_on(below.as_ref());
        }
    }

    /// Moves the reading line up by half a page.
    pub fn half_page_up(&mut self) {
        let rows = (self.height / 2).max(1);
        if let Some(line) = self.line() {
            let above = self.up(&line, rows);
            self.step_to(above.as_ref());
        }
    }

    /// Goes to the start of the text.
    pub fn top(&mut self) {
        self.jump(Position::START);
    }

    /// Goes to the last line of the text.
    pub fn end(&mut self) {
        let last = |g: &mut Galley, r: &Review, o: &Outline, ()| g.last(r, o);
        if let Some(last) = self.with_galley(last, ()) {
            self.jump(last.span.start);
        }
    }

    /// Moves to the start of the next paragraph.
    pub fn next_paragraph(&mut self) {
        let Some(line) = self.line() else { return };
        let next = self.with_galley(Galley::paragraph_below, &line);
        self.read_on(next.as_ref());
    }

    /// Moves to the start of this paragraph, or of the one above when the reader is there.
    pub fn previous_paragraph(&mut self) {
        let Some(line) = self.line() else { return };
        let above = self.with_galley(Galley::paragraph_above, &line);
        self.step_to(above.as_ref());
    }

    /// Moves to the start of the next section, or of the next paragraph where those are listed;
    /// `false` when there is none.
    pub fn next_stop(&mut self) -> bool {
        let Some(open) = self.open() else { return true };
        let next = Stops::of(open).after(self.reading);
        if let Some(next) = next {
            self.progress
                .pass(self.reading, next.min(self.visible().end));
            self.jump(next);
        }
        next.is_some()
    }

    /// Moves to the start of this section or listed paragraph, or of the one above when the reader
    /// is there.
    pub fn previous_stop(&mut self) {
        let Some(line) = self.line() else { return };
        let Some(open) = self.open() else { return };
        let above = Stops::of(open).before(line.span.start);
        self.jump(above.unwrap_or(Position::START));
    }

    /// Moves to the start of the section or listed paragraph with this index; `false` when there is
    /// none.
    pub fn go_to_stop(&mut self, index: usize) -> bool {
        let span = self.open().and_then(|open| Stops::of(open).span(index));
        let start = span.map(|span| span.start);
        if let Some(start) = start {
            self.jump(start);
        }
        start.is_some()
    }

    /// Whether a line is the first on the page.
    fn is_top(&self, line: &Line) -> bool {
        self.visible().start == line.span.start
    }

    fn set_lead(&mut self, lead: u16) {
        self.fresh = None;
        self.trail.clear();
        self.lead = lead;
        self.foot = Foot::Full;
        self.settle();
    }

    /// Moves on to a line in reading: what is passed counts as read.
    fn read_on(&mut self, line: Option<&Line>) {
        let Some(line) = line else { return };
        self.progress.pass(self.reading, line.span.start);
        self.scroll_to(line.span.start);
        let last = self.open().and_then(|open| open.review.blocks().last());
        if last.is_some_and(|block| line.span.end >= block.span.end) {
            self.progress.pass(line.span.start, line.span.end);
            self.note_end();
        }
    }

    fn step_to(&mut self, line: Option<&Line>) {
        if let Some(line) = line {
            self.scroll_to(line.span.start);
        }
    }

    /// Puts the line that contains `position` at the reading line, of a page with every row that
    /// has room: nothing comes and goes at its foot while the text moves by little.
    pub(super) fn scroll_to(&mut self, position: Position) {
        self.stand_at(Spot {
            place: position,
            lead: 0,
            foot: Foot::Full,
        });
    }

    pub(super) fn line_after(&mut self, line: &Line) -> Option<Line> {
        self.with_galley(Galley::after, line)
    }

    pub(super) fn line_before(&mut self, line: &Line) -> Option<Line> {
        self.with_galley(Galley::before, line)
    }

    /// The line `rows` rows above, but at least one line.
    pub(super) fn up(&mut self, line: &Line, rows: u16) -> Option<Line> {
        let from = line.clone();
        let up = |g: &mut Galley, r: &Review, o: &Outline, ()| Some(g.up(r, o, from, rows));
        let far = self.with_galley(up, ()).filter(|far| far != line);
        far.or_else(|| self.line_before(line))
    }

    /// The line `rows` rows below, but at least one line.
    pub(super) fn down(&mut self, line: &Line, rows: u16) -> Option<Line> {
        let from = line.clone();
        let down = |g: &mut Galley, r: &Review, o: &Outline, ()| Some(g.down(r, o, from, rows));
        let far = self.with_galley(down, ()).filter(|far| far != line);
        far.or_else(|| self.line_after(line))
    }
}
