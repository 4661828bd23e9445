//! The keys that the status line names, for every state of the program.

use super::session::{CJK, PASTED, Session, USUAL, WRAPPED, numbered};

/// A sentence for a review that is no longer.
const SHORT: &str = "One sentence, and it is a kind one.\n";

/// Keys in a window on one review of several sections, and the hints after them.
const ONE: &[(&str, &str)] = &[
    ("", "Space page  ] section  / find  q quit  ? help"),
    ("j", "] section  / find  q quit  ? help"),
    ("G", "g top  / find  q quit  ? help"),
    ("G Space", "g top  / find  q quit  ? help"),
    ("Tab", "o filter  Enter read  q quit  ? help"),
    ("o", "↓ ↑ choose  Enter go  Esc back"),
    ("o z z z", "Esc back"),
    ("%", "Esc back"),
    ("% 5", "Enter go  Esc back"),
    (
        "/",
        "Alt-a accents  Alt-w words  Alt-r expression  Esc back",
    ),
    ("/ t", "Enter keep  Esc back"),
    ("/ z z", "Esc back"),
    ("/ t Enter", "Esc end  N previous  n next  ? help"),
    ("/ t Enter Tab", "Esc end  N previous  n next  ? help"),
    (
        "/ t Enter /",
        "Alt-a accents  Alt-w words  Alt-r expression  Enter the last again  Esc back",
    ),
    ("/ t Enter Esc", "] section  / find  q quit  ? help"),
    (
        "/ t Enter Esc /",
        "Alt-a accents  Alt-w words  Alt-r expression  Enter the last again  Esc back",
    ),
    ("/ z z Enter", "] section  / find  q quit  ? help"),
    // In zen nothing is there but what is said.
    ("z", "The text alone; z for all again"),
    ("z j", ""),
    ("?", "/ look up  Space more  Esc close"),
    ("? G", "/ look up  Esc close"),
    ("? /", "↓ ↑ scroll  Enter keep  Esc all keys"),
    ("? / z e n Enter", "/ look up  Esc all keys  ? close"),
    // What is said takes the middle.
    ("W", "] section  / find  q quit  ? help"),
    ("M", "/ find  q quit  ? help"),
];

#[test]
fn one_review() {
    for (keys, hints) in ONE {
        let session = Session::one(PASTED, (120, 24)).keys(keys).hints();
        assert_eq!(session, *hints, "{keys}");
    }
}

/// The same for a folder of a long review, one of several sections, and a short one.
const FOLDER: &[(&str, &str)] = &[
    ("", "j down  / filter  Enter read  q quit  ? help"),
    ("j", "S sort  / filter  Enter read  q quit  ? help"),
    ("/ c", "↓ ↑ choose  Enter read  Esc back"),
    (
        "/ c Enter Esc Esc",
        "S sort  / filter  Enter read  q quit  ? help",
    ),
    ("Enter", "Space page  / find  Esc library  ? help"),
    ("Enter G", "> next review  / find  Esc library  ? help"),
    ("j Enter", "> next review  / find  Esc library  ? help"),
    ("j j Enter", "/ find  Esc library  ? help"),
    ("Enter Tab", "o filter  Enter read  q quit  ? help"),
    ("Enter / w 1 Enter", "Esc end  N previous  n next  ? help"),
    // What is looked for in one review is not in the next.
    ("Enter / w 1 Enter >", "Esc end  / find  ? help"),
    ("Enter / w 1 Enter > Tab", "Esc end  / find  ? help"),
];

#[test]
fn several_reviews() {
    let long = numbered();
    let files = [
        ("a.txt", long.as_str()),
        ("b.txt", WRAPPED),
        ("c.txt", SHORT),
    ];
    for (keys, hints) in FOLDER {
        let mut session = Session::folder(&files, (100, 45));
        assert_eq!(session.keys(keys).hints(), *hints, "{keys}");
    }
}

#[test]
fn a_text_that_is_wholly_shown_has_no_further_page() {
    for (text, keys, hints) in [
        (SHORT, "", "/ find  q quit  ? help"),
        (SHORT, "j", "/ find  q quit  ? help"),
        ("", "", "/ find  q quit  ? help"),
        (WRAPPED, "", "] section  / find  q quit  ? help"),
        (WRAPPED, "G", "/ find  q quit  ? help"),
        (CJK, "", "] section  / find  q quit  ? help"),
    ] {
        let mut session = Session::one(text, (120, 60));
        assert_eq!(session.keys(keys).hints(), hints, "{text} {keys}");
    }
}

/// Sizes, keys, and what is left of the status line: the way to the help is the last to go.
const NARROW: &[((u16, u16), &str, &str)] = &[
    (
        USUAL,
        "",
        " 1/6 (opening)  ·  0 %            Space page  ] section  / find  q quit  ? help",
    ),
    (
        USUAL,
        "3",
        " 3/6 Performances  ·  36 %  ·  2 min left     ] section  / find  q quit  ? help",
    ),
    (
        USUAL,
        "3 / k e t t l e Enter",
        " 3/6 Performances  ·  37 %   /kettle  2/2   Esc end  N previous  n next  ? help",
    ),
    ((40, 12), "", "      ] section  / find  q quit  ? help"),
    (
        (40, 12),
        "/ t h e Enter",
        " 1/6        /the  1/52   n next  ? help",
    ),
    ((40, 12), "W", " W does nothing here; ? shows the keys"),
    ((40, 12), "M", " The mouse is the terminal's; M takes…"),
    ((40, 12), "3 c", " kind:   22 of 22   Enter set  Esc back"),
    ((20, 5), "", "     q quit  ? help"),
];

#[test]
fn where_there_is_little_room_the_help_stays() {
    for (size, keys, status) in NARROW {
        let mut session = Session::one(PASTED, *size);
        assert_eq!(session.keys(keys).status(), *status, "{size:?} {keys}");
    }
}

/// Keys that lead nowhere, and what is said.
const SAID: &[(&str, &str)] = &[
    ("W", "W does nothing here; ? shows the keys"),
    ("Ctrl-y", "Ctrl-y does nothing here; ? shows the keys"),
    ("? W", "W does nothing here; / looks a key up"),
    ("Esc", "q quits"),
    ("z", "The text alone; z for all again"),
];

#[test]
fn what_leads_nowhere_says_what_does() {
    for (keys, said) in SAID {
        let status = Session::after(PASTED, keys).status();
        assert!(status.contains(said), "{keys}: {status}");
    }
}

#[test]
fn no_hint_names_a_key_that_is_not_bound() {
    use frontrow::command::Command;
    use frontrow::keys::Keymap;
    let keys = |keys: &str| vec![keys.parse().unwrap()];
    let bound = vec![
        (Command::NextSection, keys("F2")),
        (Command::Quit, keys("g q")),
        (Command::LineDown, keys("j")),
    ];
    let mut session = Session::set(PASTED, USUAL, |settings| {
        settings.keymap = Keymap::new(bound).unwrap();
    });
    assert_eq!(session.keys("j").hints(), "F2 section  g q quit");
    let said = session.keys("W").status();
    assert!(said.contains(" W does nothing here   "), "{said}");
}
