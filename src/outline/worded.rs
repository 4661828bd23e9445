//! What the looks tell apart in kinds, in the words that a reader is told them with.

use super::ends::{End, Start};
use super::look::Case;
use super::number::Style;

/// One of several kinds: a number for the forests, words for people.
pub(super) trait Worded: Copy {
    /// Its number.
    fn code(self) -> u8;

    /// Its name in a few words.
    fn words(self) -> &'static str;
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
            Self::None => "neither capitals nor small",
            Self::Wide => "Chinese or Japanese",
            Self::Shouted => "all capitals",
            Self::Title => "capitals as in a title",
            Self::Sentence => "capitals as in a sentence",
            Self::Small => "small",
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
