//! What is looked for, in words as they are in the index.

use super::tokens::{is_character, words_of};
use crate::search::{Ending, Wanted, WantedWord};
use std::ops::Range;

/// The words that are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SoughtWords {
    /// In the order in which they were typed.
    pub(super) words: Vec<SoughtWord>,
    /// Which of them must stand one behind the other: what was in quotes, and characters of scripts
    /// without spaces.
    pub(super) runs: Vec<Range<usize>>,
    /// Whether the last may go on.
    pub(super) ending: Ending,
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SoughtWord {
    /// As it is in the index.
    pub(super) text: String,
    /// Whether other words may stand for it.
    pub(super) meant: Meant,
}

/// How a word is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// It, or another form of it.
    Roughly,
    /// It stood in quotes, or is a character.
    Exactly,
}

/// More words are not looked for.
const MOST: usize = 100;

impl SoughtWords {
    /// The words of what is wanted.
    pub(super) fn new(wanted: &Wanted) -> Self {
        let mut sought = Self {
            words: Vec::new(),
            runs: Vec::new(),
            ending: wanted.ending,
        };
        for word in &wanted.words {
            match word {
                WantedWord::Typed(text) => sought.push_typed(text),
                WantedWord::Quoted(text) => sought.push_run(words_of(text)),
            }
        }
        if sought.words.len() > MOST {
            sought.words.truncate(MOST);
            sought.ending = Ending::Closed;
            sought.runs.retain(|run| run.end <= MOST);
        }
        // What is a character does not go on.
        if sought
            .words
            .last()
            .is_none_or(|last| is_character(&last.text))
        {
            sought.ending = Ending::Closed;
        }
        sought
    }

    /// These words, one behind the other.
    pub(super) fn run(words: &str) -> Self {
        Self::new(&Wanted {
            words: vec![WantedWord::Quoted(words.to_owned())],
            ending: Ending::Closed,
        })
    }

    fn push_typed(&mut self, text: &str) {
        let mut characters = Vec::new();
        for word in words_of(text) {
            if is_character(&word) {
                characters.push(word);
                continue;
            }
            self.push_run(std::mem::take(&mut characters));
            self.words.push(SoughtWord {
                text: word,
                meant: Meant::Roughly,
            });
        }
        self.push_run(characters);
    }

    fn push_run(&mut self, words: Vec<String>) {
        let start = self.words.len();
        self.words.extend(words.into_iter().map(|text| SoughtWord {
            text,
            meant: Meant::Exactly,
        }));
        if self.words.len() > start + 1 {
            self.runs.push(start..self.words.len());
        }
    }
}
