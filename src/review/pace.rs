//! How fast one reads.

use std::ops::RangeInclusive;

/// How much a reader reads in a minute, silently and unhurried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Words, within [`Pace::WORDS`].
    pub words: u16,
    /// Characters of scripts in which each counts as a word, within [`Pace::CHARACTERS`].
    pub characters: u16,
}

impl Pace {
    /// The words that can be read in a minute: from spelling them out to glancing over them.
    pub const WORDS: RangeInclusive<u16> = 50..=2000;

    /// The characters that can be read in a minute.
    pub const CHARACTERS: RangeInclusive<u16> = 50..=4000;
}

impl Default for Pace {
    /// What the program is shipped with: the mean of 190 studies of non-fiction (Brysbaert 2019);
    /// and 260 words a minute of about 1.5 characters each, the upper half of what studies of Chinese
    /// and Japanese report.
    fn default() -> Self {
        Self {
            words: 238,
            characters: 400,
        }
    }
}
