//! What is remembered of links while one reads.

use crate::app::reader::LinkText;
use crate::app::{EntryId, Stand};

/// What is remembered of links.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Links {
    /// The link the reader is at.
    pub(super) current: Option<Current>,
    /// Where a link was followed from.
    pub(super) origin: Option<Origin>,
    /// The heading to go to as soon as the review is there.
    pub(super) arrival: Option<Arrival>,
}

/// A link the reader is at.
#[derive(Debug, Clone, Copy)]
pub(in crate::app) struct Current {
    pub(super) entry: EntryId,
    pub(super) text: LinkText,
}

/// Where a link was followed from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) entry: EntryId,
    pub(super) target: EntryId,
    pub(super) stand: Stand,
}

/// A heading that a link leads to.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) entry: EntryId,
    pub(super) slug: String,
}
