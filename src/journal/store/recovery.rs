//! A damaged journal is set aside, and what can be read of it is put into a new one.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::others::{SearchRow, ValueRow};
use super::row::ItemRow;
use super::salvage::Salvaged;
use super::{ReviewRow, StoreError, home, marks, opening, schema};
use crate::journal::Moment;
use opening::Log;

/// How far into a file is looked for what tells it to be a journal.
const BEGINNING: usize = 64 * 1024;

/// Recovers the journal in `file`, whose path has no links; gives what the reader is to know. Another
/// program may have done it already, and a journal that turns out to be sound is left alone.
pub(super) fn recover(file: &Path, now: Moment) -> Result<Vec<String>, StoreError> {
    let lock = home::beside(file, ".lock");
    let held = home::lock(&lock)?;
    let done = recover_alone(file, now);
    // Who waits for it sees that it is gone, and makes one.
    drop(home::remove(&lock));
    drop(held);
    done
}

fn recover_alone(file: &Path, now: Moment) -> Result<Vec<String>, StoreError> {
    let sound = |open: opening::Open| {
        opening::keep_log(&open.connection, Log::Kept)?;
        check(&open.connection)
    };
    match opening::open(file).and_then(sound) {
        Ok(()) => return Ok(Vec::new()),
        Err(StoreError::Damaged) => {}
        Err(error) => return Err(error),
    }
    let failed = |error: io::Error| StoreError::at(file, &error);
    // It stays open: to close it would give up what is held.
    let mut reading = File::open(file).map_err(failed)?;
    let mut held = opening::hold(file)?;
    let mut bytes = Vec::new();
    reading.read_to_end(&mut bytes).map_err(failed)?;
    let log = fs::read(home::beside(file, "-wal")).unwrap_or_default();
    if !is_ours(file, &bytes, &log) {
        return Err(StoreError::Foreign(file.display().to_string()));
    }
    let mut salvaged = Salvaged::default();
    let making = home::beside(file, ".new");
    // One who was ended while at this may have taken the log away already.
    for (file, bytes) in [
        (&making, fs::read(&making).unwrap_or_default()),
        (&file.to_owned(), bytes),
    ] {
        let log = fs::read(home::beside(file, "-wal")).unwrap_or_default();
        salvaged.read(&bytes, &log);
    }
    home::begin_anew(&making)?;
    write(&making, &salvaged, now)?;
    let aside = aside(file, now);
    if cfg!(not(unix)) {
        // What is open cannot be renamed there, nor is it by others that have it open.
        held = None;
    }
    set_aside(file, &aside).map_err(failed)?;
    home::put(&making, file)?;
    drop(held);
    drop(reading);
    let things = match salvaged.count() {
        0 => "nothing could be".to_owned(),
        1 => "1 thing was".to_owned(),
        count => format!("{count} things were"),
    };
    let name = aside.display();
    Ok(vec![format!(
        "The journal was damaged: {things} recovered. The damaged file is {name}."
    )])
}

/// Writes what was read into a new journal.
fn write(making: &Path, salvaged: &Salvaged, now: Moment) -> Result<(), StoreError> {
    let mut connection = opening::open(making)?.connection;
    let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    salvaged.write(&writing, now)?;
    marks::settle(&writing)?;
    writing.commit()?;
    // All of it is in the one file when that is closed.
    connection.close().map_err(|(_, error)| error.into())
}

/// Whether all of a journal can be read, and is what was written.
pub(super) fn check(connection: &Connection) -> Result<(), StoreError> {
    let told: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if told != "ok" {
        return Err(StoreError::Damaged);
    }
    ReviewRow::all(connection, "", [])?;
    ItemRow::all(connection, "", [])?;
    SearchRow::all(connection)?;
    ValueRow::all(connection)?;
    Ok(())
}

/// Whether there are rows of a journal in a log.
pub(super) fn holds_something(log: &Path) -> bool {
    let log = fs::read(log).unwrap_or_default();
    let mut salvaged = Salvaged::default();
    if !log.is_empty() {
        salvaged.read(&[], &log);
    }
    !salvaged.is_empty()
}

/// Whether a file that cannot be read is, or was, a journal: nobody else's file is ever moved. All of
/// a journal that is new may still be in its log.
fn is_ours(file: &Path, bytes: &[u8], log: &[u8]) -> bool {
    let beginning = |bytes: &[u8], part: &[u8]| {
        let beginning = bytes.get(..BEGINNING).unwrap_or(bytes);
        memchr::memmem::find(beginning, part).is_some()
    };
    let tables: [&[u8]; 2] = [b"CREATE TABLE reviews", b"CREATE TABLE items"];
    let is_in_log = || tables.iter().all(|table| beginning(log, table));
    if is_in_log() || opening::is_emptied(file) {
        return true;
    }
    let has = |part: &[u8]| beginning(bytes, part);
    let is_named = file.extension().is_some_and(|ending| ending == "sqlite");
    let application = schema::APPLICATION.to_be_bytes();
    let is_stated = bytes.get(68..72) == application.get(4..);
    is_stated || has(b"CREATE TABLE reviews") || (is_named && !has(b"SQLite format 3\0"))
}

/// Where a damaged journal is set aside: a name with the day that nothing has.
fn aside(file: &Path, now: Moment) -> PathBuf {
    let day = jiff::Timestamp::from_millisecond(now.0).unwrap_or_default();
    let day = day.to_string();
    let day = day.split('T').next().unwrap_or_default().to_owned();
    let is_taken = |path: &PathBuf| {
        let endings = home::BESIDE.iter();
        let mut paths = endings
            .map(|ending| home::beside(path, ending))
            .chain([path.clone()]);
        paths.any(|path| path.symlink_metadata().is_ok())
    };
    let first = home::beside(file, format!(".damaged-{day}"));
    let more = (2..u32::MAX).map(|number| home::beside(&first, format!("-{number}")));
    let mut free = [first.clone()].into_iter().chain(more);
    free.find(|path| !is_taken(path)).unwrap_or(first)
}

/// Gives a journal another name, and what is beside it, which must not be taken for what belongs to
/// the next one.
fn set_aside(file: &Path, aside: &Path) -> io::Result<()> {
    for ending in home::BESIDE {
        let renamed = fs::rename(home::beside(file, ending), home::beside(aside, ending));
        if let Err(error) = renamed
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
    }
    // So that there is always one; some drives know no second names.
    fs::hard_link(file, aside).or_else(|_| fs::rename(file, aside))
}
