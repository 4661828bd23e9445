//! A quotation laid along a text: where what it quotes begins and ends there.

use std::ops::Range;

use super::ground::Ground;
use super::pattern::Pattern;
use super::wording::Word;
use crate::search::{Case, fold};

/// A quotation laid along a text.
pub(super) struct Laid<'a> {
    pub(super) pattern: &'a Pattern,
    pub(super) ground: &'a Ground,
    pub(super) text: &'a str,
    /// The numbers of words of the pattern, and of those of the ground that they are, in order.
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Laid<'_> {
    /// Where what is between begins: before the first of its words, with the signs before it.
    pub(super) fn start(&self) -> Option<usize> {
        let at = self.pattern.between.start;
        let first = self.pattern.wording.behind(at);
        if let Some(inside) = self.inside(first, at) {
            return Some(inside);
        }
        let behind = self.pairs.partition_point(|(word, _)| *word < first);
        let (word, found) = *self.pairs.get(behind)?;
        let before = behind.checked_sub(1).and_then(|at| self.pairs.get(at));
        // Words that took the place of others stand where those stood.
        let changed = match before {
            Some((_, before)) => (word - first).min(found - before - 1),
            None => 0,
        };
        let mut begin = found;
        while begin > found - changed && self.is_one_paragraph(begin - 1) {
            begin -= 1;
        }
        let start = self.ground.wording.place(begin)?.start;
        let word = word - (found - begin);
        let quoted = self.pattern.wording.place(word)?.start;
        let before = word
            .checked_sub(1)
            .and_then(|at| self.pattern.wording.place(at));
        let from = before.map_or(at, |before| before.end.max(at));
        let signs = self.pattern.whole.get(from..quoted).unwrap_or_default();
        let from = match begin.checked_sub(1) {
            Some(before) => self.ground.wording.place(before)?.end,
            None => self.ground.base(),
        };
        let gap = self.text.get(from..start).unwrap_or_default();
        let back = gap.char_indices().rev().map(|(at, c)| (gap.len() - at, c));
        Some(start - alike(signs.chars().rev(), back))
    }

    /// Where what is between ends: behind the last of its words, with the signs behind it.
    pub(super) fn end(&self) -> Option<usize> {
        let at = self.pattern.between.end;
        let next = self.pattern.wording.behind(at);
        if let Some(inside) = self.inside(next, at) {
            return Some(inside);
        }
        let last = next.checked_sub(1)?;
        let behind = self.pairs.partition_point(|(word, _)| *word <= last);
        let (word, found) = *behind.checked_sub(1).and_then(|at| self.pairs.get(at))?;
        let changed = match self.pairs.get(behind) {
            Some((_, behind)) => (last - word).min(behind - found - 1),
            None => 0,
        };
        let mut ending = found;
        while ending < found + changed && self.is_one_paragraph(ending) {
            ending += 1;
        }
        let end = self.ground.wording.place(ending)?.end;
        let word = word + (ending - found);
        let quoted = self.pattern.wording.place(word)?.end;
        let behind = self.pattern.wording.place(word + 1);
        let to = behind.map_or(at, |behind| behind.start.min(at));
        let signs = self.pattern.whole.get(quoted..to).unwrap_or_default();
        let to = match self.ground.wording.place(ending + 1) {
            Some(next) => next.start,
            None => self.text.len(),
        };
        let gap = self.text.get(end..to).unwrap_or_default();
        let on = gap.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
        Some(end + alike(signs.chars(), on))
    }

    /// The words of the text in `range`.
    pub(super) fn words(&self, range: Range<usize>) -> &[Word] {
        let wording = &self.ground.wording;
        let from = wording.behind(range.start);
        let last = wording.behind(range.end);
        let is_cut = wording
            .place(last)
            .is_some_and(|place| place.start < range.end);
        wording.slice(from..last + usize::from(is_cut))
    }

    /// Where the byte `at` of the quotation is, if that is inside its word `number`.
    fn inside(&self, number: usize, at: usize) -> Option<usize> {
        let quoted = self.pattern.wording.place(number)?;
        let part = self.pattern.whole.get(quoted.start..at)?;
        let found = self.pairs.iter().find(|(word, _)| *word == number);
        let place = self.ground.wording.place(found?.1)?;
        let letters = part.chars().count();
        if letters == 0 {
            return None;
        }
        let found = self.text.get(place.clone())?;
        let at = found.char_indices().nth(letters).map(|(at, _)| at);
        Some(place.start + at.unwrap_or(found.len()))
    }

    /// Whether no blank line is between the word `number` of the ground and the next.
    fn is_one_paragraph(&self, number: usize) -> bool {
        let place = |number| self.ground.wording.place(number);
        let between = place(number)
            .zip(place(number + 1))
            .and_then(|(word, next)| self.text.get(word.end..next.start));
        between.is_some_and(|between| between.matches('\n').count() < 2)
    }
}

/// How far the signs of `found` are those that were quoted, white space apart; each of them is given
/// with how far one is behind it.
fn alike(quoted: impl Iterator<Item = char>, found: impl Iterator<Item = (usize, char)>) -> usize {
    let folded = |c: char| {
        fold(c.encode_utf8(&mut [0; 4]), Case::Folded)
            .text()
            .to_owned()
    };
    let says = |folded: &String| !folded.trim().is_empty();
    let mut quoted = quoted.map(folded).filter(says).peekable();
    let mut far = 0;
    for (end, c) in found {
        let Some(wanted) = quoted.peek() else { break };
        let sign = folded(c);
        if !says(&sign) {
            continue;
        }
        if sign != *wanted {
            break;
        }
        far = end;
        quoted.next();
    }
    far
}
