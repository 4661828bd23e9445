//! Measures what is found in texts whose headings are known.
//!
//! `cargo run --release --example outline_score -- CORPUS.jsonl [--predictions FILE]` prints the
//! figures; FILE gets one JSON object a line with the headings and the title line of each text.
#![expect(clippy::print_stdout, reason = "its figures are printed")]

#[path = "outline/corpus.rs"]
mod corpus;
#[path = "outline/tally.rs"]
mod tally;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use frontrow::outline::{self, Section};
use frontrow::review::{Facts, Review, Span};
use tally::{Guess, Tally};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (path, predictions) = match arguments[..] {
        [path] => (path, None),
        [path, "--predictions", file] => (path, Some(file)),
        _ => return Err("give CORPUS.jsonl [--predictions FILE]".into()),
    };
    let mut tally = Tally::default();
    let mut lines = String::new();
    let mut taken = Duration::ZERO;
    let mut bytes = 0;
    for document in corpus::read(path)? {
        let text = document.text.clone();
        bytes += text.len();
        let review = Review::new(text, Vec::new(), Facts::default(), Vec::new());
        let clock = Instant::now();
        let outline = outline::infer(&review);
        taken += clock.elapsed();
        let guess = guess(&review, &outline);
        writeln!(lines, "{}", guess.prediction(&document))?;
        tally.add(&document, &guess);
    }
    if let Some(file) = predictions {
        fs::write(file, lines).map_err(|error| format!("{file}: {error}"))?;
    }
    let speed = bytes as f64 / taken.as_secs_f64() / 1e6;
    print!("{tally}");
    println!("{speed:.0} MB/s on one core");
    Ok(())
}

/// The lines that `outline` names.
fn guess(review: &Review, outline: &outline::Outline) -> Guess {
    let line = |span: Span| {
        let before = Span::of(0..span.start.offset());
        review.slice(before).matches('\n').count()
    };
    let heading = |section: &Section| section.heading.map(|heading| line(heading.line));
    Guess {
        headings: outline.sections().iter().filter_map(heading).collect(),
        title: outline
            .title()
            .filter(|title| title.line.is_some())
            .map(|title| title.text.clone()),
    }
}
