//! The journal that the commands without a screen are about.

mod carrying;
mod writing;

pub use carrying::{Carrying, carry};
pub(super) use carrying::{Present, Task};

use super::{Exit, messages};
use crate::journal::{Moment, Store, StoreError};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Which journal it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum JournalFile {
    /// The reader's own, which is there once something is kept.
    Own(PathBuf),
    /// One that was named.
    Named(PathBuf),
    /// None: none is wanted, or there is no home to keep one in.
    Nowhere,
}

/// Opens the journal to read what is in it; one that is not there is not made. Where there is nothing
/// to read, the reader has been told.
pub(super) fn existing(journal: &JournalFile) -> Result<Store, Exit> {
    let file = file(journal)?;
    if !file.exists() {
        let shown = file.display();
        return Err(match journal {
            JournalFile::Own(_) | JournalFile::Nowhere => {
                messages::tell(&format!(
                    "nothing is kept yet: there is no journal at {shown}"
                ));
                Exit::NothingFound
            }
            JournalFile::Named(_) => {
                messages::tell(&format!("{shown}: there is no such file"));
                Exit::NothingRead
            }
        });
    }
    opened(file)
}

/// Opens the journal to look at what is in it; none where there is none. One that was named and is not
/// there, or that cannot be read, is told of, and done without.
pub(super) fn looked_at(journal: &JournalFile) -> Option<Store> {
    let file = match journal {
        JournalFile::Own(file) | JournalFile::Named(file) if file.exists() => file,
        JournalFile::Named(file) => {
            without(&format!("{}: there is no such file", file.display()));
            return None;
        }
        JournalFile::Own(_) | JournalFile::Nowhere => return None,
    };
    match Store::look(file) {
        Ok(store) => store,
        Err(error) => {
            without(&error.to_string());
            None
        }
    }
}

/// Tells why the journal is done without.
pub(super) fn without(why: &str) {
    messages::tell(&format!("without the journal: {why}"));
}

/// Opens the journal in a file, which is made where there is none. Where that cannot be, the reader has
/// been told.
fn opened(file: &Path) -> Result<Store, Exit> {
    let (store, told) = Store::open(file, now()).map_err(|error| unread(&error))?;
    for sentence in told {
        messages::tell(&sentence);
    }
    Ok(store)
}

/// Opens the journal after damage was met in it, with what can be read of it. Where that cannot be, the
/// reader has been told.
pub(super) fn recovered(journal: &JournalFile) -> Result<Store, Exit> {
    let (store, told) = Store::recover(file(journal)?, now()).map_err(|error| unread(&error))?;
    for sentence in told {
        messages::tell(&sentence);
    }
    Ok(store)
}

/// Asks the journal for something; where it turns out to be damaged, after what can be read of it was
/// recovered.
pub(super) fn ask<T>(
    journal: &JournalFile,
    store: &mut Store,
    ask: impl Fn(&mut Store) -> Result<T, StoreError>,
) -> Result<T, Exit> {
    let asked = match ask(store) {
        Err(StoreError::Damaged) => {
            *store = recovered(journal)?;
            ask(store)
        }
        asked => asked,
    };
    asked.map_err(|error| unread(&error))
}

/// Its file; where there is none the reader has been told.
fn file(journal: &JournalFile) -> Result<&PathBuf, Exit> {
    match journal {
        JournalFile::Own(file) | JournalFile::Named(file) => Ok(file),
        JournalFile::Nowhere => {
            messages::tell("there is no home to keep a journal in; name one with --journal FILE");
            Err(Exit::NothingRead)
        }
    }
}

/// How it ends where the journal cannot be read, after that was told.
pub(super) fn unread(error: &StoreError) -> Exit {
    messages::tell(&error.to_string());
    Exit::NothingRead
}

/// This moment.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let milliseconds = since.map_or(0, |since| since.as_millis());
    Moment(i64::try_from(milliseconds).unwrap_or(i64::MAX))
}
