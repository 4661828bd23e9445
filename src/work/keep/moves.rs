//! Files that were renamed, told by their numbers in the file system.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::known::{Known, Told};
use crate::library::Stamp;

/// Files that may have been renamed.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// Files that may be gone, by what they keep when they are renamed.
    old: HashMap<Key, Arc<Path>>,
    /// Files that are new, and have what an old one had.
    new: Vec<(Arc<Path>, Stamp, Arc<Path>)>,
}

impl Moves {
    /// Those of `files` that may be found again under another name.
    pub(super) fn among<'a>(known: &Known, files: impl Iterator<Item = &'a Arc<Path>>) -> Self {
        let mut old = HashMap::new();
        for path in files {
            let file = known.get(path);
            let stamp = file
                .filter(|file| !matches!(file.told, Told::Trouble(_)))
                .and_then(|file| file.stamp);
            if let Some(key) = stamp.and_then(key) {
                old.insert(key, Arc::clone(path));
            }
        }
        let new = Vec::new();
        Self { old, new }
    }

    /// Keeps a new file back if it may be a known one under another name.
    pub(super) fn holds(&mut self, path: &Arc<Path>, stamp: Option<Stamp>) -> bool {
        let old = stamp.and_then(|stamp| Some((stamp, self.old.get(&key(stamp)?)?)));
        let Some((stamp, old)) = old else {
            return false;
        };
        self.new.push((Arc::clone(path), stamp, Arc::clone(old)));
        true
    }

    /// The new files, each with the one that it was before, where that is among those that are `gone`.
    pub(super) fn settled(
        self,
        gone: &[Arc<Path>],
    ) -> impl Iterator<Item = (Arc<Path>, Stamp, Option<Arc<Path>>)> {
        let mut gone: HashSet<Arc<Path>> = gone.iter().cloned().collect();
        self.new.into_iter().map(move |(path, stamp, old)| {
            let moved = gone.remove(&old);
            (path, stamp, moved.then_some(old))
        })
    }
}

/// What a file keeps when it is renamed: all by which it is known. Its number alone may have been given
/// to another since.
type Key = (u64, u64, i64);

/// That of a file, where files have numbers.
fn key(stamp: Stamp) -> Option<Key> {
    (stamp.number != 0).then_some((stamp.number, stamp.size, stamp.modified))
}
