//! Reviews that were renamed, moved or copied are known again by their texts, without being opened.

use super::journaling::{JournalState, JournalWish, Last, Told, safe_line};
use super::{App, Effect, EntryId, Pane, Touched};
use crate::journal::{Known, ReviewName, Standing};
use crate::library::WholeRoots;

/// How many reviews the journal is asked about at a time, so that it soon has time for others.
const TOGETHER: usize = 64;

/// How many times as many as before must be known again before the list is made anew.
const SEVERAL: usize = 3;

/// What is to be found out by the journal.
#[derive(Debug, Default)]
pub(super) struct Recognising {
    stage: Stage,
    /// The review that was open last, which is not where it was, and the pane that had the keys.
    last: Option<(ReviewName, Pane)>,
    /// How many stand otherwise now, by which the list does not go yet.
    unsettled: usize,
    /// By how many it went since the journal was asked first.
    settled: usize,
}

/// Whether the journal was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    /// It was not, or has answered.
    #[default]
    Idle,
    /// It was.
    Asked,
}

impl App {
    /// Takes where the library is.
    pub(super) fn take_roots(&mut self, roots: WholeRoots) -> Vec<Effect> {
        self.marking.roots = Some(roots);
        self.ask_for_jumps()
    }

    /// Begins with a review as soon as it is known where it is now, unless the reader has begun
    /// otherwise by then.
    pub(super) fn await_last(&mut self, name: ReviewName, pane: Pane) {
        self.recognising.last = Some((name, pane));
    }

    /// Takes what the texts are known by of which something is kept.
    pub(super) fn take_texts(&mut self, texts: Vec<Known>) {
        self.shelf.take_texts(texts);
    }

    /// Asks which reviews of the journal those are that came, changed or moved and have one of its
    /// texts, but are not where it has that; and has the list go by what it said of others.
    pub(super) fn ask_to_recognise(&mut self) -> Vec<Effect> {
        let is_asked = self.recognising.stage == Stage::Asked;
        let is_off = *self.journal_state() == JournalState::Off;
        if is_off || self.marking.roots.is_none() {
            return Vec::new();
        }
        let reviews = if is_asked {
            Vec::new()
        } else {
            self.come_elsewhere()
        };
        if !reviews.is_empty() {
            self.recognising.stage = Stage::Asked;
        }
        let mut effects = self.settle_recognised();
        if !reviews.is_empty() {
            let wish = JournalWish::Recognise(reviews);
            effects.push(Effect::Journal(Box::new(wish)));
        }
        effects
    }

    /// The next of those that are not where the journal has them. Those that are stand so.
    fn come_elsewhere(&mut self) -> Vec<Told> {
        let mut reviews = Vec::new();
        while reviews.len() < TOGETHER
            && let Some(entry) = self.shelf.next_come()
        {
            let source = self.shelf.source(entry);
            let roots = self.marking.roots.as_ref();
            let name = source
                .zip(roots)
                .and_then(|(source, roots)| roots.name_of(&source));
            let told = self.told_elsewhere(entry, name.as_ref());
            if told.is_none() {
                let changed = self.shelf.recognise_there(entry, name.as_ref());
                self.note_recognised(changed);
            }
            reviews.extend(told);
        }
        reviews
    }

    /// What the journal has to know of a review to tell which one it is, if that is not known by its
    /// place.
    fn told_elsewhere(&self, entry: EntryId, name: Option<&ReviewName>) -> Option<Told> {
        let content = Some(self.shelf.text_elsewhere(entry, name)?);
        let told = self.told_of(entry)?;
        Some(Told { content, ..told })
    }

    /// Takes which reviews of the journal some of the library are.
    pub(super) fn take_recognised(
        &mut self,
        recognised: Vec<(EntryId, Option<Standing>)>,
    ) -> Vec<Effect> {
        self.recognising.stage = Stage::Idle;
        for (entry, mut standing) in recognised {
            if self.shelf.entry(entry).is_none() {
                continue;
            }
            if let Some(rating) = standing
                .as_mut()
                .and_then(|standing| standing.rating.as_mut())
            {
                safe_line(rating);
            }
            let there = standing
                .as_ref()
                .and_then(|standing| self.find_there(&standing.name, Some(&standing.title)));
            let changed = self.shelf.recognise(entry, standing, there);
            self.note_recognised(changed);
        }
        self.begin_with_moved()
    }

    /// Notes that these stand otherwise now, as far as what was done in this run does not decide that.
    fn note_recognised(&mut self, changed: Vec<EntryId>) {
        self.recognising.unsettled += changed.len();
        for entry in changed {
            self.note_standing_if_known(entry);
        }
    }

    /// Has all go by what is known again by now: at once, then when that is several times as much, and
    /// when nothing more is to come. Each time costs as much as the library is large.
    fn settle_recognised(&mut self) -> Vec<Effect> {
        let Recognising {
            stage,
            unsettled,
            settled,
            ..
        } = &mut self.recognising;
        let is_last = *stage == Stage::Idle;
        let changed = *unsettled;
        if changed == 0 || !is_last && changed <= SEVERAL * *settled {
            if is_last {
                *settled = 0;
            }
            return Vec::new();
        }
        *settled = if is_last { 0 } else { *settled + changed };
        *unsettled = 0;
        self.shelf.settle_recognised(changed);
        self.find_recorded_again();
        self.find_jumps();
        self.sift_again()
    }

    /// Begins with the review that was open last, if it is known now where it is.
    fn begin_with_moved(&mut self) -> Vec<Effect> {
        if self.touched == Touched::Yes {
            self.recognising.last = None;
        }
        let Some((name, pane)) = self.recognising.last.take() else {
            return Vec::new();
        };
        let entry = self.shelf.recognised(&name);
        let Some(source) = entry.and_then(|entry| self.shelf.source(entry)) else {
            self.recognising.last = Some((name, pane));
            return Vec::new();
        };
        let last = Last { source, pane };
        let mut effects = self.begin_with_last(last.clone());
        // It is looked for there from now on, also when nothing is done in this run.
        effects.extend(self.ask_if_kept([JournalWish::Last(last)]));
        effects
    }

    /// Notes how a review stands that was opened in this run.
    fn note_standing_if_known(&mut self, entry: EntryId) {
        if self.page_of(entry).is_some() || self.shelf.trace(entry).is_some() {
            self.note_standing(entry);
        }
    }

    /// Has the journal know where a review is of which something is kept, and how its file is, once
    /// that was asked for by its text.
    pub(super) fn tell_met(&self, entry: EntryId) -> Vec<Effect> {
        let is_kept = self.page_of(entry).is_some_and(|page| !page.is_empty());
        let told = self.told_of(entry).filter(|told| told.content.is_some());
        let told = told.filter(|_| is_kept && self.is_recalled_by_text(entry));
        self.ask_if_kept(told.map(JournalWish::Meet))
    }

    /// Has the journal know where the open review is, whose file was renamed.
    pub(super) fn tell_renamed(&mut self, entry: EntryId) -> Vec<Effect> {
        self.tell_last_again();
        self.tell_met(entry)
    }

    /// Asks again for what goes by where the journal has reviews, as that has changed.
    pub(super) fn ask_where_reviews_are(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_if_kept([JournalWish::Standings, JournalWish::Texts]);
        effects.extend(self.ask_for_everything_again());
        effects
    }
}
