//! Correcting the outline of a review: what each key does and says.

use super::session::{CJK, PASTED, Session, USUAL, WRAPPED};

/// A review with a title, an opening and four sections.
pub(super) const BIRCH: &str = "# Birch\n\nThere is much to say.\n\n## Plot\n\nA clerk counts all night long.\n\n## Acting\n\nThey speak quietly.\n\n### The Lead\n\nShe speaks most.\n\n## Verdict\n\nSee it soon.\n";

/// The sections as the outline pane shows them: indents as dots, `✎` where the reader corrected.
pub(super) fn sections(session: &Session) -> String {
    let rows = session.outline();
    let rows = rows.iter().map(|row| {
        let row = row.trim_start_matches(['▌', '▎', ' ']);
        let row = row.trim_start_matches(|c: char| c.is_ascii_digit());
        let row = row.strip_prefix(' ').unwrap_or(row);
        let row = row.trim_end_matches(['○', '◐', '●', ' ']);
        let row = row.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
        let title = row.trim();
        let title: Vec<&str> = title.split_whitespace().collect();
        let indent = (row.len() - row.trim_start().len()) / 2;
        format!("{}{}", ".".repeat(indent), title.join(" "))
    });
    rows.collect::<Vec<_>>().join(", ")
}

/// A Markdown review after some keys.
pub(super) fn birch(keys: &str) -> Session {
    let mut session = Session::folder(&[("birch.md", BIRCH)], USUAL);
    session.keys(keys);
    session
}

/// Keys in [`BIRCH`], the sections then, and a part of what is said.
const KEYS: &[(&str, &str, &str)] = &[
    ("", "(opening), Plot, Acting, .The Lead, Verdict", ""),
    // Plain text and headings.
    (
        "2 H",
        "(opening), Acting, .The Lead, Verdict",
        "“Plot”: plain text; U undoes",
    ),
    (
        "2 H H",
        "(opening), Plot ✎, Acting, .The Lead, Verdict",
        "“Plot”: heading, depth 1; U undoes",
    ),
    (
        "2 j H",
        "(opening), Plot, A clerk counts a… ✎, Acting, .The Lead, Verdict",
        "“A clerk counts all n…”: heading, depth 1; U",
    ),
    // As deep as the heading above.
    (
        "4 j H",
        "(opening), Plot, Acting, .The Lead, .She speaks mos… ✎, Verdict",
        "heading, depth 2",
    ),
    // The line of the title.
    (
        "H",
        "Birch ✎, Plot, Acting, .The Lead, Verdict",
        "“Birch”: heading, depth 1",
    ),
    (
        "H H",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "“Birch”: plain text",
    ),
    // Depths, from anywhere in the section.
    (
        "2 j Alt-l",
        "(opening), .Plot ✎, Acting, .The Lead, Verdict",
        "“Plot”: heading, depth 2",
    ),
    (
        "4 Alt-h",
        "(opening), Plot, Acting, The Lead ✎, Verdict",
        "“The Lead”: heading, depth 1",
    ),
    (
        "2 Alt-h",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "No heading can be further out",
    ),
    (
        "2 Alt-l Alt-l Alt-l Alt-l Alt-l Alt-l",
        "(opening), ....Plot ✎, Acting, .The Lead, Verdict",
        "No heading can be further in",
    ),
    (
        "1 Alt-l",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "The opening has no heading",
    ),
    (
        "Alt-l",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "The title is the heading of no section",
    ),
    // Kinds.
    (
        "2 c a c t i n g Enter",
        "(opening), Plot ✎, Acting, .The Lead, Verdict",
        "“Plot”: kind acting; U undoes",
    ),
    (
        "2 c n o n e Enter",
        "(opening), Plot ✎, Acting, .The Lead, Verdict",
        "“Plot”: no kind",
    ),
    (
        "2 c Down Enter",
        "(opening), Plot ✎, Acting, .The Lead, Verdict",
        "“Plot”: kind",
    ),
    (
        "2 z c a c t i n g Enter z",
        "(opening), Plot ✎, Acting, .The Lead, Verdict",
        "",
    ),
    (
        "2 c x y z Enter",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "No kind matches",
    ),
    (
        "2 c a c t Esc",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "",
    ),
    (
        "1 c",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "The opening has no heading",
    ),
    // In the outline, about the section that is selected.
    (
        "2 h H",
        "(opening), Acting, .The Lead, Verdict",
        "“Plot”: plain text",
    ),
    (
        "3 h Alt-Right",
        "(opening), Plot, .Acting ✎, .The Lead, Verdict",
        "“Acting”: heading, depth 2",
    ),
    (
        "1 h H",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "The opening has no heading",
    ),
    // Back.
    (
        "U",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "There is nothing to undo",
    ),
    (
        "2 H G U",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "Undone: “Plot” (plain text)",
    ),
    (
        "2 H 2 Alt-l 4 c p l o t Enter U U",
        "(opening), Acting, .The Lead, Verdict",
        "Undone: “Acting” (heading, depth 2)",
    ),
    (
        "2 H 2 Alt-l 4 c p l o t Enter U U U",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "Undone: “Plot” (plain text)",
    ),
    (
        "2 H U U",
        "(opening), Plot, Acting, .The Lead, Verdict",
        "There is nothing to undo",
    ),
];

#[test]
fn keys_correct_the_outline() {
    let mut wrong = Vec::new();
    for (keys, expected, said) in KEYS {
        let session = birch(keys);
        let found = sections(&session);
        if found != *expected || !session.status().contains(said) {
            wrong.push(format!("{keys}: {found}\n    {}", session.status()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text, keys, the sections then, and how a row of the page begins.
type Anywhere = (&'static str, &'static str, &'static str, &'static str);

const ANYWHERE: &[Anywhere] = &[
    // A line inside a paragraph whose lines were broken by hand.
    (
        WRAPPED,
        "2 } j H",
        "(opening), Plot, not say where he… ✎, Style, Verdict",
        "not say where he comes from. The town would like",
    ),
    // Plain again, it is joined with the others.
    (
        WRAPPED,
        "2 } j H H",
        "(opening), Plot, Style, Verdict",
        "in a boy who will not say where he comes from. The",
    ),
    (CJK, "3 H", "(opening), 物語, 結論", "演技"),
    (
        CJK,
        "3 } H",
        "(opening), 物語, 演技, 姉を演じる森川遥… ✎, 結論",
        "姉を演じる森川遥は",
    ),
    (
        PASTED,
        "2 H } H",
        "(opening), Sólveig Dahl has… ✎, Performances, Sound and Picture, What Divides People, Final Verdict",
        "Sólveig Dahl has made two features",
    ),
];

#[test]
fn any_line_can_be_a_heading_or_none() {
    let mut wrong = Vec::new();
    for (text, keys, expected, row) in ANYWHERE {
        let session = Session::after(text, keys);
        let shown = session.page().iter().any(|shown| shown.starts_with(row));
        if sections(&session) != *expected || !shown {
            let found = sections(&session);
            wrong.push(format!("{keys}: {found}\n{}", session.screen()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two reviews with the same sections.
pub(super) fn library() -> Session {
    let cedar = BIRCH.replace("Birch", "Cedar");
    let mut session = Session::folder(&[("birch.md", BIRCH), ("cedar.md", &cedar)], USUAL);
    session.keys("Enter");
    session
}

#[test]
fn the_kinds_are_listed_in_the_outline_while_one_is_chosen() {
    let mut session = birch("2 j c");
    assert_eq!(session.panes(), "OUTLINE text");
    assert!(
        session.outline().contains(&"▌ plot".to_owned()),
        "{}",
        session.screen()
    );
    session.keys("p i c");
    assert_eq!(session.outline(), ["▌ picture"]);
    assert!(
        session.status().contains("kind: pic"),
        "{}",
        session.status()
    );
    let top = session.top();
    session.keys("Enter");
    assert_eq!(
        (session.panes().as_str(), session.top()),
        ("outline TEXT", top)
    );
    assert_eq!(birch("2 c z z z").outline(), ["  no kind matches"]);
    // A narrow window shows the kinds, then the text again.
    let mut narrow = Session::one(WRAPPED, (40, 12));
    narrow.keys("2 c");
    assert_eq!(narrow.panes(), "OUTLINE");
    narrow.keys("Esc");
    assert_eq!(narrow.panes(), "TEXT");
}

#[test]
fn nothing_is_corrected_where_there_is_nothing() {
    for keys in ["H", "Alt-l", "c", "U"] {
        let mut session = Session::one("", USUAL);
        session.keys(keys);
        assert!(
            session.status().contains("There is no")
                || session.status().contains("The text is in no section"),
            "{keys}: {}",
            session.status()
        );
        let mut session = library();
        session.keys("h h").keys(keys);
        let said = if keys == "U" {
            "nothing to undo"
        } else {
            "Correct in the text or the outline"
        };
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
}

#[test]
fn a_kind_is_chosen_with_the_mouse() {
    let mut session = birch("2 c");
    session.clicks("themes");
    assert!(
        session.status().contains("“Plot”: kind themes"),
        "{}",
        session.status()
    );
    assert_eq!(session.panes(), "outline TEXT");
    session.keys("c").clicks("Birch");
    assert!(session.status().contains("kind:"), "{}", session.status());
}

#[test]
fn the_wheel_looks_through_the_kinds() {
    let mut session = Session::one(WRAPPED, (80, 12));
    let found = session.outline();
    session.keys("2 c");
    let kinds = session.outline();
    session.wheels("plot", "v");
    assert_eq!(session.outline().first(), kinds.get(3));
    session.wheels("kind: ", "^");
    assert_eq!(session.outline(), kinds);
    session.keys("Esc 1");
    assert_eq!(session.outline(), found);
}

#[test]
fn a_text_of_one_endless_line_is_no_heading() {
    let session = Session::after(&"word ".repeat(4000), "H");
    assert!(
        session.status().contains("too long for a heading"),
        "{}",
        session.status()
    );
    assert_eq!(sections(&session), "(opening)");
}

#[test]
fn a_row_of_a_table_is_no_heading() {
    let table = "# Birch\n\n## Plot\n\n| Film | Stars |\n|---|---|\n| Low Water | 4 |\n";
    let mut session = Session::folder(&[("birch.md", table)], USUAL);
    session.keys("1 j j H");
    let said = "A row of a table cannot be a heading";
    assert!(session.status().contains(said), "{}", session.screen());
    assert_eq!(sections(&session), "Plot");
}

#[test]
fn what_is_said_has_room_in_a_narrow_window() {
    let mut session = Session::one(WRAPPED, (40, 12));
    for (keys, said) in [
        ("2 } H", "“A gree…”: heading, depth 1; U undoes"),
        ("U", "Undone: “A gree…” (heading, depth 1)"),
        ("2 c c h a r Enter", "“Plot”: kind characters; U undoes"),
    ] {
        session.keys(keys);
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
}

/// Keys in a text whose title stands right above its first heading, and what is said.
const BELOW_TITLE: &[(&str, &str)] = &[
    ("H", "“A Lamp”: heading, depth 1"),
    ("c", "The title is the heading of no section"),
    ("Alt-l", "The title is the heading of no section"),
    // The outline has the first section selected there.
    ("Tab H", "“Plot”: plain text"),
    ("Tab Alt-l", "“Plot”: heading, depth 2"),
    ("Tab c s o u n d Enter", "“Plot”: kind sound"),
];

#[test]
fn in_the_outline_the_first_section_is_meant_also_from_the_title() {
    let text = "# A Lamp\n\n## Plot\n\nIt is dark, and then it is not.\n\n## Sound\n\nA click.\n";
    for (keys, said) in BELOW_TITLE {
        let mut session = Session::folder(&[("lamp.md", text)], USUAL);
        session.keys("Enter").keys(keys);
        let status = session.status();
        assert!(status.contains(said), "{keys}: {status}");
    }
}
