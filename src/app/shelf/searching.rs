//! What the search of the whole library takes from the list.

use super::Shelf;
use crate::library::{Asked, IndexState, LibrarySearch, SearchMasking};
use std::sync::Arc;

impl Shelf {
    /// The search of this number for what was asked, of which `limit` reviews are wanted at the most.
    pub fn search(
        &self,
        (number, limit): (u64, usize),
        asked: Asked,
        index: IndexState,
        masking: SearchMasking,
    ) -> LibrarySearch {
        LibrarySearch {
            number,
            asked,
            limit,
            roll: self.roll.clone(),
            lookup: self.lookup.clone(),
            readings: Arc::clone(&self.readings),
            pace: self.pace,
            index,
            masking,
            changes: self.changes,
            piped: None,
        }
    }
}
