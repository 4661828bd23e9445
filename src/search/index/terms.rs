//! The terms that may stand for a word, in one field of one segment.

use super::IndexError;
use super::pass::Slot;
use std::sync::Arc;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// The terms that may stand in one slot.
pub(super) struct Terms {
    reader: Arc<InvertedIndexReader>,
    /// The very word.
    pub(super) exact: Option<TermInfo>,
    /// What else may stand for it, the most frequent first.
    pub(super) others: Vec<TermInfo>,
    /// Whether there is more that may stand for it.
    pub(super) is_cut: bool,
}

impl Terms {
    /// Those in `field`, with at most `most` of those that begin as the slot wants; where that is
    /// none, the dictionary is not looked through for them.
    pub(super) fn new(
        segment: &SegmentReader,
        field: Field,
        slot: &Slot,
        most: usize,
    ) -> Result<Self, IndexError> {
        let reader = segment.inverted_index(field)?;
        let dictionary = reader.terms();
        let mut terms = Self {
            exact: dictionary.get(&slot.exact)?,
            others: Vec::new(),
            is_cut: false,
            reader: Arc::clone(&reader),
        };
        for other in &slot.others {
            terms.others.extend(dictionary.get(other)?);
        }
        let Some(beginning) = slot.beginning.as_ref().filter(|_| most > 0) else {
            return Ok(terms);
        };
        let mut begun = Vec::new();
        let mut stream = dictionary.range().ge(beginning).into_stream()?;
        while let Some((word, term)) = stream.next() {
            if !word.starts_with(beginning.as_bytes()) {
                break;
            }
            if word != slot.exact.as_bytes() {
                begun.push((word.len(), term.clone()));
            }
        }
        terms.is_cut = begun.len() > most;
        if terms.is_cut {
            // Of the same frequency, in the order of the alphabet.
            begun.sort_by_key(|(_, term)| std::cmp::Reverse(term.doc_freq));
            begun.truncate(most);
        }
        terms.others.extend(begun.into_iter().map(|(_, term)| term));
        Ok(terms)
    }

    /// Whether no such word is there.
    pub(super) fn is_empty(&self) -> bool {
        self.exact.is_none() && self.others.is_empty()
    }

    /// How many documents have such words, at the most.
    pub(super) fn frequency(&self) -> u64 {
        self.all().map(|term| u64::from(term.doc_freq)).sum()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &TermInfo> {
        self.exact.iter().chain(&self.others)
    }

    /// The documents of one of them.
    pub(super) fn postings(
        &self,
        term: &TermInfo,
        option: IndexRecordOption,
    ) -> Result<SegmentPostings, IndexError> {
        Ok(self.reader.read_postings_from_terminfo(term, option)?)
    }

    /// The documents of all of them from `start` to before `end`, in order.
    pub(super) fn between(&self, start: DocId, end: DocId) -> Result<Vec<DocId>, IndexError> {
        let mut docs = Vec::new();
        for term in self.all() {
            let mut postings = self.postings(term, IndexRecordOption::Basic)?;
            let mut doc = seek(&mut postings, start);
            while doc < end {
                docs.push(doc);
                doc = postings.advance();
            }
        }
        docs.sort_unstable();
        docs.dedup();
        Ok(docs)
    }

    /// Where what may stand for the word, but not the very word, stands in some of `docs`: in pairs
    /// of the document and the place, in order; once in each document for each word where no places
    /// are asked for.
    pub(super) fn places_in(
        &self,
        docs: &[DocId],
        option: IndexRecordOption,
        found: &mut Vec<(DocId, u32)>,
    ) -> Result<(), IndexError> {
        found.clear();
        let mut places = Vec::new();
        for term in &self.others {
            let mut postings = self.postings(term, option)?;
            let mut rest = docs;
            while let Some(&next) = rest.first() {
                let doc = seek(&mut postings, next);
                let before = rest.partition_point(|&it| it < doc);
                rest = rest.get(before..).unwrap_or_default();
                if rest.first() != Some(&doc) {
                    if doc == TERMINATED {
                        break;
                    }
                    continue;
                }
                if option.has_positions() {
                    postings.positions(&mut places);
                    found.extend(places.iter().map(|&place| (doc, place)));
                } else {
                    found.push((doc, 0));
                }
                rest = rest.get(1..).unwrap_or_default();
            }
        }
        found.sort_unstable();
        Ok(())
    }
}

/// Goes on to the first document at or after `target`.
pub(super) fn seek(postings: &mut SegmentPostings, target: DocId) -> DocId {
    if postings.doc() < target {
        postings.seek(target)
    } else {
        postings.doc()
    }
}
