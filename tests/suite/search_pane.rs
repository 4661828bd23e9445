//! The search of the library: typing, what is shown of what was found, and opening it at the words.

use super::session::{CJK, PASTED, Session, WRAPPED, numbered, stating};
use frontrow::config::Role;
use frontrow::library::{Answered, IndexState, SearchNews, WhyScan};
use frontrow::search::Tier;
use insta::assert_snapshot;

/// What one review of the library states.
const SALT: &str =
    "---\nfilm: The Salt Ledger\ndirector: Inés Marchetti\nyear: 2019\nrating: 4/5\n---\n";

/// The reviews that hold `the`, in the order in which they are found.
const THE: [&str; 3] = ["pasted.txt", "salt.md", "wrapped.txt"];

/// A library of five reviews.
fn library(size: (u16, u16)) -> Session {
    let salt = stating(SALT, "It Begins With Salt");
    let numbered = numbered();
    let files = [
        ("cjk.txt", CJK),
        ("numbers.txt", numbered.as_str()),
        ("pasted.txt", PASTED),
        ("salt.md", salt.as_str()),
        ("wrapped.txt", WRAPPED),
    ];
    Session::searchable(&files, size)
}

/// The same after a search that found three of them.
fn searched(size: (u16, u16)) -> Session {
    let mut session = library(size);
    session.keys("s").types("the").finds("the", &THE);
    session
}

/// The titles of the results on the screen, the selected one in brackets.
fn results(session: &Session) -> String {
    let titles = [
        ("The Winter Ferry", "ferry"),
        ("It Begins With Salt", "salt"),
        ("THE GLASS ORC", "orchard"),
        ("numbers", "numbers"),
    ];
    let screen = session.screen();
    let rows = screen.lines().skip(1).filter_map(|row| {
        let (bar, rest) = (row.starts_with('▌'), row.trim_start_matches(['▌', ' ']));
        let title = titles.iter().find(|(title, _)| rest.starts_with(title));
        let name = title.map(|(_, name)| *name)?;
        Some(if bar {
            format!("[{name}]")
        } else {
            name.to_owned()
        })
    });
    let mut rows: Vec<String> = rows.collect();
    rows.dedup();
    rows.join(" ")
}

#[test]
fn screens() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let mut session = library((width, height));
        let shown = session.keys("s").screen();
        assert_snapshot!(format!("asked_{width}x{height}"), shown);
        session
            .types("the")
            .finds_only("the", &THE, Answered::Indexed);
        session.tells_passages("in the engine room", &["pasted.txt"]);
        session.tells_passages("the", &["salt.md", "wrapped.txt"]);
        let shown = session.tells(SearchNews::Done).keys("Down").screen();
        assert_snapshot!(format!("found_{width}x{height}"), shown);
        session.keys("Ctrl-u").types("winding");
        session.finds_only("winding", &[], Answered::Indexed);
        let shown = session.tells(SearchNews::Done).screen();
        assert_snapshot!(format!("found_nothing_{width}x{height}"), shown);
    }
    assert_snapshot!("found_roles_80x24", searched((80, 24)).roles());
}

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
fn leaving_the_search_shows_just_what_was_there() {
    for keys in ["", "Enter Space", "j Enter / t h e Enter n", "z"] {
        let mut session = library((80, 24));
        session.keys(keys).keys("Right");
        let before = session.screen();
        session.keys("s").types("the").finds("the", &THE);
        session.keys("Down PgDn Esc");
        assert_eq!(session.screen(), before, "{keys}");
    }
}

#[test]
fn what_is_listed_stays_until_there_is_something_else() {
    let mut session = searched((80, 24));
    session.keys("Down");
    assert_eq!(results(&session), "ferry [salt] orchard");
    let first = session.last_search();
    session.types("n");
    assert_eq!(results(&session), "ferry [salt] orchard");
    assert!(
        session.status().contains("3+ found"),
        "{}",
        session.status()
    );
    // News of the search before come too late.
    session.tells_of(
        first,
        SearchNews::Found(frontrow::library::SearchFound::default()),
    );
    session.tells_of(first, SearchNews::Refused("late".to_owned()));
    assert_eq!(results(&session), "ferry [salt] orchard");
    session.finds_only("then", &["wrapped.txt", "pasted.txt"], Answered::Indexed);
    assert_eq!(results(&session), "[orchard] ferry");
    // What was known of the words stays in sight until it is known anew.
    assert!(session.screen().contains("slips its rope"));
    session.tells_passages("single image", &["wrapped.txt", "pasted.txt"]);
    assert_eq!(results(&session), "[orchard]");
    assert!(
        session.status().contains("1+ found"),
        "{}",
        session.status()
    );
    session.tells(SearchNews::Done);
    assert!(session.status().contains("1 found"), "{}", session.status());
    // Nothing is found when all is said that can be.
    session.types("zz").tells(SearchNews::Done);
    assert_eq!(results(&session), "");
    assert!(
        session.status().contains("not found"),
        "{}",
        session.status()
    );
}

#[test]
fn who_has_chosen_a_result_stays_at_it_while_more_are_found() {
    let mut session = library((80, 24));
    session.keys("s").types("the");
    let scan = || Answered::Scanned(WhyScan::Unindexed);
    session.finds_only("the", &["salt.md", "wrapped.txt"], scan());
    session.keys("Down");
    session.finds_only("the", &["pasted.txt", "salt.md", "wrapped.txt"], scan());
    assert_eq!(results(&session), "ferry salt [orchard]");
    // Who has chosen none is at the best.
    session.keys("Up Up");
    session.finds_only("the", &["wrapped.txt", "salt.md"], scan());
    assert_eq!(results(&session), "[orchard] salt");
    // What does not hold the words is taken out above the one that was chosen.
    session
        .keys("Down")
        .tells_passages("Small Weather orchard", &["wrapped.txt"]);
    assert_eq!(results(&session), "[salt]");
}

#[test]
fn enter_waits_for_what_was_typed() {
    let mut session = searched((80, 24));
    session.types(" winter").keys("Enter");
    assert_eq!(results(&session), "[ferry] salt orchard");
    session.finds("the winter", &["pasted.txt"]);
    assert!(
        session.header().contains("The Winter Ferry"),
        "{}",
        session.header()
    );
    // Another key takes that back.
    let mut session = searched((80, 24));
    session.types(" winter").keys("Enter Left");
    session.finds("the winter", &["pasted.txt"]);
    assert!(
        session.header().starts_with(" Search"),
        "{}",
        session.header()
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
fn the_mouse_opens_and_looks_through() {
    let mut session = searched((80, 24));
    session.clicks("from the author");
    assert!(
        session.header().contains("It Begins With Salt"),
        "{}",
        session.header()
    );
    // Between results there is nothing.
    let mut session = searched((80, 24));
    let (column, row) = session.cell_of("It Begins With Salt");
    session.clicks_at((column, row - 1));
    assert!(
        session.header().starts_with(" Search"),
        "{}",
        session.header()
    );
    let mut session = searched((40, 7));
    assert_eq!(results(&session), "[ferry] salt");
    session.wheels("The Winter", "v");
    assert_eq!(results(&session), "salt orchard");
    session.wheels("It Begins", "^");
    assert_eq!(results(&session), "[ferry] salt");
}

#[test]
fn the_selected_result_is_in_sight_in_any_window() {
    let mut session = searched((40, 7));
    for (keys, expected) in [
        ("", "[ferry] salt"),
        ("Down", "ferry [salt]"),
        ("Down", "salt [orchard]"),
        ("Down", "salt [orchard]"),
        ("PgUp", "[ferry] salt"),
        ("PgDn", "salt [orchard]"),
    ] {
        assert_eq!(results(session.keys(keys)), expected, "{keys}");
    }
    for (size, expected) in [
        ((80, 24), "ferry salt [orchard]"),
        ((20, 5), "[orchard]"),
        ((40, 7), "salt [orchard]"),
    ] {
        assert_eq!(
            results(session.resize(size.0, size.1)),
            expected,
            "{size:?}"
        );
    }
}

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
fn fields_are_completed_as_in_the_filter() {
    let mut session = library((120, 40));
    session.keys("s").types("rev").keys("Tab");
    assert!(
        session.status().starts_with(" search: reviewer:"),
        "{}",
        session.status()
    );
    // But within an expression nothing is.
    session.keys("Ctrl-u").types("/rev").keys("Tab");
    assert!(
        session.status().starts_with(" search: /rev "),
        "{}",
        session.status()
    );
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
