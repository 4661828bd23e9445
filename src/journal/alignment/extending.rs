//! Following two texts from words that are the same as long as they go on alike.

use super::{Alignment, Block};

/// Words that may have come between, gone or changed where two texts go on alike.
const SKIPPED: usize = 16;

/// Words in a row that tell that they do, beyond half of those that were skipped.
const AGAIN: usize = 1;

/// Words in a row that always tell it.
const SURELY: usize = 4;

/// Words that may be alike by chance where they are something else's.
const CHANCE: usize = 2;

/// Words that are followed at most where they are already something else's.
const FOREIGN: usize = 4_000;

/// Which way a text is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Forwards,
    Backwards,
}

impl Way {
    /// The word `count` words from `at`, whose index is one higher backwards.
    fn step(self, at: usize, count: usize) -> Option<usize> {
        match self {
            Self::Forwards => at.checked_add(count),
            Self::Backwards => at.checked_sub(count + 1),
        }
    }

    /// Behind that word.
    fn past(self, at: usize, count: usize) -> Option<usize> {
        match self {
            Self::Forwards => at.checked_add(count),
            Self::Backwards => at.checked_sub(count),
        }
    }
}

impl Alignment<'_> {
    /// Follows the texts from where both begin, and from where both end.
    pub(super) fn extend_from_ends(&mut self) {
        if self.is_same(0, 0) {
            self.follow(0, 0, Way::Forwards);
        }
        let (old, new) = (self.old.len(), self.new.len());
        if self.old.last() == self.new.last() {
            self.follow(old, new, Way::Backwards);
        }
    }

    /// Follows the texts from a block on to both sides.
    pub(super) fn extend(&mut self, block: Block) {
        let (old, new) = (block.old + block.length, block.new + block.length);
        self.follow(old, new, Way::Forwards);
        self.follow(block.old, block.new, Way::Backwards);
    }

    /// Makes partners of the words as far as the texts go on alike, or until it comes to what are
    /// partners already. What is something else's partner is in doubt.
    fn follow(&mut self, old: usize, new: usize, way: Way) {
        let foreign = self.followed(old, new, way);
        if foreign.len() > CHANCE {
            for (old, new) in foreign {
                self.doubt(old, new);
            }
        }
    }

    /// The same; what is something else's partner.
    fn followed(&mut self, old: usize, new: usize, way: Way) -> Vec<(usize, usize)> {
        let (mut old, mut new) = (old, new);
        let mut foreign = Vec::new();
        while let (Some(old_at), Some(new_at)) = (way.step(old, 0), way.step(new, 0)) {
            if !self.is_same(old_at, new_at) {
                let Some((old_far, new_far)) = self.again(old, new, way) else {
                    return foreign;
                };
                (old, new) = (old_far, new_far);
                continue;
            }
            if self.new_of(old_at) == Some(new_at) {
                return foreign;
            }
            if !self.pair(old_at, new_at) {
                foreign.push((old_at, new_at));
                if foreign.len() > FOREIGN {
                    break;
                }
            }
            let (Some(old_next), Some(new_next)) = (way.past(old, 1), way.past(new, 1)) else {
                return foreign;
            };
            (old, new) = (old_next, new_next);
        }
        foreign
    }

    /// Where the texts go on alike, as few words on as may be.
    fn again(&self, old: usize, new: usize, way: Way) -> Option<(usize, usize)> {
        (1..=2 * SKIPPED).find_map(|both| {
            let least = both.saturating_sub(SKIPPED);
            (least..=both - least).find_map(|skipped| {
                let old = way.past(old, skipped)?;
                let new = way.past(new, both - skipped)?;
                // It is not followed into what goes on from something else.
                let (to_old, to_new) = (way.step(old, 0)?, way.step(new, 0)?);
                let partner = self
                    .new_of(to_old)
                    .or(self.old_of(to_new).and(Some(to_new)));
                let is_own = partner.is_none() || self.new_of(to_old) == Some(to_new);
                let is_again = is_own
                    && (0..SURELY.min(AGAIN + both.div_ceil(2))).all(|at| {
                        let words = (way.step(old, at), way.step(new, at));
                        matches!(words, (Some(old), Some(new)) if self.is_same(old, new))
                    });
                is_again.then_some((old, new))
            })
        })
    }
}
