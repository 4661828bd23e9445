//! What a character is, in any script.

/// What a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Capital,
    Small,
    Uncased,
    Wide,
    Digit,
    Mark,
    Symbol,
}

/// The classes of the ASCII characters, which are looked up rather than compared.
#[expect(
    clippy::indexing_slicing,
    reason = "it is worked out when the program is built"
)]
const ASCII: [Class; 128] = {
    let mut classes = [Class::Mark; 128];
    let mut c = 0;
    while c < 128_u8 {
        classes[c as usize] = Class::of_ascii(c);
        c += 1;
    }
    classes
};

impl Class {
    /// The class of `c`.
    #[inline]
    pub(super) fn of(c: char) -> Self {
        match ASCII.get(c as usize) {
            Some(&class) => class,
            None => Self::of_other(c),
        }
    }

    /// The class of an ASCII character.
    const fn of_ascii(c: u8) -> Self {
        match c {
            b'a'..=b'z' => Self::Small,
            b'A'..=b'Z' => Self::Capital,
            b'0'..=b'9' => Self::Digit,
            b' ' => Self::Space,
            _ => Self::Mark,
        }
    }

    /// The class of a character that is not an ASCII one.
    fn of_other(c: char) -> Self {
        match c {
            '０'..='９' => Self::Digit,
            '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Wide,
            '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => Self::Symbol,
            '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => {
                Self::Mark
            }
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_uppercase() => Self::Capital,
            _ if c.is_lowercase() => Self::Small,
            _ if c.is_alphabetic() => Self::Uncased,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Mark,
        }
    }
}

/// Columns that `c` takes.
pub(super) fn columns(c: char, class: Class) -> u16 {
    1 + u16::from(class == Class::Wide || is_full_width(c))
}

fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}
