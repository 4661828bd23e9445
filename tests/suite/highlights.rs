//! Highlights and notes: made, seen, changed, taken away, and found again.

use super::session::{PASTED, Session, USUAL};
use frontrow::config::Role;
use std::fs;
use tempfile::TempDir;

/// What is highlighted on the screen: a letter for the colour, and the words row by row.
fn highlighted(session: &Session) -> String {
    let inks = [
        ("y", Role::HighlightYellow),
        ("g", Role::HighlightGreen),
        ("b", Role::HighlightBlue),
        ("r", Role::HighlightRed),
    ];
    let all = inks.into_iter().flat_map(|(letter, role)| {
        let rows = session.drawn_as(role).into_iter();
        rows.map(move |row| format!("{letter}: {row}"))
    });
    all.collect::<Vec<_>>().join(" | ")
}

/// Keys pressed in [`PASTED`], what is highlighted then, and the signs in the margin.
const MADE: &[(&str, &str, &str)] = &[
    ("v 1", "y: Some films arrive with a drum roll.", "y"),
    ("v b 2", "g: Some films arrive with a drum roll", "g"),
    ("v 3", "b: Some films arrive with a drum roll.", "b"),
    ("v 4", "r: Some films arrive with a drum roll.", "r"),
    // The colour used last.
    ("v Enter", "y: Some films arrive with a drum roll.", "y"),
    ("v v 3 v v w w Enter", "b: Some | b: arrive", "b"),
    // The same words, or one of them pointed at, get another colour.
    ("v 1 v 2", "g: Some films arrive with a drum roll.", "g"),
    ("v 1 v v w 3", "b: Some films arrive with a drum roll.", "b"),
    // One that is begun on grows, either way, and with its note; what was is had back.
    ("v v 3 v w w w 2", "g: Some films arrive with", "g"),
    ("v v 3 v w w w 2 U", "b: Some", "b"),
    ("v v w v 3 v v w v o b 2", "g: Some films", "g"),
    // Other words lie over them.
    (
        "v 1 v v w v 2",
        "y: Some  | y:  arrive with a drum roll. | g: films",
        "y",
    ),
    (
        "v v w v 2 v v ( v ) 1",
        "y: Some films arrive with a drum roll.",
        "y",
    ),
    ("v 1 v x", "", ""),
    ("v 1 v v w x", "", ""),
    ("v x", "", ""),
    // What was found lies over it.
    (
        "v 1 / f i l m s Enter",
        "y: Some  | y:  arrive with a drum roll.",
        "y",
    ),
    // Notes.
    (
        "v n s o Enter",
        "y: Some films arrive with a drum roll.",
        "Y",
    ),
    ("v n Enter", "y: Some films arrive with a drum roll.", "y"),
    ("v n s o Esc Esc", "", ""),
    (
        "v n s o Enter v n Ctrl-u Enter",
        "y: Some films arrive with a drum roll.",
        "y",
    ),
    (
        "v n s o Enter v 4",
        "r: Some films arrive with a drum roll.",
        "R",
    ),
    ("v n s o Enter v x", "", ""),
];

#[test]
fn words_are_highlighted() {
    for (keys, expected, signs) in MADE {
        let session = Session::after(PASTED, keys);
        assert_eq!(
            highlighted(&session),
            *expected,
            "{keys}\n{}",
            session.screen()
        );
        let marked = session.marked().into_iter().map(|(sign, _)| sign);
        let told = marked.filter(|sign| !matches!(sign.as_str(), "▎" | "›"));
        assert_eq!(told.collect::<String>(), *signs, "{keys}");
    }
}

#[test]
fn it_is_told_what_was_done() {
    for (keys, told) in [
        ("v 2", "Highlighted in green"),
        ("v 2 v x", "Highlight removed"),
        ("v n s o Enter v x", "Highlight and its note removed"),
        ("v 1 } v 2 v o g x", "2 highlights removed"),
        ("v v 3 v w w w 2 v x", "Highlight removed"),
        ("v x", "Nothing is highlighted there"),
        ("v 0 2", "Nothing is selected"),
        ("v n s o Enter", "Note kept"),
        ("v n s o Enter v n Ctrl-u Enter", "Note removed"),
        ("Alt-m s o Enter", "Note kept"),
        // On its line, the note itself.
        ("v n s o Enter j k", "so"),
    ] {
        let session = Session::after(PASTED, keys);
        assert!(
            session.status().contains(told),
            "{keys}: {}",
            session.status()
        );
    }
}

#[test]
fn the_longest_note_is_as_long_as_an_import_takes_and_it_is_said_that_it_is() {
    const MOST: usize = 100_000;
    let mut session = Session::after(PASTED, "v n");
    session.pastes(&"x".repeat(MOST - 1));
    for (size, typed, said) in [
        ((80, 24), "", ""),
        ((80, 24), "y", "full: 100,000 characters"),
        ((80, 24), "z", "full: 100,000 characters"),
        ((40, 12), "", "full"),
    ] {
        let status = session.resize(size.0, size.1).types(typed).status();
        assert!(status.starts_with(" note: xx"), "{status}");
        assert!(status.trim_end().ends_with("Esc back"), "{status}");
        assert!(status.contains(said), "{status}");
        assert_eq!(status.contains("full"), !said.is_empty(), "{status}");
    }
    // Also where more is pasted than there is room for.
    session.keys("Ctrl-u").pastes(&"x".repeat(MOST + 10));
    assert!(session.status().contains("full"), "{}", session.status());
    session.keys("Enter v n");
    assert!(session.status().contains("full"), "{}", session.status());
    session.keys("Backspace");
    assert!(!session.status().contains("full"), "{}", session.status());
}

#[test]
fn the_ways_out_of_a_long_note_are_always_told() {
    let mut session = Session::after(PASTED, "v n");
    session.types(&"long ".repeat(40));
    for (size, ways) in [((80, 24), "Enter keep  Esc back"), ((40, 12), "Esc back")] {
        let status = session.resize(size.0, size.1).status();
        assert!(status.trim_end().ends_with(ways), "{status}");
    }
}

#[test]
fn a_note_is_longer_than_a_search_and_has_lines() {
    let mut session = Session::after(PASTED, "v n");
    session.types(&"long ".repeat(200));
    session.keys("Alt-Enter").types("second").keys("Ctrl-j");
    session.types("third").keys("Enter v n");
    assert!(session.status().contains("long ↵second↵third") || session.status().contains("↵third"));
    let kept = session.status();
    session.keys("Home");
    assert!(session.status().contains("note: long long"), "{kept}");
    // About the review, too.
    session
        .keys("Esc Esc Alt-m")
        .types("all of it")
        .keys("Enter Alt-m");
    assert!(session.status().contains("note: all of it"));
}

#[test]
fn highlights_are_found_again_when_the_text_has_changed() {
    let mut session = Session::folder(&[("ferry.txt", PASTED)], USUAL);
    session.keys("Enter } v 3");
    let words = "b: The set-up is small enough for a matchbox.";
    assert_eq!(highlighted(&session), words);
    let more = format!("There is a foreword now, of a sentence or two.\n\n{PASTED}");
    session.rewrites("ferry.txt", &more);
    assert_eq!(highlighted(&session), words);
    // What is gone is not drawn, and comes back with its words.
    session.rewrites(
        "ferry.txt",
        "Nothing of all that is left in this text.\n\nAnd that is all.\n",
    );
    assert_eq!(highlighted(&session), "");
    session.rewrites("ferry.txt", PASTED);
    session.keys("g");
    assert_eq!(highlighted(&session), words);
}

#[test]
fn highlights_go_from_review_to_review() {
    let other = "A wholly other text about the bridge. It has two sentences.\n";
    let mut session = Session::folder(&[("a.txt", PASTED), ("b.txt", other)], USUAL);
    session.keys("Enter v 3 >");
    assert_eq!(highlighted(&session), "");
    session.keys("v 4 <");
    assert_eq!(
        highlighted(&session),
        "b: Some films arrive with a drum roll."
    );
}

#[test]
fn a_kept_highlight_is_said_to_be_once_it_is_on_the_disk() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("journal");
    fs::write(&file, "").unwrap();
    fs::remove_file(&file).unwrap();
    let mut session = Session::one(PASTED, USUAL);
    session.journaling(&file).keys("v 2");
    assert!(session.status().contains("Highlighted in green"));
    assert!(!session.status().contains("for this run only"));
}
