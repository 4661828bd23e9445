//! What is kept of what is read in private, and of reviews that are no files of their own; and that
//! a program which is told to end keeps all it has.

use std::fs;

use super::pty::Pty;
use tempfile::TempDir;

/// A text of numbered paragraphs.
fn text(name: &str) -> String {
    let paragraph = |n| format!("Paragraph {n} is of {name}.\n\n");
    (0..200).map(paragraph).collect()
}

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), text("a")).unwrap();
    folder
}

/// The first paragraph in the pane of the text.
fn first(screen: &str) -> &str {
    let mut rows = screen
        .lines()
        .filter_map(|row| Some(row.rsplit_once('│')?.1));
    rows.find(|row| row.contains("Paragraph "))
        .unwrap_or_default()
}

/// Waits until this paragraph is the first.
fn wait_at(pty: &Pty, paragraph: usize) {
    let wanted = format!("Paragraph {paragraph} ");
    pty.wait_until(&wanted, |screen| first(screen).contains(&wanted));
}

fn start(folder: &TempDir, arguments: &[&str], paragraph: usize) -> Pty {
    let pty = Pty::frontrow(folder, arguments);
    wait_at(&pty, paragraph);
    pty
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}

#[test]
fn what_is_done_in_private_is_not_kept_and_what_is_done_behind_it_is() {
    let folder = folder();
    let mut pty = start(&folder, &["a.txt"], 0);
    pty.send("}}}ma");
    pty.wait_for("Mark a set");
    pty.send("\x1bP");
    pty.wait_for("Nothing is kept from now on");
    pty.send("}}mb");
    pty.wait_for("Mark b set");
    pty.wait_for("private");
    quit(pty);
    // Neither the place nor the mark.
    let mut pty = start(&folder, &["a.txt"], 3);
    pty.send("'");
    pty.wait_until("one mark alone", |screen| {
        screen.contains("go to mark: a") && !screen.contains("b Paragraph")
    });
    pty.send("\x1b");
    pty.wait_until("the prompt closed", |screen| !screen.contains("go to mark"));
    pty.send("\x1bP");
    pty.wait_for("Nothing is kept from");
    pty.send("}}");
    wait_at(&pty, 5);
    pty.send("\x1bP");
    pty.wait_for("What you do from now on is kept");
    pty.send("}}mc");
    pty.wait_for("Mark c set");
    quit(pty);
    let mut pty = start(&folder, &["a.txt"], 7);
    pty.send("g'c");
    wait_at(&pty, 7);
    quit(pty);
}

#[test]
fn without_a_journal_nothing_is_said_to_be_kept() {
    let folder = folder();
    let mut pty = start(&folder, &["--no-journal", "a.txt"], 0);
    pty.send("\x1bP");
    pty.wait_for("Nothing is kept anyway");
    pty.send("}\x1bP");
    wait_at(&pty, 1);
    pty.wait_for("Nothing is kept anyway");
    quit(pty);
    assert!(!folder.path().join(".state").exists());
}

#[test]
fn a_program_that_is_told_to_end_keeps_jumps_and_the_place() {
    let folder = folder();
    let mut pty = start(&folder, &["a.txt"], 0);
    pty.send("}}}}}");
    wait_at(&pty, 5);
    pty.send("G");
    pty.wait_for("Paragraph 199 ");
    // Only once what the keys did is on the screen.
    pty.send("kkk");
    pty.wait_until("not the end", |screen| !screen.contains("100 %"));
    pty.signal("TERM");
    assert_eq!(pty.ended(), 128 + 15);
    let mut pty = Pty::frontrow(&folder, &["a.txt"]);
    pty.wait_for("Paragraph 199 ");
    pty.send("\x0f");
    wait_at(&pty, 5);
    quit(pty);
}

#[test]
fn records_come_back_at_their_place() {
    let folder = folder();
    let record = |name: &str| {
        let text = text(name).replace('\n', "\\n");
        format!("{{\"title\": \"The {name}\", \"text\": \"{text}\"}}\n")
    };
    let records = ["harbour", "orchard", "station"].map(record).concat();
    fs::write(folder.path().join("all.jsonl"), records).unwrap();
    let mut pty = Pty::frontrow(&folder, &["all.jsonl"]);
    pty.wait_until("the first", |screen| first(screen).contains("harbour"));
    pty.send("j");
    pty.wait_until("the second", |screen| first(screen).contains("orchard"));
    pty.send("\r}}}}");
    wait_at(&pty, 4);
    quit(pty);
    let pty = Pty::frontrow(&folder, &["all.jsonl"]);
    pty.wait_until("the place in the second", |screen| {
        first(screen).contains("Paragraph 4 is of orchard")
    });
    quit(pty);
}

/// What the last line of the screen begins with.
fn bar_begins(screen: &str, with: &str) -> bool {
    let bar = screen.lines().rev().find(|row| !row.trim().is_empty());
    bar.is_some_and(|bar| bar.trim_start().starts_with(with))
}

#[test]
fn samples_come_back_at_their_place() {
    let folder = TempDir::new().unwrap();
    let mut pty = Pty::frontrow(&folder, &[]);
    pty.wait_for("reviews");
    pty.resize(160, 24);
    pty.send("/Lock-Keeper\r");
    pty.wait_for("Thirty-One Hours at Dunnet Bottom");
    pty.send("\rmA");
    pty.wait_for("Mark A set");
    pty.send("]]");
    pty.wait_until("the third section", |screen| bar_begins(screen, "3/"));
    quit(pty);
    let mut pty = Pty::frontrow(&folder, &[]);
    pty.resize(160, 24);
    pty.wait_until("the third section", |screen| bar_begins(screen, "3/"));
    pty.send("'A");
    pty.wait_until("the first", |screen| bar_begins(screen, "1/"));
    quit(pty);
}
