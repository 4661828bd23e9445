//! A text that is edited, of which every word knows whence it comes.

use std::ops::Range;

use super::dice::Dice;

/// A word with the signs on it.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// Its number in the text that was anchored in; `None` where it came later.
    pub(crate) number: Option<usize>,
    /// The number of the one that it is a copy of.
    pub(crate) copied: Option<usize>,
}

/// Paragraphs of words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub(crate) paragraphs: Vec<Vec<Word>>,
}

/// A text, and where the words of its draft stand in it.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) words: Vec<Placed>,
}

/// A word that is written.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) number: Option<usize>,
    pub(crate) copied: Option<usize>,
    pub(crate) place: Range<usize>,
    pub(crate) paragraph: usize,
}

impl Draft {
    /// Reads a text whose paragraphs are set apart by blank lines.
    pub(crate) fn read(text: &str) -> Self {
        let paragraphs = text.split("\n\n").map(|paragraph| {
            let words = paragraph.split_whitespace();
            // A sign of quotation is no word: it is not part of the text.
            let words = words.filter(|word| !word.starts_with('>'));
            words.map(Word::new).collect::<Vec<Word>>()
        });
        Self {
            paragraphs: paragraphs.filter(|words| !words.is_empty()).collect(),
        }
    }

    /// Makes up a text of few words, so that much in it is alike.
    pub(crate) fn made_up(dice: &mut Dice) -> Self {
        const SYLLABLES: &[&str] = &[
            "ka", "lo", "mir", "ten", "us", "ve", "ra", "sol", "din", "e",
        ];
        let word = |number: usize| {
            let parts = [number % 10, number / 10 % 10, number / 100 % 10];
            let count = 1 + number % 3;
            let parts = parts.iter().rev().take(count);
            parts.map(|part| SYLLABLES[*part]).collect::<String>()
        };
        let vocabulary = dice.between(300, 3000);
        let sentence = |dice: &mut Dice| {
            let count = dice.between(3, 18);
            let words = (0..count).map(|_| word(dice.rank(vocabulary)));
            let mut text = words.collect::<Vec<String>>().join(" ");
            text.push('.');
            text
        };
        let paragraph = |dice: &mut Dice| {
            let count = dice.between(1, 7);
            let sentences: Vec<String> = (0..count).map(|_| sentence(dice)).collect();
            sentences.join(" ")
        };
        let count = dice.between(4, 24);
        let paragraphs: Vec<String> = (0..count).map(|_| paragraph(dice)).collect();
        Self::read(&paragraphs.join("\n\n"))
    }

    /// Numbers the words as they stand.
    pub(crate) fn number(&mut self) {
        for (number, word) in self.paragraphs.iter_mut().flatten().enumerate() {
            word.number = Some(number);
            word.copied = None;
        }
    }

    /// The words, all paragraphs in one.
    pub(crate) fn words(&self) -> impl Iterator<Item = &Word> {
        self.paragraphs.iter().flatten()
    }

    /// The sentences of a paragraph, by its words.
    pub(crate) fn sentences(&self, paragraph: usize) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        let words = &self.paragraphs[paragraph];
        for (at, word) in words.iter().enumerate() {
            if word.text.ends_with(['.', '!', '?', '”', '"']) || at + 1 == words.len() {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        sentences
    }

    /// Writes the text with lines of `width` bytes at most, or of one line each paragraph.
    pub(crate) fn write(&self, width: Option<usize>) -> Written {
        let mut text = String::new();
        let mut words = Vec::new();
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            if number > 0 {
                text.push_str("\n\n");
            }
            let mut line = text.len();
            for (at, word) in paragraph.iter().enumerate() {
                let ends = width.is_some_and(|width| text.len() - line + word.text.len() >= width);
                if at > 0 {
                    text.push(if ends { '\n' } else { ' ' });
                }
                if at > 0 && ends {
                    line = text.len();
                }
                let start = text.len();
                text.push_str(&word.text);
                words.push(Placed {
                    number: word.number,
                    copied: word.copied,
                    place: start..text.len(),
                    paragraph: number,
                });
            }
        }
        text.push('\n');
        Written { text, words }
    }
}

impl Word {
    /// The same, written a second time.
    pub(crate) fn copy(&self) -> Self {
        Self {
            text: self.text.clone(),
            number: None,
            copied: self.number.or(self.copied),
        }
    }

    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            number: None,
            copied: None,
        }
    }
}
