//! What is told of how a search was answered.

use super::{library, results};
use frontrow::library::{Answered, IndexState, SearchNews, WhyScan};
use frontrow::search::Tier;

#[test]
fn how_it_was_answered_is_told() {
    let header = |answered: Answered, going: Option<(usize, usize)>, done: bool| {
        let mut session = library((120, 40));
        session.keys("s").types("the");
        if let Some((read, of)) = going {
            session.tells(SearchNews::Going(read, of));
        }
        session.finds_only("the", &["salt.md"], answered);
        if done {
            session.tells(SearchNews::Done);
        }
        session.header()
    };
    let scanned = Answered::Scanned;
    for (answered, going, done, expected) in [
        (Answered::Indexed, None, true, "in 5 reviews"),
        (
            Answered::Partly(12_000, 100_000),
            None,
            true,
            "12,000 of 100,000 texts indexed",
        ),
        (
            scanned(WhyScan::Unindexed),
            Some((3, 5)),
            false,
            "3 of 5 texts read",
        ),
        (
            scanned(WhyScan::Unindexed),
            Some((5, 5)),
            true,
            "read all 5 texts",
        ),
        (scanned(WhyScan::Expression), None, true, "read all 5 texts"),
        (
            scanned(WhyScan::NotYet),
            None,
            true,
            "there is no index yet · read all 5 texts",
        ),
        (
            scanned(WhyScan::Trouble("the disk is full".to_owned())),
            None,
            true,
            "the disk is full · read all 5 texts",
        ),
    ] {
        let told = header(answered.clone(), going, done);
        assert_eq!(told, format!(" Search  {expected}"), "{answered:?}");
    }
}

#[test]
fn words_that_stand_for_others_are_told() {
    let (pasted, salt) = ("pasted.txt", "salt.md");
    for (found, instead, told) in [
        (
            vec![(pasted, Tier::Misspelt)],
            ("ferri", &["ferry"] as &[&str]),
            "  nothing has “ferri”; shown: ferry",
        ),
        (
            vec![(pasted, Tier::Words), (salt, Tier::Forms)],
            ("ferri", &["ferry", "ferries"]),
            "  also: ferry, ferries",
        ),
        (
            vec![(pasted, Tier::Words)],
            ("ferri", &["ferry"]),
            "  The Winter Ferry",
        ),
    ] {
        let mut session = library((80, 24));
        session.keys("s").types("ferri");
        session.finds_tiers("ferri", &found, Answered::Indexed, &[instead]);
        let screen = session.screen();
        let row = screen.lines().nth(2).unwrap_or_default().replace('▌', " ");
        assert_eq!(row, told);
        assert!(results(&session).starts_with("[ferry]"), "{screen}");
    }
}

#[test]
fn what_is_wrong_with_a_search_is_told() {
    // As the filter of the library tells it.
    let mut session = library((80, 24));
    session.keys("s").types("rating>=");
    assert_eq!(session.searches().last(), Some(&0));
    session.types("x ");
    let screen = session.screen();
    let above = screen.lines().rev().nth(1).unwrap_or_default();
    assert!(above.contains("rating"), "{screen}");
    // As the search itself tells it.
    let mut session = library((80, 24));
    session.keys("s").types("/(/");
    session.tells(SearchNews::Refused("a bracket is not closed".to_owned()));
    assert!(
        session.screen().contains("  a bracket is not closed"),
        "{}",
        session.screen()
    );
    session.keys("Enter");
    assert!(
        session.header().starts_with(" Search"),
        "{}",
        session.header()
    );
}

#[test]
fn why_there_is_no_index_is_told_once() {
    let mut session = library((80, 24));
    let without = || IndexState::Without(Some("The index cannot be kept".to_owned()));
    session.tells_index(without());
    assert!(
        session.status().contains("The index cannot be kept"),
        "{}",
        session.status()
    );
    session.keys("j").tells_index(without());
    assert!(
        !session.status().contains("cannot be kept"),
        "{}",
        session.status()
    );
}
