//! A forest of small trees, read where it lies: each tree asks a few questions of a row and
//! looks its answer up.
//!
//! The trees are oblivious ones: all nodes of one level ask the same question, so that a tree is
//! a table and its evaluation has no branches. They are fitted by gradient boosting
//! (Friedman 2001; oblivious trees as in Prokhorenkova and others 2018).

mod account;

pub(super) use account::Account;

use super::row::Row;

/// Questions a tree asks.
pub const DEPTH: usize = 6;
/// One answer for each way of answering the questions.
pub const LEAVES: usize = 1 << DEPTH;
/// An answer of this many is one unit of log odds.
pub const SCALE: f32 = 4096.0;
/// Bytes of a tree: a number of the row and a bound for each question, two bytes an answer.
const TREE: usize = 2 * DEPTH + 2 * LEAVES;
/// Bytes before the trees: `early` and `hopeless` as four-byte numbers, least byte first.
const HEAD: usize = 8;

/// A fitted forest.
#[derive(Debug, Clone, Copy)]
pub struct Forest<'a> {
    /// After so many trees a row below `hopeless` is given up.
    early: usize,
    hopeless: i32,
    trees: &'a [u8],
}

impl<'a> Forest<'a> {
    /// The forests that lie one after the other in `bytes`, each behind its length in four bytes.
    pub fn read(bytes: &'a [u8]) -> impl Iterator<Item = Self> {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let (length, after) = rest.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (own, after) = after.split_at_checked(length)?;
            rest = after;
            let (early, own) = own.split_first_chunk::<4>()?;
            let (hopeless, trees) = own.split_first_chunk::<4>()?;
            Some(Self {
                early: usize::try_from(u32::from_le_bytes(*early)).ok()?,
                hopeless: i32::from_le_bytes(*hopeless),
                trees,
            })
        })
    }

    /// The chance from 0 to 1 that `row` is what the forest was fitted to find, where it was held
    /// for `before` so far; exactly 0 where the first trees leave no hope.
    pub fn chance(&self, row: &Row, before: f32) -> f32 {
        let mut sum = (log_odds(before) * SCALE) as i32;
        for (index, tree) in self.trees.chunks_exact(TREE).enumerate() {
            if index == self.early && sum < self.hopeless {
                return 0.0;
            }
            sum += answer(tree, row);
        }
        let odds = (sum as f32 / SCALE).exp();
        odds / (1.0 + odds)
    }
}

/// The logarithm of the odds of `chance`, within what a row can hold.
pub fn log_odds(chance: f32) -> f32 {
    let chance = chance.clamp(0.0005, 0.9995);
    (chance / (1.0 - chance)).ln()
}

/// What one tree answers.
fn answer<N>(tree: &[u8], row: &Row<N>) -> i32 {
    let Some((questions, answers)) = tree.split_first_chunk::<{ 2 * DEPTH }>() else {
        return 0;
    };
    let mut leaf = 0;
    for question in questions.chunks_exact(2) {
        if let &[number, bound] = question {
            leaf = leaf * 2 + usize::from(row.value(number) > bound);
        }
    }
    match answers.get(leaf * 2..leaf * 2 + 2) {
        Some(&[low, high]) => i32::from(i16::from_le_bytes([low, high])),
        _ => 0,
    }
}

/// The bytes of a forest of `trees`, as [`Forest::read`] takes them. After `early`
/// trees a row below `hopeless`, in units of [`SCALE`], is given up.
pub fn write(early: u32, hopeless: i32, trees: &[Tree]) -> Vec<u8> {
    let length = u32::try_from(HEAD + trees.len() * TREE).unwrap_or(u32::MAX);
    let mut bytes = length.to_le_bytes().to_vec();
    bytes.extend(early.to_le_bytes());
    bytes.extend(hopeless.to_le_bytes());
    for tree in trees {
        bytes.extend(tree.questions.iter().flatten());
        bytes.extend(tree.answers.iter().flat_map(|answer| answer.to_le_bytes()));
    }
    bytes
}

/// One tree as it is fitted.
#[derive(Debug, Clone)]
pub struct Tree {
    /// For each level the number of the row that is asked for, and the bound it must exceed.
    pub questions: [[u8; 2]; DEPTH],
    /// What is answered, in units of [`SCALE`], for the answers read as binary digits.
    pub answers: [i16; LEAVES],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forest_is_read_as_it_was_written() {
        let mut tree = Tree {
            questions: [[0, u8::MAX]; DEPTH],
            answers: [-8192; LEAVES],
        };
        tree.questions[DEPTH - 1] = [1, 9];
        tree.answers[1] = 8192;
        let bytes = [
            write(9, 0, &[tree.clone()]),
            write(1, 0, &[tree.clone(), tree]),
        ]
        .concat();
        let mut row = Row::default();
        row.put("a", 0);
        let chances = |row: &Row| -> Vec<f32> {
            let forests = Forest::read(&bytes);
            forests
                .map(|forest| (forest.chance(row, 0.5) * 100.0).round())
                .collect()
        };
        assert_eq!(chances(&row), [12.0, 0.0]);
        row.put("b", 10);
        assert_eq!(chances(&row), [88.0, 98.0]);
        assert_eq!(Forest::read(bytes.get(..99).unwrap()).count(), 0);
    }
}
