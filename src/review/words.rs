//! How much there is to read.

use std::ops::{Add, AddAssign};
use std::time::Duration;

use super::Pace;
use super::script::{Spacing, spacing};

/// Letters and vowel signs of a script such as Thai that stand for a word, as it cannot be seen where
/// one ends: about as many as words of Thai have in the mean.
const LETTERS_A_WORD: usize = 5;

/// An amount of text: words, and characters of the scripts in which each counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Words {
    words: usize,
    characters: usize,
}

impl Words {
    /// Counts the words of `text`: runs without white space that hold a letter or a digit, each
    /// character of Chinese and Japanese, and as many letters of Thai and the like as make a word.
    pub fn of(text: &str) -> Self {
        let mut count = Self::default();
        let (mut in_word, mut letters) = (false, 0_usize);
        for c in text.chars() {
            // Most of most texts: told without looking into Unicode's tables.
            let (spacing, is_space) = if c.is_ascii() {
                (Spacing::Word, c.is_ascii_whitespace())
            } else {
                (spacing(c), c.is_whitespace())
            };
            match spacing {
                // White space ends a phrase, so that lines together have as many words as each by itself.
                Spacing::Word if is_space => {
                    count.words += letters.div_ceil(LETTERS_A_WORD);
                    (in_word, letters) = (false, 0);
                }
                Spacing::Word if !in_word && c.is_alphanumeric() => {
                    count.words += 1;
                    in_word = true;
                }
                Spacing::Word => {}
                Spacing::Character => {
                    count.characters += 1;
                    in_word = false;
                }
                Spacing::Phrase => {
                    letters += usize::from(c.is_alphanumeric());
                    in_word = false;
                }
            }
        }
        count.words += letters.div_ceil(LETTERS_A_WORD);
        count
    }

    /// So many words, and characters that count as one each.
    pub const fn new(words: usize, characters: usize) -> Self {
        Self { words, characters }
    }

    /// The words, and the characters that count as one each.
    pub const fn parts(self) -> (usize, usize) {
        (self.words, self.characters)
    }

    /// Words and characters together.
    pub fn count(self) -> usize {
        self.words + self.characters
    }

    /// The part of it that is in `part` of `whole` bytes of its text, evenly spread.
    #[must_use]
    pub fn share(self, part: usize, whole: usize) -> Self {
        let of = |count: usize| {
            let share = count as u128 * part.min(whole) as u128 / whole.max(1) as u128;
            usize::try_from(share).unwrap_or(count)
        };
        Self {
            words: of(self.words),
            characters: of(self.characters),
        }
    }

    /// The time it takes to read at this pace.
    pub fn reading_time(self, pace: Pace) -> Duration {
        Duration::from_secs_f64(self.minutes(pace) * 60.0)
    }

    /// The time it takes to read at this pace, to the second, as minutes and seconds: `1:05`.
    pub fn clock(self, pace: Pace) -> String {
        let seconds = self.reading_time(pace).as_secs_f64().round();
        format!("{:.0}:{:02.0}", (seconds / 60.0).floor(), seconds % 60.0)
    }

    /// The time it takes to read at this pace, in minutes.
    pub fn minutes(self, pace: Pace) -> f64 {
        let of = |count: usize, pace: u16| count as f64 / f64::from(pace.max(1));
        of(self.words, pace.words) + of(self.characters, pace.characters)
    }
}

impl Add for Words {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
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
    fn what_counts_as_a_word_depends_on_the_script() {
        // Text, words, characters.
        for (text, words, characters) in [
            ("영화는 조용하다. 4/5", 3, 0),
            ("电影《Her》很安静", 1, 5),
            ("静かな映画 2021", 1, 5),
            ("หนังเรื่องนี้เงียบมาก", 4, 0),
            ("หนังเรื่องนี้ เงียบมาก OK", 6, 0),
            ("រឿងនេះស្ងប់ស្ងាត់", 3, 0),
            ("བོད་སྐད་ཡག་པོ།", 2, 0),
            ("фильм – тихий", 2, 0),
            ("ค", 1, 0),
        ] {
            assert_eq!(Words::of(text), Words { words, characters }, "{text}");
        }
    }

    #[test]
    fn a_clock_is_rounded_to_the_second() {
        let clock = |words| Words::of(&"word ".repeat(words)).clock(Pace::default());
        assert_eq!(
            (clock(0), clock(238), clock(261)),
            ("0:00".into(), "1:00".into(), "1:06".into())
        );
    }

    #[test]
    fn minutes_follow_the_pace() {
        let slow = Pace {
            words: 100,
            characters: 200,
        };
        for (text, pace, minutes) in [
            ("word ".repeat(238), Pace::default(), 1.0),
            ("字".repeat(400), Pace::default(), 1.0),
            ("word ".repeat(300), slow, 3.0),
            ("字 word ".repeat(200), slow, 3.0),
        ] {
            assert!((Words::of(&text).minutes(pace) - minutes).abs() < 1e-9);
        }
    }
}
