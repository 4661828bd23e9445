//! Everything that can happen, and everything the program can be asked to do about it.

use std::path::PathBuf;
use std::sync::Arc;

use super::journaling::{JournalNews, JournalWish, Retrace, Retraced};
use super::{Arranged, Arranging, EntryId, Handed, Open, SearchId, Size, ToCount};
use crate::config::Capture;
use crate::keys::Key;
use crate::library::{
    Change, Digest, Extent, Found, LibrarySearch, Loaded, Overview, SearchNews, Source,
};
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
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// What lies behind the text in the terminal is known now.
    Ground(Ground),
    /// The file of this review has changed since it was read.
    Changed(EntryId),
    /// Something outside did not go as asked for: a sentence that says what, and the remedy.
    Trouble(String),
    /// Something became known of the library.
    Library(Change),
    /// Reviews were found.
    Found(Vec<Found>),
    /// All folders have been walked.
    Walked,
    /// An answer to [`Effect::Count`].
    Counted(Box<Overview>),
    /// Reviews that were found have been read.
    Digested(Vec<(Source, Digest)>),
    /// An answer to [`Effect::Load`]: a review, or a sentence why it could not be read.
    Loaded(EntryId, Box<Result<Loaded, String>>),
    /// The outline found for [`Effect::Outline`].
    Outlined(EntryId, Outline),
    /// The list of reviews that was made for [`Effect::Arrange`], with the number of that.
    Arranged(u64, Box<Arranged>),
    /// What became known of the [`Effect::Search`] of this number.
    Searched(u64, Box<SearchNews>),
    /// The answer to [`Effect::Retrace`].
    Retraced(Box<Retraced>),
    /// What the journal has to say.
    Journal(Box<JournalNews>),
    /// Hits found for [`Effect::Find`], in the order of the text.
    Hits(SearchId, Vec<Span>, Search),
    /// What became of the text of [`Effect::Copy`].
    Copied(Handed),
}

/// Something that was done with the mouse, and where: columns and rows count from the top left
/// corner of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// What can be done with the mouse. Only its main button counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The button was pressed.
    Press,
    /// The mouse was moved with the button held down.
    Drag,
    /// The button was let go.
    Release,
    /// The wheel was turned towards the reader.
    WheelDown,
    /// The wheel was turned away from the reader.
    WheelUp,
}

/// What lies behind the text in the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light text is read on it.
    Dark,
    /// Dark text is read on it.
    Light,
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
    /// Count reviews for the page on which the library is seen at a glance.
    Count(Box<ToCount>),
    /// Make the list of reviews as it is wanted. Only the last one asked for is of use.
    Arrange(Box<Arranging>),
    /// Find every hit in a review. Only the last search asked for is of use.
    Find {
        /// Which search it is.
        search: SearchId,
        /// The review.
        review: Arc<Review>,
        /// What is looked for.
        pattern: Arc<Pattern>,
    },
    /// Find in the open review what is kept of it, as its text has changed. Only the last one asked
    /// for is of use.
    Retrace(Box<Retrace>),
    /// Search the whole library. Only the last search asked for is of use.
    Search(Box<LibrarySearch>),
    /// Ask something of the journal, or have it keep something.
    Journal(Box<JournalWish>),
    /// Leave off reading the library; what was read stays known.
    LeaveOff,
    /// Give back the memory of a large review that is shown no more, which takes its time.
    Forget(Open),
    /// Tell when the file of the open review changes, and of no other; of none any more for `None`.
    Watch(Option<(EntryId, PathBuf)>),
    /// Give the terminal to the reader's editor, at a line counted from 1, until it ends; the
    /// answer is [`Event::Changed`] for the entry.
    Edit {
        /// Which entry of the library it is.
        entry: EntryId,
        /// Its file.
        path: PathBuf,
        /// The line of the file.
        line: usize,
    },
    /// Take the mouse from now on, or leave it to the terminal.
    Capture(Capture),
    /// Give a text to the clipboard; the answer is [`Event::Copied`].
    Copy(String),
    /// Paint the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// End the program.
    Quit,
}
