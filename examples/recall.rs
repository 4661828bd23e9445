//! Measures whether what a plain scan finds is found by the index, and how fast.
//!
//! `cargo run --release --example recall -- [REVIEWS [PHRASES]]` makes up so many reviews (10,000), cuts
//! so many phrases (1,000) out of them and out of `reviews/`, and prints what share of the reviews that
//! hold one were found, what share of those that alone hold one stand first, and times.
#![expect(clippy::print_stdout, reason = "its figures are printed")]

#[path = "../tests/suite/recall/dice.rs"]
mod dice;
#[path = "../tests/suite/recall/made_up.rs"]
mod made_up;
#[path = "../tests/suite/recall/phrases.rs"]
mod phrases;
#[path = "../tests/suite/recall/shelf.rs"]
mod shelf;
#[path = "../tests/suite/recall/words.rs"]
mod words;

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use dice::Dice;
use frontrow::config;
use phrases::Phrase;
use shelf::{Outcome, Shelf};

fn main() -> Result<(), Box<dyn Error>> {
    let numbers: Result<Vec<usize>, _> =
        std::env::args().skip(1).map(|text| text.parse()).collect();
    let numbers = numbers?;
    let reviews = numbers.first().copied().unwrap_or(10_000);
    let count = numbers.get(1).copied().unwrap_or(1_000);
    let folder = tempfile::tempdir()?;
    let library = folder.path().join("library");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    Shelf::write(&library, reviews, &own)?;
    let settings = config::shipped().map_err(|error| error.to_string())?;
    let began = Instant::now();
    let mut shelf = Shelf::open(
        &library,
        &folder.path().join("remembered"),
        settings.for_library(),
    );
    println!(
        "indexed in {:.1} s: {:?}",
        began.elapsed().as_secs_f64(),
        shelf.index
    );
    shelf.read();
    let mut dice = Dice::of(5);
    let mut phrases = Vec::new();
    while phrases.len() < count {
        let review = *dice.one(&shelf.reviews());
        phrases.extend(phrases::cut(review, &mut dice));
    }
    let mut tally = Tally::default();
    for phrase in &phrases {
        let outcome = shelf.judge(phrase);
        if !outcome.is_right() {
            println!("{} ({:?}): {outcome:?}", phrase.typed, phrase.how);
        }
        tally.add(&outcome);
    }
    tally.print();
    tell_times(&mut shelf, &phrases);
    Ok(())
}

/// How much was found.
#[derive(Default)]
struct Tally {
    held: usize,
    missed: usize,
    unique: usize,
    first: usize,
    lost: usize,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        let is_unique = outcome.held == 1;
        self.held += outcome.held;
        self.missed += outcome.missed.len();
        self.unique += usize::from(is_unique);
        self.first += usize::from(is_unique && outcome.first.is_none());
        self.lost += usize::from(outcome.lost.is_some());
    }

    fn print(&self) {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        let found = share(self.held - self.missed, self.held);
        println!("found {found:.3} % of {}", self.held);
        let first = share(self.first, self.unique);
        println!(
            "first {first:.3} % of {} that alone hold a phrase",
            self.unique
        );
        println!("{} times the words were not found again", self.lost);
    }
}

/// Tells how long it takes until the best are there, with the very words.
fn tell_times(shelf: &mut Shelf, phrases: &[Phrase]) {
    let mut times: Vec<Duration> = phrases
        .iter()
        .map(|phrase| {
            let began = Instant::now();
            shelf.paths(&phrase.typed, 20);
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| {
        let time = times.get(times.len() * share / 100);
        time.copied().unwrap_or_default().as_secs_f64() * 1e3
    };
    println!(
        "best 20: median {:.2} ms, 99th percentile {:.2} ms",
        at(50),
        at(99)
    );
}
