//! Coming back to the same words in another run.

use super::session::{PASTED, Session, USUAL, numbered};
use tempfile::TempDir;

/// The file that is read.
const FILE: &str = "the-winter-ferry.txt";

/// The program opened on a file of this text with a journal, which is in the folder.
fn reading(text: &str, folder: &TempDir) -> Session {
    let mut session = Session::one(text, USUAL);
    session.journaling(&folder.path().join("journal.sqlite"));
    session.again_on(FILE);
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
fn the_reader_comes_back_to_the_same_line() {
    // A line that ends the text is marked; where the text of a page that was turned to begins is not
    // any more.
    for keys in ["j", "Space Space j", "G", "G k k", "d d"] {
        let folder = TempDir::new().unwrap();
        let mut session = reading(&numbered(), &folder);
        session.keys(keys);
        let (top, marked) = (session.top(), session.marked());
        session.again_on(FILE);
        assert_eq!((session.top(), session.marked()), (top, marked), "{keys}");
        assert!(!session.status().contains("changed"), "{keys}");
    }
}

#[test]
fn a_review_that_was_only_looked_at_is_shown_from_its_start() {
    let folder = TempDir::new().unwrap();
    let mut session = reading(&numbered(), &folder);
    session.again_on(FILE);
    assert!(session.top().starts_with("w001"), "{}", session.screen());
    session.keys("Space g").again_on(FILE);
    assert!(session.top().starts_with("w001"), "{}", session.screen());
}

#[test]
fn the_same_words_are_found_after_an_edit() {
    let text = paragraphs(0..60);
    let folder = TempDir::new().unwrap();
    let mut session = reading(&text, &folder);
    session.keys("} } } } } } } } } }");
    assert!(session.top().starts_with("Paragraph 10 "));
    let more = format!("{}{text}", paragraphs(100..120));
    session.overwrites(FILE, &more).again_on(FILE);
    assert!(
        session.top().starts_with("Paragraph 10 "),
        "{}",
        session.screen()
    );
    assert!(
        !session.status().contains("changed"),
        "{}",
        session.status()
    );
    // The words around the place are others now, and the rest of them stand everywhere: what is shown
    // is no more than a guess, and that is said.
    let some = more.replace(
        "Paragraph 10 begins here, and 10 goes on",
        "It all starts, and 10 goes on",
    );
    session.overwrites(FILE, &some).again_on(FILE);
    let said = "The text has changed; this is as far through as you were";
    assert!(session.status().contains(said), "{}", session.status());
}

#[test]
fn where_the_words_are_gone_it_is_said_what_is_shown_instead() {
    let folder = TempDir::new().unwrap();
    let mut session = reading(PASTED, &folder);
    session.keys("] ] } j");
    let other = paragraphs(200..260);
    session.overwrites(FILE, &other).again_on(FILE);
    let said = "The text has changed; this is as far through as you were";
    assert!(session.status().contains(said), "{}", session.status());
}

#[test]
fn what_was_read_is_known_in_another_run() {
    let folder = TempDir::new().unwrap();
    let mut session = reading(PASTED, &folder);
    session.keys("Space Space Space Space Space Space");
    let outline = session.outline();
    assert!(outline.iter().any(|row| row.contains('●')), "{outline:?}");
    session.again_on(FILE);
    assert_eq!(session.outline(), outline);
    // Nothing was moved since, so nothing is written, and it is the same once more.
    session.again_on(FILE);
    assert_eq!(session.outline(), outline);
}

#[test]
fn of_a_text_that_was_edited_only_sections_count_as_read_that_are_the_same() {
    let folder = TempDir::new().unwrap();
    let mut session = reading(PASTED, &folder);
    session.keys("Space Space Space Space Space Space");
    let read = |session: &Session| -> Vec<bool> {
        session
            .outline()
            .iter()
            .map(|row| row.contains('●'))
            .collect()
    };
    let before = read(&session);
    assert!(before.iter().all(|read| *read), "{:?}", session.outline());
    let (opening, rest) = PASTED.split_once("\n\n").unwrap_or_default();
    session
        .overwrites(FILE, &format!("{opening} And so on.\n\n{rest}"))
        .again_on(FILE);
    let after = read(&session);
    let (first, others) = after.split_first().unwrap();
    assert!(!first, "{:?}", session.outline());
    assert!(others.iter().all(|read| *read), "{:?}", session.outline());
}

#[test]
fn without_a_journal_nothing_is_kept() {
    let mut session = Session::one(&numbered(), USUAL);
    session.keys("Space Space").again_on(FILE);
    assert!(session.top().starts_with("w001"), "{}", session.screen());
}
