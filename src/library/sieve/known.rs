//! What a query is told of a review in the list.

use crate::formats::{Format, sanitise};
use crate::library::{Stand, View};
use crate::query::{DayField, NumberField, Progress, Subject, TextField};
use crate::review::{Pace, Rating};
use std::borrow::Cow;
use std::path::Path;

/// What is known of a review: what the library keeps of it, and how the reader stands to it.
pub(super) struct Known<'a> {
    view: View<'a>,
    stand: Stand,
    pace: Pace,
}

impl<'a> Known<'a> {
    pub(super) fn new(view: View<'a>, stand: Stand, pace: Pace) -> Self {
        Self { view, stand, pace }
    }

    pub(super) fn view(&self) -> View<'a> {
        self.view
    }
}

impl Subject for Known<'_> {
    fn any_text(&self, field: TextField, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let view = self.view;
        let one = match field {
            TextField::Title => return view.unreadable().is_none() && holds(&view.title()),
            TextField::Work => view.work(),
            TextField::Reviewer => view.reviewer(),
            TextField::Kind => view.work_kind(),
            TextField::Language => view.language(),
            TextField::Maker => return view.makers().any(holds),
            TextField::Tag => return view.tags().any(holds),
            // Their names are those of the settings; the sieve goes by the kinds themselves.
            TextField::Section => None,
            TextField::Format => {
                let ending = view.path().and_then(Path::extension);
                let ending = ending.map(|ending| ending.to_string_lossy());
                let format = view.format().map(Format::name);
                return format.is_some_and(&mut *holds)
                    || ending.is_some_and(|ending| holds(&ending));
            }
            TextField::Folder => {
                let folder = view.path().and_then(Path::parent);
                return folder.is_some_and(|folder| holds(&folder.to_string_lossy()));
            }
            TextField::File => {
                let name = view.path().and_then(Path::file_name);
                return match name {
                    Some(name) => holds(&sanitise::line(&name.to_string_lossy())),
                    None => holds(&view.source().shown()),
                };
            }
        };
        one.is_some_and(holds)
    }

    fn number(&self, field: NumberField) -> Option<i64> {
        let view = self.view;
        if !view.is_read() {
            return None;
        }
        match field {
            NumberField::Year => view.year().map(i64::from),
            NumberField::Words => i64::try_from(view.words().count()).ok(),
            NumberField::Minutes => Some(view.words().minutes(self.pace).ceil() as i64),
        }
    }

    fn day(&self, field: DayField) -> Option<Cow<'_, str>> {
        match field {
            DayField::Date => self.view.date(),
            DayField::Seen => self.view.experienced(),
        }
        .map(Cow::Owned)
    }

    fn rating(&self) -> Option<&Rating> {
        self.view.rating()
    }

    fn own_share(&self) -> Option<f64> {
        self.stand.own
    }

    fn progress(&self) -> Option<Progress> {
        Some(self.stand.progress)
    }

    fn has_spoilers(&self) -> bool {
        self.view.spoiler() == Some(true)
    }

    fn has_problems(&self) -> bool {
        self.view.unreadable().is_some() || !self.view.problems().is_empty()
    }
}
