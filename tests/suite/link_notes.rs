//! Notes: going to one, and the way back.

use super::session::{Session, USUAL};
use frontrow::config::Role;

/// Two notes, the first referred to twice; the second refers to the first.
const NOTES: &str = "\
# Notes

Here is one[^a], here another[^b].

More words in between.

And the first[^a] again.

[^a]: The first note.

[^b]: The second, see the first[^a].
";

/// Keys, the first line of the page and the link the reader is at.
#[test]
fn notes_are_gone_to_and_come_back_from_step_by_step() {
    let padded = format!("{NOTES}\n{}", "More.\n\n".repeat(20));
    for (keys, top, link) in [
        ("a Enter", "[1] The first note.", ""),
        ("a Enter Esc", "Notes", "[1]"),
        // From there on to the next.
        ("a Enter Esc a", "Notes", "[2]"),
        (
            "a Enter Esc a Enter",
            "[2] The second, see the first[1].",
            "",
        ),
        // The number of a note leads back to where one was, also from the second reference.
        ("a Enter a", "[1] The first note.", "[1]"),
        ("a Enter a Enter", "Notes", "[1]"),
        ("} } } a Enter a Enter", "And the first[1] again.", "[1]"),
        (
            "} } } a Enter a Enter Esc Esc",
            "And the first[1] again.",
            "",
        ),
        // From a note to a note, and back in two steps.
        ("a a Enter a a Enter", "[1] The first note.", ""),
        (
            "a a Enter a a Enter Esc",
            "[2] The second, see the first[1].",
            "[1]",
        ),
        ("a a Enter a a Enter Esc Esc Esc", "Notes", "[2]"),
        // Without having come, the number leads to the first reference.
        (
            "/ T h e Space f i r s t Space n o t e Enter Esc a Enter",
            "Here is one[1], here another[2].",
            "",
        ),
    ] {
        let mut session = Session::folder(&[("a.md", &padded)], USUAL);
        session.resize(80, 10).keys(keys);
        let about = format!("{keys}\n{}", session.screen());
        assert_eq!(session.top(), top, "{about}");
        assert_eq!(
            session.drawn_as(Role::CurrentLink).concat(),
            link,
            "{about}"
        );
    }
}

/// Notes of a plain text, which stays one: its headings are found as ever.
#[test]
fn notes_of_a_plain_text_are_links_too() {
    let text = format!(
        "The Ferry\n\n{}It sank.[1] Nobody swam.[2]\n\nVerdict\n\n{}\n\n[1] The papers said so.\n[2] They could.\n",
        "It goes on for a while before it says what it has to say.\n\n".repeat(3),
        "And then it goes on, and on, and it never comes to an end that one could call one.\n\n"
            .repeat(12),
    );
    for (keys, top, link) in [
        ("a", "", "[1]"),
        ("a a Enter", "[2] They could.", ""),
        ("a Enter a", "[1] The papers said so.", "[1]"),
    ] {
        let mut session = Session::one(&text, (80, 8));
        session.keys(keys);
        let about = format!("{keys}\n{}", session.screen());
        assert!(
            session.page().iter().any(|row| row.starts_with(top)),
            "{about}"
        );
        assert_eq!(
            session.drawn_as(Role::CurrentLink).concat(),
            link,
            "{about}"
        );
    }
    let back = Session::one(&text, (80, 8)).keys("a Enter a Enter").top();
    assert!(back.contains("It sank.[1]"), "{back}");
    let mut plain = Session::one(&text.replace('[', "{"), USUAL);
    let mut linked = Session::one(&text, USUAL);
    assert_eq!(plain.keys("o").outline(), linked.keys("o").outline());
}
