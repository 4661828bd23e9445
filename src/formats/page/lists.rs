//! The lists around an item, and what it begins with.

use super::standing::Marker;

/// The lists around what is read, the innermost last.
#[derive(Debug, Default)]
pub(in crate::formats) struct Lists(Vec<List>);

/// A list.
#[derive(Debug, Clone, Copy)]
struct List {
    /// The number of its next item, where it counts.
    next: Option<u64>,
    /// How many lists that do not count its items are in, itself among them: kept, as lists may be
    /// nested as deep as a file is long.
    bullets: usize,
}

impl Lists {
    /// Whether there is none.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Goes into a list, numbered from `first` on if it is.
    pub(in crate::formats) fn enter(&mut self, first: Option<u64>) {
        let around = self.0.last().map_or(0, |list| list.bullets);
        self.0.push(List {
            next: first,
            bullets: around + usize::from(first.is_none()),
        });
    }

    /// Leaves the innermost list.
    pub(in crate::formats) fn leave(&mut self) {
        self.0.pop();
    }

    /// The marker of the next item.
    pub(in crate::formats) fn next_marker(&mut self) -> Marker {
        let Some(list) = self.0.last_mut() else {
            return Marker::bullet(0);
        };
        let Some(number) = &mut list.next else {
            return Marker::bullet(list.bullets.saturating_sub(1));
        };
        let marker = Marker::ordinal(*number);
        *number = number.saturating_add(1);
        marker
    }
}
