//! Reviews that were read for their passages, kept for the next search.

use crate::library::{EntryId, Extent, Loaded, Settings, Source, load};
use std::collections::VecDeque;
use std::sync::Arc;

/// Bytes of text that are kept, at the most, unless a single text has more.
const MOST: usize = 4 << 20;

/// The reviews that were read last.
#[derive(Debug, Default)]
pub struct ReviewsRead {
    /// The last one first.
    kept: VecDeque<(EntryId, Arc<Loaded>)>,
    /// How often the library had changed when they were read.
    changes: u64,
    /// What was piped in, which cannot be read again.
    piped: Option<(EntryId, Arc<Loaded>)>,
}

impl ReviewsRead {
    /// Forgets them where the library has changed since.
    pub fn catch_up(&mut self, changes: u64) {
        if self.changes != changes {
            self.kept.clear();
            self.changes = changes;
        }
    }

    /// Keeps what was piped in for good.
    pub fn keep_piped(&mut self, entry: EntryId, review: Arc<Loaded>) {
        self.piped = Some((entry, review));
    }

    /// What was piped in, if anything was.
    pub fn piped(&self) -> Option<(EntryId, Arc<Loaded>)> {
        self.piped.clone()
    }

    /// The review `entry`, which is read from `source` if it is not kept; `None` if it cannot be.
    pub fn read(
        &mut self,
        entry: EntryId,
        source: &Source,
        settings: &Settings,
    ) -> Option<Arc<Loaded>> {
        if let Some((piped, review)) = &self.piped
            && *piped == entry
        {
            return Some(Arc::clone(review));
        }
        let known = self.kept.iter().position(|(kept, _)| *kept == entry);
        if let Some(review) = known.and_then(|at| self.kept.remove(at)) {
            let loaded = Arc::clone(&review.1);
            self.kept.push_front(review);
            return Some(loaded);
        }
        let loaded = Arc::new(load(source, Extent::Whole, settings).ok()?);
        self.kept.push_front((entry, Arc::clone(&loaded)));
        let bytes = |all: &VecDeque<(EntryId, Arc<Loaded>)>| {
            let texts = all.iter().map(|(_, kept)| kept.review.text().len());
            texts.sum::<usize>()
        };
        // The last one is kept however long it is: it is asked for again at the next key.
        while self.kept.len() > 1 && bytes(&self.kept) > MOST {
            self.kept.pop_back();
        }
        Some(loaded)
    }
}
