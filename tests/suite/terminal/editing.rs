//! The reader's editor in the same terminal, and files that other programs write.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose library cannot be made must fail"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::library;
use super::pty::Pty;
use crate::session::PASTED;
use tempfile::TempDir;

/// Asks for a line on the terminal, and puts it before the text, all in a new file. Its name is
/// that of an editor which is told the line.
const EDITOR: &str = "#!/bin/sh
printf '%s\\n' \"$@\" > told
echo >> times
printf 'Line %s: ' $(wc -l < times)
IFS= read -r line
{ printf '%s\\n\\n' \"$line\"; cat ferry.txt; } > ferry.new
mv ferry.new ferry.txt
";

/// Stops itself first, as an editor does at Ctrl-z.
const STOPPED: &str = "#!/bin/sh
echo $$ > id
kill -s STOP $$
printf 'Going on: '
IFS= read -r line
";

fn program(folder: &TempDir, name: &str, text: &str) {
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The program on the ferry, with an editor in the folder.
fn start(folder: &TempDir, editor: &str) -> Pty {
    let line = format!("unset VISUAL; EDITOR='{editor}' exec \"$FRONTROW\" --no-journal ferry.txt");
    let pty = Pty::shell(folder, &line);
    pty.wait_for("▎1 (opening)");
    pty
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    pty.assert_given_back();
}

/// A row of the text, counted from 0.
fn row(screen: &str, row: usize) -> &str {
    let row = screen.lines().nth(2 + row).unwrap_or_default();
    row.split_once('│').map_or("", |(_, text)| text)
}

#[test]
#[cfg(target_os = "linux")]
fn the_editor_has_the_terminal_and_the_reader_comes_back_to_the_same_words() {
    let folder = library();
    program(&folder, "vim", EDITOR);
    let mut pty = start(&folder, "./vim -n");
    pty.send("]]");
    pty.wait_for("▎3 Performances");
    let line = PASTED
        .lines()
        .position(|line| line.starts_with("Performances"));
    let mut text = PASTED.to_owned();
    for (time, typed) in ["The first line of it all", "Ça commence", "3", "the last"]
        .iter()
        .enumerate()
    {
        let told = format!("-n\n+{}\nferry.txt\n", line.unwrap() + 1 + 2 * time);
        pty.send("e");
        pty.wait_for(&format!("Line {}: ", time + 1));
        pty.assert_given_back();
        // What follows the line is typed ahead, before the program has the terminal back.
        pty.send(&format!("{typed}\rj"));
        text = format!("{typed}\n\n{text}");
        pty.wait_until("it is back, a line further", |screen| {
            row(screen, 1).contains("Penélope Arce is extraordinary")
        });
        // By now it has read what was written.
        pty.wait_for_rest();
        assert!(pty.is_taken());
        assert_eq!(
            fs::read_to_string(folder.path().join("told")).unwrap(),
            told
        );
        assert_eq!(
            fs::read_to_string(folder.path().join("ferry.txt")).unwrap(),
            text
        );
        pty.send("k");
        pty.wait_until("the line above", |screen| {
            row(screen, 0).contains("Two People and a Kettle")
        });
    }
    pty.send("g");
    pty.wait_until("the top", |screen| row(screen, 0).contains("the last"));
    quit(pty);
}

#[test]
#[cfg(target_os = "linux")]
fn an_editor_that_is_stopped_stops_the_program_too() {
    let folder = library();
    program(&folder, "ed", STOPPED);
    let mut pty = start(&folder, "./ed");
    for _ in 0..2 {
        pty.send("]e");
        pty.wait_for_state('T');
        let id = fs::read_to_string(folder.path().join("id")).unwrap();
        pty.signal("CONT");
        let sent = Command::new("kill")
            .args(["-s", "CONT", id.trim()])
            .status();
        assert!(sent.unwrap().success());
        pty.wait_for("Going on: ");
        pty.assert_given_back();
        pty.send("\r");
    }
    pty.wait_for("▎3 Performances");
    assert!(pty.is_taken());
    quit(pty);
}

#[test]
fn keys_that_end_the_editor_do_not_end_the_program() {
    let folder = library();
    program(&folder, "ed", EDITOR);
    let mut pty = start(&folder, "./ed");
    let keys = [("\x03", 2), ("\x1c", 3), ("\x03", 2)];
    for (time, (key, signal)) in keys.into_iter().enumerate() {
        pty.send("e");
        pty.wait_for(&format!("Line {}: ", time + 1));
        pty.send(key);
        pty.wait_for(&format!("./ed was ended by signal {signal}"));
        assert!(pty.is_taken());
    }
    quit(pty);
}

#[test]
fn an_editor_that_fails_is_told() {
    let folder = library();
    program(&folder, "fails", "#!/bin/sh\nstty raw -echo\nexit 7\n");
    for (editor, told) in [
        ("./fails", "./fails ended with the exit code 7"),
        (
            "./missing +x",
            "./missing cannot be started: there is no such program",
        ),
        ("./ferry.txt", "./ferry.txt cannot be started"),
        ("vi \"a", "A quote is not closed in $EDITOR"),
    ] {
        let mut pty = start(&folder, editor);
        pty.send("]e");
        pty.wait_for(told);
        pty.wait_for("▎2 Direction");
        assert!(pty.is_taken(), "{editor}");
        quit(pty);
    }
    for (environment, told) in [
        (
            "EDITOR= VISUAL=' ' PATH=/none",
            "No editor is known; set $EDITOR",
        ),
        (
            "EDITOR=./missing VISUAL=./fails",
            "./fails ended with the exit code 7",
        ),
    ] {
        let mut pty = Pty::shell(
            &folder,
            &format!("{environment} exec \"$FRONTROW\" --no-journal ferry.txt"),
        );
        pty.wait_for("▎1 (opening)");
        pty.send("e");
        pty.wait_for(told);
        quit(pty);
    }
}

#[test]
fn samples_are_not_edited() {
    let folder = library();
    let mut pty = Pty::shell(&folder, "cd none && EDITOR=true exec \"$FRONTROW\"");
    pty.wait_for("14 reviews");
    pty.send("e");
    pty.wait_for("Samples are part of frontrow");
    quit(pty);
}

#[test]
fn a_file_beside_what_is_piped_in_is_edited_on_the_terminal() {
    let folder = library();
    program(&folder, "ed", EDITOR);
    let line = "cat orchard.txt | EDITOR=./ed \"$FRONTROW\" - ferry.txt";
    let mut pty = Pty::shell(&folder, line);
    pty.wait_for("2 reviews");
    pty.send("j\r");
    pty.wait_for("▎1 (opening)");
    pty.send("e");
    pty.wait_for("Line 1: ");
    pty.send("All of it\r");
    pty.wait_until("it is read again", |screen| {
        screen.contains("(opening)") && screen.contains("All of it")
    });
    pty.send("g");
    pty.wait_until("it is back", |screen| row(screen, 0).contains("All of it"));
    quit(pty);
}

#[test]
fn what_other_programs_write_is_shown() {
    let folder = library();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("away")).unwrap();
    std::os::unix::fs::symlink("../ferry.txt", path("away/link.txt")).unwrap();
    for name in ["ferry.txt", "./away/link.txt"] {
        let mut pty = Pty::frontrow(&folder, &["--no-journal", name]);
        pty.wait_for("(opening)");
        // It may not be watched yet.
        pty.wait_poking("the first change", |screen| {
            fs::write(path("ferry.txt"), "At first.\n").unwrap();
            screen.contains("At first.")
        });
        let text = format!("Written.\n\n{PASTED}");
        fs::write(path("ferry.txt"), &text).unwrap();
        pty.wait_for("Written.");
        pty.send("]");
        pty.wait_for("▎2 Direction");
        fs::write(
            path("new"),
            text.replace("Written.", "Renamed.\n\nIt is another file."),
        )
        .unwrap();
        fs::rename(path("new"), path("ferry.txt")).unwrap();
        pty.wait_for("Renamed.");
        pty.wait_until("the place", |screen| {
            row(screen, 0).contains("A Hand on the Tiller")
        });
        fs::remove_file(path("ferry.txt")).unwrap();
        pty.wait_for("stays as it was read");
        pty.wait_until("the place", |screen| {
            row(screen, 0).contains("A Hand on the Tiller")
        });
        fs::write(path("ferry.txt"), text.replace("Written.", "Back again.")).unwrap();
        pty.wait_for("Back again.");
        pty.wait_until("nothing is said", |screen| {
            !screen.contains("stays as it was")
        });
        pty.wait_until("the place", |screen| {
            row(screen, 0).contains("A Hand on the Tiller")
        });
        quit(pty);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn other_files_wake_nobody() {
    let folder = library();
    let path = |name: &str| folder.path().join(name);
    let mut pty = Pty::frontrow(&folder, &["ferry.txt"]);
    pty.wait_poking("the first change", |screen| {
        fs::write(path("ferry.txt"), "At first.\n").unwrap();
        screen.contains("At first.")
    });
    let before = pty.switches_at_rest();
    for n in 0..50 {
        fs::write(path("other.txt"), n.to_string()).unwrap();
        fs::rename(path("other.txt"), path("another.txt")).unwrap();
        fs::read_to_string(path("ferry.txt")).unwrap();
        fs::remove_file(path("another.txt")).unwrap();
    }
    assert_eq!(pty.switches_at_rest(), before);
    fs::write(path("ferry.txt"), "At last.\n").unwrap();
    pty.wait_for("At last.");
    assert_ne!(pty.switches_at_rest(), before);
    quit(pty);
}
