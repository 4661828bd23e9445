//! Searching by reading all texts.

use super::jobs::{Job, Jobs};
use super::{Searcher, Task, Tell, listed, sorted, to_rank};
use crate::library::{
    Answered, Entries, EntryId, Judge, LibraryHit, Passage, Passages, Ranked, SearchFound,
    SearchNews, Sought, WhyScan, names_weighed,
};
use crate::query::Term;
use crate::search::{Ending, Tier, Wanted, WantedWord};
use crate::work::in_order;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// How often it is told what was found so far; nobody hears sooner that a newer search was asked for.
const OFTEN: Duration = Duration::from_millis(50);

/// Of what was found so far, how many reviews are told with their passages.
const SO_FAR: usize = 10;

/// A search by reading, and what came of it so far.
struct Scan<'a> {
    task: Task<'a>,
    why: WhyScan,
    passages: Passages<'a>,
    /// Passages of the best that are known already.
    known: HashMap<EntryId, Option<Passage>>,
    ranked: Ranked<'a>,
    /// Those that were found.
    held: Entries,
    /// How many texts were read, of how many.
    read: usize,
    of: usize,
    /// When it was told last how far it has come, and how many had been found then.
    told: (Instant, usize),
}

impl Searcher {
    /// Searches by reading all texts of which the facts may hold.
    pub(super) fn scan(
        &mut self,
        task: &Task<'_>,
        why: WhyScan,
        answer: Tell<'_>,
    ) -> ControlFlow<()> {
        let (search, settings) = (task.search, task.settings);
        let sought = Sought::new(task.wanted, &[]);
        let in_texts = task.facts.in_texts();
        let expression = task.expression.cloned();
        let judge = Judge::new(sought.clone(), expression, asked(task, &in_texts));
        let (wanted, ids) = self.awaited(task, &in_texts);
        let mut scan = Scan::new(*task, why, sought, ids.len());
        let mut holds = task.facts.holder();
        let jobs = Jobs::new((&search.roll, settings), ids, &wanted);
        let piped = self.reviews.piped();
        let work = |job: Job| {
            let entry = job.entry;
            let review = match &piped {
                Some((piped, loaded)) if *piped == entry => Cow::Borrowed(&loaded.review),
                Some(_) | None => Cow::Owned(job.read(settings)?),
            };
            let names = search.roll.view(entry).map(names_weighed);
            Some((entry, judge.judge(&review, &names.unwrap_or_default())))
        };
        let scanned = in_order(jobs, Job::weight, work, |judged| {
            scan.read += 1;
            if let Some((entry, judged)) = judged {
                let holds_term = |place: usize| {
                    let at = in_texts.iter().position(|asked| *asked == place);
                    at.and_then(|at| judged.holds.get(at)).copied() == Some(true)
                };
                let is_kept = in_texts.is_empty() || holds(entry, &holds_term);
                scan.take(entry, judged.matches.filter(|_| is_kept));
            }
            if scan.told.0.elapsed() < OFTEN {
                return Ok(());
            }
            match scan.tell_so_far(self, answer) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(()),
            }
        });
        if scanned.is_err() {
            return ControlFlow::Break(());
        }
        scan.tell_end(self, answer)
    }

    /// The reviews of which the facts may hold, and the same in the order of the list.
    fn awaited(&mut self, task: &Task<'_>, in_texts: &[usize]) -> (Entries, Vec<EntryId>) {
        let roll = &task.search.roll;
        let wanted = if task.facts.is_any() && in_texts.is_empty() {
            self.facts(task, |_, _| false).as_ref().clone()
        } else {
            roll.ids().collect()
        };
        let mut ids: Vec<EntryId> = roll.ids().filter(|id| wanted.has(*id)).collect();
        ids.sort_unstable_by(|a, b| roll.compare(*a, *b));
        (wanted, ids)
    }
}

impl<'a> Scan<'a> {
    fn new(task: Task<'a>, why: WhyScan, sought: Sought, of: usize) -> Self {
        let (search, kinds) = (task.search, &task.settings.kinds);
        Self {
            task,
            why,
            passages: Passages::new(search, kinds, sought, task.expression.cloned()),
            known: HashMap::new(),
            ranked: Ranked::new(&search.roll, to_rank(&task)),
            held: Entries::default(),
            read: 0,
            of,
            told: (Instant::now(), 0),
        }
    }

    /// Takes in what was judged of a text.
    fn take(&mut self, entry: EntryId, matches: Option<(Tier, f32)>) {
        if let Some((tier, score)) = matches {
            self.held.put(entry);
            self.ranked.put(LibraryHit { entry, tier, score });
        }
    }

    /// The best so far.
    fn found(&mut self) -> SearchFound {
        SearchFound {
            hits: sorted(&self.task, self.ranked.best().to_vec()),
            count: self.ranked.count(),
            instead: Vec::new(),
            answered: Answered::Scanned(self.why.clone()),
        }
    }

    /// Tells how far it has come, and the best of what was found so far.
    fn tell_so_far(&mut self, searcher: &mut Searcher, answer: Tell<'_>) -> ControlFlow<()> {
        answer(SearchNews::Going(self.read, self.of))?;
        let count = self.ranked.count();
        if count > self.told.1 {
            let found = self.found();
            let first: Vec<LibraryHit> = found.hits.iter().take(SO_FAR).copied().collect();
            answer(SearchNews::Found(found))?;
            self.tell_passages(searcher, &first, answer)?;
        }
        self.told = (Instant::now(), count);
        ControlFlow::Continue(())
    }

    /// Tells what was found, all of it.
    fn tell_end(&mut self, searcher: &mut Searcher, answer: Tell<'_>) -> ControlFlow<()> {
        answer(SearchNews::Going(self.read, self.of))?;
        let asks_for_nothing = Sought::new(self.task.wanted, &[]).is_empty();
        let found = if asks_for_nothing && self.task.expression.is_none() {
            let answered = Answered::Scanned(self.why.clone());
            listed(&self.task, &self.held, answered)
        } else {
            self.found()
        };
        let hits = found.hits.clone();
        answer(SearchNews::Found(found))?;
        self.tell_passages(searcher, &hits, answer)?;
        answer(SearchNews::Done)
    }

    /// Tells passages, and makes those that are not known yet.
    fn tell_passages(
        &mut self,
        searcher: &mut Searcher,
        hits: &[LibraryHit],
        answer: Tell<'_>,
    ) -> ControlFlow<()> {
        let Self {
            task,
            passages,
            known,
            ..
        } = self;
        let of_before = hits.iter().filter_map(|hit| {
            let passage = known.get(&hit.entry)?;
            Some((hit.entry, passage.clone()))
        });
        let of_before: Vec<(EntryId, Option<Passage>)> = of_before.collect();
        known.retain(|entry, _| hits.iter().any(|hit| hit.entry == *entry));
        let new = hits.iter().filter(|hit| !known.contains_key(&hit.entry));
        let new: Vec<LibraryHit> = new.copied().collect();
        if !of_before.is_empty() {
            answer(SearchNews::Passages(of_before))?;
        }
        searcher.tell_passages(task, passages, &new, &mut |news| {
            if let SearchNews::Passages(found) = &news {
                known.extend(found.iter().cloned());
            }
            answer(news)
        })
    }
}

/// What the texts are asked for the terms at these places.
fn asked(task: &Task<'_>, places: &[usize]) -> Vec<Sought> {
    let terms = task.search.asked.query().terms();
    let asked = places.iter().map(|place| {
        let words = match terms.get(*place) {
            Some(Term::Text(text)) => vec![WantedWord::Quoted(text.text().to_owned())],
            Some(
                Term::Number(..)
                | Term::Day(..)
                | Term::Rating(_)
                | Term::Mine(_)
                | Term::Is(_)
                | Term::Has(_),
            )
            | None => Vec::new(),
        };
        let ending = Ending::Closed;
        Sought::new(&Wanted { words, ending }, &[])
    });
    asked.collect()
}
