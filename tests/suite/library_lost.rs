//! What is open while its file goes, or turns out to hold several reviews, and reading that is left off.

use super::session::{Session, USUAL};
use frontrow::library::{Change, Digest, Place, Progress, Source};
use std::time::Duration;

/// What is listed, in short: the titles.
fn listed(session: &Session) -> Vec<String> {
    let rows = session.library();
    let titles = rows.iter().filter_map(|row| row.trim().split("  ").next());
    let titles = titles.map(|title| title.trim_start_matches('▌').trim().to_owned());
    titles.filter(|title| !title.is_empty()).collect()
}

fn three() -> Session {
    let files = [("a.txt", "Ash"), ("b.txt", "Birch"), ("c.txt", "Cedar")];
    Session::folder(&files, (120, 24))
}

/// A record of the file of this name, as it is told.
fn record(session: &Session, name: &str, number: usize) -> (Source, Digest) {
    let place = Place {
        record: number,
        line: Some(number),
        bytes: None,
    };
    let source = Source::Record(session.file(name).into(), place);
    (source, Digest::Unreadable(format!("reason {number}")))
}

#[test]
fn what_is_open_is_listed_without_its_file_until_another_is_opened() {
    let mut session = three();
    assert_eq!(listed(&session), ["Ash", "Birch", "Cedar"]);
    session.keys("j");
    let gone = Change::Gone(vec![session.file("b.txt"), session.file("c.txt")]);
    session.removes("b.txt").removes("c.txt").learns(gone);
    assert_eq!(listed(&session), ["Ash", "Birch"]);
    session.keys("k");
    assert_eq!(listed(&session), ["Ash"]);
}

#[test]
fn what_is_there_again_stays() {
    let mut session = three();
    let gone = Change::Gone(vec![session.file("a.txt")]);
    let again = Change::Found(vec![Ok(Source::File(session.file("a.txt")))]);
    session.learns(gone).learns(again).keys("j");
    assert_eq!(listed(&session), ["Ash", "Birch", "Cedar"]);
}

#[test]
fn of_a_file_of_records_only_the_open_one_is_listed_without_it() {
    let mut session = three();
    let records = (1..=3).map(|number| record(&session, "b.txt", number));
    let records = Change::Seen(records.collect());
    let several = Change::Several(session.file("b.txt"));
    session.learns(several).learns(records).keys("j");
    assert_eq!(listed(&session).len(), 5);
    let gone = Change::Gone(vec![session.file("b.txt")]);
    session.removes("b.txt").learns(gone);
    assert_eq!(listed(&session).len(), 2);
}

#[test]
fn an_open_file_that_holds_several_is_no_review_of_its_own() {
    let mut session = Session::folder(&[("a.json", "[{}, {}]"), ("c.txt", "Cedar")], USUAL);
    let records = (1..=2).map(|number| record(&session, "a.json", number));
    let records = Change::Seen(records.collect());
    let several = Change::Several(session.file("a.json"));
    session.learns(several).learns(records);
    assert_eq!(listed(&session).len(), 3);
}

#[test]
fn a_review_that_records_are_found_beside_leaves_the_list_in_sight() {
    for (keys, focus) in [("", "library"), ("j", "text")] {
        let mut session = Session::folder(&[("c.txt", "Cedar")], (120, 24));
        session.keys(keys);
        let records = (1..=2).map(|number| record(&session, "r.jsonl", number));
        let records = Change::Seen(records.collect());
        session.learns(records);
        let seen = if session.screen().contains("Library") {
            "library"
        } else {
            "text"
        };
        assert_eq!(seen, focus, "after {keys:?}");
    }
}

#[test]
fn what_was_left_off_is_no_longer_shown_by_a_report_that_was_on_its_way() {
    let mut session = three();
    let report = || {
        Change::Progress(Progress {
            read: 4321,
            bytes: 1 << 20,
            of: 1 << 30,
            taken: Duration::from_secs(2),
        })
    };
    let before = session.header();
    session.learns(report());
    assert_ne!(session.header(), before);
    session.keys("Ctrl-c").learns(report());
    assert_eq!(session.header(), before);
}
