//! What is kept of reviews, as far as it is known in this run, and how it changes.
//!
//! A change is made here at once and handed to the journal; that it is kept is said when the journal
//! says so. Where there is no journal it holds for this run.

mod wishes;

pub use wishes::{JournalNews, JournalState, JournalWish, Told};

use std::collections::{BTreeMap, HashMap};

use super::{App, Effect, EntryId, Notice, Open};
use crate::journal::{Body, Certainty, Citation, Kept, Key, Keys, Page, Slot};
use crate::library::Source;
use crate::review::{Position, Span};

/// What is kept of reviews, as far as it is known in this run.
#[derive(Debug)]
pub(super) struct Journaling {
    /// What is kept of the reviews that were opened.
    pages: HashMap<EntryId, Known>,
    keys: Keys,
    state: JournalState,
    /// How many changes were handed to the journal.
    tickets: u64,
    /// What is to be said once the journal has kept the change of a number.
    to_say: HashMap<u64, String>,
    /// What can be taken back, the last change last.
    made: Vec<Made>,
}

/// What is known of a review's page.
#[derive(Debug, Default)]
struct Known {
    page: Page,
    /// Where the things of the page are in the text, as that was read last.
    found: BTreeMap<Slot, Found>,
}

/// Where something that is kept is in the text as it was read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is there: an empty span for a place.
    There(Span, Certainty),
    /// It is not certain that it is there at all.
    Lost,
}

/// A change that can be taken back.
#[derive(Debug)]
struct Made {
    entry: EntryId,
    /// What it did, such as `Mark a set`.
    said: String,
    /// What was in its slots before.
    before: Vec<(Slot, Option<Body>)>,
}

impl Default for Journaling {
    fn default() -> Self {
        Self {
            pages: HashMap::new(),
            keys: Keys::of_seed(0),
            state: JournalState::Off,
            tickets: 0,
            to_say: HashMap::new(),
            made: Vec::new(),
        }
    }
}

impl App {
    /// The program whose highlights and notes are told from those of all other runs by this number.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.journaling.keys = Keys::of_seed(seed);
        self
    }

    /// Whether what the reader does is kept.
    pub fn journal_state(&self) -> &JournalState {
        &self.journaling.state
    }

    /// What is kept of the open review; `None` where nothing is yet.
    pub fn page(&self) -> Option<&Page> {
        self.page_of(self.reader.open()?.entry)
    }

    /// What is kept of a review that was opened in this run.
    pub(super) fn page_of(&self, entry: EntryId) -> Option<&Page> {
        self.journaling.pages.get(&entry).map(|known| &known.page)
    }

    /// Where something that is kept of the open review is in its text; `None` where there is no such
    /// thing.
    pub fn found_kept(&self, slot: Slot) -> Option<Found> {
        let open = self.reader.open()?;
        let known = self.journaling.pages.get(&open.entry)?;
        known.found.get(&slot).copied()
    }

    /// A key for a new highlight, note or correction.
    pub(super) fn new_key(&mut self) -> Key {
        self.journaling.keys.next_key()
    }

    /// Changes what is kept of the open review: what is in a slot from now on, or that nothing is.
    /// Once that is kept, `said` is.
    pub(super) fn note(
        &mut self,
        changes: Vec<(Slot, Option<Body>)>,
        said: impl Into<String>,
    ) -> Vec<Effect> {
        let Some(entry) = self.reader.open().map(|open| open.entry) else {
            return Vec::new();
        };
        let said = said.into();
        let before = self.change(entry, &changes);
        self.journaling.made.push(Made {
            entry,
            said: said.clone(),
            before,
        });
        self.hand_to_journal(entry, changes, said)
    }

    /// Takes the last change back, in whichever review; what it was, and the effects, or nothing
    /// where there is none.
    pub(super) fn take_back_change(&mut self) -> Option<Vec<Effect>> {
        let made = self.journaling.made.pop()?;
        self.change(made.entry, &made.before);
        let said = format!("Undone: {}", made.said);
        Some(self.hand_to_journal(made.entry, made.before, said))
    }

    /// Makes changes in a page; what was there before.
    fn change(
        &mut self,
        entry: EntryId,
        changes: &[(Slot, Option<Body>)],
    ) -> Vec<(Slot, Option<Body>)> {
        let known = self.journaling.pages.entry(entry).or_default();
        let before = changes.iter().rev().map(|(slot, body)| {
            let kept = body.clone().map(|body| Kept { body, made: None });
            (*slot, known.page.put(*slot, kept).map(|kept| kept.body))
        });
        let before = before.collect();
        self.find_kept(entry);
        before
    }

    /// Hands changes to the journal; `said` is said when they are kept.
    fn hand_to_journal(
        &mut self,
        entry: EntryId,
        changes: Vec<(Slot, Option<Body>)>,
        said: String,
    ) -> Vec<Effect> {
        match &self.journaling.state {
            JournalState::Kept => {}
            JournalState::Off => {
                self.notice = Some(Notice::plain(said));
                return Vec::new();
            }
            JournalState::Without(reason) => {
                let text = format!("{said}, for this run only: {reason}");
                self.notice = Some(Notice::warning(text));
                return Vec::new();
            }
        }
        let Some(review) = self.told_of(entry) else {
            return Vec::new();
        };
        let ticket = self.journaling.tickets;
        self.journaling.tickets += 1;
        self.journaling.to_say.insert(ticket, said);
        let wish = JournalWish::Keep {
            review,
            changes,
            ticket,
        };
        vec![Effect::Journal(Box::new(wish))]
    }

    /// What the journal has to know of a review.
    pub(super) fn told_of(&self, entry: EntryId) -> Option<Told> {
        let source = self.shelf.source(entry)?;
        let open = self.reader.open().filter(|open| open.entry == entry);
        Some(Told {
            entry,
            citation: self.citation(entry, &source),
            source,
            content: open.and_then(|open| open.content),
        })
    }

    /// What is cited of a review.
    fn citation(&self, entry: EntryId, source: &Source) -> Citation {
        let Some(view) = self.shelf.entry(entry) else {
            return Citation {
                title: source.title(),
                ..Citation::default()
            };
        };
        Citation {
            title: view.title().into_owned(),
            work: view.work().map(str::to_owned),
            makers: view.makers().map(str::to_owned).collect(),
            year: view.year(),
            reviewer: view.reviewer().map(str::to_owned),
            date: view.date(),
        }
    }

    /// Takes what the journal says.
    pub(super) fn journal_says(&mut self, news: JournalNews) -> Vec<Effect> {
        match news {
            JournalNews::State(state) => {
                self.journaling.state = state;
                Vec::new()
            }
            JournalNews::Recalled(entry, page) => {
                self.recalled(entry, &page);
                Vec::new()
            }
            JournalNews::Kept(ticket, result) => {
                self.kept(ticket, result);
                Vec::new()
            }
            JournalNews::Told(text) => {
                self.notice = Some(Notice::warning(text));
                Vec::new()
            }
        }
    }

    /// Asks what is kept of a review, unless that is known.
    pub(super) fn ask_journal(&mut self, entry: EntryId) -> Vec<Effect> {
        if self.journaling.state == JournalState::Off || self.journaling.pages.contains_key(&entry)
        {
            return Vec::new();
        }
        let review = self.told_of(entry);
        let effect = review.map(|review| Effect::Journal(Box::new(JournalWish::Recall(review))));
        effect.into_iter().collect()
    }

    /// Takes what is kept of a review; what was changed in this run meanwhile stays as it is.
    fn recalled(&mut self, entry: EntryId, page: &Page) {
        let known = self.journaling.pages.entry(entry).or_default();
        for (slot, kept) in page.iter() {
            if known.page.get(slot).is_none() {
                known.page.put(slot, Some(kept.clone()));
            }
        }
        self.find_kept(entry);
    }

    /// Says that a change is kept, or that it is not.
    fn kept(&mut self, ticket: u64, result: Result<(), String>) {
        let Some(said) = self.journaling.to_say.remove(&ticket) else {
            return;
        };
        self.notice = Some(match result {
            Ok(()) => Notice::plain(said),
            Err(reason) => Notice::warning(format!("{said}, for this run only: {reason}")),
        });
    }

    /// Finds what is kept of a review in its text, if that is open.
    pub(super) fn find_kept(&mut self, entry: EntryId) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.get_mut(&entry);
        if let Some((open, known)) = open.zip(known) {
            let found = known.page.iter().filter_map(|(slot, kept)| {
                let found = find(open, &kept.body)?;
                Some((slot, found))
            });
            known.found = found.collect();
        }
        self.gather_highlights(entry);
    }
}

/// Where something is in a text; `None` where it is at no place of it.
fn find(open: &Open, body: &Body) -> Option<Found> {
    let at = |place: Position| Span::new(place, place);
    match body {
        Body::Mark(place) => {
            let (place, certainty) = place.anchor.find_in(&open.review, open.content);
            Some(match certainty {
                Certainty::Exact | Certainty::Near => Found::There(at(place), certainty),
                Certainty::Lost => Found::Lost,
            })
        }
        Body::Highlight(highlight) => {
            let found = highlight.words.find(&open.review, open.content);
            Some(found.map_or(Found::Lost, |(span, sure)| Found::There(span, sure)))
        }
        Body::Left(_) | Body::Status(_) | Body::Rating(_) | Body::Note(_) | Body::Correction(_) => {
            None
        }
    }
}
