//! Changes of what is kept, each of which can be taken back in this run.

use crate::app::correcting::named;
use crate::app::{App, Effect, EntryId, Notice};
use crate::journal::{Body, Slot};

/// A change that can be taken back.
#[derive(Debug)]
pub(super) struct Made {
    entry: EntryId,
    /// What it did, as it is said when it is taken back.
    said: String,
    /// What was in its slots before.
    before: Vec<(Slot, Option<Body>)>,
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
        changes: Vec<(Slot, Option<Body>)>,
        said: impl Into<String>,
    ) -> Vec<Effect> {
        self.note_said(changes, said.into().into())
    }

    /// The same, with other words for when it is taken back.
    pub(in crate::app) fn note_said(
        &mut self,
        changes: Vec<(Slot, Option<Body>)>,
        said: Said,
    ) -> Vec<Effect> {
        let Some(entry) = self.reader.open().map(|open| open.entry) else {
            return Vec::new();
        };
        self.note_of(entry, changes, said)
    }

    /// The same for any review that was opened in this run.
    pub(in crate::app) fn note_of(
        &mut self,
        entry: EntryId,
        changes: Vec<(Slot, Option<Body>)>,
        said: Said,
    ) -> Vec<Effect> {
        let before = self.change(entry, &changes);
        self.journaling.made.push(Made {
            entry,
            said: said.undone,
            before,
        });
        self.hand_to_journal(entry, changes, said.done)
    }

    /// Takes the last change of this run back that has not been, in whichever review, and says what
    /// it was.
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        let Some(made) = self.journaling.made.pop() else {
            self.notice = Some(Notice::warning("There is nothing to undo"));
            return Vec::new();
        };
        self.change(made.entry, &made.before);
        let title = (!self.shows(made.entry)).then(|| {
            let view = self.shelf.entry(made.entry);
            let title = view.map(|view| view.title().into_owned());
            named(&title.unwrap_or_default(), self.size.columns)
        });
        let said = match title {
            Some(title) => format!("Undone in {title}: {}", made.said),
            None => format!("Undone: {}", made.said),
        };
        self.hand_to_journal(made.entry, made.before, said)
    }
}
