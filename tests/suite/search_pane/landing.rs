//! From a result to the very words, and from result to result.

use super::{THE, library, results};
use crate::session::{Session, WRAPPED, numbered};
use frontrow::config::Role;
use frontrow::library::{Answered, SearchNews};

#[test]
fn a_result_is_opened_at_the_very_words() {
    let mut session = library((80, 24));
    session.keys("s").types("single image");
    session.finds("single image", &["salt.md", "wrapped.txt"]);
    session.keys("Down Enter");
    assert!(
        session.header().contains("THE GLASS ORCHARD"),
        "{}",
        session.header()
    );
    assert_eq!(session.drawn_as(Role::CurrentHit), ["single image"]);
    assert!(
        session.status().contains("/single image  1/1"),
        "{}",
        session.status()
    );
    assert_eq!(session.panes(), "outline TEXT");
    // What was found is there again, with the same one selected, and nothing is searched anew.
    let before = session.searches().len();
    session.keys("s");
    assert_eq!(session.searches().len(), before);
    assert_eq!(results(&session), "salt [orchard]");
    assert!(
        session
            .status()
            .starts_with(" search: single image  2 found"),
        "{}",
        session.status()
    );
}

#[test]
fn words_that_are_told_late_are_gone_to_unless_the_reader_went_elsewhere() {
    let opened = || {
        let mut session = library((80, 24));
        session.keys("s").types("w500");
        session.finds_only("w500", &["numbers.txt"], Answered::Indexed);
        session.keys("Enter");
        session
    };
    let mut session = opened();
    assert!(session.top().starts_with("w001"), "{}", session.top());
    session.tells_passages("w500", &["numbers.txt"]);
    assert_eq!(session.drawn_as(Role::CurrentHit), ["w500"]);
    for keys in ["j", "<", "Esc"] {
        let mut session = opened();
        session.keys(keys);
        let before = session.screen();
        session.tells_passages("w500", &["numbers.txt"]);
        assert_eq!(session.screen(), before, "{keys}");
    }
    // They turn out not to be there, or there are none to go to.
    let mut session = opened();
    session.tells_passages("w900", &["numbers.txt"]);
    assert!(
        session.status().contains("not in it any more"),
        "{}",
        session.status()
    );
    let mut session = opened();
    session.tells(SearchNews::Done);
    session.tells_passages("w500", &["numbers.txt"]);
    assert!(session.top().starts_with("w001"), "{}", session.top());
}

#[test]
fn words_further_on_in_a_large_review_are_gone_to_when_they_are_there() {
    let text: Vec<String> = (1..=60_000).map(|word| format!("w{word:05}")).collect();
    let text = text.join(" ");
    let files = [("big.txt", text.as_str()), ("small.txt", WRAPPED)];
    let opened = |word: &str| {
        let mut session = Session::searchable(&files, (80, 24));
        session.keys("j s").types(word).finds(word, &["big.txt"]);
        session.reads_on_demand().keys("Enter");
        session.deliver("beginning big.txt");
        session
    };
    let session = opened("w01234");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["w01234"]);
    let mut session = opened("w54321");
    assert!(session.top().starts_with("w00001"), "{}", session.top());
    session.deliver("whole big.txt");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["w54321"]);
    // Who reads on meanwhile stays there.
    let mut session = opened("w54321");
    let before = session.keys("Space").top();
    session.deliver("whole big.txt");
    assert_eq!(session.top(), before);
}

#[test]
fn another_text_than_was_searched_is_looked_through_anew() {
    let mut session = library((80, 24));
    session
        .keys("s")
        .types("w500")
        .finds("w500", &["numbers.txt"]);
    session.rewrites("numbers.txt", &format!("w001 {}", numbered()));
    session.keys("Enter");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["w500"]);
    let mut session = library((80, 24));
    session
        .keys("s")
        .types("w500")
        .finds("w500", &["numbers.txt"]);
    session.rewrites("numbers.txt", "Nothing of it is left.\n");
    session.keys("Enter");
    assert!(
        session.status().contains("not in it any more"),
        "{}",
        session.status()
    );
}

#[test]
fn one_goes_from_result_to_result_while_reading() {
    let mut session = library((120, 40));
    session.keys("Alt-n");
    let none = "There are no results; s searches the library";
    assert!(session.status().contains(none), "{}", session.status());
    session.keys("s").types("the").finds("the", &THE);
    session.keys("Enter");
    for (keys, title, said) in [
        ("Alt-n", "It Begins With Salt", "result 2 of 3"),
        ("Alt-n", "THE GLASS ORCHARD", "result 3 of 3"),
        ("Alt-n", "THE GLASS ORCHARD", "This is the last result"),
        ("Alt-N", "It Begins With Salt", "result 2 of 3"),
        ("Alt-N", "The Winter Ferry", "result 1 of 3"),
        ("Alt-N", "The Winter Ferry", "This is the first result"),
    ] {
        session.keys(keys);
        assert!(
            session.header().contains(title),
            "{keys}: {}",
            session.header()
        );
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
    assert_eq!(session.drawn_as(Role::CurrentHit).len(), 1);
}

#[test]
fn several_words_that_were_landed_on_stay_what_is_looked_for() {
    let mut session = library((120, 40));
    session.keys("s").types("image single");
    session.finds("single | image", &["wrapped.txt"]);
    session.keys("Enter");
    let before = session.drawn_as(Role::Hit);
    let line = session.status();
    // The same words, found as one phrase, are something else.
    session.keys("/").types("image single").keys("Esc");
    assert_eq!(session.drawn_as(Role::Hit), before);
    assert_eq!(session.status(), line);
    session.keys("Alt-a");
    let said = "Accents count, from the next search on";
    assert!(session.status().contains(said), "{}", session.status());
    assert_eq!(session.drawn_as(Role::Hit), before);
}
