//! Notes that are longer than a line of the list: of the one that is selected the whole is shown.

use super::session::{PASTED, Session};

/// A note of 30 numbered words.
fn note() -> String {
    let words: Vec<String> = (1..=30).map(|word| format!("n{word:02}")).collect();
    words.join(" ")
}

fn noted(size: (u16, u16)) -> Session {
    let mut session = Session::kept(&[("ferry.txt", PASTED)], size);
    session.keys("v n").types(&note()).keys("Enter");
    session.keys(") v n").types("short").keys("Enter");
    session.keys("Alt-m").types(&note()).keys("Enter g");
    session
}

/// The words of notes on the screen, from `n01` on.
fn words(session: &Session) -> Vec<String> {
    let screen = session.screen();
    let words = screen.split_whitespace();
    let is_word = |word: &&str| word.len() == 3 && word.starts_with('n');
    words.filter(is_word).map(str::to_owned).collect()
}

#[test]
fn of_what_is_selected_the_whole_note_is_shown() {
    let all: Vec<String> = note().split(' ').map(str::to_owned).collect();
    for size in [(120, 40), (80, 24), (40, 12)] {
        let mut session = noted(size);
        // Where one stands on a highlight with a note, that is selected.
        session.keys("\"");
        let shown = words(&session);
        let own: Vec<String> = shown.iter().rev().take(30).rev().cloned().collect();
        assert_eq!(own, all, "{size:?}\n{}", session.screen());
        // The note on the review.
        session.keys("k");
        let shown = words(&session);
        let own: Vec<String> = shown.iter().take(30).cloned().collect();
        assert_eq!(own, all, "{size:?}\n{}", session.screen());
        // What is not selected is one line.
        session.keys("G");
        assert!(session.screen().contains("short"), "{}", session.screen());
        assert!(words(&session).len() < 60, "{}", session.screen());
    }
}

#[test]
fn a_note_that_is_cut_where_one_stands_says_where_it_is_whole() {
    let session = noted((80, 24));
    assert!(session.status().contains("n01 n02"), "{}", session.status());
    assert!(
        session.status().contains("…  \" whole"),
        "{}",
        session.status()
    );
    let mut session = noted((80, 24));
    session.keys("3");
    assert!(!session.status().contains("whole"), "{}", session.status());
}
