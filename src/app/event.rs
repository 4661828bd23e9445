//! Everything that can happen, and everything the program can be asked to do about it.

use std::sync::Arc;

use super::{EntryId, SearchId, Size};
use crate::keys::Key;
use crate::library::{Digest, Extent, Found, Loaded, Source};
use crate::outline::Outline;
use crate::review::{Review, Span};
use crate::search::Pattern;

/// Something that happened. A closed list: nothing else wakes the program.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; control characters may be in it.
    Pasted(String),
    /// The window has this size now.
    Resized(Size),
    /// Reviews were found.
    Found(Vec<Found>),
    /// All folders have been walked.
    Walked,
    /// Reviews that were found have been read.
    Digested(Vec<(Source, Digest)>),
    /// An answer to [`Effect::Load`]: a review, or a sentence why it could not be read.
    Loaded(EntryId, Box<Result<Loaded, String>>),
    /// The outline found for [`Effect::Outline`].
    Outlined(EntryId, Outline),
    /// Hits found for [`Effect::Find`], in the order of the text.
    Hits(SearchId, Vec<Span>, Search),
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// More hits may follow.
    Going,
    /// The text has been searched to its end.
    Done,
}

/// Something slow or outside that the program is asked to do; the answer is an [`Event`].
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read a review. Only the answer to the last one asked for is used.
    Load {
        /// Which entry of the library it is.
        entry: EntryId,
        /// Where it is read from.
        source: Source,
        /// How much of it.
        extent: Extent,
    },
    /// Find the sections in the beginning of a review, while the rest is being read.
    Outline(EntryId, Arc<Review>),
    /// Read reviews for what the list shows of them.
    Digest(Vec<Source>),
    /// Find every hit in a review. Only the last search asked for is of use.
    Find {
        /// Which search it is.
        search: SearchId,
        /// The review.
        review: Arc<Review>,
        /// What is looked for.
        pattern: Arc<Pattern>,
    },
    /// Paint the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// End the program.
    Quit,
}
