//! What the texts of a library are known by, half of it, where that is of use.

use super::EntryId;
use super::pages::Pages;
use crate::library::Digest;

/// Stands for a text that is not known.
const UNKNOWN: u64 = 0;

/// What the texts are known by.
#[derive(Debug, Clone, Default)]
pub(super) enum Contents {
    /// Nobody asks.
    #[default]
    Unwanted,
    /// That of each review, as far as it is known.
    Kept(Pages<u64>),
}

impl Contents {
    /// Keeps them from now on.
    pub(super) fn keep(&mut self) {
        if let Self::Unwanted = self {
            *self = Self::Kept(Pages::default());
        }
    }

    /// Notes the text of a review, where something is told of that.
    pub(super) fn note(&mut self, id: EntryId, digest: &Digest) {
        let Self::Kept(all) = self else { return };
        let half = match digest {
            Digest::Read { content, .. } => match content {
                Some(content) => content.half(),
                None => return,
            },
            Digest::Unreadable(_) => UNKNOWN,
        };
        while all.len() <= id.number() {
            all.push(UNKNOWN);
        }
        if all.get(id.number()) != Some(&half)
            && let Some(place) = all.get_mut(id.number())
        {
            *place = half;
        }
    }

    /// That of a review.
    pub(super) fn get(&self, id: EntryId) -> Option<u64> {
        let Self::Kept(all) = self else { return None };
        all.get(id.number())
            .copied()
            .filter(|half| *half != UNKNOWN)
    }
}
