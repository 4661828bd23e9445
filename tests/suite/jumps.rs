//! Going back to where jumps were made from, and forward again.

use super::session::{PASTED, Session, USUAL, numbered};

/// A text of two sections.
const OTHER: &str =
    "# The Lamp\n\nA lamp is lit.\n\n## Plot\n\nIt is put out again, and nobody minds.\n";

fn two() -> Session {
    Session::kept(&[("ferry.txt", PASTED), ("lamp.md", OTHER)], USUAL)
}

/// Keys in a text of numbered words, and the first word of the page that they lead to.
const WAYS: &[(&str, &str)] = &[
    ("j j j G Ctrl-o", "w031"),
    ("j j j G ' '", "w031"),
    ("j j j G `", "w031"),
    ("j j j 0 j ` `", "w011"),
    ("% 5 0 Enter Ctrl-o", "w001"),
    ("j / w 3 0 0 Enter Ctrl-o", "w011"),
    // Only the first of a search is a jump.
    ("j / w Enter n n n Ctrl-o", "w011"),
    ("j * j G Ctrl-o Ctrl-o", "w021"),
    // The last place one came from, and forward again.
    ("j j G g Ctrl-o Ctrl-o Alt-o Alt-o", "w001"),
    ("j j G g Ctrl-o Ctrl-o Ctrl-o", "w021"),
    ("j m a G ' a Ctrl-o Ctrl-o Alt-o", "w011"),
    // A line is in it once.
    ("j G g j G g j G Ctrl-o Ctrl-o Ctrl-o", "w011"),
    // What was typed and abandoned was no jump.
    ("j G / w 0 0 1 Esc Ctrl-o", "w011"),
    // Steps are none.
    ("j j j Space b d Ctrl-o", "w131"),
];

#[test]
fn back_to_where_a_jump_was_made_from() {
    for (keys, word) in WAYS {
        let mut session = Session::kept(&[("words.txt", &numbered())], USUAL);
        session.keys(keys);
        let reading = session.marked().pop().map(|(_, line)| line);
        let line = reading.filter(|_| session.top() != "").unwrap_or_default();
        let shown = if line.is_empty() { session.top() } else { line };
        assert!(
            shown.contains(word),
            "{keys}: {shown}\n{}",
            session.screen()
        );
    }
}

#[test]
fn jumps_lead_across_reviews() {
    let mut session = two();
    session.keys("Enter 3");
    let there = session.top();
    session.keys("> ]");
    let lamp = session.screen();
    session.keys("Ctrl-o Ctrl-o");
    assert_eq!(session.top(), there);
    session.keys("Alt-o Alt-o");
    assert_eq!(session.screen(), lamp);
    // Looking at another one from the library is no jump; reading it is.
    let mut session = two();
    session.keys("Enter 3 Esc j k Enter Ctrl-o Ctrl-o");
    assert!(session.header().contains("Ferry"), "{}", session.header());
    let mut session = two();
    session.keys("Enter 3 Esc j Enter Ctrl-o");
    assert_eq!(session.top(), there);
}

#[test]
fn jumps_are_there_in_the_next_run() {
    let mut session = two();
    session.keys("Enter 3");
    let there = session.top();
    session.keys("> Enter");
    session.restart();
    session.keys("> Enter Ctrl-o");
    assert_eq!(session.top(), there);
}

/// Keys in the first of two reviews, which has six sections, and how often one can go back in the
/// next run, which begins without a word of farewell.
const LATER: &[(&str, usize)] = &[
    ("", 0),
    ("3", 1),
    ("3 G", 2),
    // Private jumps are not kept, neither at once nor later.
    ("Alt-P 3 G", 0),
    ("Alt-P 3 Alt-P", 0),
    ("Alt-P 3 Alt-P G", 1),
    ("3 Alt-P G Alt-P", 1),
];

#[test]
fn jumps_are_kept_at_once_unless_in_private() {
    let mut wrong = Vec::new();
    for (keys, expected) in LATER {
        let mut session = two();
        session.keys("Enter").keys(keys).killed();
        let mut back = 0;
        while back < 5 && !session.keys("Ctrl-o").status().contains("no jump") {
            back += 1;
        }
        if back != *expected {
            wrong.push(format!("{keys}: {back}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn places_survive_an_edit() {
    let mut session = two();
    session.keys("Enter 3");
    let there = session.top();
    session.keys("G");
    let more = format!("Another line comes first.\n\n{PASTED}");
    session.rewrites("ferry.txt", &more).keys("Ctrl-o");
    assert_eq!(session.top(), there);
}

#[test]
fn where_there_is_no_jump_that_is_said() {
    for (keys, said) in [
        ("Ctrl-o", "There is no jump before this"),
        ("Alt-o", "There is no jump after this"),
        ("' '", "There was no jump before"),
        ("G Alt-o", "There is no jump after this"),
    ] {
        let mut session = Session::kept(&[("ferry.txt", PASTED)], USUAL);
        session.keys(keys);
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
}
