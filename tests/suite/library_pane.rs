//! The library pane: reading one review after the other.

use super::session::{CJK, PASTED, Session, USUAL, WRAPPED, numbered};
use frontrow::config::Role;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

fn three() -> Session {
    Session::folder(
        &[("a.txt", PASTED), ("b.txt", WRAPPED), ("c.txt", CJK)],
        USUAL,
    )
}

/// The row with the bar, without the bar.
fn current(session: &Session) -> String {
    let rows = session.library();
    let row = rows.iter().find_map(|row| row.strip_prefix(['▎', '▌']));
    row.unwrap_or_default().trim().to_owned()
}

#[test]
fn every_review_has_a_row_with_its_title_and_minutes() {
    let session = three();
    assert_eq!(session.header(), " Library  3 reviews · by file name");
    let rows = session.library();
    let titles = ["▌ The Winter Ferry", "  THE GLASS", "  潮間帯"];
    assert_eq!(rows.len(), titles.len());
    for (row, title) in rows.iter().zip(titles) {
        assert!(row.starts_with(title), "{rows:?}");
        assert!(row.contains("min"), "{rows:?}");
    }
    // The title goes first: where not all of them have room, the minutes drop out.
    let untitled = "I bought this lamp because the old one had burnt a hole in my good chair.\n";
    let files = [("a.txt", untitled), ("b.txt", WRAPPED), ("c.txt", CJK)];
    let rows = Session::folder(&files, USUAL).library();
    assert!(!rows.iter().any(|row| row.contains("min")), "{rows:?}");
    let files = [("a.txt", WRAPPED), ("b-short-film.txt", "")];
    let rows = Session::folder(&files, USUAL).library();
    let minutes = |row: &String| -> Vec<String> {
        row.split("  ")
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(minutes(&rows[0]), ["▌ THE GLASS ORCHARD", "1 min ○"]);
    assert_eq!(minutes(&rows[1]), ["b short film", "0 min !"]);
}

#[test]
fn moving_in_the_library_previews() {
    let expected = [
        ("", "1/3", "Some films arrive with a drum roll. The"),
        ("j", "2/3", "THE GLASS ORCHARD"),
        ("j j j", "3/3", "《潮間帯》を観たのは雨の夜だった。劇場には"),
        ("j j k", "2/3", "THE GLASS ORCHARD"),
        ("G", "3/3", "《潮間帯》を観たのは雨の夜だった。劇場には"),
        ("G g", "1/3", "Some films arrive with a drum roll. The"),
        ("Space", "3/3", "《潮間帯》を観たのは雨の夜だった。劇場には"),
        ("Space b", "1/3", "Some films arrive with a drum roll. The"),
        ("d", "3/3", "《潮間帯》を観たのは雨の夜だった。劇場には"),
        ("d Ctrl-u", "1/3", "Some films arrive with a drum roll. The"),
    ];
    for (keys, place, top) in expected {
        let mut session = three();
        session.keys(keys);
        assert_eq!(session.panes(), "LIBRARY text", "{keys}");
        assert!(
            session.status().starts_with(&format!(" {place} ")),
            "{keys}: {}",
            session.status()
        );
        assert!(session.top().starts_with(top), "{keys}: {}", session.top());
    }
}

#[test]
fn a_long_library_scrolls() {
    let names: Vec<String> = (1..=50).map(|n| format!("review {n}.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let mut session = Session::folder(&files, (80, 12));
    for (keys, row) in [
        ("", "review 1 "),
        ("j", "review 2 "),
        ("Space", "review 12 "),
        ("G", "review 50 "),
        ("k", "review 49 "),
        ("Ctrl-u", "review 44 "),
        ("b", "review 34 "),
        ("g", "review 1 "),
    ] {
        let current = current(session.keys(keys));
        assert!(current.starts_with(row), "{keys}: {current}");
    }
}

#[test]
fn the_next_and_previous_review_are_opened_where_they_were_left() {
    let mut session = three();
    session.keys("Enter ] ] j j");
    let left = session.top();
    session.keys(">");
    assert_eq!(session.panes(), "outline TEXT");
    assert_eq!(session.top(), "THE GLASS ORCHARD");
    session.keys("3");
    let style = session.screen();
    let marks = session.outline();
    assert_eq!(session.keys("<").top(), left);
    assert_eq!(session.drawn_as(Role::Read), ["●"; 2]);
    session.keys("<");
    assert_eq!(session.top(), left);
    assert!(
        session.status().contains("This is the first review"),
        "{}",
        session.status()
    );
    assert_eq!(
        session.keys(">").screen().lines().nth(2),
        style.lines().nth(2)
    );
    assert_eq!(session.outline(), marks);
    session.keys("> >");
    assert!(
        session.status().contains("This is the last review"),
        "{}",
        session.status()
    );
}

#[test]
fn the_end_of_a_review_offers_the_next_one() {
    let text = numbered();
    let files = [("a.txt", text.as_str()), ("b.txt", WRAPPED), ("c.txt", "")];
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter G");
    let top = session.top();
    session.keys("Space");
    let status = session.status();
    assert!(
        status.contains("The end. Space again: THE GLASS ORCHARD"),
        "{status}"
    );
    assert_eq!(session.top(), top);
    // Anything else withdraws the offer.
    session.keys("k Space");
    let status = session.status();
    assert!(
        status.contains("·  100 %    The end. Space again: THE GLASS"),
        "{status}"
    );
    assert_eq!(session.keys("Space").top(), "THE GLASS ORCHARD");
    session.keys("G Space Space");
    assert_eq!(session.top(), "This review is empty.");
    session.keys("Space");
    assert!(
        session.status().contains("The end. "),
        "{}",
        session.status()
    );
    session.keys("Space");
    assert_eq!(session.top(), "This review is empty.");
}

#[test]
fn a_single_review_simply_ends() {
    let mut session = Session::after(PASTED, "G Space Space");
    assert!(session.status().contains("The end"), "{}", session.status());
    assert!(!session.status().contains("again"), "{}", session.status());
    session.keys("> ");
    assert!(
        session.status().contains("This is the last review"),
        "{}",
        session.status()
    );
    session.keys("<");
    assert!(
        session.status().contains("This is the first review"),
        "{}",
        session.status()
    );
}

#[test]
fn what_cannot_be_read_is_a_row_that_says_why() {
    let files: [(&OsStr, &[u8]); 3] = [
        ("a.txt".as_ref(), PASTED.as_bytes()),
        ("b.txt".as_ref(), b"\0\x01\x02\xff\0\0"),
        ("c.txt".as_ref(), b""),
    ];
    let mut session = Session::folder_of_bytes(&files, (120, 40));
    assert!(session.library()[1].starts_with("  b.txt"));
    assert_eq!(session.drawn_as(Role::Problem), ["!", "!"]);
    session.keys("j");
    let reason = session.page().join(" ");
    assert!(
        reason.contains("b.txt: it holds binary data, not text"),
        "{reason}"
    );
    session.keys("Enter");
    assert_eq!(session.header(), " b.txt  could not be read");
    session.keys("] d Space G b % o / n * 3 } +");
    assert!(session.page().join(" ").contains("it holds binary data"));
    session.keys("> Esc");
    assert_eq!(session.top(), "This review is empty.");
}

#[test]
fn nothing_from_a_file_commands_the_terminal() {
    let hostile = "Red \u{1b}[31malert\u{1b}[0m and \u{1b}]0;title\u{7} and \u{9b}2J \u{90}q\u{9c} end\n\n\
        Left \u{202e}thgir\u{202c} \u{2066}iso\u{2069} \u{200b}zero\u{feff} \u{85}next \u{7f}del \u{8}back\n\n\
        Verdict\u{1b}[2K: \u{1b}[5mblink\n\nTab\there,\rreturn, null\0 and soft\u{ad}hyphen.\n";
    let files: [(&OsStr, &[u8]); 4] = [
        (OsStr::new("\u{1b}[31mred\u{1b}[0m.txt"), hostile.as_bytes()),
        (OsStr::new("\u{202e}txt.evil\u{202c} \u{9b}2J.txt"), b""),
        (OsStr::new("line\nbreak\ttab.txt"), b"\0\0\0"),
        (OsStr::from_bytes(b"not \xff utf-8.txt"), b"Text.\n"),
    ];
    for size in [(120, 40), (80, 24), (40, 12)] {
        // Every key looks at every cell of the screen.
        let mut session = Session::folder_of_bytes(&files, size);
        assert_eq!(session.library().len(), 4);
        let mut seen = String::new();
        for _ in 0..4 {
            session.keys("Enter ] j G * / t Enter Esc ? Esc o Esc Esc Esc");
            session.keys("Enter g");
            seen += &session.screen();
            session.keys("Esc j");
        }
        for kept in ["alert", "thgir", "zero", "Verdict", "Text.", "evil"] {
            assert!(seen.contains(kept), "{size:?}, {kept}: {seen}");
        }
        assert!(!seen.contains("31m") && !seen.contains("title"), "{seen}");
    }
}
