//! Marks: set, gone to, moved, removed, in this review and in the library.

use super::session::{PASTED, Session, USUAL, numbered};

/// A text of two sections.
const OTHER: &str =
    "# The Lamp\n\nA lamp is lit.\n\n## Plot\n\nIt is put out again, and nobody minds.\n";

fn two() -> Session {
    Session::kept(&[("ferry.txt", PASTED), ("lamp.md", OTHER)], USUAL)
}

fn one() -> Session {
    Session::kept(&[("ferry.txt", PASTED)], USUAL)
}

fn said(session: &Session) -> String {
    session.status().trim().to_owned()
}

#[test]
fn a_mark_is_set_told_and_gone_to() {
    let mut session = one();
    session.keys("3");
    let there = session.top();
    session.keys("m");
    assert!(
        said(&session).starts_with("set mark: there are none yet"),
        "{}",
        said(&session)
    );
    session.keys("a");
    assert!(said(&session).contains("Mark a set"), "{}", said(&session));
    session.keys("g ' a");
    assert_eq!(session.top(), there);
    assert_eq!(
        session.marked().first().map(|(sign, _)| sign.as_str()),
        Some("a")
    );
}

/// Keys after the mark `a` was set at the third section, and what is then said.
const SAID: &[(&str, &str)] = &[
    ("g m a", "Mark a moved here"),
    ("m - a", "Mark a removed"),
    ("m Backspace a", "Mark a removed"),
    ("m - b", "There is no mark b; m sets one"),
    ("' b", "There is no mark b; m sets one"),
    ("' Z", "There is no mark Z; m sets one"),
    ("m 1", "A mark is a letter, a to z or A to Z"),
    ("m ä", "A mark is a letter, a to z or A to Z"),
];

#[test]
fn what_is_said_of_marks() {
    for (keys, expected) in SAID {
        let mut session = one();
        session.keys("3 m a").resize(120, 24).keys(keys);
        assert!(
            said(&session).contains(expected),
            "{keys}: {}",
            said(&session)
        );
    }
    let mut session = one();
    session.keys("3 m a g");
    let before = session.screen();
    assert_eq!(session.keys("' Esc").screen(), before);
    assert_eq!(session.keys("m Esc").screen(), before);
    assert_eq!(session.keys("m - Esc").screen(), before);
}

#[test]
fn marks_of_a_review_are_not_those_of_another() {
    let mut session = two();
    session.keys("Enter 3 m a > ' a");
    assert!(
        said(&session).contains("There is no mark a"),
        "{}",
        said(&session)
    );
    session.keys("G m a < g ' a");
    assert!(session.marked().is_empty() || session.marked()[0].0 == "a");
    assert!(session.header().contains("Ferry"), "{}", session.header());
}

#[test]
fn a_capital_mark_is_one_place_in_the_library() {
    let mut session = two();
    session.keys("Enter 3 m A");
    let there = session.top();
    session.keys("> ' A");
    assert_eq!(session.top(), there);
    // It moves from one review to the other.
    session.keys("> G m A");
    assert!(
        said(&session).contains("Mark A moved here"),
        "{}",
        said(&session)
    );
    session.keys("< ' A");
    assert!(session.header().contains("Lamp"), "{}", session.header());
    session.keys("< m");
    assert!(said(&session).contains("A The Lamp"), "{}", said(&session));
    session.keys("- A ' A");
    assert!(
        said(&session).contains("There is no mark A"),
        "{}",
        said(&session)
    );
}

#[test]
fn marks_are_there_in_the_next_run() {
    let mut session = two();
    session.keys("Enter 3 m a m B");
    let there = session.top();
    session.restart().keys("Enter g ' a");
    assert_eq!(session.top(), there);
    session.restart().keys("> Enter ' B");
    assert_eq!(session.top(), there);
    let marks: Vec<_> = session.marked().into_iter().map(|(sign, _)| sign).collect();
    assert_eq!(marks, ["B"]);
}

#[test]
fn a_mark_stays_at_its_words_and_is_lost_with_them() {
    let mut session = one();
    session.keys("3 } m a");
    let there = session.top();
    let more = format!("Another line comes first.\n\n{PASTED}");
    session.rewrites("ferry.txt", &more).keys("g ' a");
    assert_eq!(session.top(), there);
    session.rewrites("ferry.txt", &numbered()).keys("' a");
    assert!(
        said(&session).contains("Mark a is lost"),
        "{}",
        said(&session)
    );
    session.keys("'");
    assert!(said(&session).contains("a lost"), "{}", said(&session));
    // With its words it is there again.
    session
        .keys("Esc")
        .rewrites("ferry.txt", PASTED)
        .keys("g ' a");
    assert_eq!(session.top(), there);
}
