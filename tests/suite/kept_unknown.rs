//! What is kept while it is not known yet, or cannot be, what was: nothing of that is written over.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, mark, new, note, open};
use super::session::{PASTED, Session, USUAL};
use frontrow::app::JournalNews;
use frontrow::journal::{Body, Known, Moment, OwnRating, Slot, Store};

const LAMP: &str =
    "# The Lamp\n\nA lamp is lit.\n\n## Plot\n\nIt is put out again, and nobody minds.\n";

fn two() -> Session {
    Session::kept(&[("ferry.txt", PASTED), ("lamp.md", LAMP)], USUAL)
}

fn one() -> Session {
    Session::kept(&[("ferry.txt", PASTED)], USUAL)
}

fn says(session: &Session, expected: &str) {
    let said = session.status();
    assert!(said.contains(expected), "{expected}: {said}");
}

/// What was asked of the journal of slots, without where the reader is.
fn kept(session: &Session) -> Vec<String> {
    let wishes = session.wishes().into_iter();
    wishes.filter(|wish| wish.starts_with("keep")).collect()
}

#[test]
fn a_mark_that_moves_is_one_change_and_told_when_all_of_it_is_kept() {
    let mut session = two();
    session.keys("Enter 3 m A >").hold_journal().keys("G m A");
    assert!(!session.status().contains("moved"), "{}", session.status());
    assert_eq!(kept(&session), ["keep ferry -mark:A, lamp +mark:A"]);
    says(session.let_journal_answer(), "Mark A moved here");
    session.hold_journal().keys("U");
    assert!(!session.status().contains("Undone"), "{}", session.status());
    assert_eq!(kept(&session), ["keep lamp -mark:A, ferry +mark:A"]);
    says(session.let_journal_answer(), "Undone: Mark A moved here");
}

#[test]
fn changes_of_several_reviews_are_kept_all_or_none() {
    let (_folder, file, mut store) = new();
    let (first, second) = (at("/one.txt", "One."), at("/two.txt", "Two."));
    let changes = |text: &str| {
        let change = vec![(Slot::Note(super::journal_store::key(1)), Some(note(text)))];
        [(first.clone(), change.clone()), (second.clone(), change)]
    };
    let body = |store: &mut Store| {
        let page = store.recall(&first).unwrap().unwrap().page;
        page.get(Slot::Note(super::journal_store::key(1))).cloned()
    };
    store.keep_all(&changes("before"), Moment(1)).unwrap();
    let damage = rusqlite::Connection::open(&file).unwrap();
    damage
        .execute("UPDATE reviews SET seal = 0 WHERE path = ?1", [b"/two.txt"])
        .unwrap();
    assert!(store.keep_all(&changes("after"), Moment(2)).is_err());
    assert_eq!(body(&mut store), Some(note("before")));
}

/// The program started again on a review with a mark `a`, whose journal does not answer yet.
fn before_the_answer() -> (Session, String) {
    let mut session = one();
    session.keys("3 m a");
    let there = session.top();
    session.hold_journal();
    session.restart().keys("G m a");
    says(&session, "This waits until it is known");
    (session, there)
}

#[test]
fn what_is_changed_before_the_journal_answered_can_be_taken_back() {
    let (mut session, there) = before_the_answer();
    session.keys("U");
    says(&session, "Undone: Mark a set");
    assert_eq!(kept(&session), [""; 0]);
    session.let_journal_answer().keys("g ' a");
    assert_eq!(session.top(), there);

    let (mut session, there) = before_the_answer();
    says(session.let_journal_answer(), "Mark a moved here");
    session.keys("g ' a");
    assert_ne!(session.top(), there);
    session.keys("U g ' a");
    assert_eq!(session.top(), there);
    session.restart().keys("g ' a");
    assert_eq!(session.top(), there);

    // Nothing is lost when the program ends first.
    let (mut session, there) = before_the_answer();
    session.keys("q");
    session.let_journal_answer();
    session.restart().keys("g ' a");
    assert_ne!(session.top(), there);
}

#[test]
fn nothing_is_written_over_what_cannot_be_read() {
    let mut session = one();
    session.keys("3 m a");
    let there = session.top();
    session.keys("Esc q").hold_journal();
    session.restart().recalls_nothing("ferry.txt");
    session.keys("G + + m a");
    says(&session, "This waits until it is known");
    session.recalls_nothing("ferry.txt");
    says(
        &session,
        "Mark a set; not kept yet: what is kept is unreadable",
    );
    session.keys("U");
    says(&session, "Undone: Mark a set");
    session.keys("m a").recalls_nothing("ferry.txt").keys("q");
    let written = session.wishes();
    assert!(
        written.iter().all(|wish| wish == "recall") && written.len() > 1,
        "{written:?}"
    );
    session.restart().let_journal_answer().keys("g ' a");
    assert_eq!(session.top(), there);
}

#[test]
fn where_there_can_be_no_journal_changes_hold_for_this_run() {
    let mut session = Session::one(PASTED, USUAL);
    let file = session.file("the-winter-ferry.txt").join("journal.db");
    session.journaling(&file);
    says(&session, "Nothing is kept");
    session.keys("3");
    let there = session.top();
    session.keys("m a");
    says(&session, "Mark a set; not kept yet");
    session.keys("g ' a");
    assert_eq!(session.top(), there);
}

/// The reviews that have the mark `A`, by the names of their files.
fn marked(file: &std::path::Path) -> Vec<String> {
    let everything = open(file).everything().unwrap().into_iter();
    let have = everything.filter(|(_, page)| page.get(mark('A')).is_some());
    let name = |known: Known| known.name.unwrap().path.into_string().unwrap();
    have.map(|(known, _)| name(known).rsplit('/').next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_mark_that_is_taken_back_goes_back_to_a_review_outside_the_library() {
    let mut session = one();
    session.keys("3 m A");
    let file = session.file(".state/journal.db");
    let body = session.kept_page().get(mark('A')).cloned();
    let outside = at("/elsewhere/outside.txt", "Elsewhere.");
    open(&file)
        .keep(&outside, &[(mark('A'), body)], Moment(i64::MAX / 2))
        .unwrap();
    assert_eq!(marked(&file), ["outside.txt"]);
    session.restart().keys("G m A");
    says(&session, "Mark A moved here");
    assert_eq!(marked(&file), ["ferry.txt"]);
    session.keys("U");
    assert_eq!(marked(&file), ["outside.txt"]);
    session.resize(120, 24).keys("' A");
    says(&session, "not in this library, but in outside.txt");
}

#[test]
fn a_mark_that_is_set_before_it_is_known_where_it_was_goes_back_there() {
    let mut session = two();
    session.keys("> Enter m A");
    let file = session.file(".state/journal.db");
    session.restart().keys("Enter");
    assert_eq!(marked(&file), ["lamp.md"]);
    session.hold_journal().keys("m A");
    says(&session, "This waits until it is known");
    assert_eq!(kept(&session), [""; 0]);
    says(session.let_journal_answer(), "Mark A moved here");
    assert_eq!(marked(&file), ["ferry.txt"]);
    session.keys("U");
    assert_eq!(marked(&file), ["lamp.md"]);
    // Where that cannot be known, it is set all the same.
    session.restart().keys("Enter").hold_journal().keys("m A");
    session.told(JournalNews::NotEverything);
    assert_eq!(kept(&session), ["keep ferry +mark:A"]);
}

#[test]
fn a_mark_that_is_gone_to_before_the_journal_answered_is_gone_to_then() {
    let (mut session, there) = {
        let mut session = one();
        session.keys("3 m a");
        let there = session.top();
        (session, there)
    };
    session.hold_journal();
    session.restart().keys("G ' a");
    assert!(
        !session.status().contains("no mark"),
        "{}",
        session.status()
    );
    session.let_journal_answer();
    assert_eq!(session.top(), there);
    session.hold_journal();
    session.restart().keys("G ' b");
    says(session.let_journal_answer(), "There is no mark b");
}

#[test]
fn what_comes_from_the_journal_is_safe_to_print() {
    let mut session = one();
    session.keys("3 r").types("4/5").keys("Enter");
    let mut page = session.kept_page();
    let unsafe_note = note("One\u{1b}[2J line\u{202e}\nand another");
    let rating = Body::Rating(OwnRating {
        value: 4.0,
        best: 5.0,
        written: "4/5\u{1b}[2J\nand more".to_owned(),
    });
    for (slot, body) in [
        (Slot::Note(super::journal_store::key(1)), unsafe_note),
        (Slot::Rating, rating),
    ] {
        let made = None;
        page.put(slot, Some(frontrow::journal::Kept { body, made }));
    }
    let file = session.file(".state/journal.db");
    let mut store = open(&file);
    let (known, _) = store.everything().unwrap().pop().unwrap();
    let changes = page
        .iter()
        .map(|(slot, kept)| (slot, Some(kept.body.clone())));
    let changes: Vec<_> = changes.collect();
    store.keep(&known, &changes, Moment(i64::MAX / 2)).unwrap();
    session.restart();
    let page = session.kept_page();
    let safe = page.get(Slot::Note(super::journal_store::key(1))).cloned();
    assert_eq!(safe, Some(note("One line\nand another")));
    let Some(Body::Rating(rating)) = page.get(Slot::Rating) else {
        panic!("the rating is kept");
    };
    assert_eq!(rating.written, "4/5 and more");
}
