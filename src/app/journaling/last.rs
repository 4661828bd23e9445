//! The review that was open last in a library, with which the next run begins.

use super::{JournalState, JournalWish};
use crate::app::{App, Effect, EntryId, Notice, Pane, Touched};
use crate::library::Source;

/// The review that is or was open in a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// Where it comes from.
    pub source: Source,
    /// The pane that the keys go to.
    pub pane: Pane,
}

/// Whether what the reader does in this run is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Privacy {
    /// It is, if there is a journal.
    #[default]
    Kept,
    /// It is not; what was kept before is there.
    Private,
}

impl App {
    /// The program of which nothing is kept, if that is private.
    #[must_use]
    pub fn with_privacy(mut self, privacy: Privacy) -> Self {
        self.journaling.privacy = privacy;
        self
    }

    /// Whether what the reader does in this run is kept.
    pub fn privacy(&self) -> Privacy {
        self.journaling.privacy
    }

    /// Keeps nothing from now on, or again everything.
    pub(in crate::app) fn toggle_private(&mut self) -> Vec<Effect> {
        if self.journaling.state == JournalState::Off {
            let text = "Nothing is kept anyway: this run has no journal";
            self.notice = Some(Notice::plain(text));
            return Vec::new();
        }
        let (privacy, said) = match self.journaling.privacy {
            Privacy::Kept => (Privacy::Private, "Nothing is kept from now on"),
            Privacy::Private => (Privacy::Kept, "What you do from now on is kept"),
        };
        self.journaling.privacy = privacy;
        let all = self.shelf.progresses();
        for progress in all.chain([self.reader.progress_mut()]) {
            match privacy {
                Privacy::Private => progress.begin_private(),
                Privacy::Kept => progress.end_private(),
            }
        }
        // Neither where the reader is now.
        self.journaling.leaving.told = self.stay();
        self.journaling.last = self.last();
        let said = match (&self.journaling.state, privacy) {
            (JournalState::Without(_), Privacy::Kept) => {
                "What you do from now on is kept once the journal can be written"
            }
            (JournalState::Kept | JournalState::Off, Privacy::Kept)
            | (
                JournalState::Kept | JournalState::Off | JournalState::Without(_),
                Privacy::Private,
            ) => said,
        };
        self.notice = Some(Notice::plain(said));
        Vec::new()
    }

    /// Whether anything is to be kept.
    pub(in crate::app) fn keeps(&self) -> bool {
        self.journaling.state != JournalState::Off && self.journaling.privacy == Privacy::Kept
    }

    /// Leaves out what would keep anything, where nothing is to be kept.
    pub(in crate::app) fn keep_private(&self, effects: &mut Vec<Effect>) {
        if self.journaling.privacy == Privacy::Private {
            effects.retain(|effect| !matches!(effect, Effect::Journal(wish) if wish.keeps()));
        }
    }

    /// Begins with the review that was open last, unless the reader has begun otherwise.
    pub(in crate::app) fn begin_with_last(&mut self, last: Last) -> Vec<Effect> {
        if self.touched == Touched::Yes {
            return Vec::new();
        }
        let sources = [last.source];
        if self.shelf.find(&sources).is_none() {
            self.shelf.add(sources.iter().cloned().map(Ok).collect());
        }
        let Some(entry) = self.shelf.find(&sources) else {
            return Vec::new();
        };
        self.focus = last.pane;
        self.open_entry(entry)
    }

    /// Tells the journal which review is open, if the reader has chosen another or another pane.
    pub(super) fn tell_last(&mut self) -> Option<Effect> {
        let last = self.last();
        let is_chosen = self.touched == Touched::Yes && self.keeps();
        if !is_chosen || last == self.journaling.last {
            return None;
        }
        self.journaling.last = last;
        let (entry, pane) = last?;
        let source = self.shelf.source(entry)?;
        let wish = JournalWish::Last(Last { source, pane });
        Some(Effect::Journal(Box::new(wish)))
    }

    /// Has it told again, as the file of the open review has another name.
    pub(in crate::app) fn tell_last_again(&mut self) {
        self.journaling.last = None;
    }

    /// The open review and the pane the keys go to.
    fn last(&self) -> Option<(EntryId, Pane)> {
        Some((self.reader.open()?.entry, self.focus))
    }
}
