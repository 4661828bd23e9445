//! Measures how often what was anchored in a text is found again after edits.
//!
//! `cargo run --release --example anchors -- [COUNT [SEED [STORIES]]]` makes so many trials (10,000) in
//! `reviews/` and in texts that are made up, and prints what came of them, apart for passages that
//! stand twice in their text. So many of the stories of those that were taken for something else, and
//! of those that were lost, are told.
#![expect(clippy::print_stdout, reason = "its figures are printed")]
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what measures may be ended by what is wrong"
)]

#[path = "../tests/suite/recall/dice.rs"]
mod dice;
#[path = "../tests/suite/anchoring/draft.rs"]
mod draft;
#[path = "../tests/suite/anchoring/edits.rs"]
mod edits;
#[path = "../tests/suite/anchoring/tally.rs"]
mod tally;
#[path = "../tests/suite/anchoring/trial.rs"]
mod trial;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let numbers: Result<Vec<u64>, _> = std::env::args().skip(1).map(|text| text.parse()).collect();
    let numbers = numbers?;
    let number = |at: usize, usual| numbers.get(at).copied().unwrap_or(usual);
    let started = Instant::now();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    let (count, seed, stories) = (number(0, 10_000), number(1, 1), number(2, 0));
    let tally = tally::tally(&folder, count as usize, seed, stories as usize)?;
    for story in &tally.stories {
        println!("{story}\n=====");
    }
    print!("{tally}");
    println!("in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}
