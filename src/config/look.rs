//! How something looks, and the words for it.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// Colours and attributes, laid over what lies below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of the characters; `None` keeps what lies below.
    pub foreground: Option<Colour>,
    /// The colour behind them; `None` keeps what lies below.
    pub background: Option<Colour>,
    /// What is added to the characters.
    pub attributes: Attributes,
}

/// A colour of the terminal's own sixteen, of its 256, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Colour {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    White,
    BrightBlack,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    BrightWhite,
    /// A colour of the 256, by its number.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// Something that can be added to characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Attribute {
    Bold,
    Dim,
    Italic,
    Underlined,
    Reversed,
    Struck,
}

/// Any number of attributes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Attributes(u8);

/// Why words describe no look.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LookError {
    /// There is no word.
    #[error("a look needs a word; `plain` adds nothing")]
    Empty,
    /// A word that is none of the known ones.
    #[error("`{0}` is no part of a look; use {words}", words = words())]
    Unknown(String),
    /// `on` at the end, or before something that is no colour.
    #[error("`on` must be followed by a colour")]
    NoGround,
    /// Two colours for the same thing.
    #[error("`{0}` is one colour too many; the colour behind the text is written after `on`")]
    SecondColour(String),
}

/// The colours that have names.
const COLOURS: &[(Colour, &str)] = &[
    (Colour::Black, "black"),
    (Colour::Red, "red"),
    (Colour::Green, "green"),
    (Colour::Yellow, "yellow"),
    (Colour::Blue, "blue"),
    (Colour::Magenta, "magenta"),
    (Colour::Cyan, "cyan"),
    (Colour::White, "white"),
    (Colour::BrightBlack, "bright-black"),
    (Colour::BrightRed, "bright-red"),
    (Colour::BrightGreen, "bright-green"),
    (Colour::BrightYellow, "bright-yellow"),
    (Colour::BrightBlue, "bright-blue"),
    (Colour::BrightMagenta, "bright-magenta"),
    (Colour::BrightCyan, "bright-cyan"),
    (Colour::BrightWhite, "bright-white"),
];

/// The attributes and their names.
const ATTRIBUTES: &[(Attribute, &str)] = &[
    (Attribute::Bold, "bold"),
    (Attribute::Dim, "dim"),
    (Attribute::Italic, "italic"),
    (Attribute::Underlined, "underlined"),
    (Attribute::Reversed, "reversed"),
    (Attribute::Struck, "struck"),
];

/// The word that adds nothing.
const PLAIN: &str = "plain";

impl Look {
    /// The look that adds nothing.
    pub const PLAIN: Self = Self {
        foreground: None,
        background: None,
        attributes: Attributes(0),
    };
}

/// Reads words such as `yellow bold`, `black on yellow`, `on #262932`, `plain`.
impl FromStr for Look {
    type Err = LookError;

    fn from_str(text: &str) -> Result<Self, LookError> {
        let mut look = Self::default();
        let mut words = text.split_whitespace().peekable();
        words.peek().ok_or(LookError::Empty)?;
        while let Some(word) = words.next() {
            let second = |word: &str| LookError::SecondColour(word.to_owned());
            if word == "on" {
                let ground = words.next().ok_or(LookError::NoGround)?;
                let colour = colour(ground).ok_or(LookError::NoGround)?;
                if look.background.replace(colour).is_some() {
                    return Err(second(ground));
                }
            } else if let Some(colour) = colour(word) {
                if look.foreground.replace(colour).is_some() {
                    return Err(second(word));
                }
            } else if let Some((attribute, _)) = ATTRIBUTES.iter().find(|(_, name)| *name == word) {
                look.attributes = look.attributes.with(*attribute);
            } else if word != PLAIN {
                return Err(LookError::Unknown(word.to_owned()));
            }
        }
        Ok(look)
    }
}

/// The words that are read as this look.
impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        words.extend(self.foreground.map(|colour| colour.to_string()));
        words.extend(self.background.map(|colour| format!("on {colour}")));
        let added = self.attributes.iter();
        words.extend(added.filter_map(|added| {
            let mut named = ATTRIBUTES.iter();
            let (_, name) = named.find(|(attribute, _)| *attribute == added)?;
            Some((*name).to_owned())
        }));
        if words.is_empty() {
            return f.write_str(PLAIN);
        }
        f.write_str(&words.join(" "))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Rgb(red, green, blue) = self {
            return write!(f, "#{red:02x}{green:02x}{blue:02x}");
        }
        if let Self::Indexed(number) = self {
            return write!(f, "{number}");
        }
        let mut named = COLOURS.iter();
        let name = named.find(|(colour, _)| colour == self);
        f.write_str(name.map_or("", |(_, name)| name))
    }
}

impl Attributes {
    /// These and `attribute`.
    #[must_use]
    pub const fn with(self, attribute: Attribute) -> Self {
        Self(self.0 | 1 << attribute as u8)
    }

    /// Whether `attribute` is one of them.
    pub const fn contains(self, attribute: Attribute) -> bool {
        self.0 & (1 << attribute as u8) != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Attribute> {
        let all = ATTRIBUTES.iter().map(|(attribute, _)| *attribute);
        all.filter(move |attribute| self.contains(*attribute))
    }
}

/// The colour that `word` names.
fn colour(word: &str) -> Option<Colour> {
    if let Some(digits) = word.strip_prefix('#') {
        let plain = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
        let [_, red, green, blue] = value.to_be_bytes();
        return Some(Colour::Rgb(red, green, blue));
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().map(Colour::Indexed);
    }
    let mut named = COLOURS.iter();
    named
        .find(|(_, name)| *name == word)
        .map(|(colour, _)| *colour)
}

/// Every word that a look can have, but for numbers of colours.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let colours = COLOURS.iter().map(|(_, name)| *name);
    let attributes = ATTRIBUTES.iter().map(|(_, name)| *name);
    colours.chain(attributes).chain([PLAIN, "on"])
}

/// The words of a look, for a message.
fn words() -> String {
    let plain_colours = COLOURS.iter().take(8).map(|(_, name)| *name);
    let colours: Vec<&str> = plain_colours.collect();
    let attributes: Vec<&str> = ATTRIBUTES.iter().map(|(_, name)| *name).collect();
    format!(
        "a colour ({}, one of these after `bright-`, 0 to 255, #rrggbb), `on` with a colour, {} or {PLAIN}",
        colours.join(", "),
        attributes.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(
        foreground: Option<Colour>,
        background: Option<Colour>,
        attributes: &[Attribute],
    ) -> Look {
        let attributes = attributes.iter().copied();
        Look {
            foreground,
            background,
            attributes: attributes.fold(Attributes::default(), Attributes::with),
        }
    }

    #[test]
    fn words_describe_a_look() {
        use Attribute::{Bold, Dim, Italic, Reversed, Underlined};
        use Colour::{Black, BrightBlack, Indexed, Rgb, Yellow};
        let expected = [
            ("plain", look(None, None, &[])),
            ("yellow bold", look(Some(Yellow), None, &[Bold])),
            ("bold yellow", look(Some(Yellow), None, &[Bold])),
            ("black on yellow", look(Some(Black), Some(Yellow), &[])),
            ("on #262932", look(None, Some(Rgb(0x26, 0x29, 0x32)), &[])),
            ("bright-black dim", look(Some(BrightBlack), None, &[Dim])),
            ("208 on 0", look(Some(Indexed(208)), Some(Indexed(0)), &[])),
            (
                " italic  underlined reversed ",
                look(None, None, &[Italic, Underlined, Reversed]),
            ),
        ];
        for (words, look) in expected {
            assert_eq!(words.parse(), Ok(look), "{words}");
            assert_eq!(look.to_string().parse(), Ok(look), "{look}");
        }
    }

    #[test]
    fn what_is_no_look_is_told() {
        let unknown = |word: &str| LookError::Unknown(word.to_owned());
        let second = |word: &str| LookError::SecondColour(word.to_owned());
        let expected = [
            (" ", LookError::Empty),
            ("yelow", unknown("yelow")),
            ("#26293", unknown("#26293")),
            ("#+62932", unknown("#+62932")),
            ("256", unknown("256")),
            ("+1", unknown("+1")),
            ("black on", LookError::NoGround),
            ("on bold", LookError::NoGround),
            ("black yellow", second("yellow")),
            ("on black on red", second("red")),
        ];
        for (words, error) in expected {
            assert_eq!(words.parse::<Look>(), Err(error), "{words}");
        }
    }

    #[test]
    fn attributes_are_given_back_one_by_one() {
        for (attribute, _) in ATTRIBUTES {
            let one: Vec<Attribute> = Attributes::default().with(*attribute).iter().collect();
            assert_eq!(one, [*attribute]);
        }
    }
}
