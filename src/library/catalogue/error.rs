//! Why a catalogue cannot be used.

use rusqlite::{Error, ErrorCode};
use std::io;
use std::path::Path;

/// Why a catalogue cannot be used, or something could not be remembered. Nothing is lost by it
/// but time: all that is in a catalogue can be read from the files again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// It can be kept nowhere.
    #[error("what is known of the library cannot be kept in {folder}: {reason}")]
    Unkept {
        /// The folder, safe to print.
        folder: String,
        /// What the system says.
        reason: String,
    },
    /// What is in it is not what was written.
    #[error("what was known of the library is damaged; all of it is read again")]
    Damaged,
    /// Others have written to it for longer than one waits.
    #[error("what is known of the library is being written by another program")]
    Busy,
    /// Anything else.
    #[error("what is known of the library cannot be kept: {0}")]
    Failed(String),
}

impl CatalogueError {
    /// The error for what cannot be done in `folder`.
    pub(super) fn unkept(folder: &Path, error: &io::Error) -> Self {
        Self::Unkept {
            folder: crate::formats::sanitise::line(&folder.to_string_lossy()),
            reason: error.to_string(),
        }
    }
}

impl From<Error> for CatalogueError {
    fn from(error: Error) -> Self {
        match error.sqlite_error_code() {
            // `Unknown` is the plain error: a table or a column that ought to be there is not.
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt | ErrorCode::Unknown) => {
                Self::Damaged
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(_) => Self::Failed(error.to_string()),
            // A value is not of the type that was written.
            None => Self::Damaged,
        }
    }
}
