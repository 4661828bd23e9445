//! A word that is looked for, in one segment: where it stands in a text, and what that is worth.

use super::IndexError;
use super::pass::Slot;
use super::segment::Norms;
use super::terms::{Terms, seek};
use std::ops::Range;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED};

/// A word that is looked for, or what may stand for it. It goes from document to document, never
/// back.
pub(super) struct SlotHere<'a> {
    slot: &'a Slot,
    terms: &'a Terms,
    titles: &'a Terms,
    /// The very word in texts, titles and headings.
    exact: Option<SegmentPostings>,
    title: Option<SegmentPostings>,
    heading: Option<SegmentPostings>,
    /// The very word again, which goes ahead of the documents that are looked at.
    ahead: Option<SegmentPostings>,
    /// What else stands for it in the texts that are looked at, and in titles of them.
    others: Vec<(DocId, u32)>,
    other_titles: Vec<(DocId, u32)>,
    /// Where it stands in the document that is looked at.
    places: Vec<u32>,
    places_of: DocId,
}

impl<'a> SlotHere<'a> {
    pub(super) fn new(
        slot: &'a Slot,
        terms: &'a Terms,
        titles: &'a Terms,
        headings: &Terms,
    ) -> Result<Self, IndexError> {
        let all = IndexRecordOption::WithFreqsAndPositions;
        let exact = |terms: &Terms, option| -> Result<Option<SegmentPostings>, IndexError> {
            let term = terms.exact.as_ref();
            term.map(|term| terms.postings(term, option)).transpose()
        };
        Ok(Self {
            slot,
            terms,
            titles,
            exact: exact(terms, all)?,
            ahead: exact(terms, IndexRecordOption::Basic)?,
            title: exact(titles, IndexRecordOption::WithFreqs)?,
            heading: exact(headings, IndexRecordOption::WithFreqs)?,
            others: Vec::new(),
            other_titles: Vec::new(),
            places: Vec::new(),
            places_of: TERMINATED,
        })
    }

    /// Finds what else may stand for the word in these documents, and keeps those of them that have
    /// any such word; `option` tells whether it matters where they stand.
    pub(super) fn go_to(
        &mut self,
        docs: &mut Vec<DocId>,
        option: IndexRecordOption,
    ) -> Result<(), IndexError> {
        if self.terms.others.is_empty() {
            return Ok(());
        }
        self.terms.places_in(docs, option, &mut self.others)?;
        let basic = IndexRecordOption::Basic;
        self.titles.places_in(docs, basic, &mut self.other_titles)?;
        let (others, exact) = (&self.others, &mut self.ahead);
        docs.retain(|&doc| is_at(exact, doc) || !range_of(others, doc).is_empty());
        Ok(())
    }

    /// What it is worth that the word stands in `doc`.
    pub(super) fn score(&mut self, doc: DocId, norms: &Norms) -> f32 {
        let weights = &self.slot.weights;
        let others = range_of(&self.others, doc).len() as u32;
        let exact = frequency(&mut self.exact, doc);
        let worth = if exact > 0 { 1.0 } else { 0.5 };
        let norm = norms.words.fieldnorm_id(doc);
        let mut score = worth * weights.words.score(norm, exact + others);
        let title = frequency(&mut self.title, doc);
        let other_titles = range_of(&self.other_titles, doc).len() as u32;
        if title + other_titles > 0 {
            let worth = if title > 0 { 1.0 } else { 0.5 };
            let norm = norms.titles.fieldnorm_id(doc);
            score += worth * weights.titles.score(norm, title + other_titles);
        }
        let heading = frequency(&mut self.heading, doc);
        if heading > 0 {
            let norm = norms.headings.fieldnorm_id(doc);
            score += weights.headings.score(norm, heading);
        }
        score
    }

    /// Whether it stands in a title of `doc`.
    pub(super) fn is_in_title(&mut self, doc: DocId) -> bool {
        is_at(&mut self.title, doc) || !range_of(&self.other_titles, doc).is_empty()
    }

    /// Whether it stands in a heading of `doc`.
    pub(super) fn is_in_heading(&mut self, doc: DocId) -> bool {
        is_at(&mut self.heading, doc)
    }

    /// Finds out where it stands in `doc`.
    pub(super) fn read_places(&mut self, doc: DocId) {
        if self.places_of == doc {
            return;
        }
        self.places_of = doc;
        self.places.clear();
        if is_at(&mut self.exact, doc)
            && let Some(exact) = &mut self.exact
        {
            exact.positions(&mut self.places);
        }
        let others = self.others.get(range_of(&self.others, doc));
        let others = others.unwrap_or_default();
        if !others.is_empty() {
            self.places.extend(others.iter().map(|(_, place)| *place));
            self.places.sort_unstable();
        }
    }

    /// Whether it may be the beginning of another word.
    pub(super) fn may_go_on(&self) -> bool {
        self.slot.beginning.is_some()
    }

    /// Where the very word stands in `doc`, in order.
    pub(super) fn exact_places(&mut self, doc: DocId) -> Vec<u32> {
        let mut places = Vec::new();
        if is_at(&mut self.exact, doc)
            && let Some(exact) = &mut self.exact
        {
            exact.positions(&mut places);
        }
        places
    }

    /// Where it stands in the document of which that was found out last, in order.
    pub(super) fn places(&self) -> &[u32] {
        &self.places
    }
}

/// Which of the pairs are of a document.
fn range_of(pairs: &[(DocId, u32)], doc: DocId) -> Range<usize> {
    if pairs.is_empty() {
        return 0..0;
    }
    let start = pairs.partition_point(|(it, _)| *it < doc);
    let rest = pairs.get(start..).unwrap_or_default();
    let count = rest.iter().take_while(|(it, _)| *it == doc).count();
    start..start + count
}

fn is_at(postings: &mut Option<SegmentPostings>, doc: DocId) -> bool {
    postings.as_mut().is_some_and(|it| seek(it, doc) == doc)
}

fn frequency(postings: &mut Option<SegmentPostings>, doc: DocId) -> u32 {
    let postings = postings.as_mut();
    postings.map_or(0, |it| {
        if seek(it, doc) == doc {
            it.term_freq()
        } else {
            0
        }
    })
}
