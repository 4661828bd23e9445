//! How long a library takes that is remembered: a million records, and 100,000 files of one review.
//!
//! `cargo bench --bench catalogue` prints medians, and before them the sizes of the files.

use divan::Bencher;
use divan::counter::ItemsCount;
use frontrow::formats::Format;
use frontrow::journal::Content;
use frontrow::library::{Bytes, Catalogue, Digest, Place, Stamp, samples};
use frontrow::outline::Kind;
use frontrow::review::{Facts, Rating, Words};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;
use tempfile::TempDir;

/// The records of the one file.
const RECORDS: usize = 1_000_000;

/// The files of one review each.
const FILES: usize = 100_000;

/// How many records are told of at a time.
const TOLD: usize = 1000;

#[expect(clippy::print_stderr, reason = "sizes are a part of what is measured")]
fn main() {
    let sizes = [("records", records()), ("files", files())];
    for (name, (library, seconds)) in sizes {
        let kept = fs::read_dir(library.path()).into_iter().flatten();
        let size = |file: fs::DirEntry| file.metadata().map_or(0, |seen| seen.len());
        let size: u64 = kept.flatten().map(size).sum();
        eprintln!("{name}: {size} bytes, written in {seconds:.2} s");
    }
    divan::main();
}

/// Words of the samples, one after the other in no order, the same in every run.
struct Chance {
    words: Vec<&'static str>,
    state: u64,
}

impl Chance {
    fn new() -> Self {
        let words = samples::ALL
            .iter()
            .flat_map(|sample| sample.text.split_whitespace());
        Self {
            words: words.filter(|word| word.len() > 3).collect(),
            state: 1,
        }
    }

    fn number(&mut self, below: usize) -> usize {
        // The generator of Knuth's MMIX; its upper bits are good enough.
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % below
    }

    fn text(&mut self, words: usize) -> String {
        let words = (0..words).map(|_| {
            let at = self.number(self.words.len());
            self.words.get(at).copied().unwrap_or_default()
        });
        words.collect::<Vec<&str>>().join(" ")
    }

    /// As a record of a data set: all that such ones state.
    fn digest(&mut self) -> Digest {
        let stars = self.number(9) + 2;
        let facts = Facts {
            work: Some(self.text(3)),
            makers: vec![self.text(2)],
            year: i32::try_from(1900 + self.number(125)).ok(),
            reviewer: Some(self.text(1)),
            rating: Some(Rating {
                value: Some(stars as f64 / 2.0),
                best: Some(5.0),
                worst: None,
                as_written: format!("{}/5", stars as f64 / 2.0),
            }),
            date: Some(format!("20{:02}-0{}-1{}", self.number(25), 1, 2)),
            ..Facts::default()
        };
        Digest::Read {
            title: self.text(4),
            words: Words::new(self.number(2000), 0),
            format: Format::Plain,
            problems: Vec::new(),
            facts: Box::new(facts),
            kinds: Some([Kind::numbered(1), Kind::numbered(4)].into()),
            content: Some(Content::of(&self.number(usize::MAX).to_string())),
        }
    }
}

fn stamp(number: usize) -> Stamp {
    Stamp {
        size: 3000 + number as u64,
        modified: (1_700_000_000_123_456_789 + number as u64).cast_signed(),
        number: 10_000_000 + number as u64,
    }
}

const ROOT: &str = "/library";

fn open(folder: &Path) -> Catalogue {
    let opened = Catalogue::open(folder, &[PathBuf::from(ROOT)], "bench");
    opened.expect("a folder of our own").catalogue
}

fn records() -> &'static (TempDir, f64) {
    static MADE: OnceLock<(TempDir, f64)> = OnceLock::new();
    MADE.get_or_init(|| {
        let library = tempfile::tempdir().expect("room for a library");
        let mut chance = Chance::new();
        let (mut start, mut took) = (0, 0.0);
        let mut catalogue = open(library.path());
        let path = Path::new(ROOT).join("reviews.jsonl");
        catalogue.begin(&path, stamp(0)).expect("a new file");
        for told in 0..RECORDS / TOLD {
            let records: Vec<(Place, Digest)> = (1..=TOLD)
                .map(|record| {
                    let len = 500 + chance.number(1000) as u32;
                    let bytes = Some(Bytes { start, len });
                    start += u64::from(len) + 1;
                    let record = told * TOLD + record;
                    let line = Some(record);
                    let place = Place {
                        record,
                        line,
                        bytes,
                    };
                    (place, chance.digest())
                })
                .collect();
            let before = Instant::now();
            catalogue.append(&path, &records).expect("room");
            took += before.elapsed().as_secs_f64();
        }
        let before = Instant::now();
        catalogue.complete(&path).expect("room");
        drop(catalogue);
        (library, took + before.elapsed().as_secs_f64())
    })
}

fn files() -> &'static (TempDir, f64) {
    static MADE: OnceLock<(TempDir, f64)> = OnceLock::new();
    MADE.get_or_init(|| {
        let library = tempfile::tempdir().expect("room for a library");
        let mut chance = Chance::new();
        let mut catalogue = open(library.path());
        let mut took = 0.0;
        for number in 0..FILES {
            let name = format!("{:03}/{} {number}.txt", number % 500, chance.text(2));
            let (path, digest) = (Path::new(ROOT).join(name), chance.digest());
            let before = Instant::now();
            catalogue.one(&path, stamp(number), &digest).expect("room");
            took += before.elapsed().as_secs_f64();
        }
        let before = Instant::now();
        drop(catalogue);
        (library, took + before.elapsed().as_secs_f64())
    })
}

fn library(name: &str) -> (&'static Path, usize) {
    let ((library, _), count) = match name {
        "files" => (files(), FILES),
        _ => (records(), RECORDS),
    };
    (library.path(), count)
}

const LIBRARIES: [&str; 2] = ["files", "records"];

#[divan::bench(args = LIBRARIES, sample_count = 10)]
fn load_all(bencher: Bencher<'_, '_>, name: &str) {
    let (library, count) = library(name);
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let mut seen = 0;
        let all = open(library).each(&mut |batch| {
            seen += batch.len();
            ControlFlow::Continue(())
        });
        all.expect("what was written");
        assert_eq!(seen, count);
    });
}

#[divan::bench(args = LIBRARIES, sample_count = 10)]
fn stamps(bencher: Bencher<'_, '_>, name: &str) {
    let (library, _) = library(name);
    bencher.bench_local(|| open(library).files().map(|files| files.len()));
}

#[divan::bench(args = LIBRARIES, sample_count = 50)]
fn open_and_first_hundred(bencher: Bencher<'_, '_>, name: &str) {
    let (library, _) = library(name);
    bencher.bench_local(|| open(library).first(100).map(|first| first.len()));
}

#[divan::bench(args = LIBRARIES, sample_count = 50)]
fn open_alone(bencher: Bencher<'_, '_>, name: &str) {
    let (library, _) = library(name);
    bencher.bench_local(|| open(library));
}
