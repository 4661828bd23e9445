//! Several at one catalogue, and such as are ended while they write.
#![expect(
    clippy::unwrap_used,
    reason = "a catalogue that cannot be made must fail"
)]

use super::catalogue::{all, open, path, records, stamp, titled};
use frontrow::library::{Digest, Holds, Place, Source};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::{env, fs, thread};
use tempfile::tempdir;

/// Where the folder of the catalogue stands for a program of its own.
const FOLDER: &str = "FRONTROW_TEST_CATALOGUE";

/// The records that are remembered, in the order in which they come.
fn numbers(folder: &Path) -> Vec<usize> {
    let number = |(source, digest)| match (source, digest) {
        (Source::Record(_, place), Digest::Read { title, .. }) => {
            assert_eq!(title, format!("Record {}", place.record));
            Some(place.record)
        }
        _ => None,
    };
    let all = all(&open(folder)).into_iter();
    all.filter_map(number).collect()
}

/// How many records of a file are remembered, the last of them, and whether these are all.
fn known(folder: &Path, name: &str) -> (usize, Option<Place>, bool) {
    let files = open(folder).files().unwrap();
    let Holds::Records {
        count,
        last,
        complete,
    } = files.get(&path(name)).unwrap().holds
    else {
        return (usize::MAX, None, false);
    };
    (count, last, complete)
}

#[test]
fn two_at_the_same_files_leave_each_review_once() {
    let folder = tempdir().unwrap();
    let start = Barrier::new(4);
    thread::scope(|scope| {
        for part in [100, 170, 300, 450] {
            let (folder, start) = (folder.path(), &start);
            scope.spawn(move || {
                start.wait();
                let mut catalogue = open(folder);
                let many = path("many.jsonl");
                let last = catalogue.begin(&many, stamp(1)).unwrap();
                let told = records(1..=9000);
                let known = last.map_or(0, |last| last.record);
                for (number, some) in told[known..].chunks(part).enumerate() {
                    catalogue.append(&many, some).unwrap();
                    let name = path(&format!("{number}.txt"));
                    catalogue.one(&name, stamp(1), &titled("T")).unwrap();
                    catalogue.commit().unwrap();
                }
                catalogue.complete(&many).unwrap();
                catalogue.commit().unwrap();
            });
        }
    });
    assert!(numbers(folder.path()).into_iter().eq(1..=9000));
    let last = records(9000..=9000)[0].0;
    assert_eq!(known(folder.path(), "many.jsonl"), (9000, Some(last), true));
    let all = all(&open(folder.path()));
    let sources: BTreeSet<String> = all.iter().map(|(source, _)| source.shown()).collect();
    assert_eq!(sources.len(), all.len());
    let first = open(folder.path()).first(all.len()).unwrap();
    assert_eq!(first.len(), all.len());
}

#[test]
fn one_that_stops_half_way_is_gone_on_from_by_another() {
    let folder = tempdir().unwrap();
    let many = path("many.jsonl");
    let (mut slow, mut fast) = (open(folder.path()), open(folder.path()));
    for catalogue in [&mut slow, &mut fast] {
        assert_eq!(catalogue.begin(&many, stamp(1)).unwrap(), None);
    }
    fast.append(&many, &records(1..=250)).unwrap();
    fast.commit().unwrap();
    // A part of what it tells is known, then all is new.
    slow.append(&many, &records(1..=100)).unwrap();
    slow.commit().unwrap();
    slow.append(&many, &records(101..=300)).unwrap();
    slow.commit().unwrap();
    assert!(numbers(folder.path()).into_iter().eq(1..=300));
    // The file has changed: what is told of it as it was is passed over.
    let mut newer = open(folder.path());
    assert_eq!(newer.begin(&many, stamp(2)).unwrap(), None);
    slow.append(&many, &records(301..=400)).unwrap();
    slow.complete(&many).unwrap();
    slow.commit().unwrap();
    assert_eq!(known(folder.path(), "many.jsonl"), (0, None, false));
    newer.append(&many, &records(1..=5)).unwrap();
    newer.complete(&many).unwrap();
    newer.commit().unwrap();
    assert!(numbers(folder.path()).into_iter().eq(1..=5));
    // Nor is a gap left where the same file was begun anew.
    let mut late = open(folder.path());
    assert_eq!(
        late.begin(&many, stamp(2)).unwrap(),
        records(5..=5)[0].0.into()
    );
    newer.one(&many, stamp(2), &titled("One")).unwrap();
    assert_eq!(newer.begin(&many, stamp(2)).unwrap(), None);
    late.append(&many, &records(6..=9)).unwrap();
    late.complete(&many).unwrap();
    late.commit().unwrap();
    assert_eq!(known(folder.path(), "many.jsonl"), (0, None, false));
}

#[test]
fn a_reader_does_not_wait_for_a_writer_and_a_writer_gives_up() {
    let folder = tempdir().unwrap();
    let mut catalogue = open(folder.path());
    catalogue.one(&path("a"), stamp(1), &titled("A")).unwrap();
    catalogue.commit().unwrap();
    let file = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut file = file.filter(|file| file.extension().is_some_and(|end| end == "catalogue"));
    let other = Connection::open(file.next().unwrap()).unwrap();
    other
        .execute_batch("BEGIN IMMEDIATE; DELETE FROM files")
        .unwrap();
    assert_eq!(all(&open(folder.path())).len(), 1);
    catalogue.one(&path("b"), stamp(1), &titled("B")).unwrap();
    let told = catalogue.commit().unwrap_err();
    assert_eq!(told, frontrow::library::CatalogueError::Busy);
    other.execute_batch("ROLLBACK").unwrap();
    catalogue.one(&path("c"), stamp(1), &titled("C")).unwrap();
    drop(catalogue);
    assert_eq!(all(&open(folder.path())).len(), 2);
}

/// Writes records until it is ended; run by the test below in a program of its own.
#[test]
#[ignore = "run by the test of a program that is ended"]
fn writes_until_it_is_ended() {
    let folder = env::var_os(FOLDER).unwrap();
    let mut catalogue = open(Path::new(&folder));
    let many = path("many.jsonl");
    let mut last = catalogue
        .begin(&many, stamp(1))
        .unwrap()
        .map_or(0, |last| last.record);
    loop {
        let told = records(last + 1..=last + 500);
        catalogue.append(&many, &told).unwrap();
        catalogue.commit().unwrap();
        last += 500;
        println!("\nwritten {last}");
    }
}

#[test]
fn what_was_written_is_there_after_a_program_was_ended() {
    let folder = tempdir().unwrap();
    let mut before = 0;
    for _ in 0..3 {
        let mut program = Command::new(env::current_exe().unwrap())
            .args(["--exact", "--ignored", "--nocapture"])
            .arg("catalogue_shared::writes_until_it_is_ended")
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let told = BufReader::new(program.stdout.take().unwrap()).lines();
        let told = told.map(|line| line.unwrap());
        let mut written = told.filter_map(|line| line.strip_prefix("written ")?.parse().ok());
        let written: usize = written.nth(7).unwrap();
        program.kill().unwrap();
        program.wait().unwrap();
        let numbers = numbers(folder.path());
        assert!(numbers.len() >= written && written > before, "{written}");
        assert!(numbers.iter().copied().eq(1..=numbers.len()));
        let (count, last, complete) = known(folder.path(), "many.jsonl");
        assert_eq!((count, complete), (numbers.len(), false));
        assert_eq!(last, Some(records(count..=count)[0].0));
        before = count;
    }
}
