//! Changes that cannot be written when they are made: they hold meanwhile, and are kept later.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{mark, open};
use super::session::{PASTED, Session, USUAL};
use frontrow::app::{JournalNews, JournalState};
use frontrow::journal::Letter;
use frontrow::journal::Slot;
use rusqlite::Connection;

fn one() -> Session {
    Session::kept(&[("ferry.txt", PASTED)], USUAL)
}

fn says(session: &Session, expected: &str) {
    let said = session.status();
    assert!(said.contains(expected), "{expected}: {said}");
}

/// Another program that writes to the journal of a session until this is dropped.
fn other_writes(session: &Session) -> Connection {
    let other = Connection::open(session.file(".state/journal.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

/// The letters of the marks that are on the disk.
fn marks(session: &Session) -> String {
    let everything = open(&session.file(".state/journal.db"))
        .everything()
        .unwrap();
    let pages = everything.iter();
    let letters = ('a'..='z').filter(|letter| {
        let slot = Slot::Mark(Letter::new(*letter).unwrap());
        pages.clone().any(|(_, page)| page.get(slot).is_some())
    });
    letters.collect()
}

#[test]
fn what_another_program_kept_from_being_written_is_kept_with_what_comes_next() {
    let mut session = one();
    let other = other_writes(&session);
    session.keys("2 m a");
    says(&session, "Mark a set; not kept yet: the journal is in use ");
    says(&session, "1 not kept");
    session.keys("3 m b");
    says(&session, "Mark b set; not kept yet");
    says(&session, "2 not kept");
    // What is taken back waits, too.
    session.keys("U");
    says(&session, "Undone: Mark b set; not kept yet");
    drop(other);
    assert_eq!(marks(&session), "");
    session.keys("4 m c");
    says(&session, "Mark c set");
    assert!(
        !session.status().contains("not kept"),
        "{}",
        session.status()
    );
    assert_eq!(marks(&session), "ac");
    let there = session.top();
    session.restart().keys("g ' c");
    assert_eq!(session.top(), there);
}

#[test]
fn it_is_said_that_what_waited_is_kept_after_all() {
    let mut session = one();
    let other = other_writes(&session);
    session.keys("2 m a").keys("3 m b");
    drop(other);
    // Where the reader is is kept quietly, and what waited behind it.
    session.keys("4");
    says(&session, "2 changes are kept after all");
    assert_eq!(marks(&session), "ab");
    let other = other_writes(&session);
    session.keys("5 m c");
    drop(other);
    session.keys("g");
    says(&session, "Kept after all: Mark c set");
}

#[test]
fn what_the_journal_says_of_a_review_meanwhile_does_not_take_it_back() {
    let mut session = one();
    let other = other_writes(&session);
    session.keys("2 m a");
    let there = session.top();
    session.told(JournalNews::Changed);
    session.keys("G ' a");
    assert_eq!(session.top(), there);
    drop(other);
    assert!(
        open(&session.file(".state/journal.db"))
            .everything()
            .unwrap()
            .iter()
            .all(|(_, page)| page.get(mark('a')).is_none())
    );
}

#[test]
fn what_is_changed_while_the_journal_cannot_be_read_is_kept_once_it_can_be() {
    let mut session = one();
    session.resize(160, 24).keys("2 m a");
    let there = session.top();
    session.keys("Esc q").hold_journal();
    session.restart().recalls_nothing("ferry.txt");
    session.keys("g 4 m a").recalls_nothing("ferry.txt");
    let moved = session.top();
    says(&session, "Mark a set; not kept yet");
    session.keys("5 m b").recalls_nothing("ferry.txt");
    says(&session, "2 not kept");
    // The last is taken back, and the rest kept over what was there.
    session.keys("U");
    says(&session, "Undone: Mark b set");
    says(&session, "1 not kept");
    session.told(JournalNews::State(JournalState::Without("shut".to_owned())));
    session.told(JournalNews::State(JournalState::Kept));
    session.let_journal_answer();
    says(&session, "Kept after all: Mark a moved here");
    assert!(
        !session.status().contains("not kept"),
        "{}",
        session.status()
    );
    assert_eq!(marks(&session), "a");
    session.keys("g ' a");
    assert_eq!(session.top(), moved);
    // What was there can be had back.
    session.keys("U g ' a");
    assert_eq!(session.top(), there);
    session.restart().keys("g ' a");
    assert_eq!(session.top(), there);
}

#[test]
fn why_something_is_not_kept_is_told_whole() {
    let mut session = one();
    let other = other_writes(&session);
    session.keys("2 v 2");
    says(
        &session,
        "Highlighted in green; not kept yet: the journal is in use ",
    );
    drop(other);
    let mut session = Session::one("Words of a review.\n", (80, 24));
    let file = session.file("the-winter-ferry.txt").join("journal.db");
    session.journaling(&file);
    says(&session, "Nothing is kept: the journal cannot be written: ");
    let shown = session.status();
    assert!(!shown.contains("(/"), "{shown}");
}
