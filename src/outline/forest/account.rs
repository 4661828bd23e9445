//! What each number of a row adds to the answer of a forest.

use super::{FIRST_ANSWER, Forest, QUESTIONS, Question, SCALE, TREE, answer_of, log_odds};
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
    /// Each question on the way through a tree gets what it changes: the difference between what
    /// is answered of usual rows before it and behind it (Saabas 2014). What is so in nearly all
    /// rows counts next to nothing.
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
        for (index, tree) in self.trees().enumerate() {
            given_up = index == self.early && sum < self.hopeless;
            if given_up {
                break;
            }
            let expected = expected(tree, usual);
            let mut before = behind(tree, &expected, 0);
            base += before;
            let mut step = 0;
            // A damaged tree must not go round in circles.
            for _ in 0..QUESTIONS {
                if step >= FIRST_ANSWER {
                    break;
                }
                let question = Question::of(tree, step);
                step = question.step(row);
                let after = behind(tree, &expected, step);
                let known = parts.get_mut(usize::from(question.number));
                *known.unwrap_or(&mut base) += after - before;
                before = after;
            }
            sum += answer_of(tree, step);
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

/// For each question of `tree`, what is answered behind it of usual rows.
fn expected(tree: &[u8; TREE], usual: &Usual) -> [f64; QUESTIONS] {
    let mut expected = [0.0; QUESTIONS];
    // A question stands before those that it leads to.
    for at in (0..QUESTIONS).rev() {
        let question = Question::of(tree, at as u8);
        let [below, above] = question.steps.map(|step| behind(tree, &expected, step));
        let share = usual.share_above(question.number, question.bound);
        if let Some(slot) = expected.get_mut(at) {
            *slot = below + share * (above - below);
        }
    }
    expected
}

/// What is answered of usual rows behind `step`.
fn behind(tree: &[u8; TREE], expected: &[f64; QUESTIONS], step: u8) -> f64 {
    if step >= FIRST_ANSWER {
        return f64::from(answer_of(tree, step));
    }
    expected.get(usize::from(step)).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::forest::{ANSWERS, Tree, write};
    use proptest::prelude::*;

    fn row(values: &[u8]) -> Row {
        let mut row = Row::default();
        for value in values {
            row.put("", *value);
        }
        row
    }

    #[test]
    fn each_question_has_what_it_changes() {
        // 1 where the first number is above 10, a half where the second is, 2 more where both are.
        let [second, third] = [1, 2].map(Tree::question);
        let [none, one, two, both] = [0, 1, 2, 3].map(Tree::answer);
        let tree = Tree {
            questions: vec![
                [0, 10, second, third],
                [1, 10, none, two],
                [1, 10, one, both],
            ],
            answers: vec![0, 4096, 2048, 14336],
        };
        let bytes = write(9, 0, &[tree]);
        let forest = Forest::read(&bytes).next().unwrap();
        let table = [
            ([0, 0, 0], [-1.0, -0.25, 0.0], 0.0),
            ([11, 0, 0], [1.0, -1.25, 0.0], 1.0),
            ([0, 11, 0], [-1.0, 0.25, 0.0], 0.5),
            ([11, 11, 0], [1.0, 1.25, 0.0], 3.5),
        ];
        for (values, parts, log_odds) in table {
            let account = forest.account(&row(&values), 0.5, &Usual::default());
            assert_eq!(account.parts, parts, "{values:?}");
            assert_eq!((account.base, account.log_odds), (1.25, log_odds));
        }
    }

    /// A tree that asks what is drawn, each question where one of those before it leads.
    fn tree(drawn: &[(u8, u8, u8, i16)]) -> Tree {
        let mut tree = Tree::default();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let lead = |tree: &mut Tree, from: Option<(usize, usize)>, step| {
            if let Some((question, side)) = from {
                tree.questions[question][2 + side] = step;
            }
        };
        for (number, bound, way, _) in drawn {
            let from = (!open.is_empty()).then(|| open.swap_remove(usize::from(*way) % open.len()));
            let index = tree.questions.len();
            lead(&mut tree, from, Tree::question(index));
            tree.questions.push([*number, *bound, 0, 0]);
            open.extend([(index, 0), (index, 1)]);
        }
        for (index, from) in open.into_iter().enumerate() {
            lead(&mut tree, Some(from), Tree::answer(index));
            tree.answers.push(drawn[index % drawn.len()].3);
        }
        tree
    }

    proptest! {
        #[test]
        fn base_and_parts_are_the_answer(
            trees in prop::collection::vec(
                prop::collection::vec(
                    (0..14_u8, any::<u8>(), any::<u8>(), -2048..2048_i16),
                    1..ANSWERS,
                ),
                0..20,
            ),
            values in prop::collection::vec(any::<u8>(), 12),
            before in 0.0..1.0_f32,
            early in 0..8_u32,
            others in prop::collection::vec(prop::collection::vec(any::<u8>(), 9..14), 0..9),
        ) {
            let trees: Vec<Tree> = trees.iter().map(|drawn| tree(drawn)).collect();
            let bytes = write(early * 4, 0, &trees);
            let forest = Forest::read(&bytes).next().unwrap();
            let row = row(&values);
            let usual = Usual::of(others.iter().map(|values| self::row(values)));
            let account = forest.account(&row, before, &usual);
            let sum = account.base + account.parts.iter().sum::<f32>();
            prop_assert!((sum - account.log_odds).abs() < 1e-3, "{sum} of {account:?}");
            let chance = 1.0 / (1.0 + (-account.log_odds).exp());
            let expected = if account.given_up { 0.0 } else { chance };
            prop_assert!((forest.chance(&row, before) - expected).abs() < 1e-4);
        }
    }
}
