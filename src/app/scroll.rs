//! Which rows of a list are on the screen.

use super::motion::Direction;

/// The part of the rows that are left in sight before the one that is turned to.
const TURN_SHARE: usize = 4;

/// The part of a list that is on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Scroll {
    first: usize,
    height: u16,
    /// The row that was left to look elsewhere in the list, for as long as it stays the one.
    left: Option<usize>,
}

impl Scroll {
    /// The first row on the screen.
    pub(super) fn first(self) -> usize {
        self.first
    }

    /// How many rows fit.
    pub(super) fn height(self) -> u16 {
        self.height
    }

    /// Looks `by` rows further on or back in a list of `len`, whether or not `row` stays in sight.
    pub(super) fn look(&mut self, direction: Direction, by: usize, row: usize, len: usize) {
        let last = len.saturating_sub(usize::from(self.height));
        let end = match direction {
            Direction::Back => 0,
            Direction::On => last,
        };
        let first = direction.step(self.first, by, last + 1);
        self.first = first.unwrap_or(end);
        self.left = Some(row);
    }

    /// Comes back to the row that counts.
    pub(super) fn come_back(&mut self) {
        self.left = None;
    }

    /// Lets the row that was the `old` one and is the `new` one now stay where it is on the screen,
    /// unless the top of the list is in sight: then that stays.
    pub(super) fn follow(&mut self, old: usize, new: usize) {
        if self.first > 0 {
            self.first = (self.first + new).saturating_sub(old);
        }
        if self.left == Some(old) {
            self.left = Some(new);
        }
    }

    /// Turns to another part of the list when `row` lies further than a row out of sight, so that
    /// what follows a page of a text does not move with each page.
    pub(super) fn turn(&mut self, row: usize) {
        let height = usize::from(self.height);
        if self.left.is_some() {
            return;
        }
        if row > self.first + height {
            self.first = row.saturating_sub(height / TURN_SHARE);
        } else if row + 1 < self.first {
            self.first = (row + height / TURN_SHARE).saturating_sub(height);
        }
    }

    /// Moves as little as needed to show `row` of `len` in `height` rows, and leaves no room
    /// behind the end. A row that was left stays out of sight.
    pub(super) fn settle(&mut self, row: usize, len: usize, height: u16) {
        self.settle_below(row, row, len, height);
    }

    /// The same, and as far as there is room for both also shows what stands above the row from `top`
    /// on.
    pub(super) fn settle_below(&mut self, top: usize, row: usize, len: usize, height: u16) {
        self.height = height;
        let height = usize::from(height.max(1));
        if self.left == Some(row) {
            self.first = self.first.min(len.saturating_sub(height));
            return;
        }
        self.left = None;
        let least = (row + 1).saturating_sub(height);
        let most = top.min(len.saturating_sub(height));
        self.first = self.first.min(most).max(least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stays_where_it_is_when_others_come_before_it() {
        let mut scroll = Scroll::default();
        scroll.follow(2, 4);
        assert_eq!(scroll.first(), 0);
        scroll.settle(12, 20, 5);
        scroll.follow(12, 15);
        assert_eq!(scroll.first(), 11);
        scroll.follow(15, 1);
        assert_eq!(scroll.first(), 0);
    }

    #[test]
    fn a_list_is_turned_when_a_row_is_far_out_of_sight() {
        let mut scroll = Scroll::default();
        let mut first = |row| {
            scroll.turn(row);
            scroll.settle(row, 100, 8);
            scroll.first()
        };
        let firsts = [0, 7, 8, 12, 14, 30, 31, 20, 19, 99].map(&mut first);
        assert_eq!(firsts, [0, 0, 1, 10, 10, 28, 28, 14, 14, 92]);
    }

    #[test]
    fn the_row_stays_in_sight() {
        let mut scroll = Scroll::default();
        let mut first = |row, len, height| {
            scroll.settle(row, len, height);
            scroll.first()
        };
        assert_eq!(first(0, 20, 5), 0);
        assert_eq!(first(4, 20, 5), 0);
        assert_eq!(first(5, 20, 5), 1);
        assert_eq!(first(19, 20, 5), 15);
        assert_eq!(first(17, 20, 5), 15);
        assert_eq!(first(3, 20, 5), 3);
        assert_eq!(first(3, 20, 50), 0);
        assert_eq!(first(0, 0, 0), 0);
    }
}
