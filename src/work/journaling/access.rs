//! The way to the file of the journal, whatever becomes of it.

use std::path::{Path, PathBuf};

use super::{Answering, now, say};
use crate::app::{JournalNews, JournalState};
use crate::formats::sanitise;
use crate::journal::{Store, StoreError};

/// The journal's file, or why it cannot be used.
#[derive(Debug)]
pub(super) struct Access {
    file: PathBuf,
    store: Result<Store, String>,
    /// As it was told last.
    state: JournalState,
}

impl Access {
    /// Opens the journal in `file`, and tells how it stands with it.
    pub(super) fn open(file: &Path, answer: &mut Answering<'_>) -> Self {
        let mut access = Self {
            file: file.to_path_buf(),
            store: Err(String::new()),
            state: JournalState::Off,
        };
        access.open_with(Store::open, answer);
        access.stand(access.state_now(), answer);
        access
    }

    /// How it stands with the file.
    fn state_now(&self) -> JournalState {
        match &self.store {
            Ok(store) => match store.unwritable() {
                None => JournalState::Kept,
                Some(error) => JournalState::Without(shown(error)),
            },
            Err(reason) => JournalState::Without(reason.clone()),
        }
    }

    /// Whether the file could not be opened.
    pub(super) fn is_shut(&self) -> bool {
        self.store.is_err()
    }

    /// Tries once more to open a file that could not be, and tells if that was possible.
    pub(super) fn open_again(&mut self, answer: &mut Answering<'_>) {
        if self.is_shut() {
            self.open_with(Store::open, answer);
            if !self.is_shut() {
                self.stand(self.state_now(), answer);
            }
        }
    }

    /// Whether what was written last was.
    pub(super) fn is_writable(&self) -> bool {
        self.state == JournalState::Kept
    }

    /// The journal, where its file could be opened.
    pub(super) fn store(&mut self) -> Option<&mut Store> {
        self.store.as_mut().ok()
    }

    /// Reads something. A file that could not be opened is tried again, and what is damaged is
    /// recovered first, as far as that goes.
    pub(super) fn read<T>(
        &mut self,
        answer: &mut Answering<'_>,
        ask: impl Fn(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, String> {
        self.open_again(answer);
        let asked = self.ask(&ask);
        match asked {
            Ok(Err(StoreError::Damaged)) => self.open_with(Store::recover, answer),
            Ok(result) => return result.map_err(|error| shown(&error)),
            Err(reason) => return Err(reason),
        }
        self.ask(&ask)?.map_err(|error| shown(&error))
    }

    /// Writes something, and tells if that is possible no more, or is again.
    pub(super) fn write<T>(
        &mut self,
        answer: &mut Answering<'_>,
        ask: impl Fn(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, String> {
        // What could only be read may be written by now.
        let is_opened_to_read = |store: &Store| store.unwritable().is_some();
        if self.store.as_ref().is_ok_and(is_opened_to_read) {
            self.open_with(Store::open, answer);
        }
        let written = self.read(answer, ask);
        let state = match &written {
            Ok(_) => JournalState::Kept,
            Err(reason) => JournalState::Without(reason.clone()),
        };
        self.stand(state, answer);
        written
    }

    fn ask<T>(
        &mut self,
        ask: &impl Fn(&mut Store) -> Result<T, StoreError>,
    ) -> Result<Result<T, StoreError>, String> {
        let store = self.store.as_mut().map_err(|reason| reason.clone())?;
        Ok(ask(store))
    }

    /// Opens the file in a way, and tells what there is to know of it.
    fn open_with(&mut self, open: Open, answer: &mut Answering<'_>) {
        self.store = match open(&self.file, now()) {
            Ok((store, told)) => {
                for text in told {
                    // Who waits no more has nothing to be told.
                    let _ = say(answer, JournalNews::Told(sanitise::line(&text)));
                }
                Ok(store)
            }
            Err(error) => Err(shown(&error)),
        };
    }

    /// Tells how it stands, if that is new.
    fn stand(&mut self, state: JournalState, answer: &mut Answering<'_>) {
        if self.state != state {
            self.state = state.clone();
            // What was written is so whether or not somebody waits for it.
            let _ = say(answer, JournalNews::State(state));
        }
    }
}

/// A way to open the file.
type Open = fn(&Path, crate::journal::Moment) -> Result<(Store, Vec<String>), StoreError>;

/// What is wrong, safe to show: it may have the name of a file in it.
fn shown(error: &StoreError) -> String {
    sanitise::line(&error.to_string())
}
