//! How sure it is that a word became another: how much worse the texts go together without that.

use std::ops::Range;

use hashbrown::HashMap;

use super::super::wording::PARTED;
use super::Partners;

/// Words on each side of one that say whether it is that.
const BESIDE: usize = 20;

/// Words that may have come between, of those in the new text.
const BETWEEN: usize = 20;

/// What it costs that words came, or went, in bits, and for each of them besides.
const EDIT: i32 = 5;
const EACH: i32 = 1;

/// Bits that must speak for two words and those beside them being the same.
const TELLING: i32 = 16;

/// Bits by which the texts must go together worse if two words were not the same.
const SURELY: i32 = 5;

/// Bits that the rarest word says.
const MOST: u32 = 12;

/// Less than any score.
pub(super) const NEVER: i32 = i32::MIN / 16;

/// Where words begin to be the same.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start {
    /// Wherever most of them are.
    Anywhere,
    /// At the first old one and that of the new ones: from further on, words have come or gone.
    At(usize),
}

impl Start {
    /// What is scored before the first pair.
    fn before(self, old: usize, new: usize) -> i32 {
        match self {
            Self::Anywhere => 0,
            Self::At(expected) => match old + new.abs_diff(expected) {
                0 => 0,
                far => i32::try_from(far).map_or(NEVER, |far| -EDIT - EACH * far),
            },
        }
    }
}

/// The best scores of what ends at an old and a new word.
#[derive(Debug, Clone, Copy)]
struct Cell {
    /// With both, which are the same.
    paired: i32,
    /// With an old one that is gone.
    gone: i32,
    /// With a new one that came.
    came: i32,
}

impl Cell {
    const FIRST: Self = Self {
        paired: NEVER,
        gone: NEVER,
        came: NEVER,
    };

    fn most(self) -> i32 {
        self.paired.max(self.gone).max(self.came)
    }
}

impl Partners {
    /// Whether it is certain that the word `old` became the word `new`: with those beside it on both
    /// sides or with those of its paragraph alone, which may have been moved.
    pub(in super::super) fn is_sure(&self, old: usize, new: usize) -> bool {
        let (Some(old), Some(new)) = (self.old.token(old), self.new.token(new)) else {
            return false;
        };
        let around = old.saturating_sub(BESIDE)..(old + BESIDE + 1).min(self.old.tokens.len());
        let paragraph = self.paragraph(old, &around);
        [around, paragraph]
            .iter()
            .any(|around| self.is_told(old, new, around))
            && self.is_told_from_copies(old, new)
    }

    /// The part of `around` that is of the paragraph of a word, with what stands at its ends.
    fn paragraph(&self, old: usize, around: &Range<usize>) -> Range<usize> {
        let is_end = |at: &usize| self.old.tokens.get(*at) == Some(&PARTED);
        let start = (around.start..old).rev().find(is_end);
        let end = (old..around.end).find(is_end);
        start.unwrap_or(around.start)..end.map_or(around.end, |end| end + 1)
    }

    fn is_told(&self, old: usize, new: usize, around: &Range<usize>) -> bool {
        let start = new.saturating_sub(old - around.start + BETWEEN);
        let end = (new + (around.end - old) + BETWEEN).min(self.new.tokens.len());
        let there = start..end;
        let olds = self.old.tokens.get(around.clone()).unwrap_or_default();
        let news = self.new.tokens.get(there.clone()).unwrap_or_default();
        let with = self.score(olds, news, Start::Anywhere, |_, _| true);
        let without = self.score(olds, news, Start::Anywhere, |a, b| {
            let (a, b) = (around.start + a, there.start + b);
            !(a == old && Self::is_run(&self.new.tokens, b, new)
                || b == new && Self::is_run(&self.old.tokens, a, old))
        });
        with >= TELLING && with - without >= SURELY
    }

    /// Whether all words from one to another are the same.
    fn is_run(words: &[u16], one: usize, other: usize) -> bool {
        let run = words
            .get(one.min(other)..=one.max(other))
            .unwrap_or_default();
        run.iter().all(|word| Some(word) == run.first())
    }

    /// The most bits by which some part of the old words tells some part of the new, in order (T. F.
    /// Smith and M. S. Waterman, "Identification of common molecular subsequences", 1981).
    pub(super) fn score(
        &self,
        old: &[u16],
        new: &[u16],
        start: Start,
        is_allowed: impl Fn(usize, usize) -> bool,
    ) -> i32 {
        // Of the row before.
        let mut row = vec![Cell::FIRST; new.len() + 1];
        let mut best = 0;
        for (at, word) in old.iter().enumerate() {
            let says = self.says(*word);
            let mut corner = Cell::FIRST;
            let mut left = Cell::FIRST;
            for (column, (cell, other)) in row.iter_mut().skip(1).zip(new).enumerate() {
                let above = *cell;
                let is_pair = other == word && is_allowed(at, column);
                *cell = Cell {
                    paired: if is_pair {
                        says + corner.most().max(start.before(at, column))
                    } else {
                        NEVER
                    },
                    gone: (above.paired - EDIT).max(above.gone) - EACH,
                    came: (left.paired.max(left.gone) - EDIT).max(left.came) - EACH,
                };
                best = best.max(cell.paired);
                (corner, left) = (above, *cell);
            }
        }
        best
    }

    /// How many bits a word says, by how often it stands in both texts.
    fn says(&self, word: u16) -> i32 {
        self.says.get(&word).copied().unwrap_or(1)
    }
}

/// How many bits each word of two texts says, by how often it stands there.
pub(super) fn weights(old: &[u16], new: &[u16]) -> HashMap<u16, i32> {
    let mut counts: HashMap<u16, u32> = HashMap::new();
    for word in old.iter().chain(new) {
        *counts.entry(*word).or_default() += 1;
    }
    let all = (old.len() + new.len()) as u32;
    counts
        .into_iter()
        .map(|(word, count)| {
            (
                word,
                (all / count).max(1).ilog2().clamp(1, MOST).cast_signed(),
            )
        })
        .collect()
}
