//! Fitting the three looks one after the other, each on what the ones before found in the texts
//! of authors that they had not seen.

use std::collections::{BTreeMap, HashMap};

use frontrow::outline::learn::{self, Forest, Found, Page, Row};

use super::corpus::Document;
use super::grow::{Plan, Sample, grow};
use super::hard::{self, Made};
use super::own;
use super::tally::Guess;

const FIRST: Plan = Plan {
    trees: 300,
    answers: 31,
    rate: 0.06,
    ridge: 8.0,
    least: 130,
    rows: 0.65,
    numbers: 0.4,
    share: 1.0,
    early: 40,
};
const SECOND: Plan = Plan {
    trees: 200,
    answers: 8,
    rate: 0.05,
    ridge: 20.0,
    least: 200,
    rows: 0.65,
    numbers: 0.4,
    share: 0.5,
    early: usize::MAX,
};
const TITLE: Plan = Plan {
    trees: 160,
    answers: 12,
    rate: 0.05,
    ridge: 10.0,
    least: 40,
    rows: 0.8,
    numbers: 0.3,
    share: 1.0,
    early: usize::MAX,
};

/// How much a line of a text of our own counts beside one that was found.
const OWN: f32 = 0.1;

/// A text that was read.
struct Text {
    document: Document,
    made: Made,
    page: Page,
    /// For each line that is not blank its number among all lines, from 0.
    lines: Vec<usize>,
    /// The group of authors that its own belongs to.
    fold: usize,
}

/// All texts, their authors in groups.
pub(crate) struct Shelf {
    texts: Vec<Text>,
    folds: usize,
}

/// A row to learn from, of a text.
struct Example {
    text: usize,
    line: usize,
    row: Row,
    label: bool,
    /// How much it counts.
    weight: f32,
    /// Whether it is learned from, or only answered.
    counts: bool,
    before: f32,
}

impl Shelf {
    /// Reads `documents`, adds copies of them that hold hard cases, and puts their authors into
    /// `folds` groups of about the same size.
    pub(crate) fn new(documents: Vec<Document>, folds: usize) -> Self {
        let mut fold_of = groups(&documents, folds);
        let copies = hard::copies(&documents);
        let own = own::documents();
        fold_of.extend(groups(&own, folds));
        let found = documents
            .into_iter()
            .map(|document| (document, Made::Found));
        let own = own.into_iter().map(|document| (document, Made::Own));
        let texts = found
            .chain(copies)
            .chain(own)
            .map(|(document, made)| Text {
                page: Page::of(&document.text),
                lines: filled_lines(&document.text),
                fold: fold_of.get(&document.author).copied().unwrap_or(0),
                document,
                made,
            })
            .collect();
        Self { texts, folds }
    }

    /// The forests fitted on all texts.
    pub(crate) fn fit(&self) -> Vec<u8> {
        let first = self.first_examples();
        let chances = self.answers(&first, &FIRST);
        let second = self.second_examples(&chances);
        let chances = self.answers(&second, &SECOND);
        let title = self.title_examples(&chances);
        [(&first, &FIRST), (&second, &SECOND), (&title, &TITLE)]
            .into_iter()
            .flat_map(|(examples, plan)| grow(&sample(examples.iter()), plan))
            .collect()
    }

    /// What is found in the texts of each author by forests fitted on other authors.
    pub(crate) fn cross<'a>(&'a self) -> Vec<(&'a Document, &'a Made, Guess)> {
        let chances = self.answers(&self.first_examples(), &FIRST);
        let chances = self.answers(&self.second_examples(&chances), &SECOND);
        let titles = self.answers(&self.title_examples(&chances), &TITLE);
        let found = chances.into_iter().zip(titles);
        let guess = |(text, (headings, titles)): (&'a Text, (Vec<f32>, Vec<f32>))| {
            let title = titles.first().copied().unwrap_or(0.0);
            (
                &text.document,
                &text.made,
                text.guess(&Found { headings, title }),
            )
        };
        self.texts.iter().zip(found).map(guess).collect()
    }

    /// For each text the chances of its lines, by forests fitted on other groups of authors.
    fn answers(&self, examples: &[Example], plan: &Plan) -> Vec<Vec<f32>> {
        let blank = |text: &Text| vec![0.0; text.page.lines.len()];
        let mut chances: Vec<Vec<f32>> = self.texts.iter().map(blank).collect();
        let fold = |example: &Example| self.texts.get(example.text).map(|text| text.fold);
        for own in (0..self.folds).map(Some) {
            let others = examples.iter().filter(|example| fold(example) != own);
            let bytes = grow(&sample(others), plan);
            let Some(forest) = Forest::read(&bytes).next() else {
                continue;
            };
            for example in examples.iter().filter(|example| fold(example) == own) {
                let lines = chances.get_mut(example.text);
                if let Some(chance) = lines.and_then(|lines| lines.get_mut(example.line)) {
                    *chance = learn::floored(forest.chance(&example.row, example.before));
                }
            }
        }
        chances
    }

    fn first_examples(&self) -> Vec<Example> {
        self.examples(|_, text| {
            let rows = learn::first_rows(&text.page).into_iter();
            rows.map(|(line, row)| (line, row, 0.5)).collect()
        })
    }

    fn second_examples(&self, chances: &[Vec<f32>]) -> Vec<Example> {
        self.examples(|index, text| {
            let Some(chances) = chances.get(index) else {
                return Vec::new();
            };
            let before = |line: usize| learn::halved(chances.get(line).copied().unwrap_or(0.5));
            let rows = learn::second_rows(&text.page, chances).into_iter();
            rows.map(|(line, row)| (line, row, before(line))).collect()
        })
    }

    /// One row for each of the lines of each text, to learn whether it is a heading.
    fn examples(&self, rows: impl Fn(usize, &Text) -> Vec<(usize, Row, f32)>) -> Vec<Example> {
        let mut examples = Vec::new();
        for (index, text) in self.texts.iter().enumerate() {
            for (line, row, before) in rows(index, text) {
                let at = text.lines.get(line).copied().unwrap_or(usize::MAX);
                examples.push(Example {
                    text: index,
                    line,
                    row,
                    label: text.document.is_heading(at),
                    weight: text.weight(),
                    counts: !text.document.is_optional(at),
                    before,
                });
            }
        }
        examples
    }

    /// One row for the first line of each text, to learn whether it is the title.
    fn title_examples(&self, chances: &[Vec<f32>]) -> Vec<Example> {
        let texts = self.texts.iter().zip(chances).enumerate();
        texts
            .filter_map(|(index, (text, chances))| {
                Some(Example {
                    text: index,
                    line: 0,
                    row: learn::title_row(&text.page, chances, &text.document.text)?,
                    label: text.document.title_line == Some(0),
                    weight: text.weight(),
                    counts: true,
                    before: 0.5,
                })
            })
            .collect()
    }
}

impl Text {
    /// How much its lines count.
    fn weight(&self) -> f32 {
        match self.made {
            Made::Found | Made::Planted(_) | Made::Marked | Made::Buried => 1.0,
            Made::Own => OWN,
        }
    }

    /// What `found` comes to.
    fn guess(&self, found: &Found) -> Guess {
        let title = found.title > learn::TITLE;
        let lines = self.lines.iter().zip(&found.headings).enumerate();
        Guess {
            headings: lines
                .filter(|(index, (_, chance))| **chance > learn::HEADING && !(title && *index == 0))
                .map(|(_, (line, _))| *line)
                .collect(),
            title: title
                .then(|| self.document.text.trim().lines().next().map(str::to_owned))
                .flatten(),
        }
    }
}

/// The group of each author: the largest first, each to the group that has least so far.
fn groups(documents: &[Document], folds: usize) -> HashMap<String, usize> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for document in documents {
        *sizes.entry(&document.author).or_default() += 1 + document.headings.len();
    }
    let mut authors: Vec<(usize, &str)> =
        sizes.into_iter().map(|(name, size)| (size, name)).collect();
    authors.sort_unstable_by(|a, b| b.cmp(a));
    let mut loads = vec![0; folds.max(1)];
    let mut fold_of = HashMap::new();
    for (size, author) in authors {
        let least = loads.iter_mut().enumerate().min_by_key(|(_, load)| **load);
        if let Some((fold, load)) = least {
            *load += size;
            fold_of.insert(author.to_owned(), fold);
        }
    }
    fold_of
}

fn filled_lines(text: &str) -> Vec<usize> {
    let lines = text.split('\n').enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, _)| number)
        .collect()
}

fn sample<'a>(examples: impl Iterator<Item = &'a Example>) -> Sample {
    let mut sample = Sample::default();
    for example in examples.filter(|example| example.counts) {
        sample.push(example.row.values(), example.label, example.weight);
    }
    sample
}
