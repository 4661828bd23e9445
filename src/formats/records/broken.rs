//! Why a part of a source is no record.

/// Why a part of a source is no record. The message is for the reader and does not name the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRecord {
    /// It is no JSON.
    #[error("line {line} is no record: {reason}; mend it, each line must be one JSON object")]
    Invalid {
        /// The line of the source, counted from 1.
        line: usize,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// It is no JSON, in a list of records.
    #[error("the record at line {line} is no JSON: {reason}; mend it")]
    InvalidItem {
        /// The line of the source it begins on, counted from 1.
        line: usize,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// It is JSON, but no object.
    #[error(
        "line {line} is no record: it is {what}, and must be an object such as {{\"text\": \"…\"}}"
    )]
    NoObject {
        /// The line of the source, counted from 1.
        line: usize,
        /// What it is.
        what: &'static str,
    },
    /// It is longer than a record may be.
    #[error("it is larger than {} MiB, the most that is read; split it", .limit >> 20)]
    TooLarge {
        /// The most bytes of a record.
        limit: u64,
    },
    /// A quote in a table is opened and never closed.
    #[error(
        "the quote that begins on line {line} is never closed, so that the line cannot be read; \
         close it, and write quotes within a text twice"
    )]
    Unclosed {
        /// The line of the source, counted from 1.
        line: usize,
    },
    /// A list of records has no end.
    #[error("the list has no end: the file may have been cut at line {line}, and records be lost")]
    NoEnd {
        /// The last line of the source, counted from 1.
        line: usize,
    },
    /// Something stands behind the list of records.
    #[error(
        "what stands behind the end of the list, at line {line}, is not read; keep one list a file"
    )]
    BehindEnd {
        /// The line of the source it begins on, counted from 1.
        line: usize,
    },
    /// The source cannot be read any further.
    #[error("it cannot be read from here on: {reason}")]
    Unread {
        /// What the operating system says.
        reason: String,
    },
}
