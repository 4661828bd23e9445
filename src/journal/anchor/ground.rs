//! A text in which words are looked up: where a quotation may stand in it.

use std::cmp::Reverse;
use std::ops::Range;

use super::align::{Alignment, align, whole_worth};
use super::pattern::Part;
use super::wording::{Rows, Word, Wording, rows};
use crate::review::{Position, Review};

/// Places that a row of words may stand at to be told by it: what stands everywhere tells nothing.
const TELLING: usize = 64;

/// Words that may have come between others, or gone, for these to be thought of as still together.
const TOGETHER: usize = 16;

/// Places that are looked at closely.
const CLOSELY: usize = 8;

/// A text, or the part of one in which something is expected.
#[derive(Debug)]
pub(in crate::journal) struct Ground {
    pub(super) wording: Wording,
    rows: Rows,
}

/// A place where a part of a quotation may stand.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The numbers of words of the part, and of those of the ground that they are, in order.
    pub(super) pairs: Vec<(usize, usize)>,
    /// How much that is, with what stands above and below.
    pub(super) worth: u32,
    /// How much more that is than what stands there of the words around the part's own.
    pub(super) gained: u32,
    /// How much the part would be worth right beside, if its own words stand there a second time.
    pub(super) beside: Option<u32>,
}

impl Ground {
    /// Where it begins in the text.
    pub(super) fn base(&self) -> usize {
        self.wording.base()
    }

    /// The part of `text` in `range`.
    pub(in crate::journal) fn of(text: &str, range: Range<usize>) -> Self {
        let base = range.start;
        let wording = Wording::of(text.get(range).unwrap_or_default(), base);
        let rows = Rows::of(wording.words());
        Self { wording, rows }
    }

    /// Where `part` may stand, the most likely first.
    pub(super) fn candidates(&self, part: &Part<'_>, review: &Review) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for ends in self.ends(part) {
            let candidate = self.candidate(part, ends, review);
            match found.iter_mut().find(|other| other.is(&candidate)) {
                Some(other) if other.worth < candidate.worth => *other = candidate,
                Some(_) => {}
                None => found.push(candidate),
            }
        }
        found.sort_by_key(|candidate| Reverse(candidate.worth));
        found
    }

    /// Where in the text the end of `part` would be, by words, where rows of it stand, the most
    /// promising first.
    fn ends(&self, part: &Part<'_>) -> Vec<Range<usize>> {
        let count = part.words.len();
        let mut hits: Vec<usize> = Vec::new();
        for (number, row) in rows(part.words).enumerate() {
            let places = self.rows.places(row);
            if places.len() <= TELLING {
                hits.extend(places.map(|place| place + count - number));
            }
        }
        hits.sort_unstable();
        let mut groups: Vec<(usize, Range<usize>)> = Vec::new();
        for end in hits {
            match groups.last_mut() {
                Some((votes, range)) if end - range.start <= TOGETHER => {
                    range.end = end;
                    *votes += 1;
                }
                Some(_) | None => groups.push((1, end..end)),
            }
        }
        groups.sort_by_key(|(votes, range)| (Reverse(*votes), range.start));
        groups.truncate(CLOSELY);
        groups.into_iter().map(|(_, range)| range).collect()
    }

    fn candidate(&self, part: &Part<'_>, ends: Range<usize>, review: &Review) -> Candidate {
        let from = ends.start.saturating_sub(part.words.len() + TOGETHER);
        let words = self.wording.slice(from..ends.end + TOGETHER);
        let Alignment { worth, pairs } = align(part.words, words);
        let without = align(&part.others(), words).worth;
        let beside = beside(part, words, &pairs);
        let pairs = pairs.into_iter().map(|(word, found)| (word, found + from));
        let pairs: Vec<(usize, usize)> = pairs.collect();
        Candidate {
            worth: worth + self.worth_around(part, &pairs, review),
            pairs,
            gained: worth.saturating_sub(without),
            beside,
        }
    }

    /// How much of what stood above and below the paragraphs of a part stands there.
    fn worth_around(&self, part: &Part<'_>, pairs: &[(usize, usize)], review: &Review) -> u32 {
        let own = |(word, _): &&(usize, usize)| part.own.contains(word);
        let block = |pair: Option<&(usize, usize)>| {
            let place = self.wording.place(pair?.1)?;
            let at = review.block_at(Position::at(place.start))?;
            review.blocks().get(at).map(|block| block.span.range())
        };
        let mut worth = 0;
        if !part.above.is_empty()
            && let Some(block) = block(pairs.iter().find(own).or(pairs.first()))
        {
            let border = self.wording.behind(block.start);
            let from = border.saturating_sub(2 * part.above.len());
            worth += align(part.above, self.wording.slice(from..border)).worth;
        }
        if !part.below.is_empty()
            && let Some(block) = block(pairs.iter().rev().find(own).or(pairs.last()))
        {
            let border = self.wording.behind(block.end);
            let to = border + 2 * part.below.len();
            worth += align(part.below, self.wording.slice(border..to)).worth;
        }
        worth
    }
}

/// How much `part` is worth among `words` without those that its own are now, if it has its own.
fn beside(part: &Part<'_>, words: &[Word], pairs: &[(usize, usize)]) -> Option<u32> {
    let own = |(word, _): &&(usize, usize)| part.own.contains(word);
    let first = pairs.iter().find(own)?.1;
    let last = pairs.iter().rev().find(own)?.1;
    let left = [words.get(..first)?, words.get(last + 1..)?].concat();
    let found = align(part.words, &left);
    let (there, all) = own_worth(part, &found.pairs);
    (2 * there >= all).then_some(found.worth)
}

/// How much of the own words of `part` is in `pairs`, and how much they are.
fn own_worth(part: &Part<'_>, pairs: &[(usize, usize)]) -> (u32, u32) {
    let there = pairs.iter().filter(|(word, _)| part.own.contains(word));
    let there = there.filter_map(|(word, _)| part.words.get(*word));
    let there: u32 = there.map(|word| word.weight()).sum();
    let own = part.words.get(part.own.clone()).unwrap_or_default();
    (there, own.iter().map(|word| word.weight()).sum())
}

impl Candidate {
    /// Whether it is the same place as another: most words of the part stand at the same ones.
    fn is(&self, other: &Self) -> bool {
        let is_shared = |pair: &&(usize, usize)| other.pairs.binary_search(pair).is_ok();
        let shared = self.pairs.iter().filter(is_shared).count();
        2 * shared > self.pairs.len().min(other.pairs.len())
    }

    /// How much of the part's own words stands there, and how much they are.
    pub(super) fn own(&self, part: &Part<'_>) -> (u32, u32) {
        own_worth(part, &self.pairs)
    }
}

impl Part<'_> {
    /// What it is worth where all of it stands.
    pub(super) fn worth(&self) -> u32 {
        whole_worth(self.words) + whole_worth(self.above) + whole_worth(self.below)
    }
}
