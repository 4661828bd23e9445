//! What the reader corrected in the outlines of reviews, in the order in which it was done.

use super::{AnchoredLine, Corrected};
use crate::outline::Correction;
use crate::review::{Review, Span};

/// The corrections of all reviews; `K` tells one review from another.
#[derive(Debug, Clone)]
pub struct Corrections<K> {
    made: Vec<Made<K>>,
}

/// A correction with the review it was made in.
#[derive(Debug, Clone)]
struct Made<K> {
    review: K,
    corrected: Corrected,
    line: Line,
    /// The words of the line as they were shown, which spoilers may not have been.
    shown: String,
}

/// The line of a correction in the review as it was read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It is there.
    Found(Span),
    /// It has just not been found.
    Missed,
    /// It has not been found, and that was told.
    Told,
}

impl<K: PartialEq> Corrections<K> {
    /// Notes a correction of a line of a review, with the words of the line as they are `shown`. The
    /// line is read as it is noted last.
    pub fn make(&mut self, key: K, review: &Review, line: (Span, String), said: Correction) {
        let (line, shown) = line;
        self.made.push(Made {
            review: key,
            corrected: Corrected {
                line: AnchoredLine::of(review, line),
                said,
                number: 0,
            },
            line: Line::Found(line),
            shown,
        });
    }

    /// Takes the last correction back, of whichever review: with the words of the line as they were
    /// shown.
    pub fn take_back(&mut self) -> Option<(K, Correction, String)> {
        let made = self.made.pop()?;
        Some((made.review, made.corrected.said, made.shown))
    }

    /// Whether anything is corrected in a review.
    pub fn has(&self, key: &K) -> bool {
        self.made.iter().any(|made| made.review == *key)
    }

    /// What is corrected in a review as it was read last, in the order in which it was done.
    pub fn standing(&self, key: &K) -> Vec<(Span, Correction)> {
        let made = self.made.iter().filter(|made| made.review == *key);
        let found = made.filter_map(|made| match made.line {
            Line::Found(line) => Some((line, made.corrected.said.clone())),
            Line::Missed | Line::Told => None,
        });
        found.collect()
    }

    /// Finds the lines again in the beginning of a review. Those that are not there may yet come.
    pub fn look_in_beginning(&mut self, key: &K, review: &Review) {
        for made in self.made_in(key) {
            if let Some(line) = made.corrected.line.find(review) {
                made.line = Line::Found(line);
            } else if made.line != Line::Told {
                made.line = Line::Missed;
            }
        }
    }

    /// Finds the lines again in another reading of the whole of a review. From now on those that
    /// are there are known by the words that are around them now; the others stay as they are.
    pub fn look_in_whole(&mut self, key: &K, review: &Review) {
        self.look_in_beginning(key, review);
        for made in self.made_in(key) {
            if let Line::Found(line) = made.line {
                made.corrected.line = AnchoredLine::of(review, line);
            }
        }
    }

    /// The words, as they were shown, of the lines of a review that were not found, each once, unless
    /// that was told.
    pub fn tell_missed(&mut self, key: &K) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for made in self.made_in(key).filter(|made| made.line == Line::Missed) {
            made.line = Line::Told;
            if !told.contains(&made.shown) {
                told.push(made.shown.clone());
            }
        }
        told
    }

    fn made_in(&mut self, key: &K) -> impl Iterator<Item = &mut Made<K>> {
        self.made.iter_mut().filter(move |made| made.review == *key)
    }
}

impl<K> Default for Corrections<K> {
    fn default() -> Self {
        Self { made: Vec::new() }
    }
}
