//! What the looks tell apart in kinds, in the words that a reader is told them with.

use super::ends::{End, Start};
use super::look::Case;
use super::number::Style;
use super::row::Seen;
use super::space::Space;
use std::fmt;

/// One of several kinds: a number for the forests, words for people.
pub(super) trait Worded: Copy {
    /// Its number.
    fn code(self) -> u8;

    /// Its name in a few words.
    fn words(self) -> &'static str;
}

impl Worded for Space {
    fn code(self) -> u8 {
        self as u8
    }

    fn words(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::BlankLine => "a blank line",
            Self::Edge => "the edge of the text",
        }
    }
}

impl Worded for Start {
    fn code(self) -> u8 {
        self as u8
    }

    fn words(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Capital => "a capital",
            Self::Wide => "a Chinese or Japanese sign",
            Self::Digit => "a digit",
            Self::Quote => "a quotation mark",
            Self::Bracket => "a bracket",
            Self::Symbol => "a symbol",
            Self::Uncased => "a letter",
            Self::Small => "a small letter",
            Self::Bullet => "a bullet or dash",
        }
    }
}

impl Worded for End {
    fn code(self) -> u8 {
        self as u8
    }

    fn words(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Letter => "a letter",
            Self::Digit => "a digit",
            Self::Bracket => "a bracket",
            Self::Quote => "a quotation mark",
            Self::Symbol => "a symbol",
            Self::Question => "a question mark",
            Self::Exclamation => "an exclamation mark",
            Self::Colon => "a colon",
            Self::Ellipsis => "an ellipsis",
            Self::Dash => "a dash",
            Self::Comma => "a comma or semicolon",
            Self::QuotedStop => "a full stop and a quotation mark",
            Self::Stop => "a full stop",
        }
    }
}

impl Worded for Case {
    fn code(self) -> u8 {
        self as u8
    }

    fn words(self) -> &'static str {
        match self {
            Self::None => "no letters that have them",
            Self::Wide => "Chinese or Japanese has none",
            Self::Shouted => "throughout",
            Self::Title => "as in a title",
            Self::Sentence => "as in a sentence",
            Self::Small => "none at the beginning",
        }
    }
}

impl Worded for Style {
    fn code(self) -> u8 {
        self as u8
    }

    fn words(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Dotted => "as in 1.",
            Self::Bracketed => "as in 1)",
            Self::Hashed => "as in #1",
            Self::Bare => "as in 1:",
            Self::Nested => "as in 1.1",
            Self::Roman => "as in II.",
            Self::Letter => "as in b)",
            Self::Han => "as in 一、",
            Self::Worded => "as in Part 2",
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Count(usize::MAX) => write!(f, "none"),
            Self::Count(count) => write!(f, "{count}"),
            Self::Columns(1) => write!(f, "1 column"),
            Self::Columns(columns) => write!(f, "{columns} columns"),
            Self::Part(part, whole) => write!(f, "{part} of {whole}"),
            Self::Share(share) => write!(f, "{:.0} %", share.clamp(0.0, 1.0) * 100.0),
            Self::Expected(amount) => write!(f, "{amount:.1}"),
            Self::Difference(one, other) if one > other => {
                write!(f, "{} columns more", one - other)
            }
            Self::Difference(one, other) if one < other => {
                write!(f, "{} columns less", other - one)
            }
            Self::Difference(..) => write!(f, "the same"),
            Self::Flag(true) => write!(f, "yes"),
            Self::Flag(false) => write!(f, "no"),
            Self::Word(words) => write!(f, "{words}"),
        }
    }
}
