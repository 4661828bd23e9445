//! A journal is opened: to read and write it, or only to read it where it cannot be written.

use std::path::{Path, PathBuf};
use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::{Connection, MAIN_DB, OpenFlags, config::DbConfig};

use super::pages::PAGE;
use super::{StoreError, home, recovery, schema};

/// How long one waits while others write.
const WAIT: Duration = Duration::from_secs(3);

/// The bytes that the file of what is not yet in its place may keep when nothing is in it.
const LOG: u32 = 1024 * 1024;

/// A journal that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) connection: Connection,
    /// Why it cannot be written, if it cannot.
    pub(super) unwritable: Option<StoreError>,
    /// What tells its file from one that takes its place.
    pub(super) identity: Option<(u64, u64)>,
}

/// Opens the journal in `file`, whose path has no links; an empty one becomes a journal, an older one
/// is brought to the version of this program.
pub(super) fn open(file: &Path) -> Result<Open, StoreError> {
    let identity = home::identity(file);
    let open = |connection, unwritable| Open {
        connection,
        unwritable,
        identity,
    };
    let error = match read_and_write(file) {
        Ok(connection) => return Ok(open(connection, None)),
        Err(error @ (StoreError::Unwritable(_) | StoreError::Full)) => error,
        Err(error) => return Err(error),
    };
    match read(file) {
        Ok(connection) => Ok(open(connection, Some(error))),
        Err(StoreError::Unwritable(_) | StoreError::Full) => Err(error),
        Err(other) => Err(other),
    }
}

fn read_and_write(file: &Path) -> Result<Connection, StoreError> {
    if is_emptied(file) {
        return Err(StoreError::Damaged);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(file, flags)?;
    settle(&connection)?;
    // What may yet be recovered from its log is not thrown away where it cannot be opened.
    keep_log(&connection, Log::Kept)?;
    if schema::version(&connection, file)? == 0 {
        // A file into which nothing was written has no log in which something is.
        if recovery::holds_something(&home::beside(file, "-wal")) {
            return Err(StoreError::Damaged);
        }
        connection.pragma_update(None, "page_size", i64::try_from(PAGE).unwrap_or_default())?;
        log_ahead(&connection);
    }
    if connection.is_readonly(MAIN_DB)? {
        let reason = format!("read-only: {}", file.display());
        return Err(StoreError::Unwritable(reason));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "journal_size_limit", LOG)?;
    schema::migrate(&mut connection, file)?;
    keep_log(&connection, Log::Settled)?;
    Ok(connection)
}

/// Whether nothing is left of a file, but for its log, in which something is: that would be thrown away
/// by the first look through `SQLite`.
pub(super) fn is_emptied(file: &Path) -> bool {
    let is_empty = std::fs::metadata(file).is_ok_and(|seen| seen.len() == 0);
    is_empty && recovery::holds_something(&home::beside(file, "-wal"))
}

/// What becomes of the log when the last one closes the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Log {
    /// It stays.
    Kept,
    /// What is in it goes into the file.
    Settled,
}

/// Says what becomes of the log when the file is closed.
pub(super) fn keep_log(connection: &Connection, log: Log) -> Result<(), StoreError> {
    let is_kept = log == Log::Kept;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_kept)?;
    Ok(())
}

/// Opens the journal in `file` to look at what is in it, if that is anything. Neither the file nor its
/// log is changed by that: what is in a log that was left behind stays there.
pub(super) fn look(file: &Path) -> Result<Option<Open>, StoreError> {
    if is_emptied(file) {
        return Err(StoreError::Damaged);
    }
    let log = std::fs::metadata(home::beside(file, "-wal"));
    let log = match log {
        Ok(seen) if seen.len() > 0 => Log::Kept,
        Ok(_) | Err(_) => Log::Settled,
    };
    let looking = |flags: OpenFlags| -> Result<Connection, StoreError> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let connection = Connection::open_with_flags(file, flags)?;
        settle(&connection)?;
        keep_log(&connection, log)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    };
    // One that can be written leaves nothing behind when it is closed.
    let connection = looking(OpenFlags::SQLITE_OPEN_READ_WRITE)
        .or_else(|_| looking(OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    if schema::version(&connection, file)? == 0 {
        return Ok(None);
    }
    Ok(Some(Open {
        connection,
        unwritable: Some(StoreError::Unwritable("it is only looked at".to_owned())),
        identity: home::identity(file),
    }))
}

/// Opens a file that cannot be written, first as one that others may write.
fn read(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let shared = || -> Result<Connection, StoreError> {
        let connection = Connection::open_with_flags(file, flags)?;
        settle(&connection)?;
        is_latest(&connection, file)?;
        Ok(connection)
    };
    shared().or_else(|_| {
        let path = percent_encode(file.as_os_str().as_encoded_bytes(), NON_ALPHANUMERIC);
        let address = format!("file:{path}?immutable=1");
        let flags = flags | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(address, flags)?;
        settle(&connection)?;
        is_latest(&connection, file)?;
        Ok(connection)
    })
}

/// Whether a file that cannot be brought to the version of this program is of it.
fn is_latest(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    if schema::version(connection, file)? == schema::latest() {
        return Ok(());
    }
    let reason = format!("not up to date: {}", file.display());
    Err(StoreError::Unwritable(reason))
}

/// Keeps others from writing to a file that is damaged, where that is possible, until what is given is
/// dropped. Nothing is written to the file by that. One of which only the log is left is not held.
pub(super) fn hold(file: &Path) -> Result<Option<Connection>, StoreError> {
    if is_emptied(file) {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let held = || -> Result<Connection, StoreError> {
        let connection = Connection::open_with_flags(file, flags)?;
        settle(&connection)?;
        keep_log(&connection, Log::Kept)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(connection)
    };
    match held() {
        Err(StoreError::Busy) => Err(StoreError::Busy),
        held => Ok(held.ok()),
    }
}

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(WAIT)?;
    // What is in the file is not trusted.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// Has readers never wait for writers, where the drive can do that; some on a network cannot, and
/// then nothing changes, nor where others are at the file just now. A file keeps it for good.
fn log_ahead(connection: &Connection) {
    let mode = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    // What goes wrong with the file, too, is told by the first thing that is read or written.
    drop(connection.pragma_update_and_check(None, "journal_mode", "WAL", mode));
}

/// The file that is written first when something is kept.
pub(super) fn changing_file(connection: &Connection, file: &Path) -> Result<PathBuf, StoreError> {
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok(match mode.as_str() {
        "wal" => home::beside(file, "-wal"),
        _ => file.to_path_buf(),
    })
}
