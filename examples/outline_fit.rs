//! Fits the forests that find headings and titles, from texts whose headings are known: those of a
//! corpus, and, counting little, our own in `outline/own`.
//!
//! `cargo run --release --example outline_fit -- CORPUS.jsonl OUT` writes `src/outline/forests.bin`;
//! with `--folds N [--predictions FILE]` instead of `OUT` it prints what is found in the texts of each author by
//! forests that saw none of them.
#![expect(clippy::print_stdout, reason = "its figures are printed")]

#[path = "outline/copies.rs"]
mod copies;
#[path = "outline/corpus.rs"]
mod corpus;
#[path = "outline/fit.rs"]
mod fit;
#[path = "outline/grow.rs"]
mod grow;
#[path = "outline/hard.rs"]
mod hard;
#[path = "outline/own.rs"]
mod own;
#[path = "outline/tally.rs"]
mod tally;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;

use copies::Copies;
use fit::Shelf;
use hard::Made;
use tally::Tally;

/// Groups of authors when forests are fitted on what other forests found.
const FOLDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [path, "--folds", folds, ref rest @ ..] => {
            let shelf = Shelf::new(corpus::read(path)?, folds.parse()?);
            let mut tally = Tally::default();
            let mut lines = String::new();
            let mut copies = Copies::default();
            for (document, made, guess) in shelf.cross() {
                if *made == Made::Found {
                    tally.add(document, &guess);
                    writeln!(lines, "{}", guess.prediction(document))?;
                }
                copies.add(document, made, &guess);
            }
            print!("{tally}{copies}");
            if let ["--predictions", file] = rest {
                fs::write(file, lines).map_err(|error| format!("{file}: {error}"))?;
            }
        }
        [path, out] => {
            let shelf = Shelf::new(corpus::read(path)?, FOLDS);
            fs::write(out, shelf.fit()).map_err(|error| format!("{out}: {error}"))?;
        }
        _ => return Err("give CORPUS.jsonl OUT, or CORPUS.jsonl --folds N".into()),
    }
    Ok(())
}
