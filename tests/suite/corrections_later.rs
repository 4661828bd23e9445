//! Corrections in later runs, and when they are taken back.

use super::correcting::{BIRCH, sections};
use super::session::{Session, USUAL};

/// Two reviews and a journal.
fn library() -> Session {
    let cedar = BIRCH.replace("Birch", "Cedar");
    let mut session = Session::folder(&[("birch.md", BIRCH), ("cedar.md", &cedar)], USUAL);
    let journal = session.file(".journal");
    session.journaling(&journal).keys("Enter");
    session
}

/// What there is to see before anything is corrected.
const ALL: &str = "(opening), Plot, Acting, .The Lead, Verdict";

/// Keys in the first of two runs, what of the first review's text is replaced between them by what,
/// and its sections in the second; what is said then.
const RUNS: &[(&str, &str, &str, &str, &str)] = &[
    ("2 H", "", "", "(opening), Acting, .The Lead, Verdict", ""),
    (
        "2 Alt-l 4 c p l o t Enter",
        "",
        "",
        "(opening), .Plot ✎, Acting, .The Lead ✎, Verdict",
        "",
    ),
    // In the order in which it was said.
    (
        "2 H H 2 Alt-l",
        "",
        "",
        "(opening), .Plot ✎, Acting, .The Lead, Verdict",
        "",
    ),
    ("2 H U", "", "", ALL, ""),
    (
        "2 H 2 Alt-l U",
        "",
        "",
        "(opening), Acting, .The Lead, Verdict",
        "",
    ),
    // Taken back while another review is open.
    ("2 H > 3 H U U", "", "", ALL, ""),
    (
        "2 H",
        "There is much",
        "There is so much more",
        "(opening), Acting, .The Lead, Verdict",
        "",
    ),
    (
        "2 H",
        "## Plot",
        "## The Plot",
        "(opening), The Plot, Acting, .The Lead, Verdict",
        "“Plot” not found; correction kept",
    ),
];

#[test]
fn corrections_are_there_in_the_next_run() {
    let mut wrong = Vec::new();
    for (keys, from, to, expected, said) in RUNS {
        let mut session = library();
        session.keys(keys);
        if !from.is_empty() {
            std::fs::write(session.file("birch.md"), BIRCH.replace(from, to)).unwrap();
        }
        let mut session = session.again();
        let told = session.status().contains(said);
        session.keys("Enter");
        if sections(&session) != *expected || !told {
            wrong.push(format!(
                "{keys}: {}\n    {}",
                sections(&session),
                session.status()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn corrections_survive_edits_between_many_runs() {
    let mut session = library();
    session.keys("3 H");
    let edits = [
        ("all night long", "the salt"),
        ("They speak", "Everybody speaks"),
        ("the salt", "the sacks of salt"),
        ("quietly", "loudly"),
    ];
    let mut text = BIRCH.to_owned();
    for (from, to) in edits {
        text = text.replace(from, to);
        std::fs::write(session.file("birch.md"), &text).unwrap();
        session = session.again();
        session.keys("Enter");
        assert_eq!(
            sections(&session),
            "(opening), Plot, .The Lead, Verdict",
            "{to}"
        );
    }
}

#[test]
fn what_was_not_found_is_found_when_its_words_are_there_again() {
    let mut session = library();
    session.keys("2 H");
    std::fs::write(session.file("birch.md"), BIRCH.replace("Plot", "Story")).unwrap();
    let session = session.again();
    assert!(session.status().contains("“Plot” not found"));
    std::fs::write(session.file("birch.md"), BIRCH).unwrap();
    let mut session = session.again();
    session.keys("Enter");
    assert_eq!(sections(&session), "(opening), Acting, .The Lead, Verdict");
}

#[test]
fn corrections_of_several_runs_stand_side_by_side_and_only_those_of_this_one_are_undone() {
    let mut session = library();
    session.keys("2 H");
    let mut session = session.again();
    session.keys("Enter 2 H");
    assert_eq!(sections(&session), "(opening), .The Lead, Verdict");
    let mut session = session.again();
    session.keys("Enter");
    assert_eq!(sections(&session), "(opening), .The Lead, Verdict");
    session.keys("U");
    assert!(session.status().contains("nothing to undo"));
    session.keys("2 Alt-h U");
    assert_eq!(sections(&session), "(opening), .The Lead, Verdict");
}
