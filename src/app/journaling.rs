//! What is kept of reviews, as far as it is known in this run, and how it changes.
//!
//! A change is made here at once and handed to the journal; that it is kept is said when the journal
//! says so. Where there is no journal it holds for this run.

mod about;
mod elsewhere;
mod found;
mod handing;
mod held;
mod last;
mod leaving;
mod recalling;
mod retracing;
mod safe;
mod undo;
mod unkept;
mod waiting;
mod wishes;

pub use found::Found;
pub use last::{Last, Privacy};
pub use leaving::Whereabouts;
pub use retracing::{Retrace, Retraced};
pub(super) use safe::{safe_line, safe_page};
pub(super) use undo::{Of, Said};
pub use wishes::{Became, JournalNews, JournalState, JournalWish, Told, Whose};

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{App, Effect, EntryId, Notice, Pane, Touched};
use crate::journal::{Body, Changes, Kept, Key, Keys, Page, Sketch, Sketches, Slot};
use leaving::Leaving;
use recalling::Recall;

/// What is kept of reviews, as far as it is known in this run.
#[derive(Debug)]
pub(super) struct Journaling {
    /// What is kept of the reviews that were opened.
    pages: HashMap<EntryId, Known>,
    keys: Keys,
    state: JournalState,
    privacy: Privacy,
    leaving: Leaving,
    retracing: retracing::Retracing,
    /// The open review and the pane with the keys, as the journal knows them.
    last: Option<(EntryId, Pane)>,
    /// How many changes were handed to the journal.
    tickets: u64,
    /// What is to be said once the journal has kept the change of a number.
    to_say: HashMap<u64, String>,
    /// What could not be kept yet.
    unkept: unkept::Unkept,
    /// What is held back until that can be read over which it would be written.
    holding: held::Holding,
    /// What is to be changed once it is known what is kept, the earliest first.
    waiting: Vec<waiting::Waiting>,
    /// What can be taken back, the last change last.
    made: Vec<undo::Made>,
}

/// What is known of a review's page.
#[derive(Debug, Default)]
struct Known {
    page: Page,
    /// How much of what is kept is on it.
    scope: Scope,
    recall: Recall,
    /// What was changed in this run and is not on the disk yet, as far as that is known, by the number
    /// of the change; of none for what is not to be kept.
    own: BTreeMap<Slot, Option<u64>>,
    /// Where the things of the page are in the text, as that was read last.
    found: BTreeMap<Slot, Found>,
}

/// How much of what is kept of a review is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Scope {
    /// All of it, once it was recalled.
    #[default]
    All,
    /// What is listed of all reviews: enough to change that.
    Listed,
}

impl Default for Journaling {
    fn default() -> Self {
        Self {
            pages: HashMap::new(),
            keys: Keys::of_seed(0),
            state: JournalState::Off,
            privacy: Privacy::default(),
            leaving: Leaving::default(),
            retracing: retracing::Retracing::default(),
            last: None,
            tickets: 0,
            to_say: HashMap::new(),
            unkept: unkept::Unkept::default(),
            holding: held::Holding::default(),
            waiting: Vec::new(),
            made: Vec::new(),
        }
    }
}

impl Journaling {
    /// What is kept of a review that was opened in this run.
    pub(super) fn page_of(&self, entry: EntryId) -> Option<&Page> {
        let known = self.pages.get(&entry);
        let known = known.filter(|known| known.scope == Scope::All);
        known.map(|known| &known.page)
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
        self.journaling.page_of(entry)
    }

    /// Of each review that was opened or changed in this run what is listed, at least.
    pub(super) fn listed_pages(&self) -> impl Iterator<Item = (EntryId, &Page)> {
        let pages = self.journaling.pages.iter();
        pages.map(|(entry, known)| (*entry, &known.page))
    }

    /// What is listed of a review that was opened or changed in this run, at least.
    pub(super) fn listed_page_of(&self, entry: EntryId) -> Option<&Page> {
        self.journaling.pages.get(&entry).map(|known| &known.page)
    }

    /// A key for a new highlight, note or correction.
    pub(super) fn new_key(&mut self) -> Key {
        self.journaling.keys.next_key()
    }

    /// Makes changes in a page; what was there before.
    fn change(&mut self, entry: EntryId, changes: &[(Slot, Option<Body>)]) -> Changes {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.entry(entry).or_default();
        if let Some((open, content)) = open.and_then(|open| Some((open, open.content?)))
            && !known.page.sketches().contains_key(&content)
            && let Some(sketch) = Sketch::of(&open.review)
        {
            known.page.put_sketch(content, sketch);
        }
        let before = change_page(&mut known.page, changes);
        let slots = changes.iter().map(|(slot, _)| *slot).collect();
        self.page_changed(entry, Some(slots));
        before
    }

    /// Takes what the journal says.
    pub(super) fn journal_says(&mut self, news: JournalNews) -> Vec<Effect> {
        match news {
            JournalNews::State(state) => self.stands(state),
            JournalNews::Recalled(entry, page) => {
                let held = self.take_held(entry);
                self.answered(entry, &page);
                let mut effects = self.keep_held(held);
                effects.extend(self.keep_corrected_lines(entry));
                effects.extend(self.tell_met(entry));
                self.come_back_as_kept(entry);
                self.list_kept_again();
                effects.extend(self.go_to_mark_awaited());
                effects
            }
            JournalNews::NotRecalled(entry) => {
                self.not_recalled(entry);
                self.go_to_mark_awaited()
            }
            JournalNews::Kept(ticket, became) => {
                self.kept(ticket, became);
                Vec::new()
            }
            JournalNews::Last(last) => {
                last.map_or_else(Vec::new, |last| self.begin_with_last(*last))
            }
            JournalNews::LastMoved(name, pane) => {
                self.await_last(*name, pane);
                Vec::new()
            }
            JournalNews::Roots(roots) => self.take_roots(*roots),
            JournalNews::Texts(texts) => {
                self.take_texts(texts);
                Vec::new()
            }
            JournalNews::Recognised(recognised) => self.take_recognised(recognised),
            JournalNews::Met => self.ask_where_reviews_are(),
            JournalNews::Standings(standings) => self.take_standings(standings),
            JournalNews::Searches(searches) => {
                self.take_searches(searches);
                Vec::new()
            }
            JournalNews::Value { name, value } => {
                self.take_value(&name, value.as_deref());
                self.take_jumps(&name, value.as_deref());
                Vec::new()
            }
            JournalNews::Told(text) => {
                self.notice = Some(Notice::warning(text));
                Vec::new()
            }
            JournalNews::Everything(everything) => self.take_everything(everything),
            JournalNews::NotEverything => {
                self.do_without_everything();
                Vec::new()
            }
            JournalNews::Changed => self.ask_for_kept_again(),
        }
    }

    /// Takes it whether what the reader does is kept.
    fn stands(&mut self, state: JournalState) -> Vec<Effect> {
        if let JournalState::Without(reason) = &state {
            let text = format!("Nothing is kept: {reason}");
            // Who has done nothing yet has lost nothing.
            self.notice = Some(match self.touched {
                Touched::No => Notice::plain(text),
                Touched::Yes => Notice::warning(text),
            });
        }
        if state != JournalState::Off {
            self.shelf.keep_contents();
        }
        let was = std::mem::replace(&mut self.journaling.state, state);
        self.journaling.unkept.forget_reason();
        // What could not be read before may be now.
        if was != JournalState::Off && self.journaling.state != JournalState::Kept {
            return Vec::new();
        }
        let mut effects = self.ask_for_screen();
        let open = self.reader.open().map(|open| open.entry);
        for entry in open.into_iter().chain(self.journaling.holding.entries()) {
            effects.extend(self.ask_journal(entry));
        }
        effects
    }

    /// Asks something of the journal, if there is one.
    pub(super) fn ask_if_kept(&self, wishes: impl IntoIterator<Item = JournalWish>) -> Vec<Effect> {
        if self.journaling.state == JournalState::Off {
            return Vec::new();
        }
        let wishes = wishes.into_iter();
        let effects = wishes.map(|wish| Effect::Journal(Box::new(wish)));
        effects.collect()
    }

    /// Brings into line what follows from what is kept of a review, where that has changed in these
    /// slots, or it is not known in which.
    fn page_changed(&mut self, entry: EntryId, slots: Option<BTreeSet<Slot>>) {
        self.take_corrections(entry);
        match slots {
            Some(slots) => self.find_changed(entry, &slots),
            None => self.find_kept(entry),
        }
        self.note_standing(entry);
    }

    /// What is kept of the texts in which things of a review were anchored.
    pub(super) fn sketches_of(&self, entry: EntryId) -> Sketches {
        let page = self.page_of(entry);
        page.map(|page| page.sketches().clone()).unwrap_or_default()
    }
}

/// Makes changes in a page; what was there before, the other way round.
pub(super) fn change_page(page: &mut Page, changes: &[(Slot, Option<Body>)]) -> Changes {
    let before = changes.iter().rev().map(|(slot, body)| {
        let kept = body.clone().map(|body| Kept { body, made: None });
        (*slot, page.put(*slot, kept).map(|kept| kept.body))
    });
    before.collect()
}
