//! Counting what was found against what is known, and the table of it.

use super::set::Fixture;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

/// What was found, invented and missed in some texts.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Count {
    /// What is known and was found.
    pub(super) found: usize,
    /// What was found and is not so.
    pub(super) invented: usize,
    /// What is known and was not found.
    pub(super) missed: usize,
    /// How many texts.
    pub(super) texts: usize,
    /// How many of them have nothing invented and nothing missed.
    pub(super) whole: usize,
}

impl Count {
    /// The count of one text.
    pub(super) fn of(found: usize, invented: usize, missed: usize) -> Self {
        Self {
            found,
            invented,
            missed,
            texts: 1,
            whole: usize::from(invented + missed == 0),
        }
    }

    /// Counts the texts of `other` too.
    pub(super) fn add(&mut self, other: Self) {
        self.found += other.found;
        self.invented += other.invented;
        self.missed += other.missed;
        self.texts += other.texts;
        self.whole += other.whole;
    }

    /// From 0 to 1; 1 where there is nothing to find and nothing was found.
    pub(super) fn f1(self) -> f64 {
        let wrong = self.invented + self.missed;
        if wrong == 0 {
            return 1.0;
        }
        2.0 * self.found as f64 / (2 * self.found + wrong) as f64
    }
}

/// The counts over the whole set, by language and by case, and what is wrong in which text.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// All headings.
    pub(super) headings: Count,
    /// The headings of texts that have some.
    pub(super) headed: Count,
    /// Headings in texts without any.
    pub(super) bare: Count,
    /// The title lines.
    pub(super) titles: Count,
    groups: BTreeMap<String, Count>,
    wrong: Vec<String>,
}

impl Tally {
    /// Counts what was found in `fixture`: its headings and its title, as lines from 0.
    pub(super) fn add(&mut self, fixture: &Fixture, guess: &BTreeSet<usize>, title: Option<usize>) {
        let known = &fixture.headings;
        let free = |line: &&usize| fixture.optional.contains(line) || fixture.title == Some(**line);
        let invented: Vec<&usize> = guess.difference(known).filter(|it| !free(it)).collect();
        let missed: Vec<&usize> = known.difference(guess).collect();
        let found = known.intersection(guess).count();
        let count = Count::of(found, invented.len(), missed.len());
        self.headings.add(count);
        let part = if known.is_empty() {
            &mut self.bare
        } else {
            &mut self.headed
        };
        part.add(count);
        let language = format!("language: {}", fixture.language);
        for group in fixture.cases.iter().chain([&language]) {
            self.groups.entry(group.clone()).or_default().add(count);
        }
        let invented = invented.into_iter().map(|line| ("invented", *line));
        let missed = missed.into_iter().map(|line| ("missed", *line));
        let mut wrong: Vec<(&str, usize)> = invented.chain(missed).collect();
        wrong.sort_by_key(|(_, line)| *line);
        if title == fixture.title {
            self.titles.add(Count::of(title.iter().count(), 0, 0));
        } else {
            let (taken, known) = (title.iter().count(), fixture.title.iter().count());
            self.titles.add(Count::of(0, taken, known));
            wrong.extend(title.map(|line| ("wrong title", line)));
            wrong.extend(fixture.title.map(|line| ("missed title", line)));
        }
        self.tell(fixture, &wrong);
    }

    /// Keeps what is wrong in `fixture`, to be told.
    fn tell(&mut self, fixture: &Fixture, wrong: &[(&str, usize)]) {
        if wrong.is_empty() {
            return;
        }
        self.wrong
            .push(format!("\n{}: {}", fixture.language, fixture.name));
        for (what, line) in wrong {
            let text = fixture.text.lines().nth(*line).unwrap_or_default();
            let start: String = text.chars().take(72).collect();
            self.wrong
                .push(format!("  {what:<12} {:>3}  {start}", line + 1));
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = format!(
            "{:<28} {:>5} {:>5} {:>8} {:>6} {:>6} {:>5}\n",
            "headings", "texts", "found", "invented", "missed", "F1", "whole"
        );
        let parts = [
            ("all", &self.headings),
            ("texts with headings", &self.headed),
            ("texts without any", &self.bare),
        ];
        let groups = self
            .groups
            .iter()
            .map(|(name, count)| (name.as_str(), count));
        for (name, count) in parts
            .into_iter()
            .chain(groups)
            .chain([("titles", &self.titles)])
        {
            let some = count.found + count.missed > 0;
            let share = some.then(|| format!("{:.3}", count.f1()));
            let share = share.unwrap_or("-".to_owned());
            writeln!(
                table,
                "{name:<28} {:>5} {:>5} {:>8} {:>6} {:>6} {:>5}",
                count.texts, count.found, count.invented, count.missed, share, count.whole
            )?;
        }
        write!(f, "{table}{}", self.wrong.join("\n"))
    }
}
