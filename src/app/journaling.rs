//! What is kept of reviews, as far as it is known in this run, and how it changes.
//!
//! A change is made here at once and handed to the journal; that it is kept is said when the journal
//! says so. Where there is no journal it holds for this run.

mod about;
mod elsewhere;
mod last;
mod leaving;
mod undo;
mod wishes;

pub use last::{Last, Privacy};
pub use leaving::Whereabouts;
pub(super) use undo::{Changes, Said};
pub use wishes::{JournalNews, JournalState, JournalWish, Told};

use std::collections::{BTreeMap, HashMap};

use super::{App, Effect, EntryId, Notice, Open, Pane};
use crate::journal::{Body, Certainty, Kept, Key, Keys, Page, Reread, Sketch, Sketches, Slot};
use crate::library::Extent;
use crate::review::{Position, Span};
use leaving::Leaving;

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
    to_say: HashMap<u64, (EntryId, String)>,
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

/// What the journal was asked of a review.
#[derive(Debug, Clone, Copy, Default)]
struct Recall {
    asked: Asked,
    /// How many answers are still to come.
    outstanding: usize,
}

/// By what the journal was asked for a review.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Asked {
    /// Not at all.
    #[default]
    No,
    /// By its name alone.
    ByName,
    /// By its text, too.
    ByText,
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
        let before = changes.iter().rev().map(|(slot, body)| {
            let kept = body.clone().map(|body| Kept { body, made: None });
            (*slot, known.page.put(*slot, kept).map(|kept| kept.body))
        });
        let before = before.collect();
        self.page_changed(entry);
        before
    }

    /// Hands changes to the journal; `said` is said when they are kept.
    fn hand_to_journal(
        &mut self,
        entry: EntryId,
        changes: Vec<(Slot, Option<Body>)>,
        said: String,
    ) -> Vec<Effect> {
        if !self.keeps() {
            self.own(entry, &changes, None);
            self.notice = Some(Notice::plain(said));
            return Vec::new();
        }
        let ticket = self.journaling.tickets;
        let effects = self.keep_changes(entry, changes);
        if effects.is_empty() {
            let text = format!("{said}, for this run only: the review is not there any more");
            self.notice = Some(Notice::warning(text));
        } else {
            self.journaling.to_say.insert(ticket, (entry, said));
        }
        effects
    }

    /// Has changes kept by the journal, under the next ticket; nothing where it is not known what
    /// review that is.
    fn keep_changes(&mut self, entry: EntryId, changes: Vec<(Slot, Option<Body>)>) -> Vec<Effect> {
        let Some(review) = self.told_of(entry) else {
            return Vec::new();
        };
        let ticket = self.journaling.tickets;
        self.journaling.tickets += 1;
        self.own(entry, &changes, Some(ticket));
        let wish = JournalWish::Keep {
            review,
            changes,
            ticket,
        };
        vec![Effect::Journal(Box::new(wish))]
    }

    /// Notes that changes are this run's own until they are kept.
    fn own(&mut self, entry: EntryId, changes: &[(Slot, Option<Body>)], ticket: Option<u64>) {
        let known = self.journaling.pages.entry(entry).or_default();
        let slots = changes.iter().map(|(slot, _)| (*slot, ticket));
        known.own.extend(slots);
    }

    /// Changes what is kept of a review and says nothing of it.
    pub(super) fn keep_quietly(&mut self, entry: EntryId, put: Vec<(Slot, Body)>) -> Vec<Effect> {
        let known = self.journaling.pages.entry(entry).or_default();
        for (slot, body) in &put {
            let made = known.page.kept(*slot).and_then(|kept| kept.made);
            let body = body.clone();
            known.page.put(*slot, Some(Kept { body, made }));
        }
        if put.is_empty() || self.journaling.state != JournalState::Kept {
            return Vec::new();
        }
        let changes = put.into_iter().map(|(slot, body)| (slot, Some(body)));
        self.keep_changes(entry, changes.collect())
    }

    /// Takes what the journal says.
    pub(super) fn journal_says(&mut self, news: JournalNews) -> Vec<Effect> {
        match news {
            JournalNews::State(state) => {
                if let JournalState::Without(reason) = &state {
                    let text = format!("Nothing is kept: {reason}");
                    self.notice = Some(Notice::warning(text));
                }
                let was = std::mem::replace(&mut self.journaling.state, state);
                if was != JournalState::Off {
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
            JournalNews::Recalled(entry, page) => {
                self.recalled(entry, &page);
                let effects = self.keep_corrected_lines(entry);
                self.come_back_as_kept(entry);
                self.list_kept_again();
                effects
            }
            JournalNews::Kept(ticket, result) => {
                self.kept(ticket, result);
                Vec::new()
            }
            JournalNews::Last(last) => {
                last.map_or_else(Vec::new, |last| self.begin_with_last(*last))
            }
            JournalNews::Standings(standings) => self.take_standings(standings),
            JournalNews::Searches(searches) => {
                self.take_searches(&searches);
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
            JournalNews::Changed => self.ask_for_kept_again(),
        }
    }

    /// Asks something of the journal, if one is kept.
    pub(super) fn ask_if_kept(&self, wishes: impl IntoIterator<Item = JournalWish>) -> Vec<Effect> {
        if self.journaling.state != JournalState::Kept {
            return Vec::new();
        }
        let wishes = wishes.into_iter();
        let effects = wishes.map(|wish| Effect::Journal(Box::new(wish)));
        effects.collect()
    }

    /// Asks what is kept of a review, unless that is known; once more when its text is known, as it
    /// may be elsewhere than it was.
    pub(super) fn ask_journal(&mut self, entry: EntryId) -> Vec<Effect> {
        if self.journaling.state == JournalState::Off {
            return Vec::new();
        }
        let Some(review) = self.told_of(entry) else {
            return Vec::new();
        };
        let recall = &mut self.journaling.pages.entry(entry).or_default().recall;
        let by = match review.content {
            Some(_) => Asked::ByText,
            None => Asked::ByName,
        };
        if recall.asked == Asked::ByText || recall.asked == by {
            return Vec::new();
        }
        recall.asked = by;
        recall.outstanding += 1;
        vec![Effect::Journal(Box::new(JournalWish::Recall(review)))]
    }

    /// Whether it is known what is kept of the open review, so that more of it may be.
    pub(super) fn is_recalled(&self, open: &Open) -> bool {
        let known = self.journaling.pages.get(&open.entry);
        known.is_some_and(|known| {
            let is_answered = known.recall.asked != Asked::No && known.recall.outstanding == 0;
            // By its text alone it may turn out to be another that is known.
            is_answered && (open.extent == Extent::Whole || !known.page.is_empty())
        })
    }

    /// Takes what is kept of a review; what was changed in this run and is not kept stays as it is.
    pub(super) fn recalled(&mut self, entry: EntryId, page: &Page) {
        let known = self.journaling.pages.entry(entry).or_default();
        known.recall.outstanding = known.recall.outstanding.saturating_sub(1);
        let gone = known.page.iter().map(|(slot, _)| slot);
        let gone: Vec<Slot> = gone.filter(|slot| page.get(*slot).is_none()).collect();
        let come = page.iter().map(|(slot, kept)| (slot, Some(kept.clone())));
        let gone = gone.into_iter().map(|slot| (slot, None));
        for (slot, kept) in gone.chain(come) {
            if !known.own.contains_key(&slot) {
                known.page.put(slot, kept);
            }
        }
        self.page_changed(entry);
    }

    /// Brings into line what follows from what is kept of a review.
    fn page_changed(&mut self, entry: EntryId) {
        self.take_corrections(entry);
        self.find_kept(entry);
        self.note_standing(entry);
    }

    /// Says that a change is kept, or that it is not.
    fn kept(&mut self, ticket: u64, result: Result<(), String>) {
        let Some((entry, said)) = self.journaling.to_say.remove(&ticket) else {
            return;
        };
        if let Some(known) = self.journaling.pages.get_mut(&entry)
            && result.is_ok()
        {
            known.own.retain(|_, own| *own != Some(ticket));
        }
        self.notice = Some(match result {
            Ok(()) => Notice::plain(said),
            Err(reason) => Notice::warning(format!("{said}, for this run only: {reason}")),
        });
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
        self.gather_highlights(entry);
    }
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
