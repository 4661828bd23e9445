//! A library that is remembered from start to start, whatever becomes of the program.

use std::fs;

use super::pty::Pty;
use tempfile::TempDir;

/// Records: so many that reading them takes some seconds where the program is built for development.
const RECORDS: usize = 20_000;

/// A folder with a data set.
fn data_set() -> TempDir {
    let folder = TempDir::new().unwrap();
    let text = "The ferry leaves late, and the film knows it. ".repeat(8);
    let record = |number| {
        format!("{{\"title\": \"Crossing {number}\", \"rating\": 4, \"text\": \"{text}\"}}\n")
    };
    let records: String = (1..=RECORDS).map(record).collect();
    fs::write(folder.path().join("ferries.jsonl"), records).unwrap();
    folder
}

/// How many reviews the header says there are.
fn count(screen: &str) -> usize {
    let header = screen.lines().next().unwrap_or_default();
    let before = header.split(" reviews").next().unwrap_or_default();
    let number = before.rsplit(' ').next().unwrap_or_default();
    number.parse().unwrap_or_default()
}

#[test]
fn what_was_killed_while_it_read_goes_on_at_the_next_start() {
    let folder = data_set();
    let mut killed = Pty::frontrow(&folder, &["ferries.jsonl"]);
    killed.wait_until("some were read", |screen| count(screen) > 2_000);
    killed.signal("KILL");
    killed.ended();
    let mut again = Pty::frontrow(&folder, &["ferries.jsonl"]);
    again.wait_until("all are there", |screen| count(screen) == RECORDS);
    again.send("G");
    again.wait_for(&format!("Crossing {RECORDS}"));
    again.send("q");
    assert_eq!(again.ended(), 0);
    again.assert_given_back();
}

#[test]
fn two_programs_share_what_is_remembered() {
    let folder = data_set();
    let mut first = Pty::frontrow(&folder, &["ferries.jsonl"]);
    let mut second = Pty::frontrow(&folder, &["ferries.jsonl"]);
    for pty in [&first, &second] {
        pty.wait_until("all are there", |screen| count(screen) == RECORDS);
    }
    for pty in [&mut first, &mut second] {
        pty.send("q");
        assert_eq!(pty.ended(), 0);
    }
    let mut third = Pty::frontrow(&folder, &["ferries.jsonl"]);
    third.wait_until("all are there", |screen| count(screen) == RECORDS);
    third.send("q");
    assert_eq!(third.ended(), 0);
}

#[test]
fn a_named_text_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "One text.").unwrap();
    let mut pty = Pty::frontrow(&folder, &["a.txt"]);
    pty.wait_for("One text.");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    assert!(!folder.path().join(".cache").exists());
}

#[test]
fn what_cannot_be_remembered_is_read_all_the_same() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), "One.").unwrap();
    fs::write(folder.path().join("b.txt"), "Two.").unwrap();
    fs::write(
        folder.path().join(".cache"),
        "a file where a folder should be",
    )
    .unwrap();
    let mut pty = Pty::frontrow(&folder, &["."]);
    pty.wait_until("both are there", |screen| count(screen) == 2);
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}

#[test]
fn a_named_table_is_a_list_from_the_first_frame() {
    let folder = TempDir::new().unwrap();
    let table = "Film,Review,Stars\nThe Salt Road,Slow and kind.,4/5\nThe Tin Road,Loud.,2/5\n";
    fs::write(folder.path().join("mine.csv"), table).unwrap();
    let mut pty = Pty::frontrow(&folder, &["mine.csv"]);
    pty.wait_until("both are there", |screen| count(screen) == 2);
    pty.wait_for("Slow and kind.");
    assert!(!pty.sent().contains("Film,Review"));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}
