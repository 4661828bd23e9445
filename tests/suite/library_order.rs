//! Sorting the library the other way round, in groups, and going to what was not read yet.

use super::session::{Session, stating};
use frontrow::app::Shelf;
use frontrow::library::Source;
use insta::assert_snapshot;

/// The files of a library, their titles, and what they state of themselves.
const REVIEWS: &[(&str, &str, &str)] = &[
    (
        "a.md",
        "Salt and Iron",
        "---\nfilm: The Salt Ledger\ndirector: Inés Marchetti\nyear: 2021\nrating: 4.5/5\n---\n",
    ),
    (
        "b.md",
        "Lanternfish",
        "---\ngame: Lanternfish\nmaker: Studio Kelp\nyear: 2023\nrating: 3/5\n---\n",
    ),
    (
        "c.md",
        "A Ledger, Balanced",
        "---\nfilm: the salt ledger\ndirector: Ines Marchetti\nyear: 2021\nrating: 2/5\n---\n",
    ),
    ("d.md", "Basalt", ""),
    (
        "e.md",
        "Inverni",
        "---\nbook: Inverni\nauthor: Yuki Tanabe\nyear: 1999\n---\n",
    ),
];

fn reviews() -> Vec<(&'static str, String)> {
    let files = REVIEWS.iter();
    files
        .map(|(file, title, front)| (*file, stating(front, title)))
        .collect()
}

fn session() -> Session {
    Session::folder(&reviews(), (80, 24))
}

/// The letters of the files from the top, the selected one in brackets, with the headings between.
fn listed(session: &Session) -> String {
    let row = |row: &String| {
        let found = REVIEWS.iter().find(|(_, title, _)| row.contains(title));
        match found {
            Some((file, ..)) if !row.starts_with(' ') || row.starts_with("  ") => {
                let letter = file.trim_end_matches(".md");
                if row.starts_with(['▌', '▎']) {
                    format!("[{letter}]")
                } else {
                    letter.to_owned()
                }
            }
            Some(_) | None => format!("/{}:", row.trim()),
        }
    };
    let rows: Vec<String> = session.library().iter().map(row).collect();
    rows.join(" ")
}

#[test]
fn an_order_is_turned_round() {
    for (keys, order, files) in [
        ("R", "by file name, last first", "e d c b [a]"),
        ("R R", "by file name", "[a] b c d e"),
        ("S R", "by title, last first", "[a] b e d c"),
        ("R S", "by title", "c d e b [a]"),
        ("S S S S R", "by year, oldest first", "e [a] c b d"),
    ] {
        let mut session = session();
        session.keys(keys);
        let header = format!(" Library  5 reviews · {order}");
        assert_eq!(session.header(), header, "{keys}");
        assert_eq!(listed(&session), files, "{keys}");
    }
}

#[test]
fn reviews_stand_together() {
    for (keys, by, expected) in [
        (
            "B",
            "work",
            "/Inverni  1: e /Lanternfish  1: b /The Salt Ledger  2: [a] c /no work  1: d",
        ),
        (
            "B B",
            "maker",
            "/Inés Marchetti  2: [a] c /Studio Kelp  1: b /Yuki Tanabe  1: e /no maker  1: d",
        ),
        (
            "B B B",
            "year",
            "/2023  1: b /2021  2: [a] c /1999  1: e /no year  1: d",
        ),
        (
            "B B B B",
            "rating",
            "/★★★★½  1: [a] /★★★  1: b /★★  1: c /no rating  2: d e",
        ),
        ("B B B B B", "reviewer", "/no reviewer  5: [a] b c d e"),
        (
            "B B B B B B B",
            "kind",
            "/book  1: e /film  2: [a] c /game  1: b /no kind of work  1: d",
        ),
    ] {
        let mut session = session();
        session.keys(keys);
        let header = format!(" Library  5 reviews · by file name · grouped by {by}");
        assert_eq!(session.header(), header);
        assert_eq!(listed(&session), expected);
        session.keys("R");
        assert!(session.header().contains("last first"), "{keys}");
        session.keys("R B B B B B B B B");
        assert_eq!(listed(&session), expected);
    }
    let mut none = session();
    none.keys("B B B B B B B B");
    assert_eq!(listed(&none), "[a] b c d e");
}

#[test]
fn keys_step_over_headings() {
    let mut session = session();
    session.keys("B g");
    let mut seen = vec![session.top()];
    for _ in 0..4 {
        session.keys("j");
        seen.push(session.top());
    }
    let titles = [
        "Inverni",
        "Lanternfish",
        "Salt and Iron",
        "A Ledger",
        "Basalt",
    ];
    for (top, title) in seen.iter().zip(titles) {
        assert!(top.starts_with(title), "{seen:?}");
    }
    // In a low window the heading above the first row comes into sight again.
    let mut low = Session::folder(&reviews(), (80, 8));
    low.keys("B G g");
    assert!(
        low.library()[0].starts_with(" Inverni"),
        "{:?}",
        low.library()
    );
    low.keys("G");
    assert!(low.library().last().unwrap().starts_with('▌'));
}

#[test]
fn groups_are_drawn_calmly() {
    for (name, size, keys) in [
        ("grouped_120x40", (120, 40), "B B j"),
        ("grouped_80x24", (80, 24), "B B B B j"),
        ("grouped_40x12", (40, 12), "B j"),
    ] {
        let mut session = Session::folder(&reviews(), size);
        session.keys(keys);
        assert_snapshot!(name, format!("{}\n\n{}", session.screen(), session.roles()));
    }
}

#[test]
fn one_goes_to_what_has_not_been_read() {
    let mut session = session();
    session.keys("u");
    assert_eq!(listed(&session), "a [b] c d e");
    assert!(session.top().starts_with("Lanternfish"));
    // What was begun is passed over, round the end.
    session.keys("g Enter j j j Esc G u");
    assert_eq!(listed(&session), "a [b] c d e");
    assert!(session.status().contains("wrapped to the top"));
    for _ in 0..5 {
        session.keys("Enter j j j Esc u");
    }
    assert!(session.status().contains("Every review has been begun"));
    session.keys("/").types("is:begun year:2021");
    assert_eq!(listed(&session), "[a] c");
}

#[test]
fn a_large_list_is_made_elsewhere_and_what_comes_late_is_dropped() {
    let mut shelf = Shelf::default();
    let name = |number: usize| Source::File(format!("{number:05}.txt").into());
    shelf.add((0..7000).map(|number| Ok(name(number))).collect());
    let by_name = shelf.listed().to_vec();
    shelf.sort_by_next();
    let first = shelf.to_be_arranged().unwrap();
    assert!(shelf.to_be_arranged().is_none(), "it is asked for once");
    shelf.turn();
    let second = shelf.to_be_arranged().unwrap();
    assert!(!shelf.take(first.number, first.arrange()));
    // The list that is shown stays until the one that is wanted comes.
    assert_eq!(shelf.listed(), by_name);
    shelf.remove(&["00003.txt".into(), "06999.txt".into()], None);
    assert!(shelf.take(second.number, second.arrange()));
    let mut turned = by_name.clone();
    turned.reverse();
    turned.retain(|id| ![3, 6999].contains(&id.number()));
    assert_eq!(shelf.listed(), turned);
    assert_eq!(shelf.selected(), by_name.first().copied());
    // What is accepted is not waited for.
    shelf.sort_by_next();
    shelf.finish();
    assert!(shelf.to_be_arranged().is_none());
    assert!(!shelf.take(second.number, second.arrange()));
}
