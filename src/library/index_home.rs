//! Where the index of a library is kept, and what its texts are called in it.

use super::catalogue::Roots;
use super::{Source, Stamp};
use crate::search::{FileKey, TextKey};
use std::fs::{self, DirBuilder};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What the folder of an index ends with, beside a catalogue of the same name.
pub(super) const ENDING: &str = "index";

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
        let folder = remembered.join(format!("{}.{ENDING}", roots.name()));
        Self { folder, roots }
    }

    /// The folder of the index.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder, which nobody else can look into, where there is none.
    pub fn make(&self) -> io::Result<()> {
        let mut folders = DirBuilder::new();
        folders.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
        folders.create(&self.folder)
    }

    /// Whether there is a folder.
    pub fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// Removes the folder with all that is in it, if it is there.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The number that stands for how a file was when it was read.
    pub fn stamp(stamp: Stamp) -> u64 {
        let mut hasher = DefaultHasher::new();
        stamp.hash(&mut hasher);
        hasher.finish()
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
