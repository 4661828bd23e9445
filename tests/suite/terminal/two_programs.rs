//! Two programs on one library and one journal at once: each sees what the other keeps.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose library cannot be made must fail"
)]

use std::fs;

use super::pty::Pty;
use tempfile::TempDir;

/// A folder with two reviews.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("all")).unwrap();
    for name in ["harbour", "orchard"] {
        let paragraph = |n| format!("Paragraph {n} is about the {name}.\n\n");
        let text: String = (0..100).map(paragraph).collect();
        fs::write(folder.path().join("all").join(format!("{name}.txt")), text).unwrap();
    }
    folder
}

/// The program on both reviews, of which the first is open.
fn start(folder: &TempDir) -> Pty {
    let mut pty = Pty::frontrow(folder, &["all"]);
    pty.wait_for("Paragraph 0 is about the harbour");
    pty.send("\r");
    pty
}

#[test]
fn what_is_kept_in_one_is_seen_in_the_other_while_both_run() {
    let folder = folder();
    let (mut one, mut other) = (start(&folder), start(&folder));
    // The page that lists what is kept; no key is pressed there until it is told.
    other.send("\"");
    other.wait_for("This review: marks, highlights, notes");
    one.send("}}}ma");
    one.wait_for("Mark a set");
    other.wait_for("a Paragraph 3 is about the harbour");
    other.send("q'a");
    other.wait_until("the mark of the other", |screen| {
        let top = screen.lines().nth(2).unwrap_or_default();
        top.contains("a Paragraph 3 is about")
    });
    // The other way round, and in the list of the library.
    one.send("\"");
    one.wait_for("a Paragraph 3 is about the harbour");
    other.send("}mb");
    other.wait_for("Mark b set");
    one.wait_for("b Paragraph 4 is about the harbour");
    one.send("q\x1b");
    one.resize(100, 24);
    other.send("r4/5\r");
    other.wait_for("You rate it 4 of 5");
    one.wait_for("★★★★✎");
    // Neither wakes the other when nothing happens.
    for pty in [&one, &other] {
        pty.wait_for_rest();
    }
    for mut pty in [one, other] {
        pty.send("q");
        assert_eq!(pty.ended(), 0);
    }
}
