//! The way back from a folded text to its source.

/// Where the parts of a folded text come from. Only parts whose length changed are stored: what
/// lies between two of them has the same length on both sides, character by character.
#[derive(Debug, Clone, Default)]
pub(super) struct Map {
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

impl Map {
    /// Forgets everything; the next folded text begins at `origin` of the source.
    pub(super) fn restart(&mut self, origin: usize) {
        self.origin = origin;
        self.steps.clear();
    }

    pub(super) fn origin(&self) -> usize {
        self.origin
    }

    /// Notes that the source up to `source_end` became the folded text from `folded_start` to
    /// `folded_end`, both behind all that was noted before.
    pub(super) fn note(&mut self, folded_start: usize, folded_end: usize, source_end: usize) {
        let source_start = self.start(folded_start);
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

    /// Where in the source the part begins that the folded byte at `folded` comes from.
    pub(super) fn start(&self, folded: usize) -> usize {
        match self.last_step(|step| step.folded_start <= folded) {
            Some(step) if folded < step.folded_end => step.source_start,
            step => self.behind(step, folded),
        }
    }

    /// Where in the source the part ends that the byte before `folded` comes from.
    pub(super) fn end(&self, folded: usize) -> usize {
        match self.last_step(|step| step.folded_start < folded) {
            Some(step) if folded <= step.folded_end => step.source_end,
            step => self.behind(step, folded),
        }
    }

    /// The first folded byte at or after `folded` with which a part begins.
    pub(super) fn next_part(&self, folded: usize) -> usize {
        self.last_step(|step| step.folded_start < folded)
            .map_or(folded, |step| folded.max(step.folded_end))
    }

    fn behind(&self, step: Option<&Step>, folded: usize) -> usize {
        step.map_or(self.origin + folded, |step| {
            step.source_end + (folded - step.folded_end)
        })
    }

    /// The last step of those for which `is_before` holds, which are the first ones.
    fn last_step(&self, is_before: impl Fn(&Step) -> bool) -> Option<&Step> {
        let count = match self.steps.last() {
            Some(last) if is_before(last) => self.steps.len(),
            Some(_) | None => self.steps.partition_point(is_before),
        };
        count.checked_sub(1).and_then(|i| self.steps.get(i))
    }
}
