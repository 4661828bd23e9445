//! How keys are written and read.

use frontrow::keys::{Key, KeyCode, Modifiers, Sequence};
use proptest::prelude::*;

#[test]
fn keys_are_read_from_what_people_write() {
    let (ctrl, alt, shift) = (Modifiers::CTRL, Modifiers::ALT, Modifiers::SHIFT);
    let expected = [
        ("j", Key::char('j')),
        ("G", Key::char('G')),
        ("Shift-g", Key::char('G')),
        ("shift-É", Key::char('É')),
        ("space", Key::char(' ')),
        ("-", Key::char('-')),
        ("Ctrl--", Key::new(KeyCode::Char('-'), ctrl)),
        ("ctrl-F", Key::new(KeyCode::Char('f'), ctrl)),
        ("Alt-O", Key::new(KeyCode::Char('O'), alt)),
        ("SHIFT-TAB", Key::new(KeyCode::Tab, shift)),
        ("Alt-Ctrl-x", Key::new(KeyCode::Char('x'), ctrl | alt)),
        ("Ctrl-Shift-PgDn", Key::new(KeyCode::PageDown, ctrl | shift)),
        ("Ctrl-i", Key::plain(KeyCode::Tab)),
        ("f12", Key::plain(KeyCode::F(12))),
        ("f", Key::char('f')),
    ];
    for (text, key) in expected {
        assert_eq!(text.parse(), Ok(key), "{text}");
    }
}

#[test]
fn what_is_no_key_is_told_with_its_remedy() {
    let list = "Space, Enter, Esc, Tab, Backspace, Delete, Insert, Up, Down, Left, Right, Home, \
                End, PgUp, PgDn and F1 to F35";
    let unknown = |text: &str| {
        format!(
            "`{text}` is no key; a key is one character or one of {list}, with `Ctrl-`, `Alt-` \
             or `Shift-` before it if need be; keys pressed one after the other are set apart by \
             spaces"
        )
    };
    let no_shift = |text: &str| {
        format!("`{text}`: write the character that Shift gives, such as `!`, without `Shift-`")
    };
    let expected = [
        (
            "",
            "no key is named; write one such as `j`, `Space` or `Ctrl-f`".to_owned(),
        ),
        ("gg", unknown("gg")),
        ("Ctrl-", unknown("Ctrl-")),
        ("F0", unknown("F0")),
        ("F36", unknown("F36")),
        ("F+1", unknown("F+1")),
        ("Super-x", unknown("Super-x")),
        ("\t", unknown("\t")),
        ("Shift-1", no_shift("Shift-1")),
        ("Shift-Space", no_shift("Shift-Space")),
        (
            "Ctrl-Shift-f",
            "`Ctrl-Shift-f`: a terminal cannot tell Ctrl with Shift from Ctrl alone; leave out \
             `Shift-`"
                .to_owned(),
        ),
    ];
    for (text, message) in expected {
        let error = text.parse::<Key>().unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn sequences_are_keys_set_apart_by_spaces() {
    let expected = [
        ("g g", "g g", "g g"),
        ("  ctrl-X   down ", "Ctrl-x Down", "Ctrl-x ↓"),
        ("Ctrl-Alt-left", "Ctrl-Alt-Left", "Ctrl-Alt-←"),
        ("Space", "Space", "Space"),
    ];
    for (text, written, shown) in expected {
        let sequence: Sequence = text.parse().unwrap();
        assert_eq!(
            (sequence.to_string(), sequence.shown()),
            (written.to_owned(), shown.to_owned())
        );
    }
    assert!("  ".parse::<Sequence>().is_err());
    assert!("g gg".parse::<Sequence>().is_err());
}

/// Every key there is, characters chosen at random.
fn any_key() -> impl Strategy<Value = Key> {
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::Insert,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
    ]);
    let printed = |c: &char| *c == ' ' || !(c.is_control() || c.is_whitespace());
    let character = prop_oneof![any::<char>(), proptest::char::range(' ', '~')]
        .prop_filter("printed", printed)
        .prop_map(KeyCode::Char);
    let function = (1..=KeyCode::LAST_FUNCTION).prop_map(KeyCode::F);
    let modifier = |one| prop::sample::select(vec![Modifiers::NONE, one]);
    (
        prop_oneof![named, character, function],
        modifier(Modifiers::CTRL),
        modifier(Modifiers::ALT),
        modifier(Modifiers::SHIFT),
    )
        .prop_map(|(code, ctrl, alt, shift)| Key::new(code, ctrl | alt | shift))
}

proptest! {
    #[test]
    fn writing_and_reading_a_key_are_inverses(key in any_key()) {
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn a_key_is_in_its_one_form(key in any_key()) {
        prop_assert_eq!(Key::new(key.code(), key.modifiers()), key);
    }

    #[test]
    fn reading_any_text_gives_a_key_or_a_message(text in "\\PC{0,12}") {
        if let Ok(key) = text.parse::<Key>() {
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }
    }
}
