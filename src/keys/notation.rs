//! How a key is written in the settings, and read from them: exact inverses.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::key::{Key, KeyCode, Modifiers, capital};

/// The keys that are written by a name, beside the function keys.
const NAMED: &[KeyCode] = &[
    KeyCode::Char(' '),
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
];

/// The arrow keys as help and hints show them.
const ARROWS: &[(KeyCode, &str)] = &[
    (KeyCode::Up, "↑"),
    (KeyCode::Down, "↓"),
    (KeyCode::Left, "←"),
    (KeyCode::Right, "→"),
];

/// The modifiers in the order in which they are written.
const MODIFIERS: &[(Modifiers, &str)] = &[
    (Modifiers::CTRL, "Ctrl"),
    (Modifiers::ALT, "Alt"),
    (Modifiers::SHIFT, "Shift"),
];

/// Why a text names no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// There is no key in it at all.
    #[error("no key is named; write one such as `j`, `Space` or `Ctrl-f`")]
    Empty,
    /// Several characters that are no name of a key.
    #[error(
        "`{0}` is no key; a key is one character or one of {names}, with `Ctrl-`, `Alt-` or \
         `Shift-` before it if need be; keys pressed one after the other are set apart by spaces",
        names = all_names()
    )]
    Unknown(String),
    /// Shift with a character that has no capital.
    #[error("`{0}`: write the character that Shift gives, such as `!`, without `Shift-`")]
    ShiftedCharacter(String),
    /// Ctrl and Shift with a character.
    #[error("`{0}`: a terminal cannot tell Ctrl with Shift from Ctrl alone; leave out `Shift-`")]
    CtrlShift(String),
}

/// The notation of the settings: `j`, `G`, `Space`, `Shift-Tab`, `Ctrl-f`, `Alt-o`, `PgDn`, `F1`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", prefix(self.modifiers()), name(self.code()))
    }
}

/// Reads the notation that [`Key`] is displayed in. Capitals do not matter in names, and a
/// shifted letter may be written `Shift-g` for `G`.
impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut modifiers = Modifiers::NONE;
        let mut rest = text;
        while let Some((modifier, after)) = strip_modifier(rest) {
            modifiers = modifiers | modifier;
            rest = after;
        }
        let code = code(rest).ok_or_else(|| match text {
            "" => KeyError::Empty,
            _ => KeyError::Unknown(text.to_owned()),
        })?;
        if let KeyCode::Char(c) = code
            && modifiers.contains(Modifiers::SHIFT)
        {
            if modifiers.contains(Modifiers::CTRL) {
                return Err(KeyError::CtrlShift(text.to_owned()));
            }
            if capital(c) == c && !c.is_uppercase() {
                return Err(KeyError::ShiftedCharacter(text.to_owned()));
            }
        }
        Ok(Self::new(code, modifiers))
    }
}

impl Key {
    /// How help and hints show it: as in the settings, but with arrows for the arrow keys.
    pub fn shown(self) -> String {
        let arrow = ARROWS.iter().find(|(code, _)| *code == self.code());
        arrow.map_or_else(
            || self.to_string(),
            |(_, arrow)| prefix(self.modifiers()) + arrow,
        )
    }
}

/// How `modifiers` are written before a key.
fn prefix(modifiers: Modifiers) -> String {
    let held = MODIFIERS.iter().filter(|(one, _)| modifiers.contains(*one));
    held.flat_map(|(_, name)| [*name, "-"]).collect()
}

/// How the key `code` is written.
fn name(code: KeyCode) -> Cow<'static, str> {
    Cow::Borrowed(match code {
        KeyCode::Char(' ') => "Space",
        KeyCode::Char(c) => return Cow::Owned(c.to_string()),
        KeyCode::F(number) => return Cow::Owned(format!("F{number}")),
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Tab => "Tab",
        KeyCode::Backspace => "Backspace",
        KeyCode::Delete => "Delete",
        KeyCode::Insert => "Insert",
        KeyCode::Up => "Up",
        KeyCode::Down => "Down",
        KeyCode::Left => "Left",
        KeyCode::Right => "Right",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
    })
}

/// The modifier with which `text` begins, and what follows its hyphen, if anything does.
fn strip_modifier(text: &str) -> Option<(Modifiers, &str)> {
    let (head, after) = text.split_once('-')?;
    let (modifier, _) = MODIFIERS
        .iter()
        .find(|(_, name)| name.eq_ignore_ascii_case(head))?;
    (!after.is_empty()).then_some((*modifier, after))
}

/// The key that `text` names, or the character it is.
fn code(text: &str) -> Option<KeyCode> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(KeyCode::Char(c));
    }
    let mut named = NAMED.iter().copied();
    named
        .find(|code| name(*code).eq_ignore_ascii_case(text))
        .or_else(|| {
            let digits = text.strip_prefix(['F', 'f'])?;
            let number: u8 = digits.parse().ok()?;
            let plain = number <= KeyCode::LAST_FUNCTION && !digits.starts_with(['0', '+']);
            plain.then_some(KeyCode::F(number))
        })
}

/// The names of the keys that are written by one, but for the function keys.
pub fn names() -> Vec<String> {
    let codes = NAMED.iter().copied();
    codes.map(|code| name(code).into_owned()).collect()
}

/// The names of all keys that have one, for a message.
fn all_names() -> String {
    format!(
        "{} and F1 to F{}",
        names().join(", "),
        KeyCode::LAST_FUNCTION
    )
}
