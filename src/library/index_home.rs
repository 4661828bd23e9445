//! Where the index of a library is kept, and what its texts are called in it.

use super::Source;
use super::catalogue::Roots;
use crate::search::{FileKey, TextKey};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Where the index of a library is kept, beside its catalogue, and what its texts are called in it.
#[derive(Debug)]
pub struct IndexHome {
    folder: PathBuf,
    roots: Roots,
}

impl IndexHome {
    /// That of the library with these roots, in the folder where libraries are remembered.
    pub fn of(remembered: &Path, roots: &[PathBuf]) -> Self {
        let roots = Roots::of(roots);
        let folder = remembered.join(format!("{}.index", roots.name()));
        Self { folder, roots }
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What a file is called in it, however its root is written; `None` for what is below no root.
    pub fn file(&self, path: &Path) -> Option<FileKey> {
        let stored = self.roots.stored(path)?;
        let mut hasher = DefaultHasher::new();
        stored.hash(&mut hasher);
        Some(FileKey(hasher.finish()))
    }

    /// What a text is called in it; `None` for what is never in an index.
    pub fn text(&self, source: &Source) -> Option<TextKey> {
        let (path, record): (&Path, usize) = match source {
            Source::File(path) => (path, 0),
            Source::Record(path, place) => (path, place.record),
            Source::StandardInput | Source::Sample(_) => return None,
        };
        Some(TextKey {
            file: self.file(path)?,
            record: u32::try_from(record).ok()?,
        })
    }
}
