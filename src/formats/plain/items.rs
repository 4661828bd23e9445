//! The items of lists around a line, by how far in they begin.

use super::line::Line;

/// The items that a line may be within, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Items {
    open: Vec<Item>,
}

/// An item.
#[derive(Debug, Clone, Copy)]
struct Item {
    /// Where its marker begins in the source, in columns.
    indent: usize,
    /// How far in it is set.
    columns: usize,
    /// The columns of its marker.
    marker: usize,
}

impl Items {
    /// Goes into the item that `line` begins; gives how far in that is set. One that begins further
    /// in than another stands behind its marker.
    pub(super) fn enter(&mut self, line: &Line<'_>) -> usize {
        while self
            .open
            .last()
            .is_some_and(|item| item.indent + 1 >= line.indent)
        {
            let same = self.open.pop();
            if let Some(same) = same.filter(|same| same.indent <= line.indent + 1) {
                return self.push(line, same.columns);
            }
        }
        let columns = self.inset();
        self.push(line, columns)
    }

    fn push(&mut self, line: &Line<'_>, columns: usize) -> usize {
        self.open.push(Item {
            indent: line.indent,
            columns,
            marker: line.marker_columns(),
        });
        columns
    }

    /// How far in `line` is set when it belongs to an item above, which it does when it is set in
    /// below its marker. Items that it does not belong to are left.
    pub(super) fn around(&mut self, line: &Line<'_>) -> Option<usize> {
        let is_within = |item: &Item| line.indent >= item.indent + item.marker.min(2);
        if !self.open.first().is_some_and(is_within) {
            return None;
        }
        while self.open.last().is_some_and(|item| !is_within(item)) {
            self.open.pop();
        }
        Some(self.inset())
    }

    /// Leaves all items.
    pub(super) fn leave(&mut self) {
        self.open.clear();
    }

    /// How far in the text of the innermost item stands.
    fn inset(&self) -> usize {
        let last = self.open.last();
        last.map_or(0, |item| item.columns + item.marker)
    }
}
