//! A forest of small trees, read where it lies: each tree asks questions of a row until it comes
//! to an answer.
//!
//! The trees are fitted by gradient boosting (Friedman 2001), each grown leaf by leaf where it
//! gains most (Shi 2007, as Ke and others 2017 do).

mod account;

pub(super) use account::Account;

use super::row::Row;

/// Answers a tree has at most.
pub const ANSWERS: usize = 32;
/// Questions there is room for in a tree: one fewer are asked, over all its branches.
const QUESTIONS: usize = 32;
/// An answer of this many is one unit of log odds.
pub const SCALE: f32 = 4096.0;
/// A step from this on leads to an answer; below it, to a question.
const FIRST_ANSWER: u8 = 128;
/// Bytes of a question: a number of the row, a bound, the steps to take.
const QUESTION: usize = 4;
/// Bytes of a tree: its questions, then two bytes an answer.
const TREE: usize = QUESTION * QUESTIONS + 2 * ANSWERS;
/// Trees that are asked at once: each waits for its row less often than one by itself.
const ABREAST: usize = 4;
/// Bytes before the trees: `early` and `hopeless` as four-byte numbers, least byte first.
const HEAD: usize = 8;

/// A fitted forest.
#[derive(Debug, Clone, Copy)]
pub struct Forest<'a> {
    /// After so many trees, a multiple of [`ABREAST`], a row below `hopeless` is given up.
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

    fn trees(&self) -> impl Iterator<Item = &'a [u8; TREE]> {
        let trees = self.trees.chunks_exact(TREE);
        trees.filter_map(|tree| tree.first_chunk())
    }

    /// The chance from 0 to 1 that `row` is what the forest was fitted to find, where it was held
    /// for `before` so far; exactly 0 where the first trees leave no hope.
    pub fn chance(&self, row: &Row, before: f32) -> f32 {
        let mut sum = (log_odds(before) * SCALE) as i32;
        for (index, trees) in self.trees.chunks(ABREAST * TREE).enumerate() {
            if index * ABREAST == self.early && sum < self.hopeless {
                return 0.0;
            }
            sum += together(trees, row);
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

/// What up to [`ABREAST`] trees answer, in all.
fn together<N>(trees: &[u8], row: &Row<N>) -> i32 {
    let mut abreast = [&[0; TREE]; ABREAST];
    let mut steps = [FIRST_ANSWER; ABREAST];
    let found = trees
        .chunks_exact(TREE)
        .filter_map(|tree| tree.first_chunk());
    for ((slot, step), tree) in abreast.iter_mut().zip(&mut steps).zip(found) {
        (*slot, *step) = (tree, 0);
    }
    // A damaged tree must not go round in circles.
    for _ in 0..QUESTIONS {
        let mut ended = FIRST_ANSWER;
        for (step, tree) in steps.iter_mut().zip(abreast) {
            let next = Question::of(tree, *step).step(row);
            *step = if *step < FIRST_ANSWER { next } else { *step };
            ended &= *step;
        }
        if ended >= FIRST_ANSWER {
            break;
        }
    }
    let answers = steps.iter().zip(abreast);
    answers.map(|(step, tree)| answer_of(tree, *step)).sum()
}

/// A question of a tree, and the steps to take where the bound is not exceeded and where it is.
#[derive(Debug, Clone, Copy)]
struct Question {
    number: u8,
    bound: u8,
    steps: [u8; 2],
}

impl Question {
    /// The question of `tree` that `step` leads to.
    fn of(tree: &[u8; TREE], step: u8) -> Self {
        // The remainder tells the compiler that it is within the tree.
        let at = usize::from(step) % QUESTIONS * QUESTION;
        match tree.get(at..at + QUESTION) {
            Some(&[number, bound, below, above]) => Self {
                number,
                bound,
                steps: [below, above],
            },
            _ => Self {
                number: 0,
                bound: 0,
                steps: [FIRST_ANSWER; 2],
            },
        }
    }

    /// The step to take for `row`.
    fn step<N>(self, row: &Row<N>) -> u8 {
        let [below, above] = self.steps;
        if row.value(self.number) > self.bound {
            above
        } else {
            below
        }
    }
}

/// The answer of `tree` that `step` leads to.
fn answer_of(tree: &[u8; TREE], step: u8) -> i32 {
    let at = QUESTION * QUESTIONS + usize::from(step) % ANSWERS * 2;
    match tree.get(at..at + 2) {
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
        let mut record = [0; TREE];
        let (questions, answers) = record.split_at_mut(QUESTION * QUESTIONS);
        for (slot, question) in questions.chunks_exact_mut(QUESTION).zip(&tree.questions) {
            slot.copy_from_slice(question);
        }
        for (slot, answer) in answers.chunks_exact_mut(2).zip(&tree.answers) {
            slot.copy_from_slice(&answer.to_le_bytes());
        }
        bytes.extend(record);
    }
    bytes
}

/// One tree as it is fitted.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// At most one fewer than [`ANSWERS`]: the number of the row that is asked for, the bound that it must
    /// exceed, and the steps to take where it does not and where it does. A step is
    /// [`Tree::question`] or [`Tree::answer`]; a question comes before those that it leads to.
    pub questions: Vec<[u8; QUESTION]>,
    /// At most [`ANSWERS`], in units of [`SCALE`].
    pub answers: Vec<i16>,
}

impl Tree {
    /// What is answered of a row whose numbers `value` gives.
    pub fn answer_of(&self, value: impl Fn(u8) -> u8) -> i16 {
        let mut step = 0;
        while let Some(&[number, bound, below, above]) = self.questions.get(usize::from(step)) {
            step = if value(number) > bound { above } else { below };
        }
        let answer = self.answers.get(usize::from(step % FIRST_ANSWER));
        answer.copied().unwrap_or(0)
    }

    /// The step to question `index`.
    pub fn question(index: usize) -> u8 {
        u8::try_from(index).unwrap_or(FIRST_ANSWER)
    }

    /// The step to answer `index`.
    pub fn answer(index: usize) -> u8 {
        u8::try_from(index).map_or(u8::MAX, |index| FIRST_ANSWER.saturating_add(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forest_is_read_as_it_was_written() {
        let (next, end) = (Tree::question(1), Tree::answer(0));
        let tree = Tree {
            questions: vec![
                [0, u8::MAX, next, end],
                [1, 9, Tree::answer(1), Tree::answer(2)],
            ],
            answers: vec![0, -8192, 8192],
        };
        let bytes = [
            write(9, 0, std::slice::from_ref(&tree)),
            write(4, 0, &vec![tree; 5]),
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
        assert_eq!(chances(&row), [88.0, 100.0]);
        assert_eq!(Forest::read(bytes.get(..99).unwrap()).count(), 0);
    }
}
