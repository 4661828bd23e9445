//! The panes: which are shown, which has the focus, and the ways out.

use super::session::{Asked, CJK, PASTED, Session, USUAL, WRAPPED};
use frontrow::config::Role;

/// A window in which all three panes have room.
const WIDE: (u16, u16) = (150, 40);

fn three(size: (u16, u16)) -> Session {
    Session::folder(
        &[("a.txt", PASTED), ("b.txt", WRAPPED), ("c.txt", CJK)],
        size,
    )
}

#[test]
fn what_is_shown_follows_from_the_size_and_the_focus() {
    // Columns, rows, the panes with one review, with several and the focus in the library, and
    // after opening one of these.
    let expected = [
        (
            150,
            40,
            "outline TEXT",
            "LIBRARY outline text",
            "library outline TEXT",
        ),
        (120, 40, "outline TEXT", "LIBRARY text", "outline TEXT"),
        (80, 24, "outline TEXT", "LIBRARY text", "outline TEXT"),
        (75, 24, "outline TEXT", "LIBRARY text", "outline TEXT"),
        (60, 24, "TEXT", "LIBRARY", "TEXT"),
        (40, 12, "TEXT", "LIBRARY", "TEXT"),
        (20, 5, "TEXT", "LIBRARY", "TEXT"),
        (19, 5, "", "", ""),
        (20, 4, "", "", ""),
        (1, 1, "", "", ""),
    ];
    for (columns, rows, one, several, opened) in expected {
        let size = (columns, rows);
        assert_eq!(Session::one(PASTED, size).panes(), one, "{size:?}");
        assert_eq!(three(size).panes(), several, "{size:?}");
        assert_eq!(three(size).keys("Enter").panes(), opened, "{size:?}");
    }
}

/// Keys in a library of three reviews, and the panes after them.
const FOCUS: &[(&str, &str)] = &[
    ("", "LIBRARY outline text"),
    ("Tab", "library OUTLINE text"),
    ("Tab Tab", "library outline TEXT"),
    ("Tab Tab Tab", "LIBRARY outline text"),
    ("Shift-Tab", "library outline TEXT"),
    ("Shift-Tab Shift-Tab", "library OUTLINE text"),
    ("l", "library OUTLINE text"),
    ("l Right", "library outline TEXT"),
    ("l l l", "library outline TEXT"),
    ("h", "LIBRARY outline text"),
    ("l l h", "library OUTLINE text"),
    ("l l Left Left", "LIBRARY outline text"),
    ("Enter", "library outline TEXT"),
    ("l Enter", "library outline TEXT"),
    ("Enter Enter", "library outline TEXT"),
    // Back out: from the outline to the text, from the text to the library, no further.
    ("l Esc", "library outline TEXT"),
    ("Enter Esc", "LIBRARY outline text"),
    ("Esc", "LIBRARY outline text"),
    ("l Esc Esc", "LIBRARY outline text"),
    // Finding and percentages belong to the text.
    ("%", "library outline TEXT"),
    ("o Esc", "LIBRARY outline text"),
    ("Enter o Esc", "library outline TEXT"),
    ("Enter / Esc", "library outline TEXT"),
    ("% Esc", "LIBRARY outline text"),
    ("l / t h e Enter", "library outline TEXT"),
    ("l / z z z Enter", "library OUTLINE text"),
    // Out of zen one comes back to where one was.
    ("z", "TEXT"),
    ("z z", "LIBRARY outline text"),
    ("z Esc", "LIBRARY outline text"),
    ("Enter z Esc", "library outline TEXT"),
    ("z o", "library OUTLINE text"),
    ("z o Esc", "TEXT"),
    ("z o Esc Esc", "LIBRARY outline text"),
    ("z / Esc", "TEXT"),
    ("o", "library OUTLINE text"),
];

#[test]
fn keys_move_between_the_panes() {
    for (keys, panes) in FOCUS {
        assert_eq!(three(WIDE).keys(keys).panes(), *panes, "{keys}");
    }
    for (keys, panes) in [
        ("Tab", "OUTLINE text"),
        ("Tab Tab", "outline TEXT"),
        ("h h", "OUTLINE text"),
        ("Esc", "outline TEXT"),
    ] {
        assert_eq!(Session::after(PASTED, keys).panes(), panes, "{keys}");
    }
}

#[test]
fn a_prompt_leaves_the_page_as_it_stood() {
    // Blank rows on top, the mark of new lines, and where the page forward began.
    for before in ["] j", "] k k", "Space", "j Space Space", "G k"] {
        for prompt in ["/", "o", "%"] {
            let mut session = Session::after(PASTED, before);
            let page = (session.page(), session.marked());
            session.keys(prompt);
            assert_eq!(
                (session.page(), session.marked()),
                page,
                "{before} {prompt}"
            );
            session.types("gull").keys("Esc");
            assert_eq!(
                (session.page(), session.marked()),
                page,
                "{before} {prompt}"
            );
            let back = Session::after(PASTED, &format!("{before} b")).page();
            assert_eq!(session.keys("b").page(), back, "{before} {prompt}");
        }
    }
}

#[test]
fn a_narrow_window_shows_the_pane_with_the_focus() {
    let mut session = three((40, 12));
    for (keys, pane) in [
        ("Tab", "TEXT"),
        ("Tab", "OUTLINE"),
        ("Tab", "LIBRARY"),
        ("Shift-Tab", "OUTLINE"),
        ("Shift-Tab", "TEXT"),
        ("Shift-Tab", "LIBRARY"),
        ("j Enter", "TEXT"),
        ("o", "OUTLINE"),
        ("Esc", "TEXT"),
        ("Esc", "LIBRARY"),
    ] {
        assert_eq!(session.keys(keys).panes(), pane, "{keys}");
    }
}

#[test]
fn the_focus_is_plain_to_see_without_colour() {
    let bars = |session: &Session| -> String {
        let screen = session.screen();
        screen.chars().filter(|c| "▌▎".contains(*c)).collect()
    };
    let expected = [("", "▌▎"), ("Tab", "▎▌"), ("Tab Tab", "▎▎")];
    for (keys, signs) in expected {
        let mut session = three(WIDE);
        assert_eq!(bars(session.keys(keys)), signs, "{keys}");
    }
    let mut session = three(WIDE);
    assert_eq!(session.drawn_as(Role::FocusedRow).len(), 1);
    assert_eq!(session.drawn_as(Role::CurrentRow).len(), 1);
    session.keys("Enter");
    assert_eq!(session.drawn_as(Role::FocusedRow).len(), 0);
    assert_eq!(session.drawn_as(Role::CurrentRow).len(), 2);
}

/// Keys, and what they ask of the terminal.
const ASKED: &[(&str, &[Asked])] = &[
    ("q", &[Asked::Quit]),
    ("Tab q", &[Asked::Quit]),
    ("z q", &[Asked::Quit]),
    ("Ctrl-l", &[Asked::Redraw]),
    ("Ctrl-z", &[Asked::Suspend]),
    ("Ctrl-c", &[Asked::Quit]),
    // There is something to cancel first.
    ("/ t Enter Ctrl-c", &[]),
    ("/ t Enter Ctrl-c Ctrl-c", &[Asked::Quit]),
    ("z Ctrl-c", &[]),
    ("o Ctrl-c", &[]),
    ("/ q Ctrl-c", &[]),
    ("% Ctrl-c", &[]),
    ("? Ctrl-c", &[]),
    ("? q", &[]),
    ("? q q", &[Asked::Quit]),
    ("? Ctrl-l Ctrl-z", &[Asked::Redraw, Asked::Suspend]),
    ("Esc Esc Esc", &[]),
    ("Y Ctrl-y F5", &[]),
];

#[test]
fn the_ways_out() {
    for (keys, asked) in ASKED {
        assert_eq!(Session::after(PASTED, keys).asked(), *asked, "{keys}");
    }
    assert_eq!(three(USUAL).keys("q").asked(), [Asked::Quit]);
}

#[test]
fn escape_ends_the_search_then_zen_then_goes_to_the_library() {
    let mut session = three(USUAL);
    session.keys("Enter / t h e Enter z");
    assert!(!session.drawn_as(Role::Hit).is_empty());
    assert_eq!(session.panes(), "TEXT");
    session.keys("Esc");
    assert_eq!(session.drawn_as(Role::Hit), [""; 0]);
    assert_eq!(session.panes(), "TEXT");
    assert_eq!(session.keys("Esc").panes(), "outline TEXT");
    assert_eq!(session.keys("Esc").panes(), "LIBRARY text");
}

#[test]
fn a_window_that_is_too_small_says_so_and_loses_nothing() {
    let mut session = Session::after(PASTED, "] j");
    let before = session.screen();
    assert_eq!(
        session.resize(19, 5).screen(),
        "too small:\nneeds 20x5\n\n\n"
    );
    assert_eq!(session.resize(10, 1).screen(), "too small:");
    assert_eq!(session.resize(0, 0).screen(), "");
    assert_eq!(session.resize(USUAL.0, USUAL.1).screen(), before);
}
