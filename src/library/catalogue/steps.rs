//! The steps of writing, each on what others may have written meanwhile.

use super::CatalogueError;
use super::entry::{self, Holds, Remembered};
use super::parts::{Part, column};
use super::roots::{Roots, below, moved};
use crate::library::{Digest, Source, Stamp};
use rusqlite::{OptionalExtension, Transaction};
use std::path::Path;
use std::sync::Arc;

/// Something that is to be written. Paths are stored ones.
#[derive(Debug)]
pub(super) enum Step {
    /// A file of one review.
    One {
        /// Its path.
        path: Vec<u8>,
        /// Its bytes.
        body: Vec<u8>,
    },
    /// Records of a file.
    Part {
        /// The number of the file.
        file: i64,
        /// What it was known by when it was begun.
        stamp: Stamp,
        /// Its path, as it is given.
        path: Arc<Path>,
        /// The records.
        part: Part,
    },
    /// All records of a file are told.
    Complete {
        /// The number of the file.
        file: i64,
        /// What it was known by when it was begun.
        stamp: Stamp,
        /// The number of the last of them.
        last: usize,
    },
}

impl Step {
    /// How many bytes are written with it, roughly.
    pub(super) fn weight(&self) -> usize {
        match self {
            // Beside the bytes there are two entries in two indexes.
            Self::One { path, body } => body.len() + 4 * path.len() + 32,
            Self::Part { part, .. } => part.size(),
            Self::Complete { .. } => 0,
        }
    }

    /// Writes it.
    pub(super) fn apply(
        &self,
        writing: &Transaction<'_>,
        roots: &Roots,
    ) -> Result<(), CatalogueError> {
        match self {
            Self::One { path, body } => put(writing, roots, path, body).map(drop),
            Self::Part {
                file,
                stamp,
                path,
                part,
            } => append(writing, *file, *stamp, path, part),
            Self::Complete { file, stamp, last } => complete(writing, *file, *stamp, *last),
        }
    }
}

/// The number of the file at a stored path, and what is remembered of it.
pub(super) fn file(
    writing: &Transaction<'_>,
    path: &[u8],
) -> Result<Option<(i64, Remembered)>, CatalogueError> {
    let mut find = writing.prepare_cached("SELECT id, body FROM files WHERE path = ?1")?;
    let found = find
        .query_row([path], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?;
    let Some((file, body)) = found else {
        return Ok(None);
    };
    let known = Remembered::of(&body, path).ok_or(CatalogueError::Damaged)?;
    Ok(Some((file, known)))
}

/// Writes the bytes of the file at a stored path in place of all that was known of it, and gives its
/// number.
pub(super) fn put(
    writing: &Transaction<'_>,
    roots: &Roots,
    path: &[u8],
    body: &[u8],
) -> Result<i64, CatalogueError> {
    let mut find = writing.prepare_cached("SELECT id FROM files WHERE path = ?1")?;
    let known: Option<i64> = find.query_row([path], |row| row.get(0)).optional()?;
    if let Some(file) = known {
        writing
            .prepare_cached("UPDATE files SET body = ?2 WHERE id = ?1")?
            .execute((file, body))?;
        writing
            .prepare_cached("DELETE FROM parts WHERE file = ?1")?
            .execute([file])?;
        return Ok(file);
    }
    writing
        .prepare_cached("INSERT INTO files (path, body) VALUES (?1, ?2)")?
        .execute((path, body))?;
    let file = writing.last_insert_rowid();
    name(writing, roots, path, file)?;
    Ok(file)
}

/// Puts a file into the order of the list.
fn name(
    writing: &Transaction<'_>,
    roots: &Roots,
    path: &[u8],
    file: i64,
) -> Result<(), CatalogueError> {
    let key = roots.key(path).ok_or(CatalogueError::Damaged)?;
    writing
        .prepare_cached("INSERT OR REPLACE INTO names (key, file) VALUES (?1, ?2)")?
        .execute((key, file))?;
    Ok(())
}

/// Takes a file out of the order of the list.
fn unname(
    writing: &Transaction<'_>,
    roots: &Roots,
    path: &[u8],
    file: i64,
) -> Result<(), CatalogueError> {
    let key = roots.key(path).ok_or(CatalogueError::Damaged)?;
    writing
        .prepare_cached("DELETE FROM names WHERE key = ?1 AND file = ?2")?
        .execute((key, file))?;
    Ok(())
}

/// A file of records that is still as it was when it was begun.
struct Open {
    /// Its stored path.
    path: Vec<u8>,
    known: Remembered,
    count: usize,
    /// The number of the last record that is known.
    last: usize,
}

/// What is known of the file of records with this number, unless it was begun anew, became a file of
/// one review or is forgotten.
fn open(
    writing: &Transaction<'_>,
    file: i64,
    stamp: Stamp,
) -> Result<Option<Open>, CatalogueError> {
    let mut find = writing.prepare_cached("SELECT path, body FROM files WHERE id = ?1")?;
    let found: Option<(Vec<u8>, Vec<u8>)> = find
        .query_row([file], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((path, body)) = found else {
        return Ok(None);
    };
    let known = Remembered::of(&body, &path).ok_or(CatalogueError::Damaged)?;
    let Holds::Records { count, last, .. } = known.holds else {
        return Ok(None);
    };
    Ok((known.stamp == stamp).then_some(Open {
        path,
        known,
        count,
        last: last.map_or(0, |last| last.record),
    }))
}

/// Writes what is remembered of a file with this number.
fn update(
    writing: &Transaction<'_>,
    file: i64,
    path: &[u8],
    known: Remembered,
) -> Result<(), CatalogueError> {
    writing
        .prepare_cached("UPDATE files SET body = ?2 WHERE id = ?1")?
        .execute((file, known.sealed(path)))?;
    Ok(())
}

/// Writes records behind those that are known. Another program may have told of some of them, or
/// have begun the file anew, in which case they would leave a gap and are passed over.
fn append(
    writing: &Transaction<'_>,
    file: i64,
    stamp: Stamp,
    path: &Arc<Path>,
    part: &Part,
) -> Result<(), CatalogueError> {
    let Some(open) = open(writing, file, stamp)? else {
        return Ok(());
    };
    if open.last < part.after || open.last >= part.last.record {
        return Ok(());
    }
    let behind;
    let part = if open.last == part.after {
        part
    } else {
        behind = part.behind(open.last, path);
        &behind
    };
    writing
        .prepare_cached("INSERT INTO parts (file, after, body) VALUES (?1, ?2, ?3)")?
        .execute((file, column(part.after), part.sealed(file)))?;
    let holds = Holds::Records {
        count: open.count.saturating_add(part.count),
        last: Some(part.last),
        complete: false,
    };
    update(writing, file, &open.path, Remembered { stamp, holds })
}

/// Remembers that all records of a file are told, the last of which has this number.
fn complete(
    writing: &Transaction<'_>,
    file: i64,
    stamp: Stamp,
    told: usize,
) -> Result<(), CatalogueError> {
    let Some(open) = open(writing, file, stamp)? else {
        return Ok(());
    };
    let Holds::Records { count, last, .. } = open.known.holds else {
        return Ok(());
    };
    if open.last < told {
        return Ok(());
    }
    let holds = Holds::Records {
        count,
        last,
        complete: true,
    };
    update(writing, file, &open.path, Remembered { stamp, holds })
}

/// A file that is written: its number, its stored path and its bytes.
type Row = (i64, Vec<u8>, Vec<u8>);

/// The files at a stored path and below it.
fn within(writing: &Transaction<'_>, path: &[u8]) -> Result<Vec<Row>, CatalogueError> {
    let (from, end) = below(path);
    let mut find = writing.prepare_cached(
        "SELECT id, path, body FROM files WHERE path = ?1 OR (path >= ?2 AND path < ?3)",
    )?;
    let rows = find.query_map((path, from, end), |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    rows.map(|row| row.map_err(CatalogueError::from)).collect()
}

/// Whether a stored path is `path` or below it.
pub(super) fn is_within(path: &[u8], other: &[u8]) -> bool {
    let (from, end) = below(path);
    path == other || (from.as_slice() <= other && other < end.as_slice())
}

/// Forgets what is at a stored path and below it.
pub(super) fn remove(
    writing: &Transaction<'_>,
    roots: &Roots,
    path: &[u8],
) -> Result<(), CatalogueError> {
    for (file, path, _) in within(writing, path)? {
        forget(writing, roots, file, &path)?;
    }
    Ok(())
}

/// Forgets the file with this number.
fn forget(
    writing: &Transaction<'_>,
    roots: &Roots,
    file: i64,
    path: &[u8],
) -> Result<(), CatalogueError> {
    unname(writing, roots, path, file)?;
    for from in [
        "DELETE FROM parts WHERE file = ?1",
        "DELETE FROM files WHERE id = ?1",
    ] {
        writing.prepare_cached(from)?.execute([file])?;
    }
    Ok(())
}

/// Moves what is at a stored path, and below it, to another, in place of what is there.
pub(super) fn rename(
    writing: &Transaction<'_>,
    roots: &Roots,
    from: &[u8],
    to: &[u8],
) -> Result<(), CatalogueError> {
    if from == to {
        return Ok(());
    }
    let moving = within(writing, from)?;
    remove(writing, roots, to)?;
    for (file, path, body) in moving {
        if may_be_called_by_its_file(roots, &path, &body)? {
            forget(writing, roots, file, &path)?;
            continue;
        }
        let other = moved(&path, from, to);
        let body = entry::moved(&body, &path, &other).ok_or(CatalogueError::Damaged)?;
        unname(writing, roots, &path, file)?;
        writing
            .prepare_cached("UPDATE files SET path = ?2, body = ?3 WHERE id = ?1")?
            .execute((file, &other, body))?;
        name(writing, roots, &other, file)?;
    }
    Ok(())
}

/// Whether the title of the review at a stored path is the one it would have by the name of its file.
fn may_be_called_by_its_file(
    roots: &Roots,
    path: &[u8],
    body: &[u8],
) -> Result<bool, CatalogueError> {
    let source = roots.path(path).map(Source::File);
    let source = source.ok_or(CatalogueError::Damaged)?;
    Ok(match entry::digest(body, path, &source)? {
        Some(Digest::Read { title, .. }) => title == source.title(),
        Some(Digest::Unreadable(_)) | None => false,
    })
}
