//! Keys that are held down: all that waits is taken, and one frame is drawn for it.

use std::fs;

use super::pty::Pty;
use super::{library, numbered};

/// Keys that come at once, and what the screen shows behind them.
const HELD: &[(&str, usize, &str, &str)] = &[
    ("j", 200, "", "line 0201 of it"),
    ("k", 199, "", "line 0002 of it"),
    (" ", 50, "G", "line 4000 of it"),
    ("b", 50, "g", "line 0001 of it"),
    // What is typed behind them waits for nothing either.
    ("j", 100, "/line 0300", "/line 0300  1/1"),
];

/// The most frames for all of these 600 keys: on a busy machine what waits is taken in pieces.
const FRAMES_MOST: usize = 150;

#[test]
fn keys_that_come_at_once_are_drawn_once() {
    let folder = library();
    fs::write(folder.path().join("long.txt"), numbered(4000)).unwrap();
    let mut pty = Pty::frontrow(&folder, &["long.txt"]);
    pty.wait_for("line 0001 of it");
    for (key, times, then, shown) in HELD {
        // All of it waits when the program goes on.
        pty.signal("STOP");
        pty.wait_for_state('T');
        pty.send(&(key.repeat(*times) + then));
        pty.signal("CONT");
        pty.wait_for(shown);
    }
    pty.send("\x1b");
    pty.wait_until("the prompt closed", |screen| !screen.contains("/line"));
    pty.send("q");
    assert_eq!(pty.ended(), 0);
    let frames = pty.sent().matches("\u{1b}[?2026h").count();
    assert!(frames <= FRAMES_MOST, "{frames} frames");
}
