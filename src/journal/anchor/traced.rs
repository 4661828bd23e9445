//! Where the words of an anchor went, by the words of the whole text in which it was made.

use std::cmp::Reverse;
use std::ops::Range;

use super::super::alignment::Partners;
use super::super::wording::{Wording, is_parted};

/// Words that may have come between two of a quotation for these to be thought of as still together.
const TOGETHER: usize = 16;

/// Words beside a quotation that speak for it.
const BESIDE: usize = 8;

/// What of a quotation must be certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// Where it begins.
    Start,
    /// Where it begins and ends.
    Ends,
}

/// What words of an old text became.
pub(super) struct Trace {
    /// Numbers of words of the old text that are there, and of those of the new one that they became,
    /// both in order.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Whether they and those beside them are there, with nothing between.
    pub(super) is_whole: bool,
}

impl Trace {
    /// What the words `quote` of the old text became: those of them that are together, if it is certain
    /// where they are.
    pub(super) fn of(quote: &Range<usize>, partners: &Partners, needed: Needed) -> Option<Self> {
        let pairs = together(partners.pairs(quote.clone()))?;
        if 2 * pairs.len() < quote.len() {
            return None;
        }
        let (first, last) = (pairs.first()?.1, pairs.last()?.1);
        let around = quote.start.saturating_sub(BESIDE)..quote.end + BESIDE;
        let near = first.saturating_sub(BESIDE + TOGETHER)..last + BESIDE + TOGETHER + 1;
        let beside = partners.pairs(around.clone());
        let beside = together(beside.filter(|(_, new)| near.contains(new)))?;
        let is_joined = |pairs: &[(usize, usize)]| {
            let goes_on =
                |(a, b): &(usize, usize), (c, d): &(usize, usize)| c - a == 1 && d - b == 1;
            pairs.is_sorted_by(goes_on)
        };
        let last = match needed {
            Needed::Start => None,
            Needed::Ends => pairs.last(),
        };
        let mut ends = pairs.first().into_iter().chain(last);
        if !ends.all(|(old, new)| partners.is_sure(*old, *new)) {
            return None;
        }
        let around = around.start..around.end.min(partners.len());
        Some(Self {
            is_whole: beside.len() == around.len() && is_joined(&beside),
            pairs,
        })
    }

    /// The words of the new text from the first to the last, with those that took the place of the
    /// first and the last of `quote` in the same paragraph; `None` where that is not certain.
    pub(super) fn words(&self, quote: &Range<usize>, ground: &Ground<'_>) -> Option<Range<usize>> {
        let start = ground.start(quote.start, *self.pairs.first()?)?;
        let end = ground.end(quote.end, *self.pairs.last()?)?;
        Some(start..end)
    }
}

/// A text in which words are traced.
pub(super) struct Ground<'a> {
    pub(super) partners: &'a Partners,
    pub(super) wording: &'a Wording,
    pub(super) text: &'a str,
}

impl Ground<'_> {
    /// Where what began with the word `start` of the old text begins, if the first of its words that
    /// is there is this one.
    fn start(&self, start: usize, (mut old, mut first): (usize, usize)) -> Option<usize> {
        // In doubt by themselves, but joined to what is certain.
        while old > start && self.is_joined(first) && self.partners.is_like(old - 1, first - 1) {
            (old, first) = (old - 1, first - 1);
        }
        if old == start || !self.is_joined(first) {
            return Some(first);
        }
        // What stands between them and what stood before took the place of the rest.
        let before = start.checked_sub(1);
        let before = before.and_then(|before| self.partners.partner(before));
        let from = before
            .map(|before| before + 1)
            .filter(|from| *from <= first);
        let Some(from) = from.filter(|from| first - from <= TOGETHER) else {
            let near = first.saturating_sub(2 * TOGETHER)..first;
            let are_gone = self.partners.are_gone(start..old, near);
            return are_gone.then_some(first);
        };
        while first > from && self.is_joined(first) {
            first -= 1;
        }
        Some(first)
    }

    /// Where what ended before the word `end` of the old text ends, if the last of its words that is
    /// there is this one.
    fn end(&self, end: usize, (mut old, mut last): (usize, usize)) -> Option<usize> {
        while old + 1 < end && self.is_joined(last + 1) && self.partners.is_like(old + 1, last + 1)
        {
            (old, last) = (old + 1, last + 1);
        }
        if old + 1 == end || !self.is_joined(last + 1) {
            return Some(last + 1);
        }
        let behind = self.partners.partner(end).filter(|behind| *behind > last);
        let Some(to) = behind.filter(|behind| behind - last <= TOGETHER + 1) else {
            let near = last + 1..last + 1 + 2 * TOGETHER;
            let are_gone = self.partners.are_gone(old + 1..end, near);
            return are_gone.then_some(last + 1);
        };
        while last + 1 < to && self.is_joined(last + 1) {
            last += 1;
        }
        Some(last + 1)
    }

    /// Whether a word is in the same paragraph as the one before it.
    fn is_joined(&self, word: usize) -> bool {
        let before = word
            .checked_sub(1)
            .and_then(|before| self.wording.place(before));
        let places = before.zip(self.wording.place(word));
        places.is_some_and(|(before, word)| !is_parted(self.text, before.end..word.start))
    }
}

/// The longest run of pairs that are still together, in order.
fn together(pairs: impl Iterator<Item = (usize, usize)>) -> Option<Vec<(usize, usize)>> {
    let pairs: Vec<(usize, usize)> = pairs.collect();
    let goes_on = |(old, new): &(usize, usize), (next_old, next): &(usize, usize)| {
        *next > *new && next - new <= TOGETHER + next_old - old
    };
    let runs = pairs.chunk_by(goes_on);
    let longest = runs.min_by_key(|run| Reverse(run.len()))?;
    Some(longest.to_vec())
}

/// The bytes of words of a text.
pub(super) fn bytes(words: &Range<usize>, wording: &Wording) -> Option<Range<usize>> {
    let first = wording.place(words.start)?;
    let last = wording.place(words.end.checked_sub(1)?)?;
    Some(first.start..last.end)
}
