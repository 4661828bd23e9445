//! The tables of the journal, and the steps from each version of them to the next.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, home};

/// What tells that a file is a journal of ours: `frjn`.
pub(super) const APPLICATION: i64 = 0x6672_6a6e;

/// What makes of each version the next, of nothing the first. A row is sealed by its `seal`; a review
/// is meant by its `uid`, so that what is kept of it is never taken for another's.
const STEPS: &[&str] = &[
    "
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE, path BLOB, record INTEGER NOT NULL,
        size INTEGER, written INTEGER, content BLOB, citation TEXT NOT NULL, status TEXT,
        rating TEXT, seen INTEGER NOT NULL, seal INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX reviews_at ON reviews (path, record) WHERE path IS NOT NULL;
    CREATE INDEX reviews_with ON reviews (content) WHERE content IS NOT NULL;
    CREATE TABLE items (
        id INTEGER PRIMARY KEY, review BLOB NOT NULL, slot TEXT NOT NULL, body TEXT,
        made INTEGER NOT NULL, seal INTEGER NOT NULL, UNIQUE (review, slot)
    );
    CREATE INDEX items_of_library ON items (slot) WHERE slot BETWEEN 'mark:A' AND 'mark:Z';
    ",
    "
    CREATE TABLE searches (
        id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, made INTEGER NOT NULL,
        seal INTEGER NOT NULL
    );
    CREATE TABLE named (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL,
        seal INTEGER NOT NULL
    );
    ",
    "
    CREATE TABLE sketches (
        id INTEGER PRIMARY KEY, content BLOB NOT NULL UNIQUE, words BLOB NOT NULL,
        seal INTEGER NOT NULL
    );
    ",
];

/// The version that this program writes.
pub(super) fn latest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The version of a file: 0 where nothing is in it yet.
pub(super) fn version(connection: &Connection, file: &Path) -> Result<i64, StoreError> {
    // All of it at one moment: another program may be making the file.
    let reading = connection
        .is_autocommit()
        .then(|| connection.unchecked_transaction());
    let reading = reading.transpose()?;
    let version = version_now(connection, file)?;
    if let Some(reading) = reading {
        reading.commit()?;
    }
    Ok(version)
}

fn version_now(connection: &Connection, file: &Path) -> Result<i64, StoreError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    let (application, version): (i64, i64) = (number("application_id")?, number("user_version")?);
    if application == APPLICATION {
        return match version {
            newer if newer > latest() => Err(StoreError::Newer),
            known if known > 0 => Ok(known),
            _ => Err(StoreError::Damaged),
        };
    }
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, version, tables) == (0, 0, 0) {
        return Ok(0);
    }
    let ours = "SELECT count(*) FROM sqlite_schema WHERE name IN ('reviews', 'items')";
    let ours: i64 = connection.query_row(ours, [], |row| row.get(0))?;
    Err(if ours == 2 {
        StoreError::Damaged
    } else {
        StoreError::Foreign(file.display().to_string())
    })
}

/// Brings a file to the version of this program; what an older program wrote is first copied to a
/// file beside it.
pub(super) fn migrate(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let old = version(connection, file)?;
    if old == latest() {
        return Ok(());
    }
    if old > 0 {
        back_up(connection, file, old)?;
    }
    let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another may have done it meanwhile.
    let old = usize::try_from(version(&writing, file)?).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(old) {
        writing.execute_batch(step)?;
    }
    writing.pragma_update(None, "application_id", APPLICATION)?;
    writing.pragma_update(None, "user_version", latest())?;
    writing.commit()?;
    Ok(())
}

/// Copies a file of an older version to one beside it, which is whole or not there.
fn back_up(connection: &Connection, file: &Path, old: i64) -> Result<(), StoreError> {
    let copy = home::beside(file, format!(".v{old}.bak"));
    let making = home::beside(file, format!(".v{old}.bak.new"));
    home::begin_anew(&making)?;
    let path = making.to_str().ok_or_else(|| {
        StoreError::Failed(format!("{} is not written in UTF-8", making.display()))
    })?;
    connection.execute("VACUUM INTO ?1", [path])?;
    home::put(&making, &copy)
}
