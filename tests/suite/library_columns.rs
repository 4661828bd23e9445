//! What the library shows of each review, and the order it is in.

use super::session::{Session, stating};
use frontrow::config::Role;

/// The files of a library, their titles, and what they state of themselves.
const REVIEWS: &[(&str, &str, &str)] = &[
    (
        "a.md",
        "The Salt Ledger",
        "---\ndirector: Ines Marchetti\nyear: 2024\nrating: 8/10\ndate: 2024-05-01\n---\n",
    ),
    (
        "b.md",
        "Lanternfish",
        "+++\ngame = \"Lanternfish\"\nstudio = \"Studio Kelp\"\nyear = 2023\nscore = \"4.5/5\"\ndate = \"2023-11\"\n+++\n",
    ),
    (
        "c.md",
        "A House with Two Winters",
        "{\n  \"book\": \"Inverni\",\n  \"makers\": [\"M. Okafor and a Company of Eleven\"],\n  \"year\": 2018,\n  \"grade\": \"B+\"\n}\n",
    ),
    (
        "d.md",
        "Été",
        "---\nrating: ★★½\nbest: 5\nwatched: 2024-05-02\n---\n",
    ),
    (
        "e.md",
        "Cartographers",
        "Artist: yuki tanabe\nYear: 1999\n\n",
    ),
];

/// The reviews as files. Of the words beside the title, the later ones have fewer.
fn reviews() -> Vec<(&'static str, String)> {
    let files = REVIEWS.iter().zip((0..REVIEWS.len()).rev());
    files
        .map(|((file, title, front), more)| {
            let words = "\nIt goes on for another line of ten words or so.\n".repeat(more);
            (*file, stating(front, title) + &words)
        })
        .collect()
}

/// The columns of the window, those of the list, and the rows of the list.
const LISTS: &[(u16, u16, [&str; 5])] = &[
    (
        30,
        30,
        [
            "▌ The Salt Ledger           ○",
            "  Lanternfish               ○",
            "  A House with Two Winters  ○",
            "  Été                       ○",
            "  Cartographers             ○",
        ],
    ),
    (
        40,
        40,
        [
            "▌ The Salt Ledger          2024 ★★★★  ○",
            "  Lanternfish              2023 ★★★★½ ○",
            "  A House with Two Winters 2018 B+    ○",
            "  Été                           ★★½   ○",
            "  Cartographers            1999       ○",
        ],
    ),
    (
        120,
        60,
        [
            "▌ The Salt Ledger           Ines Marchetti     2024 ★★★★  ○",
            "  Lanternfish               Studio Kelp        2023 ★★★★½ ○",
            "  A House with Two Winters  M. Okafor and a C… 2018 B+    ○",
            "  Été                                               ★★½   ○",
            "  Cartographers             yuki tanabe        1999       ○",
        ],
    ),
    (
        73,
        73,
        [
            "▌ The Salt Ledger                    Ines Marchetti  2024 ★★★★   1 min ○",
            "  Lanternfish                        Studio Kelp     2023 ★★★★½  1 min ○",
            "  A House with Two Winters  Inverni  M. Okafor and…  2018 B+     1 min ○",
            "  Été                                                     ★★½    1 min ○",
            "  Cartographers                      yuki tanabe     1999        1 min ○",
        ],
    ),
];

#[test]
fn columns_drop_out_before_a_title_is_cut() {
    for (columns, width, rows) in LISTS {
        let mut session = Session::folder(&reviews(), (*columns, 24));
        assert_eq!(session.library(), rows, "{columns}");
        let rule = session
            .screen()
            .lines()
            .nth(2)
            .and_then(|row| row.split_once('│'))
            .map(|(list, _)| list.chars().count());
        assert_eq!(
            rule.unwrap_or_else(|| usize::from(*columns)),
            usize::from(*width)
        );
        // Another row, the same columns.
        session.keys("j");
        let moved = session.library().join("").replace('▌', " ");
        assert_eq!(moved, rows.join("").replace('▌', " "), "{columns}");
    }
}

#[test]
fn a_wide_list_shows_the_rating_in_stars_and_in_numbers() {
    let mut some = reviews();
    some.retain(|(file, _)| *file != "c.md");
    let session = Session::folder(&some, (73, 24));
    let expected = [
        "▌ The Salt Ledger   Ines Marchetti 2024 ★★★★  8/10   2024-05-01  1 min ○",
        "  Lanternfish       Studio Kelp    2023 ★★★★½ 4.5/5  2023-11     1 min ○",
        "  Été                                   ★★½   2.5/5  2024-05-02  1 min ○",
        "  Cartographers     yuki tanabe    1999                          1 min ○",
    ];
    assert_eq!(session.library(), expected);
    assert_eq!(session.drawn_as(Role::Mark), ["★★★★", "★★★★½", "★★½"]);
}

#[test]
fn a_title_goes_on_over_columns_in_which_its_row_is_empty() {
    let long = |rest: &str| format!("A Field Guide to the Rooms People {rest}");
    let files = [
        ("a.md", stating("", &long("Waited in"))),
        ("b.md", stating("---\nyear: 1999\n---\n", &long("Left"))),
        (
            "c.md",
            stating("---\nyear: 2023\nrating: 4.5/5\n---\n", "Lanternfish"),
        ),
        ("d.md", stating("---\nrating: 2/5\n---\n", "A Lantern")),
    ];
    let files = files.each_ref().map(|(file, text)| (*file, text.as_str()));
    let session = Session::folder(&files, (56, 24));
    let expected = [
        "▌ A Field Guide to the Rooms People Waited in         ○",
        "  A Field Guide to the Rooms People Left   1999       ○",
        "  Lanternfish                              2023 ★★★★½ ○",
        "  A Lantern                                     ★★    ○",
    ];
    assert_eq!(session.library(), expected);
    assert_eq!(session.drawn_as(Role::FocusedRow).len(), 1);
}

#[test]
fn what_nobody_states_takes_no_room() {
    let plain = [("a.md", "One"), ("b.md", "Two")].map(|(file, title)| (file, stating("", title)));
    let session = Session::folder(&plain, (30, 24));
    assert_eq!(
        session.library(),
        [
            "▌ One                 1 min ○",
            "  Two                 1 min ○"
        ]
    );
}

/// The columns of the window, how often one has gone on, and the line at the top.
const HEADERS: &[(u16, usize, &str)] = &[
    (
        100,
        0,
        " The Salt Ledger  Ines Marchetti · 2024                                           ★★★★ 8/10   1 min",
    ),
    (
        60,
        1,
        " Lanternfish  Studio Kelp · 2023        ★★★★½ 4.5/5   1 min",
    ),
    (
        80,
        2,
        " A House with Two Winters  Inverni · M. Okafor and a Company of El…  B+   1 min",
    ),
    // A year is shown whole or not at all.
    (50, 1, " Lanternfish  Studio Kelp     ★★★★½ 4.5/5   1 min"),
    (40, 2, " A House with Two Winters    B+   1 min"),
    (36, 1, " Lanternfish    ★★★★½ 4.5/5   1 min"),
    (30, 1, " Lanternfish    ★★★★½   1 min"),
    (24, 1, " Lanternfish      1 min"),
    (
        60,
        4,
        " Cartographers  yuki tanabe · 1999                    1 min",
    ),
];

#[test]
fn the_header_tells_what_is_known_of_the_open_review() {
    for (columns, times, header) in HEADERS {
        let mut session = Session::folder(&reviews(), (*columns, 24));
        session.keys("Enter").keys(&"> ".repeat(*times));
        assert_eq!(session.header(), *header, "{columns}");
    }
}

#[test]
fn the_list_goes_from_one_order_to_the_next() {
    let mut session = Session::folder(&reviews(), (60, 24));
    for (order, files, row) in [
        ("by title", "c e d b a", 5),
        ("by work", "c b a d e", 3),
        ("by maker", "a c b e d", 1),
        ("by year, newest first", "a b c e d", 1),
        ("by rating, best first", "b a c d e", 2),
        ("by reviewer", "a b c d e", 1),
        ("by date, newest first", "d a b c e", 2),
        ("by day seen, newest first", "a b c d e", 1),
        ("by length, shortest first", "e d c b a", 5),
        ("unread first", "a b c d e", 1),
        ("by file name", "a b c d e", 1),
    ] {
        session.keys("S");
        assert_eq!(session.header(), format!(" Library  5 reviews · {order}"));
        let file = |row: &String| {
            let found = REVIEWS.iter().find(|(_, title, _)| row.contains(title));
            found.map_or("?", |(file, ..)| file.trim_end_matches(".md"))
        };
        let shown: Vec<&str> = session.library().iter().map(file).collect();
        assert_eq!(shown.join(" "), files, "{order}");
        // The selected review stays selected.
        assert!(
            session.status().starts_with(&format!(" {row}/5 ")),
            "{}",
            session.status()
        );
    }
}

#[test]
fn an_order_settles_around_the_selected_review() {
    let numbered: Vec<(String, String)> = (0..40)
        .map(|n| (format!("{n:02}.md"), format!("Title {:02}", (n * 7) % 40)))
        .collect();
    let files = numbered.iter();
    let files: Vec<(&str, String)> = files
        .map(|(file, title)| (file.as_str(), stating("", title)))
        .collect();
    let mut session = Session::held(&files, (80, 20));
    session.keys("S G k k k");
    let row = |session: &Session| {
        let rows = session.library();
        let at = rows.iter().position(|row| row.starts_with('▌'));
        (
            at,
            at.and_then(|at| rows.get(at).cloned()).unwrap_or_default(),
        )
    };
    let (at, before) = row(&session);
    assert!(before.contains("36"), "{before}");
    session.deliver_all();
    let (later, after) = row(&session);
    assert!(after.contains("Title 12"), "{after}");
    assert_eq!(later, at, "{:?}", session.library());
    assert!(
        session
            .library()
            .is_sorted_by_key(|row| row.replace('▌', " "))
    );
    session.keys("G");
    assert!(row(&session).1.contains("Title 39"));
}

#[test]
fn reading_leaves_its_mark() {
    let mut session = Session::folder(&reviews(), (60, 12));
    session.keys("Enter j j Esc");
    assert_eq!(session.drawn_as(Role::Begun), ["◐"]);
    session.keys("Enter Space Space Space Space > Esc");
    assert_eq!(session.drawn_as(Role::Unread).len(), 4);
    assert_eq!(
        session
            .library()
            .first()
            .map(|row| row.ends_with(['●', '◐'])),
        Some(true)
    );
}
