//! What the journal says of the reviews that are listed and outlined: how far the reader read them,
//! how they are rated, and what is corrected in them. It is only looked at.

use super::journal::{JournalFile, looked_at, without};
use super::known_again::KnownAgain;
use super::reading::Read;
use crate::app::own_rating;
use crate::journal::{
    Body, Corrections, Left, OwnRating, Page, Slot, Status, Store, StoreError, Wanted,
};
use crate::library::Loaded;
use crate::outline;

/// The reviews of the journal of which something of a sort is kept.
pub(super) struct Standings {
    store: Option<Store>,
    kept: KnownAgain,
    /// Whether the reader was told that something could not be read.
    is_told: bool,
}

/// How the reader stands to a review.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stood {
    /// How far it is read, by the reader's word or by what was read.
    pub(super) status: Status,
    /// The share of the text that was read, from 0 to 1; none where the text is another by now.
    pub(super) read: Option<f64>,
    /// The reader's own rating.
    pub(super) own: Option<OwnRating>,
}

impl Stood {
    /// One of which only the rating is known, as the reader wrote it.
    pub(super) fn rated(written: Option<&str>) -> Self {
        Self {
            status: Status::Unread,
            read: None,
            own: written.and_then(|written| own_rating(written).ok()),
        }
    }

    /// The rating as a share of its scale.
    pub(super) fn own_share(&self) -> Option<f64> {
        let own = self.own.as_ref()?;
        Some(own.value / own.best)
    }
}

impl Standings {
    /// What the journal has of that sort; nothing where there is none. One that cannot be read is told
    /// of.
    pub(super) fn of(journal: &JournalFile, wanted: Wanted) -> Self {
        let mut store = looked_at(journal);
        let kept = store.as_mut().map(|store| store.reviews_with(wanted));
        let mut standings = Self {
            store,
            kept: KnownAgain::default(),
            is_told: false,
        };
        if let Some(kept) = kept {
            standings.kept = KnownAgain::of(standings.heard(kept).unwrap_or_default());
        }
        standings
    }

    /// What was asked of the journal, if it could be read; the first time that it could not is told.
    fn heard<T>(&mut self, asked: Result<T, StoreError>) -> Option<T> {
        if let Err(error) = &asked
            && !self.is_told
        {
            without(&error.to_string());
            self.is_told = true;
        }
        asked.ok()
    }

    /// What is kept of a review that was read.
    fn page(&mut self, read: &Read<'_>) -> Option<Page> {
        let store = self.store.as_mut()?;
        let page = match self.kept.one(read, store) {
            Ok(None) => return None,
            Ok(Some(review)) => store.page_of(review),
            Err(error) => Err(error),
        };
        self.heard(page)
    }

    /// How the reader stands to what was read.
    pub(super) fn stood(&mut self, read: &Read<'_>) -> Option<Stood> {
        let page = self.page(read)?;
        let left = match page.get(Slot::Left) {
            Some(Body::Left(left)) => Some(left),
            Some(_) | None => None,
        };
        let word = match page.get(Slot::Status) {
            Some(Body::Status(word)) => Some(*word),
            Some(_) | None => None,
        };
        let own = match page.get(Slot::Rating) {
            Some(Body::Rating(own)) => Some(own.clone()),
            Some(_) | None => None,
        };
        let as_read = left.map_or(Status::Unread, |left| left.status);
        Some(Stood {
            status: word.unwrap_or(as_read),
            read: left.and_then(|left| share_read(left, read.loaded.ok()?)),
            own,
        })
    }

    /// What was read with the outline as the reader corrected it; nothing where nothing is corrected.
    pub(super) fn corrected(&mut self, read: &Read<'_>) -> Option<Loaded> {
        let loaded = read.loaded.ok()?;
        let page = self.page(read)?;
        let kept: Vec<_> = page
            .iter()
            .filter_map(|(slot, kept)| {
                let (Slot::Correction(key), Body::Correction(corrected)) = (slot, &kept.body)
                else {
                    return None;
                };
                Some((key, corrected))
            })
            .collect();
        let mut corrections = Corrections::default();
        corrections.put(&(), &kept);
        corrections.look_in_whole(&(), &loaded.review);
        let standing = corrections.standing(&());
        let outline = outline::correct(&loaded.review, &loaded.outline, &standing);
        Some(Loaded {
            outline,
            ..loaded.clone()
        })
    }
}

/// The share of a text that was read.
fn share_read(left: &Left, loaded: &Loaded) -> Option<f64> {
    let is_same = left.content.is_some() && left.content == loaded.content;
    let length = loaded.review.text().len();
    if !is_same || length == 0 {
        return None;
    }
    let read: usize = left.read.iter().map(|part| part.len()).sum();
    Some((read as f64 / length as f64).min(1.0))
}
