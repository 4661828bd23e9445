//! What is kept of no review: searches, and values by their names.

use rusqlite::{Connection, OptionalExtension, Row};

use super::StoreError;
use super::seal::Seal;
use crate::journal::Moment;

/// The searches that are kept, the latest ones.
pub(super) const MOST: usize = 500;

/// A search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SearchRow {
    pub(super) text: String,
    pub(super) made: Moment,
}

impl SearchRow {
    /// All that are kept, the latest first.
    pub(super) fn all(from: &Connection) -> Result<Vec<Self>, StoreError> {
        let mut find =
            from.prepare_cached("SELECT text, made, seal FROM searches ORDER BY made DESC, text")?;
        let rows = find.query_and_then([], Self::read)?;
        rows.collect()
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let read = Self {
            text: row.get(0)?,
            made: Moment(row.get(1)?),
        };
        sealed(row.get(2)?, read.seal())?;
        Ok(read)
    }

    pub(super) fn seal(&self) -> i64 {
        let seal = Seal::of("searches").text(Some(&self.text));
        seal.number(Some(self.made.0)).sum()
    }

    /// Writes it; of the same search the later counts.
    pub(super) fn write(&self, to: &Connection) -> Result<(), StoreError> {
        let mut put = to.prepare_cached(
            "INSERT INTO searches (text, made, seal) VALUES (?1, ?2, ?3)
            ON CONFLICT (text) DO UPDATE SET made = ?2, seal = ?3 WHERE made < ?2",
        )?;
        put.execute((&self.text, self.made.0, self.seal()))?;
        Ok(())
    }
}

/// Forgets the oldest searches where there are too many.
pub(super) fn bound_searches(writing: &Connection) -> Result<(), StoreError> {
    let mut forget = writing.prepare_cached(
        "DELETE FROM searches WHERE id NOT IN
            (SELECT id FROM searches ORDER BY made DESC, text LIMIT ?1)",
    )?;
    forget.execute([i64::try_from(MOST).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// Keeps a search as the latest one, whatever the clock says.
pub(super) fn note_search(writing: &Connection, text: &str, now: Moment) -> Result<(), StoreError> {
    let last = SearchRow::all(writing)?.into_iter().next();
    let made = match last {
        Some(last) if last.text == text => return Ok(()),
        Some(last) => Moment(now.0.max(last.made.0.saturating_add(1))),
        None => now,
    };
    let text = text.to_owned();
    SearchRow { text, made }.write(writing)?;
    bound_searches(writing)
}

/// A value by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ValueRow {
    pub(super) name: String,
    pub(super) value: String,
}

impl ValueRow {
    /// The one of this name.
    pub(super) fn named(from: &Connection, name: &str) -> Result<Option<Self>, StoreError> {
        let mut find =
            from.prepare_cached("SELECT name, value, seal FROM named WHERE name = ?1")?;
        let found = find.query_row([name], |row| Ok(Self::read(row)));
        match found.optional()?.transpose()? {
            Some(row) if row.name != name => Err(StoreError::Damaged),
            found => Ok(found),
        }
    }

    /// All of them.
    pub(super) fn all(from: &Connection) -> Result<Vec<Self>, StoreError> {
        let mut find = from.prepare_cached("SELECT name, value, seal FROM named ORDER BY name")?;
        let rows = find.query_and_then([], Self::read)?;
        rows.collect()
    }

    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let read = Self {
            name: row.get(0)?,
            value: row.get(1)?,
        };
        sealed(row.get(2)?, read.seal())?;
        Ok(read)
    }

    pub(super) fn seal(&self) -> i64 {
        let seal = Seal::of("named").text(Some(&self.name));
        seal.text(Some(&self.value)).sum()
    }

    /// Writes it in place of the one of the same name.
    pub(super) fn write(&self, to: &Connection) -> Result<(), StoreError> {
        let mut put = to.prepare_cached(
            "INSERT INTO named (name, value, seal) VALUES (?1, ?2, ?3)
            ON CONFLICT (name) DO UPDATE SET value = ?2, seal = ?3",
        )?;
        put.execute((&self.name, &self.value, self.seal()))?;
        Ok(())
    }
}

/// Whether a row is as it was written.
fn sealed(seal: i64, expected: i64) -> Result<(), StoreError> {
    if seal == expected {
        Ok(())
    } else {
        Err(StoreError::Damaged)
    }
}
