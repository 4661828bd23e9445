//! How far the reader has come in reviews.

use super::EntryId;
use crate::query::Progress;
use std::collections::HashMap;

/// How far each review was read; what is not known was not.
#[derive(Debug, Clone, Default)]
pub struct Readings(HashMap<EntryId, Progress>);

impl Readings {
    /// How far a review was read.
    pub fn of(&self, id: EntryId) -> Progress {
        self.0.get(&id).copied().unwrap_or(Progress::Unread)
    }

    /// Notes how far a review was read.
    pub fn note(&mut self, id: EntryId, progress: Progress) {
        match progress {
            Progress::Unread => self.0.remove(&id),
            Progress::Begun | Progress::Read => self.0.insert(id, progress),
        };
    }

    /// Forgets a review.
    pub fn forget(&mut self, id: EntryId) {
        self.0.remove(&id);
    }
}
