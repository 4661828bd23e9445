//! Searching the index: pass after pass, until enough is found.

use super::best::in_order;
use super::layout::{Fields, Payload};
use super::pass::{Among, Found, Pass, Slot, Sort};
use super::sought::{Meant, SoughtWords};
use super::trouble::contain;
use super::variants::{Stems, Whole, spellings};
use super::{IndexError, IndexHit, IndexHits, TextKey, Tier, notes, opening, pass};
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

/// What one search asks for.
#[derive(Clone, Copy)]
struct Question<'a> {
    sought: &'a SoughtWords,
    among: Among<'a>,
    limit: usize,
}

/// How many of the words that begin as the last one does are looked at first, in each segment.
const FIRST_EXPANSIONS: usize = 64;

/// Letters of a last word that is hardly begun.
const SHORT: usize = 2;

impl Index {
    /// Opens what was committed last in `folder`. It stays as it is until [`Index::renew`].
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        contain(|| {
            let (inner, payload) = opening::to_read(folder)?;
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

    /// Takes in what was committed since; whether there was anything. What was just written is not
    /// checked again.
    pub fn renew(&mut self) -> Result<bool, IndexError> {
        contain(|| {
            let payload = opening::payload(&self.inner)?;
            self.reader.reload()?;
            let searcher = self.reader.searcher();
            let is_new = searcher.generation().segments() != self.searcher.generation().segments();
            if is_new {
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
        let sought = SoughtWords::new(wanted);
        if sought.words.is_empty() || limit == 0 {
            return Ok(IndexHits::default());
        }
        let question = Question {
            sought: &sought,
            among,
            limit,
        };
        contain(|| {
            let found = self.exactly(question)?;
            let mut all = IndexHits {
                hits: found.hits,
                count: found.count,
                instead: Vec::new(),
            };
            if all.hits.len() < limit {
                self.add_forms(&mut all, question)?;
            }
            if all.hits.is_empty() {
                self.add_misspelt(&mut all, question)?;
            }
            Ok(all)
        })
    }

    /// All texts that hold these words, one behind the other.
    pub fn holding(&self, words: &str) -> Result<Vec<TextKey>, IndexError> {
        let sought = SoughtWords::run(words);
        if sought.words.is_empty() {
            return Ok(Vec::new());
        }
        let question = Question {
            sought: &sought,
            among: None,
            limit: usize::MAX,
        };
        contain(|| {
            let found = self.exactly(question)?;
            let mut keys: Vec<TextKey> = found.hits.iter().map(|hit| hit.key).collect();
            keys.sort_unstable();
            Ok(keys)
        })
    }

    /// What holds the very words; the last may go on.
    fn exactly(&self, question: Question<'_>) -> Result<Found, IndexError> {
        let mut pass = self.pass(question)?;
        let_go_on(&mut pass, question.sought);
        let found = pass.run(&self.searcher)?;
        let phrases = found.hits.iter().filter(|hit| hit.tier == Tier::Phrase);
        if !found.is_cut || phrases.count() >= question.limit {
            return Ok(found);
        }
        if let Some(pass) = without_a_short_end(&pass) {
            return Ok(with_worse(found, pass.run(&self.searcher)?, question.limit));
        }
        pass.expansions = usize::MAX;
        pass.run(&self.searcher)
    }

    /// Adds what holds other forms of the words.
    fn add_forms(&self, all: &mut IndexHits, question: Question<'_>) -> Result<(), IndexError> {
        let stems = Stems::new(&self.payload);
        let sought = question.sought;
        let mut pass = self.pass(question)?;
        pass.sort = Sort::Of(Tier::Forms);
        for (slot, word) in pass.slots.iter_mut().zip(&sought.words) {
            if word.meant == Meant::Roughly {
                slot.others = stems.forms(&word.text, &self.searcher, self.fields.words)?;
            }
        }
        if pass.slots.iter().all(|slot| slot.others.is_empty()) {
            return Ok(());
        }
        let_go_on(&mut pass, sought);
        let found = pass.run(&self.searcher)?;
        let before = all.hits.len();
        all.hits.extend(found.hits);
        in_order(&mut all.hits, question.limit);
        all.count = all.count.max(found.count);
        if all.hits.len() > before {
            all.instead = instead(&pass);
        }
        Ok(())
    }

    /// Adds what holds words that are spelt almost like those that stand nowhere, or that are other
    /// forms of them. What was in quotes is never taken for misspelt.
    fn add_misspelt(&self, all: &mut IndexHits, question: Question<'_>) -> Result<(), IndexError> {
        let stems = Stems::new(&self.payload);
        let sought = question.sought;
        let mut pass = self.pass(question)?;
        pass.sort = Sort::Of(Tier::Misspelt);
        let_go_on(&mut pass, sought);
        let (searcher, field) = (&self.searcher, self.fields.words);
        for (slot, word) in pass.slots.iter_mut().zip(&sought.words) {
            if word.meant == Meant::Exactly || pass::is_known(slot, searcher, field)? {
                continue;
            }
            slot.others = stems.forms(&word.text, searcher, field)?;
            if slot.others.is_empty() {
                let whole = match slot.beginning {
                    Some(_) => Whole::GoesOn,
                    None => Whole::Yes,
                };
                slot.others = spellings(&word.text, whole, searcher, field)?;
            }
            if slot.others.is_empty() {
                return Ok(());
            }
        }
        if pass.slots.iter().all(|slot| slot.others.is_empty()) {
            return Ok(());
        }
        let found = pass.run(searcher)?;
        if !found.hits.is_empty() {
            (all.hits, all.count) = (found.hits, found.count);
            all.instead = instead(&pass);
        }
        Ok(())
    }

    fn pass<'a>(&self, question: Question<'a>) -> Result<Pass<'a>, IndexError> {
        let sought = question.sought;
        let slots = sought.words.iter();
        let slots = slots.map(|word| Slot::of(&word.text, &self.searcher, &self.fields));
        let documents = self.searcher.segment_readers().iter();
        Ok(Pass {
            fields: self.fields,
            slots: slots.collect::<Result<_, IndexError>>()?,
            runs: &sought.runs,
            sort: Sort::ByPlaces,
            expansions: FIRST_EXPANSIONS,
            limit: question.limit,
            among: question.among,
            documents: documents.map(|segment| u64::from(segment.max_doc())).sum(),
        })
    }
}

/// The same look for the words before the last, where only a letter or two of that are typed: very
/// many words may stand for it, and what holds them all is among what holds those before.
fn without_a_short_end<'a>(pass: &Pass<'a>) -> Option<Pass<'a>> {
    let (last, before) = pass.slots.split_last()?;
    let is_in_run = pass.runs.iter().any(|run| run.contains(&before.len()));
    let is_short = last.beginning.as_ref()?.chars().count() <= SHORT;
    (is_short && !before.is_empty() && !is_in_run).then(|| Pass {
        slots: before.to_vec(),
        ..*pass
    })
}

/// What was found, and behind it what holds less of what is wanted, a tier worse.
fn with_worse(mut found: Found, less: Found, limit: usize) -> Found {
    found.hits.extend(less.hits.into_iter().map(|hit| IndexHit {
        tier: match hit.tier {
            Tier::Phrase => Tier::Near,
            Tier::Near | Tier::Words => Tier::Words,
            Tier::Forms => Tier::Forms,
            Tier::Misspelt => Tier::Misspelt,
        },
        ..hit
    }));
    in_order(&mut found.hits, limit);
    found.count = found.count.max(found.hits.len());
    found
}

/// Lets the last word go on, if it may.
fn let_go_on(pass: &mut Pass<'_>, sought: &SoughtWords) {
    if let Some(last) = pass.slots.last_mut()
        && sought.ending == Ending::Open
    {
        last.beginning = Some(last.exact.clone());
    }
}

/// The words that stand for others.
fn instead(pass: &Pass<'_>) -> Vec<(String, Vec<String>)> {
    let slots = pass.slots.iter().filter(|slot| !slot.others.is_empty());
    let pairs = slots.map(|slot| (slot.exact.clone(), slot.others.clone()));
    pairs.collect()
}

impl Debug for Index {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index")
            .field("texts", &self.texts)
            .finish_non_exhaustive()
    }
}
