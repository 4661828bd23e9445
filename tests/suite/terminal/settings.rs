//! Settings as the reader meets them on the terminal.

use std::fs;

use tempfile::TempDir;

use super::library;
use super::pty::Pty;

/// The texts of the tests, and files of settings.
fn with(files: &[(&str, &str)]) -> TempDir {
    let folder = library();
    fs::create_dir_all(folder.path().join(".config/frontrow")).unwrap();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).unwrap();
    }
    folder
}

const OWN: &str = ".config/frontrow/config.toml";

#[test]
fn wrong_settings_are_told_and_take_no_terminal() {
    let folder = with(&[
        (OWN, "[keys]\nqiut = \"x\"\n"),
        ("given.toml", "[text]\nmeasure = 9\n"),
    ]);
    let expected: [(&[&str], &[&str]); 3] = [
        (
            &["ferry.txt"],
            &["`qiut`", "config.toml", "did you mean `quit`?"],
        ),
        (&[], &["`qiut`"]),
        (
            &["--config", "given.toml", "ferry.txt"],
            &["`measure` is 9", "given.toml", "from 20 to 200"],
        ),
    ];
    for (arguments, told) in expected {
        let mut pty = Pty::frontrow(&folder, arguments);
        assert_eq!(pty.ended(), 2, "{arguments:?}");
        let sent = pty.sent();
        for told in told {
            assert!(sent.contains(told), "{arguments:?}: {sent}");
        }
        // In colours, but on the screen it was started from.
        assert!(
            sent.contains("\u{1b}[1m") && !sent.contains("\u{1b}[?"),
            "{sent:?}"
        );
        assert!(pty.is_cooked());
    }
    let mut pty = Pty::shell(&folder, "NO_COLOR=1 \"$FRONTROW\" ferry.txt");
    assert_eq!(pty.ended(), 2);
    assert!(!pty.sent().contains('\u{1b}'), "{:?}", pty.sent());
}

#[test]
fn the_keys_of_the_reader_and_of_the_folder_are_in_force() {
    let folder = with(&[
        (OWN, "[keys]\nnext-section = \"x\"\nquit = \"Z Z\"\n"),
        ("config.toml", "[keys]\nnext-section = \"y\"\n"),
    ]);
    fs::create_dir(folder.path().join("reviews")).unwrap();
    fs::copy(
        folder.path().join("ferry.txt"),
        folder.path().join("reviews/ferry.txt"),
    )
    .unwrap();
    // What is named is read with the reader's own settings, what lies here with those of the folder.
    for (arguments, before, next) in [(&["ferry.txt"][..], "]y", "x"), (&[], "\r]x", "y")] {
        let mut pty = Pty::frontrow(&folder, arguments);
        pty.wait_for("Some films arrive with a drum roll.");
        // Keys that these settings have taken away do nothing.
        pty.send(&format!("{before}q{next}"));
        pty.wait_for("▎2 Direction");
        pty.send(next);
        pty.wait_for("▎3 Performances");
        pty.send("ZZ");
        assert_eq!(pty.ended(), 0, "{arguments:?}");
        pty.assert_given_back();
    }
}
