//! What is wrong with reviews, as a list of its own.

use super::session::{Session, WRAPPED};
use insta::assert_snapshot;
use std::ffi::OsStr;

/// Files of which two can be read, though not all of one.
fn session(size: (u16, u16)) -> Session {
    let odd = format!("{WRAPPED}\n\nA line with \u{202e}something hidden in it.\n");
    let files: [(&OsStr, &[u8]); 4] = [
        ("a.txt".as_ref(), WRAPPED.as_bytes()),
        ("b.txt".as_ref(), b"\0\x01\x02\xff\0\0"),
        ("c.txt".as_ref(), odd.as_bytes()),
        ("d.txt".as_ref(), b"\0\0\0"),
    ];
    Session::folder_of_bytes(&files, size)
}

#[test]
fn what_is_wrong_is_listed_and_led_to() {
    let mut session = session((120, 40));
    let header = " Library  4 reviews · by file name · 3 problems";
    assert_eq!(session.header(), header);
    session.keys("j !");
    assert_eq!(session.header(), " Problems  3 in 3 reviews");
    let rows = session.library();
    assert_eq!(rows.len(), 6, "{rows:?}");
    assert_eq!(rows[0], " b.txt  1");
    assert!(rows[1].starts_with("▌   it holds binary data"), "{rows:?}");
    session.keys("j");
    assert!(session.library()[3].contains("line "), "{rows:?}");
    assert!(session.status().contains("line "), "{}", session.status());
    session.keys("Enter");
    assert_eq!(session.panes(), "outline TEXT");
    let page = session.page().join(" ");
    assert!(page.contains("something hidden"), "{page}");
    // One comes back to the problems, and then to the list as it was.
    session.keys("Esc");
    assert_eq!(session.header(), " Problems  3 in 3 reviews");
    session.keys("Esc");
    assert_eq!(session.header(), header);
    assert!(session.library()[1].starts_with('▌'));
}

#[test]
fn where_nothing_is_wrong_it_is_said() {
    let files = [("a.txt", WRAPPED), ("b.txt", WRAPPED)];
    let mut session = Session::folder(&files, (80, 24));
    session.keys("!");
    assert!(
        session
            .status()
            .contains("Nothing is wrong with any review")
    );
    assert_eq!(session.header(), " Library  2 reviews · by file name");
}

#[test]
fn a_list_made_elsewhere_leaves_the_problems() {
    for keys in ["! S", "! B", "! R", "! /"] {
        let mut session = session((80, 24));
        session.keys(keys);
        assert!(session.header().starts_with(" Library"), "{keys}");
        assert_eq!(session.asked(), []);
    }
}

#[test]
fn problems_are_drawn() {
    for (name, size) in [("problems_120x40", (120, 40)), ("problems_40x12", (40, 12))] {
        let mut session = session(size);
        session.keys("! j");
        assert_snapshot!(name, format!("{}\n\n{}", session.screen(), session.roles()));
    }
}
