//! Which of the reviews in the journal one is: the one with the same text, first of all where it is,
//! else the one that was where it is.
//!
//! A review elsewhere with the text of one that the journal has was moved there, or is a copy of it.
//! Its stamp tells, as renaming leaves that as it is and writing does not:
//!
//! | in the old place        | its stamp is the one kept | its stamp is another |
//! |-------------------------|---------------------------|----------------------|
//! | nothing                 | moved                     | moved                |
//! | the very text           | copy                      | copy                 |
//! | another text            | moved                     | copy                 |
//!
//! Of several that may have been moved it is the one with its stamp. One of which no place is known
//! is moved wherever its text is. All that is asked of the journal goes by this.

use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::Path;

use rusqlite::Connection;

use super::{ReviewRow, StoreError, Was, path};
use crate::journal::Known;

/// The bytes of the longest files that are compared to tell whether they have the same text.
const LONGEST: u64 = 16 * 1024 * 1024;

/// A review as the rows know it.
#[derive(Debug)]
pub(super) struct Sought {
    pub(super) path: Option<Vec<u8>>,
    pub(super) record: i64,
    pub(super) stamp: Option<(i64, i64)>,
    pub(super) content: Option<[u8; 16]>,
    title: (String, Option<String>),
}

/// What became of the text of a review that is elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is where it was: who has the same text is a copy of it.
    There,
    /// It is not where it was.
    Gone,
}

impl Sought {
    pub(super) fn of(review: &Known) -> Self {
        let name = review.name.as_ref();
        let record = name.and_then(|name| name.record).unwrap_or(0);
        let stamp = review.stamp;
        Self {
            path: name.map(|name| path::bytes(&name.path)),
            record: i64::try_from(record).unwrap_or(i64::MAX),
            stamp: stamp.map(|(size, written)| (size.cast_signed(), written)),
            content: review.content.map(crate::journal::Content::to_bytes),
            title: (review.citation.title.clone(), review.citation.work.clone()),
        }
    }

    /// The row of this review, and by what it is known again.
    pub(super) fn find(&self, from: &Connection) -> Result<Option<(ReviewRow, Was)>, StoreError> {
        let there = match &self.path {
            Some(path) => ReviewRow::at(from, path, self.record)?,
            None => None,
        };
        let Some(content) = self.content else {
            return Ok(there
                .filter(|row| self.is_of_entry(row))
                .map(|row| (row, Was::There)));
        };
        let same_text = |row: &ReviewRow| row.content == Some(content) && self.has_title_of(row);
        if there.as_ref().is_some_and(same_text) {
            return Ok(there.map(|row| (row, Was::There)));
        }
        let others = ReviewRow::with(from, content)?;
        if let Some(other) = self.among(others) {
            return Ok(Some((other, Was::Elsewhere)));
        }
        // The text was edited where it is.
        Ok(there
            .filter(|row| self.is_of_entry(row))
            .map(|row| (row, Was::There)))
    }

    /// Whether a row says of this review, whose text is known, where it is and how its file is.
    pub(super) fn is_met_as(&self, row: &ReviewRow) -> bool {
        let is_there =
            row.path == self.path && row.record == self.record && row.stamp == self.stamp;
        row.content == self.content && (self.path.is_none() || is_there)
    }

    /// What was kept of a review under the path where it is now, before its text was known and it was
    /// found to be another one: of the file as it is.
    pub(super) fn begun(
        &self,
        from: &Connection,
        found: &ReviewRow,
    ) -> Result<Option<ReviewRow>, StoreError> {
        let Some(path) = &self.path else {
            return Ok(None);
        };
        let there = ReviewRow::at(from, path, self.record)?;
        let is_begun = |row: &ReviewRow| {
            row.id != found.id && row.content.is_none() && row.stamp == self.stamp
        };
        Ok(there.filter(|row| is_begun(row) && self.has_title_of(row)))
    }

    /// The one of others with this text that it was, if there is no doubt.
    fn among(&self, others: Vec<ReviewRow>) -> Option<ReviewRow> {
        let mut others = others;
        others.retain(|row| self.has_title_of(row));
        if self.path.is_none()
            && let Some(at) = others.iter().position(|row| row.path.is_none())
        {
            // What is piped in again.
            return Some(others.swap_remove(at));
        }
        let mut gone = Vec::new();
        for row in others {
            // Who is piped in is nowhere else, whatever file has this text.
            if self.path.is_none() || self.fate(&row) == Fate::Gone {
                gone.push(row);
            }
        }
        let has_stamp = |row: &ReviewRow| self.has_stamp_of(row);
        if gone.iter().filter(|row| has_stamp(row)).count() == 1 {
            gone.retain(has_stamp);
        }
        let other = gone.pop();
        other.filter(|_| gone.is_empty())
    }

    /// What became of another review with the same text, as far as a look at its file tells. When in
    /// doubt it is there: who has its text begins afresh, and nothing is taken from it.
    fn fate(&self, row: &ReviewRow) -> Fate {
        let Some(bytes) = row.path.as_deref() else {
            return Fate::Gone;
        };
        if self.path.as_deref() == Some(bytes) {
            // Records of one file, which was made anew unless it has the same stamp.
            let is_same = self.stamp.is_none() || self.stamp == row.stamp;
            return if is_same { Fate::There } else { Fate::Gone };
        }
        let is_sample = bytes.starts_with(b"sample:");
        let Some(path) = path::os(bytes).filter(|_| !is_sample) else {
            return Fate::There;
        };
        match fs::metadata(&path) {
            Ok(seen) if seen.is_file() && self.has_stamp_of(row) && stamp(&seen) != row.stamp => {
                self.became(Path::new(&path), &seen)
            }
            Err(error) if is_gone(&error) => Fate::Gone,
            // What cannot be looked at may be there.
            Ok(_) | Err(_) => Fate::There,
        }
    }

    /// What became of a review whose very stamp this one has, and in whose place a file of another
    /// one is: that may have its text nevertheless.
    fn became(&self, old: &Path, seen: &fs::Metadata) -> Fate {
        let here = self.path.as_deref().and_then(path::os);
        let size = self.stamp.map(|(size, _)| size.cast_unsigned());
        let may_be_same = size == Some(seen.len());
        let is_same = |here| is_same_text(old, Path::new(here)).unwrap_or(true);
        if may_be_same && (seen.len() > LONGEST || here.as_ref().is_none_or(is_same)) {
            Fate::There
        } else {
            Fate::Gone
        }
    }

    /// Whether the file of this review is as that of a row was when its text was known.
    fn has_stamp_of(&self, row: &ReviewRow) -> bool {
        self.stamp.is_some() && self.stamp == row.stamp
    }

    /// Whether a row at the same place is of this review, whose text is another or not known. Records
    /// move in a file that is made anew: there it must be the file as it was, or the same title.
    fn is_of_entry(&self, row: &ReviewRow) -> bool {
        let is_same_file = self.stamp.is_some() && self.stamp == row.stamp;
        self.record == 0 || is_same_file || self.has_title_of(row)
    }

    /// Whether a row has this title, as far as that must be: many records have the same short text, or
    /// none, and are of other works.
    fn has_title_of(&self, row: &ReviewRow) -> bool {
        let title = || {
            let cited = row.cited();
            (cited.title, cited.work)
        };
        (self.record == 0 && row.record == 0) || title() == self.title
    }
}

/// Whether a file is as that of a row was when its text was known.
pub(super) fn is_file_of(row: &ReviewRow, bytes: &[u8]) -> bool {
    let seen = path::os(bytes).and_then(|path| fs::metadata(path).ok());
    row.stamp.is_some() && seen.and_then(|seen| stamp(&seen)) == row.stamp
}

/// Whether two files of the same length hold the same bytes.
fn is_same_text(one: &Path, other: &Path) -> io::Result<bool> {
    let [one, other] = [File::open(one)?, File::open(other)?].map(BufReader::new);
    for pair in one.bytes().zip(other.bytes()) {
        let (one, other) = pair;
        if one? != other? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The bytes and the time of a file, as reviews are known by.
fn stamp(seen: &fs::Metadata) -> Option<(i64, i64)> {
    let since = seen.modified().ok()?.duration_since(std::time::UNIX_EPOCH);
    let written = i64::try_from(since.ok()?.as_nanos()).ok()?;
    Some((seen.len().cast_signed(), written))
}

/// Whether nothing is where one looked.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
