//! On the way to a place, in this review or another one that has to be opened first.

use crate::app::journaling::{self, Found};
use crate::app::{App, Content, Effect, EntryId, Notice, Open, Pane};
use crate::formats::sanitise;
use crate::journal::{Body, Certainty, FoundBy, Place, Reread};
use crate::library::Extent;

/// A place that the reader is on the way to.
#[derive(Debug)]
pub(super) struct Arrival {
    entry: EntryId,
    aim: Aim,
}

/// What is at the end of the way.
#[derive(Debug, Clone)]
pub(super) enum Aim {
    /// A place, to which there is always a way.
    Place(Box<Place>),
    /// Something that is kept, called so, which may be lost.
    Kept(Box<Body>, String),
}

/// What became of a way.
enum Way {
    /// It is not known yet where it leads.
    Waits,
    /// It leads nowhere, or it was gone.
    Ends(Option<Notice>),
}

impl App {
    /// Goes to a place of a review, which is opened if need be.
    pub(super) fn set_out(&mut self, entry: EntryId, aim: Aim) -> Vec<Effect> {
        self.focus = Pane::Text;
        let effects = self.open_entry(entry);
        self.marking.arrival = Some(Arrival { entry, aim });
        effects
    }

    /// Goes nowhere any more: the reader does something else.
    pub(in crate::app) fn forget_arrival(&mut self) {
        self.marking.arrival = None;
        self.marking.sought = None;
    }

    /// Goes to the place as soon as it is known where it is.
    pub(super) fn settle_arrival(&mut self) {
        let Some(arrival) = self.marking.arrival.take() else {
            return;
        };
        if self.wanted != Some(arrival.entry) {
            return;
        }
        match self.reader.content() {
            Content::Review(open) if open.entry == arrival.entry => {
                let open = open.clone();
                match self.arrive_at(&open, &arrival.aim) {
                    Way::Waits => self.marking.arrival = Some(arrival),
                    Way::Ends(notice) => self.notice = notice.or(self.notice.take()),
                }
            }
            Content::Unreadable(entry, _) if *entry == arrival.entry => {}
            Content::Review(_) | Content::Unreadable(..) | Content::Nothing => {
                self.marking.arrival = Some(arrival);
            }
        }
    }

    /// What is to be said of something that is kept of the open review, if it is lost in that.
    pub(super) fn lost_here(&self, entry: EntryId, aim: &Aim) -> Option<Notice> {
        let open = self.reader.open().filter(|open| open.entry == entry)?;
        let Aim::Kept(body, name) = aim else {
            return None;
        };
        let sketches = self.sketches_of(entry);
        let mut text = Reread::new(&open.review, open.content, &sketches);
        let is_lost = journaling::find(&mut text, body) == Some(Found::Lost);
        let is_lost = is_lost && open.extent == Extent::Whole;
        is_lost.then(|| Notice::warning(lost(body, name)))
    }

    fn arrive_at(&mut self, open: &Open, aim: &Aim) -> Way {
        let sketches = self.sketches_of(open.entry);
        let mut text = Reread::new(&open.review, open.content, &sketches);
        match aim {
            Aim::Place(place) => {
                let (at, by) = place.find_in(&mut text, &open.outline);
                if open.extent == Extent::Beginning && by != FoundBy::Words {
                    return Way::Waits;
                }
                self.reader.jump(at);
                let told = match by {
                    FoundBy::Words | FoundBy::SomeWords => None,
                    FoundBy::Section => Some("The words there are gone; this is their section"),
                    FoundBy::Share => Some("The words there are gone; they were about here"),
                };
                Way::Ends(told.map(Notice::plain))
            }
            Aim::Kept(body, name) => {
                let found = journaling::find(&mut text, body);
                let sure = matches!(found, Some(Found::There(_, Certainty::Exact)) | None);
                if open.extent == Extent::Beginning && !sure {
                    return Way::Waits;
                }
                match found {
                    Some(Found::There(span, certainty)) => {
                        self.reader.jump(span.start);
                        let near = certainty == Certainty::Near;
                        let text = format!("{name}: some of the words around it have changed");
                        Way::Ends(near.then(|| Notice::plain(text)))
                    }
                    Some(Found::Lost) => Way::Ends(Some(Notice::warning(lost(body, name)))),
                    // What is of no place is of the review.
                    None => Way::Ends(None),
                }
            }
        }
    }
}

/// Says that the words of what is called so are gone, and which they were.
fn lost(body: &Body, name: &str) -> String {
    let words = match body {
        Body::Mark(place) => place.anchor.line_told(),
        Body::Highlight(highlight) => highlight.words.quote().to_owned(),
        Body::Left(_) | Body::Status(_) | Body::Rating(_) | Body::Note(_) | Body::Correction(_) => {
            String::new()
        }
    };
    let words = sanitise::line(&words);
    match words.trim() {
        "" => format!("{name} is lost, its words are gone"),
        words => format!("{name} is lost, its words are gone: “{words}”"),
    }
}
