//! Copies that came or went: where most of what is together stands more often in one of the texts
//! than in the other, nobody can tell which of them it is.

use std::ops::Range;

use hashbrown::HashMap;

use super::{Alignment, NONE};

/// Words in a row that are counted.
const ROW: usize = 3;

/// Words of the common ends of two texts, next to where these differ, that are not trusted for that
/// alone: what was changed may have been a copy of them.
const BORDER: usize = 60;

/// Words that may have come between two others, or gone, for these to be still together.
const TOGETHER: usize = 16;

impl Alignment<'_> {
    /// Doubts whatever stands by itself and of which copies came or went.
    pub(super) fn doubt_copies(&mut self) {
        let mut counts: HashMap<[u16; ROW], (u32, u32)> = HashMap::new();
        for row in rows(self.old) {
            counts.entry(row).or_default().0 += 1;
        }
        for row in rows(self.new) {
            counts.entry(row).or_default().1 += 1;
        }
        for new in self.chains() {
            let words = self.new.get(new.clone()).unwrap_or_default();
            let rows: Vec<Row> = rows(words).map(|row| Row::of(counts.get(&row))).collect();
            let copied = rows.iter().filter(|row| **row == Row::Copied).count();
            let all = rows.iter().filter(|row| **row != Row::Later).count();
            if 2 * copied >= all {
                self.doubt_words(new);
                continue;
            }
            // At its ends nothing on the other side tells.
            let is_own = |row: &Row| *row == Row::Own;
            let first = rows.iter().position(is_own).unwrap_or(0);
            let last = rows.iter().rposition(is_own).unwrap_or(rows.len());
            let at_ends = [rows.get(..first), rows.get(last + 1..)];
            let [head, tail] = at_ends.map(|rows| {
                let rows = rows.unwrap_or_default().iter();
                rows.filter(|row| **row == Row::Copied).count() > 1
            });
            if head {
                self.doubt_words(new.start..new.start + first);
            }
            if tail {
                self.doubt_words(new.start + last + ROW..new.end);
            }
        }
    }

    /// Trusts what both texts begin or end with, but for what stands near to where they differ: what
    /// was written or taken out elsewhere says nothing against it.
    pub(super) fn trust_ends(&mut self) {
        let same = |(a, b): &(&u16, &u16)| a == b;
        let (old, new) = (self.old, self.new);
        let head = old.iter().zip(new).take_while(same).count();
        let tail = old.iter().rev().zip(new.iter().rev());
        let tail = tail.take_while(same).count();
        let (head, tail) = (head.saturating_sub(BORDER), tail.saturating_sub(BORDER));
        let from_end = |from: usize, len: usize| (from < len).then_some(len - 1 - from);
        let ends = (0..head).map(|at| (Some(at), Some(at)));
        let ends =
            ends.chain((0..tail).map(|at| (from_end(at, old.len()), from_end(at, new.len()))));
        for (old, new) in ends {
            if let (Some(old), Some(new)) = (old, new)
                && self.new_of(old) == Some(new)
                && let Some(is_new) = self.doubted_new.get_mut(new)
            {
                *is_new = false;
            }
        }
    }

    fn doubt_words(&mut self, new: Range<usize>) {
        if let Some(words) = self.doubted_new.get_mut(new) {
            words.fill(true);
        }
    }

    /// What is still together, in the new text.
    fn chains(&self) -> Vec<Range<usize>> {
        let mut chains: Vec<Range<usize>> = Vec::new();
        let mut before_old = 0;
        for (old, new) in self.new_of.iter().enumerate() {
            if *new == NONE {
                continue;
            }
            let new = *new as usize;
            match chains.last_mut() {
                Some(before)
                    if new >= before.end
                        && new - before.end <= TOGETHER
                        && old - before_old <= TOGETHER =>
                {
                    before.end = new + 1;
                }
                Some(_) | None => chains.push(new..new + 1),
            }
            before_old = old;
        }
        chains
    }
}

/// How often a row of words stands in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// As often in both.
    Own,
    /// More often in one.
    Copied,
    /// Only in the new one.
    Later,
}

impl Row {
    fn of(counts: Option<&(u32, u32)>) -> Self {
        match counts {
            None | Some((0, _)) => Self::Later,
            Some((before, after)) if before == after => Self::Own,
            Some(_) => Self::Copied,
        }
    }
}

fn rows(words: &[u16]) -> impl Iterator<Item = [u16; ROW]> {
    words.windows(ROW).filter_map(|row| row.try_into().ok())
}
