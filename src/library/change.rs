//! What becomes of a library while it is open.

use super::{Digest, Found, Source};
use std::path::PathBuf;
use std::time::Duration;

/// Something that became known of a library.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Files were found, or what cannot be opened. What is in them is not known yet.
    Found(Vec<Found>),
    /// Reviews, and what was seen of them: new ones, and known ones that were read (again).
    Seen(Vec<(Source, Digest)>),
    /// What was at these paths is there no more: files, and the records of such that held several.
    Gone(Vec<PathBuf>),
    /// What was told of as one review turned out to hold several, which are told next.
    Several(PathBuf),
    /// Of a file or folder that holds several reviews there are only so many now.
    Shortened(PathBuf, usize),
    /// What was at the first path of each pair is at the second now, and is the same.
    Renamed(Vec<(PathBuf, PathBuf)>),
    /// Everything that is there has been found.
    Walked,
    /// How far the reading of all that was found has come.
    Progress(Progress),
    /// Everything that was found has been read.
    Settled,
    /// How it stands with the index of its texts.
    Index(IndexState),
}

/// How it stands with the index of the texts of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexState {
    /// There is none, as for a few named texts, or there is a reason, which is a sentence.
    Without(Option<String>),
    /// It is being made: so many of the texts that are known are in it.
    Building {
        /// The texts that are in it; what came last can be found some seconds later.
        texts: usize,
        /// The texts that are known.
        of: usize,
    },
    /// All texts are in it.
    Ready,
    /// Another program writes it; what is in it can be found.
    OfAnother,
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The reviews that were read.
    pub read: usize,
    /// The bytes of what was read.
    pub bytes: u64,
    /// The bytes of all that is to be read.
    pub of: u64,
    /// How long it has taken.
    pub taken: Duration,
}
