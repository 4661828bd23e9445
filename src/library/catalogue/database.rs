//! The file of a catalogue: opened, made, and judged.

use super::CatalogueError;
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior, config::DbConfig};
use std::path::Path;
use std::time::Duration;

/// What tells that a file is a catalogue of ours: `frcl`.
const APPLICATION: i64 = 0x6672_636c;

/// The version of all that is written: tables and bytes. Counts up with each change of them.
const VERSION: i64 = 2;

/// How long one waits while others write.
const WAIT: Duration = Duration::from_secs(1);

/// Bytes of a page. Parts of records take many, files of one review share one.
const PAGE: u32 = 16 * 1024;

/// The bytes that the file of what is not yet in its place may keep when nothing is in it.
const LOG: u32 = 8 * 1024 * 1024;

/// `names` is the order of the list; a row of `parts` holds many records, which stand in their file
/// behind the record `after`.
const TABLES: &str = "
    CREATE TABLE about (fingerprint TEXT NOT NULL, roots BLOB NOT NULL);
    CREATE TABLE files (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, body BLOB NOT NULL);
    CREATE TABLE names (
        key BLOB NOT NULL, file INTEGER NOT NULL, PRIMARY KEY (key, file)
    ) WITHOUT ROWID;
    CREATE TABLE parts (
        id INTEGER PRIMARY KEY, file INTEGER NOT NULL, after INTEGER NOT NULL, body BLOB NOT NULL,
        UNIQUE (file, after)
    );
";

/// What a catalogue must be of.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// What of the settings changes what is seen.
    pub(super) fingerprint: String,
    /// What tells its roots from all others.
    pub(super) roots: Vec<u8>,
}

/// Why a file cannot be the catalogue.
#[derive(Debug)]
pub(super) enum Unfit {
    /// An older program wrote it, or it was written by other settings.
    Outdated,
    /// A newer program wrote it.
    Newer,
    /// It cannot be opened or read.
    Broken(CatalogueError),
}

/// Whether a catalogue was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Was {
    /// It was.
    There,
    /// It is made now.
    Made,
}

impl<E: Into<CatalogueError>> From<E> for Unfit {
    fn from(error: E) -> Self {
        Self::Broken(error.into())
    }
}

/// Opens the catalogue in `file`, which is there; an empty one becomes a catalogue.
pub(super) fn open(file: &Path, about: &About) -> Result<(Connection, Was), Unfit> {
    let mut connection = connect(file, None)?;
    // All of it at one moment: another may be making it.
    let reading = connection.transaction()?;
    let is_fit_already = is_fit(&reading, about)?;
    reading.commit()?;
    log_ahead(&connection);
    if is_fit_already {
        return Ok((connection, Was::There));
    }
    // Another may make it, too, at the same time.
    let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let was = if is_fit(&writing, about)? {
        Was::There
    } else {
        writing.execute_batch(TABLES)?;
        writing.execute(
            "INSERT INTO about (fingerprint, roots) VALUES (?1, ?2)",
            (&about.fingerprint, &about.roots),
        )?;
        writing.pragma_update(None, "application_id", APPLICATION)?;
        writing.pragma_update(None, "user_version", VERSION)?;
        Was::Made
    };
    writing.commit()?;
    Ok((connection, was))
}

/// Opens a file of `SQLite`, by a way other than the usual one to files if it is named.
fn connect(file: &Path, way: Option<&str>) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match way {
        None => Connection::open_with_flags(file, flags)?,
        Some(way) => Connection::open_with_flags_and_vfs(file, flags, way)?,
    };
    connection.busy_timeout(WAIT)?;
    // What is in the file is not trusted.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "page_size", PAGE)?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "journal_size_limit", LOG)?;
    Ok(connection)
}

/// Has readers never wait for writers, where the drive can do that; some on a network cannot, and
/// then nothing changes, nor where others are at the file just now. A file keeps it for good.
fn log_ahead(connection: &Connection) {
    let mode = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    // What goes wrong with the file, too, is told by the first thing that is read or written.
    drop(connection.pragma_update_and_check(None, "journal_mode", "WAL", mode));
}

/// Whether it is a catalogue of just this; one that is empty is not yet.
fn is_fit(connection: &Connection, about: &About) -> Result<bool, Unfit> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    let (application, version): (i64, i64) = (number("application_id")?, number("user_version")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, version, tables) == (0, 0, 0) {
        return Ok(false);
    }
    if application != APPLICATION {
        return Err(Unfit::Broken(CatalogueError::Damaged));
    }
    if version != VERSION {
        let newer = version > VERSION;
        return Err(if newer { Unfit::Newer } else { Unfit::Outdated });
    }
    let known = connection
        .query_row("SELECT fingerprint, roots FROM about", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?;
    let (fingerprint, roots) = known.ok_or(CatalogueError::Damaged)?;
    if (fingerprint, roots) == (about.fingerprint.clone(), about.roots.clone()) {
        Ok(true)
    } else {
        Err(Unfit::Outdated)
    }
}

/// The roots of the catalogue in `file`, if it is one.
pub(super) fn roots(file: &Path) -> Option<Vec<u8>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).ok()?;
    // One that is being written is in use.
    connection.busy_timeout(Duration::ZERO).ok()?;
    let roots = connection.query_row("SELECT roots FROM about", [], |row| row.get(0));
    roots.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// This way to files cannot share memory between programs, as some drives on a network cannot.
    #[cfg(unix)]
    #[test]
    fn a_drive_that_cannot_log_ahead_is_written_as_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x");
        std::fs::File::create(&file).unwrap();
        let connection = connect(&file, Some("unix-dotfile")).unwrap();
        log_ahead(&connection);
        connection.execute_batch(TABLES).unwrap();
        let mode: String = connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "delete");
    }
}
