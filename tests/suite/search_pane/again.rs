//! Searching again: for the same, as more is known, and for what was searched for before.

use super::{THE, library, results, searched};
use crate::session::{PASTED, Session, WRAPPED};
use frontrow::library::{Answered, Change, IndexState, SearchNews, WhyScan};

#[test]
fn a_search_that_goes_on_is_left_off() {
    let mut session = library((80, 24));
    session.keys("s").types("the");
    let so_far = session.searches();
    session.keys("Esc");
    let left_off = session.searches();
    assert_eq!(left_off.get(so_far.len()..), Some(&[0][..]));
    // It begins again when it is asked for again; one that is over does not.
    session.keys("s");
    assert_eq!(session.searches().len(), left_off.len() + 1);
    session.finds("the", &THE).keys("Esc s");
    assert_eq!(session.searches().len(), left_off.len() + 1);
    // So is one whose words are taken back.
    session.types("x").keys("Ctrl-u");
    assert_eq!(session.searches().last(), Some(&0));
    assert!(session.screen().contains("regular expression"));
}

#[test]
fn searches_before_are_gone_back_to() {
    let mut session = searched((120, 40));
    session
        .keys("Enter s Ctrl-u")
        .types("w500")
        .finds("w500", &["numbers.txt"]);
    session.keys("Esc s Ctrl-u").types("draft");
    for (keys, typed) in [
        ("Ctrl-p", "w500"),
        ("Ctrl-p", "the"),
        ("Ctrl-p", "the"),
        ("Ctrl-n", "w500"),
        ("Ctrl-n", "draft"),
        ("Ctrl-n", "draft"),
    ] {
        session.keys(keys);
        let status = session.status();
        assert!(
            status.starts_with(&format!(" search: {typed}")),
            "{keys}: {status}"
        );
    }
}

#[test]
fn how_far_the_index_is_is_told() {
    let mut session = library((80, 24));
    let building = |texts| IndexState::Building { texts, of: 100_000 };
    session.tells_index(building(12_000));
    assert!(
        session.header().ends_with("indexing 12,000 of 100,000"),
        "{}",
        session.header()
    );
    session.keys("s");
    session.tells_index(building(13_000));
    assert!(
        session.header().ends_with("indexing 13,000 of 100,000"),
        "{}",
        session.header()
    );
    // What was found in a part is searched for again in all of it.
    session
        .types("the")
        .finds_only("the", &THE, Answered::Partly(13_000, 100_000));
    session.tells(SearchNews::Done).keys("Down");
    let before = session.searches().len();
    session.tells_index(IndexState::Ready);
    assert_eq!(session.searches().len(), before + 1);
    assert_eq!(results(&session), "ferry [salt] orchard");
    session.finds("the", &["wrapped.txt", "salt.md"]);
    assert_eq!(results(&session), "orchard [salt]");
    assert!(!session.header().contains("index"), "{}", session.header());
}

#[test]
fn what_has_changed_meanwhile_is_searched_for_again() {
    let mut session = searched((80, 24));
    session.keys("Down Esc");
    let before = session.searches().len();
    session.keys("s");
    assert_eq!(session.searches().len(), before);
    session.keys("Esc");
    let gone = session.file("pasted.txt");
    session.learns(Change::Gone(vec![gone]));
    // What is gone is no result any more, the others are shown until there is news of them.
    session.keys("s");
    assert_eq!(session.searches().len(), before + 1);
    assert_eq!(results(&session), "[salt] orchard");
    session.finds("the", &["wrapped.txt", "salt.md"]);
    assert_eq!(results(&session), "[orchard] salt");
    let so_far = session.searches().len();
    session.keys("Esc s");
    assert_eq!(session.searches().len(), so_far);
}

#[test]
fn more_is_found_as_the_index_grows() {
    let building = |texts| IndexState::Building { texts, of: 80_000 };
    let partly = || Answered::Partly(10_000, 80_000);
    for (answered, next, again) in [
        (partly(), building(19_999), 0),
        (partly(), building(20_000), 1),
        (partly(), IndexState::Ready, 1),
        (partly(), IndexState::OfAnother, 1),
        (Answered::Scanned(WhyScan::NotYet), building(70_000), 0),
        (Answered::Scanned(WhyScan::NotYet), IndexState::Ready, 1),
        (Answered::Scanned(WhyScan::Expression), IndexState::Ready, 0),
        (Answered::Indexed, IndexState::Ready, 0),
    ] {
        // The news of the index come when the search is over, or before.
        for is_late in [true, false] {
            let mut session = library((80, 24));
            session.tells_index(building(10_000));
            session.keys("s").types("the");
            let before = session.searches().len();
            if !is_late {
                session.tells_index(next.clone());
            }
            session.finds_only("the", &THE, answered.clone());
            session.tells(SearchNews::Done);
            if is_late {
                session.tells_index(next.clone());
            }
            let asked = session.searches().len() - before;
            assert_eq!(asked, again, "{answered:?} {next:?} {is_late}");
            if again == 0 {
                continue;
            }
            // Where that gave no better answer, nothing is searched for over and over.
            session.finds_only("the", &THE, Answered::Scanned(WhyScan::NotYet));
            session.tells(SearchNews::Done);
            assert_eq!(session.searches().len() - before, asked);
        }
    }
}

#[test]
fn what_was_piped_in_is_sent_along() {
    let mut session = Session::held_with_pipe(PASTED.as_bytes(), &[("salt.md", WRAPPED)], (80, 24));
    session.deliver_all();
    session.keys("Esc s").types("engine room");
    assert!(session.knows_piped());
}
