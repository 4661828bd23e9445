//! The space between lines.

use super::page::Page;

/// What stands above a line: how many blank lines there are is a habit of the text, which the
/// second look knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Nothing,
    BlankLine,
    Edge,
}

impl Space {
    /// What stands above line `index` of those of `page` that are not blank; below the last one
    /// ends the text, as it does above the first.
    pub(super) fn above(page: &Page, index: usize) -> Self {
        match page.lines.blanks_above(index) {
            0 => Self::Nothing,
            _ if index == 0 || index >= page.lines.len() => Self::Edge,
            _ => Self::BlankLine,
        }
    }
}
