//! Why something cannot be kept, or what is kept not be read.

use std::io;
use std::path::Path;

use rusqlite::ffi::SQLITE_IOERR_SHORT_READ;
use rusqlite::{Error, ErrorCode};

/// Why something cannot be kept, or what is kept not be read: a sentence with the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A newer program has written the file, which is left as it is.
    #[error("the journal was written by a newer frontrow; use that one, or another --journal")]
    Newer,
    /// The file cannot be written; what is in it may still be read.
    #[error(
        "the journal cannot be written: {0}; see that there is room and that its folder can be \
         written, or name another --journal"
    )]
    Unwritable(String),
    /// There is no room on the disk.
    #[error("there is no room on the disk for the journal; nothing is kept until there is")]
    Full,
    /// What is in the file is not what was written: [`Store::recover`](super::Store::recover).
    #[error("the journal is damaged; start frontrow again to recover what can be read")]
    Damaged,
    /// Other programs have written to it for longer than one waits.
    #[error("the journal is in use; try again when the other program has written it")]
    Busy,
    /// The file is none of a journal, and is left as it is.
    #[error("{0} is no journal; name another file with --journal")]
    Foreign(String),
    /// What was to be taken away is not there: nothing is kept of the review any more.
    #[error("it was forgotten meanwhile; open the review again")]
    Nothing,
    /// An export cannot be written or read.
    #[error("{0}")]
    Passing(String),
    /// Anything else.
    #[error("the journal cannot be used: {0}")]
    Failed(String),
}

impl StoreError {
    /// The error for what cannot be done with the file or folder at `path`.
    pub(super) fn at(path: &Path, error: &io::Error) -> Self {
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
        if full.contains(&error.kind()) {
            return Self::Full;
        }
        Self::Unwritable(format!("{error}: {}", path.display()))
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        // The file ends before what ought to be in it.
        if let Error::SqliteFailure(failure, _) = &error
            && failure.extended_code == SQLITE_IOERR_SHORT_READ
        {
            return Self::Damaged;
        }
        match error.sqlite_error_code() {
            // `Unknown` is the plain error: a table or a column that ought to be there is not.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) => {
                Self::Damaged
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure,
            ) => Self::Unwritable(error.to_string()),
            Some(_) => Self::Failed(error.to_string()),
            // A value is not of the type that was written.
            None => Self::Damaged,
        }
    }
}
