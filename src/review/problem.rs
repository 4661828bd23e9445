//! What was wrong with a source.

/// Something in a source that could not be read as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line of the source, counted from 1, where it can be told.
    pub line: Option<usize>,
    /// One sentence: what is wrong and, where there is one, the remedy.
    pub message: String,
}
