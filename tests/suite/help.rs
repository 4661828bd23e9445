//! The page of keys: in which order it lists them, how it scrolls, and how one is looked up.

use super::session::{CJK, PASTED, Session, WRAPPED};
use frontrow::command::{Command, Group};
use frontrow::config::{self, Capture};
use frontrow::keys::Keymap;

/// A window in which the whole help has room, in one column.
const TALL: (u16, u16) = (100, 220);

fn three(size: (u16, u16)) -> Session {
    Session::folder(
        &[("a.txt", PASTED), ("b.txt", WRAPPED), ("c.txt", CJK)],
        size,
    )
}

/// The rows between header and status line, without those that are empty.
fn body(session: &Session) -> Vec<String> {
    let screen = session.screen();
    let rows = screen.lines().skip(1).map(|row| row.trim().to_owned());
    let mut rows: Vec<String> = rows.collect();
    rows.pop();
    rows.retain(|row| !row.is_empty());
    rows
}

/// The last heading in the help of the library.
const LANGUAGE: &str = "The language of filters";

/// The rows that are headings: no keys before them, no sentence.
fn headings(session: &Session) -> String {
    let rows = body(session);
    let headings = rows.iter().filter(|row| !row.contains("  "));
    let mut headings: Vec<&str> = headings.map(String::as_str).collect();
    // What is told of the language goes on over several rows.
    if let Some(last) = headings.iter().position(|heading| *heading == LANGUAGE) {
        headings.truncate(last + 1);
    }
    headings.join(", ")
}

#[test]
fn what_counts_where_one_is_comes_first() {
    let expected = [
        (
            "?",
            "those of the library first",
            "In the library, Reviews, Panes, Moving, Sections, Correcting the outline, Your judgement, Links, Marks and the way back, Finding, Selecting and copying, Page, Program, Signs, Mouse, The language of filters",
        ),
        (
            "l ?",
            "those of the outline first",
            "Sections, Correcting the outline, Panes, Moving, Your judgement, Reviews, Links, Marks and the way back, Finding, Selecting and copying, Page, Program, Signs, Mouse",
        ),
        (
            "Enter ?",
            "those of the text first",
            "Moving, Sections, Finding, Links, Marks and the way back, Correcting the outline, Your judgement, Panes, Reviews, Selecting and copying, In a selection, Page, Program, Signs, Mouse",
        ),
    ];
    for (keys, header, groups) in expected {
        let mut session = three(TALL);
        session.keys(keys);
        assert_eq!(session.header(), format!(" Keys  {header}"));
        assert_eq!(headings(&session), groups, "{keys}");
    }
}

#[test]
fn every_key_is_there_once_where_it_counts() {
    let keymap = config::shipped().unwrap().keymap;
    for (keys, library) in [("?", true), ("Enter ?", false)] {
        let mut session = three(TALL);
        let rows = body(session.keys(keys)).join("\n");
        for command in Command::ALL {
            let shown = rows.matches(command.sentence()).count();
            let only = command.group() == Group::Library;
            // In the library its filter has the key that finds elsewhere.
            let hidden = if library {
                *command == Command::Find || command.group() == Group::Selection
            } else {
                only
            };
            assert_eq!(shown, usize::from(!hidden), "{keys} {}", command.name());
            assert!(!keymap.keys_for(*command).is_empty());
        }
    }
}

#[test]
fn commands_without_a_key_are_told_apart() {
    let bound = [
        (Command::Help, vec!["?".parse().unwrap()]),
        (Command::Quit, vec!["q".parse().unwrap()]),
        (Command::Zen, Vec::new()),
    ];
    let mut session = Session::set(PASTED, TALL, |settings| {
        settings.keymap = Keymap::new(bound).unwrap();
        settings.screen.mouse = Capture::Off;
    });
    let rows = body(session.keys("?"));
    let expected = [
        "Program",
        "?                    Show the keys and what they do.",
        "q                    Quit.",
        "Signs",
    ];
    assert_eq!(rows.get(..4).unwrap(), expected);
    let unbound = rows.iter().skip_while(|row| !row.starts_with("Without"));
    let unbound: Vec<&String> = unbound.take(2).collect();
    let expected = [
        "Without a key; the settings can give them one",
        "line-down            Move down a line.",
    ];
    assert_eq!(unbound, expected);
    assert!(rows.iter().any(|row| row.starts_with("zen   ")), "{rows:?}");
}

#[test]
fn it_scrolls_and_closes() {
    let mut session = Session::after(PASTED, "j j");
    let before = session.screen();
    session.keys("?");
    let screen = session.screen();
    assert!(
        screen.contains("Space f Ctrl-f PgDn  Turn a page forward."),
        "{screen}"
    );
    assert!(!screen.contains("Show the keys"), "{screen}");
    let first = |session: &Session| body(session).first().cloned().unwrap_or_default();
    for (keys, row) in [
        ("", "Moving"),
        ("j", "j ↓                  Move down a line."),
        ("k", "Moving"),
        ("k", "Moving"),
        ("d u", "Moving"),
        ("Space b", "Moving"),
    ] {
        assert_eq!(first(session.keys(keys)), row, "{keys}");
    }
    let end = session.keys("G").screen();
    assert!(end.contains("Move a rule between panes"), "{end}");
    assert_eq!(session.keys("Space d j").screen(), end);
    assert_eq!(first(session.keys("g")), "Moving");
    for close in ["?", "Esc", "q", "Enter", "Ctrl-c"] {
        assert_ne!(session.screen(), before);
        assert_eq!(session.keys(close).screen(), before, "{close}");
        session.keys("?");
    }
    assert_eq!(session.asked(), []);
}

#[test]
fn in_the_help_nothing_else_happens() {
    let mut session = Session::after(PASTED, "j k");
    let before = session.screen();
    session.keys("? ] 3 } n + Tab > z * % g Esc");
    assert_eq!(session.screen(), before);
}

/// What is looked up, and the rows that are shown then.
const LOOKED_UP: &[(&str, &[&str])] = &[
    // One character is the key itself, capital or small, also one of a row of keys.
    (
        "n",
        &[
            "Finding",
            "n                    Go to the next hit.",
            "In a selection",
            "n                    Write a note about it, or change that.",
        ],
    ),
    (
        "N",
        &[
            "Finding",
            "N                    Go to the previous hit.",
            "In a selection",
            "Alt-N N              Move the end to the previous hit.",
        ],
    ),
    (
        "5",
        &[
            "Sections",
            "1 … 9                Go to the section of that number.",
        ],
    ),
    (
        "?",
        &[
            "Program",
            "?                    Show the keys and what they do.",
            "Signs",
            "?                    Perhaps no heading: the text does not make it plain.",
        ],
    ),
    (
        "◐",
        &["Signs", "● ◐ ○                Read, begun, not read yet."],
    ),
    // A key that means one thing here and another there is shown with both.
    (
        "/",
        &[
            "Finding",
            "/                    Find in this review as you type.",
            "In the library",
            "/                    Filter the library by typing.",
        ],
    ),
    // Words are those of the keys, the names, the headings and the sentences.
    (
        "follow link",
        &[
            "Panes",
            "Enter                Open what is selected, or follow the link.",
            "Mouse",
            "Click                Select a review, go to a section, follow a link.",
        ],
    ),
    (
        "pgdn",
        &["Moving", "Space f Ctrl-f PgDn  Turn a page forward."],
    ),
    (
        "ctrl-z",
        &[
            "Program",
            "Ctrl-z               Go back to the shell; type fg to return.",
        ],
    ),
    (
        "find-word",
        &[
            "Finding",
            "*                    Find the longest word of the reading line.",
            "L                    List all hits with the words around them.",
            "Alt-w                Find whole words only, or parts of words too.",
        ],
    ),
    (
        "shorter",
        &[
            "Page",
            "-                    Make the lines of the page shorter.",
        ],
    ),
    ("back  half", &[]),
    (
        "PREVIOUS sec",
        &[
            "Sections",
            "[                    Go to the previous section.",
            "Reviews",
            "K                    Go to the same kind of section in the one before.",
        ],
    ),
    (
        "wheel",
        &[
            "Mouse",
            "Wheel                Scroll what is under the mouse.",
        ],
    ),
    ("zebra", &["No key and no command is called so."]),
];

#[test]
fn a_key_is_looked_up_by_typing() {
    for (typed, rows) in LOOKED_UP {
        let mut session = Session::after(PASTED, "? /");
        let shown = body(session.types(typed));
        let expected: Vec<String> = rows.iter().map(ToString::to_string).collect();
        if rows.is_empty() {
            assert!(
                shown.iter().all(|row| !row.contains("  ")),
                "{typed}: {shown:?}"
            );
        } else {
            assert_eq!(shown, expected, "{typed}");
        }
        let found = rows.iter().filter(|row| row.contains("  ")).count();
        let told = format!(" keys: {typed}  {found} found");
        assert!(session.status().starts_with(&told), "{}", session.status());
    }
}

#[test]
fn escape_empties_then_closes() {
    let mut session = Session::after(PASTED, "?");
    let all = session.screen();
    for (keys, header) in [
        ("/ z e n", " Keys  with “zen”"),
        ("Esc", " Keys  those of the text first"),
        ("/ z e n Enter", " Keys  with “zen”"),
        ("Esc", " Keys  those of the text first"),
        ("/ z Backspace Backspace", " Keys  those of the text first"),
        ("/ Esc", " Keys  those of the text first"),
        ("o q ? Enter", " Keys  with “q?”"),
        ("/ x", " Keys  with “x”"),
        ("Ctrl-c", " Keys  those of the text first"),
    ] {
        assert_eq!(session.keys(keys).header(), header, "{keys}");
    }
    assert_eq!(session.screen(), all);
    session.keys("/ z e n Enter q");
    assert!(
        session.header().starts_with(" The Winter Ferry"),
        "{}",
        session.header()
    );
    // Opened anew, it is whole.
    assert_eq!(session.keys("?").screen(), all);
    session.pastes("zen");
    assert_eq!(session.screen(), all);
    session.keys("/").pastes("zen");
    assert_eq!(session.header(), " Keys  with “zen”");
}

#[test]
fn while_one_types_the_arrows_scroll() {
    let mut session = Session::after(PASTED, "? / t h e");
    let top = session.screen();
    let down = session.keys("Down").screen();
    assert_ne!(down, top);
    assert_eq!(session.keys("Up").screen(), top);
    assert_ne!(session.keys("PgDn").screen(), top);
    assert_eq!(session.keys("PgUp").screen(), top);
}

/// The help in windows of several sizes: the first rows.
const SIZES: &[((u16, u16), &[&str])] = &[
    (
        (40, 12),
        &[
            "Moving",
            "j ↓         Move down a line.",
            "k ↑         Move up a line.",
            "d Ctrl-d    Move down half a page.",
            "u Ctrl-u    Move up half a page.",
            "Space f     Turn a page forward.",
            "Ctrl-f PgDn",
        ],
    ),
    (
        (20, 8),
        &[
            "Moving",
            "j ↓      Move down",
            "a line.",
            "k ↑      Move up a",
            "line.",
        ],
    ),
    (
        (120, 24),
        &[
            "Moving                                                      1 … 9              Go to the section of that number.",
            "j ↓                Move down a line.                        0                  Go to the start of the review.",
            "k ↑                Move up a line.                          o                  Filter the outline by typing, and jump.",
        ],
    ),
];

#[test]
fn it_fits_into_every_window() {
    for (size, rows) in SIZES {
        let mut session = Session::one(PASTED, *size);
        let shown = body(session.keys("?"));
        assert_eq!(shown.get(..rows.len()).unwrap(), *rows, "{size:?}");
        // Nothing is cut where a word has room.
        let mut before = String::new();
        while size.0 >= 40 && session.screen() != before {
            before = session.screen();
            for row in body(&session) {
                assert!(!row.ends_with('…'), "{size:?} {row}");
            }
            session.keys("j");
        }
    }
}
