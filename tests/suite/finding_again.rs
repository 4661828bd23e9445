//! Finding again: from hit to hit, the word at hand, and the search before the last.

use super::session::{PASTED, Session, USUAL};
use frontrow::config::Role;

#[test]
fn hits_are_gone_through_and_around_the_ends() {
    let mut session = Session::after(PASTED, "/ f e r r y Enter");
    let steps = [
        ("", "1/3", ""),
        ("n", "2/3", ""),
        ("n", "3/3", ""),
        ("n", "1/3", "wrapped to the top"),
        ("N", "3/3", "wrapped to the end"),
        ("N", "2/3", ""),
        ("g n", "1/3", ""),
        ("G N", "3/3", ""),
    ];
    for (keys, count, told) in steps {
        session.keys(keys);
        let status = session.status();
        assert!(
            status.contains(&format!("/ferry  {count}")),
            "{keys}: {status}"
        );
        assert!(status.contains(told), "{keys}: {status}");
        assert_eq!(
            status.contains("wrapped"),
            !told.is_empty(),
            "{keys}: {status}"
        );
        assert!(
            session
                .drawn_as(Role::CurrentHit)
                .concat()
                .eq_ignore_ascii_case("ferry")
        );
    }
}

#[test]
fn a_search_from_below_the_last_hit_goes_around() {
    let mut session = Session::after(PASTED, "6 /");
    session.types("kettle").keys("Enter");
    assert!(
        session.status().contains("wrapped to the top"),
        "{}",
        session.status()
    );
    assert_eq!(session.drawn_as(Role::CurrentHit), ["kettle"]);
}

#[test]
fn a_search_for_nothing_goes_on_with_the_one_before() {
    let mut session = Session::after(PASTED, "/ f e r r y Enter");
    for (keys, told) in [
        ("/ Enter", "/ferry  2/3 "),
        ("/ k Backspace Enter", "/ferry  3/3 "),
        ("/ Enter", "/ferry  1/3  wrapped to the top"),
        ("/ Esc / Enter", "/ferry  2/3 "),
        ("Esc g / Enter", "/ferry  1/3 "),
    ] {
        session.keys(keys);
        let status = session.status();
        assert!(status.contains(told), "{keys}: {status}");
    }
    let session = Session::after(PASTED, "/ Enter");
    let status = session.status();
    assert!(status.contains("Nothing is being looked for"), "{status}");
}

/// Keys before a search for the kettle is typed and given up, and after it; the status line and
/// the current hit that come of it.
const GIVEN_UP: &[(&str, &str, &str, &[&str])] = &[
    ("] ]", "", " 3/6 Performances ", &[]),
    ("] ]", "n", "/kettle  2/2", &["Kettle"]),
    ("] ]", "N", "/kettle  1/2", &["kettle"]),
    // The search before comes back, with the hit the reader was at.
    ("/ f e r r y Enter n n", "", "/ferry  3/3", &["Ferry"]),
    ("/ f e r r y Enter n n", "N", "/ferry  2/3", &["ferry"]),
    ("/ z z z Enter", "", " 1/6 (opening) ", &[]),
];

#[test]
fn a_search_given_up_brings_back_the_one_before() {
    for (before, after, told, hit) in GIVEN_UP {
        let mut session = Session::after(PASTED, before);
        let screen = session.screen();
        session.keys("/").types("kettle").keys("Esc");
        if !screen.contains("not found") {
            assert_eq!(session.screen(), screen, "{before}");
        }
        session.keys(after);
        let status = session.status();
        assert!(status.contains(told), "{before}, {after}: {status}");
        assert_eq!(
            session.drawn_as(Role::CurrentHit),
            *hit,
            "{before}, {after}"
        );
    }
}

#[test]
fn the_word_at_hand_is_looked_for() {
    let mut session = Session::after(PASTED, "} *");
    assert!(
        session.status().contains("/matchbox"),
        "{}",
        session.status()
    );
    session.keys("3 *");
    assert!(
        session.status().contains("/Performances  1/1"),
        "{}",
        session.status()
    );
    // The reader stays at the word.
    assert_eq!(session.top(), "Performances: Two People and a Kettle");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["Performances"]);
    session.keys("n");
    assert!(
        session
            .status()
            .contains("/Performances  1/1  the only one"),
        "{}",
        session.status()
    );
    let mut session = Session::after(&"The ferry and the ‘ferry’. ".repeat(20), "*");
    assert!(
        session.status().contains("/ferry  1/40"),
        "{}",
        session.status()
    );
    session.keys("N");
    assert!(
        session
            .status()
            .contains("/ferry  40/40  wrapped to the end"),
        "{}",
        session.status()
    );
    assert!(
        Session::after("···\n", "*")
            .status()
            .contains("There is no word")
    );
}

#[test]
fn a_search_goes_on_in_the_next_review() {
    let files = [
        ("a.txt", PASTED),
        ("b.txt", "A kettle, and again a kettle.\n"),
    ];
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter /").types("kettle").keys("Enter >");
    assert_eq!(session.drawn_as(Role::Hit), ["kettle", "kettle"]);
    session.keys("n");
    assert!(session.status().contains("1/2"), "{}", session.status());
}
