//! How the reader stands to reviews: how far each was read, and the reader's own ratings.

use super::EntryId;
use crate::query::Progress;
use std::collections::HashMap;

/// How the reader stands to each review; what is not known was not read, nor rated.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    read: HashMap<EntryId, Progress>,
    own: HashMap<EntryId, f64>,
}

/// How the reader stands to a review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand {
    /// How far it was read.
    pub progress: Progress,
    /// The reader's own rating, as a share of its scale from 0 to 1.
    pub own: Option<f64>,
}

impl Readings {
    /// How far a review was read.
    pub fn of(&self, id: EntryId) -> Progress {
        self.read.get(&id).copied().unwrap_or(Progress::Unread)
    }

    /// How the reader stands to a review.
    pub fn stand(&self, id: EntryId) -> Stand {
        Stand {
            progress: self.of(id),
            own: self.own.get(&id).copied(),
        }
    }

    /// Notes how far a review was read.
    pub fn note(&mut self, id: EntryId, progress: Progress) {
        match progress {
            Progress::Unread => self.read.remove(&id),
            Progress::Begun | Progress::Read => self.read.insert(id, progress),
        };
    }

    /// Notes the reader's own rating of a review, as a share of its scale.
    pub fn note_own(&mut self, id: EntryId, own: Option<f64>) {
        match own {
            Some(share) => self.own.insert(id, share),
            None => self.own.remove(&id),
        };
    }

    /// Forgets a review.
    pub fn forget(&mut self, id: EntryId) {
        self.read.remove(&id);
        self.own.remove(&id);
    }
}
