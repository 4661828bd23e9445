//! Measures how long it takes from a query to the first of what it finds, in a library of one's own.
//!
//! `cargo run --release --example search_speed -- LIBRARY MEMORY` remembers what is in `LIBRARY`, and its
//! index, in the folder `MEMORY` (which takes its time once), makes queries of several kinds out of words
//! that stand in it, and prints the median and the 99th percentile of three times: until the reviews are
//! ranked, until the first passages are there, and until those of all twenty are.
#![expect(clippy::print_stdout, reason = "its figures are printed")]

use std::collections::HashMap;
use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use frontrow::app::Event;
use frontrow::config;
use frontrow::library::{
    self, Asked, Change, EntryId, Extent, IndexHome, IndexState, LibrarySearch, Roll, SearchNews,
    Settings,
};
use frontrow::query::Filters;
use frontrow::work::{self, Searcher};

/// How many queries there are of each kind, and reviews whose words they are made of.
const QUERIES: usize = 200;

/// How many reviews are wanted.
const LIMIT: usize = 20;

/// A way to make a query of the words of a review, of which the second are common ones.
type Kind = fn(&[String], &[String], usize) -> String;

/// The kinds of queries that are measured.
const KINDS: &[(&str, Kind)] = &[
    ("a rare word", |words, _, at| rarest(words, at)),
    ("a common word", |_, common, at| one(common, at)),
    ("two common words", |_, common, at| {
        format!("{} {}", one(common, at), one(common, at / 7 + 3))
    }),
    ("four words in a row", |words, _, at| run(words, at, 4)),
    ("four words in quotes", |words, _, at| {
        format!("\"{}\"", run(words, at, 4))
    }),
    ("a prefix of 1 letter", |words, _, at| {
        first(&one(words, at), 1)
    }),
    ("a prefix of 2 letters", |words, _, at| {
        first(&one(words, at), 2)
    }),
    ("a prefix of 3 letters", |words, _, at| {
        first(&one(words, at), 3)
    }),
    ("three words and a prefix", |words, _, at| {
        let typed = run(words, at, 4);
        let end = typed.rfind(' ').unwrap_or_default();
        first(
            &typed,
            typed.get(..end).unwrap_or_default().chars().count() + 2,
        )
    }),
    ("a fact and a common word", |_, common, at| {
        format!("words>200 {}", one(common, at))
    }),
    ("a misspelt word", |words, _, at| {
        misspelt(&rarest(words, at))
    }),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(root), Some(memory)) = (arguments.next(), arguments.next()) else {
        return Err("a library and a folder to remember it in are wanted".into());
    };
    let settings = config::shipped().map_err(|error| error.to_string())?;
    let settings = settings.for_library();
    let began = Instant::now();
    let (roll, index) = gathered(&root, &memory, &settings);
    let took = began.elapsed().as_secs_f64();
    println!("{} reviews in {took:.1} s, {index:?}", roll.len());
    let texts = sample(&roll, &settings);
    let common = common(&texts);
    let mut searcher = Searcher::new(Some(IndexHome::of(&memory, &[root])));
    println!(
        "{:<26}{:>20}{:>20}{:>20}",
        "", "ranked", "first passages", "all passages"
    );
    for (name, kind) in KINDS {
        let mut times = [const { Vec::new() }; 3];
        for (at, words) in texts.iter().cycle().take(QUERIES).enumerate() {
            let typed = kind(words, &common, at * 7919);
            let taken = ask(&mut searcher, &typed, (&roll, &index), &settings);
            times
                .iter_mut()
                .zip(taken)
                .for_each(|(times, taken)| times.push(taken));
        }
        let told = times.map(|times| format!("{:>20}", told(times)));
        println!("{name:<26}{}", told.concat());
    }
    Ok(())
}

/// The library, and how it stands with its index.
fn gathered(root: &Path, memory: &Path, settings: &Settings) -> (Roll, IndexState) {
    let (mut roll, mut index) = (Roll::default(), IndexState::Without(None));
    let mut answer = |event| {
        if let Event::Library(Change::Seen(seen)) = event {
            for (source, digest) in seen {
                roll.put(&source, Some(&digest));
            }
        } else if let Event::Library(Change::Index(state)) = event {
            index = state;
        }
        ControlFlow::Continue(())
    };
    let roots = [root.to_owned()];
    work::gather_remembered(&roots, settings, memory, &Arc::default(), &mut answer);
    (roll, index)
}

/// The words of some reviews from everywhere in the library.
fn sample(roll: &Roll, settings: &Settings) -> Vec<Vec<String>> {
    let ids: Vec<EntryId> = roll.ids().collect();
    let every = (ids.len() / QUERIES).max(1);
    let sources = ids
        .into_iter()
        .step_by(every)
        .filter_map(|id| roll.source(id));
    let texts = sources.filter_map(|source| {
        let loaded = library::load(&source, Extent::Whole, settings).ok()?;
        let words = loaded.review.text().split(|c: char| !c.is_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        (words.len() > 4).then_some(words)
    });
    texts.collect()
}

/// The words that are in most of these texts.
fn common(texts: &[Vec<String>]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in texts.iter().flatten() {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts.into_iter().take(40).map(|(word, _)| word).collect()
}

/// How long a query takes: until it is ranked, until its first passages are there, and until all are.
fn ask(
    searcher: &mut Searcher,
    typed: &str,
    (roll, index): (&Roll, &IndexState),
    settings: &Settings,
) -> [Duration; 3] {
    let (asked, _) = Asked::parse(typed, &Filters::NONE);
    let mut search = LibrarySearch::new(1, asked, LIMIT, roll.clone());
    search.index = index.clone();
    let began = Instant::now();
    let (mut ranked, mut first) = (None, None);
    searcher.search(&search, settings, &mut |news| {
        match news {
            SearchNews::Found(_) => ranked = Some(began.elapsed()),
            SearchNews::Passages(_) => first = first.or_else(|| Some(began.elapsed())),
            SearchNews::Going(..) | SearchNews::Done | SearchNews::Refused(_) => {}
        }
        ControlFlow::Continue(())
    });
    let all = began.elapsed();
    [ranked.unwrap_or(all), first.unwrap_or(all), all]
}

/// Median and 99th percentile, in milliseconds.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |hundredths: usize| {
        let time = times.get(times.len() * hundredths / 100);
        time.map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    };
    format!("{:.1} / {:.1}", at(50), at(99))
}

fn one(words: &[String], at: usize) -> String {
    let word = words.get(at % words.len().max(1));
    word.map_or_else(String::new, |word| word.to_lowercase())
}

/// A long word, which is mostly a rare one.
fn rarest(words: &[String], at: usize) -> String {
    let near = words.iter().cycle().skip(at % words.len().max(1)).take(30);
    let longest = near.max_by_key(|word| word.len());
    longest.map_or_else(String::new, |word| word.to_lowercase())
}

fn run(words: &[String], at: usize, count: usize) -> String {
    let start = at % words.len().saturating_sub(count).max(1);
    let run: Vec<&str> = words
        .iter()
        .skip(start)
        .take(count)
        .map(String::as_str)
        .collect();
    run.join(" ")
}

fn first(word: &str, count: usize) -> String {
    word.chars().take(count).collect()
}

/// The same without its third letter.
fn misspelt(word: &str) -> String {
    let letters = word.chars().enumerate();
    letters
        .filter(|(at, _)| *at != 2)
        .map(|(_, letter)| letter)
        .collect()
}
