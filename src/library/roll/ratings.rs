//! Ratings, each once: there are few among many reviews.

use crate::review::Rating;
use std::collections::HashMap;

/// Ratings, each with the number by which it is known; 0 is for none.
#[derive(Debug, Clone, Default)]
pub(super) struct Ratings {
    all: Vec<Rating>,
    known: HashMap<Key, u32>,
}

/// A rating to be compared bit by bit.
type Key = ([Option<u64>; 3], String);

impl Ratings {
    /// The number of no rating.
    pub(super) const NONE: u32 = 0;

    pub(super) fn put(&mut self, rating: &Rating) -> u32 {
        let ends = [rating.value, rating.best, rating.worst];
        let key = (
            ends.map(|end| end.map(f64::to_bits)),
            rating.as_written.clone(),
        );
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        self.all.push(rating.clone());
        let number = u32::try_from(self.all.len()).unwrap_or(Self::NONE);
        self.known.insert(key, number);
        number
    }

    pub(super) fn get(&self, number: u32) -> Option<&Rating> {
        self.all.get((number as usize).checked_sub(1)?)
    }
}
