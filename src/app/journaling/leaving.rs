//! Where the reader is in reviews, which is kept quietly, and coming back to that in another run.

mod whereabouts;

pub use whereabouts::Whereabouts;

use super::{JournalWish, Privacy};
use crate::app::{App, Effect, EntryId, Notice, Open, Progress, Tone};
use crate::journal::{Body, Certainty, FoundBy, Left, Slot};
use crate::library::Extent;
use crate::review::Position;
use whereabouts::{is_same_text, read_before};

/// How a notice begins that says that the text is another than it was.
const CHANGED: &str = "The text has changed; this is";

/// What is said while the place is in what is still being read.
const LATER: &str = "The rest is being read; the place you left is in it";

/// What is said while the place is looked for in a long text.
const SOUGHT: &str = "The text has changed; the place you left is being looked for";

/// What is remembered of where the reader is, to tell what is new of that.
#[derive(Debug, Default)]
pub(super) struct Leaving {
    /// The review that was shown from its start, and how often the page had been put somewhere then:
    /// the reader is put at the kept place when that is known, unless they have moved.
    awaited: Option<(EntryId, u64)>,
    /// What the journal knows of the open review.
    pub(super) told: Option<Stay>,
}

/// Where the reader is in a review, and what was read of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stay {
    entry: EntryId,
    place: Position,
    progress: Progress,
}

/// Where a kept place is in what is there of a text.
enum Come {
    /// There.
    There(Position, FoundBy),
    /// In what is still being read.
    Later,
    /// It is being looked for.
    Sought,
}

impl App {
    /// Notes how the open review is shown first. One that was not opened in this run is to be shown
    /// where the reader was in another.
    pub(in crate::app) fn begin_stay(&mut self, entry: EntryId) {
        let is_first = self.shelf.trace(entry).is_none();
        self.journaling.leaving.awaited = is_first.then_some((entry, self.reader.moves()));
        if self.privacy() == Privacy::Private {
            self.reader.progress_mut().begin_private();
        }
        self.journaling.leaving.told = self.stay();
    }

    /// Whether the open review is shown from its start until it is known where the reader was.
    pub(in crate::app) fn awaits_kept_place(&self) -> bool {
        let open = self.reader.open().map(|open| open.entry);
        self.journaling.leaving.awaited == open.map(|entry| (entry, self.reader.moves()))
    }

    /// Goes on with that though the page was put somewhere, as more of the text is there.
    pub(in crate::app) fn go_on_awaiting(&mut self, entry: EntryId) {
        self.journaling.leaving.awaited = Some((entry, self.reader.moves()));
        self.come_back_as_kept(entry);
    }

    /// Puts the reader where they were in another run, unless they have moved since, and notes what
    /// they had read.
    pub(in crate::app) fn come_back_as_kept(&mut self, entry: EntryId) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let kept = self.page_of(entry).and_then(|page| page.get(Slot::Left));
        let awaits = self.awaits_kept_place();
        if let (Some(open), Some(Body::Left(left))) = (open.cloned(), kept.cloned()) {
            let is_told = self.journaling.leaving.told == self.stay();
            self.reader.add_progress(&read_before(&left, &open));
            if awaits {
                self.come_to(&left, &open);
                self.journaling.leaving.awaited = Some((entry, self.reader.moves()));
            }
            if is_told || awaits {
                self.journaling.leaving.told = self.stay();
            }
        }
        let kept = self.page_of(entry).and_then(|page| page.get(Slot::Left));
        let is_sought = matches!(kept, Some(Body::Left(left))
            if self.journaling.retracing.seeks(&left.place));
        let open = self.reader.open();
        let is_final = open.is_some_and(|open| {
            let is_whole = open.entry == entry && open.extent == Extent::Whole;
            is_whole && !is_sought && self.is_recalled(open)
        });
        if is_final {
            self.journaling.leaving.awaited = None;
        }
    }

    /// Puts the reader at a kept place, and says how it was found where the words were not.
    fn come_to(&mut self, left: &Left, open: &Open) {
        let (place, found_by) = match self.come(left, open) {
            Come::There(place, found_by) => (place, found_by),
            Come::Later => {
                self.notice = Some(Notice::plain(LATER));
                return;
            }
            Come::Sought => {
                self.notice = Some(Notice::plain(SOUGHT));
                return;
            }
        };
        let waited = [LATER, SOUGHT];
        self.notice
            .take_if(|notice| waited.contains(&notice.text.as_str()));
        if place != self.reader.reading() {
            self.reader.jump(place);
        }
        let (certainty, near) = match found_by {
            FoundBy::Words => (Certainty::Exact, None),
            FoundBy::SomeWords => (Certainty::Near, Some("near where you were")),
            FoundBy::Section => (Certainty::Lost, Some("the section you were in")),
            FoundBy::Share => (Certainty::Lost, Some("as far through as you were")),
        };
        self.miss(left.place.anchor.clone(), place, certainty);
        // What is wrong counts more.
        let is_warned = self
            .notice
            .as_ref()
            .is_some_and(|told| told.tone == Tone::Warning);
        if let Some(near) = near.filter(|_| !is_warned) {
            self.notice = Some(Notice::plain(format!("{CHANGED} {near}")));
        }
    }

    /// Where a kept place is in what is there of a text. In the beginning of one the words must be
    /// where they were, or the only ones.
    fn come(&mut self, left: &Left, open: &Open) -> Come {
        if open.extent == Extent::Whole {
            let way = self.way_to(&left.place, open);
            return way.map_or(Come::Sought, |(place, by)| Come::There(place, by));
        }
        let place = left.place.anchor.place();
        let is_there = left.content.is_none() || place <= open.review.end();
        let is_same = is_same_text(left, open) && left.content.is_some();
        match left.place.anchor.find(&open.review) {
            (found, Certainty::Exact) if is_there && (!is_same || found == place) => {
                Come::There(found, FoundBy::Words)
            }
            (_, Certainty::Exact | Certainty::Near | Certainty::Lost) => Come::Later,
        }
    }

    /// Tells the journal where the reader is, as far as that is new and to be kept.
    pub(in crate::app) fn tell_whereabouts(&mut self) -> impl Iterator<Item = Effect> {
        let (last, place) = (self.tell_last(), self.tell_place());
        last.into_iter().chain(place).chain(self.keep_jumps())
    }

    /// Tells the journal where in the open review that is.
    fn tell_place(&mut self) -> Option<Effect> {
        let open = self.reader.open()?;
        if !self.keeps() || !self.is_recalled(open) || self.may_be_another(open) {
            return None;
        }
        let stay = self.stay();
        if self.journaling.leaving.told == stay {
            return None;
        }
        let whereabouts = Whereabouts::new(open.clone(), &self.reader);
        let review = self.told_of(open.entry)?;
        self.journaling.leaving.told = stay;
        let wish = JournalWish::Left(review, Box::new(whereabouts));
        Some(Effect::Journal(Box::new(wish)))
    }

    /// Whether only the beginning is there of a text that may be another than it was: what was read
    /// of that is not known yet.
    fn may_be_another(&self, open: &Open) -> bool {
        let kept = self.page_of(open.entry);
        let kept = kept.and_then(|page| page.get(Slot::Left));
        let is_same = |kept: &Body| matches!(kept, Body::Left(left) if is_same_text(left, open));
        open.extent == Extent::Beginning && kept.is_some_and(|kept| !is_same(kept))
    }

    /// Where the reader is in the open review.
    pub(super) fn stay(&self) -> Option<Stay> {
        let open = self.reader.open()?;
        Some(Stay {
            entry: open.entry,
            place: self.reader.reading(),
            progress: self.reader.progress().clone(),
        })
    }
}
