//! Every way to move in the text.

use super::{Reader, text_line};
use crate::app::stops::Stops;
use crate::outline::Outline;
use crate::review::{Position, Review};
use crate::typeset::{Galley, Line};

/// Lines a page forward keeps are at most this part of the page.
const OVERLAP_SHARE: u16 = 4;

/// What became of a wish to move on by a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A page further.
    Turned,
    /// The end was on the screen already.
    AtEnd,
}

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
        if self.lead > 0 {
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
        if above.is_some() && self.is_top(&line) && self.lead < line.gap {
            self.set_lead(self.lead + 1);
        } else {
            self.step_to(above.as_ref());
        }
    }

    /// Scrolls the page up by some rows, from its top, wherever on it the reading line is.
    pub fn scroll_up(&mut self, rows: u16) {
        let top = self.visible().start;
        if top < self.reading {
            self.jump(top);
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
            self.jump(line.span.start);
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

    /// Turns to the next page. The last `overlap` lines stay in sight above the new ones, and
    /// where the new ones begin is kept until the next move.
    pub fn page_down(&mut self, overlap: u16) -> Turn {
        let bottom = self.page.iter().filter_map(text_line).next_back().cloned();
        let Some(bottom) = bottom else {
            return Turn::AtEnd;
        };
        let Some(next) = self.line_after(&bottom) else {
            self.progress.pass(self.reading, bottom.span.end);
            self.jump(bottom.span.start);
            return Turn::AtEnd;
        };
        let mut keep = next.clone();
        for _ in 0..overlap.min(self.height / OVERLAP_SHARE) {
            keep = self.line_before(&keep).unwrap_or(keep);
        }
        let from = self.reading;
        let mut trail = std::mem::take(&mut self.trail);
        trail.push(from);
        self.jump(keep.span.start);
        if self.visible().start == keep.span.start {
            self.fresh = Some(next.span.start);
        } else {
            // The last page: its new text begins in its midst.
            self.jump(next.span.start);
        }
        self.trail = trail;
        self.progress.pass(from, self.reading);
        Turn::Turned
    }

    /// Turns to the previous page: where the last page forward began, else so that the lines on
    /// top stay in sight at the foot.
    pub fn page_up(&mut self, overlap: u16) {
        if let Some(place) = self.trail.pop() {
            let trail = std::mem::take(&mut self.trail);
            self.jump(place);
            self.trail = trail;
            return;
        }
        let top = self.page.iter().find_map(text_line).cloned();
        let Some(top) = top else { return };
        let rows = self
            .height
            .saturating_sub(overlap.min(self.height / OVERLAP_SHARE))
            .max(1);
        let above = self.up(&top, rows).unwrap_or(top);
        self.jump(above.span.start);
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
        let mut next = self.line_after(&line);
        while let Some(below) = next.as_ref().filter(|below| below.gap == 0) {
            next = self.line_after(below);
        }
        self.read_on(next.as_ref());
    }

    /// Moves to the start of this paragraph, or of the one above when the reader is there.
    pub fn previous_paragraph(&mut self) {
        let Some(line) = self.line() else { return };
        let mut above = self.line_before(&line);
        while let Some(line) = above.as_ref().filter(|line| line.gap == 0) {
            match self.line_before(line) {
                Some(next) => above = Some(next),
                None => break,
            }
        }
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
        self.settle();
    }

    /// Moves on to a line in reading: what is passed counts as read.
    fn read_on(&mut self, line: Option<&Line>) {
        let Some(line) = line else { return };
        self.progress.pass(self.reading, line.span.start);
        self.jump(line.span.start);
        let last = self.open().and_then(|open| open.review.blocks().last());
        if last.is_some_and(|block| line.span.end >= block.span.end) {
            self.progress.pass(line.span.start, line.span.end);
        }
    }

    fn step_to(&mut self, line: Option<&Line>) {
        if let Some(line) = line {
            self.jump(line.span.start);
        }
    }

    fn line_after(&mut self, line: &Line) -> Option<Line> {
        self.with_galley(Galley::after, line)
    }

    fn line_before(&mut self, line: &Line) -> Option<Line> {
        self.with_galley(Galley::before, line)
    }

    /// The line `rows` rows above, but at least one line.
    fn up(&mut self, line: &Line, rows: u16) -> Option<Line> {
        let from = line.clone();
        let up = |g: &mut Galley, r: &Review, o: &Outline, ()| Some(g.up(r, o, from, rows));
        let far = self.with_galley(up, ()).filter(|far| far != line);
        far.or_else(|| self.line_before(line))
    }

    /// The line `rows` rows below, but at least one line.
    fn down(&mut self, line: &Line, rows: u16) -> Option<Line> {
        let from = line.clone();
        let down = |g: &mut Galley, r: &Review, o: &Outline, ()| Some(g.down(r, o, from, rows));
        let far = self.with_galley(down, ()).filter(|far| far != line);
        far.or_else(|| self.line_after(line))
    }
}
