//! Where what is kept of the open review is in its text.

use std::collections::BTreeSet;

use super::retracing::takes_long;
use crate::app::{App, EntryId, Open};
use crate::journal::{Body, Certainty, Reread, Slot};
use crate::review::{Position, Span};

/// Where something that is kept is in the text as it was read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is there: an empty span for a place.
    There(Span, Certainty),
    /// It is being looked for.
    Sought,
    /// It is not certain that it is there at all.
    Lost,
}

impl App {
    /// Where something that is kept of the open review is in its text; `None` where there is no such
    /// thing.
    pub fn found_kept(&self, slot: Slot) -> Option<Found> {
        let open = self.reader.open()?;
        let known = self.journaling.pages.get(&open.entry)?;
        known.found.get(&slot).copied()
    }

    /// Finds what is kept of a review in its text, if that is open.
    pub(in crate::app) fn find_kept(&mut self, entry: EntryId) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.get_mut(&entry);
        if let Some((open, known)) = open.zip(known) {
            self.journaling.retracing.begin_anew(&open.review);
            let mut text = Reread::new(&open.review, open.content, known.page.sketches());
            let found = known.page.iter().filter_map(|(slot, kept)| {
                let found = find_at_once(&mut text, &kept.body)?;
                Some((slot, found))
            });
            known.found = found.collect();
            self.journaling.retracing.note(known.found.values());
        }
        self.forget_marks();
        self.gather_highlights(entry);
    }

    /// Finds what is in these slots; all else is where it was found.
    pub(super) fn find_changed(&mut self, entry: EntryId, slots: &BTreeSet<Slot>) {
        let open = self.reader.open().filter(|open| open.entry == entry);
        let known = self.journaling.pages.get_mut(&entry);
        if let Some((open, known)) = open.zip(known) {
            let mut text = Reread::new(&open.review, open.content, known.page.sketches());
            for slot in slots {
                let body = known.page.get(*slot);
                match body.and_then(|body| find_at_once(&mut text, body)) {
                    Some(found) => {
                        known.found.insert(*slot, found);
                        self.journaling.retracing.note([&found]);
                    }
                    None => {
                        known.found.remove(slot);
                    }
                }
            }
        }
        self.forget_marks();
        self.gather_highlights(entry);
    }

    /// Where something that is kept in a slot of the open review is, whose page may still be to come;
    /// `None` where it is at no place.
    pub(in crate::app) fn find_of_slot(
        &self,
        open: &Open,
        slot: Slot,
        body: &Body,
    ) -> Option<Found> {
        if takes_long(open, body) {
            let page = self.page_of(open.entry);
            if page.is_some_and(|page| page.get(slot).is_some()) {
                return self.found_kept(slot);
            }
            if self.awaits_recall(open.entry) {
                return Some(Found::Sought);
            }
        }
        let sketches = self.sketches_of(open.entry);
        find(
            &mut Reread::new(&open.review, open.content, &sketches),
            body,
        )
    }
}

/// Where something is in a text, if that is soon told; `None` where it is at no place of it.
fn find_at_once(text: &mut Reread<'_>, body: &Body) -> Option<Found> {
    if super::retracing::takes_long_in(text.review(), text.content(), body) {
        return Some(Found::Sought);
    }
    find(text, body)
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
