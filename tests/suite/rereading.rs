//! A file that changes under the reader: the same words stay at the reading line, and all that was
//! in hand goes on.
#![expect(
    clippy::string_slice,
    reason = "a test whose texts are wrong must fail"
)]

use super::session::{Asked, PASTED, Session, USUAL, WRAPPED};
use frontrow::config::Role;

/// A library of one file, which is open and at the reading line where `keys` lead.
fn reading(text: &str, keys: &str) -> Session {
    let mut session = Session::folder(&[("a.txt", text)], USUAL);
    session.keys(keys);
    session
}

/// Numbered paragraphs of a few rows each.
fn paragraphs(range: std::ops::Range<usize>) -> String {
    let paragraph = |n| {
        let more = format!(", and {n} goes on for a while, as such things do").repeat(3);
        format!("Paragraph {n} begins here{more}.\n\n")
    };
    range.map(paragraph).collect()
}

#[test]
fn the_page_stays_when_something_changes_elsewhere() {
    let text = paragraphs(0..60);
    let edits = [
        ("more before", format!("{}{text}", paragraphs(100..120))),
        ("less before", paragraphs(4..60)),
        ("more behind", format!("{text}{}", paragraphs(100..120))),
        ("less behind", paragraphs(0..40)),
        (
            "both",
            format!("{}{}", paragraphs(100..103), paragraphs(2..50)),
        ),
        ("each of them", text.replace("begins here", "begins, here")),
    ];
    for keys in [
        "",
        "Space Space Space",
        "} } } } } } j j",
        "} } } } } k",
        "Space Space u",
    ] {
        for (what, edited) in &edits {
            let mut session = reading(&text, keys);
            let (page, marked) = (session.page(), session.marked());
            session.rewrites("a.txt", edited);
            let about = format!("{keys}, {what}:\n{}", session.screen());
            if keys.is_empty() && what.ends_with("before") || keys.is_empty() && *what == "both" {
                // The first paragraph is there or is not.
                continue;
            }
            if *what == "each of them" {
                let words = |row: &String| row.replace(',', "");
                assert_eq!(words(&session.page()[0]), words(&page[0]), "{about}");
                continue;
            }
            assert_eq!(session.page(), page, "{about}");
            assert_eq!(session.marked(), marked, "{about}");
        }
    }
}

#[test]
fn pages_are_turned_back_as_they_were_turned() {
    let text = paragraphs(0..60);
    for before in ["", "j j", "} } k k"] {
        let mut session = reading(&text, before);
        let mut pages = Vec::new();
        for _ in 0..4 {
            pages.push(session.page());
            session.keys("Space");
        }
        session.rewrites("a.txt", &format!("New.\n\n{text}"));
        for page in pages.iter().skip(1).rev() {
            assert_eq!(session.keys("b").page(), *page, "{before}");
        }
    }
}

#[test]
fn what_was_read_stays_read_where_it_is_the_same() {
    let mut session = reading(PASTED, "Space Space j j j j j");
    let marks = |session: &Session| -> String {
        let rows = session.outline().into_iter();
        rows.filter_map(|row| row.chars().next_back()).collect()
    };
    assert_eq!(marks(&session), "●●◐○○○");
    let start = PASTED.find("Direction:").unwrap();
    let end = PASTED.find("Performances:").unwrap();
    let (opening, direction, rest) = (&PASTED[..start], &PASTED[start..end], &PASTED[end..]);
    for (edited, expected) in [
        (format!("{opening}{direction}{rest} And then."), "●●◐○○○"),
        // What is new was not read.
        (
            format!(
                "{opening}{direction}Intermission\n{}\n{rest}",
                paragraphs(0..3)
            ),
            "●●○◐○○○",
        ),
        (PASTED.to_owned(), "●●◐○○○"),
        // What stands elsewhere now was.
        (format!("{opening}{rest}\n{direction}"), "●◐○○○●"),
    ] {
        session.rewrites("a.txt", &edited);
        assert_eq!(marks(&session), expected, "{}", session.screen());
    }
}

#[test]
fn hits_are_found_anew() {
    let mut session = reading(PASTED, "/ f e r r y Enter n");
    assert!(
        session.status().contains("/ferry  2/3"),
        "{}",
        session.status()
    );
    let top = session.top();
    session.rewrites("a.txt", &format!("A ferry, a ferry!\n\n{PASTED}"));
    assert!(
        session.status().contains("/ferry  4/5"),
        "{}",
        session.status()
    );
    assert_eq!(session.top(), top);
    assert_eq!(session.drawn_as(Role::CurrentHit), ["ferry"]);
    session.keys("N N");
    assert!(
        session.status().contains("/ferry  2/5"),
        "{}",
        session.status()
    );
    session.rewrites("a.txt", &PASTED.replace("erry", "ish"));
    assert!(
        session.status().contains("/ferry  not found"),
        "{}",
        session.status()
    );
    session.rewrites("a.txt", PASTED);
    assert!(
        session.status().contains("/ferry  3"),
        "{}",
        session.status()
    );
}

#[test]
fn a_prompt_stays_open() {
    let edited = format!("A kettle, to begin with.\n\n{PASTED}");
    for (keys, typed, more) in [("/", "kett", "le"), ("o", "soun", "d"), ("%", "5", "0")] {
        let mut session = reading(PASTED, "] ]");
        let page = session.page();
        session.keys(keys).types(typed).rewrites("a.txt", &edited);
        assert!(
            session.status().contains(typed),
            "{keys}: {}",
            session.status()
        );
        session.types(more);
        assert!(
            session.status().contains(&format!("{typed}{more}")),
            "{keys}: {}",
            session.status()
        );
        if keys == "o" {
            assert!(
                session.top().starts_with("Sound and Picture"),
                "{}",
                session.screen()
            );
        }
        session.keys("Esc");
        assert_eq!(session.page(), page, "{keys}");
    }
}

#[test]
fn a_file_that_is_gone_stays_as_it_was_read() {
    let mut session = reading(PASTED, "] ] j");
    let page = session.page();
    session.loses("a.txt");
    assert_eq!(session.page(), page);
    let status = session.status();
    assert!(
        status.contains("a.txt is gone; it stays as it was read"),
        "{status}"
    );
    session.rewrites("a.txt", &format!("It came back.\n\n{PASTED}"));
    assert_eq!(session.page(), page);
    assert!(!session.status().contains("a.txt"), "{}", session.status());
    session.keys("g");
    assert_eq!(session.top(), "It came back.");
    session.rewrites("a.txt", "\0\u{1}\0");
    assert_eq!(session.top(), "It came back.");
    assert!(
        session
            .status()
            .contains("a.txt stays as it was read: it holds binary")
    );
}

#[test]
fn a_file_that_is_written_slowly_keeps_the_place() {
    let mut session = reading(PASTED, "5 j j");
    let page = session.page();
    for part in ["", "Some films", &PASTED[..600], "\n\n", &PASTED[..1500]] {
        session.rewrites("a.txt", part);
        assert!(!session.page().concat().is_empty(), "{}", session.screen());
    }
    session.rewrites("a.txt", PASTED);
    assert_eq!(session.page(), page);
    // Whoever has moved on since stays there.
    session.rewrites("a.txt", "Another text.\n\nIt has two paragraphs.");
    let status = session.status();
    assert!(
        status.contains("What was at the reading line is gone"),
        "{status}"
    );
    session.keys("g }").rewrites("a.txt", PASTED);
    assert!(
        !session.page().concat().contains("What Divides"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_review_is_come_back_to_at_the_same_words() {
    let files = [("a.txt", PASTED), ("b.txt", WRAPPED)];
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter ] ] }");
    let page = session.page();
    session.keys(">").removes("a.txt");
    std::fs::write(
        session.file("a.txt"),
        format!("Before all else.\n\n{PASTED}"),
    )
    .unwrap();
    session.keys("<");
    // A page that was scrolled to may go further down than one that is come back to.
    let again = session.page();
    let shown = again.iter().rposition(|row| !row.is_empty()).unwrap();
    assert!(shown > 15, "{again:#?}");
    assert_eq!(again[..=shown], page[..=shown]);
}

#[test]
fn a_file_that_could_not_be_read_is_shown_when_it_can_be() {
    let mut session = reading("\0\u{1}\0\0", "");
    assert!(
        session.page().concat().contains("binary"),
        "{}",
        session.screen()
    );
    session.rewrites("a.txt", PASTED);
    assert!(
        session.top().starts_with("Some films arrive"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_long_text_is_read_again_in_the_background() {
    let text = paragraphs(0..4_000);
    let mut session = Session::held(&[("a.txt", text.as_str()), ("b.txt", PASTED)], USUAL);
    session.deliver_all().keys("Enter % 7 5 Enter");
    let page = session.page();
    session.rewrites("a.txt", &format!("{}{text}", paragraphs(5_000..5_100)));
    assert_eq!(session.waiting(), ["whole a.txt"]);
    assert_eq!(session.page(), page);
    session.deliver_all();
    assert_eq!(session.page(), page);
    // Left, changed and come back to: the place is in what is read last.
    session.keys(">").deliver_all();
    session.removes("a.txt");
    std::fs::write(session.file("a.txt"), &text).unwrap();
    session.keys("<").deliver("beginning a.txt").deliver_all();
    assert_eq!(session.page(), page);
    // Left again before all of it was there.
    session
        .keys(">")
        .deliver_all()
        .keys("<")
        .deliver("beginning a.txt");
    session
        .keys(">")
        .deliver("beginning b.txt")
        .keys("<")
        .deliver_all();
    assert_eq!(session.page(), page);
}

#[test]
fn a_beginning_that_the_whole_does_not_begin_with_keeps_the_words() {
    let text = paragraphs(0..4_000);
    let files = [("a.txt", text.as_str()), ("b.txt", PASTED)];
    for keys in ["Space Space j", "% 9 0 Enter", "} } } /"] {
        let mut session = Session::held(&files, USUAL);
        session.deliver("beginning a.txt").keys("Enter").keys(keys);
        let page = session.page();
        let other = text.replace("Paragraph 1 begins", "The first paragraph begins");
        std::fs::write(session.file("a.txt"), format!("Title\n\n{other}")).unwrap();
        session.deliver("whole a.txt");
        assert_eq!(session.page(), page, "{keys}");
        assert!(!session.status().contains("gone"), "{}", session.status());
    }
}

#[test]
fn the_editor_is_asked_for_at_the_reading_line() {
    let mut session = reading(PASTED, "] ] e");
    let line = PASTED
        .lines()
        .position(|line| line.starts_with("Performances"))
        .unwrap()
        + 1;
    assert_eq!(session.asked(), [Asked::Edit { line }]);
    session.keys("g e");
    assert_eq!(session.asked()[1..], [Asked::Edit { line: 1 }]);
    let mut session = reading("\0\u{1}\0\0", "e");
    assert!(
        session.status().contains("No review is open"),
        "{}",
        session.status()
    );
    session.rewrites("a.txt", "").keys("e");
    assert_eq!(session.asked(), [Asked::Edit { line: 1 }]);
    let mut session = Session::held_with_pipe(PASTED.as_bytes(), &[], USUAL);
    session.deliver_all().keys("e");
    assert!(
        session.status().contains("What was piped in"),
        "{}",
        session.status()
    );
    assert_eq!(session.asked(), []);
}

#[test]
fn what_is_no_longer_read_is_not_read_again() {
    let files = [("a.txt", PASTED), ("b.txt", WRAPPED)];
    let mut session = Session::held(&files, USUAL);
    session.deliver_all().changes_late("j");
    assert_eq!(session.waiting(), ["beginning b.txt"]);
    assert_eq!(session.deliver_all().top(), "THE GLASS ORCHARD");
}
