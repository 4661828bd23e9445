//! Whole screens, stored as they are drawn; and screens after keys that make no sense.

use super::session::{CJK, PASTED, Session, WRAPPED, numbered};
use frontrow::app::MouseKind;
use frontrow::command::Command;
use frontrow::config;
use insta::assert_snapshot;
use proptest::prelude::*;
use std::ffi::OsStr;

/// A sentence for a review that is no longer.
const SHORT: &str = "One sentence, and it is a kind one.\n";

/// A name, the text, the size of the window, and the keys pressed before it is looked at.
const SCREENS: &[(&str, &str, (u16, u16), &str)] = &[
    ("pasted_120x40", PASTED, (120, 40), ""),
    ("pasted_80x24", PASTED, (80, 24), ""),
    ("pasted_40x12", PASTED, (40, 12), ""),
    ("pasted_20x5", PASTED, (20, 5), ""),
    ("pasted_19x4", PASTED, (19, 4), ""),
    ("pasted_page_turned", PASTED, (80, 24), "Space"),
    ("pasted_end", PASTED, (80, 24), "G k"),
    ("pasted_zen", PASTED, (80, 24), "] z"),
    ("wrapped_120x40", WRAPPED, (120, 40), ""),
    ("wrapped_80x24", WRAPPED, (80, 24), "] ] Tab"),
    ("cjk_80x24", CJK, (80, 24), ""),
    ("cjk_40x12", CJK, (40, 12), "Tab j"),
    ("short_80x24", SHORT, (80, 24), ""),
    ("empty_80x24", "", (80, 24), ""),
    ("empty_40x12", "", (40, 12), ""),
    ("filter_80x24", PASTED, (80, 24), "o p e"),
    ("filter_40x12", PASTED, (40, 12), "o p e"),
    ("percent_80x24", PASTED, (80, 24), "% 5 0"),
    ("help_80x24", PASTED, (80, 24), "?"),
    ("help_40x12", PASTED, (40, 12), "? j"),
];

#[test]
fn reading() {
    for (name, text, size, keys) in SCREENS {
        let mut session = Session::one(text, *size);
        assert_snapshot!(*name, session.keys(keys).screen());
    }
}

/// As above, for screens that are looked at for their roles too.
const ROLES: &[(&str, (u16, u16), &str)] = &[
    ("find_120x40", (120, 40), "] ] / p e n e l o p e Enter"),
    ("find_80x24", (80, 24), "/ p e n e l o p e"),
    ("find_40x12", (40, 12), "/ f e r r y Enter n n n"),
    ("find_nothing_80x24", (80, 24), "/ z e b r a Enter"),
];

#[test]
fn finding() {
    for (name, size, keys) in ROLES {
        let mut session = Session::one(PASTED, *size);
        session.keys(keys);
        assert_snapshot!(
            *name,
            format!("{}\n\n{}", session.screen(), session.roles())
        );
    }
}

#[test]
fn the_library() {
    let files: [(&OsStr, &[u8]); 6] = [
        ("a-winter-ferry.txt".as_ref(), PASTED.as_bytes()),
        ("b-glass-orchard.txt".as_ref(), WRAPPED.as_bytes()),
        ("c-low-tide.txt".as_ref(), CJK.as_bytes()),
        ("d-short.txt".as_ref(), SHORT.as_bytes()),
        ("e-empty.txt".as_ref(), b""),
        ("f-broken.txt".as_ref(), b"\0\x01\x02\xff\0\0"),
    ];
    let screens = [
        ("library_160x40", (160, 40), "j"),
        ("library_opened_160x40", (160, 40), "j Enter"),
        ("library_120x40", (120, 40), "j"),
        ("library_80x24", (80, 24), "j j j"),
        ("library_40x12", (40, 12), "j"),
        ("library_20x5", (20, 5), "G k"),
        ("library_offer_80x24", (80, 24), "Enter G Space"),
    ];
    for (name, size, keys) in screens {
        let mut session = Session::folder_of_bytes(&files, size);
        session.keys(keys);
        assert_snapshot!(name, format!("{}\n\n{}", session.screen(), session.roles()));
    }
}

/// Something that happens to the program.
#[derive(Debug, Clone)]
enum Happening {
    Keys(String),
    Pasted(String),
    Resized(u16, u16),
    Mouse(MouseKind, (u16, u16)),
}

/// All that can be done with the mouse.
const MOUSE: &[MouseKind] = &[
    MouseKind::Press,
    MouseKind::Drag,
    MouseKind::Release,
    MouseKind::WheelDown,
    MouseKind::WheelUp,
];

fn happening() -> impl Strategy<Value = Happening> {
    let keymap = config::shipped().map(|settings| settings.keymap);
    let keymap = keymap.unwrap_or_default();
    let bound = Command::ALL
        .iter()
        .flat_map(|command| keymap.keys_for(*command));
    let bound: Vec<String> = bound.map(ToString::to_string).collect();
    prop_oneof![
        12 => prop::sample::select(bound).prop_map(Happening::Keys),
        4 => prop::sample::select(vec!["a", "e", "t", "é", "長", "Backspace", "Delete", "Ctrl-u"])
            .prop_map(|key| Happening::Keys(key.to_owned())),
        1 => ".{0,12}".prop_map(Happening::Pasted),
        2 => (1..130u16, 1..45u16).prop_map(|(columns, rows)| Happening::Resized(columns, rows)),
        6 => (prop::sample::select(MOUSE), (0..130u16, 0..45u16))
            .prop_map(|(kind, cell)| Happening::Mouse(kind, cell)),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(PASTED.to_owned()),
        Just(CJK.to_owned()),
        Just(numbered()),
        "(\\PC{0,40}\n{1,3}){0,12}",
        "(?s).{0,200}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Drawing after each of them proves that nothing ends the program, and that nothing harmful
    /// reaches the screen.
    #[test]
    fn whatever_happens_there_is_a_screen(
        texts in prop::collection::vec(any_text(), 1..3),
        happenings in prop::collection::vec(happening(), 1..40),
    ) {
        let names = ["a.txt", "b.txt"];
        let files: Vec<(&str, &str)> = names.into_iter().zip(texts.iter().map(String::as_str)).collect();
        let mut session = Session::folder(&files, (80, 24));
        for happening in happenings {
            match happening {
                Happening::Keys(keys) => session.keys(&keys),
                Happening::Pasted(text) => session.pastes(&text),
                Happening::Resized(columns, rows) => session.resize(columns, rows),
                Happening::Mouse(kind, cell) => session.mouse(kind, cell),
            };
        }
        let before = session.resize(80, 24).keys("Esc Esc Esc Esc Esc g").screen();
        prop_assert!(before.lines().count() >= 24, "{before}");
    }
}
