//! Searching a library: from its index, or by reading all its texts.

mod jobs;
mod opening;
mod scan;

use crate::app::Event;
use crate::library::{
    Answered, Asked, Entries, EntryId, IndexHome, LibraryHit, LibrarySearch, Loaded, Passages,
    ReviewsRead, SearchFacts, SearchFound, SearchNews, Settings, Sought, TextKeys, WhyScan,
    asked_in_texts, indexed,
};
use crate::query::Query;
use crate::search::{Ending, Index, IndexError, Pattern, Tier, Wanted};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::Answer;
use opening::why;

/// Passages that are told together: a few at first, so that there is something to see.
const FIRST: usize = 2;
const LATER: usize = 8;

/// Searches a library, and keeps from search to search what the next one needs again.
#[derive(Debug)]
pub struct Searcher {
    home: Option<IndexHome>,
    index: Option<Index>,
    keys: TextKeys,
    reviews: ReviewsRead,
    /// The reviews of which the facts held that were asked for last, of the library as it was then.
    facts: Option<(u64, Query, Arc<Entries>)>,
    /// The reviews whose texts held the words of facts that were asked for last.
    in_texts: Option<InTexts>,
    /// How often the index was opened or something came to it.
    generation: u64,
}

/// The reviews whose texts hold the words of facts, by the places of these; of which library that
/// is, and how often it and the index had changed.
#[derive(Debug)]
struct InTexts {
    of: (u64, u64, Query),
    held: Arc<Vec<(usize, Entries)>>,
}

/// Where what is found is told, which breaks when it is wanted no more.
type Tell<'a> = &'a mut dyn FnMut(SearchNews) -> ControlFlow<()>;

/// A search, and what it is made with.
#[derive(Clone, Copy)]
struct Task<'a> {
    search: &'a LibrarySearch,
    settings: &'a Settings,
    facts: &'a SearchFacts<'a>,
    wanted: &'a Wanted,
    wording: Wording,
    expression: Option<&'a Pattern>,
}

/// Whether words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// They are.
    Words,
    /// Only facts are asked for, or an expression.
    Facts,
}

impl Searcher {
    /// Searches a library with the index at `home`, or without any.
    pub fn new(home: Option<IndexHome>) -> Self {
        Self {
            home,
            index: None,
            keys: TextKeys::default(),
            reviews: ReviewsRead::default(),
            facts: None,
            in_texts: None,
            generation: 0,
        }
    }

    /// Knows the text `entry` of the library, which was piped in and cannot be read again.
    #[must_use]
    pub fn knowing(mut self, entry: EntryId, review: Loaded) -> Self {
        self.reviews.keep_piped(entry, Arc::new(review));
        self
    }

    /// Searches and tells `answer` what is found, until that breaks.
    pub fn search(&mut self, search: &LibrarySearch, settings: &Settings, answer: Tell<'_>) {
        self.reviews.catch_up(search.changes);
        if let Some((entry, review)) = &search.piped {
            self.reviews.keep_piped(*entry, Arc::clone(review));
        }
        // There is nobody to be told that nobody listens.
        let _ = self.told(search, settings, answer);
    }

    fn told(
        &mut self,
        search: &LibrarySearch,
        settings: &Settings,
        answer: Tell<'_>,
    ) -> ControlFlow<()> {
        let (expression, ending) = match &search.asked {
            Asked::Words(_, ending) => (None, *ending),
            Asked::Expression(text, _) if text.is_empty() => (None, Ending::Closed),
            Asked::Expression(text, _) => match Pattern::expression(text) {
                Ok(pattern) => (Some(pattern), Ending::Closed),
                Err(error) => return answer(SearchNews::Refused(error.message)),
            },
        };
        let query = search.asked.query();
        let wanted = query.wanted(ending);
        let wording = if Sought::new(&wanted, &[]).is_empty() {
            Wording::Facts
        } else {
            Wording::Words
        };
        let asks_nothing = wording == Wording::Facts && query.terms().is_empty();
        let is_blank = expression.is_none() && asks_nothing;
        if search.asked.is_nothing() || is_blank || search.limit == 0 {
            answer(SearchNews::Found(SearchFound::default()))?;
            return answer(SearchNews::Done);
        }
        let task = Task {
            search,
            settings,
            facts: &SearchFacts::new(search, &settings.kinds),
            wanted: &wanted,
            wording,
            expression: expression.as_ref(),
        };
        let why = match self.without_scan(&task) {
            Ok(found) => {
                let sought = Sought::new(&wanted, &found.instead);
                let passages = Passages::new(search, &settings.kinds, sought, None);
                let hits = found.hits.clone();
                answer(SearchNews::Found(found))?;
                self.tell_passages(&task, &passages, &hits, answer)?;
                return answer(SearchNews::Done);
            }
            Err(why) => why,
        };
        self.scan(&task, why, answer)
    }

    /// What is found without reading the texts, or why they must be read.
    fn without_scan(&mut self, task: &Task<'_>) -> Result<SearchFound, WhyScan> {
        if task.expression.is_some() {
            return Err(WhyScan::Expression);
        }
        let in_texts = task.facts.in_texts();
        if task.wording == Wording::Facts && in_texts.is_empty() {
            let held = self.facts(task, |_, _| false);
            return Ok(listed(task, &held, Answered::Indexed));
        }
        let answered = self.open_index(task.search)?;
        let found = self.ask_index(task, answered, &in_texts);
        found.map_err(|error| {
            self.index = None;
            why(&error)
        })
    }

    /// What the index finds; there is none where it could not be opened.
    fn ask_index(
        &mut self,
        task: &Task<'_>,
        answered: Answered,
        in_texts: &[usize],
    ) -> Result<SearchFound, IndexError> {
        let search = task.search;
        let (Some(index), Some(home)) = (self.index.take(), &self.home) else {
            return Err(IndexError::Missing);
        };
        self.keys.catch_up(&search.roll, home);
        let of = (
            search.changes,
            self.generation,
            search.asked.query().without_words(),
        );
        // A library that was never told to change may be another one.
        let known = self.in_texts.take();
        let known = known.filter(|known| search.changes > 0 && known.of == of);
        let texts = match known {
            Some(known) => known.held,
            None => Arc::new(asked_in_texts(search, (&index, &self.keys), in_texts)?),
        };
        let held = Arc::clone(&texts);
        self.in_texts = Some(InTexts { of, held });
        let in_text = |id, place| {
            let mut asked = texts.iter().filter(|(asked, _)| *asked == place);
            asked.any(|(_, entries)| entries.has(id))
        };
        let held = task.facts.is_any().then(|| self.facts(task, in_text));
        let found = match &held {
            Some(held) if task.wording == Wording::Facts => listed(task, held, answered),
            held => {
                let held = held.as_deref();
                let found = indexed(
                    search,
                    (&index, &self.keys),
                    task.wanted,
                    (held, to_rank(task)),
                )?;
                SearchFound {
                    hits: sorted(task, found.hits),
                    answered,
                    ..found
                }
            }
        };
        self.index = Some(index);
        Ok(found)
    }

    /// The reviews of which the facts hold.
    fn facts(&mut self, task: &Task<'_>, in_text: impl Fn(EntryId, usize) -> bool) -> Arc<Entries> {
        let (changes, query) = (
            task.search.changes,
            task.search.asked.query().without_words(),
        );
        if let Some((known_changes, known, held)) = &self.facts
            && (*known_changes, known) == (changes, &query)
        {
            return Arc::clone(held);
        }
        let held = Arc::new(task.facts.hold_of(in_text));
        // A library that was never told to change may be another one.
        let is_lasting = changes > 0 && task.facts.is_lasting();
        self.facts = is_lasting.then(|| (changes, query, Arc::clone(&held)));
        held
    }

    /// Tells where what is wanted stands in reviews that were found.
    fn tell_passages(
        &mut self,
        task: &Task<'_>,
        passages: &Passages<'_>,
        hits: &[LibraryHit],
        answer: Tell<'_>,
    ) -> ControlFlow<()> {
        let mut together = FIRST;
        let mut rest = hits;
        while !rest.is_empty() {
            let (now, later) = rest.split_at_checked(together).unwrap_or((rest, &[]));
            let found = now.iter().map(|hit| {
                let source = task.search.roll.source(hit.entry);
                let passage = source.and_then(|source| {
                    let read = self.reviews.read(hit.entry, &source, task.settings)?;
                    passages.of(&source, &read)
                });
                (hit.entry, passage)
            });
            answer(SearchNews::Passages(found.collect()))?;
            (rest, together) = (later, LATER);
        }
        ControlFlow::Continue(())
    }
}

/// Reviews that are found by facts alone, in the order of the list.
fn listed(task: &Task<'_>, held: &Entries, answered: Answered) -> SearchFound {
    let hits = task.facts.listed(held).into_iter().map(|entry| LibraryHit {
        entry,
        tier: Tier::Words,
        score: 0.0,
    });
    SearchFound {
        hits: hits.collect(),
        count: held.len(),
        instead: Vec::new(),
        answered,
    }
}

/// How many reviews are to be found by their words: all where another order was asked for, of which
/// [`sorted`] takes the first.
fn to_rank(task: &Task<'_>) -> usize {
    let limit = task.search.limit;
    match task.search.asked.query().sort() {
        Some(_) => limit.max(task.search.roll.len()),
        None => limit,
    }
}

/// What was found, in the order that was asked for, if any was: the first of it.
fn sorted(task: &Task<'_>, hits: Vec<LibraryHit>) -> Vec<LibraryHit> {
    if task.search.asked.query().sort().is_none() {
        return hits;
    }
    let entries: Entries = hits.iter().map(|hit| hit.entry).collect();
    let hits: HashMap<EntryId, LibraryHit> = hits.iter().map(|hit| (hit.entry, *hit)).collect();
    let first = task.facts.listed(&entries).into_iter();
    first
        .filter_map(|entry| hits.get(&entry).copied())
        .collect()
}

/// Starts a thread that does the newest of the searches it is given, and leaves off one when a newer
/// one comes. `home` tells where the index is.
pub(super) fn start(
    settings: Arc<Settings>,
    answer: Answer,
    home: impl FnOnce() -> Option<IndexHome> + Send + 'static,
) -> Sender<Box<LibrarySearch>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut searcher = Searcher::new(home());
        let mut next = receiver.recv().ok();
        while let Some(search) = next {
            let mut newer = newest(&receiver);
            if newer.is_none() {
                searcher.search(&search, &settings, &mut |news| {
                    newer = newest(&receiver);
                    if newer.is_some() {
                        return ControlFlow::Break(());
                    }
                    answer(Event::Searched(search.number, Box::new(news)))
                });
            }
            drop(search); // what it shares is not held on to
            next = newer.or_else(|| receiver.recv().ok());
        }
    });
    sender
}

fn newest(receiver: &Receiver<Box<LibrarySearch>>) -> Option<Box<LibrarySearch>> {
    receiver.try_iter().last()
}
