//! What each number of a row adds to the answer of a forest.

use super::{DEPTH, Forest, LEAVES, SCALE, TREE, log_odds};
use crate::outline::row::Row;
use crate::outline::usual::Usual;

/// How a forest came to its answer, in log odds: `base` and all of `parts` together are
/// `log_odds`.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::outline) struct Account {
    /// What is answered of a usual row.
    pub(in crate::outline) base: f32,
    /// What the numbers of the row add, in their order.
    pub(in crate::outline) parts: Vec<f32>,
    /// The answer.
    pub(in crate::outline) log_odds: f32,
    /// Whether the row was given up after the first trees; the answer is that of these.
    pub(in crate::outline) given_up: bool,
}

impl Forest<'_> {
    /// How [`Forest::chance`] comes to what it gives for `row`, compared with `usual` rows.
    ///
    /// Each question of a tree gets its Shapley value (Shapley 1953): what its answer adds on
    /// average over all orders of asking, where the other answers that are not known yet are those
    /// of usual rows. So it does not matter which of two questions the tree asks first, and what
    /// is so in all rows counts nothing.
    pub(in crate::outline) fn account<N>(
        &self,
        row: &Row<N>,
        before: f32,
        usual: &Usual,
    ) -> Account {
        let mut sum = (log_odds(before) * SCALE) as i32;
        let mut base = f64::from(sum);
        let mut parts = vec![0.0_f64; row.values().len()];
        let mut given_up = false;
        for (index, tree) in self.trees.chunks_exact(TREE).enumerate() {
            given_up = index == self.early && sum < self.hopeless;
            if given_up {
                break;
            }
            sum += super::answer(tree, row);
            let effects = effects(tree, row, usual);
            base += effects.first().copied().unwrap_or(0.0);
            let questions = tree.chunks_exact(2).take(DEPTH).rev();
            for (question, share) in questions.zip(shares(&effects)) {
                let number = question.first().copied().unwrap_or(0);
                let known = parts.get_mut(usize::from(number));
                *known.unwrap_or(&mut base) += share;
            }
        }
        let scaled = |value: f64| (value / f64::from(SCALE)) as f32;
        Account {
            base: scaled(base),
            parts: parts.into_iter().map(scaled).collect(),
            log_odds: scaled(f64::from(sum)),
            given_up,
        }
    }
}

/// What a tree answers of `row`, as a sum of effects, one for each set of questions (read as
/// binary digits): what knowing their answers adds to what knowing fewer of them adds. That of no
/// question is what the tree answers of usual rows.
fn effects<N>(tree: &[u8], row: &Row<N>, usual: &Usual) -> [f64; LEAVES] {
    let mut effects = [0.0; LEAVES];
    let Some((questions, answers)) = tree.split_first_chunk::<{ 2 * DEPTH }>() else {
        return effects;
    };
    for (value, bytes) in effects.iter_mut().zip(answers.chunks_exact(2)) {
        if let &[low, high] = bytes {
            *value = f64::from(i16::from_le_bytes([low, high]));
        }
    }
    for (level, question) in questions.chunks_exact(2).rev().enumerate() {
        let &[number, bound] = question else {
            continue;
        };
        let share = usual.share_above(number, bound);
        let known = f64::from(u8::from(row.value(number) > bound)) - share;
        let step = 1 << level;
        for pair in effects.chunks_exact_mut(2 * step) {
            let (without, with) = pair.split_at_mut(step);
            for (without, with) in without.iter_mut().zip(with) {
                let more = *with - *without;
                (*without, *with) = (*without + share * more, known * more);
            }
        }
    }
    effects
}

/// What each question adds, the last one first: of each effect it has a hand in an equal share.
fn shares(effects: &[f64; LEAVES]) -> [f64; DEPTH] {
    let mut shares = [0.0; DEPTH];
    for (set, effect) in (0_u32..).zip(effects).skip(1) {
        let equal = effect / f64::from(set.count_ones());
        for (level, share) in shares.iter_mut().enumerate() {
            if (set >> level) & 1 == 1 {
                *share += equal;
            }
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::forest::{Tree, write};
    use proptest::prelude::*;

    fn tree(questions: [[u8; 2]; DEPTH], answer: impl Fn(usize) -> i16) -> Tree {
        Tree {
            questions,
            answers: std::array::from_fn(answer),
        }
    }

    fn row(values: &[u8]) -> Row {
        let mut row = Row::default();
        for value in values {
            row.put("", *value);
        }
        row
    }

    #[test]
    fn each_question_has_what_it_adds() {
        // 1 where the first number is above 10, a half where the second is, 2 more where both are.
        let mut questions = [[2, u8::MAX]; DEPTH];
        questions[0] = [0, 10];
        questions[1] = [1, 10];
        let [first, second] = [1 << (DEPTH - 1), 1 << (DEPTH - 2)];
        let answer = |leaf: usize| {
            let (one, two) = (leaf & first != 0, leaf & second != 0);
            4096 * i16::from(one) + 2048 * i16::from(two) + 8192 * i16::from(one && two)
        };
        let bytes = write(9, 0, &[tree(questions, answer)]);
        let forest = Forest::read(&bytes).next().unwrap();
        let table = [
            ([0, 0, 0], [-0.75, -0.5, 0.0], 0.0),
            ([11, 0, 0], [0.75, -1.0, 0.0], 1.0),
            ([0, 11, 0], [-1.25, 0.5, 0.0], 0.5),
            ([11, 11, 0], [1.25, 1.0, 0.0], 3.5),
        ];
        for (values, parts, log_odds) in table {
            let account = forest.account(&row(&values), 0.5, &Usual::default());
            assert_eq!(account.parts, parts, "{values:?}");
            assert_eq!((account.base, account.log_odds), (1.25, log_odds));
        }
    }

    proptest! {
        #[test]
        fn base_and_parts_are_the_answer(
            trees in prop::collection::vec(
                (prop::array::uniform6((0..14_u8, any::<u8>())), any::<u64>()),
                0..20,
            ),
            values in prop::collection::vec(any::<u8>(), 12),
            before in 0.0..1.0_f32,
            early in 0..30_u32,
            others in prop::collection::vec(prop::collection::vec(any::<u8>(), 9..14), 0..9),
        ) {
            let trees: Vec<Tree> = trees
                .into_iter()
                .map(|(questions, seed)| {
                    let questions = questions.map(|(number, bound)| [number, bound]);
                    tree(questions, |leaf| {
                        let mixed = seed.wrapping_mul(leaf as u64 * 2 + 1) >> 52;
                        mixed as i16 - 2048
                    })
                })
                .collect();
            let bytes = write(early, 0, &trees);
            let forest = Forest::read(&bytes).next().unwrap();
            let row = row(&values);
            let usual = Usual::of(others.iter().map(|values| self::row(values)));
            let account = forest.account(&row, before, &usual);
            let sum = account.base + account.parts.iter().sum::<f32>();
            prop_assert!((sum - account.log_odds).abs() < 1e-4, "{sum} of {account:?}");
            let chance = 1.0 / (1.0 + (-account.log_odds).exp());
            let expected = if account.given_up { 0.0 } else { chance };
            prop_assert!((forest.chance(&row, before) - expected).abs() < 1e-4);
        }
    }
}
