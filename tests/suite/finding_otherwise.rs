//! Switches of a search, earlier searches, the list of hits and their marks on the scrollbar.

use super::session::{PASTED, Session, USUAL, WRAPPED, numbered};
use frontrow::config::Role;

/// What the line at the bottom says first.
fn told(session: &Session) -> String {
    let status = session.status();
    status
        .split("   ")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn switches_are_turned_while_one_types() {
    let mut session = Session::after(PASTED, "/");
    assert!(
        session.status().contains("Alt-w words"),
        "{}",
        session.status()
    );
    session.types("penelope");
    assert_eq!(told(&session), "/penelope  1/2");
    session.keys("Alt-a");
    assert_eq!(told(&session), "/penelope  not found  accents");
    session.keys("Alt-a Ctrl-u").types("ket");
    assert_eq!(told(&session), "/ket  1/3");
    session.keys("Alt-w");
    assert_eq!(told(&session), "/ket  not found  whole words");
    session.types("tle");
    assert_eq!(told(&session), "/kettle  1/2  whole words");
    session.keys("Alt-w Alt-r Ctrl-u").types("p.n.lope");
    assert_eq!(told(&session), "/p.n.lope  1/2  expression");
    // They stay for the next search.
    session.keys("Esc /").types("k.t");
    assert_eq!(told(&session), "/k.t  1/7  expression");
}

#[test]
fn what_is_wrong_with_an_expression_is_said_while_the_page_stays() {
    let mut session = Session::after(PASTED, "/ Alt-r");
    session.types("gulls");
    let top = session.top();
    session.types("(");
    assert_eq!(told(&session), "/gulls(  ( is not closed  expression");
    assert_eq!(session.top(), top);
    assert_eq!(session.drawn_as(Role::Problem), ["( is not closed"]);
    session.types(")");
    assert_eq!(told(&session), "/gulls()  1/1  expression");
    let before = Session::one(PASTED, USUAL).top();
    session.types("[").keys("Enter");
    assert_eq!(session.top(), before);
    assert!(
        session.status().contains("[ is not closed"),
        "{}",
        session.status()
    );
}

#[test]
fn the_search_that_is_shown_is_turned_too() {
    let mut session = Session::after(PASTED, "/");
    session.types("ket").keys("Enter Alt-w");
    assert!(
        session
            .status()
            .contains("Whole words are found: not found"),
        "{}",
        session.status()
    );
    session.keys("Alt-w");
    assert!(
        session.status().contains("/ket  1/3"),
        "{}",
        session.status()
    );
    // What is no expression stays what it was.
    session
        .keys("/ Ctrl-u")
        .types("Two")
        .keys("Enter Alt-r Alt-r");
    assert!(
        session.status().contains("found as it is"),
        "{}",
        session.status()
    );
}

#[test]
fn a_word_is_found_as_a_whole() {
    let mut session = Session::one(
        "Arts are old.\n\nThe art of it, apart from artful parts.\n\nart",
        USUAL,
    );
    session.keys("G *");
    assert!(
        session.status().contains("/art  2/2  whole words"),
        "{}",
        session.status()
    );
}

#[test]
fn earlier_searches_come_back() {
    let mut session = Session::after(PASTED, "/");
    session
        .types("kettle")
        .keys("Enter /")
        .types("gulls")
        .keys("Enter /")
        .types("fe");
    for (key, expected) in [
        ("Up", "/gulls  1/1"),
        ("Up", "/kettle  1/2"),
        ("Up", "/kettle  1/2"),
        ("Down", "/gulls  1/1"),
        ("Down", "/fe  "),
        ("Down", "/fe  "),
    ] {
        session.keys(key);
        let (found, expected) = (told(&session), expected.split('/').nth(1));
        assert!(
            found.starts_with(&format!("/{}", expected.unwrap_or_default())),
            "{key}: {found}"
        );
    }
    // What was given up is not kept.
    session.keys("Ctrl-u").types("ferry").keys("Esc / Up");
    assert_eq!(told(&session), "/gulls  1/1");
}

#[test]
fn hits_are_listed_with_the_words_around_them() {
    for size in [(120, 40), (80, 24), (40, 12)] {
        let mut session = Session::one(PASTED, size);
        session.keys("/").types("the").keys("Enter n n L");
        let name = format!("hits_{}x{}", size.0, size.1);
        insta::assert_snapshot!(name, session.screen());
    }
}

#[test]
fn one_goes_to_a_hit_of_the_list_or_back() {
    let mut session = Session::after(PASTED, "/");
    session.types("the").keys("Enter");
    let before = session.screen();
    for leaving in ["Esc", "q", "L"] {
        session.keys("L j j j").keys(leaving);
        assert_eq!(session.screen(), before, "{leaving}");
    }
    session.keys("L j j Enter");
    assert!(
        session.status().contains("/the  3/"),
        "{}",
        session.status()
    );
    session.keys("L G Enter n");
    assert!(
        session.status().contains("wrapped to the top"),
        "{}",
        session.status()
    );
    session.keys("Esc");
    assert_eq!(session.drawn_as(Role::CurrentHit), [""; 0]);
    // The last search is taken up again.
    session.keys("L");
    assert!(session.screen().contains("“the”"), "{}", session.screen());
}

#[test]
fn the_selected_hit_stays_so_when_the_rest_of_a_large_review_arrives() {
    let text: Vec<String> = (1..=60_000).map(|word| format!("w{word:05}")).collect();
    let text = text.join(" ");
    let files = [("big.txt", text.as_str()), ("small.txt", WRAPPED)];
    let mut session = Session::searchable(&files, USUAL);
    session.keys("j").reads_on_demand().keys("k Enter");
    session.deliver("beginning big.txt");
    session.keys("/").types("w00").keys("Enter L j j j");
    assert!(session.status().starts_with(" 4/"), "{}", session.status());
    session.deliver("whole big.txt").deliver_all();
    assert!(session.status().starts_with(" 4/"), "{}", session.status());
}

#[test]
fn earlier_searches_are_recalled_by_a_key_that_can_be_bound() {
    let mut session = Session::after(PASTED, "/");
    session.types("kettle").keys("Enter /").types("pen");
    let typed = told(&session);
    session.keys("Ctrl-p");
    assert!(told(&session).starts_with("/kettle "), "{}", told(&session));
    session.keys("Ctrl-n");
    assert_eq!(told(&session), typed);
}

#[test]
fn there_is_no_list_of_nothing() {
    let session = Session::after(WRAPPED, "L");
    assert!(
        session.status().contains("Nothing is being looked for"),
        "{}",
        session.status()
    );
}

#[test]
fn the_list_scrolls_to_its_ends() {
    let mut session = Session::one(&numbered(), USUAL);
    session.keys("/").types("w").keys("Enter L");
    assert!(
        session.status().starts_with(" 1/600"),
        "{}",
        session.status()
    );
    session.keys("G");
    assert!(
        session.status().starts_with(" 600/600"),
        "{}",
        session.status()
    );
    assert_eq!(session.drawn_as(Role::CurrentHit), ["w"]);
    session.keys("PgUp PgUp g j");
    assert!(
        session.status().starts_with(" 2/600"),
        "{}",
        session.status()
    );
}

#[test]
fn the_scrollbar_tells_the_hit_one_is_at() {
    let mut session = Session::one(&numbered(), USUAL);
    session.keys("/").types("w3").keys("Enter");
    let bar = session.scrollbar();
    assert_eq!(bar.matches(['━', '╋']).count(), 1, "{bar}");
    assert!(bar.contains('╴') || bar.contains('┫'), "{bar}");
}
