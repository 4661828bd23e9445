//! From what texts are called in an index to the reviews of a library.

use crate::library::{EntryId, IndexHome, Roll};
use crate::search::{FileKey, TextKey};

/// What the files of a library are called in its index. It is kept from search to search, and takes
/// sixteen bytes for a file; records are found by their numbers.
#[derive(Debug, Default)]
pub struct TextKeys {
    /// In the order of the keys, each with the number of what reviews come from.
    files: Vec<(FileKey, u32)>,
    /// How many of those of the library were seen, and how often these got other names by then.
    seen: usize,
    renames: u64,
}

impl TextKeys {
    /// Takes in what has come to the library since.
    pub fn catch_up(&mut self, roll: &Roll, home: &IndexHome) {
        if self.renames != roll.renames() || self.seen > roll.origins() {
            *self = Self::default();
            self.renames = roll.renames();
        }
        if self.seen == roll.origins() {
            return;
        }
        let new = (self.seen..roll.origins()).filter_map(|number| {
            let number = u32::try_from(number).ok()?;
            let key = home.file(roll.path_of_origin(number)?)?;
            Some((key, number))
        });
        self.files.extend(new);
        // Most are in their order already, which this makes use of.
        self.files.sort();
        self.seen = roll.origins();
    }

    /// The review of a text; `None` where there is none any more.
    pub fn entry(&self, roll: &Roll, key: TextKey) -> Option<EntryId> {
        let at = self.files.partition_point(|(file, _)| *file < key.file);
        let (_, number) = self.files.get(at).filter(|(file, _)| *file == key.file)?;
        roll.of_origin(*number, key.record)
    }
}
