//! How reviews stood when the journal was asked: those that are listed, and those that may yet be.

use std::collections::HashMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{EntryId, Shelf};
use crate::app::own_rating;
use crate::journal::{Standing, Status, is_same_title};
use crate::library::{Place, Source, View};

/// How reviews stand, by where they are and by their entries.
#[derive(Debug, Clone, Default)]
pub(super) struct Stood {
    /// By path, or `sample:NAME`, and by record.
    known: HashMap<PathBuf, HashMap<Option<usize>, Standing>>,
    of: HashMap<EntryId, Stands>,
}

/// How a review stands.
#[derive(Debug, Clone, Default)]
struct Stands {
    status: Status,
    /// The reader's own rating, as it was written.
    rating: Option<String>,
}

impl Stood {
    /// Forgets a review that is not listed any more.
    pub(super) fn forget(&mut self, id: EntryId) {
        self.of.remove(&id);
    }

    fn of_source(&self, source: &Source) -> Option<&Standing> {
        if self.known.is_empty() {
            return None;
        }
        match source {
            Source::File(path) => self.known.get(path)?.get(&None),
            Source::Record(path, place) => self.known.get(path.as_ref())?.get(&Some(place.record)),
            Source::Sample(_) => self.known.get(Path::new(&source.shown()))?.get(&None),
            Source::StandardInput => None,
        }
    }
}

impl Shelf {
    /// Takes how reviews stand, in place of how they did: those that are listed, and those that may yet
    /// be. Which of those that are listed stand otherwise now.
    pub fn take_standings(
        &mut self,
        standings: Vec<(PathBuf, Option<usize>, Standing)>,
    ) -> Vec<EntryId> {
        let mut before = mem::take(&mut self.stood.known);
        let (mut changed, mut places) = (Vec::new(), Vec::new());
        for (path, record, standing) in standings {
            let was = before.get_mut(&path);
            let was = was.and_then(|records| records.remove(&record));
            if was.as_ref() != Some(&standing) {
                if let Some(id) = self.familiar.take_standing(&standing) {
                    self.stand(id, &standing);
                    changed.push(id);
                }
                places.push((path.clone(), record));
            }
            let records = self.stood.known.entry(path).or_default();
            records.insert(record, standing);
        }
        // What is left is kept no more, or elsewhere.
        for (path, records) in before {
            for (record, standing) in records {
                self.familiar.doubt(&standing.name);
                places.push((path.clone(), record));
            }
        }
        for (path, record) in places {
            let there = self.find(&sources(&path, record));
            if let Some(id) = there.filter(|id| !self.familiar.is_recognised(*id)) {
                self.stand_by_place(id);
                changed.push(id);
            }
        }
        self.settle_recognised(changed.len());
        changed
    }

    /// How far a review was read when the journal was asked.
    pub fn stood(&self, id: EntryId) -> Status {
        let stands = self.stood.of.get(&id);
        stands.map_or(Status::Unread, |stands| stands.status)
    }

    /// The reader's own rating of a review, as it was written.
    pub fn own_rating(&self, id: EntryId) -> Option<&str> {
        self.stood.of.get(&id)?.rating.as_deref()
    }

    /// Notes the reader's own rating of a review.
    pub fn note_own_rating(&mut self, id: EntryId, rating: Option<String>) {
        self.note_own_share(id, rating.as_deref());
        if rating.is_some() || self.stood.of.contains_key(&id) {
            self.stood.of.entry(id).or_default().rating = rating;
        }
    }

    /// Notes what a filter is told of the reader's own rating.
    pub(super) fn note_own_share(&mut self, id: EntryId, rating: Option<&str>) {
        let own = rating.and_then(|rating| own_rating(rating).ok());
        let own = own.map(|own| own.value / own.best);
        if self.readings.stand(id).own != own {
            Arc::make_mut(&mut self.readings).note_own(id, own);
        }
    }

    /// Takes how a review stands that is listed now.
    pub(super) fn take_standing(&mut self, id: EntryId, source: &Source) {
        let standing = self.stood.of_source(source).cloned();
        if let Some(standing) = standing.filter(|standing| self.is_of(standing, id)) {
            self.stand(id, &standing);
        }
    }

    /// Takes how a record stands of which more was seen: it may have become another one, or be known
    /// by its title only now.
    pub(super) fn take_standing_again(&mut self, id: EntryId, source: &Source) {
        let Some(standing) = self.stood.of_source(source).cloned() else {
            return;
        };
        match (self.stood.of.contains_key(&id), self.is_of(&standing, id)) {
            (true, true) | (false, false) => {}
            (false, true) => self.stand(id, &standing),
            (true, false) => {
                self.stood.forget(id);
                self.note_own_share(id, None);
                self.note_status(id, Status::Unread);
            }
        }
    }

    /// Whether that is how a review stands, which may be known to be another. A record has the number of another in a file that was made
    /// anew, so it must have the same title, too.
    fn is_of(&self, standing: &Standing, id: EntryId) -> bool {
        let title = || self.entry(id).map(View::title);
        let is_titled = || title().is_some_and(|title| is_same_title(&standing.title, &title));
        self.may_be(id, &standing.name) && (standing.name.record.is_none() || is_titled())
    }

    pub(super) fn stand(&mut self, id: EntryId, standing: &Standing) {
        let stands = Stands {
            status: standing.status,
            rating: standing.rating.clone(),
        };
        self.stood.of.insert(id, stands);
        self.note_own_share(id, standing.rating.as_deref());
        self.note_status(id, standing.status);
    }
}

/// What a review may come from that is at `path`: a sample is so by its name.
fn sources(path: &Path, record: Option<usize>) -> Vec<Source> {
    if let Some(record) = record {
        let place = Place {
            record,
            line: None,
            bytes: None,
        };
        return vec![Source::Record(path.into(), place)];
    }
    let sample = path.to_str().and_then(Source::sample);
    let file = Source::File(path.to_path_buf());
    sample.into_iter().chain([file]).collect()
}
