//! What is kept of one review.

use std::collections::{BTreeMap, BTreeSet};

use super::{Body, Content, Moment, ReviewName, Sketch, Slot, Status};

/// What is kept of one review.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    kept: BTreeMap<Slot, Kept>,
    sketches: BTreeMap<Content, Sketch>,
}

/// Changes of a page: what is in each slot from now on, or that nothing is.
pub type Changes = Vec<(Slot, Option<Body>)>;

/// Something that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What.
    pub body: Body,
    /// When it was made; `None` until it is on the disk.
    pub made: Option<Moment>,
}

/// How a review stands, for a list of many.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Where it is.
    pub name: ReviewName,
    /// Its title, by which a record is told from another that has got its number.
    pub title: String,
    /// How far it is read, by what was read or by the reader's word, which counts more.
    pub status: Status,
    /// The reader's own rating, as it was written.
    pub rating: Option<String>,
}

impl Page {
    /// What is in a slot.
    pub fn get(&self, slot: Slot) -> Option<&Body> {
        self.kept.get(&slot).map(|kept| &kept.body)
    }

    /// What is in a slot, and when it was made.
    pub fn kept(&self, slot: Slot) -> Option<&Kept> {
        self.kept.get(&slot)
    }

    /// Puts something into a slot, or nothing; what was in it.
    pub fn put(&mut self, slot: Slot, kept: Option<Kept>) -> Option<Kept> {
        match kept {
            Some(kept) => self.kept.insert(slot, kept),
            None => self.kept.remove(&slot),
        }
    }

    /// What is kept of the texts that things on the page were anchored in.
    pub fn sketches(&self) -> &BTreeMap<Content, Sketch> {
        &self.sketches
    }

    /// The texts in which the things on the page were anchored, each once.
    pub fn anchored_in(&self) -> BTreeSet<Content> {
        let contents = self.kept.values().filter_map(|kept| match &kept.body {
            Body::Left(left) => left.place.anchor.content(),
            Body::Mark(place) => place.anchor.content(),
            Body::Highlight(highlight) => highlight.words.content(),
            Body::Status(_) | Body::Rating(_) | Body::Note(_) | Body::Correction(_) => None,
        });
        contents.collect()
    }

    /// Keeps the sketch of a text.
    pub fn put_sketch(&mut self, content: Content, sketch: Sketch) {
        self.sketches.insert(content, sketch);
    }

    /// Everything, by slots.
    pub fn iter(&self) -> impl Iterator<Item = (Slot, &Kept)> {
        self.kept.iter().map(|(slot, kept)| (*slot, kept))
    }

    /// Only what is listed of it: marks, highlights and notes.
    #[must_use]
    pub fn listed(mut self) -> Self {
        self.kept
            .retain(|slot, _| matches!(slot, Slot::Mark(_) | Slot::Highlight(_) | Slot::Note(_)));
        self.sketches.clear();
        self
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}
