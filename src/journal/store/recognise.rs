//! Which of the reviews in the journal one is: the one with the same text, first of all where it is,
//! else the one that was where it is.

use std::fs;
use std::io::{self, ErrorKind};

use rusqlite::Connection;

use super::{ReviewRow, StoreError, Was, path};
use crate::journal::Known;

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
    /// Something is where it was, with another time or size.
    Changed,
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
        if let Some(other) = self.among(others, there.is_some()) {
            return Ok(Some((other, Was::Elsewhere)));
        }
        // The text was edited where it is.
        Ok(there
            .filter(|row| self.is_of_entry(row))
            .map(|row| (row, Was::There)))
    }

    /// The one of others with this text that it was, if there is no doubt. `is_claimed` where another
    /// text was where this one is.
    fn among(&self, others: Vec<ReviewRow>, is_claimed: bool) -> Option<ReviewRow> {
        let mut others = others;
        others.retain(|row| self.has_title_of(row));
        if self.path.is_none()
            && let Some(at) = others.iter().position(|row| row.path.is_none())
        {
            // What is piped in again.
            return Some(others.swap_remove(at));
        }
        // Who is piped in is nowhere else, whatever file has this text.
        others.retain(|row| {
            self.path.is_none()
                || match self.fate(row) {
                    Fate::There => false,
                    Fate::Changed => is_claimed,
                    Fate::Gone => true,
                }
        });
        let other = others.pop()?;
        others.is_empty().then_some(other)
    }

    /// What became of another review with the same text, as far as a look at its file tells.
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
        match fs::metadata(path) {
            Ok(seen) if seen.is_dir() || row.stamp.is_none() || row.stamp == stamp(&seen) => {
                Fate::There
            }
            Ok(_) => Fate::Changed,
            Err(error) if is_gone(&error) => Fate::Gone,
            // What cannot be looked at may be there.
            Err(_) => Fate::There,
        }
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
