//! The list of marks, highlights and notes, of a review and of the library.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose page cannot be made must fail"
)]

use std::path::Path;

use frontrow::app::JournalNews;
use frontrow::journal::{
    AnchoredSpan, Body, Citation, Highlight, Ink, Kept, Key, Keys, Known, Note, Page, ReviewName,
    Slot,
};
use frontrow::library::{self, Extent, Source};
use frontrow::review::Span;

use super::session::{PASTED, Session, USUAL, numbered, shipped};

/// A text of two sections.
const OTHER: &str =
    "# The Lamp\n\nA lamp is lit.\n\n## Plot\n\nIt is put out again, and nobody minds.\n";

fn two() -> Session {
    Session::kept(&[("ferry.txt", PASTED), ("lamp.md", OTHER)], USUAL)
}

/// A page with a highlight of `words` in the text of a file, and a note on it.
fn page(file: &Path, words: &str, ink: Ink, note: &str) -> Page {
    let source = Source::File(file.to_owned());
    let loaded = library::load(&source, Extent::Whole, &shipped()).unwrap();
    let at = loaded.review.text().find(words).unwrap();
    let span = Span::of(at..at + words.len());
    let mut keys = Keys::of_seed(words.len() as u64);
    let key = keys.next_key();
    let highlight = Highlight {
        words: AnchoredSpan::of(&loaded.review, loaded.content, span),
        ink,
        section: None,
    };
    let mut page = Page::default();
    put(&mut page, Slot::Highlight(key), Body::Highlight(highlight));
    if !note.is_empty() {
        let about = Some(key);
        let text = note.to_owned();
        put(
            &mut page,
            Slot::Note(keys.next_key()),
            Body::Note(Note { about, text }),
        );
    }
    page
}

fn put(page: &mut Page, slot: Slot, body: Body) {
    page.put(slot, Some(Kept { body, made: None }));
}

/// A page with a note on the review.
fn noted(text: &str) -> Page {
    let mut page = Page::default();
    let text = text.to_owned();
    let key: Key = Keys::of_seed(1).next_key();
    put(
        &mut page,
        Slot::Note(key),
        Body::Note(Note { about: None, text }),
    );
    page
}

fn known(path: &Path, title: &str) -> Known {
    let path = path
        .canonicalize()
        .unwrap_or(path.to_owned())
        .into_os_string();
    Known {
        name: Some(ReviewName { path, record: None }),
        stamp: None,
        content: None,
        citation: Citation {
            title: title.to_owned(),
            ..Citation::default()
        },
    }
}

/// The rows of the list, without blanks at their ends and blank ones.
fn list(session: &Session) -> Vec<String> {
    let screen = session.screen();
    let rows = screen.lines().skip(2).map(|row| row.trim_end().to_owned());
    let rows = rows.filter(|row| !row.is_empty());
    let mut rows: Vec<String> = rows.collect();
    rows.pop();
    rows
}

#[test]
fn an_empty_list_says_how_to_fill_it() {
    let mut session = two();
    session.keys("Enter \"");
    let expected = [
        " This review: marks, highlights, notes",
        "   There are none yet.",
        "   m and a letter marks the line you are at;",
        "   what you highlight is listed here too.",
    ];
    assert_eq!(list(&session), expected);
    let before = two().keys("Enter").screen();
    assert_eq!(session.keys("Esc").screen(), before);
}

#[test]
fn what_is_kept_of_a_review_is_listed_in_the_order_of_the_text() {
    let mut session = two();
    session.keys("Enter 3 } m b 2 m a");
    let file = session.file("ferry.txt");
    let page = page(&file, "a small film", Ink::Green, "So it is.");
    session.recalls("ferry.txt", &page);
    session.keys("\"");
    let expected = [
        " This review: marks, highlights, notes",
        " Direction: A Hand on the Tiller",
        "▌  a Direction: A Hand on the Tiller",
        " Performances: Two People and a Kettle",
        "   b Penélope Arce is extraordinary, and she does it with her back to us for h…",
        " Final Verdict: Take the Late Crossing",
        "   “ a small film                                                         green",
        "       ✎ So it is.",
    ];
    assert_eq!(list(&session), expected);
    assert!(session.status().starts_with(" 1/3"), "{}", session.status());
    // Narrow, the colour is named, too.
    let narrow = session.resize(40, 12).screen();
    for row in [
        " This review: marks, highlights, notes",
        "   “ a small film                 green",
    ] {
        assert!(
            narrow.lines().any(|line| line.trim_end() == row),
            "{narrow}"
        );
    }
    session.resize(80, 24);
    session.keys("j Enter");
    assert!(
        session.top().starts_with("Penélope Arce is"),
        "{}",
        session.top()
    );
    session.keys("Ctrl-o");
    assert!(session.top().starts_with("Direction"), "{}", session.top());
}

#[test]
fn the_list_is_filtered_by_typing() {
    for (typed, matching) in [
        ("small", 1),
        ("so it", 1),
        ("green", 1),
        ("blue", 0),
        ("mark", 2),
        ("penelope", 1),
        ("mark direction", 1),
        ("lost", 0),
    ] {
        let mut session = two();
        session.keys("Enter 3 } m b 2 m a");
        let file = session.file("ferry.txt");
        let page = page(&file, "a small film", Ink::Green, "So it is.");
        session.recalls("ferry.txt", &page);
        session.keys("\" /").types(typed);
        let told = format!("{matching} of 3");
        assert!(
            session.status().contains(&told),
            "{typed}: {}",
            session.status()
        );
        // Esc lists all again, and leaves.
        session.keys("Esc");
        assert!(
            session.status().starts_with(" 1/3"),
            "{typed}: {}",
            session.status()
        );
        assert!(
            session.keys("Esc").top().starts_with("Direction"),
            "{typed}"
        );
    }
}

#[test]
fn what_is_selected_is_removed() {
    let mut session = two();
    session.keys("Enter m a 3 m b");
    let file = session.file("ferry.txt");
    let page = page(&file, "a small film", Ink::Red, "So it is.");
    session.recalls("ferry.txt", &page);
    session.keys("\" x");
    assert!(
        session.status().contains("Mark a removed"),
        "{}",
        session.status()
    );
    session.keys("G Delete");
    assert!(
        session.status().contains("The highlight removed"),
        "{}",
        session.status()
    );
    assert_eq!(list(&session).len(), 3, "{}", session.screen());
    session.keys("x");
    assert!(session.screen().contains("There are none yet"));
    session.keys("Esc ' a");
    assert!(
        session.status().contains("There is no mark a"),
        "{}",
        session.status()
    );
}

#[test]
fn what_is_lost_is_listed_with_its_words() {
    let mut session = two();
    session.keys("Enter m a");
    let file = session.file("ferry.txt");
    let page = page(&file, "a small film", Ink::Blue, "");
    session.recalls("ferry.txt", &page);
    session.rewrites("ferry.txt", &numbered()).keys("G m z \"");
    let rows = list(&session);
    assert_eq!(
        rows.get(2).map(String::as_str),
        Some("▌  z w591 w592 w593 w594 w595 w596 w597 w598 w599 w600")
    );
    assert_eq!(
        rows.get(3).map(String::as_str),
        Some(" lost: the words are gone")
    );
    assert!(
        rows.get(4)
            .is_some_and(|row| row.starts_with("   a Some films arrive")),
        "{rows:?}"
    );
    assert!(
        rows.get(5)
            .is_some_and(|row| row.starts_with("   “ a small film")),
        "{rows:?}"
    );
    session.keys("j j Enter");
    let said = "The highlight is lost, its words are gone: “a small film”";
    assert!(
        session
            .resize(120, 24)
            .keys("Enter")
            .status()
            .contains(said),
        "{}",
        session.status()
    );
    session.keys("/").types("lost");
    assert!(session.status().contains("2 of 3"), "{}", session.status());
}

#[test]
fn the_library_lists_all_reviews() {
    let mut session = two();
    session.keys("Enter 3 m a");
    let lamp = session.file("lamp.md");
    let page = page(&lamp, "nobody minds", Ink::Yellow, "I do.");
    let elsewhere = Path::new("/elsewhere/old.txt");
    let everything = vec![
        (known(elsewhere, "An old one"), noted("Never seen again.")),
        (known(&lamp, "The Lamp"), page),
    ];
    session
        .keys("\" \"")
        .told(JournalNews::Everything(everything.clone()));
    let rows = list(&session);
    let expected = [
        " All reviews: marks, highlights, notes",
        " The Winter Ferry",
        "▌  a Performances: Two People and…  Performances: Two People an…",
        " The Lamp",
        "   “ nobody minds                                            yellow · (opening)",
        "       ✎ I do.",
        " An old one  not in this library: old.txt",
        "   ✎ Never seen again.",
    ];
    assert_eq!(rows.len(), expected.len(), "{}", session.screen());
    for (row, expected) in rows
        .iter()
        .zip(expected)
        .filter(|(row, _)| !row.starts_with('▌'))
    {
        if expected.contains("Ferry") {
            continue;
        }
        assert_eq!(row, expected);
    }
    session.keys("j Enter");
    assert!(session.header().contains("Lamp"), "{}", session.header());
    assert!(session.page().join("\n").contains("nobody minds"));
    session
        .keys("\" Tab")
        .told(JournalNews::Everything(everything))
        .keys("G Enter");
    let said = "The note is not in this library, but in old.txt";
    assert!(
        session
            .resize(120, 24)
            .keys("Enter")
            .status()
            .contains(said),
        "{}",
        session.status()
    );
}

#[test]
fn nothing_harmful_is_shown_of_a_journal_made_elsewhere() {
    // Each screen is looked through for what a terminal could take for a command.
    let mut session = two();
    let harmful = "\u{1b}[31mred\u{7} \u{202e}back 最終のバス";
    let mut page = noted(harmful);
    let highlight = Highlight {
        words: serde_json::from_str::<AnchoredSpan>(&hostile(&session)).unwrap(),
        ink: Ink::Red,
        section: Some(harmful.to_owned()),
    };
    let key = Keys::of_seed(9).next_key();
    put(&mut page, Slot::Highlight(key), Body::Highlight(highlight));
    let name = format!("/elsewhere/{harmful}.txt");
    session.keys("\" \"");
    session.told(JournalNews::Everything(vec![(
        known(Path::new(&name), harmful),
        page,
    )]));
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        session
            .resize(columns, rows)
            .keys("G Enter g Enter x /")
            .types("red")
            .keys("Esc");
    }
    session.resize(80, 24);
    assert!(
        session.screen().contains("back 最終のバス"),
        "{}",
        session.screen()
    );
}

/// A highlight as it would be written by who wishes the reader ill.
fn hostile(session: &Session) -> String {
    let page = page(&session.file("lamp.md"), "nobody minds", Ink::Red, "");
    let bodies = page.iter().filter_map(|(_, kept)| {
        let Body::Highlight(highlight) = &kept.body else {
            return None;
        };
        serde_json::to_string(&highlight.words).ok()
    });
    let text: String = bodies.collect();
    text.replace(
        "\"quote\":\"nobody minds\"",
        "\"quote\":\"\\u001b]0;red\\u0007 ill\"",
    )
}

#[test]
fn what_is_not_kept_of_a_line_is_told_and_notes_of_what_is_lost_are_whole() {
    let mut session = two();
    session
        .keys("Enter m a Esc j Enter")
        .resize(120, 24)
        .keys("\" \"");
    let screen = session.screen();
    let row = screen
        .lines()
        .find(|row| row.contains("a Some films arrive"));
    assert!(
        row.is_some_and(|row| row.contains("slips its r…")),
        "{screen}"
    );
    let ferry = session.file("ferry.txt");
    let note = "One.\nTwo.\nThree.";
    let kept = page(&ferry, "a small film", Ink::Blue, note);
    let mut session = two();
    session.keys("Enter").recalls("ferry.txt", &kept);
    session.rewrites("ferry.txt", &numbered()).keys("\"");
    let rows = list(&session);
    let expected = ["       ✎ One.", "         Two.", "         Three."];
    assert!(
        rows.windows(3).any(|rows| rows == expected),
        "{}",
        session.screen()
    );
}
