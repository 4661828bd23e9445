//! Changes that are not kept yet: how many, and why. At the end of a run they are told of.

use std::fmt;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::app::{Became, Event, JournalNews, JournalState};

/// Changes that were not kept when the program ended: a sentence that says how many, where and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotKept {
    changes: usize,
    file: PathBuf,
    reason: String,
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            changes,
            file,
            reason,
        } = self;
        match changes {
            1 => f.write_str("1 change was")?,
            several => write!(f, "{several} changes were")?,
        }
        write!(f, " not kept in {}: {reason}", file.display())
    }
}

/// What is owed to the reader.
#[derive(Debug, Default)]
pub(super) struct Owed {
    changes: AtomicUsize,
    /// Why it could not be written when that was tried last.
    reason: Mutex<Option<String>>,
}

impl Owed {
    /// Takes note of a change that is to be kept.
    pub(super) fn owe(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// Takes note of what is told of the journal.
    pub(super) fn hear(&self, event: &Event) {
        let Event::Journal(news) = event else {
            return;
        };
        if let JournalNews::Kept(_, became) = news.as_ref() {
            match became {
                Became::Kept | Became::Refused(_) => {
                    self.changes.fetch_sub(1, Ordering::AcqRel);
                }
                Became::NotYet(reason) => self.blame(reason),
            }
        }
        if let JournalNews::State(JournalState::Without(reason)) = news.as_ref() {
            self.blame(reason);
        }
    }

    fn blame(&self, reason: &str) {
        if let Ok(mut last) = self.reason.lock() {
            *last = Some(reason.to_owned());
        }
    }

    /// What is to be told at the end, with so many changes that were never handed over.
    pub(super) fn not_kept(&self, held_back: usize, file: PathBuf) -> Option<NotKept> {
        let changes = self.changes.load(Ordering::Acquire) + held_back;
        let reason = self.reason.lock().ok().and_then(|reason| reason.clone());
        let reason = reason.unwrap_or_else(|| "the journal took too long".to_owned());
        (changes > 0).then_some(NotKept {
            changes,
            file,
            reason,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_kept_is_told_with_its_number_and_reason() {
        let told = |events: Vec<JournalNews>, held_back| {
            let owed = Owed::default();
            owed.owe();
            owed.owe();
            for news in events {
                owed.hear(&Event::Journal(Box::new(news)));
            }
            let told = owed.not_kept(held_back, PathBuf::from("/j"));
            told.map(|told| told.to_string())
        };
        let full = || "it is full".to_owned();
        let kept = |ticket| JournalNews::Kept(ticket, Became::Kept);
        let not_yet = JournalNews::Kept(1, Became::NotYet(full()));
        let refused = JournalNews::Kept(1, Became::Refused(full()));
        let without = JournalNews::State(JournalState::Without(full()));
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(told(vec![kept(0), kept(1)], 0), None);
        assert_eq!(told(vec![kept(0), refused], 0), None);
        assert_eq!(
            told(vec![kept(0), not_yet], 0),
            text("1 change was not kept in /j: it is full")
        );
        assert_eq!(
            told(vec![kept(0), kept(1), without], 3),
            text("3 changes were not kept in /j: it is full")
        );
        assert_eq!(
            told(vec![kept(0)], 0),
            text("1 change was not kept in /j: the journal took too long")
        );
    }
}
