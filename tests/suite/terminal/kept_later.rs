//! Changes while the journal cannot be written: they are kept as soon as it can, and at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::pty::Pty;
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder with a text of numbered paragraphs.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let paragraph = |n| format!("Paragraph {n} is about crossing number {n}.\n\n");
    let text: String = (0..200).map(paragraph).collect();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    folder
}

fn journal(folder: &TempDir) -> PathBuf {
    folder.path().join(".state/frontrow/journal.sqlite")
}

/// The program on the text, once it has kept a first mark.
fn start(folder: &TempDir) -> Pty {
    let mut pty = Pty::frontrow(folder, &["a.txt"]);
    pty.resize(160, 24);
    pty.wait_for("Paragraph 0 ");
    pty.send("ma");
    pty.wait_for("Mark a set");
    pty
}

/// The program has the mark of this letter at this paragraph, in another run.
fn has_mark(folder: &TempDir, letter: char, paragraph: usize) {
    let mut pty = Pty::frontrow(folder, &["a.txt"]);
    pty.wait_for("Paragraph ");
    pty.send(&format!("G'{letter}"));
    let wanted = format!("Paragraph {paragraph} ");
    pty.wait_until(&wanted, |screen| top(screen).contains(&wanted));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}

/// The first line of the text that is shown.
fn top(screen: &str) -> &str {
    let mut rows = screen
        .lines()
        .filter_map(|row| Some(row.rsplit_once('│')?.1));
    rows.find(|row| row.contains("Paragraph "))
        .unwrap_or_default()
}

#[test]
fn what_another_program_kept_from_being_written_is_kept_once_that_is_done() {
    let folder = folder();
    let mut pty = start(&folder);
    let other = Connection::open(journal(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.send("}}mb");
    pty.wait_for("Mark b set; not kept yet");
    pty.wait_for("1 not kept");
    drop(other);
    // No key is pressed.
    pty.wait_for("Kept after all: Mark b set");
    pty.wait_until("the sign is gone", |screen| !screen.contains("1 not kept"));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    has_mark(&folder, 'b', 2);
}

#[test]
fn what_could_not_be_written_is_at_the_end() {
    let folder = folder();
    let mut pty = start(&folder);
    let other = Connection::open(journal(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.send("}}mb");
    pty.wait_for("Mark b set; not kept yet");
    drop(other);
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    has_mark(&folder, 'b', 2);
}

#[test]
fn what_could_not_be_written_at_the_end_either_is_told_behind_the_screen() {
    let folder = folder();
    let mut pty = start(&folder);
    let other = Connection::open(journal(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    pty.send("}}mb");
    pty.wait_for("Mark b set; not kept yet");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    let told = "frontrow: 1 change was not kept in ";
    let sent = pty.sent();
    let behind = sent.rsplit("\u{1b}[?1049l").next().unwrap();
    assert!(behind.contains(told), "{behind:?}");
    assert!(behind.contains("journal.sqlite: the journal is in use"));
}

#[test]
fn what_is_changed_while_the_journal_is_locked_at_the_start_is_kept_once_it_is_not() {
    let folder = folder();
    let mut pty = start(&folder);
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    let other = Connection::open(journal(&folder)).unwrap();
    let lock = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM searches; COMMIT";
    other.execute_batch(lock).unwrap();
    let mut pty = Pty::frontrow(&folder, &["a.txt"]);
    pty.resize(160, 24);
    pty.wait_for("Nothing is kept");
    pty.send("}}mb");
    pty.wait_for("Mark b set; not kept yet");
    pty.wait_for("1 not kept");
    drop(other);
    // No key is pressed.
    pty.wait_for("Kept after all: Mark b set");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    has_mark(&folder, 'a', 0);
    has_mark(&folder, 'b', 2);
}

/// A small disk of its own in a folder, until this is dropped.
struct Disk(PathBuf);

impl Disk {
    /// `None` where the system lets nobody but its owner have one.
    fn mounted(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "none"])
            .arg(at)
            .output();
        let is_mounted = mount.is_ok_and(|mount| mount.status.success());
        is_mounted.then(|| Self(at.to_path_buf()))
    }
}

impl Disk {
    /// Has it written, or only read.
    fn set(&self, how: &str) {
        let mount = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&self.0)
            .status();
        assert!(mount.unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).output().ok();
    }
}

#[test]
fn while_the_disk_is_full_reading_goes_on_and_afterwards_all_is_kept() {
    let folder = folder();
    let Some(disk) = Disk::mounted(&folder.path().join(".state")) else {
        // Then `a_full_disk_is_told_and_nothing_is_lost` has it by a limit, as elsewhere.
        return;
    };
    let mut pty = start(&folder);
    // What is in the file that is written first is overwritten once it is in its place.
    let filling = disk.0.join("filling");
    fs::write(&filling, vec![0; 2 << 20]).unwrap_err();
    let mut keys = String::new();
    for paragraph in 1..60 {
        let inks = ["yellow", "green", "blue", "red"];
        let ink = paragraph % inks.len();
        pty.send(&format!("}}v{}", ink + 1));
        pty.wait_for(&format!("Highlighted in {}", inks.get(ink).unwrap()));
        keys.push('v');
        if pty.shows_by(std::time::Instant::now(), |screen| {
            screen.contains("not kept")
        }) {
            break;
        }
    }
    pty.wait_for("no room on the disk");
    pty.send("}mb");
    pty.wait_for("Mark b set; not kept yet");
    let wanted = format!("Paragraph {} ", keys.len() + 1);
    pty.wait_until(&wanted, |screen| top(screen).contains(&wanted));
    fs::remove_file(&filling).unwrap();
    pty.wait_for("kept after all");
    pty.wait_until("the sign is gone", |screen| !screen.contains("not kept"));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    has_mark(&folder, 'b', keys.len() + 1);
}

#[test]
fn a_journal_that_can_only_be_read_is_and_it_is_said_at_the_start() {
    let folder = folder();
    let Some(disk) = Disk::mounted(&folder.path().join(".state")) else {
        // Who owns the machine writes whatever the permissions say.
        return;
    };
    let mut pty = start(&folder);
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    disk.set("ro");
    let mut pty = Pty::frontrow(&folder, &["a.txt"]);
    pty.resize(160, 24);
    pty.wait_for("Nothing is kept: the journal cannot be written");
    pty.wait_for("not kept");
    pty.send("}}mb");
    pty.wait_for("Mark b set; not kept yet: the journal cannot be written");
    pty.send("}mc");
    pty.wait_for("Mark c set; not kept yet");
    pty.wait_for("2 not kept");
    // What is in it is there.
    pty.send("'");
    pty.wait_for("go to mark: a Paragraph 0");
    pty.send("\x1b");
    pty.wait_until("the prompt closed", |screen| !screen.contains("go to mark"));
    disk.set("rw");
    pty.wait_for("2 changes are kept after all");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    has_mark(&folder, 'c', 3);
}
