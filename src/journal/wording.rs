//! The words of a text as they are compared: folded, and known by a number each.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use xxhash_rust::xxh3::xxh3_64;

use crate::review::is_word_alone;
use crate::search::{Case, fold};

/// A word of a text: a run of letters and digits, or a character of a script without spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Of two words that are not the same, folded, it is nearly never the same.
    pub(super) known_by: u32,
    start: u32,
    end: u32,
}

/// What stands in a sketch between the words of two paragraphs.
pub(super) const PARTED: u16 = 0;

/// The words of a text in order.
#[derive(Debug)]
pub(super) struct Wording {
    words: Vec<Word>,
}

impl Word {
    /// Where it stands in its text.
    pub(super) fn place(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What it is known by in a sketch; never [`PARTED`].
    pub(super) fn sketched(self) -> u16 {
        (self.known_by as u16).max(PARTED + 1)
    }
}

impl Wording {
    /// Those of `text`, of which so many bytes are looked at as fit 32 bits.
    pub(super) fn of(text: &str) -> Self {
        let mut lower = String::new();
        let words = places(text).map_while(|place| {
            Some(Word {
                known_by: known_by(text.get(place.clone())?, &mut lower),
                start: u32::try_from(place.start).ok()?,
                end: u32::try_from(place.end).ok()?,
            })
        });
        Self {
            words: words.collect(),
        }
    }

    /// All of them.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// They as a sketch has them: each by what it is known by, with [`PARTED`] between paragraphs of
    /// `text`, whose words they are.
    pub(super) fn sketched(&self, text: &str) -> Vec<u16> {
        let mut sketched = Vec::with_capacity(self.words.len());
        let mut end = 0;
        for (number, word) in self.words.iter().enumerate() {
            let place = word.place();
            if number > 0 && is_parted(text, end..place.start) {
                sketched.push(PARTED);
            }
            sketched.push(word.sketched());
            end = place.end;
        }
        sketched
    }

    /// Where a word stands.
    pub(super) fn place(&self, number: usize) -> Option<Range<usize>> {
        self.words.get(number).map(|word| word.place())
    }
}

/// How many words of `text` end at `offset` or before it.
pub(super) fn count_before(text: &str, offset: usize) -> usize {
    places(text).take_while(|place| place.end <= offset).count()
}

/// Whether one paragraph ends and another begins in what stands between two words.
pub(super) fn is_parted(text: &str, between: Range<usize>) -> bool {
    let between = text.get(between).unwrap_or_default();
    between.matches('\n').nth(1).is_some()
}

fn known_by(word: &str, lower: &mut String) -> u32 {
    if !word.is_ascii() {
        return xxh3_64(fold(word, Case::Folded).text().as_bytes()) as u32;
    }
    lower.clear();
    lower.push_str(word);
    lower.make_ascii_lowercase();
    xxh3_64(lower.as_bytes()) as u32
}

/// Where the words of `text` stand, in order. Counted without folding, so that a place knows at once
/// the number of its word.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let alone = !first.is_ascii() && is_word_alone(first);
        let goes_on = |c: char| {
            if c.is_ascii() {
                return !alone && c.is_ascii_alphanumeric();
            }
            is_unseen(c) || !alone && c.is_alphanumeric() && !is_word_alone(c)
        };
        while let Some((at, c)) = rest.next_if(|(_, c)| goes_on(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// Whether `c` is part of the letter before it, or nothing at all.
fn is_unseen(c: char) -> bool {
    is_combining_mark(c)
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_typed() {
        let cases = [
            ("Don’t go, café!", "don't GO cafe\u{301}", 4),
            ("every day", "ev\u{ad}ery\nday", 2),
            ("映画 2021", "映 画, 2021", 3),
            ("ﬁne – “so”", "fine so", 2),
            ("—!?", "", 0),
        ];
        for (text, other, count) in cases {
            let known = |text| -> Vec<u32> {
                let wording = Wording::of(text);
                wording.words().iter().map(|word| word.known_by).collect()
            };
            assert_eq!(known(text), known(other), "{text}");
            assert_eq!(known(text).len(), count, "{text}");
        }
        assert_eq!(count_before("one, two three", 5), 1);
        assert_eq!(count_before("one, two three", 7), 1);
        assert_eq!(count_before("one, two three", 8), 2);
    }
}
