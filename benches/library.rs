//! How long a key takes in a library of 100,000 reviews: filtering as one types, sorting, grouping; and
//! how long a thread takes to make the list of 1,000,000.
//!
//! `cargo bench --bench library` prints medians.

use divan::Bencher;
use frontrow::app::{Asked, Shelf};
use frontrow::formats::Format;
use frontrow::library::{Digest, SortBy, Source, samples};
use frontrow::outline::Kinds;
use frontrow::query::Filters;
use frontrow::review::{Facts, Rating, Words};
use std::cell::RefCell;

/// The reviews of the library, and of a large one.
const REVIEWS: usize = 100_000;
const MANY: usize = 1_000_000;

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

fn shelf(reviews: usize) -> RefCell<Shelf> {
    let words = samples::ALL
        .iter()
        .flat_map(|sample| sample.text.split_whitespace());
    let mut chance = Chance {
        words: words.filter(|word| word.len() > 3).collect(),
        state: 1,
    };
    let mut seen = Vec::with_capacity(reviews);
    for number in 0..reviews {
        let words = TITLE.start + chance.number(TITLE.len());
        let title = chance.text(words);
        let facts = Facts {
            makers: vec![chance.text(2)],
            year: i32::try_from(1900 + chance.number(125)).ok(),
            tags: vec![chance.text(1), chance.text(1)],
            work: Some(chance.text(2)),
            date: Some(format!("20{:02}-05-03", 10 + chance.number(15))),
            rating: Some(Rating {
                value: Some(chance.number(11) as f64),
                best: Some(10.0),
                worst: None,
                as_written: String::new(),
            }),
            ..Facts::default()
        };
        let digest = Digest::Read {
            words: Words::of(&title),
            format: Format::Plain,
            problems: Vec::new(),
            facts: Box::new(facts),
            kinds: None,
            content: None,
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
    "tag:salt|y",
    "rating>=|4",
    "rating>=4 year:2000..2020 -tag:the date:201|5",
    "title:har|b",
    "folder:rev|i",
    "\"the sal|t\"",
    "rating>=4 sort:titl|e",
    "rating>=4 group:make|r",
];

/// What is asked of the large library.
const ASKED: &[&str] = &[
    "salt",
    "slt",
    "rating>=4 year:2000..2020 -tag:the",
    "sort:title",
    "sort:rating",
    "group:work",
    "group:year",
];

fn asked(typed: &str) -> Asked {
    Asked::new(typed, &Filters::NONE, &Kinds::default())
}

#[divan::bench(args = KEYS, sample_count = 50, sample_size = 1)]
fn filter(bencher: Bencher<'_, '_>, key: &str) {
    let shelf = shelf(REVIEWS);
    let (before, _) = key.split_once('|').unwrap_or_default();
    let now = key.replace('|', "");
    shelf.borrow_mut().begin_filter();
    bencher
        .with_inputs(|| {
            let mut shelf = shelf.borrow_mut();
            shelf.filter(asked(""));
            for (end, c) in before.char_indices() {
                let typed = before.get(..end + c.len_utf8());
                shelf.filter(asked(typed.unwrap_or_default()));
            }
        })
        .bench_local_values(|()| {
            shelf.borrow_mut().filter(asked(&now));
            shelf.borrow().listed().len()
        });
}

#[divan::bench(args = ASKED, sample_count = 10, sample_size = 1)]
fn a_thread_makes_the_list_of_a_million(bencher: Bencher<'_, '_>, typed: &str) {
    let shelf = shelf(MANY);
    shelf.borrow_mut().begin_filter();
    bencher
        .with_inputs(|| {
            let mut shelf = shelf.borrow_mut();
            shelf.filter(asked(typed));
            shelf.to_be_arranged()
        })
        .bench_local_values(|arranging| arranging.map(|arranging| arranging.arrange()));
}

#[divan::bench(args = ASKED, sample_count = 10, sample_size = 1)]
fn a_key_among_a_million(bencher: Bencher<'_, '_>, typed: &str) {
    let shelf = shelf(MANY);
    shelf.borrow_mut().begin_filter();
    bencher.bench_local(|| {
        let mut shelf = shelf.borrow_mut();
        shelf.filter(asked(typed));
        shelf.to_be_arranged().is_some()
    });
}

#[divan::bench(args = SortBy::ALL.map(SortBy::name), sample_count = 10, sample_size = 1)]
fn sort(bencher: Bencher<'_, '_>, by: &str) {
    let shelf = shelf(REVIEWS);
    bencher
        .with_inputs(|| {
            let mut shelf = shelf.borrow_mut();
            while shelf.sorted_by().next().name() != by {
                shelf.sort_by_next();
            }
        })
        .bench_local_values(|()| shelf.borrow_mut().sort_by_next());
}

/// How often one goes on to the next of what can stand together.
const GROUPS: [usize; 7] = [1, 2, 3, 4, 5, 6, 7];

#[divan::bench(args = GROUPS, sample_count = 10, sample_size = 1)]
fn group(bencher: Bencher<'_, '_>, times: usize) {
    let shelf = shelf(REVIEWS);
    bencher
        .with_inputs(|| {
            let mut shelf = Shelf::clone(&shelf.borrow());
            (1..times).for_each(|_| shelf.group_by_next());
            shelf
        })
        .bench_local_values(|mut shelf| {
            shelf.group_by_next();
            shelf
        });
}
