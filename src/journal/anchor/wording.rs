//! The words of a text, folded, and where any three of them stand in a row.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::review::is_word_alone;
use crate::search::{Case, Folded, fold};

/// A word, or a character of a script without spaces, as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// See [`Word::known_by`].
    known_by: u32,
    /// Where it begins in the folded text.
    start: u32,
    /// Bytes of it in the folded text.
    length: u32,
}

impl Word {
    /// What it is known by: of two words that are not the same it is nearly never the same.
    pub(super) fn known_by(self) -> u32 {
        self.known_by
    }

    /// How much it says: a long word more than a short one.
    pub(super) fn weight(self) -> u32 {
        self.length.min(8)
    }

    /// Whether two words are the same, folded.
    pub(super) fn is(self, other: Self) -> bool {
        self.known_by == other.known_by
    }
}

/// A text, or a part of one, as words.
#[derive(Debug)]
pub(super) struct Wording {
    words: Vec<Word>,
    folded: Folded,
    /// Where the part begins in the text.
    base: usize,
}

impl Wording {
    /// The words of `part`, which stands at `base` of its text.
    pub(super) fn of(part: &str, base: usize) -> Self {
        let folded = fold(part, Case::Folded);
        let words = words_in(folded.text());
        Self {
            words,
            folded,
            base,
        }
    }

    /// Where they begin in the text.
    pub(super) fn base(&self) -> usize {
        self.base
    }

    /// All of them.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Those with these numbers, of which there may be none.
    pub(super) fn slice(&self, range: Range<usize>) -> &[Word] {
        let end = range.end.min(self.words.len());
        self.words
            .get(range.start.min(end)..end)
            .unwrap_or_default()
    }

    /// Where a word stands in the text, on grapheme borders.
    pub(super) fn place(&self, number: usize) -> Option<Range<usize>> {
        let word = self.words.get(number)?;
        let start = word.start as usize;
        let place = self.folded.source(start..start + word.length as usize);
        Some(self.base + place.start..self.base + place.end)
    }

    /// The number of the first word that ends behind `offset` of the text.
    pub(super) fn behind(&self, offset: usize) -> usize {
        let (mut low, mut high) = (0, self.words.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.place(middle).is_some_and(|place| place.end <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The words of a folded text: runs of letters and digits, and by itself each character of the
/// scripts whose words are not seen.
fn words_in(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut from = None;
    let mut push = |word: Range<usize>| {
        if let Some(bytes) = text.as_bytes().get(word.clone()) {
            words.push(Word {
                known_by: xxh3_64(bytes) as u32,
                start: word.start as u32,
                length: word.len() as u32,
            });
        }
    };
    for (at, c) in text.char_indices() {
        let alone = !c.is_ascii() && is_word_alone(c);
        let letter = c.is_alphanumeric();
        if (alone || !letter)
            && let Some(from) = from.take()
        {
            push(from..at);
        }
        if alone {
            push(at..at + c.len_utf8());
        } else if letter && from.is_none() {
            from = Some(at);
        }
    }
    if let Some(from) = from {
        push(from..text.len());
    }
    words
}

/// Words in a row by which they are looked up.
pub(super) const IN_A_ROW: usize = 3;

/// Where any three words of a wording stand in a row.
#[derive(Debug)]
pub(super) struct Rows {
    /// What they are known by, and the number of the first of them, in order.
    rows: Vec<u64>,
}

impl Rows {
    /// Those of these words.
    pub(super) fn of(words: &[Word]) -> Self {
        let rows = rows(words).zip(0_u64..);
        let mut rows: Vec<u64> = rows
            .map(|(row, number)| u64::from(row) << 32 | number)
            .collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// The numbers of the words with which a row begins that is known by `row`.
    pub(super) fn places(&self, row: u32) -> impl ExactSizeIterator<Item = usize> {
        let first = u64::from(row) << 32;
        let from = self.rows.partition_point(|entry| *entry < first);
        let rest = self.rows.get(from..).unwrap_or_default();
        let count = rest.partition_point(|entry| entry >> 32 == u64::from(row));
        let found = rest.get(..count).unwrap_or_default().iter();
        found.map(|entry| (entry & u64::from(u32::MAX)) as usize)
    }
}

/// What each row of three of these words is known by.
pub(super) fn rows(words: &[Word]) -> impl Iterator<Item = u32> {
    words.windows(IN_A_ROW).map(|row| {
        let mixed = row.iter().fold(0_u64, |mixed, word| {
            (mixed.rotate_left(23) ^ u64::from(word.known_by)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        (mixed >> 32) as u32
    })
}
