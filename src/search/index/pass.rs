//! One look for words over the whole index, segment after segment.

use super::best::in_order;
use super::layout::Fields;
use super::segment::look;
use super::{IndexError, IndexHit, TextKey, Tier};
use std::ops::Range;
use tantivy::query::Bm25Weight;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// Tells whether a text is one of those that are looked through.
pub(super) type Among<'a> = Option<&'a (dyn Fn(TextKey) -> bool + Sync)>;

/// What is looked for, and how.
pub(super) struct Pass<'a> {
    pub(super) fields: Fields,
    pub(super) slots: Vec<Slot>,
    /// Slots that must stand one behind the other.
    pub(super) runs: &'a [Range<usize>],
    pub(super) sort: Sort,
    /// In each segment, so many of the words that begin as a slot wants are looked at, the most
    /// frequent first.
    pub(super) expansions: usize,
    pub(super) limit: usize,
    pub(super) among: Among<'a>,
    /// How many documents there are, with those that were taken out.
    pub(super) documents: u64,
}

/// What the hits are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// By how the words stand together.
    ByPlaces,
    /// They are all of one tier.
    #[expect(dead_code, reason = "other forms come next")]
    Of(Tier),
}

/// The place of one word that is looked for, and what may stand there.
pub(super) struct Slot {
    /// The very word.
    pub(super) exact: String,
    /// Any word that begins so.
    pub(super) beginning: Option<String>,
    /// Other words.
    pub(super) others: Vec<String>,
    /// What it is worth in each of the fields.
    pub(super) weights: Weights,
}

/// What a word is worth that is as frequent as one.
pub(super) struct Weights {
    pub(super) words: Bm25Weight,
    pub(super) titles: Bm25Weight,
    pub(super) headings: Bm25Weight,
}

/// What a pass found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) hits: Vec<IndexHit>,
    /// At least so many texts hold all the words.
    pub(super) count: usize,
    /// Whether there are words that were not looked at.
    pub(super) is_cut: bool,
}

impl Pass<'_> {
    /// Looks through all segments.
    pub(super) fn run(&self, searcher: &Searcher) -> Result<Found, IndexError> {
        let mut all = Found::default();
        for segment in searcher.segment_readers() {
            let found = look(segment, self)?;
            all.hits.extend(found.hits);
            all.count += found.count;
            all.is_cut |= found.is_cut;
        }
        in_order(&mut all.hits, self.limit);
        Ok(all)
    }
}

impl Slot {
    /// The place of one word, for which nothing else may stand.
    pub(super) fn of(word: &str, searcher: &Searcher, fields: &Fields) -> Result<Self, IndexError> {
        let weight = |field, boost| -> Result<Bm25Weight, IndexError> {
            let documents = searcher.segment_readers().iter();
            let documents: u64 = documents.map(|segment| u64::from(segment.max_doc())).sum();
            let frequency = searcher.doc_freq(&Term::from_field_text(field, word))?;
            let words = tokens(searcher, field)? as f32;
            let average = (words / documents.max(1) as f32).max(1.0);
            let weight = Bm25Weight::for_one_term_without_explain(frequency, documents, average);
            Ok(weight.boost_by(boost))
        };
        Ok(Self {
            exact: word.to_owned(),
            beginning: None,
            others: Vec::new(),
            weights: Weights {
                words: weight(fields.words, 1.0)?,
                titles: weight(fields.titles, 4.0)?,
                headings: weight(fields.headings, 2.0)?,
            },
        })
    }
}

fn tokens(searcher: &Searcher, field: Field) -> Result<u64, IndexError> {
    let mut all = 0;
    for segment in searcher.segment_readers() {
        all += segment.inverted_index(field)?.total_num_tokens();
    }
    Ok(all)
}
