//! One press of a key, as a terminal can tell it from others.

use std::ops::BitOr;

/// A key with the modifiers held down, in the one form that stands for all that a terminal
/// cannot tell apart: a shifted character is that character, `Ctrl-F` is `Ctrl-f`, and the
/// letters that share a control code with a named key (`Ctrl-i`, `Ctrl-m`, `Ctrl-[`) are it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: Modifiers,
}

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A character, as Shift gives it.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// The tabulator key.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1 to [`KeyCode::LAST_FUNCTION`].
    F(u8),
}

/// The modifiers held down with a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Modifiers(u8);

impl Key {
    /// The key `code` with `modifiers`, brought into its one form.
    pub fn new(code: KeyCode, modifiers: Modifiers) -> Self {
        let KeyCode::Char(c) = code else {
            return Self { code, modifiers };
        };
        let alt = modifiers.and(Modifiers::ALT);
        if modifiers.contains(Modifiers::CTRL) {
            return Self::with_ctrl(c.to_ascii_lowercase(), alt);
        }
        let shift = modifiers.contains(Modifiers::SHIFT);
        Self {
            code: KeyCode::Char(if shift { capital(c) } else { c }),
            modifiers: alt,
        }
    }

    /// Ctrl and the character `c`, with `alt` if that is held down too.
    fn with_ctrl(c: char, alt: Modifiers) -> Self {
        let named = match c {
            'i' => KeyCode::Tab,
            'm' => KeyCode::Enter,
            '[' => KeyCode::Esc,
            _ => {
                return Self {
                    code: KeyCode::Char(c),
                    modifiers: alt | Modifiers::CTRL,
                };
            }
        };
        Self {
            code: named,
            modifiers: alt,
        }
    }

    /// The character `c` without Ctrl or Alt.
    pub fn char(c: char) -> Self {
        Self::new(KeyCode::Char(c), Modifiers::NONE)
    }

    /// The key `code` without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self::new(code, Modifiers::NONE)
    }

    /// The key without its modifiers.
    pub const fn code(self) -> KeyCode {
        self.code
    }

    /// What is held down with it; never Shift for a character.
    pub const fn modifiers(self) -> Modifiers {
        self.modifiers
    }

    /// The character the key would type into a prompt, if it types one.
    pub fn typed(self) -> Option<char> {
        let KeyCode::Char(c) = self.code else {
            return None;
        };
        (self.modifiers == Modifiers::NONE).then_some(c)
    }
}

impl KeyCode {
    /// The highest function key a terminal reports.
    pub const LAST_FUNCTION: u8 = 35;
}

impl Modifiers {
    /// Nothing held down.
    pub const NONE: Self = Self(0);
    /// The control key.
    pub const CTRL: Self = Self(1);
    /// The alternate, option or meta key.
    pub const ALT: Self = Self(2);
    /// The shift key.
    pub const SHIFT: Self = Self(4);

    /// Whether all of `others` are held down.
    pub const fn contains(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Those that are in both.
    const fn and(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }
}

impl BitOr for Modifiers {
    type Output = Self;

    fn bitor(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// The capital of `c` where that is one character, else `c`.
pub(super) fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(capital), None) => capital,
        (_, _) => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_cannot_tell_apart_is_one_key() {
        let (ctrl, alt, shift) = (Modifiers::CTRL, Modifiers::ALT, Modifiers::SHIFT);
        let key = |c, modifiers| Key::new(KeyCode::Char(c), modifiers);
        assert_eq!(key('g', shift), Key::char('G'));
        assert_eq!(key('G', shift), Key::char('G'));
        assert_eq!(key('>', shift), Key::char('>'));
        assert_eq!(key(' ', shift), Key::char(' '));
        assert_eq!(key('ß', shift), Key::char('ß'));
        assert_eq!(key('F', ctrl | shift), key('f', ctrl));
        assert_eq!(key('o', alt | shift), key('O', alt));
        assert_eq!(key('i', ctrl), Key::plain(KeyCode::Tab));
        assert_eq!(key('m', ctrl | alt), Key::new(KeyCode::Enter, alt));
        assert_eq!(key('[', ctrl), Key::plain(KeyCode::Esc));
        assert_ne!(
            Key::new(KeyCode::Tab, shift),
            Key::new(KeyCode::Tab, Modifiers::NONE)
        );
    }

    #[test]
    fn only_characters_without_ctrl_and_alt_are_typed() {
        let typed = |code, modifiers| Key::new(code, modifiers).typed();
        assert_eq!(typed(KeyCode::Char('é'), Modifiers::SHIFT), Some('É'));
        assert_eq!(typed(KeyCode::Char('e'), Modifiers::CTRL), None);
        assert_eq!(typed(KeyCode::Char('e'), Modifiers::ALT), None);
        assert_eq!(typed(KeyCode::Enter, Modifiers::NONE), None);
    }
}
