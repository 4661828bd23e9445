//! The real program in a real pseudo-terminal: what it shows, how it ends, and that the terminal is
//! left as it was found.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose library cannot be made must fail"
)]

/// Which colours the terminal is sent, and what becomes of its answer.
mod colours;
/// Coming back to the same words after the program has ended, in whichever way.
mod coming_back;
/// Copying by the terminal and by programs.
mod copying;
/// The editor, and files that other programs write.
mod editing;
/// Keys that are held down.
mod held;
/// Changes while the journal cannot be written.
mod kept_later;
/// Programs that are killed, and what they had said was kept.
mod killed;
/// What is kept of what is read in private, and of reviews that are no files of their own.
mod private;
/// The program and the terminal it runs in.
mod pty;
/// What a library is known by at the next start.
mod remembering;
/// Settings as the reader meets them.
mod settings;
/// Two programs on one library and one journal at once.
mod two_programs;

use std::fs;
use std::process::Command;

use super::session::{CJK, PASTED, Session, WRAPPED};
use frontrow::config::Capture;
use pty::Pty;
use tempfile::TempDir;

/// A folder with the texts of the tests.
fn library() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("none")).unwrap();
    fs::write(folder.path().join("ferry.txt"), PASTED).unwrap();
    fs::write(folder.path().join("orchard.txt"), WRAPPED).unwrap();
    fs::write(folder.path().join("cover.png"), [0, 1, 2, 255, 0, 0]).unwrap();
    folder
}

#[test]
fn a_file_is_read_from_the_first_frame_to_the_last_key() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_for("Some films arrive with a drum roll.");
    pty.wait_for("▎1 (opening)");
    assert!(pty.is_taken());
    pty.send("]");
    pty.wait_for("▎2 Direction");
    pty.send("/gulls");
    pty.wait_for("/gulls  1/1");
    assert!(!pty.cursor_is_hidden());
    pty.send("\r");
    pty.wait_until("the prompt closed", |screen| !screen.contains("Enter keep"));
    assert!(pty.cursor_is_hidden());
    pty.resize(40, 12);
    pty.wait_for("The sound is made of chains, gulls");
    pty.wait_until("one pane", |screen| !screen.contains("Direction"));
    pty.resize(120, 40);
    pty.wait_for("Verdict");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn a_folder_begins_with_its_list() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["."]);
    pty.wait_for("2 reviews");
    pty.wait_for("THE GLASS ORCHARD");
    pty.send("j");
    pty.wait_for("I waited eleven years");
    // Keys that come in one piece, as those that are held down do.
    pty.send("\r]]]");
    pty.wait_for("▎4 Verdict");
    pty.send("\x1b[A\x1b[5~");
    pty.wait_for("▎1 (opening)");
    pty.send("\x03");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn without_a_path_there_are_samples() {
    let folder = TempDir::new().unwrap();
    let mut pty = Pty::frontrow(&folder, &[]);
    pty.wait_for("14 reviews");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn a_paste_is_text_and_no_keys() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_for("▎1 (opening)");
    pty.send("\x1b[200~qqq]]\x1b[201~/\x1b[200~kettle\x1b[201~");
    pty.wait_for("/kettle  1/2");
    pty.send("\x1b");
    pty.wait_until("the prompt closed", |screen| !screen.contains("/kettle"));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn signals_that_end_the_program_give_the_terminal_back() {
    let folder = library();
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
        pty.wait_for("▎1 (opening)");
        pty.signal(signal);
        assert_eq!(pty.ended(), code, "{signal}");
        pty.assert_given_back();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_program_is_stopped_and_goes_on() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_for("▎1 (opening)");
    pty.send("]");
    pty.wait_for("▎2 Direction");
    for stop in ["a key", "a signal"] {
        if stop == "a key" {
            pty.send("\x1a");
        } else {
            pty.signal("TSTP");
        }
        pty.wait_for_state('T');
        pty.assert_given_back();
        pty.signal("CONT");
        pty.wait_until("it is back", |screen| screen.contains("▎2 Direction"));
        assert!(pty.is_taken(), "after {stop}");
    }
    pty.send("]");
    pty.wait_for("▎3 Performances");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn standard_input_is_read_and_keys_come_from_the_terminal() {
    let folder = library();
    let mut pty = Pty::shell(&folder, "cat ferry.txt | \"$FRONTROW\" -");
    pty.wait_for("▎1 (opening)");
    pty.send("]");
    pty.wait_for("▎2 Direction");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn what_cannot_be_opened_is_told_and_takes_no_terminal() {
    let folder = library();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe"))
        .status();
    assert!(made.unwrap().success());
    let expected = [
        (
            "missing.txt",
            3,
            "missing.txt: there is no such file or folder",
        ),
        ("cover.png", 3, "cover.png: it holds binary data, not text"),
        ("pipe", 3, "pipe: it is a named pipe, which is not opened"),
        ("none", 1, "no reviews in none"),
    ];
    for (path, code, told) in expected {
        let mut pty = Pty::frontrow(&folder, &[path]);
        assert_eq!(pty.ended(), code, "{path}");
        let sent = pty.sent();
        assert!(sent.contains(told), "{path}: {sent}");
        // A folder is waited for, but not for long.
        let has_waited = code == 1;
        assert!(has_waited || !sent.contains('\u{1b}'), "{path}: {sent:?}");
        assert!(pty.is_cooked());
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_fault_gives_the_terminal_back_before_it_is_told() {
    let folder = library();
    let mut pty = Pty::shell(&folder, "FRONTROW_PANIC=1 \"$FRONTROW\" ferry.txt");
    pty.wait_for("▎1 (opening)");
    pty.send("]");
    assert_eq!(pty.ended(), 101);
    pty.assert_given_back();
    let sent = pty.sent();
    // Given back once: a second time would put the cursor back over what is told.
    let parts: Vec<&str> = sent.split("\u{1b}[?1049l").collect();
    assert_eq!(parts.len(), 2, "{sent:?}");
    assert!(parts[1].contains("panicked at"), "{sent:?}");
}

#[test]
fn every_frame_is_sent_as_one() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_for("▎1 (opening)");
    pty.send(" jjjj/the\rGgq");
    assert_eq!(pty.ended(), 0);
    let sent = pty.sent();
    let mut frames = sent.split("\u{1b}[?2026h");
    assert_eq!(frames.next(), Some(""));
    for frame in frames {
        assert!(frame.contains("\u{1b}[?2026l"), "{frame:?}");
    }
}

/// Keys, as the settings write them and as the terminal sends them.
const STEPS: &[(&str, &str)] = &[
    ("j", "j"),
    ("Space", " "),
    ("b", "b"),
    ("]", "]"),
    ("?", "?"),
    ("G", "G"),
    ("?", "?"),
    ("Tab", "\t"),
    ("Down", "\x1b[B"),
    ("Enter", "\r"),
    ("/", "/"),
    ("の e", "のe"),
    ("Ctrl-u", "\x15"),
    ("Enter", "\r"),
    ("G", "G"),
    ("u", "u"),
    ("z", "z"),
    ("{", "{"),
    ("-", "-"),
    ("z", "z"),
    ("g", "g"),
];

#[test]
fn the_terminal_shows_what_was_drawn() {
    let folder = library();
    for (name, text) in [("ferry.txt", PASTED), ("low-tide.txt", CJK)] {
        fs::write(folder.path().join(name), text).unwrap();
        let mut drawn = Session::one(text, (80, 24));
        let mut pty = Pty::frontrow(&folder, &["--no-journal", name]);
        for (keys, sent) in STEPS {
            let expected = drawn.keys(keys).screen();
            pty.send(sent);
            pty.wait_until(&format!("{keys} in {name}:\n{expected}"), |screen| {
                let rows = screen.trim_end().lines().map(str::trim_end);
                rows.eq(expected.trim_end().lines())
            });
        }
        for (columns, rows) in [(120, 40), (40, 12), (80, 24)] {
            let expected = drawn.resize(columns, rows).screen();
            pty.resize(columns, rows);
            pty.wait_until(&expected, |screen| {
                let rows = screen.trim_end().lines().map(str::trim_end);
                rows.eq(expected.trim_end().lines())
            });
        }
    }
}

/// A text of numbered lines, each a paragraph of one row of the screen.
fn numbered(lines: usize) -> String {
    let line = |n| format!("line {n:04} of it\n");
    (1..=lines).map(line).collect()
}

#[test]
fn no_key_is_lost_of_many_that_come_at_once() {
    let folder = library();
    fs::write(folder.path().join("long.txt"), numbered(4000)).unwrap();
    let mut pty = Pty::frontrow(&folder, &["long.txt"]);
    pty.wait_for("line 0001 of it");
    pty.send(&"j".repeat(3000));
    pty.wait_poking("no line before 3001", |screen| {
        screen.contains("line 3001 of it") && !screen.contains("line 3000 of it")
    });
    pty.send(&"k".repeat(2999));
    pty.wait_poking("no line before 2", |screen| {
        screen.contains("line 0002 of it") && !screen.contains("│  line 0001 of it")
    });
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn what_can_be_read_is_opened_beside_what_cannot() {
    let folder = library();
    for (roots, row) in [
        (&["aaa-missing.txt", "ferry.txt"][..], "The Winter Ferry"),
        (&["ferry.txt", "zzz-missing.txt"], "The Winter Ferry"),
        (&["cover.png", "ferry.txt"], "The Winter Ferry"),
        (
            &["cover.png", "none", "missing.txt", "."],
            "THE GLASS ORCHARD",
        ),
    ] {
        let mut pty = Pty::frontrow(&folder, roots);
        pty.wait_for(row);
        pty.send("G\r");
        pty.send("q");
        assert_eq!(pty.ended(), 0, "{roots:?}: {}", pty.sent());
        pty.assert_given_back();
    }
}

#[test]
fn what_is_piped_in_slowly_keeps_nobody_waiting() {
    let folder = library();
    let line = "(cat go; cat orchard.txt) | \"$FRONTROW\" - ferry.txt";
    let made = Command::new("mkfifo")
        .arg(folder.path().join("go"))
        .status();
    assert!(made.unwrap().success());
    let mut pty = Pty::shell(&folder, line);
    pty.wait_for("standard input");
    pty.send("j");
    // The text itself, as its title may be listed before it is there.
    pty.wait_for("before you have found");
    pty.send("\r]");
    pty.wait_for("▎2 Direction");
    // Only now does the pipe get anything.
    fs::write(folder.path().join("go"), "").unwrap();
    pty.send("\x1b");
    pty.wait_for("THE GLASS ORCHARD");
    pty.wait_for("Direction: A Hand");
    pty.send("k");
    pty.wait_for("I waited eleven years");
    pty.send("jk");
    pty.wait_for("I waited eleven years");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

#[test]
fn the_mouse_is_taken_given_away_and_given_back() {
    let folder = library();
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_for("▎1 (opening)");
    pty.wait_for_mouse(Capture::On);
    // The wheel over the text, and a click in the outline: buttons, columns and rows from 1.
    pty.send("\x1b[<65;40;10M");
    pty.wait_until("three lines further", |screen| {
        !screen.contains("Some films arrive with a drum roll. The Winter")
    });
    pty.send("\x1b[<0;5;5M\x1b[<0;5;5m");
    pty.wait_for("▌3 Performances");
    // The rule is dragged.
    let rule = |screen: &str, column| screen.lines().nth(5)?.chars().nth(column);
    pty.wait_until("the rule", |screen| rule(screen, 25) == Some('│'));
    pty.send("\x1b[<0;26;9M\x1b[<32;27;9M\x1b[<32;29;10M\x1b[<0;29;10m");
    pty.wait_until("the rule dragged", |screen| rule(screen, 28) == Some('│'));
    // Other buttons, the wheel to the side, and a mere move are nothing.
    pty.send("\x1b[<2;5;3M\x1b[<2;5;3m\x1b[<66;5;3M\x1b[<35;5;3M");
    // Nor are places outside of the window, of which there are some before the first.
    pty.send("\x1b[<0;0;0M\x1b[<0;0;0m\x1b[<64;0;5M\x1b[M   \x1b[<0;65535;65535M");
    pty.send("M");
    pty.wait_for("M takes it back");
    pty.wait_for_mouse(Capture::Off);
    pty.wait_for("▌3 Performances");
    pty.send("M");
    pty.wait_for_mouse(Capture::On);
    pty.send("\x0c");
    pty.wait_for("▌3 Performances");
    pty.wait_for_mouse(Capture::On);
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
    let sent = pty.sent();
    // Places of any size, and no word of a mouse that only moves.
    assert!(sent.contains("\u{1b}[?1006h"), "{sent:?}");
    assert!(!sent.contains("\u{1b}[?1003h"), "{sent:?}");
}
