//! Counting what was found against what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::corpus::Document;

/// What was found in a text.
#[derive(Debug, Default)]
pub(crate) struct Guess {
    /// Lines of headings, counted from 0.
    pub(crate) headings: Vec<usize>,
    /// The line taken for the title, as text.
    pub(crate) title: Option<String>,
}

impl Guess {
    /// What was found in `document`, as other programs read it.
    pub(crate) fn prediction(&self, document: &Document) -> serde_json::Value {
        serde_json::json!({
            "id": document.id,
            "variant": document.variant,
            "headings": self.headings,
            "title": self.title,
        })
    }
}

/// Headings that were found, invented and missed in some texts.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    found: usize,
    invented: usize,
    missed: usize,
    texts: usize,
    whole: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.invented += other.invented;
        self.missed += other.missed;
        self.texts += other.texts;
        self.whole += other.whole;
    }

    fn f1(&self) -> f64 {
        share(2 * self.found, 2 * self.found + self.invented + self.missed)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "P {:.3}  R {:.3}  F1 {:.3}  whole {:.3}  texts {}",
            share(self.found, self.found + self.invented),
            share(self.found, self.found + self.missed),
            self.f1(),
            share(self.whole, self.texts),
            self.texts
        )
    }
}

/// All counts, also by layout, language and author.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    all: Count,
    headed: Count,
    groups: BTreeMap<(&'static str, String), Count>,
    without: Count,
    titled: (usize, usize),
    untitled: (usize, usize),
}

impl Tally {
    /// Counts what was found in `document`.
    pub(crate) fn add(&mut self, document: &Document, guess: &Guess) {
        let known: BTreeSet<usize> = document.headings.iter().map(|known| known.line).collect();
        let (right, wrong): (Vec<usize>, Vec<usize>) = guess
            .headings
            .iter()
            .filter(|&&line| !document.is_optional(line))
            .partition(|line| known.contains(line));
        let missed = known.len() - right.len();
        let count = Count {
            found: right.len(),
            invented: wrong.len(),
            missed,
            texts: 1,
            whole: usize::from(wrong.is_empty() && missed == 0),
        };
        self.all.add(count);
        if !known.is_empty() {
            self.headed.add(count);
            self.group("layout", &document.variant, count);
        } else if document.class == "none" {
            self.without.add(count);
        }
        self.group("language", &document.lang, count);
        self.group("author", &document.author, count);
        self.add_title(document, guess);
    }

    fn group(&mut self, kind: &'static str, name: &str, count: Count) {
        let key = (kind, name.to_owned());
        self.groups.entry(key).or_default().add(count);
    }

    fn add_title(&mut self, document: &Document, guess: &Guess) {
        let fold = |title: Option<&str>| {
            let title = title.unwrap_or_default().to_lowercase();
            let words = title.split(|c: char| !c.is_alphanumeric() && c != '_');
            words
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        if document.title_line == Some(0) {
            let right = fold(document.title.as_deref()) == fold(guess.title.as_deref());
            self.titled.0 += usize::from(right);
            self.titled.1 += 1;
        } else {
            self.untitled.0 += usize::from(guess.title.is_some());
            self.untitled.1 += 1;
        }
    }

    fn macro_f1(&self) -> f64 {
        let authors: Vec<f64> = self
            .groups
            .iter()
            .filter(|((kind, _), count)| *kind == "author" && count.found + count.missed >= 5)
            .map(|(_, count)| count.f1())
            .collect();
        authors.iter().sum::<f64>() / authors.len().max(1) as f64
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "all texts         {}", self.all)?;
        writeln!(f, "with headings     {}", self.headed)?;
        writeln!(f, "mean F1 of the authors {:.3}", self.macro_f1())?;
        writeln!(
            f,
            "false headings per 1,000 texts without any {:.0}, of {} texts",
            1000.0 * share(self.without.invented, self.without.texts),
            self.without.texts
        )?;
        writeln!(
            f,
            "title right in {:.1} % of {}, invented in {:.1} % of {}",
            100.0 * share(self.titled.0, self.titled.1),
            self.titled.1,
            100.0 * share(self.untitled.0, self.untitled.1),
            self.untitled.1
        )?;
        for ((kind, name), count) in &self.groups {
            writeln!(f, "{kind:8} {name:46} {count}")?;
        }
        Ok(())
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
