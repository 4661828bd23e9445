//! What goes wrong in tantivy, in our words; and its panics, which damaged files may bring about.

use super::IndexError;
use std::io::{self, ErrorKind};
use std::thread::{self, Scope, ScopedJoinHandle};
use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

impl From<TantivyError> for IndexError {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Locked,
            TantivyError::LockFailure(LockError::IoError(error), _)
            | TantivyError::IoError(error) => of_files(&error),
            TantivyError::OpenDirectoryError(error) => of_folder(error),
            TantivyError::OpenReadError(error) => of_reading(error),
            TantivyError::OpenWriteError(error) => of_writing(error),
            // What it says of that has parts of the file in it.
            TantivyError::DataCorruption(_) => {
                Self::Damaged("one of its files is not as it was written".into())
            }
            TantivyError::IncompatibleIndex(_) => Self::Damaged("it is of another version".into()),
            // What went wrong was in another thread; nearly always the disk is full.
            TantivyError::ErrorInThread(_) => {
                Self::Unkept("it could not be written; the disk may be full".into())
            }
            TantivyError::SystemError(error) => {
                Self::Unkept(error.trim_end_matches('.').to_owned())
            }
            error @ (TantivyError::AggregationError(_)
            | TantivyError::IndexAlreadyExists
            | TantivyError::Poisoned
            | TantivyError::FieldNotFound(_)
            | TantivyError::InvalidArgument(_)
            | TantivyError::IndexBuilderMissingArgument(_)
            | TantivyError::SchemaError(_)
            | TantivyError::InternalError(_)
            | TantivyError::DeserializeError(_)
            | TantivyError::MissingPlugin(_)
            | TantivyError::ConflictingPlugins(_)
            | TantivyError::UnexpectedPlugin(_)) => Self::Damaged(error.to_string()),
        }
    }
}

impl From<OpenDirectoryError> for IndexError {
    fn from(error: OpenDirectoryError) -> Self {
        of_folder(error)
    }
}

impl From<io::Error> for IndexError {
    fn from(error: io::Error) -> Self {
        of_files(&error)
    }
}

/// What the system says of a file: that it is not what it should be, or cannot be written.
fn of_files(error: &io::Error) -> IndexError {
    let is_damage = matches!(
        error.kind(),
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::NotFound
    );
    if is_damage {
        IndexError::Damaged(error.to_string())
    } else {
        IndexError::Unkept(error.to_string())
    }
}

fn of_folder(error: OpenDirectoryError) -> IndexError {
    match error {
        OpenDirectoryError::DoesNotExist(_) => IndexError::Missing,
        OpenDirectoryError::NotADirectory(_) => {
            IndexError::Unkept("there is a file in the place of its folder".into())
        }
        OpenDirectoryError::FailedToCreateTempDir(error)
        | OpenDirectoryError::IoError {
            io_error: error, ..
        } => of_files(&error),
    }
}

fn of_reading(error: OpenReadError) -> IndexError {
    match error {
        OpenReadError::FileDoesNotExist(path) if path.as_os_str() == "meta.json" => {
            IndexError::Missing
        }
        OpenReadError::FileDoesNotExist(path) => {
            IndexError::Damaged(format!("{} is missing", path.display()))
        }
        OpenReadError::IoError { io_error, .. } => of_files(&io_error),
        OpenReadError::IncompatibleIndex(_) => {
            IndexError::Damaged("it is of another version".into())
        }
    }
}

fn of_writing(error: OpenWriteError) -> IndexError {
    match error {
        OpenWriteError::FileAlreadyExists(path) => {
            IndexError::Damaged(format!("{} is there already", path.display()))
        }
        OpenWriteError::IoError { io_error, .. } => IndexError::Unkept(io_error.to_string()),
    }
}

/// The thread that does what may panic.
const CAREFUL: &str = "within the index";

/// How the threads are called in which a panic is found out by the index: its own, and tantivy's.
const MET: [&str; 4] = [
    CAREFUL,
    "thrd-tantivy-index",
    "segment_updater",
    "merge_thread",
];

/// Whether the index finds out by itself of a panic in a thread of this name, and tells of it as an
/// [`IndexError`].
pub fn is_panic_met(thread: &str) -> bool {
    MET.iter().any(|met| thread.starts_with(met))
}

/// Does what damaged files may make tantivy panic in, in a thread that may.
pub(super) fn contain<T: Send>(
    work: impl FnOnce() -> Result<T, IndexError> + Send,
) -> Result<T, IndexError> {
    thread::scope(|scope| joined(contained(scope, work)?))
}

/// A thread that may panic.
pub(super) fn contained<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> Result<T, IndexError> + Send + 'scope,
) -> Result<Contained<'scope, T>, IndexError> {
    let thread = thread::Builder::new().name(CAREFUL.to_owned());
    Ok(thread.spawn_scoped(scope, work)?)
}

/// A thread whose panic is an error.
pub(super) type Contained<'scope, T> = ScopedJoinHandle<'scope, Result<T, IndexError>>;

/// What a thread did that may panic.
pub(super) fn joined<T>(thread: Contained<'_, T>) -> Result<T, IndexError> {
    let done = thread.join();
    done.unwrap_or_else(|_| Err(IndexError::Damaged("it cannot be read".into())))
}
