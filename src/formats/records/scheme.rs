//! How a source of records is laid out, and what its columns say.

use super::{Mapping, Mappings, Private, are_records, check_records};
use crate::formats::decode::Encoding;
use crate::formats::{Hint, Unreadable};
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
}

impl Scheme {
    /// JSON Lines, whose fields are known by their usual names.
    pub fn lines() -> Self {
        Self {
            layout: Layout::Lines,
            mapping: None,
            header: Arc::new([]),
            encoding: Encoding::Utf8,
            private: Private::Unread,
        }
    }

    /// Tells how a source is laid out that begins with `start`, and which of the `mappings` fits; `None`
    /// where it holds no records. `name` is the path of the file, as much of it as is known, and `hint`
    /// what its ending tells.
    ///
    /// `start` should be the first 64 KiB or more, if there are as many: what a first record says that
    /// is longer cannot be told.
    ///
    /// # Errors
    /// It cannot be read at all.
    pub fn tell(
        start: &[u8],
        hint: Hint,
        name: &str,
        mappings: &Mappings,
    ) -> Result<Option<Self>, Unreadable> {
        let end = memchr::memchr(b'\n', start).map_or(start.len(), |end| end + 1);
        let (first, rest) = start.split_at_checked(end).unwrap_or((start, &[]));
        let is_known = hint == Hint::Records || are_records(first, rest.first().copied());
        if !is_known {
            return Ok(None);
        }
        check_records(start)?;
        let mapping = mappings.all().iter().find(|known| known.name == name);
        Ok(Some(Self {
            mapping: mapping.cloned(),
            private: mappings.private,
            ..Self::lines()
        }))
    }
}
