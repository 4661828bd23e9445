//! Answers that come late, in another order than they were asked for, or about what is no longer
//! wanted. Only the newest wish counts, and what the reader has in hand stays.

use super::session::{CJK, PASTED, Session, USUAL, WRAPPED};
use frontrow::config::Role;

/// A text of numbered paragraphs, `p001` and so on, of 800 bytes each. In some of them there is a
/// needle. Of a long text the first 160 are its beginning.
pub(super) fn numbered(paragraphs: usize, needles: &[usize]) -> String {
    let paragraph = |n| {
        let object = if needles.contains(&n) {
            "needle"
        } else {
            "nobody"
        };
        let more = ", and on".repeat(96);
        format!("p{n:03} says {object}, and goes on{more}.\n\n")
    };
    (1..=paragraphs).map(paragraph).collect()
}

/// Needles of which three are in the beginning.
const NEEDLES: &[usize] = &[20, 60, 100, 250, 330];

/// A library whose first text is long and has its beginning on the screen; the rest waits.
pub(super) fn beginning(text: &str) -> Session {
    let files = [("a.txt", text), ("b.txt", PASTED)];
    let mut session = Session::held(&files, USUAL);
    session.deliver("beginning a.txt").keys("Enter");
    assert_eq!(session.waiting(), ["list", "sections", "whole a.txt"]);
    session
}

/// The number of the paragraph at the top.
pub(super) fn top(session: &Session) -> usize {
    let number = session.top().chars().skip(1).take(3).collect::<String>();
    number.parse().unwrap_or_default()
}

pub(super) fn assert_status(session: &Session, told: &str, about: &str) {
    let status = session.status();
    assert!(status.contains(told), "{about}: {status}");
}

#[test]
fn a_prompt_is_closed_when_another_review_comes() {
    for keys in ["/", "/ f e r r y", "o", "o v e r d", "%", "% 5 0"] {
        let files = [("a.txt", PASTED), ("b.txt", CJK), ("c.txt", WRAPPED)];
        let mut session = Session::held(&files, USUAL);
        session.deliver("list").deliver("beginning a.txt");
        session.keys("Enter ] ] j j > ");
        let left = session.top();
        session.keys(keys).deliver("beginning b.txt");
        let shown = session.screen();
        assert!(session.top().starts_with("《潮間帯》"), "{keys}: {shown}");
        assert!(!shown.contains("Esc back"), "{keys}: {shown}");
        assert_eq!(session.outline().len(), 4, "{keys}: {shown}");
        // What was typed for the prompt would be commands now.
        session.keys("Esc Enter ] <").deliver("beginning a.txt");
        assert_eq!(session.top(), left, "{keys}");
    }
}

#[test]
fn a_prompt_is_closed_when_another_review_cannot_be_read() {
    let files = [("a.txt", PASTED), ("b.txt", CJK)];
    let mut session = Session::held(&files, USUAL);
    session
        .deliver("list")
        .deliver("beginning a.txt")
        .removes("b.txt");
    session.keys("Enter > o v e r d").deliver("beginning b.txt");
    assert!(session.page().concat().contains("there is no such file"));
    assert!(
        !session.status().contains("Esc back"),
        "{}",
        session.status()
    );
    session.keys("Esc Esc");
    assert!(session.page().concat().contains("there is no such file"));
}

#[test]
fn a_search_goes_on_in_the_rest() {
    let mut session = beginning(&numbered(340, NEEDLES));
    session.keys("/ n e e d l e Enter n n");
    assert_eq!(top(&session), 100);
    assert_status(&session, "/needle  3/3+", "in the beginning");
    session.deliver("whole a.txt");
    assert_eq!(top(&session), 100);
    assert_eq!(session.drawn_as(Role::CurrentHit), ["needle"]);
    session.deliver("hits");
    assert_status(&session, "/needle  3/5", "in the whole");
    for (keys, place, told) in [
        ("n", 250, "/needle  4/5"),
        ("n", 330, "/needle  5/5"),
        ("n", 20, "/needle  1/5  wrapped to the top"),
    ] {
        session.keys(keys);
        assert_eq!(top(&session), place);
        assert_status(&session, told, keys);
    }
    // The sections of the beginning come too late to be of use.
    session.deliver("sections");
    assert!(session.header().ends_with(" min"), "{}", session.header());
    assert_eq!(session.waiting(), ["list"]);
}

/// The paragraphs of a text, the ones with a needle, and where a search from the first one leads
/// once all is there.
const LATER: &[(usize, &[usize], usize, &str)] = &[
    (340, &[330, 335], 330, "/needle  1/2"),
    (340, &[], 1, "not found"),
    // Short enough to be searched at once when it is there.
    (240, &[220, 230], 220, "/needle  1/2"),
    (240, &[], 1, "not found"),
];

#[test]
fn nothing_is_not_found_before_all_has_been_searched() {
    for (paragraphs, needles, place, told) in LATER {
        for accepted in ["", "Enter"] {
            let mut session = beginning(&numbered(*paragraphs, needles));
            session.keys("/ n e e d l e").keys(accepted);
            let about = format!("{paragraphs} {needles:?} {accepted}");
            let status = session.status();
            assert!(status.contains("/needle  0+"), "{about}: {status}");
            session.deliver_all();
            assert_eq!(top(&session), *place, "{about}");
            assert_status(&session, told, &about);
        }
    }
}

/// Parts with a heading each, of which some are in the beginning.
fn parts() -> String {
    let door = "It is about a door that nobody opens, and about who has its key. ".repeat(100);
    let part = |n| format!("Part {n}\n\n{door}\n\n");
    format!("{door}\n\n") + &(1..=40).map(part).collect::<String>()
}

#[test]
fn a_filter_grows_with_the_outline() {
    let mut session = beginning(&parts());
    session.keys("o").types("part");
    assert_status(&session, "outline: part  0 of 1 ", "no sections yet");
    session.deliver("sections");
    let rows = session.outline().len();
    assert!(rows > 10, "{:?}", session.outline());
    assert_eq!(session.waiting(), ["list", "whole a.txt"]);
    session.deliver("whole a.txt");
    assert_status(&session, "outline: part  40 of 41 ", "all sections");
    session.types(" 33");
    assert_status(&session, "outline: part 33  1 of 41 ", "narrowed");
    session.keys("Enter");
    assert_eq!(session.top(), "Part 33");
}

#[test]
fn a_choice_in_the_filter_is_gone_to_by_its_title() {
    let mut session = beginning(&parts());
    session.deliver("sections").keys("o").types("part 7");
    session.deliver("whole a.txt").keys("Enter");
    assert_eq!(session.top(), "Part 7");
}

#[test]
fn a_beginning_stays_when_the_rest_cannot_be_read() {
    for keys in ["", "/ n e e d l e Enter", "/ n e e"] {
        let mut session = beginning(&numbered(340, NEEDLES));
        session.keys("} } }").keys(keys).removes("a.txt");
        let before = session.page();
        session.deliver("whole a.txt");
        assert_eq!(session.page(), before, "{keys}");
        if !keys.ends_with('e') {
            assert_status(&session, "a.txt", keys);
        }
        session.keys("Esc Enter } } k");
        assert_ne!(session.page(), before, "{keys}");
    }
}

#[test]
fn the_hit_before_is_gone_to_when_it_is_known() {
    for (from, place, told) in [
        ("% 7 5 Enter", 250, "/needle  4/5 "),
        ("g", 330, "/needle  5/5  wrapped to the end"),
    ] {
        let mut session = beginning(&numbered(340, NEEDLES));
        session.deliver_all().keys("/ n e e d l e Enter").keys(from);
        let before = top(&session);
        assert_eq!(session.keys("N").waiting().last().unwrap(), "hits");
        assert_eq!(top(&session), before);
        assert_status(&session, "searching", from);
        session.deliver_newest("hits");
        assert_eq!(top(&session), place, "{from}");
        assert_status(&session, told, from);
        assert_eq!(session.drawn_as(Role::CurrentHit), ["needle"]);
    }
}

#[test]
fn a_hit_that_comes_late_pulls_nobody_away() {
    let text = numbered(340, &[330]);
    for keys in ["j", "Space", "}", "G", "z", "%", "/", "o", "Esc"] {
        let mut session = beginning(&text);
        session.deliver_all().keys("/ n e e d l e Enter");
        assert_eq!(top(&session), 1);
        session.keys(keys);
        let page = session.page();
        session.deliver_newest("hits");
        assert_eq!(session.page(), page, "{keys}");
    }
    let mut session = beginning(&text);
    session.deliver_all().keys("/ n e e d l e Enter");
    assert_eq!(top(session.deliver_newest("hits")), 330);
}

#[test]
fn hits_of_an_older_search_are_dropped() {
    let mut session = beginning(&numbered(340, NEEDLES));
    session.deliver_all().keys("/ s a y s Ctrl-u n e e d");
    assert_eq!(session.waiting(), ["hits"; 8]);
    session.deliver("hits").deliver("hits");
    assert_status(&session, "/need  0+", "older ones");
    session.deliver_newest("hits");
    assert_status(&session, "/need  1/5 ", "the newest");
    session.deliver_all();
    assert_status(&session, "/need  1/5 ", "older ones after it");
}

#[test]
fn the_review_chosen_last_is_shown_in_whatever_order_they_come() {
    type Row<'a> = (&'a str, &'a [&'a str]);
    let files = [("a.txt", PASTED), ("b.txt", WRAPPED), ("c.txt", CJK)];
    let (a, b) = ("Some films arrive", "THE GLASS ORCHARD");
    let table: [Row<'_>; 3] = [
        (
            "j k",
            &["beginning b.txt", "beginning a.txt", "beginning a.txt"],
        ),
        (
            "j k j",
            &["beginning b.txt", "beginning a.txt", "beginning b.txt"],
        ),
        (
            "j j k",
            &["beginning c.txt", "beginning b.txt", "beginning a.txt"],
        ),
    ];
    for (keys, order) in table {
        let mut session = Session::held(&files, USUAL);
        session.keys(keys);
        for work in order {
            session.deliver_newest(work);
            let shown = session.top();
            let wanted = if keys == "j k" { a } else { b };
            assert!(
                shown.is_empty() || shown.starts_with(wanted),
                "{keys}, {work}: {shown}"
            );
        }
        session.deliver_all();
        let wanted = if keys == "j k" { a } else { b };
        assert!(
            session.top().starts_with(wanted),
            "{keys}: {}",
            session.top()
        );
    }
}

/// Whether all of the review is there: only then is it said how long it takes.
fn is_whole(session: &Session) -> bool {
    session.header().ends_with(" min")
}

#[test]
fn the_whole_is_not_replaced_by_its_beginning() {
    let mut session = beginning(&numbered(340, &[]));
    session.keys("> <").deliver("whole a.txt");
    session.keys("% 9 0 Enter");
    let before = session.page();
    for work in ["beginning a.txt", "beginning b.txt", "sections"] {
        session.deliver(work);
        assert!(is_whole(&session), "{work}: {}", session.header());
        assert_eq!(session.page(), before, "{work}");
    }
    assert_eq!(session.waiting(), ["list"]);
}

#[test]
fn the_whole_comes_though_the_reader_was_about_to_leave() {
    for order in [
        ["> ", "whole a.txt", "<", "beginning a.txt"],
        ["> ", "whole a.txt", "<", "beginning b.txt"],
        ["> ", "beginning b.txt", "<", "beginning a.txt"],
    ] {
        let mut session = beginning(&numbered(340, &[]));
        for step in order {
            if step.contains("txt") {
                session.deliver(step);
            } else {
                session.keys(step);
            }
        }
        session.deliver_all();
        assert_eq!(top(&session), 1, "{order:?}");
        assert!(is_whole(&session), "{order:?}: {}", session.header());
    }
}

#[test]
fn what_is_piped_in_is_kept_for_later() {
    let mut session = Session::held_with_pipe(WRAPPED.as_bytes(), &[("b.txt", PASTED)], USUAL);
    session.keys("j").deliver("beginning b.txt").deliver("pipe");
    assert!(session.top().starts_with("Some films"), "{}", session.top());
    session.keys("k");
    assert_eq!(session.top(), "THE GLASS ORCHARD");
    // It can be read only once, and is not asked for again.
    session.keys("j").deliver_all().keys("k");
    assert_eq!(session.top(), "THE GLASS ORCHARD");
    assert_eq!(session.waiting(), [""; 0]);
}

#[test]
fn what_is_piped_in_is_waited_for_again() {
    let mut session = Session::held_with_pipe(WRAPPED.as_bytes(), &[("b.txt", PASTED)], USUAL);
    session.keys("j").deliver("beginning b.txt").keys("k");
    assert_eq!(session.waiting(), ["pipe", "list"]);
    session.deliver("pipe");
    assert_eq!(session.top(), "THE GLASS ORCHARD");
}

#[test]
fn why_what_is_piped_in_cannot_be_read_is_told_whenever_it_is_chosen() {
    for keys in ["", "j"] {
        let mut session = Session::held_with_pipe(b"\0\x01\0\xff", &[("b.txt", PASTED)], USUAL);
        session.keys(keys).deliver_all();
        session.keys("g j").deliver_all();
        assert!(session.top().starts_with("Some films"), "{}", session.top());
        session.keys("k").deliver_all();
        let page = session.page().join(" ");
        assert!(page.contains("binary data"), "{keys}: {page}");
        let told = "it holds binary data, not text";
        assert_eq!(session.drawn_as(Role::Problem), ["!", told], "{keys}");
    }
}
