//! The rows of the journal, each sealed: reviews, and what is kept of them.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde_json::value::{RawValue, to_raw_value};

use super::StoreError;
use super::seal::Seal;
use crate::journal::{Citation, Content, Known, Moment, ReviewName};

/// What tells a review from all others, those of other machines among them.
pub(super) type Uid = [u8; 16];

/// A review of which something is, or was, kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReviewRow {
    /// Its number in this file; 0 while it is not in it.
    pub(super) id: i64,
    pub(super) uid: Uid,
    /// Where it is.
    pub(super) path: Option<Vec<u8>>,
    /// The number of its record, or 0.
    pub(super) record: i64,
    /// Bytes and time of its file when its text was the one of `content`.
    pub(super) stamp: Option<(i64, i64)>,
    pub(super) content: Option<[u8; 16]>,
    /// The citation as JSON.
    pub(super) citation: String,
    /// How far it is read, as JSON; follows from its items.
    pub(super) status: Option<String>,
    /// The reader's rating as it was written; follows from its items.
    pub(super) rating: Option<String>,
    /// When something was kept of it last.
    pub(super) seen: i64,
}

/// The columns of a review, in the order in which they are read.
const REVIEW: &str =
    "id, uid, path, record, size, written, content, citation, status, rating, seen, seal";

impl ReviewRow {
    /// One of which nothing is known yet.
    pub(super) fn new(uid: Uid) -> Self {
        Self {
            id: 0,
            uid,
            path: None,
            record: 0,
            stamp: None,
            content: None,
            citation: "{}".to_owned(),
            status: None,
            rating: None,
            seen: 0,
        }
    }

    /// Those for which `condition` holds.
    pub(super) fn all(
        from: &Connection,
        condition: &str,
        params: impl Params,
    ) -> Result<Vec<Self>, StoreError> {
        let mut find = from.prepare_cached(&format!("SELECT {REVIEW} FROM reviews {condition}"))?;
        let rows = find.query_and_then(params, Self::read)?;
        rows.collect()
    }

    /// The one at a path.
    pub(super) fn at(
        from: &Connection,
        path: &[u8],
        record: i64,
    ) -> Result<Option<Self>, StoreError> {
        let found = Self::all(from, "WHERE path = ?1 AND record = ?2", (path, record))?;
        let found = found.into_iter().next();
        // An index that is damaged leads elsewhere.
        let is_there = |row: &Self| row.path.as_deref() == Some(path) && row.record == record;
        match found {
            Some(row) if !is_there(&row) => Err(StoreError::Damaged),
            found => Ok(found),
        }
    }

    /// Those with a text.
    pub(super) fn with(from: &Connection, content: [u8; 16]) -> Result<Vec<Self>, StoreError> {
        let found = Self::all(from, "WHERE content = ?1 ORDER BY id", [content])?;
        if found.iter().any(|row| row.content != Some(content)) {
            return Err(StoreError::Damaged);
        }
        Ok(found)
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let stamp: (Option<i64>, Option<i64>) = (row.get(4)?, row.get(5)?);
        let read = Self {
            id: row.get(0)?,
            uid: row.get(1)?,
            path: row.get(2)?,
            record: row.get(3)?,
            stamp: stamp.0.zip(stamp.1),
            content: row.get(6)?,
            citation: row.get(7)?,
            status: row.get(8)?,
            rating: row.get(9)?,
            seen: row.get(10)?,
        };
        if row.get::<_, i64>(11)? == read.seal() {
            Ok(read)
        } else {
            Err(StoreError::Damaged)
        }
    }

    pub(super) fn seal(&self) -> i64 {
        Seal::of("reviews")
            .bytes(Some(&self.uid))
            .bytes(self.path.as_deref())
            .number(Some(self.record))
            .number(self.stamp.map(|stamp| stamp.0))
            .number(self.stamp.map(|stamp| stamp.1))
            .bytes(self.content.as_ref().map(<[u8; 16]>::as_slice))
            .text(Some(&self.citation))
            .text(self.status.as_deref())
            .text(self.rating.as_deref())
            .number(Some(self.seen))
            .sum()
    }

    /// Writes it as it is now; a new one gets its number.
    pub(super) fn write(&mut self, to: &Connection) -> Result<(), StoreError> {
        let mut put = to.prepare_cached(
            "INSERT INTO reviews
                (id, uid, path, record, size, written, content, citation, status, rating, seen, seal)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (id) DO UPDATE SET uid = ?2, path = ?3, record = ?4, size = ?5,
                written = ?6, content = ?7, citation = ?8, status = ?9, rating = ?10, seen = ?11,
                seal = ?12",
        )?;
        put.execute(rusqlite::params![
            (self.id != 0).then_some(self.id),
            self.uid,
            self.path,
            self.record,
            self.stamp.map(|stamp| stamp.0),
            self.stamp.map(|stamp| stamp.1),
            self.content,
            self.citation,
            self.status,
            self.rating,
            self.seen,
            self.seal(),
        ])?;
        if self.id == 0 {
            self.id = to.last_insert_rowid();
        }
        Ok(())
    }

    /// Has it be nowhere, as another is in its place. Where it was is cited of it from now on, beside
    /// what this program does not know.
    pub(super) fn leave(&mut self) {
        let path = self.path.take();
        self.record = 0;
        let cited: Option<BTreeMap<String, Box<RawValue>>> =
            serde_json::from_str(&self.citation).ok();
        let file = path.and_then(|path| to_raw_value(&String::from_utf8_lossy(&path)).ok());
        if let (Some(mut cited), Some(file)) = (cited, file) {
            cited.insert("file".to_owned(), file);
            if let Ok(citation) = serde_json::to_string(&cited) {
                self.citation = citation;
            }
        }
    }

    /// What is cited of it, as far as this program knows that.
    pub(super) fn cited(&self) -> Citation {
        serde_json::from_str(&self.citation).unwrap_or_default()
    }

    /// Where it is.
    pub(super) fn name(&self) -> Option<ReviewName> {
        Some(ReviewName {
            path: super::path::os(self.path.as_deref()?)?,
            record: usize::try_from(self.record)
                .ok()
                .filter(|record| *record > 0),
        })
    }

    /// What it is known by.
    pub(super) fn known(&self) -> Known {
        Known {
            name: self.name(),
            stamp: self
                .stamp
                .map(|(size, written)| (size.cast_unsigned(), written)),
            content: self.content.map(Content::from_bytes),
            citation: self.cited(),
        }
    }
}

/// What is in a slot, as it is written: also in one that this program does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemRow {
    pub(super) review: Uid,
    pub(super) slot: String,
    /// As JSON; `None` where it was taken away, which is remembered so that nothing brings it back.
    pub(super) body: Option<String>,
    pub(super) made: Moment,
}

/// The columns of an item, in the order in which they are read.
const ITEM: &str = "review, slot, body, made, seal";

impl ItemRow {
    /// Those for which `condition` holds.
    pub(super) fn all(
        from: &Connection,
        condition: &str,
        params: impl Params,
    ) -> Result<Vec<Self>, StoreError> {
        let mut find = from.prepare_cached(&format!("SELECT {ITEM} FROM items {condition}"))?;
        let rows = find.query_and_then(params, Self::read)?;
        rows.collect()
    }

    /// All of a review, by slots.
    pub(super) fn of(from: &Connection, review: Uid) -> Result<Vec<Self>, StoreError> {
        let found = Self::all(from, "WHERE review = ?1 ORDER BY slot", [review])?;
        if found.iter().any(|row| row.review != review) {
            return Err(StoreError::Damaged);
        }
        Ok(found)
    }

    /// The one in a slot of a review.
    pub(super) fn in_slot(
        from: &Connection,
        review: Uid,
        slot: &str,
    ) -> Result<Option<Self>, StoreError> {
        let mut find = from.prepare_cached(&format!(
            "SELECT {ITEM} FROM items WHERE review = ?1 AND slot = ?2"
        ))?;
        let found = find
            .query_row((review, slot), |row| Ok(Self::read(row)))
            .optional()?
            .transpose()?;
        match found {
            Some(row) if row.review != review || row.slot != slot => Err(StoreError::Damaged),
            found => Ok(found),
        }
    }

    pub(super) fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let read = Self {
            review: row.get(0)?,
            slot: row.get(1)?,
            body: row.get(2)?,
            made: Moment(row.get(3)?),
        };
        if row.get::<_, i64>(4)? == read.seal() {
            Ok(read)
        } else {
            Err(StoreError::Damaged)
        }
    }

    pub(super) fn seal(&self) -> i64 {
        Seal::of("items")
            .bytes(Some(&self.review))
            .text(Some(&self.slot))
            .text(self.body.as_deref())
            .number(Some(self.made.0))
            .sum()
    }

    /// Writes it in place of what is in its slot.
    pub(super) fn write(&self, to: &Connection) -> Result<(), StoreError> {
        let mut put = to.prepare_cached(
            "INSERT INTO items (review, slot, body, made, seal) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (review, slot) DO UPDATE SET body = ?3, made = ?4, seal = ?5",
        )?;
        put.execute((
            self.review,
            &self.slot,
            self.body.as_deref(),
            self.made.0,
            self.seal(),
        ))?;
        Ok(())
    }

    /// Which of two in the same slot counts, whichever is asked about which: the later; of those of
    /// one moment, what was taken away, else the greater text.
    pub(super) fn counts_over(&self, other: &Self) -> bool {
        let rank = |row: &Self| (row.made, row.body.is_none());
        (rank(self), &self.body) > (rank(other), &other.body)
    }
}
