//! How the program ends, and what the shell is told.

use std::io;
use std::process::ExitCode;

use thiserror::Error;

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The reader left.
    Quit,
    /// A signal with this number ended it.
    Signal(i32),
}

/// Why the program could not begin, or could not go on.
#[derive(Debug, Error)]
pub enum RunError {
    /// There was nothing to read.
    #[error("no reviews in {roots}; in a folder, frontrow reads {endings}")]
    NothingFound {
        /// Where there is nothing.
        roots: String,
        /// What is looked for in folders.
        endings: String,
    },
    /// Nothing that was found could be read; a message for each.
    #[error("{}", .0.join("\n"))]
    NothingRead(Vec<String>),
    /// The terminal does not do as it should.
    #[error("the terminal cannot be used: {0}; `frontrow show PATH` prints a review without it")]
    Terminal(#[from] io::Error),
    /// A fault of the program itself.
    #[error("frontrow has failed: {0}; this is a fault of the program, not of your files")]
    Crashed(String),
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Quit => Self::SUCCESS,
            // As the shells count a command that a signal ended.
            Ending::Signal(number) => {
                Self::from(128_u8.saturating_add(u8::try_from(number).unwrap_or(u8::MAX)))
            }
        }
    }
}

impl From<RunError> for ExitCode {
    fn from(error: RunError) -> Self {
        Self::from(match error {
            RunError::NothingFound { .. } => 1,
            RunError::Terminal(_) => 2,
            RunError::NothingRead(_) => 3,
            RunError::Crashed(_) => 101,
        })
    }
}
