//! Where in one text the words that are looked for stand best.

use super::words::{Sought, Spot, words_at};
use crate::review::{Position, Review, Span};
use std::collections::BTreeSet;

/// Words that may lie between and around those that are looked for, for each of these, where they
/// still stand near each other.
pub(super) const APART: usize = 8;

/// What was seen of the words in one text.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// How often each part stands in it.
    pub(super) counts: Vec<usize>,
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
    /// Whether all of `parts` parts stand near each other.
    pub(super) fn is_near(&self, parts: usize) -> bool {
        self.parts == parts && self.width <= parts * APART
    }

    /// What the better of two places has more of.
    fn rank(&self) -> (bool, usize, Worth, std::cmp::Reverse<usize>) {
        let width = std::cmp::Reverse(self.width);
        (self.is_phrase, self.parts, self.worth, width)
    }
}

/// The most words that are noted as they stand in a text.
const FOUND: usize = 32;

/// Looks for the words in a text, block by block. `worth` tells what a place is worth.
pub(super) fn look(review: &Review, sought: &Sought, worth: &dyn Fn(Position) -> Worth) -> Looked {
    let parts = sought.parts();
    let phrase = sought.phrase().filter(|_| parts.len() > 1);
    let mut looked = Looked {
        counts: vec![0; parts.len()],
        ..Looked::default()
    };
    for block in review.blocks() {
        let words = words_at(review, block.span);
        looked.words += words.len();
        let mut spots: Vec<Spot> = Vec::new();
        for (number, (part, count)) in parts.iter().zip(&mut looked.counts).enumerate() {
            let before = spots.len();
            spots.extend(part.spots(&words, number));
            *count += spots.len() - before;
        }
        if spots.is_empty() {
            continue;
        }
        let noted = spots.iter().flat_map(|spot| spot.start..spot.end);
        for at in noted {
            if looked.found.len() < FOUND && !looked.found.contains(words.get(at)) {
                looked.found.insert(words.get(at).to_owned());
            }
        }
        spots.sort_unstable();
        let phrases = phrase.iter().flat_map(|phrase| phrase.spots(&words, 0));
        let place = |start: usize, end: usize, parts: usize, is_phrase: bool| {
            let range = words.source(start, end);
            let base = block.span.start.offset();
            let span = Span::of(base + range.start..base + range.end);
            Place {
                span,
                is_phrase,
                parts,
                width: end - start,
                worth: worth(span.start),
            }
        };
        let phrases = phrases.map(|spot| place(spot.start, spot.end, parts.len(), true));
        let near = tightest(&spots, parts.len());
        let near = near.map(|(start, end, there)| {
            // One that is typed alone is all there is to be one behind the other.
            place(start, end, there, parts.len() == 1)
        });
        for found in phrases.chain(near) {
            if looked.best.is_none_or(|best| found.rank() > best.rank()) {
                looked.best = Some(found);
            }
        }
    }
    looked
}

/// The fewest words that hold as many of the parts as stand there at all, and how many these are.
/// `spots` are in their order.
fn tightest(spots: &[Spot], parts: usize) -> Option<(usize, usize, usize)> {
    let mut last: Vec<Option<Spot>> = vec![None; parts];
    let all = spots.iter().map(|spot| spot.part).collect::<BTreeSet<_>>();
    let mut best: Option<(usize, usize)> = None;
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
        if best.is_none_or(|(from, to)| end - start < to - from) {
            best = Some((start, end));
        }
    }
    best.map(|(start, end)| (start, end, all.len()))
}
