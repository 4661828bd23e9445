//! The search of the library: typing, what is shown of what was found, and moving in it.

mod again;
mod landing;
mod told;

use super::session::{CJK, PASTED, Session, WRAPPED, numbered, stating};
use frontrow::library::{Answered, SearchNews, WhyScan};
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
