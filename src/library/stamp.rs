//! What a file is known again by without being read.

use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What a file is known again by: where all of it is as it was, its content is taken to be, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Its bytes.
    pub size: u64,
    /// When it was written last, in nanoseconds since the beginning of 1970; 0 where that is not known.
    pub modified: i64,
    /// Its number in the file system, which it keeps when it is renamed; 0 where there is none.
    pub number: u64,
}

impl Stamp {
    /// The stamp of the file at `path`, or of the file that a link there leads to; `None` where it
    /// cannot be looked at.
    pub fn at(path: &Path) -> Option<Self> {
        let seen = std::fs::metadata(path).ok()?;
        let stamp = Self::of(&seen);
        Some(if seen.is_dir() {
            stamp.with_files(path)
        } else {
            stamp
        })
    }

    /// The stamp of a folder that is read as one, with what its files are known again by.
    fn with_files(mut self, folder: &Path) -> Self {
        for entry in walkdir(folder) {
            let Some(seen) = entry.metadata().ok().filter(Metadata::is_file) else {
                continue;
            };
            let file = Self::of(&seen);
            self.size = self.size.wrapping_add(file.size);
            self.modified = self.modified.max(file.modified);
        }
        self
    }

    /// The stamp of a file that was looked at.
    pub fn of(seen: &Metadata) -> Self {
        let since = |time: std::time::SystemTime| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
            Err(error) => {
                i64::try_from(error.duration().as_nanos()).map_or(i64::MIN, |before| -before)
            }
        };
        Self {
            size: seen.len(),
            modified: seen.modified().map_or(0, since),
            number: number(seen),
        }
    }
}

/// What is in a folder, and in those within it.
fn walkdir(folder: &Path) -> impl Iterator<Item = ignore::DirEntry> {
    let walk = ignore::WalkBuilder::new(folder)
        .standard_filters(false)
        .build();
    walk.filter_map(Result::ok)
}

#[cfg(unix)]
fn number(seen: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(seen)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}
