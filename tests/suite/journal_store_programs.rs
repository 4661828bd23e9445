//! Programs at one journal: several at once, such as are ended, and such as cannot write.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, key, new, note, open, tell, told};
use frontrow::journal::{Moment, Slot, Store, StoreError};
use rusqlite::Connection;
use rustix::process::{Resource, Rlimit, geteuid, getrlimit, setrlimit};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Barrier};
use std::time::Duration;
use std::{env, fs, thread};

/// Where the file of the journal stands for a program of its own, and its review.
const FILE: &str = "FRONTROW_TEST_JOURNAL";
const REVIEW: &str = "FRONTROW_TEST_REVIEW";

/// A program that runs one of the tests which are ignored here.
fn program(test: &str, file: &Path, review: &str) -> Command {
    let mut program = Command::new(env::current_exe().unwrap());
    program
        .args(["--exact", "--ignored", "--nocapture"])
        .arg(format!("journal_store_programs::{test}"))
        .env(FILE, file)
        .env(REVIEW, review)
        .stdout(Stdio::piped());
    program
}

/// What a program says, as it says it.
fn said(program: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(program.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok)
}

fn keep(store: &mut Store, review: &str, number: u64) -> Result<(), StoreError> {
    let changes = [(Slot::Note(key(number)), Some(note(&number.to_string())))];
    store.keep(&at(review, review), &changes, Moment(1))
}

/// The notes of a review are these first ones, and perhaps another.
fn assert_has(store: &mut Store, review: &str, first: u64) {
    let known = store.recall(&at(review, review)).unwrap();
    let count = known.as_ref().map_or(0, |known| known.page.iter().count());
    assert!(count as u64 >= first, "{count} of {first}");
    for number in 1..=count as u64 {
        let page = &known.as_ref().unwrap().page;
        assert_eq!(
            page.get(Slot::Note(key(number))),
            Some(&note(&number.to_string()))
        );
    }
}

#[test]
fn two_that_write_at_once_see_what_is_of_the_other() {
    let (_folder, file, mut store) = new();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for name in ["/one", "/two"] {
            let (file, start) = (&file, &start);
            scope.spawn(move || {
                let mut store = open(file);
                start.wait();
                for number in 1..=40 {
                    keep(&mut store, name, number).unwrap();
                    keep(&mut store, "/both", number).unwrap();
                }
            });
        }
    });
    assert!(store.has_changed().unwrap());
    for (name, count) in [("/one", 40), ("/two", 40), ("/both", 40)] {
        assert_has(&mut store, name, count);
    }
    assert_eq!(store.everything().unwrap().len(), 3);
}

#[test]
fn a_reader_does_not_wait_for_a_writer_and_a_writer_gives_up() {
    let (_folder, file, mut store) = new();
    tell(&mut store, &at("/1", "One."), "one");
    let other = Connection::open(&file).unwrap();
    other
        .execute_batch("BEGIN IMMEDIATE; DELETE FROM items")
        .unwrap();
    assert_eq!(told(&mut open(&file), &at("/1", "One.")).unwrap().0, "one");
    assert_eq!(keep(&mut store, "/2", 1), Err(StoreError::Busy));
    other.execute_batch("ROLLBACK").unwrap();
    keep(&mut store, "/2", 1).unwrap();
    assert_has(&mut store, "/2", 1);
}

#[test]
#[ignore = "run by the test of programs that are ended"]
fn keeps_until_it_is_ended() {
    let file = env::var_os(FILE).unwrap();
    let review = env::var(REVIEW).unwrap();
    let mut store = open(Path::new(&file));
    for number in 1.. {
        keep(&mut store, &review, number).unwrap();
        println!("\nkept {number}");
    }
}

#[test]
fn what_was_acknowledged_is_there_after_a_program_was_ended() {
    let (_folder, file, store) = new();
    drop(store);
    let mut chance: u64 = 1;
    let mut acknowledged = Vec::new();
    for run in 0..200 {
        // The generator of Knuth's MMIX.
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let review = format!("/{run}");
        let mut program = program("keeps_until_it_is_ended", &file, &review)
            .spawn()
            .unwrap();
        let mut said =
            said(&mut program).filter_map(|line| line.strip_prefix("kept ")?.parse().ok());
        let mut last: u64 = 0;
        for _ in 0..(chance >> 33) % 4 {
            last = said.next().unwrap();
        }
        thread::sleep(Duration::from_micros((chance >> 40) % 3000));
        program.kill().unwrap();
        last = said.last().unwrap_or(last);
        program.wait().unwrap();
        assert_has(&mut open(&file), &review, last);
        acknowledged.push((review, last));
    }
    let (mut store, told) = Store::recover(&file, Moment(0)).unwrap();
    assert_eq!(told, [""; 0]);
    for (review, last) in &acknowledged {
        assert_has(&mut store, review, *last);
    }
    assert!(acknowledged.iter().any(|(_, last)| *last > 1));
}

#[test]
#[ignore = "run by the test of a disk that is full"]
fn keeps_until_there_is_no_room() {
    let file = env::var_os(FILE).unwrap();
    let review = env::var(REVIEW).unwrap();
    // A file that becomes too large is then an error, as when the disk is full.
    let ignored = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), ignored).unwrap();
    let mut store = open(Path::new(&file));
    let whole = getrlimit(Resource::Fsize);
    let current = Some(200 * 1024);
    setrlimit(Resource::Fsize, Rlimit { current, ..whole }).unwrap();
    let mut kept = 0;
    let error = loop {
        match keep(&mut store, &review, kept + 1) {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
    };
    println!("\nkept {kept}\ntold {error}");
    // What is there can be read, and is all.
    assert_has(&mut store, &review, kept);
    assert!(keep(&mut store, &review, kept + 1).is_err());
    setrlimit(Resource::Fsize, whole).unwrap();
    keep(&mut store, &review, kept + 1).unwrap();
    println!("kept {}", kept + 1);
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let (_folder, file, store) = new();
    drop(store);
    let mut program = program("keeps_until_there_is_no_room", &file, "/1")
        .spawn()
        .unwrap();
    let said: Vec<String> = said(&mut program).collect();
    assert!(program.wait().unwrap().success(), "{said:?}");
    let told = said
        .iter()
        .find_map(|line| line.strip_prefix("told "))
        .unwrap();
    assert!(told.contains("room"), "{told}");
    let kept: Vec<u64> = said
        .iter()
        .filter_map(|line| line.strip_prefix("kept ")?.parse().ok())
        .collect();
    assert!(kept[0] > 1 && kept[1] == kept[0] + 1, "{kept:?}");
    assert_has(&mut open(&file), "/1", kept[1]);
}

#[test]
#[ignore = "run by the test of journals that cannot be written"]
fn reads_what_cannot_be_written() {
    let file = env::var_os(FILE).unwrap();
    let mut store = open(Path::new(&file));
    assert_eq!(told(&mut store, &at("/1", "One.")).unwrap().0, "one");
    assert!(!store.has_changed().unwrap());
    let told = keep(&mut store, "/1", 2).unwrap_err();
    assert!(matches!(told, StoreError::Unwritable(_)), "{told}");
    let none = Path::new(&file).with_file_name("none.sqlite");
    let told = Store::open(&none, Moment(0)).unwrap_err();
    assert!(matches!(told, StoreError::Unwritable(_)), "{told}");
    println!("\ndone");
}

#[test]
fn where_nothing_can_be_written_what_was_kept_can_be_read() {
    let (folder, file, mut store) = new();
    tell(&mut store, &at("/1", "One."), "one");
    drop(store);
    let mode =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let state = file.parent().unwrap();
    assert_eq!(
        fs::metadata(state).unwrap().permissions().mode() & 0o777,
        0o700
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    mode(folder.path(), 0o755);
    mode(&file, 0o444);
    mode(state, 0o555);
    let mut program = program("reads_what_cannot_be_written", &file, "");
    if geteuid().is_root() {
        // Nothing is forbidden to root.
        program.uid(65534).gid(65534);
    }
    let mut program = program.spawn().unwrap();
    let said: Vec<String> = said(&mut program).collect();
    program.wait().unwrap();
    mode(state, 0o755);
    assert!(said.iter().any(|line| line == "done"), "{said:?}");
}
