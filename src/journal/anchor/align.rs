//! The words of a quotation laid along those of a text so that the most of them stand there.
//!
//! The longest common subsequence of words, each of which counts by its length, where every run that
//! is not joined to the one before costs something: a few small words that stand apart say nothing.
//! With the two states of O. Gotoh, "An improved algorithm for matching biological sequences" (1982).

use super::wording::Word;

/// What a run of words costs.
pub(super) const APART: u32 = 3;

/// How a quotation lies along a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How much of it stands there.
    pub(super) worth: u32,
    /// The numbers of words of the quotation, and of those in the text that they are, in order.
    pub(super) pairs: Vec<(usize, usize)>,
}

/// How the best way up to a pair of words came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    best: Best,
    /// Whether the words are the same and so are those before them.
    is_joined: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Best {
    /// These two words are the same.
    Same,
    /// Without the word of the quotation.
    WithoutQuoted,
    /// Without the word of the text.
    WithoutFound,
}

/// The worth of no way at all.
const NONE: i64 = i64::MIN / 2;

/// Lays `quoted` along `found`.
pub(super) fn align(quoted: &[Word], found: &[Word]) -> Alignment {
    let mut same = vec![NONE; found.len()];
    let mut best = vec![0_i64; found.len()];
    let mut steps = Vec::with_capacity(quoted.len() * found.len());
    for word in quoted {
        let weight = i64::from(word.weight());
        let (mut same_before, mut best_before, mut best_left) = (NONE, 0, 0);
        for ((other, same), best) in found.iter().zip(&mut same).zip(&mut best) {
            let above = (*same, *best);
            let mut is_joined = false;
            *same = NONE;
            if word.is(*other) {
                let apart = best_before - i64::from(APART);
                is_joined = same_before >= apart;
                *same = weight + same_before.max(apart);
            }
            let (worth, way) = [
                (*same, Best::Same),
                (above.1, Best::WithoutQuoted),
                (best_left, Best::WithoutFound),
            ]
            .into_iter()
            .reduce(|first, other| if other.0 > first.0 { other } else { first })
            .unwrap_or((0, Best::WithoutFound));
            *best = worth;
            steps.push(Step {
                best: way,
                is_joined,
            });
            (same_before, best_before) = above;
            best_left = worth;
        }
    }
    Alignment {
        worth: best
            .last()
            .map_or(0, |worth| u32::try_from(*worth).unwrap_or(0)),
        pairs: way_back(&steps, quoted.len(), found.len()),
    }
}

/// The worth of all of `quoted`.
pub(super) fn whole_worth(quoted: &[Word]) -> u32 {
    let all: u32 = quoted.iter().map(|word| word.weight()).sum();
    all.saturating_sub(APART)
}

fn way_back(steps: &[Step], quoted: usize, found: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j, mut is_joined) = (quoted, found, false);
    while let (Some(row), Some(column)) = (i.checked_sub(1), j.checked_sub(1)) {
        let Some(step) = steps.get(row * found + column) else {
            break;
        };
        if is_joined || step.best == Best::Same {
            pairs.push((row, column));
            is_joined = step.is_joined;
            (i, j) = (row, column);
        } else if step.best == Best::WithoutQuoted {
            i = row;
        } else {
            j = column;
        }
    }
    pairs.reverse();
    pairs
}
