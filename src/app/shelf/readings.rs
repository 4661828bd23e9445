//! How far the reader has come in reviews.

use crate::app::progress::Reading;
use crate::library::EntryId;
use crate::query::Progress;
use std::collections::HashMap;

/// How far each review was read; what is not known was not.
#[derive(Debug, Clone, Default)]
pub(super) struct Readings(HashMap<EntryId, Progress>);

impl Readings {
    pub(super) fn of(&self, id: EntryId) -> Progress {
        self.0.get(&id).copied().unwrap_or(Progress::Unread)
    }

    pub(super) fn note(&mut self, id: EntryId, reading: Reading) {
        match reading {
            Reading::Unread => self.0.remove(&id),
            Reading::Begun => self.0.insert(id, Progress::Begun),
            Reading::Read => self.0.insert(id, Progress::Read),
        };
    }

    pub(super) fn forget(&mut self, id: EntryId) {
        self.0.remove(&id);
    }
}
