//! What the reader corrected in the outlines of reviews, in the order in which it was done: kept in
//! their pages, and here with the lines as they were found last.

use super::{AnchoredLine, Corrected, Key};
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
    key: Key,
    corrected: Corrected,
    line: Line,
    /// Whether the words around the line are others now than those that are kept.
    kept: Around,
}

/// The line of a correction in the review as it was read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// It has not been looked for yet.
    Unsought,
    /// It is there.
    Found(Span),
    /// It has just not been found.
    Missed,
    /// It has not been found, and that was told.
    Told,
}

/// The words around a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    /// They are as they were kept.
    AsKept,
    /// They were others in the last reading.
    Changed,
}

impl<K: PartialEq> Corrections<K> {
    /// Notes a correction of a line of a review, with the words of the line as they are `shown`, and
    /// gives it as it is to be kept. The line is read as it is noted last.
    pub fn make(
        &mut self,
        key: (K, Key),
        review: &Review,
        (line, shown): (Span, String),
        said: Correction,
    ) -> Corrected {
        let (of, key) = key;
        let numbers = self.made.iter().filter(|made| made.review == of);
        let last = numbers.map(|made| made.corrected.number).max();
        let corrected = Corrected {
            line: AnchoredLine::of(review, line),
            said,
            number: last.map_or(0, |last| last.saturating_add(1)),
            shown,
        };
        self.made.push(Made {
            review: of,
            key,
            corrected: corrected.clone(),
            line: Line::Found(line),
            kept: Around::AsKept,
        });
        corrected
    }

    /// Takes for the corrections of a review just those that are kept of it; whether that changes
    /// anything.
    pub fn put(&mut self, review: &K, kept: &[(Key, &Corrected)]) -> bool
    where
        K: Copy,
    {
        let before = self.made.len();
        let is_kept = |made: &Made<K>| kept.iter().any(|(key, _)| *key == made.key);
        self.made
            .retain(|made| made.review != *review || is_kept(made));
        let left = self.made.len();
        for (key, corrected) in kept {
            if !self.made_in(review).any(|made| made.key == *key) {
                self.made.push(Made {
                    review: *review,
                    key: *key,
                    corrected: (*corrected).clone(),
                    line: Line::Unsought,
                    kept: Around::AsKept,
                });
            }
        }
        let new = self.made.len() - left;
        self.made
            .sort_by_key(|made| (made.corrected.number, made.key));
        left < before || new > 0
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
            Line::Unsought | Line::Missed | Line::Told => None,
        });
        found.collect()
    }

    /// Finds the lines again in the beginning of a review. Those that are not there may yet come.
    pub fn look_in_beginning(&mut self, key: &K, review: &Review) {
        for made in self.made_in(key) {
            made.look_in(review);
        }
    }

    /// Finds the lines again in another reading of the whole of a review. From now on those that
    /// are there are known by the words that are around them now; the others stay as they are.
    pub fn look_in_whole(&mut self, key: &K, review: &Review) {
        for made in self.made_in(key) {
            made.look_in(review);
            if let Line::Found(line) = made.line {
                let now = AnchoredLine::of(review, line);
                if now != made.corrected.line {
                    (made.corrected.line, made.kept) = (now, Around::Changed);
                }
            }
        }
    }

    /// Those of a review around whose lines other words stand than are kept, to be kept as they are
    /// given.
    pub fn take_changed(&mut self, key: &K) -> Vec<(Key, Corrected)> {
        let changed = self.made_in(key).filter_map(|made| {
            let kept = std::mem::replace(&mut made.kept, Around::AsKept);
            (kept == Around::Changed).then(|| (made.key, made.corrected.clone()))
        });
        changed.collect()
    }

    /// The words, as they were shown, of the lines of a review that were not found, each once, unless
    /// that was told.
    pub fn tell_missed(&mut self, key: &K) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for made in self.made_in(key).filter(|made| made.line == Line::Missed) {
            made.line = Line::Told;
            let shown = &made.corrected.shown;
            if !told.contains(shown) {
                told.push(shown.clone());
            }
        }
        told
    }

    fn made_in(&mut self, key: &K) -> impl Iterator<Item = &mut Made<K>> {
        self.made.iter_mut().filter(move |made| made.review == *key)
    }
}

impl<K> Made<K> {
    fn look_in(&mut self, review: &Review) {
        if let Some(line) = self.corrected.line.find(review) {
            self.line = Line::Found(line);
        } else if self.line != Line::Told {
            self.line = Line::Missed;
        }
    }
}

impl<K> Default for Corrections<K> {
    fn default() -> Self {
        Self { made: Vec::new() }
    }
}
