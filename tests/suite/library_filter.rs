//! Filtering the library by typing.

use super::session::{PASTED, Session, USUAL, WRAPPED, stating};
use frontrow::config::Role;

/// The files of a library, their titles, and what they state of themselves.
const REVIEWS: &[(&str, &str, &str)] = &[
    (
        "a.md",
        "It Begins With Salt",
        "---\nfilm: The Salt Ledger\ndirector: Inés Marchetti\n---\n",
    ),
    (
        "b.md",
        "Lanternfish",
        "+++\nstudio = \"Studio Kelp\"\n+++\n",
    ),
    ("c-2.md", "Saltire", "{ \"artist\": \"Yuki Tanabe\" }\n"),
    ("d.md", "Basalt", ""),
    (
        "e.md",
        "Nocturne for Brass",
        "Artist: Orquesta del Sur\nYear: 2001\n\n",
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

/// The titles of the list from the top, the selected one in brackets.
fn listed(session: &Session) -> String {
    let title = |row: &String| {
        let found = REVIEWS.iter().find(|(_, title, _)| row.contains(title));
        let title = found.map_or(row.trim(), |(_, title, _)| title);
        if row.starts_with(['▌', '▎']) {
            format!("[{title}]")
        } else {
            title.to_owned()
        }
    };
    session
        .library()
        .iter()
        .map(title)
        .collect::<Vec<_>>()
        .join(", ")
}

const ALL: &str = "[It Begins With Salt], Lanternfish, Saltire, Basalt, Nocturne for Brass";

/// What is typed, what is listed then, and how many that are.
const TYPED: &[(&str, &str, &str)] = &[
    ("salt", "[Saltire], It Begins With Salt, Basalt", "3 of 5"),
    ("SALT LED", "[It Begins With Salt]", "1 of 5"),
    ("ines", "[It Begins With Salt]", "1 of 5"),
    ("c-2", "[Saltire]", "1 of 5"),
    ("kelp lantern", "[Lanternfish]", "1 of 5"),
    ("ncturn", "[Nocturne for Brass]", "1 of 5"),
    ("zebra", "no review matches", "not found"),
];

#[test]
fn the_library_is_filtered_as_one_types() {
    for (typed, expected, count) in TYPED {
        let mut session = session();
        session.keys("/").types(typed);
        assert_eq!(listed(&session), *expected, "{typed}");
        let status = session.status();
        let told = format!(" library: {typed}  {count} ");
        assert!(status.starts_with(&told), "{typed}: {status}");
        // One character at a time comes to the same as all of it at once.
        let mut pasted = self::session();
        pasted.keys("/").pastes(typed);
        assert_eq!(listed(&pasted), *expected, "{typed}");
        // What is taken back comes back.
        session.keys("Ctrl-u");
        assert_eq!(listed(&session), ALL, "{typed}");
        session.keys("Esc");
        assert_eq!(listed(&session), ALL, "{typed}");
    }
}

#[test]
fn the_best_match_is_shown_while_one_types_and_moves() {
    let mut session = session();
    session.keys("j / s a l t");
    assert!(session.top().starts_with("Saltire"), "{}", session.top());
    session.keys("Down");
    assert_eq!(listed(&session), "Saltire, [It Begins With Salt], Basalt");
    assert!(session.top().starts_with("It Begins"), "{}", session.top());
    session.keys("Up Up Down Down Down");
    assert!(session.top().starts_with("Basalt"), "{}", session.top());
    session.keys("Esc");
    assert_eq!(
        listed(&session),
        "It Begins With Salt, [Lanternfish], Saltire, Basalt, Nocturne for Brass"
    );
    assert!(
        session.top().starts_with("Lanternfish"),
        "{}",
        session.top()
    );
    assert_eq!(session.header(), " Library  5 reviews · by file name");
}

#[test]
fn a_filter_is_kept_until_the_reader_wants_all_again() {
    let mut session = session();
    session.keys("/ s a l t Down Enter");
    assert_eq!(session.panes(), "outline TEXT");
    assert!(session.top().starts_with("It Begins"), "{}", session.top());
    assert!(session.keys("<").top().starts_with("Saltire"));
    session.keys("<");
    let status = session.status();
    assert!(status.contains("the first review that matches"), "{status}");
    assert!(session.keys("> >").top().starts_with("Basalt"));
    session.keys(">");
    let status = session.status();
    assert!(status.contains("the last review that matches"), "{status}");
    session.keys("Esc");
    assert_eq!(listed(&session), "Saltire, It Begins With Salt, [Basalt]");
    assert_eq!(
        session.header(),
        " Library  3 of 5 reviews · best match first"
    );
    let status = session.status();
    assert!(status.contains("/salt  3 of 5"), "{status}");
    // Typing anew and giving it up leaves it as it was.
    session.keys("/ l a n Esc");
    assert_eq!(listed(&session), "Saltire, It Begins With Salt, [Basalt]");
    session.keys("S");
    assert_eq!(listed(&session), "[Basalt], It Begins With Salt, Saltire");
    assert_eq!(session.header(), " Library  3 of 5 reviews · by title");
    session.keys("Ctrl-c");
    assert_eq!(
        listed(&session),
        "[Basalt], It Begins With Salt, Lanternfish, Nocturne for Brass, Saltire"
    );
    assert_eq!(session.asked(), []);
}

#[test]
fn accepting_nothing_changes_nothing() {
    for (keys, told) in [("/ Enter", ""), ("/ z e b r a Enter", "No review matches")] {
        let mut session = session();
        session.keys(keys);
        assert!(
            session.status().contains(told),
            "{keys}: {}",
            session.status()
        );
        assert!(session.top().starts_with("It Begins"), "{keys}");
        session.keys("Esc");
        assert_eq!(listed(&session), ALL, "{keys}");
    }
}

#[test]
fn what_becomes_known_while_one_types_is_found() {
    let mut session = Session::held(&reviews(), (80, 24));
    session.keys("/").types("tanabe");
    assert_eq!(listed(&session), "no review matches");
    session.deliver("list");
    assert_eq!(listed(&session), "[Saltire]");
    session.deliver_all();
    assert!(session.top().starts_with("Saltire"), "{}", session.top());
    session.keys("Backspace");
    assert_eq!(listed(&session), "[Saltire]");
    session.keys("Esc").deliver_all();
    assert_eq!(listed(&session), ALL);
    assert!(session.top().starts_with("It Begins"), "{}", session.top());
}

#[test]
fn the_place_in_each_review_is_kept_while_others_are_looked_at() {
    let files = [("a.txt", PASTED), ("b.txt", WRAPPED)];
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter ] ] j j Esc");
    let left = session.top();
    session.keys("/ g l a s s");
    assert_eq!(session.top(), "THE GLASS ORCHARD");
    assert_eq!(session.keys("Esc").top(), left);
    assert_eq!(session.panes(), "LIBRARY text");
}

#[test]
fn what_could_not_be_read_is_found_and_says_why() {
    let files = [("good.txt", WRAPPED), ("broken.txt", "\0\u{1}\u{2}\0")];
    for (columns, row) in [
        (80, "▌ broken.txt  it holds bin… !"),
        (50, "▌ broken.txt  it holds binary data              !"),
        (30, "▌ broken.txt  it holds bin… !"),
        (20, "▌ broken.txt      !"),
    ] {
        let mut session = Session::folder(&files, (columns, 24));
        session.keys("/ b r o k");
        assert_eq!(session.library(), [row.trim_end()], "{columns}");
        session.keys("Esc g");
        let told = session.drawn_as(Role::Problem);
        assert_eq!(told.first().map(String::as_str), Some("!"), "{columns}");
        let why = told.get(1).cloned().unwrap_or_default();
        let expected = if columns > 30 { "it holds " } else { "" };
        assert!(why.starts_with(expected), "{columns}: {why}");
    }
}

/// A review that is open and no longer matches leaves the list; what is selected then is opened.
#[test]
fn what_is_selected_is_opened_also_when_the_open_review_has_left_the_list() {
    let text = |title: &str| format!("# {title}\n\nThis is {title}.\n");
    let files = [
        ("a.md", &*text("Dust")),
        ("b.md", &*text("Dust too")),
        ("c.md", "Else."),
    ];
    let mut session = Session::folder(&files, USUAL);
    session.keys("/").types("dust").keys("Enter");
    assert_eq!(session.top(), "Dust");
    session.rewrites("a.md", &text("Rain"));
    assert_eq!(session.top(), "Rain");
    session.keys("Esc Enter");
    assert_eq!(session.top(), "Dust too", "{}", session.screen());
}

/// What is typed in the language of queries, what is listed then, and what the header says.
const ASKED: &[(&str, &str, &str)] = &[
    ("maker:tanabe", "[Saltire]", "1 of 5 reviews · by file name"),
    (
        "-maker:tanabe salt",
        "[It Begins With Salt], Basalt",
        "2 of 5 reviews · best match first",
    ),
    (
        "\"with salt\"",
        "[It Begins With Salt]",
        "1 of 5 reviews · by file name",
    ),
    (
        "year:2001",
        "[Nocturne for Brass]",
        "1 of 5 reviews · by file name",
    ),
    (
        "salt sort:-title",
        "[Saltire], It Begins With Salt, Basalt",
        "3 of 5 reviews · by title, last first",
    ),
    (
        "has:year group:year",
        "2001  1, [Nocturne for Brass]",
        "1 of 5 reviews · by file name · grouped by year",
    ),
    ("@mine", "[Saltire]", "1 of 5 reviews · by file name"),
];

/// A session with a filter that was saved.
fn with_a_filter() -> Session {
    let files = reviews();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    Session::folder_set(&files, (80, 24), |settings| {
        settings.filters.set("mine", "maker:tanabe");
    })
}

#[test]
fn the_library_is_filtered_by_facts() {
    for (typed, expected, header) in ASKED {
        let mut session = with_a_filter();
        session.keys("/").types(typed).keys("Enter Esc");
        assert_eq!(listed(&session), *expected, "{typed}");
        assert_eq!(session.header(), format!(" Library  {header}"), "{typed}");
        session.keys("Esc");
        assert_eq!(
            listed(&session).replace(['[', ']'], ""),
            ALL.replace(['[', ']'], "")
        );
    }
}

#[test]
fn what_the_reader_asks_for_since_counts_more_than_the_query() {
    let mut session = session();
    session.keys("/").types("salt sort:title").keys("Enter Esc");
    assert_eq!(listed(&session), "[Basalt], It Begins With Salt, Saltire");
    session.keys("R");
    assert_eq!(listed(&session), "Saltire, It Begins With Salt, [Basalt]");
    session.keys("R S");
    assert!(
        session.header().ends_with("by work"),
        "{}",
        session.header()
    );
    session.keys("Esc");
    assert!(
        session.header().ends_with("by work"),
        "{}",
        session.header()
    );
}

/// The row above the line at the bottom.
fn above(session: &Session) -> String {
    let screen = session.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let at = rows.len().saturating_sub(2);
    rows.get(at).unwrap_or(&"").trim().to_owned()
}

/// What is typed, and the row above the prompt.
const TOLD: &[(&str, &str)] = &[
    ("salt", ""),
    ("ma", "maker:"),
    (
        "maker:",
        "\"Inés Marchetti\"  \"Orquesta del Sur\"  \"Studio Kelp\"  \"Yuki Tanabe\"",
    ),
    ("maker:ta", "\"Yuki Tanabe\"  \"Orquesta del Sur\""),
    ("@", "@mine"),
    ("is:b", "begun  problem"),
    (
        "rating>=x",
        "`rating` wants a number such as 4, 4/5 or 80%; `x` is none",
    ),
];

#[test]
fn what_can_be_typed_is_told_above_the_prompt() {
    for (typed, told) in TOLD {
        let mut session = with_a_filter();
        session.keys("/").types(typed);
        assert_eq!(above(&session), *told, "{typed}");
    }
    let mut session = session();
    session.keys("/");
    assert!(above(&session).starts_with("title:  work:  maker:"));
    session.keys("Esc");
    assert_eq!(above(&session), "");
}

#[test]
fn tab_completes_what_is_begun() {
    for (keys, typed, expected) in [
        ("m a k Tab", "maker:", ALL),
        ("m a k Tab t a n Tab", "maker:\"Yuki Tanabe\"", "[Saltire]"),
        (
            "s a l t Tab",
            "salt",
            "[Saltire], It Begins With Salt, Basalt",
        ),
        ("@ Tab", "@mine", "[Saltire]"),
        (
            "s a l t Space y e a r : 2 Home Tab",
            "salt year:2",
            "no review matches",
        ),
    ] {
        let mut session = with_a_filter();
        session.keys("/").keys(keys);
        let status = session.status();
        assert!(
            status.starts_with(&format!(" library: {typed} ")),
            "{keys}: {status}"
        );
        assert_eq!(listed(&session), expected, "{keys}");
    }
}

#[test]
fn what_is_not_understood_takes_nothing_away() {
    let mut session = session();
    session.keys("/").types("salt rating>=x");
    assert_eq!(listed(&session), "[Saltire], It Begins With Salt, Basalt");
    assert_eq!(session.drawn_as(Role::Problem).len(), 1);
}
