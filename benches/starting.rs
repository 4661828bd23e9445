//! How long it takes until all of a library is known, read for the first time and remembered, and how
//! long a key takes that scrolls its list, by how many reviews it has.
//!
//! `cargo bench --bench starting` prints medians, and the most memory at the end of all. The libraries are
//! made below the folder for temporary files: the largest has 150 MB.

use divan::Bencher;
use frontrow::app::{App, Event, Pane, Size};
use frontrow::config::{self, Settings};
use frontrow::keys::Sequence;
use frontrow::library::{Change, samples};
use frontrow::work;
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Files of one review each.
const FILES: [usize; 3] = [1, 10_000, 100_000];

/// Records of one file.
const RECORDS: [usize; 4] = [1, 10_000, 100_000, 1_000_000];

#[expect(clippy::print_stdout, reason = "a bench prints what it measured")]
fn main() {
    divan::main();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("most memory: {line}");
    }
}

fn settings() -> Option<Settings> {
    config::shipped().ok()
}

/// A folder of so many files.
fn files(count: usize) -> Option<TempDir> {
    let folder = TempDir::new().ok()?;
    let texts: Vec<&str> = samples::ALL.iter().map(|sample| sample.text).collect();
    for number in 0..count {
        let below = folder.path().join(format!("{:03}", number / 1000));
        fs::create_dir_all(&below).ok()?;
        let text = texts.get(number % texts.len())?;
        let start: String = text.chars().take(1500).collect();
        fs::write(below.join(format!("{number:06}.txt")), start).ok()?;
    }
    Some(folder)
}

/// A folder of a data set of so many records.
fn records(count: usize) -> Option<TempDir> {
    let folder = TempDir::new().ok()?;
    let mut all = String::new();
    for number in 0..count {
        let (maker, year) = (number % 3000, 1950 + number % 70);
        let written = writeln!(
            all,
            "{{\"title\":\"Crossing {number}\",\"director\":\"Maker {maker}\",\"year\":{year},\
             \"text\":\"The ferry leaves late, and the film knows it.\"}}"
        );
        written.ok()?;
    }
    fs::write(folder.path().join("crossings.jsonl"), all).ok()?;
    Some(folder)
}

/// Hears of a library until all of it is known.
fn known(root: &Path, remembered: Option<&Path>, hear: &mut dyn FnMut(Event)) {
    let Some(settings) = settings() else { return };
    let roots: [PathBuf; 1] = [root.to_owned()];
    let control = Arc::default();
    let tell = &mut |event: Event| {
        let is_all = matches!(event, Event::Library(Change::Settled));
        hear(event);
        if is_all {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    work::keep(&roots, &settings.for_library(), remembered, &control, tell);
}

#[divan::bench(args = FILES, sample_count = 3)]
fn files_cold(bencher: Bencher<'_, '_>, count: usize) {
    let folder = files(count);
    bencher.bench_local(|| {
        folder
            .as_ref()
            .map(|root| known(root.path(), None, &mut drop))
    });
}

#[divan::bench(args = RECORDS, sample_count = 3)]
fn records_cold(bencher: Bencher<'_, '_>, count: usize) {
    let folder = records(count);
    bencher.bench_local(|| {
        folder
            .as_ref()
            .map(|root| known(root.path(), None, &mut drop))
    });
}

#[divan::bench(args = FILES, sample_count = 5)]
fn files_remembered(bencher: Bencher<'_, '_>, count: usize) {
    remembered(bencher, files(count));
}

#[divan::bench(args = RECORDS, sample_count = 5)]
fn records_remembered(bencher: Bencher<'_, '_>, count: usize) {
    remembered(bencher, records(count));
}

fn remembered(bencher: Bencher<'_, '_>, folder: Option<TempDir>) {
    let Some((folder, memory)) = folder.zip(TempDir::new().ok()) else {
        return;
    };
    known(folder.path(), Some(memory.path()), &mut drop);
    bencher.bench_local(|| known(folder.path(), Some(memory.path()), &mut drop));
}

/// A key that moves on in the list, from the beginning.
#[divan::bench(args = RECORDS, sample_count = 50)]
fn a_page_on(bencher: Bencher<'_, '_>, count: usize) {
    let (Some(folder), Some(settings)) = (records(count), settings()) else {
        return;
    };
    let size = Size {
        columns: 120,
        rows: 40,
    };
    let mut app = App::new(settings, size, Pane::Library);
    known(folder.path(), None, &mut |event| {
        app.update(event);
    });
    let keys: Option<Vec<_>> = "PgDn"
        .parse()
        .ok()
        .map(|keys: Sequence| keys.keys().to_vec());
    let key = keys.and_then(|keys| keys.first().copied());
    bencher.bench_local(|| key.map(|key| app.update(Event::Key(key)).len()));
}
