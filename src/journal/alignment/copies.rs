//! Passages that stand more than once: which of them it is, by what stands beyond them.
//!
//! What is the same in all of them tells nothing, and what was changed in one of them neither: only
//! the words before and behind do.

use std::collections::BTreeSet;
use std::ops::Range;

use super::judging::{NEVER, Start};
use super::{Partners, Side};

/// Words in a row that are looked up.
pub(super) const ROW: usize = 4;

/// Words beyond a passage that are compared.
const BEYOND: usize = 40;

/// Words that may have come or gone within it.
const SHIFTED: usize = 20;

/// Words of the longest passage, on each side of a word, beyond which is looked.
const LONGEST: usize = 1000;

/// Copies that are compared at most.
const MANY: usize = 4;

/// Bits by which what stands beyond must tell one from the others: more than both sides say from near.
const TELLING: i32 = 32;

/// Bits that one side says at most: what stands right beside the passage, and what stands near it.
const NEXT: i32 = 42;
const NEAR: i32 = 12;

/// Words right beside a passage that tell that nothing came between.
const JOINED: usize = 3;

/// Words in a row in which what may be a copy is alike, or as many as what was found.
const ALIKE: usize = 8;

/// How often a row may stand in a text for each of its places to be looked at. More often stands no
/// row of a text in which something is told by its rows, and looking at all of them takes long.
const FREQUENT: usize = 250;

/// Where rows of words begin, by the words.
#[derive(Debug)]
pub(super) struct Rows(Vec<(u64, u32)>);

impl Rows {
    /// Those of a text.
    pub(super) fn of(words: &[u16]) -> Self {
        let rows = words.windows(ROW).enumerate();
        let mut rows: Vec<(u64, u32)> = rows.map(|(at, row)| (key(row), at as u32)).collect();
        rows.sort_unstable();
        Self(rows)
    }

    /// Where those begin that are this.
    pub(super) fn starts(&self, key: u64) -> &[(u64, u32)] {
        let start = self.0.partition_point(|(row, _)| *row < key);
        let rest = self.0.get(start..).unwrap_or_default();
        let count = rest.partition_point(|(row, _)| *row == key);
        rest.get(..count).unwrap_or_default()
    }
}

/// A row of words as one number.
fn key(row: &[u16]) -> u64 {
    row.iter().fold(0, |key, word| key << 16 | u64::from(*word))
}

impl Partners {
    /// Whether what stands beyond a passage tells that its word `old` became the word `new`, and
    /// none of the same words in copies of it.
    pub(super) fn is_told_from_copies(&self, old: usize, new: usize) -> bool {
        let Some((olds, news)) = self.copies(old, new) else {
            return false;
        };
        if olds.len() <= 1 && news.len() <= 1 {
            return true;
        }
        if self.is_held(old, new) {
            return true;
        }
        if olds.len().max(news.len()) > MANY {
            return false;
        }
        let passage = self.passage(old);
        let far = (old - passage.start, passage.end - old);
        let bits_of = |old: &usize| -> Vec<i32> {
            let news = news.iter();
            news.map(|new| self.beyond(*old, *new, far)).collect()
        };
        let bits: Vec<Vec<i32>> = olds.iter().map(bits_of).collect();
        let pair = (olds.range(..old).count(), news.range(..new).count());
        let with = most(&bits, 0, 0, &|_, _| true);
        let without = most(&bits, 0, 0, &|old, new| (old, new) != pair);
        with - without >= TELLING
    }

    /// Where the same words stand as alike in both texts as these two, and these; `None` where their
    /// rows stand too often.
    fn copies(&self, old: usize, new: usize) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
        let (mut olds, mut news) = (BTreeSet::from([old]), BTreeSet::from([new]));
        for start in old.saturating_sub(ROW - 1)..=old {
            let Some(row) = self.old.row(start) else {
                continue;
            };
            let into = old - start;
            for (side, found) in [(&self.old, &mut olds), (&self.new, &mut news)] {
                let starts = side.rows.starts(row);
                if starts.len() > FREQUENT {
                    return None;
                }
                found.extend(starts.iter().map(|(_, at)| *at as usize + into));
            }
        }
        let (words, there) = (&self.old.tokens, &self.new.tokens);
        let alike = run((words, old), (there, new)).min(ALIKE);
        olds.retain(|other| {
            run((words, *other), (there, new)) >= alike
                || run((words, *other), (words, old)) >= ALIKE
        });
        news.retain(|other| run((words, old), (there, *other)) >= alike);
        olds.insert(old);
        news.insert(new);
        Some((olds, news))
    }

    /// The passage around a word of the old text of which all words stand in rows more than once.
    fn passage(&self, at: usize) -> Range<usize> {
        let is_copied = |word: &usize| {
            let rows = word.saturating_sub(ROW - 1)..=*word;
            rows.filter_map(|start| self.old.row(start)).any(|row| {
                self.old.rows.starts(row).len() > 1 || self.new.rows.starts(row).len() > 1
            })
        };
        let starts = at.saturating_sub(LONGEST)..at;
        let start = starts.rev().take_while(is_copied).last();
        let end = (at + 1..at + LONGEST).take_while(is_copied).last();
        start.unwrap_or(at)..end.unwrap_or(at) + 1
    }

    /// The bits that two texts have in common beyond a passage that is so long before and behind two
    /// words in them.
    fn beyond(&self, old: usize, new: usize, (before, behind): (usize, usize)) -> i32 {
        let (old_start, new_start) = (old.saturating_sub(before), new.saturating_sub(before));
        let left = (
            Beyond::before(&self.old.tokens, old_start, 0),
            Beyond::before(&self.new.tokens, new_start, SHIFTED),
        );
        let right = (
            Beyond::behind(&self.old.tokens, old + behind, 0),
            Beyond::behind(&self.new.tokens, new + behind, SHIFTED),
        );
        let bits = |(old, new): (Beyond, Beyond)| {
            let start = Start::At(new.expected);
            let bits = self.score(&old.words, &new.words, start, |_, _| true);
            if old.is_next_in(&new) {
                bits.min(NEXT)
            } else {
                bits.min(NEAR)
            }
        };
        bits(left) + bits(right)
    }
}

/// Words beyond a passage, read away from it.
struct Beyond {
    words: Vec<u16>,
    /// Which of them is the first if as many words came to the passage as went.
    expected: usize,
}

impl Beyond {
    /// Those before `end`, from so many words into the passage on.
    fn before(text: &[u16], end: usize, shifted: usize) -> Self {
        let from = (end + shifted).min(text.len());
        let words = text.get(end.saturating_sub(BEYOND + shifted)..from);
        Self {
            words: words.unwrap_or_default().iter().rev().copied().collect(),
            expected: from - end.min(from),
        }
    }

    /// Those from `start` on, from so many words in the passage on.
    fn behind(text: &[u16], start: usize, shifted: usize) -> Self {
        let from = start.saturating_sub(shifted).min(text.len());
        let words = text.get(from..(start + BEYOND + shifted).min(text.len()));
        Self {
            words: words.unwrap_or_default().to_vec(),
            expected: start.min(text.len()) - from,
        }
    }

    /// Whether the first words of it are right where they are expected in another text.
    fn is_next_in(&self, new: &Self) -> bool {
        let next = self.words.get(..JOINED);
        let there = new.words.get(new.expected..new.expected + JOINED);
        next.is_some() && next == there
    }
}

impl Side {
    /// The row of words that begins there.
    pub(super) fn row(&self, start: usize) -> Option<u64> {
        self.tokens.get(start..start + ROW).map(key)
    }
}

/// The most bits that the old ones from `from` on have in common with a new one each; where there are as
/// many of both, none is left over.
fn most(
    bits: &[Vec<i32>],
    from: usize,
    taken: u32,
    is_allowed: &dyn Fn(usize, usize) -> bool,
) -> i32 {
    let Some(row) = bits.get(from) else {
        return 0;
    };
    let pairs = row.iter().enumerate().filter_map(|(new, bits_of)| {
        let is_free = taken & 1 << new == 0 && is_allowed(from, new);
        is_free.then(|| bits_of + most(bits, from + 1, taken | 1 << new, is_allowed))
    });
    let left_over = (row.len() != bits.len()).then(|| most(bits, from + 1, taken, is_allowed));
    pairs.chain(left_over).max().unwrap_or(NEVER)
}

/// The words in a row that are the same around one of a text and one of another; of those on each
/// side no more are counted than tell a copy.
fn run((one, at): (&[u16], usize), (other, there): (&[u16], usize)) -> usize {
    let same = |(a, b): &(&u16, &u16)| a == b;
    let (Some((before, behind)), Some((other_before, other_behind))) =
        (one.split_at_checked(at), other.split_at_checked(there))
    else {
        return 0;
    };
    let on = behind.iter().zip(other_behind).take(ALIKE);
    let back = before.iter().rev().zip(other_before.iter().rev());
    on.take_while(same).count() + back.take(ALIKE).take_while(same).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_often_is_not_looked_at_place_by_place() {
        let paragraph = |from: u16| (from..from + 9).chain([0]);
        let text = |count: u16| -> Vec<u16> {
            let each = |at: u16| paragraph(60_000).chain(paragraph(10 * at + 1));
            (0..count).flat_map(each).collect()
        };
        for (count, is_looked_at) in [(1, true), (250, true), (251, false), (2_000, false)] {
            let partners = Partners::of(&text(count), &text(count));
            let often = partners.copies(4, 4);
            assert_eq!(often.is_some(), is_looked_at, "{count}");
            if let Some((olds, news)) = often {
                assert_eq!((olds.len(), news.len()), (count.into(), count.into()));
            }
            // One that stands once.
            let at = partners.old.tokens.len() - 5;
            let once = Some((BTreeSet::from([at]), BTreeSet::from([at])));
            assert_eq!(partners.copies(at, at), once);
        }
        let long = vec![7; 10_000];
        assert_eq!(run((&long, 5_000), (&long, 4_000)), 2 * ALIKE);
    }
}
