//! Going from a section to the one of the same kind in the next or previous review.

use super::session::{Session, USUAL};

/// A review of sections with these headings, each followed by a paragraph that names it.
fn review(name: &str, headings: &[&str]) -> String {
    let long = "and then it goes on for a while, as reviews do, until the next heading comes.";
    let sections = headings.iter().map(|heading| {
        let paragraph = format!("On {heading} in {name} there is much to say, {long} ");
        format!("## {heading}\n\n{}\n\n", paragraph.repeat(12))
    });
    format!("# {name}\n\n{}", sections.collect::<String>())
}

fn files() -> Vec<(&'static str, String)> {
    vec![
        ("a.md", review("Ash", &["Plot", "Acting", "Verdict"])),
        (
            "b.md",
            review("Birch", &["Handlung", "Musik", "Was bleibt"]),
        ),
        ("c.md", review("Cedar", &["Performances", "A Long Day"])),
        ("d.md", review("Dogwood", &["Music", "The Cast", "Story"])),
    ]
}

fn library() -> Session {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter");
    session
}

/// Keys in the first review, and the heading at the reading line after them, or what is said.
const JOURNEYS: &[(&str, &str)] = &[
    ("1 J", "Handlung"),
    ("1 J J", "Story"),
    ("1 J J K", "Handlung"),
    ("1 J J K K", "Plot"),
    ("2 J", "Performances"),
    ("2 J J", "The Cast"),
    ("2 J J K K", "Acting"),
    // From anywhere in the section.
    ("2 j j j J", "Performances"),
    ("2 J J J", "No review below has a section on acting"),
    ("1 K", "No review above has a section on plot"),
    ("3 J", "No review below has a section on verdict"),
    ("> 3 J", "No known kind here; c chooses one"),
    // As it is listed: only what the library is filtered by.
    (
        "h h / d o g w Enter > 2 K",
        "No matching review above has a section on acting",
    ),
];

#[test]
fn the_same_kind_is_found_in_other_reviews() {
    for (keys, expected) in JOURNEYS {
        let mut session = library();
        session.keys(keys);
        let said = session.status().contains(expected);
        assert!(
            said || session.top() == *expected,
            "{keys}: {}\n{}",
            session.top(),
            session.status()
        );
    }
}

#[test]
fn from_the_library_the_text_gets_the_focus() {
    let mut session = library();
    session.keys("2 h h");
    assert!(
        session.panes().starts_with("LIBRARY"),
        "{}",
        session.panes()
    );
    session.keys("J");
    assert_eq!(session.panes(), "outline TEXT");
    assert_eq!(session.top(), "Performances");
}

#[test]
fn reviews_that_were_not_read_yet_are_read_for_it() {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let start = || {
        let mut session = Session::held(&files, USUAL);
        session.deliver("beginning a.md").deliver("list");
        session
    };
    let mut session = Session::held(&files, USUAL);
    session.deliver("beginning a.md").keys("Enter 2 J");
    assert!(
        session.status().contains("Reading the next reviews"),
        "{}",
        session.status()
    );
    assert_eq!(session.top(), "Acting");
    session.deliver_newest("list");
    assert_eq!(
        session.waiting().last().map(String::as_str),
        Some("beginning c.md")
    );
    session.deliver_all();
    assert_eq!(session.top(), "Performances");
    assert!(
        !session.status().contains("Reading"),
        "{}",
        session.status()
    );

    // Any other key means that the reader has thought better of it.
    for key in ["j", "Ctrl-c", "Esc"] {
        let mut session = Session::held(&files, USUAL);
        session
            .deliver("beginning a.md")
            .keys("Enter 2 J")
            .keys(key);
        session.deliver_all();
        assert!(
            session.screen().contains("in Ash"),
            "{key}\n{}",
            session.screen()
        );
        assert!(session.asked().is_empty(), "{key}");
    }
    // Pressed twice at once, it goes two reviews on.
    let mut session = start();
    session.keys("Enter 2 J J").deliver_all();
    assert_eq!(session.top(), "The Cast");
}
