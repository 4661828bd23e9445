//! Many trials, and what came of them.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use super::dice::Dice;
use super::draft::Draft;
use super::trial::{Left, Outcome, Sought, Times, Trial, trial};

/// What came of many trials.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    trials: Vec<(Sought, Times, Left, Outcome)>,
    /// What happened where something was taken for something else, or lost though it was there.
    pub(crate) stories: Vec<String>,
}

/// Makes `count` trials in the texts without markup of a folder and in others; tells at most `stories`.
pub(crate) fn tally(folder: &Path, count: usize, seed: u64, stories: usize) -> io::Result<Tally> {
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    // What is no markup in one place may be some in another.
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    paths.sort();
    let texts: io::Result<Vec<Draft>> = paths
        .iter()
        .map(|path| fs::read_to_string(path).map(|text| Draft::read(&text)))
        .collect();
    // In a text of one paragraph a copy can only stand beside it: nobody can tell which it is.
    let mut texts = texts?;
    texts.retain(|text| text.paragraphs.len() > 3);
    let mut dice = Dice::of(seed);
    let mut tally = Tally::default();
    for _ in 0..count {
        let draft = if dice.is(60) {
            dice.one(&texts).clone()
        } else {
            Draft::made_up(&mut dice)
        };
        tally.add(trial(&draft, &mut dice), stories);
    }
    Ok(tally)
}

impl Tally {
    fn add(&mut self, trial: Trial, stories: usize) {
        let is_lost = trial.outcome == Outcome::Lost && trial.left == Left::Words;
        if trial.outcome == Outcome::Wrong {
            self.stories.insert(0, trial.story);
        } else if is_lost {
            self.stories.push(trial.story);
        }
        self.stories.truncate(stories);
        let Trial {
            sought,
            times,
            left,
            outcome,
            ..
        } = trial;
        self.trials.push((sought, times, left, outcome));
    }

    /// How many trials are such.
    pub(crate) fn count(&self, is_such: impl Fn(Sought, Times, Left, Outcome) -> bool) -> usize {
        let such = self.trials.iter();
        such.filter(|(sought, times, left, outcome)| is_such(*sought, *times, *left, *outcome))
            .count()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:10} {:15} {:>7} {:>7} {:>7} {:>7} {:>7}   gone: lost wrong   some: found lost wrong",
            "", "", "exact", "near", "lost", "wrong", "found"
        )?;
        for sought in [Sought::Place, Sought::Mark, Sought::Highlight] {
            for times in [Times::Once, Times::SentenceTwice, Times::ParagraphTwice] {
                let of = |left: Left, outcome: Outcome| {
                    self.count(|a, b, c, d| (a, b, c, d) == (sought, times, left, outcome))
                };
                let all = |outcome| of(Left::Words, outcome);
                let (exact, near, lost, wrong) = (
                    all(Outcome::Exact),
                    all(Outcome::Near),
                    all(Outcome::Lost),
                    all(Outcome::Wrong),
                );
                let there = exact + near + lost + wrong;
                let share = 100.0 * (exact + near) as f64 / there.max(1) as f64;
                let some = of(Left::Some, Outcome::Exact) + of(Left::Some, Outcome::Near);
                writeln!(
                    f,
                    "{:10} {:15} {exact:7} {near:7} {lost:7} {wrong:7} {share:6.1} %   {:10} {:5}   {:11} {:4} {:5}",
                    format!("{sought:?}"),
                    format!("{times:?}"),
                    of(Left::Nothing, Outcome::Lost),
                    of(Left::Nothing, Outcome::Wrong),
                    some,
                    of(Left::Some, Outcome::Lost),
                    of(Left::Some, Outcome::Wrong),
                )?;
            }
        }
        let [exact, near, lost, wrong] =
            [Outcome::Exact, Outcome::Near, Outcome::Lost, Outcome::Wrong]
                .map(|outcome| self.count(|_, _, left, got| left == Left::Words && got == outcome));
        let there = exact + near + lost + wrong;
        let share = 100.0 * (exact + near) as f64 / there.max(1) as f64;
        let all = self.count(|_, _, _, outcome| outcome == Outcome::Wrong);
        writeln!(
            f,
            "all        {:15} {exact:7} {near:7} {lost:7} {wrong:7} {share:6.1} %   wrong of {}: {all}",
            "",
            self.trials.len()
        )
    }
}
