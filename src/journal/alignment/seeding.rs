//! Words in a row that stand once among those of each text that are left over.

use std::cmp::Reverse;

use super::{Alignment, Block};

/// Words in a row that are looked up.
const ROW: usize = 4;

/// Words in a row that tell by themselves where they are from.
pub(super) const FIRST: usize = 6;

/// Such among those that are left over.
pub(super) const LATER: usize = 5;

impl Alignment<'_> {
    /// Makes partners of rows that stand once and go on from each other for so many words at
    /// least; the blocks that they make.
    pub(super) fn seed(&mut self, telling: usize) -> Vec<Block> {
        let old = once(self.old, |at| self.new_of(at).is_none());
        let new = once(self.new, |at| self.old_of(at).is_none());
        let mut pairs = in_both(&old, &new);
        pairs.sort_unstable();
        let mut blocks = joined(&pairs);
        blocks.retain(|block| block.length >= telling);
        blocks.sort_by_key(|block| (Reverse(block.length), block.old));
        for block in &blocks {
            for at in 0..block.length {
                self.pair(block.old + at, block.new + at);
            }
        }
        blocks
    }
}

/// The rows of words that are all left over and stand once, in order, and where they begin.
fn once(words: &[u16], is_left: impl Fn(usize) -> bool) -> Vec<(u64, u32)> {
    let mut rows = Vec::new();
    let (mut row, mut length) = (0_u64, 0);
    for (at, word) in words.iter().enumerate() {
        row = row << 16 | u64::from(*word);
        length = if is_left(at) { length + 1 } else { 0 };
        if length >= ROW {
            rows.push((row, (at + 1 - ROW) as u32));
        }
    }
    rows.sort_unstable();
    let groups = rows.chunk_by(|(row, _), (next, _)| row == next);
    groups
        .filter_map(|group| match group {
            [one] => Some(*one),
            _ => None,
        })
        .collect()
}

/// Where the rows begin that are in both.
fn in_both(old: &[(u64, u32)], new: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let mut rest = new.iter().peekable();
    let mut pairs = Vec::new();
    for (row, old) in old {
        while rest.next_if(|(other, _)| other < row).is_some() {}
        if let Some((_, new)) = rest.next_if(|(other, _)| other == row) {
            pairs.push((*old, *new));
        }
    }
    pairs
}

/// Rows that go on from each other as blocks.
fn joined(pairs: &[(u32, u32)]) -> Vec<Block> {
    let goes_on = |(old, new): &(u32, u32), (next_old, next_new): &(u32, u32)| {
        next_old - old <= ROW as u32 && next_new.checked_sub(*new) == Some(next_old - old)
    };
    let groups = pairs.chunk_by(goes_on);
    groups
        .filter_map(|group| {
            let ((old, new), (last, _)) = (group.first()?, group.last()?);
            Some(Block {
                old: *old as usize,
                new: *new as usize,
                length: (last - old) as usize + ROW,
            })
        })
        .collect()
}
