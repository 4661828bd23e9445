//! Jumping between sections, by key and by typing.

use super::session::{PASTED, Session, WRAPPED, numbered};
use frontrow::config::Role;

/// The place that the status line tells: the section's number and title.
fn place(session: &Session) -> String {
    let status = session.status();
    let place = status.split("  ·  ").next().unwrap_or_default();
    place.trim().to_owned()
}

/// The current row of the outline, from the bar on, without its marks.
fn current(session: &Session) -> String {
    let rows = session.outline();
    let row = rows.iter().find(|row| row.starts_with(['▎', '▌']));
    let row = row.map_or("", |row| row.trim_end_matches([' ', '●', '◐', '○', ':']));
    row.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
        .trim_end()
        .to_owned()
}

/// Keys, the first line of the page after them, and where the reader is told to be.
const JUMPS: &[(&str, &str, &str)] = &[
    ("]", "Direction: A Hand on the Tiller", "2/6 Direction"),
    (
        "] ]",
        "Performances: Two People and a Kettle",
        "3/6 Performances",
    ),
    ("] ] [", "Direction: A Hand on the Tiller", "2/6 Direction"),
    (
        "] j j [",
        "Direction: A Hand on the Tiller",
        "2/6 Direction",
    ),
    (
        "] [",
        "Some films arrive with a drum roll. The Winter",
        "1/6 (opening)",
    ),
    (
        "[",
        "Some films arrive with a drum roll. The Winter",
        "1/6 (opening)",
    ),
    (
        "d 1",
        "Some films arrive with a drum roll. The Winter",
        "1/6 (opening)",
    ),
    ("2", "Direction: A Hand on the Tiller", "2/6 Direction"),
    (
        "3",
        "Performances: Two People and a Kettle",
        "3/6 Performances",
    ),
    (
        "4",
        "Sound and Picture: Grey in Forty Shades",
        "4/6 Sound and Picture",
    ),
    (
        "5",
        "What Divides People: The Last Ten Minutes",
        "5/6 What Divides People",
    ),
    (
        "3 0",
        "Some films arrive with a drum roll. The Winter",
        "1/6 (opening)",
    ),
    ("4 2", "Direction: A Hand on the Tiller", "2/6 Direction"),
];

#[test]
fn keys_lead_to_a_section() {
    for (keys, top, told) in JUMPS {
        let session = Session::after(PASTED, keys);
        assert_eq!(
            (session.top().as_str(), place(&session).as_str()),
            (*top, *told),
            "{keys}"
        );
    }
}

#[test]
fn the_last_section_is_reached_though_the_page_cannot_scroll_so_far() {
    for keys in ["6", "] ] ] ] ]", "] ] ] ] ] ]", "5 ]", "G ["] {
        let session = Session::after(PASTED, keys);
        assert_eq!(place(&session), "6/6 Final Verdict", "{keys}");
        let heading = (
            "▎".to_owned(),
            "Final Verdict: Take the Late Crossing".to_owned(),
        );
        assert_eq!(session.marked(), [heading], "{keys}");
        assert_eq!(current(&session), "▎6 Final Verdict", "{keys}");
    }
}

#[test]
fn a_number_without_a_section_says_so_and_stays() {
    let sections =
        "Plot\n\nIt is about a door that nobody opens, and about who has the key to it.\n\n";
    let nine: String = (1..=9)
        .map(|n| sections.replace("Plot", &format!("Part {n}")))
        .collect();
    for number in 7..=9 {
        let keys = format!("] {number}");
        let session = Session::after(PASTED, &keys);
        assert_eq!(session.top(), "Direction: A Hand on the Tiller");
        let status = session.status();
        assert!(
            status.contains(&format!("There is no section {number}")),
            "{status}"
        );
        let session = Session::after(&nine, &number.to_string());
        assert!(
            place(&session).starts_with(&format!("{number}/9 ")),
            "{}",
            place(&session)
        );
    }
}

#[test]
fn the_outline_follows_the_reading() {
    let mut session = Session::after(PASTED, "");
    let mut rows = vec![current(&session)];
    for _ in 0..200 {
        let row = current(session.keys("j"));
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }
    let expected = [
        "▎1 (opening)",
        "▎2 Direction",
        "▎3 Performances",
        "▎4 Sound and Picture",
        "▎5 What Divides People",
        "▎6 Final Verdict",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn read_marks_tell_read_begun_and_not_begun() {
    let marks = |keys: &str| -> String {
        let rows = Session::after(PASTED, keys).outline();
        rows.iter()
            .filter_map(|row| row.trim_end().chars().next_back())
            .collect()
    };
    let expected = [
        ("", "○○○○○○"),
        ("j j j", "◐○○○○○"),
        // Reading on reads what is passed; jumping does not.
        ("} } }", "●○○○○○"),
        ("} } } j", "●◐○○○○"),
        ("Space Space", "●●○○○○"),
        ("Space Space j j j j j", "●●◐○○○"),
        ("4", "○○○○○○"),
        ("4 } } }", "○○○●○○"),
        ("G", "○○○○○○"),
        ("] ] ] ] ] G", "●●●●●○"),
        (
            "} } } } } } } } } } } } } } } } } } } } } } } } } } } j j j j j j j j j",
            "●●●●●●",
        ),
    ];
    for (keys, signs) in expected {
        assert_eq!(marks(keys), signs, "{keys}");
    }
    let session = Session::after(PASTED, "} } } j");
    assert_eq!(session.drawn_as(Role::Read), ["●"]);
    assert_eq!(session.drawn_as(Role::Begun), ["◐"]);
    assert_eq!(session.drawn_as(Role::Unread), ["○"; 4]);
}

#[test]
fn the_outline_is_filtered_by_typing() {
    let mut session = Session::after(PASTED, "j j");
    let before = (session.top(), session.outline());
    session.keys("o");
    assert_eq!(session.panes(), "OUTLINE text");
    assert_eq!(session.outline().len(), 6);
    assert!(
        session.status().starts_with(" outline: "),
        "{}",
        session.status()
    );
    assert_eq!(current(&session), "▌1 (opening)");
    session.types("picture");
    assert_eq!(session.outline().len(), 1);
    assert_eq!(current(&session), "▌4 Sound and Picture");
    assert_eq!(session.top(), "Sound and Picture: Grey in Forty Shades");
    assert!(
        session.status().starts_with(" outline: picture  1 of 6 "),
        "{}",
        session.status()
    );
    session.keys("Esc");
    assert_eq!((session.top(), session.outline()), before);
    assert_eq!(session.panes(), "outline TEXT");

    session.keys("o").types("VERD").keys("Enter");
    assert_eq!(place(&session), "6/6 Final Verdict");
    assert_eq!(session.outline().len(), 6);
    assert_eq!(session.panes(), "outline TEXT");
}

/// What is typed, and the numbers of the sections listed, the one selected after a bar.
const FILTERS: &[(&str, &str)] = &[
    ("", "1 2 ▌3 4 5 6"),
    ("pe", "1 ▌3 5"),
    ("p", "1 ▌3 4 5"),
    ("di", "▌2 5 6"),
    ("VERD", "▌6"),
    // Letters that only follow each other count where no title holds them as they are.
    ("snd", "▌4"),
    ("zzz", ""),
];

#[test]
fn a_filter_keeps_the_order_of_the_text_and_selects_the_best() {
    for (typed, listed) in FILTERS {
        let mut session = Session::after(PASTED, "3 o");
        let rows = session.types(typed).outline();
        let number = |row: &String| -> String {
            let row = row.strip_prefix(' ').unwrap_or(row);
            row.chars().take_while(|c| "▌123456".contains(*c)).collect()
        };
        let numbers: Vec<String> = rows.iter().map(number).collect();
        let shown = numbers.join(" ").trim().to_owned();
        assert_eq!(shown, *listed, "{typed}: {rows:?}");
        let told = format!("{} of 6 ", listed.split_whitespace().count());
        if !typed.is_empty() && !listed.is_empty() {
            assert!(session.status().contains(&told), "{}", session.status());
        }
    }
}

#[test]
fn the_last_section_is_told() {
    let mut session = Session::after(PASTED, "6 ]");
    let status = session.status();
    assert!(status.contains("This is the last section"), "{status}");
    assert_eq!(place(&session), "6/6 Final Verdict");
    session.keys("5 Q");
    let status = session.status();
    assert!(status.contains("Q does nothing here"), "{status}");
}

#[test]
fn arrows_choose_among_what_the_filter_leaves() {
    let mut session = Session::after(PASTED, "o");
    session.types("p");
    let first = (current(&session), session.top());
    let second = (current(session.keys("Down")), session.top());
    assert_ne!(first, second);
    assert_eq!((current(session.keys("Up")), session.top()), first);
    assert_eq!(
        (
            current(session.keys("Down Enter")).replace('▎', "▌"),
            session.top()
        ),
        second
    );
}

#[test]
fn a_filter_that_matches_nothing_goes_back() {
    let mut session = Session::after(PASTED, "2 o");
    session.types("zzz");
    assert_eq!(session.outline(), ["  no section matches"]);
    assert_eq!(session.top(), "Direction: A Hand on the Tiller");
    session.keys("Enter");
    assert_eq!(session.top(), "Direction: A Hand on the Tiller");
    assert_eq!(session.outline().len(), 6);
    assert!(
        session.status().contains("No section matches"),
        "{}",
        session.status()
    );
}

#[test]
fn moving_in_the_outline_moves_the_text() {
    let expected = [
        ("Tab j", "▌2 Direction"),
        ("Tab j j k", "▌2 Direction"),
        ("Tab G", "▌6 Final Verdict"),
        ("Tab G g", "▌1 (opening)"),
        ("Tab Space", "▌6 Final Verdict"),
        ("Tab Space b", "▌1 (opening)"),
        ("Tab k", "▌1 (opening)"),
        ("Tab ] ]", "▌3 Performances"),
        ("Tab j Enter", "▎2 Direction"),
    ];
    for (keys, row) in expected {
        let session = Session::after(PASTED, keys);
        assert_eq!(current(&session), row, "{keys}");
        let number: String = row.chars().skip(1).take(1).collect();
        assert!(
            place(&session).starts_with(&format!("{number}/6")),
            "{keys}"
        );
    }
}

#[test]
fn a_title_is_no_section() {
    let session = Session::after(WRAPPED, "] ]");
    assert_eq!(
        session.header(),
        format!(" THE GLASS ORCHARD{}1 min", " ".repeat(56))
    );
    assert_eq!(place(&session), "3/4 Style");
    assert_eq!(session.drawn_as(Role::Heading), ["Style", "Verdict"]);
    assert_eq!(place(&Session::after(&numbered(), "]")), "1/1 (opening)");
}

#[test]
fn a_long_outline_scrolls_with_the_reader() {
    let part =
        |n| format!("Part {n}\n\nIt is about a door that nobody opens, and who has its key.\n\n");
    let parts: String = (1..=40).map(part).collect();
    let text =
        format!("It is a novel in forty parts, and I have read every one of them.\n\n{parts}");
    let mut session = Session::one(&text, (80, 12));
    let expected = [
        ("", "▎ 1 (opening)"),
        ("9 ] ] ]", "▎12 Part 11"),
        ("G", "▎41 Part 40"),
        ("k k k", "▎40 Part 39"),
        ("[ [ [ [ [ [ [ [ [ [ [ [", "▎29 Part 28"),
        ("g", "▎ 1 (opening)"),
    ];
    for (keys, row) in expected {
        session.keys(keys);
        let rows = session.outline();
        assert!(
            rows.iter().any(|shown| shown.starts_with(row)),
            "{keys}: {rows:?}"
        );
    }
}
