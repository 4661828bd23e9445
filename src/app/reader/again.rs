//! The same review, read again: the page stands where it stood.

use std::collections::HashMap;

use super::{Open, Reader, Stand};
use crate::app::progress::Progress;
use crate::journal::Carry;
use crate::review::{Position, Span};

impl Reader {
    /// Shows another reading of the open review. The reading line goes to `place`; what `carry`
    /// does not carry over is not as it was.
    pub(in crate::app) fn replace(&mut self, open: Open, place: Position, carry: &Carry) {
        let progress = self.carried_progress(&open, carry);
        let stand = self.stand().carried(carry, |_| place);
        self.extend(open);
        self.progress = progress;
        self.come_back(&stand);
    }

    /// What was read: also of sections that stand elsewhere now, word for word.
    fn carried_progress(&self, new: &Open, carry: &Carry) -> Progress {
        let (was, is) = carry.changed();
        let Some(old) = self.open().filter(|_| self.progress.is_begun(was)) else {
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
            .filter(|span| self.progress.is_begun(*span))
            .filter_map(|span| {
                let text = old.review.slice(span).trim_end();
                Some((span, *known.get(text)?))
            })
            .collect();
        self.progress.carried(carry, &moved)
    }
}

impl Stand {
    /// How the page stands in another reading of the text, with the reading line at the `place`
    /// given for the one it has: as it stood, as far as `carry` carries it over.
    pub(in crate::app) fn carried(
        &self,
        carry: &Carry,
        place: impl FnOnce(Position) -> Position,
    ) -> Self {
        let kept = self.trail.iter().rev().map_while(|at| carry.place(*at));
        let mut trail: Vec<Position> = kept.collect();
        trail.reverse();
        let carried = place(self.place);
        Self {
            place: carried,
            measure: self.measure,
            fresh: self.fresh.and_then(|at| carry.place(at)),
            trail,
            lead: if carry.place(self.place) == Some(carried) {
                self.lead
            } else {
                0
            },
        }
    }
}
