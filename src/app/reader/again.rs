//! The same review, read again: the page stands where it stood.

use std::collections::HashMap;

use super::breaks::Foot;
use super::stand::Spot;
use super::{Open, Reader, Stand};
use crate::app::progress::{Progress, Reading};
use crate::journal::Carry;
use crate::library::Extent;
use crate::review::{Position, Span};

impl Reader {
    /// Shows another reading of the open review, with the page as it stood; `place` says where the
    /// words at a place stand in it.
    pub(in crate::app) fn replace(
        &mut self,
        open: Open,
        carry: &Carry,
        place: impl Fn(Position) -> Position,
    ) {
        let progress = self.carried_progress(&open, carry);
        let stand = self.stand().carried(carry, place);
        self.extend(open);
        self.progress = progress;
        self.come_back(&stand);
    }

    /// Makes the top line the reading line where the page is the last one of a beginning: when the
    /// rest comes it is the last one no more, and is to stay as it is.
    pub(in crate::app) fn keep_page(&mut self) {
        let is_beginning = |open: &Open| open.extent == Extent::Beginning;
        let shown = self.visible();
        let is_further_down = shown.start < self.line_start && shown.contains(self.reading);
        if self.open().is_some_and(is_beginning) && is_further_down {
            self.reading = shown.start;
            self.foot = Foot::Full;
            self.settle();
        }
    }

    /// What was read: also of sections that stand elsewhere now, word for word.
    fn carried_progress(&self, new: &Open, carry: &Carry) -> Progress {
        let (was, is) = carry.changed();
        let Some(old) = self.open().filter(|_| self.read(was) != Reading::Unread) else {
            return self.progress.carried(carry, &[]);
        };
        let touches = |part: Span| move |span: &Span| span.intersection(part).is_some();
        let spans = |open: &Open, part: Span| -> Vec<Span> {
            let spans = open.outline.sections().iter().map(|section| section.span);
            spans.filter(touches(part)).collect()
        };
        let known: HashMap<&str, Span> = spans(new, is)
            .into_iter()
            .map(|span| (new.review.slice(span).trim_end(), span))
            .collect();
        let moved: Vec<(Span, Span)> = spans(old, was)
            .into_iter()
            .filter(|span| self.read(*span) != Reading::Unread)
            .filter_map(|span| {
                let text = old.review.slice(span).trim_end();
                Some((span, *known.get(text)?))
            })
            .collect();
        self.progress.carried(carry, &moved)
    }
}

impl Stand {
    /// How the page stands in another reading of the text; `place` says where the words at a place
    /// stand in it. Of the pages that were turned those are kept that are sure not to have changed.
    pub(in crate::app) fn carried(
        &self,
        carry: &Carry,
        place: impl Fn(Position) -> Position,
    ) -> Self {
        let kept = self.trail.iter().rev().map_while(|spot| {
            Some(Spot {
                place: carry.place(spot.place)?,
                foot: spot.foot.carried(&place),
                ..*spot
            })
        });
        let mut trail: Vec<Spot> = kept.collect();
        trail.reverse();
        Self {
            place: place(self.place),
            measure: self.measure,
            fresh: self.fresh.map(&place),
            trail,
            lead: self.lead,
            foot: self.foot.carried(&place),
        }
    }
}
