//! What a catalogue remembers, read.

use super::entry::{self, Remembered};
use super::parts::Records;
use super::{Catalogue, CatalogueError};
use crate::library::{Digest, Source};
use rusqlite::{Row, Statement};
use std::collections::HashMap;
use std::mem;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many reviews are handed over together.
const BATCH: usize = 4096;

/// The parts of a file.
const PARTS: &str = "SELECT after, body FROM parts WHERE file = ?1 ORDER BY after";

/// A review and what was seen of it.
type Seen = (Source, Digest);

/// Takes reviews in batches, until it breaks.
type Sink<'a> = &'a mut dyn FnMut(Vec<Seen>) -> ControlFlow<()>;

impl Catalogue {
    /// The first `count` reviews by their names, in the order of the list, where so many are
    /// remembered. Costs what they are, not what the library is.
    pub fn first(&self, count: usize) -> Result<Vec<Seen>, CatalogueError> {
        let reading = self.connection.unchecked_transaction()?;
        let mut files = reading.prepare_cached(
            "SELECT id, path, body FROM names JOIN files ON id = file ORDER BY key, file",
        )?;
        let mut parts = reading.prepare_cached(PARTS)?;
        let mut first = Vec::new();
        let mut rows = files.query([])?;
        while first.len() < count
            && let Some(row) = rows.next()?
        {
            match self.file(row)? {
                File::One(seen) => first.push(*seen),
                File::Records(file, path) => {
                    let mut take = |seen| {
                        first.push(seen);
                        if first.len() < count {
                            ControlFlow::Continue(())
                        } else {
                            ControlFlow::Break(())
                        }
                    };
                    let _: ControlFlow<()> = records(&mut parts, file, &path, &mut take)?;
                }
            }
        }
        // Files of several roots may be named alike, and their roots written otherwise by now.
        first.sort_by(|(a, _), (b, _)| crate::library::order(a, b));
        Ok(first)
    }

    /// Hands everything that is remembered to `sink`, in batches and in no order but that of the
    /// records of a file, until it breaks. What was handed over before an error is right.
    pub fn each(&self, sink: Sink<'_>) -> Result<(), CatalogueError> {
        let reading = self.connection.unchecked_transaction()?;
        let mut batch = Batch {
            seen: Vec::new(),
            sink,
        };
        let mut several = Vec::new();
        let mut files = reading.prepare_cached("SELECT id, path, body FROM files")?;
        let mut rows = files.query([])?;
        while let Some(row) = rows.next()? {
            match self.file(row)? {
                File::One(seen) => {
                    if batch.take(*seen).is_break() {
                        return Ok(());
                    }
                }
                File::Records(file, path) => several.push((file, path)),
            }
        }
        let mut parts = reading.prepare_cached(PARTS)?;
        for (file, path) in several {
            let mut take = |seen| batch.take(seen);
            if records(&mut parts, file, &path, &mut take)?.is_break() {
                return Ok(());
            }
        }
        // Nothing comes after it that could be broken off.
        let _: ControlFlow<()> = batch.hand_over();
        Ok(())
    }

    /// What is remembered of each file, to be compared with what there is.
    pub fn files(&self) -> Result<HashMap<PathBuf, Remembered>, CatalogueError> {
        let mut files = self
            .connection
            .prepare_cached("SELECT path, body FROM files")?;
        let mut known = HashMap::new();
        let mut rows = files.query([])?;
        while let Some(row) = rows.next()? {
            let stored = blob(row, 0)?;
            let file = Remembered::of(blob(row, 1)?, stored);
            let path = self.roots.path(stored);
            let (path, file) = path.zip(file).ok_or(CatalogueError::Damaged)?;
            known.insert(path, file);
        }
        Ok(known)
    }

    /// What a row with the number, the path and the bytes of a file says.
    fn file(&self, row: &Row<'_>) -> Result<File, CatalogueError> {
        let stored = blob(row, 1)?;
        let path = self.roots.path(stored).ok_or(CatalogueError::Damaged)?;
        let source = Source::File(path);
        let digest = entry::digest(blob(row, 2)?, stored, &source)?;
        match (digest, source) {
            (Some(digest), source) => Ok(File::One(Box::new((source, digest)))),
            (None, Source::File(path)) => Ok(File::Records(row.get(0)?, path.into())),
            (None, _) => Err(CatalogueError::Damaged),
        }
    }
}

/// A file that is remembered.
enum File {
    /// Of one review.
    One(Box<Seen>),
    /// Of records: its number and its path.
    Records(i64, Arc<Path>),
}

/// Hands the records of a file to `take`, until that breaks.
fn records(
    parts: &mut Statement<'_>,
    file: i64,
    path: &Arc<Path>,
    take: &mut dyn FnMut(Seen) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, CatalogueError> {
    let mut rows = parts.query([file])?;
    while let Some(row) = rows.next()? {
        let records = Records::of(blob(row, 1)?, file, row.get(0)?, path);
        for seen in records.ok_or(CatalogueError::Damaged)? {
            if take(seen.ok_or(CatalogueError::Damaged)?).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// The bytes of a column, not copied.
fn blob<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a [u8], CatalogueError> {
    let bytes = row.get_ref(column)?.as_blob();
    bytes.map_err(|error| rusqlite::Error::from(error).into())
}

/// Gathers reviews.
struct Batch<'a> {
    seen: Vec<Seen>,
    sink: Sink<'a>,
}

impl Batch<'_> {
    fn take(&mut self, seen: Seen) -> ControlFlow<()> {
        self.seen.push(seen);
        if self.seen.len() < BATCH {
            return ControlFlow::Continue(());
        }
        self.hand_over()
    }

    fn hand_over(&mut self) -> ControlFlow<()> {
        let next = Vec::with_capacity(BATCH);
        (self.sink)(mem::replace(&mut self.seen, next))
    }
}
