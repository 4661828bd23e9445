//! Moving by lines, pages and ends, the same in a text and in a list.

/// A move up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Motion {
    /// How far.
    pub stride: Stride,
    /// Which way.
    pub direction: Direction,
}

/// How far a move goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stride {
    /// One line.
    Line,
    /// Half of what is on the screen.
    HalfPage,
    /// What is on the screen.
    Page,
    /// To the end.
    End,
}

/// Which way a move goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up, or back.
    Back,
    /// Down, or on.
    On,
}

impl Direction {
    /// The row `by` rows from `row` in a list of `len`; `None` outside it.
    pub fn step(self, row: usize, by: usize, len: usize) -> Option<usize> {
        match self {
            Self::Back => row.checked_sub(by),
            Self::On => row.checked_add(by).filter(|row| *row < len),
        }
    }
}

impl Motion {
    /// Where the move leads from `row` in a list of `len` rows, of which `height` are on the screen.
    pub fn row(self, row: usize, len: usize, height: u16) -> usize {
        let by = match self.stride {
            Stride::Line => 1,
            Stride::HalfPage => usize::from(height / 2).max(1),
            Stride::Page => usize::from(height).max(1),
            Stride::End => len,
        };
        let end = match self.direction {
            Direction::Back => 0,
            Direction::On => len.saturating_sub(1),
        };
        self.direction.step(row, by, len).unwrap_or(end)
    }
}
