//! Changes of what is kept, each of which can be taken back in this run.

use super::handing::Reach;
use crate::app::correcting::named;
use crate::app::{App, Effect, EntryId, Notice};
use crate::journal::{self, Changes};

/// The review that something is changed in.
#[derive(Debug, Clone)]
pub(in crate::app) enum Of {
    /// One of this library.
    Entry(EntryId),
    /// One that is not in it, by what the journal knows it by.
    Elsewhere(Box<journal::Known>),
}

impl Of {
    /// Which one of this library it is, if it is one.
    pub(in crate::app) fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Entry(entry) => Some(*entry),
            Self::Elsewhere(_) => None,
        }
    }
}

/// A change that can be taken back.
#[derive(Debug)]
pub(super) struct Made {
    /// What it did, as it is said when it is taken back.
    pub(super) said: String,
    /// What was in the slots of each review before.
    pub(super) before: Vec<(Of, Changes)>,
    pub(super) reach: Reach,
}

/// What is said of a change.
#[derive(Debug, Clone)]
pub(in crate::app) struct Said {
    /// When it is kept.
    pub done: String,
    /// When it is taken back, behind a word that says so.
    pub undone: String,
}

impl From<String> for Said {
    fn from(said: String) -> Self {
        let undone = said.clone();
        Self { done: said, undone }
    }
}

impl App {
    /// Changes what is kept of the open review: what is in a slot from now on, or that nothing is.
    /// Once that is kept, `said` is, such as `Mark a set`.
    pub(in crate::app) fn note(
        &mut self,
        changes: Changes,
        said: impl Into<String>,
    ) -> Vec<Effect> {
        self.note_said(changes, said.into().into())
    }

    /// The same, with other words for when it is taken back.
    pub(in crate::app) fn note_said(&mut self, changes: Changes, said: Said) -> Vec<Effect> {
        match self.reader.open().map(|open| open.entry) {
            Some(entry) => self.note_of(vec![(Of::Entry(entry), changes)], said),
            None => Vec::new(),
        }
    }

    /// Makes a change that can be taken back.
    pub(super) fn make(&mut self, changes: &[(Of, Changes)], said: Said) -> Vec<Effect> {
        let reach = self.reach_of(changes, &said);
        let before = self.change_all(changes);
        self.journaling.made.push(Made {
            said: said.undone,
            before,
            reach,
        });
        self.hand_to_journal(changes, said.done, reach)
    }

    /// Takes the last change of this run back that has not been, in whichever review, and says what
    /// it was.
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        if let Some(waiting) = self.journaling.waiting.pop() {
            let text = format!("Undone: {}", waiting.said.undone);
            self.notice = Some(Notice::plain(text));
            return Vec::new();
        }
        let Some(made) = self.journaling.made.pop() else {
            self.notice = Some(Notice::warning("There is nothing to undo"));
            return Vec::new();
        };
        self.change_all(&made.before);
        let mut entries = made.before.iter().filter_map(|(of, _)| of.entry());
        let elsewhere = entries.clone().next();
        let elsewhere = elsewhere.filter(|_| !entries.any(|entry| self.shows(entry)));
        let title = elsewhere.map(|entry| {
            let view = self.shelf.entry(entry);
            let title = view.map(|view| view.title().into_owned());
            named(&title.unwrap_or_default(), self.size.columns)
        });
        let said = match title {
            Some(title) => format!("Undone in {title}: {}", made.said),
            None => format!("Undone: {}", made.said),
        };
        match made.reach {
            Reach::Held(number) => {
                self.let_go(number);
                self.notice = Some(Notice::plain(said));
                Vec::new()
            }
            Reach::Journal | Reach::Run => self.hand_to_journal(&made.before, said, made.reach),
        }
    }

    /// Makes changes in pages; what was there before, to be put back in this order.
    pub(super) fn change_all(&mut self, changes: &[(Of, Changes)]) -> Vec<(Of, Changes)> {
        let changes = changes.iter();
        let before = changes.map(|(of, changes)| {
            let before = match of {
                Of::Entry(entry) => self.change(*entry, changes),
                Of::Elsewhere(known) => self.change_elsewhere(known, changes),
            };
            (of.clone(), before)
        });
        let mut before: Vec<(Of, Changes)> = before.collect();
        before.reverse();
        before
    }
}
