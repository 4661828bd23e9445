//! Which of the reviews that the journal has one is that was read. The journal itself decides it, as it
//! does on the screen, and is asked only where it has the path or the text.

use super::reading::Read;
use crate::journal::{Citation, Content, KeptReview, Known, ReviewName, Store, StoreError};
use crate::library::{Source, Stamp, WholeRoots};
use std::collections::HashMap;

/// Reviews that the journal has, by what they are known by.
#[derive(Default)]
pub(super) struct KnownAgain {
    kept: Vec<KeptReview>,
    by_name: HashMap<ReviewName, Vec<usize>>,
    by_content: HashMap<Content, Vec<usize>>,
    /// The source that was looked up last: many records are in the same.
    last: Option<LookedUp>,
}

/// How a review of the journal is like one that was read; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// It is that.
    Itself,
    /// It has the same text, and may be what that was copied from.
    SameText,
}

/// Where a source is, and the stamp of its file.
struct LookedUp {
    source: Source,
    name: Option<ReviewName>,
    stamp: Option<(u64, i64)>,
}

impl LookedUp {
    fn of(source: &Source) -> Self {
        let stamp = match source {
            Source::File(path) => Stamp::at(path),
            Source::Record(path, _) => Stamp::at(path),
            Source::StandardInput | Source::Sample(_) => None,
        };
        Self {
            source: source.clone(),
            name: WholeRoots::default().name_now(source),
            stamp: stamp.map(|stamp| (stamp.size, stamp.modified)),
        }
    }
}

impl KnownAgain {
    pub(super) fn of(kept: Vec<KeptReview>) -> Self {
        let mut pages = Self::default();
        for (page, KeptReview { known, .. }) in kept.iter().enumerate() {
            if let Some(name) = known.name.clone() {
                pages.by_name.entry(name).or_default().push(page);
            }
            if let Some(content) = known.content {
                pages.by_content.entry(content).or_default().push(page);
            }
        }
        Self { kept, ..pages }
    }

    /// The one of this number.
    pub(super) fn get(&self, page: usize) -> Option<&KeptReview> {
        self.kept.get(page)
    }

    /// All of them.
    pub(super) fn into_kept(self) -> Vec<KeptReview> {
        self.kept
    }

    /// The one that was read.
    pub(super) fn one(
        &mut self,
        read: &Read<'_>,
        store: &mut Store,
    ) -> Result<Option<&KeptReview>, StoreError> {
        let like = self.like(read, store)?;
        let itself = like.iter().find(|(_, like)| *like == Likeness::Itself);
        Ok(itself.and_then(|(page, _)| self.get(*page)))
    }

    /// The one that was read; where the journal has it not, those with the same text.
    pub(super) fn like(
        &mut self,
        read: &Read<'_>,
        store: &mut Store,
    ) -> Result<Vec<(usize, Likeness)>, StoreError> {
        if self.kept.is_empty() {
            return Ok(Vec::new());
        }
        let known = self.known(read);
        let alike = self.alike(&known);
        let pages = [self.there(&known), alike].concat();
        if pages.is_empty() {
            return Ok(Vec::new());
        }
        // Many records have the same short text: they must have the same title, too.
        let has_title = |kept: &KeptReview| {
            let was_record = |name: &ReviewName| name.record.is_some();
            let is_alone =
                read.record.is_none() && !kept.known.name.as_ref().is_some_and(was_record);
            is_alone || kept.known.citation.title == known.citation.title
        };
        let Some(itself) = store.known_again(&known)? else {
            let alike = alike.iter().copied();
            let alike = alike.filter(|page| self.get(*page).is_some_and(has_title));
            return Ok(alike.map(|page| (page, Likeness::SameText)).collect());
        };
        // Of what is piped in the journal is not told whether it is a record.
        let is_it =
            |kept: &KeptReview| kept.is(&itself) && (known.name.is_some() || has_title(kept));
        let mut pages = pages.into_iter();
        let page = pages.find(|page| self.get(*page).is_some_and(is_it));
        let found = page.map(|page| (page, Likeness::Itself));
        Ok(found.into_iter().collect())
    }

    /// Those where it is.
    fn there(&self, known: &Known) -> &[usize] {
        let pages = known.name.as_ref().and_then(|name| self.by_name.get(name));
        pages.map(Vec::as_slice).unwrap_or_default()
    }

    /// Those with its text.
    fn alike(&self, known: &Known) -> &[usize] {
        let pages = known.content.and_then(|of| self.by_content.get(&of));
        pages.map(Vec::as_slice).unwrap_or_default()
    }

    /// What the journal has to know of what was read.
    fn known(&mut self, read: &Read<'_>) -> Known {
        let last = self.last.take().filter(|last| last.source == *read.source);
        let last = self
            .last
            .insert(last.unwrap_or_else(|| LookedUp::of(read.source)));
        let name = last.name.clone().map(|name| match read.record {
            Some(place) => ReviewName {
                record: Some(place.record),
                ..name
            },
            None => name,
        });
        Known {
            name,
            stamp: last.stamp,
            content: read.loaded.ok().and_then(|loaded| loaded.content),
            citation: citation(read),
        }
    }
}

/// What is cited of what was read, as far as the journal knows it by that.
fn citation(read: &Read<'_>) -> Citation {
    let record = match (read.source, read.record) {
        (Source::File(path), Some(place)) => Some(Source::Record(path.as_path().into(), place)),
        (Source::File(_) | Source::StandardInput | Source::Sample(_) | Source::Record(..), _) => {
            None
        }
    };
    let source = record.as_ref().unwrap_or(read.source);
    match read.loaded {
        Ok(loaded) => Citation {
            title: source.title_of(&loaded.review, &loaded.outline),
            work: loaded.review.facts().work.clone(),
            ..Citation::default()
        },
        Err(_) => Citation {
            title: source.title(),
            ..Citation::default()
        },
    }
}
