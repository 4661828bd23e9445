//! What the journal is asked, and what it answers.

use crate::journal::{self, Body, Citation, Content, Page, Slot};
use crate::library::{EntryId, Source};

/// What the journal is asked for. Everything is done in the order in which it is asked.
#[derive(Debug, Clone)]
pub enum JournalWish {
    /// What is kept of a review; the answer is [`JournalNews::Recalled`].
    Recall(Told),
    /// Keep changes of a review's page, what is in a slot from now on or that nothing is; the answer
    /// is [`JournalNews::Kept`] with the ticket.
    Keep {
        /// The review.
        review: Told,
        /// The changes.
        changes: Vec<(Slot, Option<Body>)>,
        /// The number of the changes.
        ticket: u64,
    },
    /// Everything that is kept of all reviews; the answer is [`JournalNews::Everything`].
    Everything,
    /// Keep something that is of no review.
    SetValue {
        /// What it goes by.
        name: String,
        /// What it is from now on.
        value: String,
    },
    /// What is kept by a name that is of no review; the answer is [`JournalNews::Value`].
    Value {
        /// What it goes by.
        name: String,
    },
}

/// What the journal has to know of a review, to know it again.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Its entry in the library.
    pub entry: EntryId,
    /// Where it comes from.
    pub source: Source,
    /// Its text, once all of it was read.
    pub content: Option<Content>,
    /// What is cited of it.
    pub citation: Citation,
}

/// What the journal has to say.
#[derive(Debug)]
pub enum JournalNews {
    /// Whether what the reader does is kept.
    State(JournalState),
    /// What is kept of a review, which may be nothing.
    Recalled(EntryId, Box<Page>),
    /// The changes of a ticket are on the disk, or why they are not.
    Kept(u64, Result<(), String>),
    /// Something that the reader is to know: a sentence.
    Told(String),
    /// Everything that is kept of all reviews, by where those are.
    Everything(Vec<(journal::Known, Page)>),
    /// What is kept by a name that is of no review; `None` where nothing is.
    Value {
        /// What it goes by.
        name: String,
        /// What is kept.
        value: Option<String>,
    },
}

/// Whether what the reader does is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalState {
    /// It is.
    Kept,
    /// It is not, as the reader wants it.
    Off,
    /// It is not; the reason, with the remedy.
    Without(String),
}
