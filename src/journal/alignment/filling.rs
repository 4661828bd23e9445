//! Small gaps between words that are partners: the most words in them that are the same, in order.

use std::ops::Range;

use super::Alignment;

/// Words of the longest gap that is filled.
const GAP: usize = 64;

/// Words of a gap in which a word alone says nothing.
const SMALL: usize = 4;

impl Alignment<'_> {
    /// Makes partners of the words in all small gaps.
    pub(super) fn fill_gaps(&mut self) {
        let mut before: Option<(usize, usize)> = None;
        for old in 0..self.old.len() {
            let Some(new) = self.new_of(old) else {
                continue;
            };
            if let Some((old_before, new_before)) = before {
                let gap = (old_before + 1..old, new_before + 1..new);
                self.fill(&gap.0, &gap.1);
            }
            before = Some((old, new));
        }
    }

    fn fill(&mut self, old: &Range<usize>, new: &Range<usize>) {
        let is_small = |gap: &Range<usize>| (1..=GAP).contains(&gap.len());
        if new.start > new.end || !is_small(old) || !is_small(new) {
            return;
        }
        if new.clone().any(|at| self.old_of(at).is_some()) {
            return;
        }
        let pairs = self.most(old, new);
        let is_all_small = old.len().max(new.len()) <= SMALL;
        for (number, (old_at, new_at)) in pairs.iter().enumerate() {
            let joins = |other: Option<&(usize, usize)>| {
                other.is_some_and(|(old, new)| {
                    old_at.abs_diff(*old) == 1 && new_at.abs_diff(*new) == 1
                })
            };
            let before = number.checked_sub(1).and_then(|at| pairs.get(at));
            let is_at_end = (*old_at == old.start && *new_at == new.start)
                || (old_at + 1 == old.end && new_at + 1 == new.end);
            if is_all_small || is_at_end || joins(before) || joins(pairs.get(number + 1)) {
                self.pair(*old_at, *new_at);
            }
        }
    }

    /// The longest common subsequence of two gaps.
    fn most(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<(usize, usize)> {
        let width = new.len() + 1;
        let mut most = vec![0_u8; (old.len() + 1) * width];
        let at = |row: usize, column: usize| row * width + column;
        let get = |most: &[u8], row, column| most.get(at(row, column)).copied().unwrap_or(0);
        for row in (0..old.len()).rev() {
            for column in (0..new.len()).rev() {
                let value = if self.is_same(old.start + row, new.start + column) {
                    get(&most, row + 1, column + 1) + 1
                } else {
                    get(&most, row + 1, column).max(get(&most, row, column + 1))
                };
                if let Some(cell) = most.get_mut(at(row, column)) {
                    *cell = value;
                }
            }
        }
        let (mut row, mut column) = (0, 0);
        let mut pairs = Vec::new();
        while row < old.len() && column < new.len() {
            if self.is_same(old.start + row, new.start + column) {
                pairs.push((old.start + row, new.start + column));
                (row, column) = (row + 1, column + 1);
            } else if get(&most, row + 1, column) >= get(&most, row, column + 1) {
                row += 1;
            } else {
                column += 1;
            }
        }
        pairs
    }
}
