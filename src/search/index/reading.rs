//! Searching the index: pass after pass, until enough is found.

use super::layout::{Fields, Payload};
use super::pass::{Among, Found, Pass, Slot, Sort};
use super::sought::Sought;
use super::trouble::contain;
use super::{IndexError, IndexHits, TextKey, Tier, notes, opening};
use crate::search::{Ending, Wanted};
use std::fmt::{self, Debug, Formatter};
use std::path::Path;
use tantivy::{IndexReader, ReloadPolicy, Searcher};

/// An index that is searched.
pub struct Index {
    inner: tantivy::Index,
    reader: IndexReader,
    searcher: Searcher,
    fields: Fields,
    payload: Payload,
    /// How many texts there are.
    texts: usize,
}

/// How many of the words that begin as the last one does are looked at first, in each segment.
const FIRST_EXPANSIONS: usize = 64;

impl Index {
    /// Opens what was committed last in `folder`. It stays as it is until [`Index::renew`].
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        contain(|| {
            let (inner, payload) = opening::whole(folder)?;
            let reader = inner.reader_builder();
            let reader = reader.reload_policy(ReloadPolicy::Manual).try_into()?;
            let fields = Fields::new().0;
            let searcher = reader.searcher();
            Ok(Self {
                texts: notes::texts(&searcher, &fields)?,
                inner,
                reader,
                searcher,
                fields,
                payload,
            })
        })
    }

    /// Takes in what was committed since; whether there was anything.
    pub fn renew(&mut self) -> Result<bool, IndexError> {
        contain(|| {
            let payload = opening::payload(&self.inner)?;
            self.reader.reload()?;
            let searcher = self.reader.searcher();
            let is_new = searcher.generation().segments() != self.searcher.generation().segments();
            if is_new {
                opening::check(&self.inner)?;
                self.texts = notes::texts(&searcher, &self.fields)?;
                (self.searcher, self.payload) = (searcher, payload);
            }
            Ok(is_new)
        })
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.texts
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `limit` best of the texts that hold what is `wanted`, among those for which `among` holds,
    /// which is asked for as few as possible.
    pub fn search(
        &self,
        wanted: &Wanted,
        among: Option<&(dyn Fn(TextKey) -> bool + Sync)>,
        limit: usize,
    ) -> Result<IndexHits, IndexError> {
        let sought = Sought::new(wanted);
        if sought.words.is_empty() || limit == 0 {
            return Ok(IndexHits::default());
        }
        contain(|| {
            let found = self.exactly(&sought, among, limit)?;
            Ok(IndexHits {
                hits: found.hits,
                count: found.count,
                instead: Vec::new(),
            })
        })
    }

    /// All texts that hold these words, one behind the other.
    pub fn holding(&self, words: &str) -> Result<Vec<TextKey>, IndexError> {
        let sought = Sought::run(words);
        if sought.words.is_empty() {
            return Ok(Vec::new());
        }
        contain(|| {
            let found = self.exactly(&sought, None, usize::MAX)?;
            let mut keys: Vec<TextKey> = found.hits.iter().map(|hit| hit.key).collect();
            keys.sort_unstable();
            Ok(keys)
        })
    }

    /// What holds the very words; the last may go on.
    fn exactly(
        &self,
        sought: &Sought,
        among: Among<'_>,
        limit: usize,
    ) -> Result<Found, IndexError> {
        let mut pass = self.pass(sought, among, limit)?;
        if let Some(last) = pass.slots.last_mut()
            && sought.ending == Ending::Open
        {
            last.beginning = Some(last.exact.clone());
        }
        let found = pass.run(&self.searcher)?;
        let phrases = found.hits.iter().filter(|hit| hit.tier == Tier::Phrase);
        if !found.is_cut || phrases.count() >= limit {
            return Ok(found);
        }
        pass.expansions = usize::MAX;
        pass.run(&self.searcher)
    }

    fn pass<'a>(
        &self,
        sought: &'a Sought,
        among: Among<'a>,
        limit: usize,
    ) -> Result<Pass<'a>, IndexError> {
        let slots = sought.words.iter();
        let slots = slots.map(|word| Slot::of(&word.text, &self.searcher, &self.fields));
        let documents = self.searcher.segment_readers().iter();
        Ok(Pass {
            fields: self.fields,
            slots: slots.collect::<Result<_, IndexError>>()?,
            runs: &sought.runs,
            sort: Sort::ByPlaces,
            expansions: FIRST_EXPANSIONS,
            limit,
            among,
            documents: documents.map(|segment| u64::from(segment.max_doc())).sum(),
        })
    }
}

impl Debug for Index {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("texts", &self.texts)
            .finish_non_exhaustive()
    }
}
