//! The place near by where most of the words around an anchor stand, for texts that were wrapped
//! anew, put right in spelling or otherwise changed a little.

use std::cmp::Reverse;
use std::iter;
use std::ops::Range;

use memchr::memmem;

use super::{Anchor, distance};
use crate::review::floor;
use crate::search::{Case, Folded, fold};

/// Bytes that are looked through on each side of where the place is expected.
const AROUND: usize = 32 * 1024;

/// Bytes that are looked for, of each part of the quotation in turn.
const SEED: usize = 8;

/// The fewest bytes in a row that tell a place, where more are quoted.
const LEAST: usize = 12;

/// A place and how much of the quotation stands there, all in folded bytes but the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    /// The place in the text.
    pub(super) at: usize,
    /// The longest part of the quotation that stands there in a row.
    pub(super) matched: usize,
    /// All that is quoted.
    pub(super) quoted: usize,
}

/// A quotation laid along a text.
struct Fit {
    /// Where the place is then in the text.
    place: usize,
    /// The part of the quotation that stands there.
    run: Range<usize>,
}

/// The quotation, folded.
struct Quote {
    text: String,
    /// Where the place is in it.
    place: usize,
}

/// Where the longest part of what `anchor` quotes stands in `text`, near the places `expected`.
pub(super) fn find(anchor: &Anchor, text: &str, expected: [usize; 2]) -> Option<Near> {
    let before = fold(&anchor.before, Case::Folded);
    let behind = fold(&anchor.behind, Case::Folded);
    let quote = Quote {
        text: [before.text(), behind.text()].concat(),
        place: before.text().len(),
    };
    let best = windows(text, expected)
        .filter_map(|window| quote.best_in(text, window, expected))
        .max_by_key(|(worth, near)| (*worth, Reverse(distance(near.at, expected))))?;
    Some(best.1)
}

impl Quote {
    /// Where most of the quotation stands in a window of the text, and how much that is worth.
    fn best_in(
        &self,
        text: &str,
        window: Range<usize>,
        expected: [usize; 2],
    ) -> Option<(usize, Near)> {
        let start = window.start;
        let folded = fold(text.get(window)?, Case::Folded);
        let ranked = self.fits(folded.text().as_bytes()).into_iter().map(|fit| {
            let near = Near {
                at: start + source(&folded, fit.place),
                matched: fit.run.len(),
                quoted: self.text.len(),
            };
            (self.worth(&fit), near)
        });
        ranked.max_by_key(|(worth, near)| (*worth, Reverse(distance(near.at, expected))))
    }

    /// Every way to lay the quotation along a folded text so that enough of it stands there.
    fn fits(&self, text: &[u8]) -> Vec<Fit> {
        let quote = self.text.as_bytes();
        let least = LEAST.min(quote.len());
        let mut fits = Vec::new();
        for (number, seed) in quote.chunks(SEED).enumerate() {
            // What is left over at the end is in the run of the seed before it.
            if seed.len() < SEED.min(quote.len()) {
                continue;
            }
            let from = number * SEED;
            for at in memmem::find_iter(text, seed) {
                let back = common_end(quote.get(..from), text.get(..at));
                let on = common_start(quote.get(from..), text.get(at..));
                let run = from - back..from + on;
                if run.len() >= least {
                    let place = (at + self.place).saturating_sub(from).min(text.len());
                    fits.push(Fit { place, run });
                }
            }
        }
        fits
    }

    /// How much a fit says: what stands behind the place more than what stands before it, and a
    /// part that reaches the place twice as much as one that does not.
    fn worth(&self, fit: &Fit) -> usize {
        let before = fit.run.end.min(self.place).saturating_sub(fit.run.start);
        let behind = fit.run.end.saturating_sub(fit.run.start.max(self.place));
        let reaches = fit.run.start <= self.place && self.place <= fit.run.end;
        (2 * before + 3 * behind) * if reaches { 2 } else { 1 }
    }
}

/// The parts of the text around the places `expected`.
fn windows(text: &str, expected: [usize; 2]) -> impl Iterator<Item = Range<usize>> {
    let mut places = expected.map(|place| place.min(text.len()));
    places.sort_unstable();
    let [first, last] = places.map(|place| {
        let end = floor(text, place.saturating_add(AROUND));
        floor(text, place.saturating_sub(AROUND))..end
    });
    let (first, last) = if last.start <= first.end {
        (first.start..last.end, None)
    } else {
        (first, Some(last))
    };
    iter::once(first).chain(last)
}

/// The byte of the source that the byte `at` of the folded text comes from.
fn source(folded: &Folded, at: usize) -> usize {
    let text = folded.text();
    let at = floor(text, at);
    if let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        return folded.source(at..at + next.len_utf8()).start;
    }
    let last = text.chars().next_back().map_or(0, char::len_utf8);
    if last == 0 {
        return 0;
    }
    folded.source(at - last..at).end
}

/// The bytes that two texts have in common from their starts on.
fn common_start(a: Option<&[u8]>, b: Option<&[u8]>) -> usize {
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The bytes that two texts have in common before their ends.
fn common_end(a: Option<&[u8]>, b: Option<&[u8]>) -> usize {
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    let pairs = a.iter().rev().zip(b.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}
