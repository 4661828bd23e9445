//! The way back from a folded text to its source.

use std::ops::Range;

/// Where the parts of a folded text come from. Only parts whose length changed are stored: what
/// lies between two of them has the same length on both sides, character by character.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Map {
    /// The place in the source where the folded text begins.
    origin: usize,
    /// In the order of the text, disjoint.
    steps: Vec<Step>,
}

/// A part that folding made longer or shorter.
#[derive(Debug, Clone, Copy)]
struct Step {
    folded_start: usize,
    folded_end: usize,
    source_start: usize,
    source_end: usize,
}

/// What [`Map::back`] finds.
pub(in crate::search) struct Back {
    /// The part of the source.
    pub source: Range<usize>,
    /// The first folded byte behind the asked range with which a part begins.
    pub next: usize,
}

impl Map {
    /// The source of the folded bytes `range`, a range that is not empty, on character
    /// boundaries. `hint` is 0 for the first call, and carried on from call to call when the
    /// ranges come in their order.
    pub(in crate::search) fn back(&self, hint: &mut usize, range: Range<usize>) -> Back {
        *hint = self.steps_before(*hint, |step| step.folded_start <= range.start);
        let start = match self.step_before(*hint) {
            Some(step) if range.start < step.folded_end => step.source_start,
            step => self.behind(step, range.start),
        };
        *hint = self.steps_before(*hint, |step| step.folded_start < range.end);
        let (end, next) = match self.step_before(*hint) {
            Some(step) if range.end <= step.folded_end => (step.source_end, step.folded_end),
            step => (self.behind(step, range.end), range.end),
        };
        Back {
            source: start..end,
            next,
        }
    }

    /// Where the part begins that the folded byte at `folded` comes from: in the source, and in the
    /// folded text.
    pub(in crate::search) fn part(&self, folded: usize) -> (usize, usize) {
        let count = self.steps_before(0, |step| step.folded_start <= folded);
        match self.step_before(count) {
            Some(step) if folded < step.folded_end => (step.source_start, step.folded_start),
            step => (self.behind(step, folded), folded),
        }
    }

    /// Where the folded text begins of what stands in the source at `source` or behind it, a place
    /// where a part begins.
    pub(in crate::search) fn folded(&self, source: usize) -> usize {
        let count = self.steps_before(0, |step| step.source_start < source);
        match self.step_before(count) {
            Some(step) => step.folded_end + source.saturating_sub(step.source_end),
            None => source.saturating_sub(self.origin),
        }
    }

    /// The place in the source where the folded text begins.
    pub(in crate::search) fn origin(&self) -> usize {
        self.origin
    }

    /// Forgets everything; the next folded text begins at `origin` of the source.
    pub(super) fn restart(&mut self, origin: usize) {
        self.origin = origin;
        self.steps.clear();
    }

    /// Notes that the source up to `source_end` became the folded text from `folded_start` to
    /// `folded_end`, both behind all that was noted before.
    pub(super) fn note(&mut self, folded_start: usize, folded_end: usize, source_end: usize) {
        let source_start = self.behind(self.steps.last(), folded_start);
        if let Some(last) = self.steps.last_mut()
            && folded_start == folded_end
            && last.folded_start == last.folded_end
            && last.folded_end == folded_start
        {
            // What vanished before vanishes together with this.
            last.source_end = source_end;
            return;
        }
        self.steps.push(Step {
            folded_start,
            folded_end,
            source_start,
            source_end,
        });
    }

    /// Lets the last folded byte, which ends at `folded_end`, stand for the source up to
    /// `source_end` too, with what vanished in between.
    pub(super) fn widen(&mut self, folded_end: usize, source_end: usize) {
        let folded_start = folded_end.saturating_sub(1);
        while self
            .steps
            .last()
            .is_some_and(|last| last.folded_start == folded_end)
        {
            self.steps.pop();
        }
        match self.steps.last_mut() {
            Some(last) if last.folded_start == folded_start && last.folded_end == folded_end => {
                last.source_end = source_end;
            }
            Some(_) | None => self.note(folded_start, folded_end, source_end),
        }
    }

    fn behind(&self, step: Option<&Step>, folded: usize) -> usize {
        step.map_or(self.origin + folded, |step| {
            step.source_end + (folded - step.folded_end)
        })
    }

    fn step_before(&self, index: usize) -> Option<&Step> {
        index.checked_sub(1).and_then(|i| self.steps.get(i))
    }

    /// For how many steps `is_before` holds, which are the first ones, at least `hint`. Strides
    /// grow from there, as the next hit is mostly near.
    fn steps_before(&self, hint: usize, is_before: impl Fn(&Step) -> bool) -> usize {
        let (mut known, mut stride) = (hint, 1);
        while self.steps.get(known + stride - 1).is_some_and(&is_before) {
            known += stride;
            stride *= 2;
        }
        let unsure = self.steps.get(known..self.steps.len().min(known + stride));
        known + unsure.unwrap_or_default().partition_point(is_before)
    }
}
