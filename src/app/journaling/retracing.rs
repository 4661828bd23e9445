//! What is kept of a long text that has changed: it takes a while to find that again, so another
//! thread does, and its answer is taken if it is still of use.

use std::sync::{Arc, Weak};

use super::Found;
use super::found::find;
use crate::app::{App, Effect, EntryId, Open};
use crate::journal::{Body, Content, FoundBy, Place, Reread, Sketches, Slot};
use crate::review::{Position, Review};

/// Bytes of the longest text in which all is found at once, so that the first frame has it: as much
/// as is read whole before that.
const AT_ONCE: usize = 256 << 10;

/// Where a place is, and what it was found by.
type Way = (Position, FoundBy);

/// What is to be found again in a text that has changed.
#[derive(Debug, Clone)]
pub struct Retrace {
    number: u64,
    open: Open,
    sketches: Sketches,
    kept: Vec<(Slot, Body)>,
    places: Vec<Place>,
}

/// Where it is.
#[derive(Debug)]
pub struct Retraced {
    number: u64,
    entry: EntryId,
    kept: Vec<(Slot, Found)>,
    places: Vec<(Place, Way)>,
}

impl Retrace {
    /// Finds all of it. Takes some tenths of a second in a text of some megabytes.
    pub fn retraced(&self) -> Retraced {
        let open = &self.open;
        let mut text = Reread::new(&open.review, open.content, &self.sketches);
        let kept = self.kept.iter();
        let kept = kept.filter_map(|(slot, body)| Some((*slot, find(&mut text, body)?)));
        let kept = kept.collect();
        let places = self.places.iter().map(|place| {
            let way = place.find_in(&mut text, &open.outline);
            (place.clone(), way)
        });
        Retraced {
            number: self.number,
            entry: open.entry,
            kept,
            places: places.collect(),
        }
    }
}

/// What is being looked for in the open review.
#[derive(Debug, Default)]
pub(super) struct Retracing {
    /// The number of what was asked for last: answers to all else come too late.
    number: u64,
    /// The text in which the places are.
    text: Weak<Review>,
    /// The places to which a way was asked for, with the way once it is known.
    places: Vec<(Place, Option<Way>)>,
    /// Whether there is something to be looked for that was not asked for yet.
    is_due: bool,
}

impl Retracing {
    /// Has everything looked for anew in this text, which may be another than it was.
    pub(super) fn begin_anew(&mut self, text: &Arc<Review>) {
        self.turn_to(text);
        self.number += 1;
        for (_, way) in &mut self.places {
            *way = None;
        }
        self.is_due = !self.places.is_empty();
    }

    /// Forgets places of other texts.
    fn turn_to(&mut self, text: &Arc<Review>) {
        let text = Arc::downgrade(text);
        if !self.text.ptr_eq(&text) {
            self.text = text;
            self.places.clear();
        }
    }

    /// Takes note of it where something is to be looked for.
    pub(super) fn note<'a>(&mut self, found: impl IntoIterator<Item = &'a Found>) {
        let mut found = found.into_iter();
        self.is_due |= found.any(|found| *found == Found::Sought);
    }

    /// Whether the way to a place is being looked for.
    pub(super) fn seeks(&self, place: &Place) -> bool {
        let mut places = self.places.iter();
        places.any(|(other, way)| other == place && way.is_none())
    }
}

impl App {
    /// Where a place of the open review is in its text; `None` while it is being looked for.
    pub(in crate::app) fn way_to(&mut self, place: &Place, open: &Open) -> Option<Way> {
        if !is_long_way(&open.review, open.content, place.anchor.content()) {
            let sketches = self.sketches_of(open.entry);
            let mut text = Reread::new(&open.review, open.content, &sketches);
            return Some(place.find_in(&mut text, &open.outline));
        }
        let retracing = &mut self.journaling.retracing;
        retracing.turn_to(&open.review);
        let known = retracing.places.iter().find(|(other, _)| other == place);
        if let Some((_, way)) = known {
            return *way;
        }
        retracing.places.push((place.clone(), None));
        retracing.is_due = true;
        None
    }

    /// Asks for what is to be looked for in the open review, if that is something new.
    pub(in crate::app) fn retrace(&mut self) -> Option<Effect> {
        if !std::mem::take(&mut self.journaling.retracing.is_due) {
            return None;
        }
        let open = self.reader.open()?.clone();
        let known = self.journaling.pages.get(&open.entry);
        let sought = known.into_iter().flat_map(|known| {
            let found = known.found.iter();
            let sought = found.filter(|(_, found)| **found == Found::Sought);
            sought.filter_map(|(slot, _)| Some((*slot, known.page.get(*slot)?.clone())))
        });
        let kept = sought.collect();
        let sketches = self.sketches_of(open.entry);
        let retracing = &mut self.journaling.retracing;
        retracing.number += 1;
        let places = retracing.places.iter();
        let places = places.filter(|(_, way)| way.is_none());
        Some(Effect::Retrace(Box::new(Retrace {
            number: retracing.number,
            open,
            sketches,
            kept,
            places: places.map(|(place, _)| place.clone()).collect(),
        })))
    }

    /// Takes it where something is that was looked for, unless that is another text by now.
    pub(in crate::app) fn take_retraced(&mut self, retraced: Retraced) {
        let is_shown = self.shows(retraced.entry);
        let retracing = &mut self.journaling.retracing;
        if retraced.number != retracing.number || !is_shown {
            return;
        }
        for (place, way) in retraced.places {
            let mut places = retracing.places.iter_mut();
            if let Some((_, known)) = places.find(|(other, _)| *other == place) {
                *known = Some(way);
            }
        }
        let entry = retraced.entry;
        if let Some(known) = self.journaling.pages.get_mut(&entry) {
            for (slot, found) in retraced.kept {
                // It may have been removed meanwhile, or made anew.
                if known.found.get(&slot) == Some(&Found::Sought) {
                    known.found.insert(slot, found);
                }
            }
        }
        self.forget_marks();
        self.gather_highlights(entry);
        self.list_kept_again();
        self.come_back_as_kept(entry);
    }
}

/// Whether it takes a while to find something in a text.
pub(super) fn takes_long(open: &Open, body: &Body) -> bool {
    takes_long_in(&open.review, open.content, body)
}

/// The same of a review whose text is `content`, if that is known.
pub(super) fn takes_long_in(review: &Review, content: Option<Content>, body: &Body) -> bool {
    let is_long = |made_in| is_long_way(review, content, made_in);
    match body {
        Body::Mark(place) => is_long(place.anchor.content()),
        Body::Highlight(highlight) => is_long(highlight.words.content()),
        Body::Left(_) | Body::Status(_) | Body::Rating(_) | Body::Note(_) | Body::Correction(_) => {
            false
        }
    }
}

/// Whether it takes a while to find in a text what was anchored in one of this content.
fn is_long_way(review: &Review, content: Option<Content>, made_in: Option<Content>) -> bool {
    let is_same = content.is_some() && content == made_in;
    review.text().len() > AT_ONCE && !is_same
}
