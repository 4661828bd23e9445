//! What is remembered of links while one reads.

use crate::app::reader::LinkText;
use crate::app::{EntryId, Stand};
use crate::review::Position;

/// The most steps of the way back that are kept.
const STEPS_MOST: usize = 64;

/// What is remembered of links.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Links {
    /// The link the reader is at.
    pub(super) current: Option<Current>,
    /// Where links were followed from, the last one last.
    pub(super) origins: Vec<Origin>,
    /// The heading to go to as soon as the review is there.
    pub(super) arrival: Option<Arrival>,
}

impl Links {
    /// Remembers where a link was followed from.
    pub(super) fn remember(&mut self, origin: Origin) {
        self.current = None;
        if self.origins.len() >= STEPS_MOST {
            self.origins.remove(0);
        }
        self.origins.push(origin);
    }
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
    /// The place it leads to, where that is in the same text.
    pub(super) place: Option<Position>,
    /// The link itself, where the reader was at it.
    pub(super) link: Option<Current>,
}

/// A heading that a link leads to.
#[derive(Debug, Clone)]
pub(super) struct Arrival {
    pub(super) entry: EntryId,
    pub(super) slug: String,
}
