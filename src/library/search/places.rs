//! Where in one text the words that are looked for stand best.

use super::words::{Part, Sought, Spot, Words};
use crate::review::{Position, Review, Span};
use std::collections::BTreeSet;

/// How many other words may stand between those that are near each other, as in the index.
const BETWEEN: usize = 10;

/// What was seen of the words in one text.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// How often each part stands in it; what is only like it counts less.
    pub(super) counts: Vec<f32>,
    /// How many words it has.
    pub(super) words: usize,
    /// Where they stand best.
    pub(super) best: Option<Place>,
    /// The words as they stand in it, of some of the places.
    pub(super) found: BTreeSet<String>,
}

/// A place where some of what is looked for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// From the first word to the last.
    pub(super) span: Span,
    /// Whether everything stands there as it was typed, one word behind the other.
    pub(super) is_phrase: bool,
    /// How many of the parts stand there.
    pub(super) parts: usize,
    /// How many words they reach over.
    pub(super) width: usize,
    /// The same, and more where they reach over several blocks.
    cost: usize,
    /// What the place is worth, whatever stands there.
    worth: Worth,
}

/// What a place is worth: better ones are more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It is a title or a heading.
    Title,
    /// It is in the text.
    Text,
    /// It is where the reader wants to look.
    Preferred,
}

impl Place {
    /// Whether everything that is sought stands here, its words near each other.
    pub(super) fn is_near(&self, sought: &Sought) -> bool {
        self.parts == sought.parts().len() && self.width < sought.words() + BETWEEN
    }

    /// What the better of two places has more of.
    fn rank(&self) -> (bool, usize, Worth, std::cmp::Reverse<usize>) {
        let width = std::cmp::Reverse(self.cost);
        (self.is_phrase, self.parts, self.worth, width)
    }
}

/// The most words that are noted as they stand in a text.
const FOUND: usize = 32;

/// Bytes of a text that are looked at together, at least: whole blocks.
const TOGETHER: usize = 64 << 10;

/// Looks for the words in a text. `worth` tells what a place is worth.
pub(super) fn look(review: &Review, sought: &Sought, worth: &dyn Fn(Position) -> Worth) -> Looked {
    let parts = sought.parts();
    let mut looked = Looked {
        counts: vec![0.0; parts.len()],
        ..Looked::default()
    };
    let phrase = sought.phrase().filter(|_| parts.len() > 1);
    let mut words = Words::default();
    let mut bytes = 0;
    for block in review.blocks() {
        words.push(review.slice(block.span), block.span.start.offset());
        bytes += block.span.len();
        if bytes >= TOGETHER {
            looked.take(&words, parts, phrase.as_ref(), worth);
            (words, bytes) = (Words::default(), 0);
        }
    }
    looked.take(&words, parts, phrase.as_ref(), worth);
    looked
}

impl Looked {
    /// Takes in what stands in some of the text.
    fn take(
        &mut self,
        words: &Words,
        parts: &[Part],
        phrase: Option<&Part>,
        worth: &dyn Fn(Position) -> Worth,
    ) {
        self.words += words.len();
        let mut spots: Vec<Spot> = Vec::new();
        for (number, (part, count)) in parts.iter().zip(&mut self.counts).enumerate() {
            let before = spots.len();
            spots.extend(part.spots(words, number));
            let new = spots.get(before..).unwrap_or_default();
            *count += new.iter().map(|spot| spot.weight()).sum::<f32>();
        }
        for spot in &spots {
            self.note_found(words, *spot);
        }
        spots.sort_unstable();
        let place = |start: usize, end: usize, parts: usize, is_phrase: bool| {
            let span = Span::of(words.source(start, end));
            Place {
                span,
                is_phrase,
                parts,
                width: end - start,
                cost: cost(words, start, end),
                worth: worth(span.start),
            }
        };
        let phrases = phrase.iter().flat_map(|phrase| phrase.spots(words, 0));
        let phrases = phrases.map(|spot| place(spot.start, spot.end, parts.len(), true));
        // One that is typed alone is all there is to stand one behind the other.
        let alone = spots.iter().filter(|_| parts.len() == 1);
        let alone = alone.map(|spot| place(spot.start, spot.end, 1, true));
        let near = Some(&spots).filter(|_| parts.len() > 1);
        let near = near.and_then(|spots| tightest(words, spots, parts.len()));
        let near = near.map(|(start, end, there)| place(start, end, there, false));
        for found in phrases.chain(alone).chain(near) {
            if self.best.is_none_or(|best| found.rank() > best.rank()) {
                self.best = Some(found);
            }
        }
    }
}

impl Looked {
    /// Notes words as they stand in the text: each for itself where they reach over several blocks, as
    /// no hit does.
    fn note_found(&mut self, words: &Words, spot: Spot) {
        let mut note = |text: &str| {
            if self.found.len() < FOUND && !self.found.contains(text) {
                self.found.insert(text.to_owned());
            }
        };
        if words.reach_over(spot.start, spot.end) {
            (spot.start..spot.end).for_each(|at| note(words.get(at)));
        } else {
            note(words.text(spot));
        }
    }
}

/// How many words these are, and as many more as may lie between where they reach over several blocks.
fn cost(words: &Words, start: usize, end: usize) -> usize {
    let over = if words.reach_over(start, end) {
        BETWEEN
    } else {
        0
    };
    end - start + over
}

/// The fewest words that hold as many of the parts as stand there at all, and how many these are.
/// `spots` are in their order.
fn tightest(words: &Words, spots: &[Spot], parts: usize) -> Option<(usize, usize, usize)> {
    let all = spots.iter().map(|spot| spot.part).collect::<BTreeSet<_>>();
    let mut last: Vec<Option<Spot>> = vec![None; parts];
    let mut best: Option<(usize, usize, usize)> = None;
    for spot in spots {
        if let Some(place) = last.get_mut(spot.part) {
            *place = Some(*spot);
        }
        let there = || last.iter().flatten();
        if there().count() < all.len() {
            continue;
        }
        let start = there().map(|spot| spot.start).min()?;
        let end = there().map(|spot| spot.end).max()?;
        let cost = cost(words, start, end);
        if best.is_none_or(|(_, _, least)| cost < least) {
            best = Some((start, end, cost));
        }
    }
    best.map(|(start, end, _)| (start, end, all.len()))
}
