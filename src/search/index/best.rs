//! The best of what was found so far.

use super::{IndexHit, TextKey, Tier};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The best hits so far, and no more of them than are wanted.
#[derive(Debug)]
pub(super) struct Best {
    limit: usize,
    /// The worst is on top.
    hits: BinaryHeap<Ranked>,
}

/// A hit that is more, the worse it is: by tier, score, and then by key, so that the same index
/// gives the same order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked(pub(super) IndexHit);

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            hits: BinaryHeap::new(),
        }
    }

    /// Whether a text of this tier and score would be among the best, if its key was among the first.
    pub(super) fn would_take(&self, tier: Tier, score: f32) -> bool {
        self.hits.len() < self.limit
            || self
                .hits
                .peek()
                .is_some_and(|Ranked(worst)| (tier, -score) <= (worst.tier, -worst.score))
    }

    pub(super) fn push(&mut self, hit: IndexHit) {
        self.hits.push(Ranked(hit));
        if self.hits.len() > self.limit {
            self.hits.pop();
        }
    }

    /// Whether as many are found as are wanted, and none is worse than of this tier.
    pub(super) fn is_full_of(&self, tier: Tier) -> bool {
        self.hits.len() >= self.limit
            && self
                .hits
                .peek()
                .is_none_or(|Ranked(worst)| worst.tier <= tier)
    }

    /// The hits, in no order.
    pub(super) fn into_hits(self) -> impl Iterator<Item = IndexHit> {
        self.hits.into_iter().map(|Ranked(hit)| hit)
    }
}

/// Puts hits in their order, each text once, and leaves off those beyond `limit`.
pub(super) fn in_order(hits: &mut Vec<IndexHit>, limit: usize) {
    hits.sort_unstable_by_key(|hit| Ranked(*hit));
    let mut seen = std::collections::HashSet::new();
    hits.retain(|hit| seen.insert(hit.key));
    hits.truncate(limit);
}

impl Ranked {
    fn key(&self) -> (Tier, TextKey) {
        (self.0.tier, self.0.key)
    }
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((tier, key), (others_tier, others_key)) = (self.key(), other.key());
        tier.cmp(&others_tier)
            .then_with(|| other.0.score.total_cmp(&self.0.score))
            .then_with(|| key.cmp(&others_key))
    }
}
