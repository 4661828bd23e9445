//! A large review of which only the beginning is there: its end is said to be none, and gone on to
//! once it is there; where the rest does not come, that is said and the beginning is all there is.

use super::late_answers::{assert_status, beginning, numbered};
use super::session::Session;

/// What is said at the end of what is there, and when the rest has come.
const FOLLOWS: &str = "The end of what has been read so far; the rest follows";
const MORE: &str = "The end of what has been read so far; more is coming";

/// The number of the first paragraph that begins on the page.
fn begun(session: &Session) -> usize {
    let page = session.page();
    let number = |row: &String| row.strip_prefix('p')?.get(..3)?.parse().ok();
    page.iter().find_map(number).unwrap_or_default()
}

#[test]
fn the_end_is_gone_on_to_when_it_is_there() {
    let text = numbered(340, &[]);
    for keys in ["G", "End", "% 1 0 0 Enter", "j j G", "G k G"] {
        let mut session = beginning(&text);
        session.keys(keys);
        assert_status(&session, FOLLOWS, keys);
        let far = begun(&session);
        assert!((100..200).contains(&far), "{keys}: {far}");
        session.deliver("sections");
        assert_status(&session, FOLLOWS, keys);
        session.deliver("whole a.txt");
        assert!(begun(&session) > 330, "{keys}: {}", session.screen());
        assert_status(&session, "  ·  100 %", keys);
        assert!(!session.status().contains("so far"), "{keys}");
    }
}

#[test]
fn who_has_moved_stays() {
    let text = numbered(340, &[]);
    for keys in ["G k", "G g", "G u", "G % 5 0 Enter", "G b", "G {"] {
        let mut session = beginning(&text);
        session.keys(keys);
        let page = session.page();
        session.deliver("whole a.txt");
        assert_eq!(session.page(), page, "{keys}");
    }
}

#[test]
fn a_page_beyond_what_is_there_offers_no_other_review() {
    let text = numbered(340, &[]);
    let mut session = beginning(&text);
    session.keys("% 9 9 Enter Space Space Space");
    assert_status(&session, MORE, "space");
    let page = session.page();
    session.deliver("whole a.txt");
    assert_eq!(session.page(), page);
    assert!(!session.status().contains("so far"), "{}", session.status());
    // What follows goes on from there.
    let far = begun(session.keys("Space"));
    assert!((100..200).contains(&far), "{far}");
    session.keys("G Space");
    assert_status(&session, "The end. Space again:", "the real end");
}

#[test]
fn a_rest_that_does_not_come_is_told() {
    let text = numbered(340, &[20, 330]);
    let told = "Only the beginning of a.txt could be read: there is no such file";
    for keys in ["", "G", "/ n e e d l e Enter n"] {
        let mut session = beginning(&text);
        assert!(session.header().ends_with("reading on"));
        session.keys(keys).removes("a.txt").deliver("whole a.txt");
        let beginning = told.split_at(50).0;
        assert_status(&session, beginning, keys);
        assert!(session.header().ends_with("beginning only"), "{keys}");
        session.deliver_all().keys("G Space");
        assert_status(&session, "The end of what could be read.", keys);
    }
    let mut session = beginning(&text);
    session.removes("a.txt").deliver("whole a.txt");
    session.keys("/ n e e d l e Enter");
    assert_status(&session, "/needle  1/1", "all that is there is searched");
    // The file is there again.
    session.rewrites("a.txt", &text).deliver_all();
    assert!(session.header().ends_with(" min"), "{}", session.header());
    assert_status(&session, "/needle  1/2", "all of it");
    session.keys("Esc G Space");
    assert_status(&session, "The end. Space again:", "the real end");
}

#[test]
fn a_rest_that_is_gone_with_the_file_is_told() {
    let mut session = beginning(&numbered(340, &[]));
    session.rewrites("a.txt", "").deliver("whole a.txt");
    let told = "Only the beginning of a.txt could be read: the file is empty now";
    assert_status(&session, told, "emptied");
    assert!(session.header().ends_with("beginning only"));
    // Left and come back to, it is read anew.
    session.rewrites("a.txt", &numbered(300, &[])).keys("> <");
    session.deliver_all();
    assert!(session.header().ends_with(" min"), "{}", session.header());
}
