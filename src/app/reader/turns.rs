//! Turning pages, forward and back.

use super::breaks::{Foot, Torn};
use super::stand::Spot;
use super::{Reader, text_line};
use crate::outline::Outline;
use crate::review::Review;
use crate::typeset::{Galley, Line};

/// Lines that two pages have in common are at most this part of a page.
const OVERLAP_SHARE: u16 = 4;

/// The rows they take, with blank ones, are at most this part.
const OVERLAP_ROWS: u16 = 2;

/// Lines that a page back has in common with the one below it beyond those wanted, at most: it ends
/// there where it would else end badly.
const FURTHER_MOST: u16 = 5;

/// What became of a wish to move on by a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A page further.
    Turned,
    /// The end was on the screen already.
    AtEnd,
}

impl Reader {
    /// Turns to the next page, which goes on behind the last line shown. The last `overlap` lines
    /// stay in sight above the new ones, one more or fewer where the page would else begin with the
    /// last line of a paragraph; where the new ones begin is kept until the next move.
    pub fn page_down(&mut self, overlap: u16) -> Turn {
        let mut lines = self.page.iter().filter_map(text_line);
        let Some((first, last)) = lines.next().map(|first| (first, lines.next_back())) else {
            return Turn::AtEnd;
        };
        let (first, last) = (first.clone(), last.unwrap_or(first).clone());
        let from = self.spot();
        let Some(next) = self.line_after(&last) else {
            self.progress.pass(self.reading, last.span.end);
            self.note_end();
            self.fresh = None;
            if self.line_start != last.span.start {
                self.turn_to(&last, Foot::Cut(last.span.start), from);
            }
            return Turn::AtEnd;
        };
        let head = self.head(&first, &next, overlap);
        let foot = Foot::Cut(next.span.start);
        self.turn_to(&head, foot, from);
        if self.visible().start != head.span.start {
            // The last page: its new text begins in its midst.
            self.trail.pop();
            self.turn_to(&next, foot, from);
        }
        self.fresh = Some(next.span.start);
        self.progress.pass(from.place, next.span.start);
        self.note_end();
        Turn::Turned
    }

    /// Turns to the previous page: where the last page forward was turned from, else to the page
    /// that ends with the lines on top of this one, as many as `overlap`, some more or fewer where
    /// it ends better so.
    pub fn page_up(&mut self, overlap: u16) {
        if let Some(spot) = self.trail.pop() {
            let trail = std::mem::take(&mut self.trail);
            self.stand_at(spot);
            self.trail = trail;
            return;
        }
        let top = self.page.iter().find_map(text_line).cloned();
        let Some(top) = top else { return };
        let Some(above) = self.line_before(&top) else {
            return self.jump(top.span.start);
        };
        let foot = self.foot(&above, overlap);
        let rows = self.height.saturating_sub(1);
        let from = foot.clone();
        let far = |g: &mut Galley, r: &Review, o: &Outline, ()| Some(g.up(r, o, from, rows));
        let far = self.with_galley(far, ());
        let is_above = |line: &Line| line.span.start < top.span.start;
        let mut head = far.filter(is_above).unwrap_or(above);
        while self
            .lines()
            .is_some_and(|mut lines| lines.begins_badly(&head))
            && let Some(below) = self.line_after(&head).filter(is_above)
        {
            head = below;
        }
        self.stand_at(Spot {
            place: head.span.start,
            lead: 0,
            foot: Foot::Cut(foot.span.start),
        });
    }

    /// Turns to a page forward, and keeps where that was done.
    fn turn_to(&mut self, line: &Line, foot: Foot, from: Spot) {
        let mut trail = std::mem::take(&mut self.trail);
        trail.push(from);
        self.stand_at(Spot {
            place: line.span.start,
            lead: 0,
            foot,
        });
        self.trail = trail;
    }

    /// The first line of the page whose new text begins with `next`, when `first` is the first of
    /// this one.
    fn head(&mut self, first: &Line, next: &Line, overlap: u16) -> Line {
        let is_below = |line: &Line| line.span.start > first.span.start;
        let step = |reader: &mut Self, line: &Line| {
            let above = reader.line_before(line).filter(is_below)?;
            Some((1 + line.gap, above))
        };
        let kept = self.kept(next, self.wanted(overlap) + 1, step);
        let good = |reader: &mut Self, line: &Line| {
            let mut lines = reader.lines();
            !lines.as_mut().is_some_and(|lines| lines.begins_badly(line))
        };
        self.best(kept, overlap, good)
    }

    /// The last line of the page that ends above this one, whose first line is below `above`, or
    /// on it.
    fn foot(&mut self, above: &Line, overlap: u16) -> Line {
        let step = |reader: &mut Self, line: &Line| {
            let below = reader.line_after(line)?;
            Some((1 + below.gap, below))
        };
        let kept = self.kept(above, self.wanted(overlap) + FURTHER_MOST, step);
        let good = |reader: &mut Self, line: &Line| {
            let Some(below) = reader.line_after(line) else {
                return true;
            };
            let mut lines = reader.lines();
            let torn = lines.as_mut().map(|lines| lines.torn(line, &below));
            torn.is_none_or(|torn| torn == Torn::Nothing)
        };
        self.best(kept, overlap, good)
    }

    /// A line, and at most so many more by single steps from it that say how many rows further the
    /// next one is.
    fn kept(
        &mut self,
        from: &Line,
        most: u16,
        step: impl Fn(&mut Self, &Line) -> Option<(u16, Line)>,
    ) -> Vec<Line> {
        let mut rows = 0;
        let mut kept = vec![from.clone()];
        while kept.len() <= usize::from(most)
            && let Some(line) = kept.last().cloned()
            && let Some((further, next)) = step(self, &line)
        {
            rows += further;
            if rows > self.height / OVERLAP_ROWS {
                break;
            }
            kept.push(next);
        }
        kept
    }

    /// Of the lines that pages may have in common the one to end with: as many as wanted, else one
    /// more, else fewer, else still more, whichever is good; as many as wanted where none is.
    fn best(
        &mut self,
        kept: Vec<Line>,
        overlap: u16,
        good: impl Fn(&mut Self, &Line) -> bool,
    ) -> Line {
        let wanted = usize::from(self.wanted(overlap)).min(kept.len().saturating_sub(1));
        let order = [wanted, wanted + 1].into_iter().chain((0..wanted).rev());
        let order = order.chain(wanted + 2..kept.len());
        let found = order
            .filter_map(|at| kept.get(at))
            .find(|line| good(self, line))
            .cloned();
        let mut kept = kept;
        found.unwrap_or_else(|| kept.swap_remove(wanted))
    }

    /// How many lines two pages have in common where nothing speaks against it.
    fn wanted(&self, overlap: u16) -> u16 {
        overlap.min(self.height / OVERLAP_SHARE)
    }
}
