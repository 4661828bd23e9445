//! The mouse: clicks, the wheel and dragging, and what the screen shows after them.

use super::session::{Asked, CJK, PASTED, Session, USUAL, WRAPPED, numbered};
use frontrow::app::MouseKind;
use frontrow::config::{Capture, Role};

/// A window in which all three panes have room.
const WIDE: (u16, u16) = (150, 40);

fn three(size: (u16, u16)) -> Session {
    Session::folder(
        &[("a.txt", PASTED), ("b.txt", WRAPPED), ("c.txt", CJK)],
        size,
    )
}

/// Forty reviews of a line each.
fn forty(size: (u16, u16)) -> Session {
    let names: Vec<(String, String)> = (1..=40)
        .map(|n| (format!("r{n:02}.txt"), format!("Film {n:02} is good.\n")))
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    Session::folder(&files, size)
}

/// What is clicked on one after the other, the panes after it, and the current section's number as
/// the status line shows it.
const CLICKS: &[(&[&str], &str, &str)] = &[
    (&["潮間帯"], "LIBRARY outline text", "3/3"),
    (&["潮間帯", "潮間帯"], "library outline TEXT", "1/4"),
    (&["The Winter Ferry"], "library outline TEXT", "1/6"),
    (&["3 Performances"], "library OUTLINE text", "3/6 "),
    (
        &["3 Performances", "3 Perf"],
        "library outline TEXT",
        "3/6 ",
    ),
    (&["2 Direction", "3 Perf"], "library OUTLINE text", "3/6 "),
    (&["I went in knowing"], "library outline TEXT", "1/6"),
    // To go where one is already is no second click.
    (
        &["I went in knowing", "1 (opening)"],
        "library OUTLINE text",
        "1/6",
    ),
    // The header and the status line are no pane.
    (&["3 reviews"], "LIBRARY outline text", "1/3"),
    (&["? help"], "LIBRARY outline text", "1/3"),
];

#[test]
fn a_click_selects_goes_and_reads() {
    for (clicks, panes, status) in CLICKS {
        let mut session = three(WIDE);
        for text in *clicks {
            session.clicks(text);
        }
        assert_eq!(session.panes(), *panes, "{clicks:?}");
        let shown = session.status();
        assert!(
            shown.trim_start().starts_with(status),
            "{clicks:?}: {shown}"
        );
    }
}

#[test]
fn where_one_pane_has_room_a_click_leads_on() {
    let mut session = three((40, 12));
    session.clicks("THE GLASS ORCHARD");
    assert_eq!(session.panes(), "LIBRARY");
    session.clicks("THE GLASS ORCHARD");
    assert_eq!(session.panes(), "TEXT");
    session.keys("Tab").clicks("Verdict");
    assert_eq!(session.panes(), "TEXT");
    assert!(session.status().contains("4/"), "{}", session.status());
}

#[test]
fn a_click_below_the_last_row_selects_nothing() {
    let mut session = three(WIDE);
    session.clicks_at((3, 30)).clicks_at((3, 39));
    assert_eq!(session.panes(), "LIBRARY outline text");
    assert!(session.status().contains("1/3"), "{}", session.status());
    session.clicks_at((60, 30));
    assert_eq!(session.panes(), "library OUTLINE text");
    assert!(session.status().contains("1/6"), "{}", session.status());
}

/// Where the wheel is turned, which way, and the first words of the page after it. A text of 60
/// lines, of which 20 are on the page.
const WHEEL: &[(&str, &str, &str)] = &[
    ("w001", "v", "w031"),
    ("w001", "vv", "w061"),
    ("w001", "vv^", "w031"),
    ("w001", "^", "w001"),
    // Over the status line, and over nothing, it turns the pane with the focus.
    ("? help", "v", "w031"),
    ("3 min", "v", "w031"),
    // At the end the page stays while the reading line goes on; back is back at once.
    ("w001", "vvvvvvvvvvvvvvvv", "w401"),
    ("w001", "vvvvvvvvvvvvvvvv^", "w371"),
];

#[test]
fn the_wheel_scrolls_the_text_by_three_lines() {
    for (text, notches, top) in WHEEL {
        let mut session = Session::one(&numbered(), (80, 24));
        session.wheels(text, notches);
        assert!(
            session.top().starts_with(top),
            "{text} {notches}\n{}",
            session.screen()
        );
    }
    let mut session = Session::one(&numbered(), (80, 24));
    session.wheels("w001", &"v".repeat(30));
    assert!(session.status().contains("100 %"), "{}", session.status());
}

#[test]
fn the_wheel_looks_through_the_list_and_selects_nothing() {
    let mut session = forty((80, 24));
    session.keys("g");
    let first = |session: &Session| session.library().first().cloned().unwrap_or_default();
    for (notches, row) in [
        ("v", "Film 04"),
        ("vv", "Film 10"),
        ("^", "Film 07"),
        ("^^^^", "Film 01"),
    ] {
        session.wheels("Film", notches);
        assert!(
            first(&session).contains(row),
            "{notches}: {}",
            session.screen()
        );
        assert!(session.status().contains("1/40"), "{}", session.status());
    }
    // Not behind the end; and a key comes back to what is selected.
    session.wheels("Film", &"v".repeat(30));
    assert!(first(&session).contains("Film 21"), "{}", session.screen());
    session.resize(80, 30);
    assert!(first(&session).contains("Film 15"), "{}", session.screen());
    session.keys("j");
    assert!(first(&session).contains("Film 02"), "{}", session.screen());
    // What was looked for is opened where it stands.
    session.wheels("Film", "vv").clicks("Film 20");
    assert!(session.status().contains("20/40"), "{}", session.status());
}

#[test]
fn the_wheel_over_the_outline_leaves_the_text() {
    let sections: Vec<String> = (1..=40)
        .map(|n| format!("{n}. Part {n}\n\nIt is a part of the film that I liked a lot.\n\n"))
        .collect();
    let mut session = Session::one(&sections.concat(), USUAL);
    let page = session.page();
    let before = session.outline();
    session.wheels("3. Part 3", "vv");
    assert_eq!(session.page(), page);
    assert_eq!(session.outline().first(), before.get(6));
    // Reading on to the next section comes back to it.
    session.wheels(&page[0], "vvv");
    assert!(
        session.outline().iter().any(|row| row.starts_with('▎')),
        "{}",
        session.screen()
    );
}

/// The size of the window, the column of its rule, where that is dragged to, and where it is then.
const DRAGS: &[((u16, u16), u16, u16, usize)] = &[
    ((120, 40), 38, 45, 45),
    ((120, 40), 38, 25, 25),
    ((120, 40), 38, 0, 20),
    ((120, 40), 38, 119, 70),
    ((80, 24), 25, 119, 30),
    ((80, 24), 25, 20, 20),
];

#[test]
fn a_rule_is_dragged_as_far_as_the_panes_allow() {
    for (size, from, to, rule) in DRAGS {
        let mut session = Session::one(PASTED, *size);
        session.drags(&[(*from, 5), (*to, 7), (*to, 0)]);
        assert_eq!(rules_of(&session), [*rule], "{size:?} {from} to {to}");
        // It has been let go.
        session.mouse(MouseKind::Drag, (40, 5));
        assert_eq!(rules_of(&session), [*rule], "{size:?} {from} to {to}");
        // Only as much as it got, also in a larger window.
        session.resize(200, size.1);
        assert_eq!(rules_of(&session), [*rule], "{size:?} {from} to {to}");
        session.resize(size.0, size.1);
        assert_eq!(rules_of(&session), [*rule], "{size:?} {from} to {to}");
    }
}

#[test]
fn two_rules_are_dragged_one_after_the_other() {
    let mut session = three(WIDE);
    let before = rules_of(&session);
    assert_eq!(before, [36, 73]);
    session.drags(&[(36, 5), (42, 5)]);
    assert_eq!(rules_of(&session), [42, 79]);
    session.drags(&[(79, 5), (66, 5)]);
    assert_eq!(rules_of(&session), [42, 66]);
    session.drags(&[(66, 5), (149, 5)]);
    assert_eq!(rules_of(&session), [42, 100]);
    session.drags(&[(42, 5), (149, 5)]);
    assert_eq!(rules_of(&session), [79, 100]);
    session.drags(&[(79, 5), (0, 5)]);
    // The outline is as wide as it was made.
    assert_eq!(rules_of(&session), [24, 82]);
}

/// The columns in which there is a rule.
fn rules_of(session: &Session) -> Vec<usize> {
    let screen = session.screen();
    let row = screen.lines().nth(20).unwrap_or_default().chars();
    row.enumerate()
        .filter(|(_, c)| *c == '│')
        .map(|(column, _)| column)
        .collect()
}

#[test]
fn the_scrollbar_is_clicked_and_dragged() {
    let mut session = Session::one(&numbered(), (80, 24));
    let (column, first) = session.cell_of("┃");
    let last = first + 19;
    for (row, top) in [(10, "w231"), (last, "w401"), (first, "w001")] {
        session.clicks_at((column, row));
        assert!(
            session.top().starts_with(top),
            "{row}\n{}",
            session.screen()
        );
    }
    session.drags(&[(column, first), (column - 20, 10)]);
    assert!(session.top().starts_with("w231"), "{}", session.screen());
    session.drags(&[(column, first), (0, last + 3)]);
    assert!(session.status().contains("100 %"), "{}", session.screen());
    // A text without a scrollbar has none to click.
    let mut session = Session::one("A line.\n\nAnd another.\n", (80, 24));
    let before = session.screen();
    assert_eq!(session.clicks_at((79, 20)).screen(), before);
}

#[test]
fn what_is_being_typed_is_not_lost_by_a_click() {
    let mut session = three(WIDE);
    session.keys("Enter /").types("gull");
    let before = session.screen();
    for text in ["THE GLASS", "3 Performances", "marks", "gull"] {
        if before.contains(text) {
            session.clicks(text);
        }
    }
    assert_eq!(session.screen(), before);
    session.wheels("Sound and Picture", "v");
    assert!(session.status().contains("/gull"), "{}", session.status());
    // But a click on what was being looked for is the answer.
    let mut session = Session::after(PASTED, "o s o u");
    session.clicks("4 Sound and Picture");
    assert_eq!(session.panes(), "outline TEXT");
    assert!(session.status().contains("4/6"), "{}", session.status());
}

#[test]
fn over_the_help_the_wheel_scrolls_it_and_a_click_does_nothing() {
    let mut session = Session::after(PASTED, "?");
    let before = session.screen();
    session.wheels("Keys", "v");
    assert_ne!(session.screen(), before);
    session.wheels("Keys", "^");
    assert_eq!(session.screen(), before);
    session
        .clicks_at((10, 10))
        .clicks_at((25, 10))
        .drags(&[(25, 5), (40, 5)]);
    assert_eq!(session.screen(), before);
}

#[test]
fn the_mouse_is_given_away_and_taken_back() {
    let mut session = Session::after(PASTED, "M");
    assert_eq!(session.asked(), [Asked::Capture(Capture::Off)]);
    let told = "The mouse is the terminal's; M takes it back";
    assert!(session.status().contains(told), "{}", session.status());
    let before = session.screen();
    session.wheels("Some films", "v").clicks("3 Performances");
    assert_eq!(session.screen(), before);
    session.keys("M");
    let told = "The mouse is taken; M gives it back";
    assert!(session.status().contains(told), "{}", session.status());
    let asked = [Asked::Capture(Capture::Off), Asked::Capture(Capture::On)];
    assert_eq!(session.asked(), asked);
    session.clicks("3 Performances");
    assert!(session.status().contains("3/6"), "{}", session.status());
}

#[test]
fn without_the_mouse_in_the_settings_it_does_nothing() {
    let mut session = Session::set(PASTED, USUAL, |settings| {
        settings.screen.mouse = Capture::Off;
    });
    let before = session.screen();
    session.wheels("Some films", "v").clicks("3 Performances");
    assert_eq!(session.screen(), before);
    assert_eq!(session.asked(), []);
    session.keys("M").clicks("3 Performances");
    assert_eq!(session.asked(), [Asked::Capture(Capture::On)]);
    assert!(session.status().contains("3/6"), "{}", session.status());
}

#[test]
fn dragging_over_words_selects_them() {
    let mut session = Session::one(PASTED, USUAL);
    let (from, to) = (session.cell_of("films arrive"), session.cell_of("a drum"));
    let selected = |session: &Session| session.drawn_as(Role::Selection).join(" | ");
    let to_end = (to.0 + 5, to.1);
    session.drags(&[from, to, to_end]);
    assert_eq!(selected(&session), "films arrive with a drum");
    assert!(
        session.status().contains("5 words selected"),
        "{}",
        session.status()
    );
    // The keys of the selection hold, and another drag selects anew, backwards, too.
    session.keys("w");
    assert_eq!(selected(&session), "films arrive with a drum roll");
    session.drags(&[to_end, from]);
    assert_eq!(selected(&session), "films arrive with a drum");
    session.keys("1");
    assert!(
        session.status().contains("Highlighted in yellow"),
        "{}",
        session.status()
    );
    // Words are whole at both ends, whichever way the hand goes, and also where it stops between two.
    let inside = session.cell_of("ilms arrive");
    let within = (inside.0 + 2, inside.1);
    for (cells, whole) in [
        ([within, (to.0 + 3, to.1)], "films arrive with a drum"),
        ([(to.0 + 3, to.1), within], "films arrive with a drum"),
        ([within, (within.0 + 1, within.1)], "films"),
    ] {
        session.keys("Esc").drags(&cells);
        assert_eq!(selected(&session), whole);
    }
    session.keys("Esc");
    // A click selects nothing, and neither does one with a hand that trembles.
    session.clicks_at(from).drags(&[from, from]);
    assert_eq!(selected(&session), "");
    // Below the page it goes on by lines.
    let mut session = Session::one(&numbered(), USUAL);
    let from = session.cell_of("w015");
    session.drags(&[from, (from.0, 23), (from.0, 23), (from.0, 23)]);
    assert!(
        session.page().join(" ").contains("w221"),
        "{}",
        session.screen()
    );
    assert!(selected(&session).contains("w200"));
}
