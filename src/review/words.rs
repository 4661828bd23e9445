//! How much there is to read.

use std::ops::{Add, AddAssign};
use std::time::Duration;

use super::script::is_unspaced;

/// Words read silently in a minute: the mean of 190 studies of non-fiction (Brysbaert 2019).
pub const WORDS_A_MINUTE: f64 = 238.0;

/// Characters of Chinese, Japanese or Korean read in a minute: 260 words a minute of about 1.5
/// characters each, the upper half of what studies of Chinese and Japanese report.
pub const CHARACTERS_A_MINUTE: f64 = 400.0;

/// An amount of text: words set apart by spaces, and characters of scripts that set none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Words {
    spaced: usize,
    characters: usize,
}

impl Words {
    /// Counts the words of `text`: runs without white space that hold a letter or a digit, and
    /// each character of a script written without spaces.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut in_word = false;
        for c in text.chars() {
            // Most of most texts: told without looking into Unicode's tables.
            let (unspaced, space) = if c.is_ascii() {
                (false, c.is_ascii_whitespace())
            } else {
                (is_unspaced(c), c.is_whitespace())
            };
            if unspaced {
                words.characters += 1;
                in_word = false;
            } else if space {
                in_word = false;
            } else if !in_word && c.is_alphanumeric() {
                words.spaced += 1;
                in_word = true;
            }
        }
        words
    }

    /// Words and characters together.
    pub fn count(self) -> usize {
        self.spaced + self.characters
    }

    /// The part of it that is in `part` of `whole` bytes of its text, evenly spread.
    #[must_use]
    pub fn share(self, part: usize, whole: usize) -> Self {
        let of = |count: usize| {
            let share = count as u128 * part.min(whole) as u128 / whole.max(1) as u128;
            usize::try_from(share).unwrap_or(count)
        };
        Self {
            spaced: of(self.spaced),
            characters: of(self.characters),
        }
    }

    /// The time an unhurried reader takes.
    pub fn reading_time(self) -> Duration {
        let minutes =
            self.spaced as f64 / WORDS_A_MINUTE + self.characters as f64 / CHARACTERS_A_MINUTE;
        Duration::from_secs_f64(minutes * 60.0)
    }

    /// The time an unhurried reader takes, to the second, as minutes and seconds: `1:05`.
    pub fn clock(self) -> String {
        let seconds = self.reading_time().as_secs_f64().round();
        format!("{:.0}:{:02.0}", (seconds / 60.0).floor(), seconds % 60.0)
    }

    /// The time an unhurried reader takes, in minutes.
    pub fn minutes(self) -> f64 {
        self.reading_time().as_secs_f64() / 60.0
    }
}

impl Add for Words {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            spaced: self.spaced + other.spaced,
            characters: self.characters + other.characters,
        }
    }
}

impl AddAssign for Words {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_with_a_letter_or_digit() {
        let count = |text| Words::of(text).count();
        assert_eq!(count(""), 0);
        assert_eq!(count("It’s half-remembered – and 4/5 …"), 4);
        assert_eq!(count("“Quoted”\n\n*"), 1);
        assert_eq!(count("映画は静かだ。OK"), 7);
        assert_eq!(count("スーパー"), 4);
    }

    #[test]
    fn a_clock_is_rounded_to_the_second() {
        let clock = |words| Words::of(&"word ".repeat(words)).clock();
        assert_eq!(
            (clock(0), clock(238), clock(261)),
            ("0:00".into(), "1:00".into(), "1:06".into())
        );
    }

    #[test]
    fn minutes_follow_the_pace() {
        assert!((Words::of(&"word ".repeat(238)).minutes() - 1.0).abs() < 1e-9);
        assert!((Words::of(&"字".repeat(400)).minutes() - 1.0).abs() < 1e-9);
    }
}
