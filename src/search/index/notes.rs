//! What is noted in the index of the files it holds, and what counts as a text.

use super::layout::{Fields, STAMP, TEXTS};
use super::{FileKey, Held, IndexError};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Searcher, SegmentReader, TERMINATED};

/// What is noted, in no order.
pub(super) fn noted(searcher: &Searcher, fields: &Fields) -> Result<Vec<Held>, IndexError> {
    let mut all = Vec::new();
    for segment in searcher.segment_readers() {
        let columns = segment.fast_fields();
        let (stamps, texts) = (columns.u64(STAMP)?, columns.u64(TEXTS)?);
        each(segment, fields.note, &mut |file, doc| {
            let texts = texts.first(doc).unwrap_or_default();
            all.push(Held {
                file: FileKey(file),
                stamp: stamps.first(doc).unwrap_or_default(),
                texts: u32::try_from(texts / 2).unwrap_or(u32::MAX),
                whole: texts % 2 == 1,
            });
        })?;
    }
    Ok(all)
}

/// How many texts there are: all that is there but notes and further parts.
pub(super) fn texts(searcher: &Searcher, fields: &Fields) -> Result<usize, IndexError> {
    let mut others = 0;
    for segment in searcher.segment_readers() {
        for field in [fields.note, fields.part] {
            each(segment, field, &mut |_, _| others += 1)?;
        }
    }
    let all = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
    Ok(all.saturating_sub(others))
}

/// Goes over the documents with a number in `field`.
fn each(
    segment: &SegmentReader,
    field: Field,
    tell: &mut dyn FnMut(u64, DocId),
) -> Result<(), IndexError> {
    let numbers = segment.inverted_index(field)?;
    let mut terms = numbers.terms().stream()?;
    while let Some((bytes, term)) = terms.next() {
        let Some(bytes) = bytes.first_chunk() else {
            continue;
        };
        let number = u64::from_be_bytes(*bytes);
        let mut docs = numbers.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
        while docs.doc() != TERMINATED {
            if !segment.is_deleted(docs.doc()) {
                tell(number, docs.doc());
            }
            docs.advance();
        }
    }
    Ok(())
}
