//! On the way to a place, in this review or another one that has to be opened first.

use crate::app::journaling::Found;
use crate::app::{App, Content, Effect, EntryId, Notice, Open, Pane};
use crate::formats::sanitise;
use crate::journal::{Body, Certainty, FoundBy, Place, Slot};
use crate::library::Extent;

/// What is said while it is not known where the place is in a long text.
const SOUGHT: &str = "The text has changed; the place is being looked for";

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
    Kept(Slot, Box<Body>, String),
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
                    Way::Waits => {
                        self.marking.arrival = Some(arrival);
                        if open.extent == Extent::Whole {
                            self.notice = Some(Notice::plain(SOUGHT));
                        }
                    }
                    Way::Ends(notice) => {
                        self.notice.take_if(|notice| notice.text == SOUGHT);
                        self.notice = notice.or(self.notice.take());
                    }
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
        let Aim::Kept(slot, body, name) = aim else {
            return None;
        };
        let is_lost = self.find_of_slot(open, *slot, body) == Some(Found::Lost);
        let is_lost = is_lost && open.extent == Extent::Whole;
        is_lost.then(|| Notice::warning(lost(body, name)))
    }

    fn arrive_at(&mut self, open: &Open, aim: &Aim) -> Way {
        match aim {
            Aim::Place(place) => {
                let Some((at, by)) = self.way_to(place, open) else {
                    return Way::Waits;
                };
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
            Aim::Kept(slot, body, name) => {
                let found = self.find_of_slot(open, *slot, body);
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
                    Some(Found::Sought) => Way::Waits,
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
