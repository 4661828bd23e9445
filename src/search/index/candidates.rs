//! Which documents of a segment have all words, some at a time.

use super::IndexError;
use super::terms::{Terms, seek};
use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

/// Documents that may have all words, in order.
pub(super) enum Candidates<'a> {
    /// Those that have all the words for which nothing else may stand; the rarest first.
    All(Vec<SegmentPostings>),
    /// Those that have any of the words of one slot, from a document on, up to the last, in steps of
    /// so many documents.
    Any(&'a Terms, DocId, DocId, u32),
}

/// How many documents are looked at together, and how many where many words may stand for one,
/// which are all gone over each time.
const TOGETHER: u32 = 4096;
const TOGETHER_OF_MANY: u32 = 65_536;

/// How many words may stand for one are many.
const MANY: usize = 128;

impl<'a> Candidates<'a> {
    /// Those from document `from` on; `None` where there can be none.
    pub(super) fn new(
        slots: &'a [Terms],
        from: DocId,
        last: DocId,
    ) -> Result<Option<Self>, IndexError> {
        if slots.iter().any(Terms::is_empty) {
            return Ok(None);
        }
        let mut alone = Vec::new();
        for terms in slots.iter().filter(|terms| terms.others.is_empty()) {
            for term in terms.all() {
                let mut postings = terms.postings(term, IndexRecordOption::Basic)?;
                seek(&mut postings, from);
                alone.push(postings);
            }
        }
        if alone.is_empty() {
            let rarest = slots.iter().min_by_key(|terms| terms.frequency());
            return Ok(rarest.map(|terms| {
                // Where few documents have them, steps are long: each begins all postings anew.
                let is_rare = terms.frequency() < u64::from(last.saturating_sub(from));
                let step = if is_rare || terms.others.len() > MANY {
                    TOGETHER_OF_MANY
                } else {
                    TOGETHER
                };
                Self::Any(terms, from, last, step)
            }));
        }
        alone.sort_by_key(SegmentPostings::doc_freq);
        Ok(Some(Self::All(alone)))
    }

    /// The next ones; none at the end.
    pub(super) fn next(&mut self, slots: &[Terms]) -> Result<Vec<DocId>, IndexError> {
        let many = slots.iter().any(|terms| terms.others.len() > MANY);
        let together = if many { TOGETHER_OF_MANY } else { TOGETHER };
        match self {
            Self::All(postings) => Ok(common(postings, together as usize)),
            Self::Any(terms, from, last, step) => {
                let mut docs = Vec::new();
                while docs.is_empty() && *from < *last {
                    let end = from.saturating_add(*step).min(*last);
                    docs = terms.between(*from, end)?;
                    *from = end;
                }
                Ok(docs)
            }
        }
    }
}

/// The next documents that all postings have.
fn common(postings: &mut [SegmentPostings], most: usize) -> Vec<DocId> {
    let mut docs = Vec::new();
    let Some((first, others)) = postings.split_first_mut() else {
        return docs;
    };
    let mut doc = first.doc();
    while doc != TERMINATED && docs.len() < most {
        let next = others.iter_mut().map(|other| seek(other, doc));
        if let Some(next) = next.into_iter().find(|&next| next > doc) {
            doc = seek(first, next);
        } else {
            docs.push(doc);
            doc = first.advance();
        }
    }
    docs
}
