//! What is known of the files of a library: as what they were told of, and how far they were read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::library::{Source, Stamp, Trouble};

/// The files of a library, by their paths.
#[derive(Debug, Default)]
pub(super) struct Known {
    files: BTreeMap<Arc<Path>, File>,
    /// Those of them that are links, whose stamps change without them.
    pub(super) links: BTreeSet<Arc<Path>>,
    /// Links that may lead somewhere else than before.
    pub(super) new_links: Vec<Arc<Path>>,
    /// Which look through everything this is, or was last.
    round: u32,
}

/// A file of a library.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct File {
    /// How it was when it was looked at last.
    pub(super) stamp: Option<Stamp>,
    /// As what it was told of.
    pub(super) told: Told,
    /// How far it was read as it is now.
    pub(super) read: Read,
    /// The look through everything that came upon it last.
    round: u32,
}

/// As what a file was told of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    /// Not at all, as it holds records of which none was read.
    Nothing,
    /// As one review.
    Review,
    /// As so many records.
    Records(usize),
    /// As something that cannot be opened.
    Trouble(Trouble),
}

/// How far a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// So many of its records, and not all.
    Until(usize),
    /// To its end.
    Whole,
    /// It could not be read.
    Failed,
}

impl Read {
    /// Not at all.
    pub(super) const NOT: Self = Self::Until(0);

    /// Whether there is more to read.
    pub(super) fn is_unfinished(self) -> bool {
        matches!(self, Self::Until(_))
    }
}

impl Known {
    /// Begins another look through everything.
    pub(super) fn begin_round(&mut self) {
        self.round += 1;
    }

    pub(super) fn get(&self, path: &Path) -> Option<&File> {
        self.files.get(path)
    }

    pub(super) fn get_mut(&mut self, path: &Path) -> Option<&mut File> {
        self.files.get_mut(path)
    }

    /// Puts a file in the place of what is known of it.
    pub(super) fn put(&mut self, path: &Arc<Path>, stamp: Option<Stamp>, told: Told, read: Read) {
        let round = self.round;
        let file = File {
            stamp,
            told,
            read,
            round,
        };
        self.files.insert(Arc::clone(path), file);
        if path.is_symlink() {
            self.note_link(path);
        }
    }

    /// Has all files read again.
    pub(super) fn forget_reading(&mut self) {
        for file in self.files.values_mut() {
            file.read = Read::NOT;
        }
    }

    /// Notes that there is a link, which may lead somewhere else than before.
    pub(super) fn note_link(&mut self, path: &Arc<Path>) {
        self.links.insert(Arc::clone(path));
        self.new_links.push(Arc::clone(path));
    }

    /// Notes that a file is still there.
    pub(super) fn meet(&mut self, path: &Path) {
        let round = self.round;
        if let Some(file) = self.files.get_mut(path) {
            file.round = round;
        }
    }

    pub(super) fn remove(&mut self, path: &Path) -> Option<File> {
        self.links.remove(path);
        self.files.remove(path)
    }

    /// What is known at `path` and below it, in the order of the paths.
    pub(super) fn within<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Arc<Path>> {
        let from = (std::ops::Bound::Included(path), std::ops::Bound::Unbounded);
        let files = self.files.range::<Path, _>(from);
        files
            .map(|(path, _)| path)
            .take_while(move |below| below.starts_with(path))
    }

    /// What is known at `path` and below it, or anywhere, that the last look did not come upon.
    pub(super) fn missed(&self, path: Option<&Path>) -> Vec<Arc<Path>> {
        let missed = |path: &&Arc<Path>| {
            let file = self.files.get(*path);
            file.is_some_and(|file| file.round != self.round)
        };
        match path {
            Some(path) => self.within(path).filter(missed).cloned().collect(),
            None => self.files.keys().filter(missed).cloned().collect(),
        }
    }

    /// How many texts are known.
    pub(super) fn texts(&self) -> usize {
        let texts = self.files.values().map(|file| match file.told {
            Told::Nothing | Told::Trouble(_) => 0,
            Told::Review => 1,
            Told::Records(count) => count,
        });
        texts.sum()
    }

    /// Everything that is known.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Arc<Path>, &File)> {
        self.files.iter()
    }

    /// The files that are not read to their end.
    pub(super) fn unfinished(&self) -> impl Iterator<Item = (&Arc<Path>, &File)> {
        let files = self.files.iter();
        files.filter(|(_, file)| file.read.is_unfinished())
    }
}

impl File {
    /// Whether it is known to hold records, or should by its name.
    pub(super) fn holds_records(&self, path: &Path) -> bool {
        matches!(self.told, Told::Nothing | Told::Records(_)) || of_records(path)
    }
}

/// Whether the name of a file says that it holds records.
pub(super) fn of_records(path: &Path) -> bool {
    Source::File(path.to_owned()).holds_several()
}
