//! Moving in the text: by lines, pages, paragraphs, to the ends and to a percentage.

use super::session::{PASTED, Session, USUAL, numbered};

/// Keys, and the first word on the page after them, in the text of numbered words.
const TOPS: &[(&str, &str)] = &[
    ("", "w001"),
    // Lines.
    ("j", "w011"),
    ("Down Down", "w021"),
    ("j j k", "w011"),
    ("j Up", "w001"),
    ("k", "w001"),
    // Half pages.
    ("d", "w101"),
    ("d d u", "w101"),
    ("d u u", "w001"),
    ("j u", "w001"),
    // Pages keep two lines, and a page back undoes a page forward.
    ("Space", "w181"),
    ("f", "w181"),
    ("Ctrl-f", "w181"),
    ("PgDn", "w181"),
    ("Space b", "w001"),
    ("j j j Space Ctrl-b", "w031"),
    ("j Space Space PgUp b", "w011"),
    ("Space j b", "w011"),
    ("d d b", "w021"),
    ("b", "w001"),
    // The last page is full.
    ("Space Space", "w361"),
    ("Space Space Space", "w401"),
    ("Space Space Space b", "w361"),
    ("Space Space Space b b b", "w001"),
    // The ends.
    ("G", "w401"),
    ("End", "w401"),
    ("G g", "w001"),
    ("End Home", "w001"),
    ("G b", "w221"),
    ("d 0", "w001"),
    // A percentage.
    ("% 5 0 Enter", "w301"),
    ("% 5 0 % Enter", "w301"),
    ("% 0 Enter", "w001"),
    ("d % 1 0 Enter", "w061"),
    ("% 1 0 0 Enter", "w401"),
    ("d % 9 9 9 Enter", "w101"),
    ("d % x Enter", "w101"),
    ("d % Enter", "w101"),
    ("d % 5 0 Esc", "w101"),
    ("d % Backspace", "w101"),
    ("d % 5 Backspace 3 0 Enter", "w181"),
];

#[test]
fn keys_lead_to_a_line() {
    for (keys, top) in TOPS {
        let session = Session::after(&numbered(), keys);
        let first: String = session.top().chars().take(4).collect();
        assert_eq!(first, *top, "{keys}");
    }
}

/// Keys, and the mark in the margin with the first word of its line.
const MARKS: &[(&str, &str)] = &[
    ("", ""),
    // What a page forward brings is marked until the next move.
    ("Space", "› w201"),
    ("Space Space", "› w381"),
    ("Space j", ""),
    ("Space b", ""),
    ("Space k", ""),
    // At the end the page stays, and the reading line moves down it.
    ("Space Space Space", "▎ w561"),
    ("G", "▎ w591"),
    ("G k", "▎ w581"),
    ("G u", "▎ w491"),
    ("G u u", ""),
    ("G j", "▎ w591"),
    ("G u k k k k k k k k k", ""),
    ("G b", ""),
    ("% 9 0 Enter", "▎ w541"),
];

#[test]
fn space_at_the_end_goes_to_the_last_line() {
    for keys in ["G k k", "Space Space Space", "% 9 0 Enter", "G"] {
        let mut session = Session::after(&numbered(), keys);
        let top = session.top();
        session.keys("Space");
        assert_eq!(session.top(), top, "{keys}");
        let status = session.status();
        assert!(
            status.starts_with(" 1/1 (opening)  ·  100 %  "),
            "{keys}: {status}"
        );
        assert!(status.contains(" The end. "), "{keys}: {status}");
    }
}

/// Keys in the pasted review, and the first rows after them, set apart by `|`.
const ROWS: &[(&str, &str)] = &[
    (
        "]",
        "Direction: A Hand on the Tiller||Sólveig Dahl has made",
    ),
    // The blank rows above a block go out of sight one by one, and come back so.
    ("] j", "|Sólveig Dahl has made|one, and neither"),
    (
        "] j j",
        "Sólveig Dahl has made|one, and neither|here. She lets",
    ),
    ("] j j j", "one, and neither|here. She lets|crossing lasts."),
    ("] j j k", "|Sólveig Dahl has made|one, and neither"),
    (
        "] j j k k",
        "Direction: A Hand on the Tiller||Sólveig Dahl has made",
    ),
    ("] k", "|Direction: A Hand on the Tiller|"),
    ("] k k", "||Direction: A Hand on the Tiller"),
    ("] k k k", "stay. It is also||"),
    ("] k k k j", "||Direction: A Hand on the Tiller"),
    ("] k k j", "|Direction: A Hand on the Tiller|"),
    // Whatever jumps puts the line itself at the top.
    (
        "] k 2",
        "Direction: A Hand on the Tiller||Sólveig Dahl has made",
    ),
    (
        "] }",
        "Sólveig Dahl has made|one, and neither|here. She lets",
    ),
    (
        "k",
        "Some films arrive|Ferry slips its rope|found your seat",
    ),
];

#[test]
fn a_line_is_a_row_of_the_screen() {
    for (keys, rows) in ROWS {
        let page = Session::after(PASTED, keys).page();
        for (row, begins) in page.iter().zip(rows.split('|')) {
            let right = row.starts_with(begins) && row.is_empty() == begins.is_empty();
            assert!(right, "{keys}: {page:#?}");
        }
    }
}

#[test]
fn marks_say_what_is_new_and_where_the_reader_is() {
    for (keys, mark) in MARKS {
        let session = Session::after(&numbered(), keys);
        let marked = session.marked().into_iter().map(|(mark, line)| {
            let word = line.split(' ').next().unwrap_or_default().to_owned();
            format!("{mark} {word}")
        });
        let marked: Vec<String> = marked.collect();
        assert_eq!(marked.join(", "), *mark, "{keys}");
    }
}

#[test]
fn paragraphs_are_gone_to_one_by_one() {
    let expected = [
        ("", "Some films arrive with a drum roll. The Winter"),
        ("}", "The set-up is small enough for a matchbox. Marta"),
        ("} }", "It’s a film about what a place owes to those who"),
        ("} } }", "Direction: A Hand on the Tiller"),
        ("} } {", "The set-up is small enough for a matchbox. Marta"),
        ("} j {", "The set-up is small enough for a matchbox. Marta"),
        ("{", "Some films arrive with a drum roll. The Winter"),
        ("j j {", "Some films arrive with a drum roll. The Winter"),
    ];
    for (keys, top) in expected {
        assert_eq!(Session::after(PASTED, keys).top(), top, "{keys}");
    }
}

#[test]
fn the_place_and_what_is_left_are_told() {
    let expected = [
        ("", " 1/1 (opening)  ·  0 %  ·  3 min left"),
        ("% 5 0 Enter", " 1/1 (opening)  ·  50 %  ·  2 min left"),
        ("G k", " 1/1 (opening)  ·  96 %  ·  1 min left"),
        ("G", " 1/1 (opening)  ·  100 %   "),
    ];
    for (keys, place) in expected {
        let status = Session::after(&numbered(), keys).status();
        assert!(status.starts_with(place), "{keys}: {status}");
    }
}

#[test]
fn the_scrollbar_says_what_part_is_on_the_page() {
    let bar = |keys| Session::after(&numbered(), keys).scrollbar();
    assert_eq!(bar(""), format!("{}{}", "┃".repeat(7), "┊".repeat(13)));
    assert_eq!(bar("G"), format!("{}{}", "┊".repeat(13), "┃".repeat(7)));
    assert_eq!(Session::after("All of it.\n", "").scrollbar(), "");
}

#[test]
fn a_wrong_percentage_is_told() {
    for keys in ["% 1 0 1 Enter", "% x Enter", "% Enter", "% - 1 Enter"] {
        let status = Session::after(&numbered(), keys).status();
        assert!(
            status.contains("Type a number from 0 to 100"),
            "{keys}: {status}"
        );
    }
}

#[test]
fn lines_can_be_made_longer_and_shorter() {
    let expected = [
        ("", 14, ""),
        ("+", 15, "Lines of at most 76 columns"),
        ("-", 12, "Lines of at most 68 columns"),
        ("- - -", 12, "Lines of at most 60 columns"),
        ("- - - =", 14, "Lines of at most 72 columns"),
        ("- +", 14, "Lines of at most 72 columns"),
        ("+ +", 15, "Lines of at most 80 columns"),
        ("+ + +", 15, "There is no room for longer lines"),
        (&"- ".repeat(40), 4, "Lines of at most 20 columns"),
    ];
    for (keys, words, told) in expected {
        let mut session = Session::one(&numbered(), (120, 40));
        session.keys(keys);
        assert_eq!(session.top().split(' ').count(), words, "{keys}");
        let status = session.status();
        assert!(status.contains(told), "{keys}: {status}");
    }
}

#[test]
fn a_change_of_measure_or_size_keeps_the_place() {
    let mut session = Session::one(PASTED, (120, 40));
    session.keys("] ] j j j");
    let top = session.top();
    let words: Vec<&str> = top.split(' ').take(3).collect();
    let place = words.join(" ");
    for (columns, rows) in [(40, 12), (20, 5), (19, 4), (80, 24), (200, 60), (40, 40)] {
        session.resize(columns, rows);
        if columns >= 40 {
            let page = session.page().join(" ");
            assert!(page.contains(&place), "{columns}x{rows}: {page}");
        }
    }
    assert_eq!(session.resize(120, 40).top(), top);
    assert_eq!(
        session
            .keys("- - - -")
            .resize(50, 10)
            .keys("=")
            .resize(120, 40)
            .top(),
        top
    );
}

#[test]
fn a_place_near_the_end_is_kept_too() {
    let mut session = Session::one(&numbered(), (120, 40));
    session.keys("G k k");
    let marked = session.marked();
    assert_eq!(marked.len(), 1);
    session.resize(40, 12).resize(USUAL.0, USUAL.1);
    assert_ne!(session.marked(), marked);
    assert_eq!(session.resize(120, 40).marked(), marked);
}

#[test]
fn zen_shows_the_text_alone() {
    let mut session = Session::after(PASTED, "] z");
    assert_eq!(session.panes(), "TEXT");
    assert_eq!(session.header(), "");
    assert_eq!(session.top(), "Direction: A Hand on the Tiller");
    assert_eq!(session.keys("Tab h").panes(), "TEXT");
    assert_eq!(session.keys("z").panes(), "outline TEXT");
    assert_eq!(session.keys("z Esc").panes(), "outline TEXT");
    assert_eq!(session.keys("z Ctrl-c").panes(), "outline TEXT");
    assert_eq!(session.asked(), []);
}

/// A text with nested headings, each with a paragraph of a few lines.
fn nested() -> String {
    let lines = "and on it goes, ".repeat(60);
    let heads = ["# Acts", "## The first act", "### Its end", "# Sound"];
    let sections = heads.map(|head| format!("{head}\n\n{lines}\n\n"));
    format!("# A play\n\nIt opens.\n\n{}", sections.concat())
}

/// Keys, the columns and rows of the window, and what stands right above the text then.
const ABOVE: &[(&str, (u16, u16), &str)] = &[
    ("", (80, 24), ""),
    ("j j", (80, 24), "A play"),
    // Nothing while the heading is on the page's top, also with blank rows above it.
    ("2", (80, 24), ""),
    ("2 k", (80, 24), ""),
    ("2 j", (80, 24), "Acts"),
    ("3 } }", (80, 24), ""),
    ("3 j j j", (80, 24), "Acts › The first act"),
    ("4 j j j", (80, 24), "The first act › Its end"),
    ("5 j j j j j j", (80, 24), "Sound"),
    // No row for it in a low window.
    ("3 j j j", (80, 13), ""),
    ("3 j j j", (80, 14), "Acts › The first act"),
    ("3 j j j", (23, 24), "The first act"),
    ("3 j j j", (20, 24), "The first act"),
    ("3 j j j z", (80, 24), ""),
];

#[test]
fn the_title_of_the_section_stays_in_sight() {
    for (keys, size, above) in ABOVE {
        let mut session = Session::folder(&[("a-play.md", nested())], *size);
        session.keys(keys);
        assert_eq!(session.above(), *above, "{keys}: {}", session.screen());
    }
    let opening = Session::after(PASTED, "j j j");
    assert_eq!(opening.above(), "");
    let mut long = Session::one(PASTED, (20, 24));
    long.keys("] j j j j");
    assert_eq!(long.above(), "Direction: A Ha…");
}

#[test]
fn zen_leaves_nothing_beside_the_text_but_where_it_goes_on() {
    let mut session = Session::after(&numbered(), "z Space");
    assert_eq!(session.marked().len(), 1, "{}", session.screen());
    let beside = |session: &mut Session| {
        let page = session.page().len();
        let rows = session.screen();
        let rows = rows.lines().filter(|row| !row.trim().is_empty());
        let bare = rows.filter(|row| row.trim_start().starts_with('w')).count();
        (page, bare, session.keys("").marked().len())
    };
    for keys in ["j", "G", "k k", "u", "b"] {
        let (page, bare, marked) = beside(session.keys(keys));
        assert_eq!((bare, marked), (page, 0), "{keys}: {}", session.screen());
        assert_eq!(session.status(), "", "{keys}");
        assert!(!session.screen().contains(['┃', '┊']), "{keys}");
    }
}
