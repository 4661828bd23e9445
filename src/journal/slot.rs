//! What can be kept of a review: each has a slot of its own, which holds one thing or none.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where something is kept in the page of a review. Written as `place`, `mark:a`, `highlight:…`;
/// what is written to the same slot of the same review takes the place of what was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Where the reader was, and what was read.
    Left,
    /// What the reader says of how far the review is read.
    Status,
    /// The reader's own rating.
    Rating,
    /// The mark of this letter. One of a capital letter is in no other review.
    Mark(Letter),
    /// A highlight.
    Highlight(Key),
    /// A note.
    Note(Key),
    /// A correction of the outline.
    Correction(Key),
}

/// The letter of a mark: `a` to `z` is of a review, `A` to `Z` of the whole library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(char);

impl Letter {
    /// The mark of this letter; `None` for what is none of `a` to `z` and `A` to `Z`.
    pub fn new(letter: char) -> Option<Self> {
        letter.is_ascii_alphabetic().then_some(Self(letter))
    }

    /// The letter.
    pub fn letter(self) -> char {
        self.0
    }

    /// Whether the mark is of the whole library, where each such letter is one place.
    pub fn is_of_library(self) -> bool {
        self.0.is_ascii_uppercase()
    }
}

/// What tells one highlight or note from all others, those of other machines among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(u64);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Key {
    type Err = NoSlot;

    fn from_str(text: &str) -> Result<Self, NoSlot> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = digits.then(|| u64::from_str_radix(text, 16).ok());
        number.flatten().map(Self).ok_or(NoSlot)
    }
}

impl TryFrom<String> for Key {
    type Error = NoSlot;

    fn try_from(text: String) -> Result<Self, NoSlot> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

/// Makes keys, each once. Those of another seed are others.
#[derive(Debug, Clone, Copy)]
pub struct Keys {
    state: u64,
}

impl Keys {
    /// Keys of this seed, which is to be another in every run.
    pub fn of_seed(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next key (`SplitMix64` by Sebastiano Vigna).
    pub fn next_key(&mut self) -> Key {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Key(mixed ^ (mixed >> 31))
    }
}

/// The colour of a highlight. Where there are no colours, its sign tells it.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Ink {
    /// Yellow.
    #[default]
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Red.
    Red,
}

impl Ink {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Red];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Red => "red",
        }
    }
}

/// What is no slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names nothing that is kept of a review")]
pub struct NoSlot;

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Left => f.write_str("left"),
            Self::Status => f.write_str("status"),
            Self::Rating => f.write_str("rating"),
            Self::Mark(Letter(letter)) => write!(f, "mark:{letter}"),
            Self::Highlight(key) => write!(f, "highlight:{key}"),
            Self::Note(key) => write!(f, "note:{key}"),
            Self::Correction(key) => write!(f, "correction:{key}"),
        }
    }
}

impl FromStr for Slot {
    type Err = NoSlot;

    fn from_str(text: &str) -> Result<Self, NoSlot> {
        Ok(match text.split_once(':') {
            None if text == "left" => Self::Left,
            None if text == "status" => Self::Status,
            None if text == "rating" => Self::Rating,
            Some(("mark", letter)) => {
                let mut letters = letter.chars();
                let letter = letters.next().filter(|_| letters.as_str().is_empty());
                Self::Mark(letter.and_then(Letter::new).ok_or(NoSlot)?)
            }
            Some(("highlight", key)) => Self::Highlight(key.parse()?),
            Some(("note", key)) => Self::Note(key.parse()?),
            Some(("correction", key)) => Self::Correction(key.parse()?),
            Some(_) | None => return Err(NoSlot),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read_as_they_are_written() {
        let mut keys = Keys::of_seed(7);
        let slots = [
            Slot::Left,
            Slot::Status,
            Slot::Rating,
            Slot::Mark(Letter('a')),
            Slot::Mark(Letter('Z')),
            Slot::Highlight(keys.next_key()),
            Slot::Note(keys.next_key()),
            Slot::Correction(keys.next_key()),
        ];
        for slot in slots {
            assert_eq!(slot.to_string().parse(), Ok(slot));
        }
        for wrong in ["", "lefts", "mark:", "mark:ab", "mark:é", "note:1", "left:"] {
            assert_eq!(wrong.parse::<Slot>(), Err(NoSlot), "{wrong}");
        }
    }
}
