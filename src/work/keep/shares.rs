//! How much of each file the index holds, with what was added since it was written last.

use std::collections::{HashMap, HashSet};

use crate::search::{FileKey, Held};

/// How much of each file the index holds, with what was added since it was written last.
#[derive(Debug, Default)]
pub(super) struct Shares {
    files: HashMap<FileKey, Held>,
    /// Files of which more was added than is noted in the index.
    unnoted: HashSet<FileKey>,
    /// The texts of all.
    texts: usize,
}

impl Shares {
    /// What is in an index.
    pub(super) fn of(held: Vec<Held>) -> Self {
        let mut shares = Self::default();
        for held in held {
            shares.put(held);
        }
        shares
    }

    /// The texts in it of all files.
    pub(super) fn texts(&self) -> usize {
        self.texts
    }

    /// Whether anything is in it of a file.
    pub(super) fn holds(&self, file: FileKey) -> bool {
        self.files.contains_key(&file)
    }

    /// How much is in it of a file as it is with this stamp.
    pub(super) fn get(&self, file: FileKey, stamp: u64) -> Option<Held> {
        let held = self.files.get(&file).copied();
        held.filter(|held| held.stamp == stamp)
    }

    /// The files of which it holds anything.
    pub(super) fn files(&self) -> impl Iterator<Item = FileKey> {
        self.files.keys().copied()
    }

    /// Puts how much is in it of a file in the place of what was noted before.
    pub(super) fn put(&mut self, held: Held) {
        self.remove(held.file);
        self.texts += held.texts as usize;
        self.files.insert(held.file, held);
    }

    /// Counts the next text of a file, if it is the record of this number, from 1, and not all were
    /// there already. Whether it is.
    pub(super) fn next(&mut self, file: FileKey, stamp: u64, record: u32) -> bool {
        let Some(held) = self.files.get_mut(&file) else {
            return false;
        };
        let is_next = held.stamp == stamp && !held.whole && record == held.texts.saturating_add(1);
        if is_next {
            held.texts = record;
            self.texts += 1;
            self.unnoted.insert(file);
        }
        is_next
    }

    /// Takes a file out.
    pub(super) fn remove(&mut self, file: FileKey) {
        self.unnoted.remove(&file);
        if let Some(held) = self.files.remove(&file) {
            self.texts -= held.texts as usize;
        }
    }

    /// What is still to be noted in the index, which is taken to be done.
    pub(super) fn take_unnoted(&mut self) -> Vec<Held> {
        let unnoted = std::mem::take(&mut self.unnoted);
        let held = unnoted.iter().filter_map(|file| self.files.get(file));
        held.copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many texts of the file of this number, as it was when it had this stamp.
    fn held(file: u64, stamp: u64, texts: u32, whole: bool) -> Held {
        Held {
            file: FileKey(file),
            stamp,
            texts,
            whole,
        }
    }

    #[test]
    fn only_the_record_that_follows_is_the_next() {
        let file = FileKey(1);
        let mut shares = Shares::of(vec![held(1, 7, 2, false), held(2, 7, 5, true)]);
        let table = [
            (file, 7, 2, false),
            (file, 7, 4, false),
            (file, 8, 3, false),
            (file, 7, 3, true),
            (file, 7, 3, false),
            (file, 7, 4, true),
            (FileKey(2), 7, 6, false),
            (FileKey(3), 7, 1, false),
        ];
        for (file, stamp, record, expected) in table {
            assert_eq!(
                shares.next(file, stamp, record),
                expected,
                "{file:?} {stamp} {record}"
            );
        }
        assert_eq!(shares.texts(), 4 + 5);
        assert_eq!(shares.take_unnoted(), [held(1, 7, 4, false)]);
        assert_eq!(shares.take_unnoted(), []);
    }

    #[test]
    fn what_is_put_or_removed_takes_the_place_of_what_was() {
        let mut shares = Shares::of(vec![held(1, 7, 2, false)]);
        assert!(shares.next(FileKey(1), 7, 3));
        shares.put(held(1, 8, 1, true));
        assert_eq!((shares.texts(), shares.take_unnoted()), (1, vec![]));
        assert_eq!(shares.get(FileKey(1), 7), None);
        assert_eq!(shares.get(FileKey(1), 8), Some(held(1, 8, 1, true)));
        shares.remove(FileKey(1));
        assert_eq!((shares.texts(), shares.holds(FileKey(1))), (0, false));
    }
}
