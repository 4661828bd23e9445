//! What is kept of a long text that has changed is found by another thread; meanwhile it is being
//! looked for.

use super::session::{PASTED, Session, USUAL};

/// A long text of sections of ten paragraphs, each of words of its own.
fn long() -> String {
    let paragraph = |n: usize| {
        let words = (0..40).map(|word| format!("w{n}x{word}"));
        let words: Vec<String> = words.collect();
        let heading = if n % 10 == 1 {
            format!("## Part {}\n\n", n / 10 + 1)
        } else {
            String::new()
        };
        format!("{heading}p{n:04} {}.\n\n", words.join(" "))
    };
    let text: String = (1..=1000).map(paragraph).collect();
    format!("# Long\n\n{text}")
}

/// The same with a paragraph in front, and one taken out.
fn edited(how: &str) -> String {
    let text = long().replacen("# Long\n\n", &format!("# Long\n\nBefore all {how}.\n\n"), 1);
    let paragraphs = text.split("\n\n");
    let kept: Vec<&str> = paragraphs
        .filter(|paragraph| !paragraph.starts_with("p0300 "))
        .collect();
    kept.join("\n\n")
}

/// A long text with a mark in each of two paragraphs, a highlight, and the reader at a third, that
/// is edited; when the program starts again, what is kept is found when the test says so.
fn edited_while_away() -> Session {
    let mut session = Session::kept(&[("long.md", &long()), ("other.txt", PASTED)], USUAL);
    session.keys("Enter");
    for (words, keys) in [("p0200", "m a"), ("p0300", "m b"), ("p0400", "v w h")] {
        session.keys("/").types(words).keys("Enter").keys(keys);
    }
    session.keys("/").types("p0700").keys("Enter z t");
    assert!(session.top().starts_with("p0700"), "{}", session.screen());
    session
        .overwrites("long.md", &edited("else"))
        .hold_retraces();
    session.restart();
    session
}

fn says(session: &Session, expected: &str) {
    let screen = session.screen();
    assert!(screen.contains(expected), "{expected}:\n{screen}");
}

fn says_not(session: &Session, unexpected: &str) {
    let screen = session.screen();
    assert!(!screen.contains(unexpected), "{unexpected}:\n{screen}");
}

#[test]
fn the_reader_comes_back_when_the_place_is_found() {
    let mut session = edited_while_away();
    assert_eq!(session.waiting(), ["what is kept"]);
    says(&session, "the place you left is being looked for");
    assert!(session.top().starts_with("Long"), "{}", session.screen());
    session.deliver("what is kept");
    assert!(session.top().starts_with("p0700"), "{}", session.screen());
    says_not(&session, "looked for");
    assert_eq!(session.waiting(), [""; 0]);
}

#[test]
fn who_has_moved_meanwhile_stays() {
    let mut session = edited_while_away();
    session.keys("] ] ]");
    let there = session.top();
    session.deliver("what is kept");
    assert_eq!(session.top(), there);
}

#[test]
fn the_list_says_what_is_being_looked_for() {
    let mut session = edited_while_away();
    session.keys("\"");
    says(&session, "being looked for: the text has changed");
    says_not(&session, "lost");
    session.keys("Esc '");
    says(&session, "a being looked for");
    session.keys("Esc \"").deliver("what is kept");
    says_not(&session, "being looked for");
    says(&session, "Part 20");
    says(&session, "lost: the words are gone");
    says(&session, "p0300");
}

#[test]
fn a_mark_is_gone_to_when_it_is_found() {
    let mut session = edited_while_away();
    session.keys("' a");
    says(&session, "the place is being looked for");
    session.deliver("what is kept");
    assert!(session.top().starts_with("p0200"), "{}", session.screen());
    says_not(&session, "being looked for");

    let mut session = edited_while_away();
    session.keys("' b").deliver("what is kept");
    says(&session, "Mark b is lost");

    // Who goes on reading is not taken away from there.
    let mut session = edited_while_away();
    session.keys("' a ] ]");
    let there = session.top();
    session.deliver("what is kept");
    assert_eq!(session.top(), there);
}

#[test]
fn answers_that_come_late_are_dropped() {
    // The text has changed once more.
    let mut session = edited_while_away();
    session.rewrites("long.md", &edited("once more"));
    assert_eq!(session.waiting(), ["what is kept", "what is kept"]);
    session.keys("\"").deliver("what is kept");
    says(&session, "being looked for: the text has changed");
    session.deliver("what is kept");
    says_not(&session, "being looked for");
    says(&session, "Part 20");

    // Another review is open.
    let mut session = edited_while_away();
    session.keys(">");
    let shown = session.screen();
    session.deliver("what is kept");
    assert_eq!(session.screen(), shown);
    session.keys("<");
    assert_eq!(session.waiting(), ["what is kept"]);
    session.deliver("what is kept").keys("' a");
    assert!(session.top().starts_with("p0200"), "{}", session.screen());
}

#[test]
fn what_changes_meanwhile_is_as_it_was_changed() {
    let mut session = edited_while_away();
    session.keys("] ] ] m a");
    let there = session.top();
    session.deliver_all().keys("g ' a");
    assert_eq!(session.top(), there);
    // The other mark was looked for nonetheless.
    session.keys("\"");
    says(&session, &format!("a {there}"));
    says(&session, "lost: the words are gone");
}

#[test]
fn nothing_is_looked_for_in_a_text_that_is_the_same_or_short() {
    let mut session = Session::kept(&[("long.md", &long())], USUAL);
    session.hold_retraces().keys("Enter ] ] ] m a ] ]");
    let there = session.top();
    session.restart();
    assert_eq!(session.waiting(), [""; 0]);
    assert_eq!(session.top(), there);

    let mut session = Session::kept(&[("ferry.txt", PASTED)], USUAL);
    session.hold_retraces().keys("Enter ] ] ] m a");
    let there = session.top();
    session.overwrites("ferry.txt", &format!("One more.\n\n{PASTED}"));
    session.restart();
    assert_eq!(session.waiting(), [""; 0]);
    assert_eq!(session.top(), there);
}
