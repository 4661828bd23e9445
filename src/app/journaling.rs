//! What is kept of reviews, as far as it is known in this run, and how it changes.
//!
//! A change is made here at once and handed to the journal; that it is kept is said when the journal
//! says so. Where there is no journal it holds for this run.

mod about;
mod elsewhere;
mod handing;
mod last;
mod leaving;
mod recalling;
mod safe;
mod undo;
mod unkept;
mod waiting;
mod wishes;

pub use last::{Last, Privacy};
pub use leaving::Whereabouts;
pub(super) use safe::{safe_line, safe_page};
pub(super) use undo::{Of, Said};
pub use wishes::{Became, JournalNews, JournalState, JournalWish, Told, Whose};

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{App, Effect, EntryId, Notice, Pane, Touched};
use crate::journal::{
    Body, Certainty, Changes, Kept, Key, Keys, Page, Reread, Sketch, Sketches, Slot,
};
use crate::review::{Position, Span};
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
    /// The open review and the pane with the keys, as the journal knows them.
    last: Option<(EntryId, Pane)>,
    /// How many changes were handed to the journal.
    tickets: u64,
    /// What is to be said once the journal has kept the change of a number.
    to_say: HashMap<u64, String>,
    /// What could not be kept yet.
    unkept: unkept::Unkept,
    /// What is to be changed once it is known what is kept, the earliest first.
    waiting: Vec<waiting::Waiting>,
    /// What can be taken back, the last change last.
    made: Vec<undo::Made>,
}

/// What is known of a review's page.
#[derive(Debug, Default)]
struct Known {
    page: Page,
    recall: Recall,
    /// What was changed in this run and is not on the disk yet, as far as that is known, by the number
    /// of the change; of none for what is not to be kept.
    own: BTreeMap<Slot, Option<u64>>,
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

impl Default for Journaling {
    fn default() -> Self {
        Self {
            pages: HashMap::new(),
            keys: Keys::of_seed(0),
            state: JournalState::Off,
            privacy: Privacy::default(),
            leaving: Leaving::default(),
            last: None,
            tickets: 0,
            to_say: HashMap::new(),
            unkept: unkept::Unkept::default(),
            waiting: Vec::new(),
            made: Vec::new(),
        }
    }
}

impl Journaling {
    /// What is kept of a review that was opened in this run.
    pub(super) fn page_of(&self, entry: EntryId) -> Option<&Page> {
        self.pages.get(&entry).map(|known| &known.page)
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

    /// What is kept of each review that was opened in this run.
    pub(super) fn pages(&self) -> impl Iterator<Item = (EntryId, &Page)> {
        let pages = self.journaling.pages.iter();
        pages.map(|(entry, known)| (*entry, &known.page))
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
                self.answered(entry, &page);
                let mut effects = self.keep_corrected_lines(entry);
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
        effects.extend(
            open.map(|open| self.ask_journal(open))
                .into_iter()
                .flatten(),
        );
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

    /// Finds what is kept of a review in its text, if that is open.
    pub(super) fn find_kept(&mut self, entry: EntryId) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.get_mut(&entry);
        if let Some((open, known)) = open.zip(known) {
            let mut text = Reread::new(&open.review, open.content, known.page.sketches());
            let found = known.page.iter().filter_map(|(slot, kept)| {
                let found = find(&mut text, &kept.body)?;
                Some((slot, found))
            });
            known.found = found.collect();
        }
        self.forget_marks();
        self.gather_highlights(entry);
    }

    /// Finds what is in these slots; all else is where it was found.
    fn find_changed(&mut self, entry: EntryId, slots: &BTreeSet<Slot>) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.get_mut(&entry);
        if let Some((open, known)) = open.zip(known) {
            let mut text = Reread::new(&open.review, open.content, known.page.sketches());
            for slot in slots {
                let body = known.page.get(*slot);
                match body.and_then(|body| find(&mut text, body)) {
                    Some(found) => known.found.insert(*slot, found),
                    None => known.found.remove(slot),
                };
            }
        }
        self.forget_marks();
        self.gather_highlights(entry);
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

/// Where something is in a text; `None` where it is at no place of it.
pub(super) fn find(text: &mut Reread<'_>, body: &Body) -> Option<Found> {
    let at = |place: Position| Span::new(place, place);
    match body {
        Body::Mark(place) => {
            let found = place.find_surely_in(text);
            Some(found.map_or(Found::Lost, |(place, sure)| Found::There(at(place), sure)))
        }
        Body::Highlight(highlight) => {
            let found = highlight.words.find_in(text);
            Some(found.map_or(Found::Lost, |(span, sure)| Found::There(span, sure)))
        }
        Body::Left(_) | Body::Status(_) | Body::Rating(_) | Body::Note(_) | Body::Correction(_) => {
            None
        }
    }
}
