//! Changes of what is kept, each of which can be taken back in this run.

use crate::app::correcting::named;
use crate::app::{App, Effect, EntryId, Notice};
use crate::journal::{Body, Slot};

/// What is in each slot from now on, or that nothing is.
pub(in crate::app) type Changes = Vec<(Slot, Option<Body>)>;

/// A change that can be taken back.
#[derive(Debug)]
pub(super) struct Made {
    /// What it did, as it is said when it is taken back.
    said: String,
    /// What was in the slots of each review before.
    before: Vec<(EntryId, Changes)>,
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
            Some(entry) => self.note_of(vec![(entry, changes)], said),
            None => Vec::new(),
        }
    }

    /// The same of several reviews, open or not, as one change. What is kept of them is known.
    pub(in crate::app) fn note_of(
        &mut self,
        changes: Vec<(EntryId, Changes)>,
        said: Said,
    ) -> Vec<Effect> {
        let before = self.change_all(&changes);
        self.journaling.made.push(Made {
            said: said.undone,
            before,
        });
        self.hand_all_to_journal(changes, &said.done)
    }

    /// Takes the last change of this run back that has not been, in whichever review, and says what
    /// it was.
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        let Some(made) = self.journaling.made.pop() else {
            self.notice = Some(Notice::warning("There is nothing to undo"));
            return Vec::new();
        };
        self.change_all(&made.before);
        let elsewhere = made.before.first().map(|(entry, _)| *entry);
        let elsewhere = elsewhere.filter(|_| !made.before.iter().any(|(id, _)| self.shows(*id)));
        let title = elsewhere.map(|entry| {
            let view = self.shelf.entry(entry);
            let title = view.map(|view| view.title().into_owned());
            named(&title.unwrap_or_default(), self.size.columns)
        });
        let said = match title {
            Some(title) => format!("Undone in {title}: {}", made.said),
            None => format!("Undone: {}", made.said),
        };
        self.hand_all_to_journal(made.before, &said)
    }

    /// Makes changes in pages; what was there before, to be put back in this order.
    fn change_all(&mut self, changes: &[(EntryId, Changes)]) -> Vec<(EntryId, Changes)> {
        let changes = changes.iter();
        let before = changes.map(|(entry, changes)| (*entry, self.change(*entry, changes)));
        let mut before: Vec<(EntryId, Changes)> = before.collect();
        before.reverse();
        before
    }

    /// Hands changes to the journal; `said` is said when they are kept.
    fn hand_all_to_journal(&mut self, changes: Vec<(EntryId, Changes)>, said: &str) -> Vec<Effect> {
        let changes = changes.into_iter();
        let effects = changes
            .flat_map(|(entry, changes)| self.hand_to_journal(entry, changes, said.to_owned()));
        effects.collect()
    }
}
