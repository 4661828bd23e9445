//! What front matter holds, in whatever notation: text, lists, and values by their keys.

use crate::review::Problem;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    /// A single value as it is written; empty where it is null.
    Text(String),
    /// Several values.
    List(Vec<Self>),
    /// Values by their keys.
    Map(Vec<Entry>),
}

/// A value by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key as it is written.
    pub(super) key: String,
    /// The line of the source it is on, where it can be told.
    pub(super) line: Option<usize>,
    /// The value.
    pub(super) value: Tree,
}

/// Why front matter cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The line of the source, where it can be told.
    pub(super) line: Option<usize>,
    /// What is wrong, and the remedy.
    pub(super) message: String,
}

impl Tree {
    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.iter().all(|value| match value {
                Self::Text(text) => text.trim().is_empty(),
                Self::List(_) | Self::Map(_) => false,
            }),
            Self::Map(entries) => entries.is_empty(),
        }
    }
}

impl Wrong {
    /// The same for the reader.
    pub(super) fn problem(self) -> Problem {
        Problem {
            line: self.line,
            message: self.message,
        }
    }
}
