//! What is wrong with a file of settings.

use std::fmt;
use std::ops::Range;

/// Everything that is wrong with one file of settings.
///
/// Displayed as one line for each mistake: `config.toml:12: what is wrong`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file, as it was named.
    pub file: String,
    /// The mistakes in the order of the lines; never none.
    pub mistakes: Vec<Mistake>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// What is wrong and, where there is one, the remedy.
    pub message: String,
}

impl Mistake {
    /// A mistake at the byte range `place` of `text`.
    pub(super) fn new(text: &str, place: &Range<usize>, message: String) -> Self {
        let before = text.as_bytes().get(..place.start).unwrap_or_default();
        Self {
            line: memchr::memchr_iter(b'\n', before).count() + 1,
            message,
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, mistake) in self.mistakes.iter().enumerate() {
            let gap = if place == 0 { "" } else { "\n" };
            let Mistake { line, message } = mistake;
            write!(f, "{gap}{}:{line}: {message}", self.file)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
