//! Looking for words in one segment of the index.

use super::best::Best;
use super::candidates::Candidates;
use super::layout::{FILE, RECORD};
use super::pass::{Found, Pass, Sort};
use super::slot::SlotHere;
use super::terms::Terms;
use super::{FileKey, IndexError, IndexHit, TextKey, Tier, places};
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader};

/// How many words may stand between those that are near each other.
const BETWEEN: u32 = 10;

/// When as many texts are found as are wanted, and so many were looked at, the rest of the index is
/// looked through for titles alone; so many where it matters how words stand together, or where
/// many words may stand for one.
const ENOUGH: u64 = 100_000;
const ENOUGH_TOGETHER: u64 = 30_000;

/// So many texts are looked at for words that are near each other, but in no phrase. In others,
/// such words count as being there.
const NEAR: u64 = 20_000;

/// So often it is asked whether a text is one of those that are looked through, only to count it.
const ASKED: u64 = 100_000;

/// What is worth more than any word: that all words stand together in a title or in a heading.
const IN_TITLE: f32 = 100.0;
const IN_HEADING: f32 = 30.0;

/// What is worth more than a title: that several words stand together just as they were typed, and the
/// last is not the beginning of another.
const AS_TYPED: f32 = 150.0;

/// Looks through a segment.
pub(super) fn look(segment: &SegmentReader, pass: &Pass<'_>) -> Result<Found, IndexError> {
    let (words, titles) = (pass.fields.words, pass.fields.titles);
    let of = |field: Field| -> Result<Vec<Terms>, IndexError> {
        let terms = pass.slots.iter();
        terms
            .map(|slot| Terms::new(segment, field, slot, pass.expansions))
            .collect()
    };
    let (terms, titles) = (of(words)?, of(titles)?);
    let is_cut = terms.iter().any(|terms| terms.is_cut);
    let mut look = Look::new(segment, pass, &terms, &titles)?;
    let mut candidates = Candidates::new(&terms, 0, segment.max_doc())?;
    let mut is_whole = true;
    while let Some(some) = &mut candidates {
        let mut docs = some.next(&terms)?;
        let Some(&last) = docs.last() else {
            break;
        };
        docs.retain(|&doc| !segment.is_deleted(doc));
        look.at(docs)?;
        if is_whole && look.has_enough() {
            is_whole = false;
            candidates = Candidates::new(&titles, last + 1, segment.max_doc())?;
        }
    }
    Ok(Found {
        count: look.count,
        is_cut,
        hits: look.best.into_hits().collect(),
    })
}

/// What is looked through, and what was found so far.
struct Look<'a> {
    pass: &'a Pass<'a>,
    slots: Vec<SlotHere<'a>>,
    /// The numbers of the slots, those of rare words first.
    by_rarity: Vec<usize>,
    /// Those of each run, in the same order.
    runs: Vec<Vec<usize>>,
    keys: [Arc<dyn ColumnValues<u64>>; 2],
    norms: Norms,
    best: Best,
    count: usize,
    /// How many texts were looked at, and what is left of what may be done.
    looked: u64,
    enough: u64,
    near: u64,
    asked: u64,
}

/// How long the texts are, and their titles and headings.
pub(super) struct Norms {
    pub(super) words: FieldNormReader,
    pub(super) titles: FieldNormReader,
    pub(super) headings: FieldNormReader,
}

impl<'a> Look<'a> {
    fn new(
        segment: &SegmentReader,
        pass: &'a Pass<'a>,
        terms: &'a [Terms],
        titles: &'a [Terms],
    ) -> Result<Self, IndexError> {
        let mut slots = Vec::new();
        for (slot, (terms, titles)) in pass.slots.iter().zip(terms.iter().zip(titles)) {
            let headings = Terms::new(segment, pass.fields.headings, slot, 0)?;
            slots.push(SlotHere::new(slot, terms, titles, &headings)?);
        }
        let rarest_first = |mut numbers: Vec<usize>| {
            let frequency = |&it: &usize| terms.get(it).map(Terms::frequency);
            numbers.sort_by_key(frequency);
            numbers
        };
        let columns = segment.fast_fields();
        let norms = |field| segment.get_fieldnorms_reader(field);
        // Each segment has its share.
        let share = |of: u64| {
            let of = u128::from(of) * u128::from(segment.max_doc());
            u64::try_from(of / u128::from(pass.documents.max(1))).unwrap_or(u64::MAX)
        };
        let is_one = slots.len() == 1 && terms.iter().all(|terms| terms.others.is_empty());
        let enough = if is_one { ENOUGH } else { ENOUGH_TOGETHER };
        Ok(Self {
            by_rarity: rarest_first((0..slots.len()).collect()),
            runs: pass
                .runs
                .iter()
                .map(|run| rarest_first(run.clone().collect()))
                .collect(),
            slots,
            keys: [
                columns.column_first_or_default(FILE)?,
                columns.column_first_or_default(RECORD)?,
            ],
            norms: Norms {
                words: norms(pass.fields.words)?,
                titles: norms(pass.fields.titles)?,
                headings: norms(pass.fields.headings)?,
            },
            best: Best::new(pass.limit),
            count: 0,
            looked: 0,
            enough: share(enough),
            near: share(NEAR),
            asked: share(ASKED),
            pass,
        })
    }

    /// Whether the rest is not worth looking at.
    fn has_enough(&self) -> bool {
        let tier = match self.pass.sort {
            Sort::ByPlaces => Tier::Phrase,
            Sort::Of(tier) => tier,
        };
        self.looked >= self.enough && self.best.is_full_of(tier)
    }

    /// Looks at documents that have all words for which nothing else may stand.
    fn at(&mut self, mut docs: Vec<DocId>) -> Result<(), IndexError> {
        self.looked += docs.len() as u64;
        let option = match self.slots.len() {
            0 | 1 => IndexRecordOption::Basic,
            2.. => IndexRecordOption::WithFreqsAndPositions,
        };
        for slot in &mut self.slots {
            slot.go_to(&mut docs, option)?;
        }
        for doc in docs {
            self.judge(doc);
        }
        Ok(())
    }

    /// Counts a document that has all words, and takes it if it is among the best.
    fn judge(&mut self, doc: DocId) {
        let mut is_asked = false;
        if self.pass.among.is_some() && self.asked > 0 {
            (self.asked, is_asked) = (self.asked - 1, true);
            if !self.is_among(doc) {
                return;
            }
        }
        let runs = std::mem::take(&mut self.runs);
        let holds = runs.iter().all(|run| self.stand_in_a_row(doc, run));
        self.runs = runs;
        if !holds {
            return;
        }
        let tier = self.tier(doc);
        if is_asked || self.pass.among.is_none() {
            self.count += 1;
        }
        if !self.best.would_take(tier, f32::INFINITY) {
            return;
        }
        let score = self.score(doc, tier);
        if !self.best.would_take(tier, score) {
            return;
        }
        if self.pass.among.is_some() && !is_asked {
            if !self.is_among(doc) {
                return;
            }
            self.count += 1;
        }
        let key = self.key(doc);
        self.best.push(IndexHit { key, tier, score });
    }

    fn is_among(&self, doc: DocId) -> bool {
        self.pass.among.is_none_or(|among| among(self.key(doc)))
    }

    fn key(&self, doc: DocId) -> TextKey {
        let [file, record] = self.keys.each_ref().map(|column| column.get_val(doc));
        TextKey {
            file: FileKey(file),
            record: u32::try_from(record).unwrap_or(u32::MAX),
        }
    }

    /// How the words stand together.
    fn tier(&mut self, doc: DocId) -> Tier {
        let tier = match self.pass.sort {
            Sort::Of(tier) => return tier,
            Sort::ByPlaces if self.slots.len() == 1 => return Tier::Phrase,
            Sort::ByPlaces => Tier::Words,
        };
        let numbers = std::mem::take(&mut self.by_rarity);
        let tier = if self.stand_in_a_row(doc, &numbers) {
            Tier::Phrase
        } else if self.near > 0 && self.best.would_take(Tier::Near, f32::INFINITY) {
            self.near -= 1;
            let places = places_of(&mut self.slots, doc, &numbers);
            if places::near(&places, BETWEEN) {
                Tier::Near
            } else {
                tier
            }
        } else {
            tier
        };
        self.by_rarity = numbers;
        tier
    }

    /// How much the words are worth where they stand.
    fn score(&mut self, doc: DocId, tier: Tier) -> f32 {
        let norms = &self.norms;
        let slots = self.slots.iter_mut();
        let mut score: f32 = slots.map(|slot| slot.score(doc, norms)).sum();
        if tier == Tier::Phrase && self.stand_as_typed(doc) {
            score += AS_TYPED;
        }
        match tier {
            Tier::Phrase if self.slots.iter_mut().all(|slot| slot.is_in_title(doc)) => {
                score + IN_TITLE
            }
            Tier::Phrase if self.slots.iter_mut().all(|slot| slot.is_in_heading(doc)) => {
                score + IN_HEADING
            }
            Tier::Phrase | Tier::Near | Tier::Words => score,
            Tier::Forms | Tier::Misspelt => {
                let numbers = std::mem::take(&mut self.by_rarity);
                let is_row = self.slots.len() > 1 && self.stand_in_a_row(doc, &numbers);
                self.by_rarity = numbers;
                if is_row { score + IN_HEADING } else { score }
            }
        }
    }

    /// Whether the last of several words, where it may be a beginning, stands behind the others as it
    /// was typed.
    fn stand_as_typed(&mut self, doc: DocId) -> bool {
        let last = match self.slots.split_last_mut() {
            Some((last, others)) if last.may_go_on() && !others.is_empty() => last,
            Some(_) | None => return false,
        };
        let number = self.by_rarity.len() - 1;
        let as_typed = last.exact_places(doc);
        let places = places_of(&mut self.slots, doc, &self.by_rarity);
        let places = places.into_iter().map(|(slot, places)| {
            let is_last = slot as usize == number;
            (slot, if is_last { as_typed.as_slice() } else { places })
        });
        places::in_a_row(&places.collect::<Vec<_>>())
    }

    /// Whether the words of these slots stand one behind the other.
    fn stand_in_a_row(&mut self, doc: DocId, numbers: &[usize]) -> bool {
        // The two rarest tell nearly always that they do not.
        let rarest = numbers.get(..2).unwrap_or(numbers);
        let holds = places::in_a_row(&places_of(&mut self.slots, doc, rarest));
        holds
            && (numbers.len() == rarest.len()
                || places::in_a_row(&places_of(&mut self.slots, doc, numbers)))
    }
}

/// Where the words of these slots stand in a document.
fn places_of<'s>(
    slots: &'s mut [SlotHere<'_>],
    doc: DocId,
    numbers: &[usize],
) -> Vec<(u32, &'s [u32])> {
    for &number in numbers {
        if let Some(slot) = slots.get_mut(number) {
            slot.read_places(doc);
        }
    }
    let places = numbers.iter().filter_map(|&number| {
        let slot = slots.get(number)?;
        Some((u32::try_from(number).ok()?, slot.places()))
    });
    places.collect()
}
