//! The list of places, as vim keeps its jumps: a new one is the last, each line is in it once.

use std::mem;

use serde::{Deserialize, Serialize};

use super::Departure;
use crate::app::motion::Direction;
use crate::app::{EntryId, Privacy};
use crate::journal::{Place, ReviewName};
use crate::review::Position;

/// The most places that are kept.
const MOST: usize = 100;

/// A place that a jump was made from.
#[derive(Debug, Clone)]
pub(in crate::app) struct Jump {
    pub(super) of: Of,
    pub(super) place: Place,
    /// Whether it is for later runs, too.
    pub(super) privacy: Privacy,
}

/// The review that a place is in.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum Of {
    /// One of this run, and the line of the place in it.
    Entry(EntryId, Position),
    /// One of an earlier run.
    Named(Named),
}

/// A review of an earlier run.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) struct Named {
    /// What the journal called it then.
    pub(super) name: ReviewName,
    /// The title of a record, whose number may be another's in a file that was made anew.
    pub(super) title: Option<String>,
    /// Which one it is, where that is known by its text: it is called otherwise by now.
    pub(super) found: Option<EntryId>,
}

/// The places that jumps were made from, the last one last.
#[derive(Debug, Default)]
pub(in crate::app) struct Jumps {
    list: Vec<Jump>,
    /// Which of them the reader has gone back to; their number where none.
    at: usize,
    /// Where the last jump was made from.
    last: Option<Jump>,
    /// Whether these are known.
    pub(super) is_answered: bool,
    /// Whether there may be others than are kept.
    is_changed: bool,
    /// The value that is kept.
    kept: String,
    /// The review that is read.
    pub(super) reading: Option<EntryId>,
    /// Where that was left.
    pub(super) left: Option<Jump>,
    /// The line the reader was at last.
    pub(super) here: Option<Departure>,
    /// The same before the page began to move only to show what the reader chooses from.
    pub(super) aside: Option<Departure>,
}

/// A place as it is kept from run to run.
#[derive(Serialize, Deserialize)]
struct Written {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<usize>,
    /// That of a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    place: Place,
}

impl Jumps {
    /// Notes a place as the last one.
    pub(super) fn note(&mut self, jump: Jump) {
        self.last = Some(jump.clone());
        self.list.retain(|other| !other.is_at(&jump));
        self.list.push(jump);
        let over = self.list.len().saturating_sub(MOST);
        self.list.drain(..over);
        self.at = self.list.len();
        self.is_changed = true;
    }

    /// Where the last jump was made from.
    pub(super) fn last(&self) -> Option<&Jump> {
        self.last.as_ref().or(self.list.last())
    }

    /// Whether the reader has gone back to none of them.
    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.list.len()
    }

    /// Goes on to the next of them, or back to the one before, if there is one.
    pub(super) fn step(&mut self, direction: Direction) -> Option<&Jump> {
        self.at = direction.step(self.at, 1, self.list.len())?;
        self.list.get(self.at)
    }

    /// Carries the lines of a review over to another reading of it.
    pub(super) fn carry(&mut self, entry: EntryId, place: impl Fn(Position) -> Position) {
        let all = self
            .list
            .iter_mut()
            .chain(&mut self.last)
            .chain(&mut self.left);
        for jump in all {
            match &mut jump.of {
                Of::Entry(of, line) if *of == entry => *line = place(*line),
                Of::Entry(..) | Of::Named(..) => {}
            }
        }
        for line in [&mut self.here, &mut self.aside].into_iter().flatten() {
            if line.entry == entry {
                line.line = place(line.line);
            }
        }
    }

    /// Takes those of earlier runs, which come before all others.
    pub(super) fn take(&mut self, value: &str) {
        // What cannot be read was written by another program.
        let written: Vec<Written> = serde_json::from_str(value).unwrap_or_default();
        let earlier = written.into_iter().map(|written| Jump {
            of: Of::Named(Named {
                name: ReviewName {
                    path: written.path.into(),
                    record: written.record,
                },
                title: written.title,
                found: None,
            }),
            place: written.place,
            privacy: Privacy::Kept,
        });
        let mut list: Vec<Jump> = earlier.collect();
        let room = MOST.saturating_sub(self.list.len());
        let over = list.len().saturating_sub(room);
        list.drain(..over);
        self.at += list.len();
        list.append(&mut self.list);
        self.list = list;
        value.clone_into(&mut self.kept);
        self.is_answered = true;
    }

    /// Notes which reviews those of earlier runs are that are known by their texts.
    pub(super) fn find(&mut self, recognised: impl Fn(&ReviewName) -> Option<EntryId>) {
        for jump in &mut self.list {
            if let Of::Named(named) = &mut jump.of
                && named.found.is_none()
            {
                named.found = recognised(&named.name);
                self.is_changed |= named.found.is_some();
            }
        }
    }

    /// How they are kept; `None` where they are kept so already, or before those of earlier runs are
    /// known, in whose place they would be.
    pub(super) fn written(
        &mut self,
        name_of: impl Fn(EntryId) -> Option<(ReviewName, Option<String>)>,
    ) -> Option<String> {
        if !self.is_answered || !mem::take(&mut self.is_changed) {
            return None;
        }
        let to_keep = self.list.iter();
        let to_keep = to_keep.filter(|jump| jump.privacy == Privacy::Kept);
        let written = to_keep.filter_map(|jump| {
            let (name, title) = match &jump.of {
                Of::Entry(entry, _) => name_of(*entry)?,
                Of::Named(named) => match named.found {
                    Some(entry) => name_of(entry)?,
                    None => (named.name.clone(), named.title.clone()),
                },
            };
            Some(Written {
                path: name.path.into_string().ok()?,
                record: name.record,
                title,
                place: jump.place.clone(),
            })
        });
        let written: Vec<Written> = written.collect();
        let value = serde_json::to_string(&written).ok()?;
        let was_empty = self.kept.is_empty();
        let before = mem::replace(&mut self.kept, value.clone());
        let is_same = written.is_empty() && was_empty || before == value;
        (!is_same).then_some(value)
    }
}

impl Jump {
    /// Whether it is on the same line as another.
    fn is_at(&self, other: &Self) -> bool {
        self.of == other.of
            && match &self.of {
                Of::Entry(..) => true,
                Of::Named(..) => self.place == other.place,
            }
    }
}
