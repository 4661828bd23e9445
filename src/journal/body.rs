//! What is kept in the slots of a page. Written as JSON, whose names never change their meaning.

use serde::{Deserialize, Serialize};

use super::{AnchoredLine, AnchoredSpan, Content, Ink, Key, Place};
use crate::outline::Correction;
use crate::review::Span;

/// What is kept in a slot; which of these, the slot says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// In [`Slot::Left`](super::Slot::Left).
    Left(Left),
    /// In [`Slot::Status`](super::Slot::Status).
    Status(Status),
    /// In [`Slot::Rating`](super::Slot::Rating).
    Rating(OwnRating),
    /// In [`Slot::Mark`](super::Slot::Mark).
    Mark(Place),
    /// In [`Slot::Highlight`](super::Slot::Highlight).
    Highlight(Highlight),
    /// In [`Slot::Note`](super::Slot::Note).
    Note(Note),
    /// In [`Slot::Correction`](super::Slot::Correction).
    Correction(Corrected),
}

/// Where the reader was, and what was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// The place of the reading line.
    pub place: Place,
    /// What was read, in order, of the text of this content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<Span>,
    /// The text that this is of, if it was known to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
    /// How far that is.
    pub status: Status,
    /// How far through the text the place is, from 0 to 1.
    #[serde(default)]
    pub share: f64,
    /// The bytes of the file, and when that was written last, as for [`Known`](super::Known).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<(u64, i64)>,
    /// The same as `read` by sections, or paragraphs where there are none: those that are the same in
    /// a text that was edited have been read there, too. Empty for very long texts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRead>,
}

/// What was read of a section or paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartRead {
    /// Its text.
    pub text: Content,
    /// What was read of that, from its start on.
    pub read: Vec<Span>,
}

/// How far a review is read.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not at all.
    #[default]
    Unread,
    /// A part of it.
    Reading,
    /// To its end.
    Finished,
}

/// What the reader thinks of the work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnRating {
    /// The value on the scale from nothing to `best`.
    pub value: f64,
    /// The best value of the scale, more than nothing.
    pub best: f64,
    /// As the reader wrote it.
    pub written: String,
}

/// Words that the reader highlighted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// The words.
    pub words: AnchoredSpan,
    /// In which colour.
    #[serde(default)]
    pub ink: Ink,
    /// The title of the section that they begin in; `None` in the opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// What the reader wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The highlight it is about; `None` where it is about the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Key>,
    /// The words, lines set apart by `\n`.
    pub text: String,
}

/// A correction: a line, and what the reader says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The line, to be found again after an edit.
    pub line: AnchoredLine,
    /// What is said of it.
    pub said: Correction,
    /// Its number among all corrections of the review: what is said later counts.
    #[serde(default)]
    pub number: u64,
    /// The words of the line as they were shown, which spoilers may not have been.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shown: String,
}
