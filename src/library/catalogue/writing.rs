//! What a catalogue is told.

use super::entry::{self, Holds, Remembered};
use super::parts::Part;
use super::steps::{self, Step};
use super::{Catalogue, CatalogueError};
use crate::library::{Digest, Place, Source, Stamp};
use rusqlite::{Transaction, TransactionBehavior};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes that are gathered before they are written. Short enough that others who want to write do not
/// notice, and enough that the writing of many costs little.
const MOST: usize = 1024 * 1024;

/// The most records of a part.
const RECORDS: usize = 4096;

/// The bytes from which on a part takes no more records.
const PART: usize = 256 * 1024;

/// A file of records that was begun.
#[derive(Debug)]
pub(super) struct Begun {
    file: i64,
    stamp: Stamp,
    path: Arc<Path>,
    /// The records that are still to be put behind those that are written.
    part: Part,
}

impl Begun {
    /// The number of the last record.
    fn last(&self) -> usize {
        if self.part.count == 0 {
            self.part.after
        } else {
            self.part.last.record
        }
    }

    /// The records that were gathered, if there are any.
    fn part(&mut self) -> Option<Step> {
        let next = Part::new(self.last());
        let part = mem::replace(&mut self.part, next);
        (part.count > 0).then(|| Step::Part {
            file: self.file,
            stamp: self.stamp,
            path: Arc::clone(&self.path),
            part,
        })
    }
}

impl Catalogue {
    /// Remembers a file of one review, or one that could not be read: what it was known by when that
    /// was tried, and what was seen. A path that is below none of the roots is not remembered.
    pub fn one(
        &mut self,
        path: &Path,
        stamp: Stamp,
        digest: &Digest,
    ) -> Result<(), CatalogueError> {
        let Some(stored) = self.roots.stored(path) else {
            return Ok(());
        };
        let source = Source::File(path.to_owned());
        let body = entry::sealed_one(stamp, digest, &source, &stored);
        self.begun.remove(&stored);
        self.gather(Step::One { path: stored, body })
    }

    /// Begins a file of records, or goes on with it where it was left: gives the place of the last
    /// record that is remembered of the file as it is now. What is remembered of it as it was before
    /// is forgotten.
    pub fn begin(&mut self, path: &Path, stamp: Stamp) -> Result<Option<Place>, CatalogueError> {
        let Some(stored) = self.roots.stored(path) else {
            return Ok(None);
        };
        self.commit()?;
        let (file, last) = self.write(|writing, roots| {
            let known = steps::file(writing, &stored)?;
            if let Some((file, known)) = known
                && let Holds::Records { last, .. } = known.holds
                && known.stamp == stamp
            {
                return Ok((file, last));
            }
            let holds = Holds::Records {
                count: 0,
                last: None,
                complete: false,
            };
            let body = Remembered { stamp, holds }.sealed(&stored);
            Ok((steps::put(writing, roots, &stored, &body)?, None))
        })?;
        let begun = Begun {
            file,
            stamp,
            path: path.into(),
            part: Part::new(last.map_or(0, |last| last.record)),
        };
        self.begun.insert(stored, begun);
        Ok(last)
    }

    /// Remembers records of a file that was begun, which stand behind those before, in their order.
    pub fn append(
        &mut self,
        path: &Path,
        records: &[(Place, Digest)],
    ) -> Result<(), CatalogueError> {
        let Some(stored) = self.roots.stored(path) else {
            return Ok(());
        };
        for (place, digest) in records {
            let Some(begun) = self.begun.get_mut(&stored) else {
                return Ok(());
            };
            if place.record <= begun.last() {
                continue;
            }
            let path = Arc::clone(&begun.path);
            begun.part.push(&path, *place, digest);
            if (begun.part.count >= RECORDS || begun.part.size() >= PART)
                && let Some(part) = begun.part()
            {
                self.gather(part)?;
            }
        }
        Ok(())
    }

    /// Remembers that all records of a file that was begun are told.
    pub fn complete(&mut self, path: &Path) -> Result<(), CatalogueError> {
        let begun = self
            .roots
            .stored(path)
            .and_then(|stored| self.begun.remove(&stored));
        let Some(mut begun) = begun else {
            return Ok(());
        };
        let complete = Step::Complete {
            file: begun.file,
            stamp: begun.stamp,
            last: begun.last(),
        };
        if let Some(part) = begun.part() {
            self.gather(part)?;
        }
        self.gather(complete)
    }

    /// Forgets what is at these paths and below them.
    pub fn remove(&mut self, paths: &[PathBuf]) -> Result<(), CatalogueError> {
        self.commit()?;
        let paths = paths.iter().filter_map(|path| self.roots.stored(path));
        let paths: Vec<Vec<u8>> = paths.collect();
        self.begun.retain(|begun, _| {
            let is_within = |path: &Vec<u8>| steps::is_within(path, begun);
            !paths.iter().any(is_within)
        });
        self.write(|writing, roots| {
            paths
                .iter()
                .try_for_each(|path| steps::remove(writing, roots, path))
        })
    }

    /// Remembers that what was at `from`, and below it, is at `to` now, in place of what was there.
    /// A review whose title may be but the name of its file is forgotten, so that it is read again.
    pub fn rename(&mut self, from: &Path, to: &Path) -> Result<(), CatalogueError> {
        let (stored, other) = (self.roots.stored(from), self.roots.stored(to));
        let (Some(stored), Some(other)) = (stored, other) else {
            // One of them is outside: it is gone, or new.
            return self.remove(&[from.to_owned(), to.to_owned()]);
        };
        self.commit()?;
        self.begun
            .retain(|begun, _| !steps::is_within(&stored, begun));
        self.write(|writing, roots| steps::rename(writing, roots, &stored, &other))
    }

    /// Writes what was gathered. Where that cannot be done it is not remembered.
    pub fn commit(&mut self) -> Result<(), CatalogueError> {
        self.gathered
            .extend(self.begun.values_mut().filter_map(Begun::part));
        let steps = self.forget_gathered();
        if steps.is_empty() {
            return Ok(());
        }
        self.write(|writing, roots| steps.iter().try_for_each(|step| step.apply(writing, roots)))
    }

    /// Gathers what is to be written, and writes it where that is much.
    fn gather(&mut self, step: Step) -> Result<(), CatalogueError> {
        self.weight += step.weight();
        self.gathered.push(step);
        if self.weight < MOST {
            return Ok(());
        }
        self.commit()
    }

    /// Takes what was gathered.
    pub(super) fn forget_gathered(&mut self) -> Vec<Step> {
        self.weight = 0;
        mem::take(&mut self.gathered)
    }

    /// Writes all of something, or nothing of it.
    fn write<T>(
        &mut self,
        what: impl FnOnce(&Transaction<'_>, &super::Roots) -> Result<T, CatalogueError>,
    ) -> Result<T, CatalogueError> {
        let writing = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = what(&writing, &self.roots)?;
        writing.commit()?;
        Ok(done)
    }
}
