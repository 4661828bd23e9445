//! Coming back to the same words after the program has ended, in whichever way.

use std::fs;
use std::thread;
use std::time::Duration;

use super::pty::Pty;
use tempfile::TempDir;

/// Where the program keeps its journal.
const JOURNAL: &str = ".state/frontrow/journal.sqlite";

/// A folder with a text of numbered paragraphs, a row each.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.txt"), paragraphs(0..200)).unwrap();
    folder
}

fn paragraphs(range: std::ops::Range<usize>) -> String {
    let paragraph = |n| format!("Paragraph {n} is about crossing number {n}.\n\n");
    range.map(paragraph).collect()
}

/// The first paragraph in the pane of the text.
fn first(screen: &str) -> String {
    let mut rows = screen
        .lines()
        .filter_map(|row| Some(row.rsplit_once('│')?.1));
    let first = rows.find(|row| row.contains("Paragraph "));
    first.unwrap_or_default().trim().to_owned()
}

/// The program, which must show this paragraph first of all.
fn shows(folder: &TempDir, arguments: &[&str], wanted: usize) -> Pty {
    let pty = Pty::frontrow(folder, arguments);
    let wanted = format!("Paragraph {wanted} ");
    pty.wait_until(&wanted, |screen| first(screen).contains(&wanted));
    pty
}

/// Whether the files of the journal have these words.
fn is_kept(folder: &TempDir, words: &str) -> bool {
    let journal = folder.path().join(JOURNAL);
    ["", "-wal"].iter().any(|end| {
        let bytes = fs::read(format!("{}{end}", journal.display())).unwrap_or_default();
        bytes
            .windows(words.len())
            .any(|here| here == words.as_bytes())
    })
}

/// Ends the program by its key.
fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}

/// Reads up to the twentieth paragraph.
fn read_to_twenty(folder: &TempDir, arguments: &[&str]) -> Pty {
    let mut pty = shows(folder, arguments, 0);
    for _ in 0..20 {
        pty.send("}");
    }
    pty.wait_until("the twentieth", |screen| {
        first(screen).contains("Paragraph 20 ")
    });
    pty
}

#[test]
fn one_comes_back_to_the_same_line() {
    let folder = folder();
    quit(read_to_twenty(&folder, &["a.txt"]));
    quit(shows(&folder, &["a.txt"], 20));
}

#[test]
fn a_program_that_was_killed_after_a_moment_of_stillness_has_kept_the_place() {
    let folder = folder();
    let mut pty = read_to_twenty(&folder, &["a.txt"]);
    // It writes when it has been still for a moment.
    while !is_kept(&folder, r#""behind":"Paragraph 20 "#) {
        thread::sleep(Duration::from_millis(50));
    }
    pty.signal("KILL");
    pty.ended();
    quit(shows(&folder, &["a.txt"], 20));
}

#[test]
fn a_program_that_is_told_to_end_keeps_the_place() {
    let folder = folder();
    let mut pty = read_to_twenty(&folder, &["a.txt"]);
    pty.signal("TERM");
    pty.ended();
    quit(shows(&folder, &["a.txt"], 20));
}

#[test]
fn the_words_are_found_after_an_edit_and_under_another_name() {
    let folder = folder();
    quit(read_to_twenty(&folder, &["a.txt"]));
    let text = format!("{}{}", paragraphs(500..510), paragraphs(0..200));
    fs::write(folder.path().join("a.txt"), text).unwrap();
    // A look is enough for the new text to be known by its content.
    quit(shows(&folder, &["a.txt"], 20));
    fs::rename(folder.path().join("a.txt"), folder.path().join("b.txt")).unwrap();
    quit(shows(&folder, &["b.txt"], 20));
}

#[test]
fn a_library_is_opened_where_it_was_left() {
    let folder = folder();
    fs::create_dir(folder.path().join("all")).unwrap();
    for (name, range) in [("1.txt", 300..400), ("2.txt", 0..200), ("3.txt", 400..500)] {
        fs::write(folder.path().join("all").join(name), paragraphs(range)).unwrap();
    }
    let mut pty = shows(&folder, &["all"], 300);
    pty.send("j");
    pty.wait_until("the second", |screen| {
        first(screen).contains("Paragraph 0 ")
    });
    pty.send("\r");
    for _ in 0..20 {
        pty.send("}");
    }
    pty.wait_until("the twentieth", |screen| {
        first(screen).contains("Paragraph 20 ")
    });
    quit(pty);
    let mut pty = shows(&folder, &["all"], 20);
    // The focus is in the text.
    pty.send("}");
    pty.wait_until("the next", |screen| first(screen).contains("Paragraph 21 "));
    quit(pty);
    // Its name is another one now, and stays so: nothing is done in these runs.
    let all = folder.path().join("all");
    fs::rename(all.join("2.txt"), all.join("9.txt")).unwrap();
    quit(shows(&folder, &["all"], 21));
    quit(shows(&folder, &["all"], 21));
    fs::remove_file(all.join("9.txt")).unwrap();
    quit(shows(&folder, &["all"], 300));
}

#[test]
fn in_private_what_was_kept_is_there_and_nothing_new_is_kept() {
    let folder = folder();
    quit(read_to_twenty(&folder, &["a.txt"]));
    let mut pty = shows(&folder, &["--private", "a.txt"], 20);
    pty.wait_for("private");
    pty.send("}");
    pty.wait_until("the next", |screen| first(screen).contains("Paragraph 21 "));
    quit(pty);
    quit(shows(&folder, &["a.txt"], 20));
}

#[test]
fn nothing_is_kept_where_the_settings_say_so() {
    let folder = folder();
    let settings = folder.path().join(".config/frontrow");
    fs::create_dir_all(&settings).unwrap();
    quit(read_to_twenty(&folder, &["a.txt"]));
    fs::write(
        settings.join("config.toml"),
        "[journal]\nkeep = \"nothing\"\n",
    )
    .unwrap();
    let mut pty = shows(&folder, &["a.txt"], 20);
    pty.wait_for("private");
    pty.send("}");
    pty.wait_until("the next", |screen| first(screen).contains("Paragraph 21 "));
    quit(pty);
    quit(shows(&folder, &["a.txt"], 20));
}

#[test]
fn without_a_journal_nothing_is_read_or_made() {
    let folder = folder();
    quit(read_to_twenty(&folder, &["--no-journal", "a.txt"]));
    assert!(!folder.path().join(".state").exists());
    quit(read_to_twenty(&folder, &["a.txt"]));
    quit(shows(&folder, &["--no-journal", "a.txt"], 0));
}

#[test]
fn where_nothing_can_be_kept_it_is_said_and_reading_goes_on() {
    let folder = folder();
    // A file where the folder must be: also the owner of everything can make nothing in it.
    fs::write(folder.path().join(".state"), "").unwrap();
    let mut pty = shows(&folder, &["a.txt"], 0);
    pty.wait_for("Nothing is kept");
    pty.send("}");
    pty.wait_until("the next", |screen| first(screen).contains("Paragraph 1 "));
    pty.wait_for("not kept");
    quit(pty);
}
