//! Asking a forest about the lines of a text, one after the other.

use super::forest::Forest;
use super::row::Row;

/// A forest that is asked about row after row. One that is like the row before is answered at once:
/// a text may be millions of lines that are all alike.
#[derive(Debug)]
pub(super) struct Asking<'a> {
    forest: &'a Forest<'a>,
    last: Option<Asked>,
}

/// What was asked, and answered.
#[derive(Debug)]
struct Asked {
    row: Row,
    before: f32,
    chance: f32,
}

impl<'a> Asking<'a> {
    /// Nothing was asked of `forest` yet.
    pub(super) fn new(forest: &'a Forest<'a>) -> Self {
        Self { forest, last: None }
    }

    /// What [`Forest::chance`] gives.
    pub(super) fn chance(&mut self, row: &Row, before: f32) -> f32 {
        if let Some(last) = &self.last
            && last.before.to_bits() == before.to_bits()
            && last.row.values() == row.values()
        {
            return last.chance;
        }
        let chance = self.forest.chance(row, before);
        self.last = Some(Asked {
            row: *row,
            before,
            chance,
        });
        chance
    }
}
