//! Opening the index of a library for a search, and what to do where it is not whole.

use super::Searcher;
use crate::library::{Answered, IndexState, LibrarySearch, WhyScan};
use crate::search::{Index, IndexError};

/// Reviews up to which a library is searched by reading it while not all of them are in its index.
const SMALL: usize = 2_000;

impl Searcher {
    /// Opens the index, or takes in what came to it, and tells how whole its answers are, or why
    /// texts must be read instead.
    pub(super) fn open_index(&mut self, search: &LibrarySearch) -> Result<Answered, WhyScan> {
        match &search.index {
            IndexState::Without(None) => return Err(WhyScan::Unindexed),
            IndexState::Building { .. } if is_small(search) => return Err(WhyScan::NotYet),
            // One that cannot be written may be there to be read.
            IndexState::Building { .. }
            | IndexState::Without(Some(_))
            | IndexState::Ready
            | IndexState::OfAnother => {}
        }
        let held = self.renew_index().map_err(|why| told(search, why))?;
        match &search.index {
            IndexState::Building { .. } if held == 0 => Err(WhyScan::NotYet),
            IndexState::Building { texts, of } => Ok(Answered::Partly(*texts, *of)),
            IndexState::Ready => Ok(Answered::Indexed),
            IndexState::OfAnother | IndexState::Without(_) => {
                as_far(held, search).map_err(|why| told(search, why))
            }
        }
    }

    /// Opens the index, or takes in what came to it, and tells how many texts are in it.
    fn renew_index(&mut self) -> Result<usize, WhyScan> {
        let Some(home) = &self.home else {
            return Err(WhyScan::Unindexed);
        };
        // One that was made anew since must be opened anew.
        let renewed = self.index.take().and_then(|mut index| {
            let is_new = index.renew().ok()?;
            Some((index, is_new))
        });
        let (index, is_new) = if let Some(renewed) = renewed {
            renewed
        } else {
            let opened = Index::open(home.folder());
            (opened.map_err(|error| why(&error))?, true)
        };
        self.generation += u64::from(is_new);
        let held = index.len();
        self.index = Some(index);
        Ok(held)
    }
}

/// How whole the answers of an index are of which nobody tells how far it has come.
fn as_far(held: usize, search: &LibrarySearch) -> Result<Answered, WhyScan> {
    // What cannot be read is in no index.
    let readable = if held < search.roll.len() {
        readable(search)
    } else {
        held
    };
    if held >= readable {
        Ok(Answered::Indexed)
    } else if held == 0 || is_small(search) {
        Err(WhyScan::NotYet)
    } else {
        Ok(Answered::Partly(held, readable))
    }
}

fn is_small(search: &LibrarySearch) -> bool {
    search.roll.len() <= SMALL
}

/// How many reviews of the library can be read, or may be: some are not read yet.
fn readable(search: &LibrarySearch) -> usize {
    let views = search.roll.ids().filter_map(|id| search.roll.view(id));
    views.filter(|view| view.unreadable().is_none()).count()
}

/// Why texts are read: what keeps the index from being written comes first.
fn told(search: &LibrarySearch, why: WhyScan) -> WhyScan {
    match &search.index {
        IndexState::Without(Some(reason)) => WhyScan::Trouble(reason.clone()),
        IndexState::Without(None)
        | IndexState::Building { .. }
        | IndexState::Ready
        | IndexState::OfAnother => why,
    }
}

/// Why texts are read where an index cannot be used.
pub(super) fn why(error: &IndexError) -> WhyScan {
    match error {
        IndexError::Missing => WhyScan::NotYet,
        IndexError::Locked | IndexError::Damaged(_) | IndexError::Unkept(_) => {
            WhyScan::Trouble(error.to_string())
        }
    }
}
