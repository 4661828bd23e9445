//! How long a key takes in a library of 100,000 reviews: filtering as one types, and sorting.
//!
//! `cargo bench --bench library` prints medians.

use divan::Bencher;
use frontrow::app::Shelf;
use frontrow::formats::Format;
use frontrow::library::{Digest, SortBy, Source, samples};
use frontrow::review::{Facts, Words};
use std::cell::RefCell;

/// The reviews of the library.
const REVIEWS: usize = 100_000;

/// Titles have so many words, and makers one more than one.
const TITLE: std::ops::Range<usize> = 2..6;

fn main() {
    divan::main();
}

/// Words of the samples, one after the other in no order, the same in every run.
struct Chance<'a> {
    words: Vec<&'a str>,
    state: u64,
}

impl Chance<'_> {
    fn number(&mut self, below: usize) -> usize {
        // The generator of Knuth's MMIX; its upper bits are good enough.
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % below
    }

    fn text(&mut self, words: usize) -> String {
        let mut text = String::new();
        for _ in 0..words {
            let at = self.number(self.words.len());
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.words.get(at).copied().unwrap_or_default());
        }
        text
    }
}

fn shelf() -> RefCell<Shelf> {
    let words = samples::ALL
        .iter()
        .flat_map(|sample| sample.text.split_whitespace());
    let mut chance = Chance {
        words: words.filter(|word| word.len() > 3).collect(),
        state: 1,
    };
    let mut seen = Vec::with_capacity(REVIEWS);
    for number in 0..REVIEWS {
        let words = TITLE.start + chance.number(TITLE.len());
        let title = chance.text(words);
        let facts = Facts {
            makers: vec![chance.text(2)],
            year: i32::try_from(1900 + chance.number(125)).ok(),
            tags: vec![chance.text(1), chance.text(1)],
            ..Facts::default()
        };
        let digest = Digest::Read {
            words: Words::of(&title),
            format: Format::Plain,
            problems: Vec::new(),
            facts: Box::new(facts),
            kinds: None,
            title,
        };
        let name = format!("reviews/{number:06}-{}.txt", chance.text(1));
        seen.push((Source::File(name.into()), digest));
    }
    let mut shelf = Shelf::default();
    shelf.add(seen.iter().map(|(source, _)| Ok(source.clone())).collect());
    shelf.note(seen);
    RefCell::new(shelf)
}

/// What has been typed, and the key that is typed now, behind a bar.
const KEYS: &[&str] = &[
    "|s",
    "s|a",
    "sa|l",
    "sal|t",
    "salt| ",
    "salt l|e",
    "s|l",
    "sl|t",
    "slt|q",
    "harmn|m",
    "clnel mst no|t",
    "zzq|x",
];

#[divan::bench(args = KEYS, sample_count = 50)]
fn filter(bencher: Bencher<'_, '_>, key: &str) {
    let shelf = shelf();
    let (before, _) = key.split_once('|').unwrap_or_default();
    let now = key.replace('|', "");
    shelf.borrow_mut().begin_filter();
    bencher
        .with_inputs(|| {
            let mut shelf = shelf.borrow_mut();
            shelf.filter("");
            for (end, _) in before.char_indices() {
                shelf.filter(before.get(..=end).unwrap_or_default());
            }
        })
        .bench_local_values(|()| {
            shelf.borrow_mut().filter(&now);
            shelf.borrow().listed().len()
        });
}

#[divan::bench(args = SortBy::ALL.map(SortBy::name), sample_count = 10)]
fn sort(bencher: Bencher<'_, '_>, by: &str) {
    let shelf = shelf();
    bencher
        .with_inputs(|| {
            let mut shelf = shelf.borrow_mut();
            while shelf.sorted_by().next().name() != by {
                shelf.sort_by_next();
            }
        })
        .bench_local_values(|()| shelf.borrow_mut().sort_by_next());
}
