//! One look for words over the whole index, segment after segment.

use super::best::in_order;
use super::layout::Fields;
use super::segment::look;
use super::terms::Terms;
use super::trouble::{contained, joined};
use super::{IndexError, IndexHit, TextKey, Tier};
use std::cmp::Reverse;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use tantivy::query::Bm25Weight;
use tantivy::schema::Field;
use tantivy::{Searcher, SegmentReader, Term};

/// No more threads look through the segments.
const THREADS: usize = 4;

/// Fewer documents are looked through sooner than threads are started.
const WORTH_THREADS: u64 = 100_000;

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
    Of(Tier),
}

/// The place of one word that is looked for, and what may stand there.
#[derive(Clone)]
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
#[derive(Clone)]
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
    /// Looks through all segments, in as many threads as there are cores, up to a few; a small index
    /// in one.
    pub(super) fn run(&self, searcher: &Searcher) -> Result<Found, IndexError> {
        let mut segments: Vec<&SegmentReader> = searcher.segment_readers().iter().collect();
        segments.sort_by_key(|segment| Reverse(segment.max_doc()));
        let threads = if self.documents < WORTH_THREADS {
            1
        } else {
            let cores = thread::available_parallelism().map_or(1, NonZero::get);
            cores.min(THREADS).min(segments.len())
        };
        let next = AtomicUsize::new(0);
        let take = || -> Result<Found, IndexError> {
            let mut all = Found::default();
            while let Some(segment) = segments.get(next.fetch_add(1, Ordering::Relaxed)) {
                all.add(look(segment, self)?);
            }
            Ok(all)
        };
        let mut all = thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| contained(scope, take)).collect();
            let mut all = take()?;
            for other in others {
                all.add(joined(other?)?);
            }
            Ok::<Found, IndexError>(all)
        })?;
        in_order(&mut all.hits, self.limit);
        Ok(all)
    }
}

impl Found {
    fn add(&mut self, other: Self) {
        self.hits.extend(other.hits);
        self.count += other.count;
        self.is_cut |= other.is_cut;
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

/// Whether the very word of a slot, or one that begins as it wants, is in the index.
pub(super) fn is_known(slot: &Slot, searcher: &Searcher, field: Field) -> Result<bool, IndexError> {
    for segment in searcher.segment_readers() {
        if !Terms::new(segment, field, slot, 1)?.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}
