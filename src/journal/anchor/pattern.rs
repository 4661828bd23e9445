//! What an anchor quotes, as words: those that are looked for, and those that must not be missing.

use std::ops::Range;

use super::Anchor;
use super::wording::{Word, Wording};

/// Words at each end of a long quotation that are looked for; those between follow from them.
const EDGE: usize = 32;

/// Words beside a place that are its own, where nothing is quoted between what is around it.
const OWN: usize = 4;

/// An anchor and the words between its sides, of which there are none where it is of a place.
pub(super) struct Pattern {
    /// The words before, between and behind, in one.
    pub(super) whole: String,
    /// The same as words.
    pub(super) wording: Wording,
    /// The bytes between, in `whole`.
    pub(super) between: Range<usize>,
    /// The numbers of the words between, or of those beside the place.
    pub(super) own: Range<usize>,
    /// All words but those that were cut.
    pub(super) uncut: Range<usize>,
    above: Wording,
    below: Wording,
}

/// Words that are looked for in a row.
pub(super) struct Part<'a> {
    /// The pattern's numbers of them.
    pub(super) range: Range<usize>,
    /// They.
    pub(super) words: &'a [Word],
    /// Which of them must not be missing, counted from the first of them.
    pub(super) own: Range<usize>,
    /// The last words above the paragraph that they begin in, where they do not reach them.
    pub(super) above: &'a [Word],
    /// The first words below the paragraph that they end in, where they do not reach them.
    pub(super) below: &'a [Word],
}

impl Pattern {
    pub(super) fn of(anchor: &Anchor, quote: &str) -> Self {
        let whole = [&anchor.before, quote, &anchor.behind].concat();
        let between = anchor.before.len()..anchor.before.len() + quote.len();
        let wording = Wording::of(&whole, 0);
        let uncut = anchor.uncut(&wording, whole.len(), quote.len());
        let first = wording.behind(between.start);
        let own = if quote.is_empty() {
            beside_place(&whole, &wording, first, &uncut)
        } else {
            let begins_in = |number: &usize| {
                let place = wording.place(*number);
                place.is_some_and(|place| place.start < between.end)
            };
            let own = (first..wording.words().len()).take_while(begins_in);
            first..first + own.count()
        };
        Self {
            own,
            uncut,
            between,
            wording,
            whole,
            above: Wording::of(&anchor.above, 0),
            below: Wording::of(&anchor.below, 0),
        }
    }

    /// What is looked for: all of it, or both ends where it is long.
    pub(super) fn parts(&self) -> Vec<Part<'_>> {
        let (all, own) = (self.uncut.clone(), self.own.clone());
        let (above, below) = (self.above.words(), self.below.words());
        if own.len() <= 2 * EDGE {
            return vec![self.part(all, own, (above, below))];
        }
        let (head, tail) = (own.start..own.start + EDGE, own.end - EDGE..own.end);
        vec![
            self.part(all.start..head.end, head, (above, &[])),
            self.part(tail.start..all.end, tail, (&[], below)),
        ]
    }

    fn part<'a>(
        &'a self,
        range: Range<usize>,
        own: Range<usize>,
        (above, below): (&'a [Word], &'a [Word]),
    ) -> Part<'a> {
        Part {
            words: self.wording.slice(range.clone()),
            own: own.start.saturating_sub(range.start)..own.end.saturating_sub(range.start),
            range,
            above,
            below,
        }
    }
}

/// The words right behind a place, in its paragraph; those before it where there are none.
fn beside_place(
    whole: &str,
    wording: &Wording,
    first: usize,
    uncut: &Range<usize>,
) -> Range<usize> {
    let joins = |number: &usize| {
        let (word, next) = (wording.place(*number), wording.place(number + 1));
        let between = word.zip(next).map(|(word, next)| word.end..next.start);
        let between = between.and_then(|between| whole.get(between));
        between.is_some_and(|between| between.matches('\n').count() < 2)
    };
    let end = (first + OWN).min(uncut.end);
    if first >= end {
        return uncut.end.saturating_sub(OWN).max(uncut.start)..uncut.end;
    }
    first
        ..(first..end - 1)
            .take_while(joins)
            .last()
            .map_or(first, |last| last + 1)
            + 1
}

impl Part<'_> {
    /// The words without its own.
    pub(super) fn others(&self) -> Vec<Word> {
        let before = self.words.get(..self.own.start).unwrap_or_default();
        let behind = self.words.get(self.own.end..).unwrap_or_default();
        [before, behind].concat()
    }
}

impl Anchor {
    /// The numbers of the words that were not cut where the quotation begins or ends.
    fn uncut(&self, wording: &Wording, length: usize, between: usize) -> Range<usize> {
        let count = wording.words().len();
        let (mut first, mut last) = (0, count);
        let begins_inside = self.place.offset() > self.before.len();
        if begins_inside && wording.place(0).is_some_and(|place| place.start == 0) {
            first = 1;
        }
        let end = self.place.offset() + between + self.behind.len();
        let ending = count.checked_sub(1).and_then(|last| wording.place(last));
        if end < self.length && ending.is_some_and(|place| place.end == length) {
            last = count - 1;
        }
        // Of a quotation that is cut on both sides nothing may be left.
        first.min(last)..last
    }
}
