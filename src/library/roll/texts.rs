//! What reviews are found by in an index: the file they come from, and their number in it.

use super::{EntryId, Roll};
use std::path::Path;

impl Roll {
    /// How many files, and other things that reviews come from, there are or were: they are numbered
    /// from 0, without gaps, and keep their numbers.
    pub fn origins(&self) -> usize {
        self.origins.len()
    }

    /// How often files got other names.
    pub fn renames(&self) -> u64 {
        self.origins.renames()
    }

    /// The path of what has this number among all that reviews come from, unless it is no file.
    pub fn path_of_origin(&self, number: u32) -> Option<&Path> {
        self.origins.path(number)
    }

    /// The review that is this record of what has this number, or all of it where that is 0.
    pub fn of_origin(&self, number: u32, record: u32) -> Option<EntryId> {
        self.origins.held(number, record as usize)
    }
}
