//! Corrections are kept: after edits of the file, in other reviews, when more is read.

use super::correcting::{BIRCH, birch, library, sections};
use super::session::{Session, USUAL};

/// Keys in [`BIRCH`], what of its text is replaced then by what, the sections after that, and a
/// part of what is said.
const EDITS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "2 H",
        "See it",
        "Go and see it",
        "(opening), Acting, .The Lead, Verdict",
        "",
    ),
    (
        "2 H",
        "There is much",
        "# New\n\nThere is much more",
        "Birch, New, .Acting, ..The Lead, .Verdict",
        "",
    ),
    (
        "5 H 3 Alt-l 2 H",
        "There is much",
        "There is much more",
        "(opening), .Acting ✎, .The Lead",
        "",
    ),
    // The line itself: its correction is for other words.
    (
        "2 H",
        "## Plot",
        "## The Plot",
        "(opening), The Plot, Acting, .The Lead, Verdict",
        "“Plot” not found; correction kept",
    ),
    (
        "2 H 2 H",
        "all night long.\n\n## Acting\n\nThey speak quietly.",
        "nights.",
        "(opening), .The Lead, Verdict",
        "“Acting” not found; correction kept",
    ),
    (
        "2 H 2 H",
        "## Plot\n\nA clerk counts all night long.\n\n## Acting\n\nThey speak quietly.",
        "",
        "(opening), .The Lead, Verdict",
        "2 corrected lines not found, but kept",
    ),
    // It is the same line wherever it stands.
    (
        "2 c s o u n d Enter",
        "## Plot\n\nA clerk counts all night long.\n\n## Acting\n\nThey speak quietly.",
        "## Acting\n\nThey speak quietly.\n\n## Plot\n\nA clerk counts all night long.",
        "(opening), Acting, Plot ✎, .The Lead, Verdict",
        "",
    ),
];

#[test]
fn corrections_survive_edits() {
    let mut wrong = Vec::new();
    for (keys, from, to, expected, said) in EDITS {
        let mut session = birch(keys);
        session.rewrites("birch.md", &BIRCH.replace(from, to));
        let found = sections(&session);
        let is_said = session.status().contains(said)
            && (!said.is_empty() || !session.status().contains("not found"));
        if found != *expected || !is_said {
            wrong.push(format!("{keys}, {to}: {found}\n    {}", session.status()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn corrections_survive_one_edit_after_the_other() {
    let mut session = birch("3 H");
    let edits = [
        ("all night long", "the salt"),
        ("They speak", "Everybody speaks"),
        ("the salt", "the sacks of salt"),
        ("quietly", "loudly"),
    ];
    let mut text = BIRCH.to_owned();
    for (from, to) in edits {
        text = text.replace(from, to);
        session.rewrites("birch.md", &text);
        assert_eq!(
            sections(&session),
            "(opening), Plot, .The Lead, Verdict",
            "{to}"
        );
    }
}

#[test]
fn what_is_not_found_is_kept_told_once_and_can_be_undone() {
    let lost = BIRCH.replace("## Plot", "## The Plot");
    let mut session = birch("2 H");
    session.rewrites("birch.md", &lost);
    assert!(session.status().contains("“Plot” not found"));
    session
        .keys("j")
        .rewrites("birch.md", &format!("{lost}\nMore.\n"));
    assert!(!session.status().contains("not found"));
    // The line is there again, and so is the correction.
    session.rewrites("birch.md", BIRCH);
    assert_eq!(sections(&session), "(opening), Acting, .The Lead, Verdict");
    session.rewrites("birch.md", &lost).keys("U");
    assert!(session.status().contains("Undone: “Plot” (plain text)"));
    session.rewrites("birch.md", BIRCH);
    assert_eq!(
        sections(&session),
        "(opening), Plot, Acting, .The Lead, Verdict"
    );
}

#[test]
fn each_review_keeps_its_own_and_all_are_undone_in_order() {
    let all = "(opening), Plot, Acting, .The Lead, Verdict";
    let mut session = library();
    session.keys("2 H > 3 H <");
    assert_eq!(sections(&session), "(opening), Acting, .The Lead, Verdict");
    session.keys("2 Alt-l");
    assert_eq!(
        sections(&session),
        "(opening), .Acting ✎, .The Lead, Verdict"
    );
    session.keys(">");
    assert_eq!(sections(&session), "(opening), Plot, .The Lead, Verdict");
    session.keys("U");
    let said = "Undone in “Birch”: “Acting” (heading, depth 2)";
    assert!(session.status().contains(said), "{}", session.status());
    assert_eq!(sections(&session), "(opening), Plot, .The Lead, Verdict");
    session.keys("U");
    assert!(session.status().contains("Undone: “Acting” (plain text)"));
    assert_eq!(sections(&session), all);
    session.keys("U");
    let said = "Undone in “Birch”: “Plot” (plain text)";
    assert!(session.status().contains(said), "{}", session.status());
    session.keys("<");
    assert_eq!(sections(&session), all);
    session.keys("U");
    assert!(session.status().contains("nothing to undo"));
}

#[test]
fn a_review_that_changed_while_another_was_open_has_its_corrections() {
    let mut session = library();
    session.keys("2 H >");
    std::fs::write(
        session.file("birch.md"),
        BIRCH.replace("There is", "There is, as ever,"),
    )
    .unwrap();
    session.keys("<");
    assert_eq!(sections(&session), "(opening), Acting, .The Lead, Verdict");
}

#[test]
fn corrected_kinds_count_in_other_reviews() {
    // Keys in the first of the two, and the line at the top then, or what is said.
    let journeys = [
        ("3 J", "3/5 Acting"),
        (
            "> 3 c s o u n d Enter < 3 J",
            "No review below has a section on acting",
        ),
        (
            "> 5 c s o u n d Enter < 2 c s o u n d Enter J",
            "5/5 Verdict",
        ),
        // Undone in a review that is not open, its kinds are looked for again.
        ("> 3 c s o u n d Enter < U 3 J", "3/5 Acting"),
        // What stands of its corrections counts all the same.
        (
            "> 3 c s o u n d Enter < 2 c s o u n d Enter 3 c p i c t u r e Enter > U 3 K",
            "2/5 Plot",
        ),
        ("2 c n o n e Enter J", "No known kind here; c chooses one"),
        ("> 3 H < 3 J", "No review below has a section on acting"),
    ];
    let mut wrong = Vec::new();
    for (keys, expected) in journeys {
        let mut session = library();
        session.keys(keys);
        let journey = session.status();
        if !journey.contains(expected) || journey.contains("3/5") && !keys.ends_with("3 J") {
            wrong.push(format!("{keys}: {journey}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn corrections_of_a_beginning_are_those_of_the_whole() {
    let paragraph = "A clerk counts the sacks of salt until the lamp goes out.\n\n";
    let long = format!("{BIRCH}\n{}", paragraph.repeat(4000));
    let mut session = Session::held(&[("birch.md", &long), ("cedar.md", &long)], USUAL);
    session.deliver("beginning birch.md").keys("Enter H");
    assert!(
        sections(&session).starts_with("Birch ✎"),
        "{}",
        session.screen()
    );
    for work in ["sections", "whole birch.md"] {
        session.deliver(work);
        let told = "Birch ✎, Plot, Acting, .The Lead, Verdict";
        assert_eq!(sections(&session), told, "{work}");
    }
    session.keys("U");
    assert_eq!(
        sections(&session),
        "(opening), Plot, Acting, .The Lead, Verdict"
    );
}

#[test]
fn what_is_read_late_for_the_list_does_not_undo_a_kind() {
    let cedar = BIRCH.replace("Birch", "Cedar");
    let mut session = Session::held(&[("birch.md", BIRCH), ("cedar.md", &cedar)], USUAL);
    session
        .deliver("beginning birch.md")
        .keys("Enter 2 c s o u n d Enter")
        .deliver("list")
        .keys(">")
        .deliver("beginning cedar.md")
        .keys("2 K");
    let said = "No review above has a section on plot";
    assert!(session.status().contains(said), "{}", session.status());
}

#[test]
fn kinds_of_what_was_piped_in_are_undone_from_elsewhere() {
    let cedar = BIRCH.replace("Birch", "Cedar");
    let mut session = Session::held_with_pipe(BIRCH.as_bytes(), &[("cedar.md", &cedar)], USUAL);
    session.deliver_all().keys("Enter");
    assert!(session.header().contains("Birch"), "{}", session.screen());
    session
        .keys("3 c s o u n d Enter >")
        .deliver_all()
        .keys("U 3 K")
        .deliver_all();
    assert!(session.header().contains("Birch"), "{}", session.screen());
    assert!(
        session.status().contains("3/5 Acting"),
        "{}",
        session.status()
    );
}
