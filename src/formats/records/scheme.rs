//! How a source of records is laid out, and what its columns say.

use super::mentioned::Mentioned;
use super::{Mapping, Private};
use crate::formats::Format;
use crate::formats::decode::Encoding;
use std::sync::Arc;

/// How a source of records is laid out, and what its columns say: all that is needed to read any one of
/// its records alone.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// How its records are set apart.
    pub layout: Layout,
    /// What its columns say; by their usual names where there is none.
    pub mapping: Option<Arc<Mapping>>,
    /// The names of the columns of a table, safe to print.
    pub header: Arc<[String]>,
    /// Which of the columns of a table say something of a review.
    pub(super) telling: Arc<[bool]>,
    /// Which columns the mapping has a use for.
    pub(super) mentioned: Arc<Mentioned>,
    /// How its bytes spell its text.
    pub(super) encoding: Encoding,
    /// What becomes of columns that are for nobody else.
    pub(super) private: Private,
}

/// How the records of a source are set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// JSON Lines: an object on each line.
    Lines,
    /// One list of objects in JSON, or one object with such a list in it.
    Array,
    /// One object in JSON, which is one record.
    Object,
    /// Rows of cells, below one with the names of the columns.
    Table {
        /// What sets cells apart: a comma, a semicolon, a tab.
        delimiter: u8,
        /// How quotes are written within quotes.
        quotes: Quotes,
    },
}

/// How quotes are written within quotes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// Twice.
    #[default]
    Doubled,
    /// With a backslash before them, or twice.
    Backslash,
    /// As any other sign: no cell stands in quotes.
    Literal,
}

impl Scheme {
    /// JSON Lines, whose fields are known by their usual names.
    pub fn lines() -> Self {
        Self {
            layout: Layout::Lines,
            mapping: None,
            header: Arc::new([]),
            telling: Arc::new([]),
            mentioned: Arc::default(),
            encoding: Encoding::Utf8,
            private: Private::Unread,
        }
    }

    /// Whether its records are known to be no reviews: the profile in an export, the people in a data set.
    pub fn is_of_else(&self) -> bool {
        let mapping = self.mapping.as_ref();
        mapping.is_some_and(|mapping| mapping.holds == super::Holds::Else)
    }
}

impl Layout {
    /// Whether all that sets records apart is always that in `encoding`, and never part of a character.
    pub(super) fn is_cut_in(self, encoding: Encoding) -> bool {
        let signs: &[u8] = match self {
            Self::Lines => return true,
            Self::Array | Self::Object => b"\"\\{}[],",
            Self::Table {
                quotes: Quotes::Backslash,
                ..
            } => b"\"\\\n",
            Self::Table { .. } => b"\"\n",
        };
        let delimiter = match self {
            Self::Table { delimiter, .. } => delimiter,
            Self::Lines | Self::Array | Self::Object => b'\n',
        };
        let mut signs = signs.iter().chain([&delimiter]);
        signs.all(|sign| encoding.splits_at(*sign))
    }

    /// What a record of a source is that is laid out so.
    pub fn format(self) -> Format {
        match self {
            Self::Lines => Format::JsonLines,
            Self::Array | Self::Object => Format::Json,
            Self::Table {
                delimiter: b'\t', ..
            } => Format::Tsv,
            Self::Table { .. } => Format::Csv,
        }
    }
}
