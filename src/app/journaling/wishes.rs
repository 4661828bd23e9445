//! What the journal is asked, and what it answers.

use std::path::PathBuf;

use super::{Last, Whereabouts};
use crate::app::Pane;
use crate::journal::{self, Changes, Citation, Content, Page, ReviewName, Standing};
use crate::library::{EntryId, Source, Stamp, WholeRoots};

/// What the journal is asked for. Everything is done in the order in which it is asked.
#[derive(Debug, Clone)]
pub enum JournalWish {
    /// What is kept of a review; the answer is [`JournalNews::Recalled`], or
    /// [`JournalNews::NotRecalled`].
    Recall(Told),
    /// Keep changes of the pages of reviews, all of them or none: what is in a slot from now on, or
    /// that nothing is. The answer is [`JournalNews::Kept`] with the ticket.
    Keep {
        /// The reviews with the changes of each.
        reviews: Vec<(Whose, Changes)>,
        /// The number of the changes.
        ticket: u64,
    },
    /// Keep where the reader is in a review. Nothing is answered but what is wrong.
    Left(Told, Box<Whereabouts>),
    /// Keep which review is open in the library. Nothing is answered, either.
    Last(Last),
    /// Have a review be where it was met, if something is kept of it: the answer is
    /// [`JournalNews::Met`] if that is new, and none otherwise.
    Meet(Told),
    /// What the texts of all reviews are known by; the answer is [`JournalNews::Texts`].
    Texts,
    /// Which reviews of the journal these are, whose texts it knows; the answer is
    /// [`JournalNews::Recognised`].
    Recognise(Vec<Told>),
    /// How the reviews of this library stand; the answer is [`JournalNews::Standings`].
    Standings,
    /// The last searches; the answer is [`JournalNews::Searches`].
    Searches,
    /// Keep a search. There is no answer.
    NoteSearch(String),
    /// What is kept by a name that is of no review; the answer is [`JournalNews::Value`],
    /// or none where it cannot be read.
    Value {
        /// The name.
        name: String,
    },
    /// Keep something by such a name. There is no answer.
    SetValue {
        /// The name.
        name: String,
        /// What is kept.
        value: String,
    },
    /// The marks, highlights and notes of all reviews; the answer is [`JournalNews::Everything`], or
    /// [`JournalNews::NotEverything`].
    Everything,
}

impl JournalWish {
    /// Whether it has something kept.
    pub fn keeps(&self) -> bool {
        match self {
            Self::Keep { .. }
            | Self::Left(..)
            | Self::Last(_)
            | Self::Meet(_)
            | Self::NoteSearch(_)
            | Self::SetValue { .. } => true,
            Self::Recall(_)
            | Self::Texts
            | Self::Recognise(_)
            | Self::Standings
            | Self::Searches
            | Self::Value { .. }
            | Self::Everything => false,
        }
    }
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
    /// The stamp of its file, where that was read.
    pub stamp: Option<Stamp>,
    /// What is cited of it.
    pub citation: Citation,
}

/// The review of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose {
    /// One of this library.
    Told(Box<Told>),
    /// One that is not in it, as the journal itself knows it.
    Known(Box<journal::Known>),
}

/// What the journal has to say.
#[derive(Debug)]
pub enum JournalNews {
    /// Whether what the reader does is kept.
    State(JournalState),
    /// What is kept of a review, which may be nothing.
    Recalled(EntryId, Box<Page>),
    /// What is kept of a review cannot be read.
    NotRecalled(EntryId),
    /// What became of the changes of a ticket. Those that cannot be kept yet are told of again.
    Kept(u64, Became),
    /// Something that the reader is to know: a sentence.
    Told(String),
    /// Where the library is. Said once, before all that depends on it.
    Roots(Box<WholeRoots>),
    /// The review that was open last in this library, and the pane that had the keys, where its file
    /// is there no more: it may be elsewhere.
    LastMoved(Box<ReviewName>, Pane),
    /// The review that was open last in this library, if it is still there. Said once, at first, of a
    /// library that may hold several.
    Last(Option<Box<Last>>),
    /// How reviews of this library stand: the path of each as the library has it, or `sample:NAME`,
    /// and the number of its record, if it is one.
    Standings(Vec<(PathBuf, Option<usize>, Standing)>),
    /// What the reviews of which something is kept are known by, as far as their texts are known.
    Texts(Vec<journal::Known>),
    /// Reviews of this library, and how those stand that they are; `None` for one that is none.
    Recognised(Vec<(EntryId, Option<Standing>)>),
    /// A review is known to be where it was met, and to have the text that it has there.
    Met,
    /// The last searches, the latest first.
    Searches(Vec<String>),
    /// The marks, highlights and notes of all reviews, by where those are: none of a review of which
    /// nothing of that is kept.
    Everything(Vec<(journal::Known, Page)>),
    /// What is kept of all reviews cannot be read.
    NotEverything,
    /// What is kept by a name.
    Value {
        /// The name.
        name: String,
        /// What is kept, if anything is.
        value: Option<String>,
    },
    /// Another program has kept something: what is known may be so no more.
    Changed,
}

/// What became of changes that are to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// They are on the disk.
    Kept,
    /// They cannot be written now, and are tried again; the reason.
    NotYet(String),
    /// They are not kept; the reason.
    Refused(String),
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
