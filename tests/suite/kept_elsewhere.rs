//! What is listed of reviews that were not opened in this run, and changed there.

use std::ops::ControlFlow;

use super::session::{PASTED, Session};
use frontrow::app::{Event, JournalNews, JournalWish};
use frontrow::journal::{Slot, Status};
use frontrow::work::Journal;

const LAMP: &str = "# The Lamp\n\nA lamp is lit.\n\n## Plot\n\nIt is put out again.\n\n## Light\n\n\
                    Nobody minds.\n";

/// Two reviews, of which the second was read to a place, is said to be finished, has a section less
/// than was found, a rating, two marks of the library and a note.
fn two() -> Session {
    let mut session = Session::kept(&[("ferry.txt", PASTED), ("lamp.md", LAMP)], (160, 14));
    session.keys("> Enter ] ] m A ] m B H E E");
    session.keys("r").types("4/5").keys("Enter");
    session
}

/// What there is to see of the second review when it is open: where the reader is, its sections, and
/// how it stands.
fn seen(session: &Session) -> (String, Vec<String>, Vec<String>) {
    (session.top(), session.outline(), session.library())
}

#[test]
fn a_review_that_was_changed_from_elsewhere_is_whole_when_it_is_opened() {
    let mut session = two();
    let expected = seen(&session);
    session.keys("<").restart();
    session.told_standings(&[("lamp.md", Status::Finished, Some("4/5"))]);
    let stood = session.library();
    assert!(stood.concat().contains('●'), "{stood:?}");
    // The marks are taken from there, which is not open: one moves, one is removed.
    session.keys("Enter m A m - B");
    assert!(
        session.status().contains("Mark B removed"),
        "{}",
        session.status()
    );
    session.keys("h h");
    assert_eq!(session.library(), stood);
    session.keys("l l");
    session.keys(">");
    assert_eq!(seen(&session), expected);
    // And in the next run.
    session.keys("<").restart().keys("> Enter");
    assert_eq!(seen(&session), expected);
}

#[test]
fn what_was_not_kept_yet_of_it_stays_so_when_it_is_opened() {
    let mut session = two();
    session.keys("<").restart();
    session.keys("Enter m x").hold_journal().keys("m - B >");
    let page = session.kept_page();
    assert_eq!(page.get("mark:B".parse().unwrap()), None);
    session.let_journal_answer();
    let page = session.kept_page();
    assert_eq!(page.get("mark:B".parse().unwrap()), None);
    assert!(page.get("mark:A".parse().unwrap()).is_some());
    assert!(page.get(Slot::Left).is_some() && page.get(Slot::Status).is_some());
    session.keys("U");
    let page = session.kept_page();
    assert!(page.get("mark:B".parse().unwrap()).is_some());
}

#[test]
fn of_all_reviews_only_what_is_listed_is_told() {
    let session = two();
    let file = session.file(".state/journal.db");
    let mut journal = Journal::open(&file, &mut |_| ControlFlow::Continue(()));
    let mut slots = Vec::new();
    let _ = journal.perform(JournalWish::Everything, &mut |event| {
        if let Event::Journal(news) = event
            && let JournalNews::Everything(everything) = *news
        {
            assert!(everything.iter().all(|(_, page)| !page.is_empty()));
            let kept = everything.iter().flat_map(|(_, page)| page.iter());
            slots.extend(kept.map(|(slot, _)| slot.to_string()));
        }
        ControlFlow::Continue(())
    });
    assert_eq!(slots, ["mark:A", "mark:B"]);
}
