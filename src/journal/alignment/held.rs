//! Words that are held in place: by what stands once before them and behind them, with nothing changed
//! in between.

use std::ops::Range;

use super::super::wording::PARTED;
use super::Partners;
use super::copies::ROW;

/// Words on each side in which something is looked for that stands once.
const REACH: usize = 400;

impl Partners {
    /// Whether the word `old`, with all between something that stands once before it and something that
    /// stands once behind it, is in the new text as it was, and is `new` there. Whatever copies there
    /// are, this is none of them. One of both is enough in the same paragraph: whole paragraphs may
    /// have been moved to where others stood.
    pub(super) fn is_held(&self, old: usize, new: usize) -> bool {
        let before = (0..REACH.min(old + 1).min(new + 1))
            .take_while(|far| self.is_same(old - far, new - far))
            .find(|far| far + 1 >= ROW && self.stands_once(old - far));
        let behind = (1..REACH)
            .take_while(|far| self.is_same(old + far - 1, new + far - 1))
            .find(|far| *far >= ROW && self.stands_once(old + far - ROW));
        match (before, behind) {
            (Some(_), Some(_)) => true,
            (Some(far), None) => self.is_together(old - far..old),
            (None, Some(far)) => self.is_together(old..old + far),
            (None, None) => false,
        }
    }

    fn is_same(&self, old: usize, new: usize) -> bool {
        let word = self.old.tokens.get(old);
        word.is_some() && word == self.new.tokens.get(new)
    }

    /// Whether the row of words that begins there stands once in each text.
    fn stands_once(&self, start: usize) -> bool {
        let count = |row| {
            (
                self.old.rows.starts(row).len(),
                self.new.rows.starts(row).len(),
            )
        };
        self.old.row(start).is_some_and(|row| count(row) == (1, 1))
    }

    /// Whether these words are of one paragraph.
    fn is_together(&self, words: Range<usize>) -> bool {
        let words = self.old.tokens.get(words).unwrap_or_default();
        !words.contains(&PARTED)
    }
}
