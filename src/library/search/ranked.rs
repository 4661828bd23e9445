//! The best of what was found so far.

use super::LibraryHit;
use crate::library::Roll;
use std::cmp::Ordering;

/// The best reviews of those that were found so far, and how many were found.
#[derive(Debug)]
pub struct Ranked<'a> {
    roll: &'a Roll,
    limit: usize,
    hits: Vec<LibraryHit>,
    count: usize,
}

impl<'a> Ranked<'a> {
    /// Keeps the `limit` best.
    pub fn new(roll: &'a Roll, limit: usize) -> Self {
        Self {
            roll,
            limit,
            hits: Vec::new(),
            count: 0,
        }
    }

    /// Takes in a review that was found.
    pub fn put(&mut self, hit: LibraryHit) {
        self.count += 1;
        self.hits.push(hit);
        // Many are put in before they are put in order.
        if self.hits.len() >= 2 * self.limit.max(64) {
            self.settle();
        }
    }

    /// The best, in their order.
    pub fn best(&mut self) -> &[LibraryHit] {
        self.settle();
        &self.hits
    }

    /// How many were found.
    pub fn count(&self) -> usize {
        self.count
    }

    fn settle(&mut self) {
        by_order(self.roll, &mut self.hits);
        self.hits.truncate(self.limit);
    }
}

/// Puts what was found in its order: by how well it matches, then as in the list.
pub(super) fn by_order(roll: &Roll, hits: &mut [LibraryHit]) {
    hits.sort_by(|a, b| {
        let tier: Ordering = a.tier.cmp(&b.tier);
        tier.then(b.score.total_cmp(&a.score))
            .then_with(|| roll.compare(a.entry, b.entry))
    });
}
