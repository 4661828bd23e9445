//! Copying by the terminal, and by a program that has the clipboard.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::library;
use super::pty::Pty;

/// The first sentence of the ferry's review, as terminals are sent it.
const SENT: &str = "\x1b]52;c;U29tZSBmaWxtcyBhcnJpdmUgd2l0aCBhIGRydW0gcm9sbC4=\x1b\\";

#[test]
fn the_terminal_is_sent_what_is_copied() {
    let folder = library();
    let mut pty = Pty::frontrow_in("DISPLAY= WAYLAND_DISPLAY=", &folder, &["ferry.txt"]);
    pty.wait_for("Some films arrive");
    pty.send("y");
    pty.wait_for_sent(SENT);
    pty.wait_for("Copied 7 words, through the terminal");
    pty.send("vwY");
    pty.wait_for("Copied 8 words with their source");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}

#[test]
fn a_program_is_given_what_is_copied() {
    let folder = library();
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let program = bin.join("xclip");
    let taken = folder.path().join("taken");
    let script = format!("#!/bin/sh\nexec /bin/cat > {}\n", taken.display());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let environment = format!("DISPLAY=:77 WAYLAND_DISPLAY= PATH={}", bin.display());
    let mut pty = Pty::frontrow_in(&environment, &folder, &["ferry.txt"]);
    pty.wait_for("Some films arrive");
    pty.send("y");
    pty.wait_for_sent(SENT);
    pty.wait_until("what was copied", |screen| {
        screen.contains("Copied 7 words") && !screen.contains("through the terminal")
    });
    let text = fs::read_to_string(taken).unwrap();
    assert_eq!(text, "Some films arrive with a drum roll.");
    pty.send("q");
    assert_eq!(pty.ended(), 0);
}
