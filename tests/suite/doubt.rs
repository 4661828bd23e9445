//! Headings that may be none carry a sign in the outline.

use super::session::{PASTED, Session, USUAL};
use frontrow::config::Role;
use insta::assert_snapshot;

/// How sure it is that a line is a heading, and its row in the outline.
const SURE: &[(f32, &str)] = &[
    (0.5, "2 Direction ?"),
    (0.69, "2 Direction ?"),
    (0.71, "2 Direction"),
    (1.0, "2 Direction"),
];

#[test]
fn what_is_in_doubt_carries_a_sign() {
    for (confidence, row) in SURE {
        let session = Session::unsure(PASTED, USUAL, "Direction", *confidence);
        let rows = session.outline();
        let shown = rows
            .iter()
            .map(|row| row.trim_matches([' ', '○']))
            .find(|row| row.starts_with('2'));
        assert_eq!(shown, Some(*row), "{confidence}");
        let signs = rows.iter().filter(|row| row.contains('?')).count();
        // One of the headings ends with such a sign, but is cut to its label.
        assert_eq!(signs, usize::from(*confidence < 0.7), "{rows:?}");
    }
}

#[test]
fn the_sign_is_dim_and_stays_when_the_title_is_cut() {
    let session = Session::unsure(PASTED, USUAL, "Sound", 0.6);
    let rows = session.outline();
    assert!(
        rows.iter()
            .any(|row| row.contains("… ? ") || row.contains("Picture ? ")),
        "{rows:?}"
    );
    assert!(
        session
            .drawn_as(Role::Dim)
            .iter()
            .any(|text| text.trim() == "?")
    );
}

/// Keys, where headings are in doubt, and the first hint.
const HINTS: &[(&str, &str)] = &[
    ("] Tab", "H plain text"),
    ("1 Tab", "o filter"),
    ("] Tab j k", "H plain text"),
    ("] c v e r d Enter Tab", "o filter"),
    ("]", "] section"),
];

#[test]
fn where_a_heading_in_doubt_is_selected_the_key_that_settles_it_is_named() {
    for (keys, hint) in HINTS {
        let mut session = Session::unsure(PASTED, USUAL, "", 0.6);
        let hints = session.keys(keys).hints();
        assert!(hints.starts_with(hint), "{keys}: {hints}");
    }
}

#[test]
fn screens() {
    for (name, size, keys) in [
        ("doubt_80x24", USUAL, "] ]"),
        ("doubt_40x12", (40, 12), "] Tab"),
        ("doubt_20x5", (20, 5), "] Tab"),
    ] {
        let mut session = Session::unsure(PASTED, size, "", 0.6);
        session.keys(keys);
        assert_snapshot!(name, format!("{}\n\n{}", session.screen(), session.roles()));
    }
}
