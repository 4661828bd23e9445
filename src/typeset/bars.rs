//! The bars of quotes at the start of a line.

use super::line::BAR_WIDTH;
use crate::review::Inset;

/// The bars of the quotes that a line is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bars {
    count: u16,
    /// Blank columns before the first bar, and before the second.
    before: [u16; 2],
}

impl Bars {
    /// The bars of an inset, in at most so many columns.
    pub(super) fn of(inset: Inset, most: u16) -> Self {
        let count = u16::from(inset.quotes).min(most / BAR_WIDTH);
        let mut left = most - count * BAR_WIDTH;
        let before = inset.before.map(|columns| {
            let columns = u16::from(columns).min(left);
            left -= columns;
            columns
        });
        Self { count, before }
    }

    /// The first of them, at most `count`.
    pub(super) fn first(self, count: u16) -> Self {
        Self {
            count: self.count.min(count),
            ..self
        }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// The column of each, from the left.
    pub fn columns(self) -> impl Iterator<Item = u16> {
        let [first, second] = self.before;
        (0..self.count).map(move |bar| {
            let before = if bar == 0 { first } else { first + second };
            before + bar * BAR_WIDTH
        })
    }

    /// The columns they take, with the blanks before and behind each.
    pub(super) fn width(self) -> u16 {
        self.before.iter().sum::<u16>() + self.count * BAR_WIDTH
    }
}
