//! What was read, gathered so that it is told in few changes.

use std::time::{Duration, Instant};

use crate::library::{Digest, Source};

/// Reviews in the first batch, so that there is something to show at once.
pub(super) const FIRST: usize = 16;

/// Reviews in a batch at the most: what the main thread takes in a few milliseconds.
pub(super) const MOST: usize = 1024;

/// How long what was read is kept back at most.
const LONGEST: Duration = Duration::from_millis(250);

/// What was read and not told yet. Each batch is twice as large as the one before.
#[derive(Debug)]
pub(super) struct Batches {
    ready: Vec<(Source, Digest)>,
    size: usize,
    since: Option<Instant>,
}

impl Default for Batches {
    fn default() -> Self {
        Self {
            ready: Vec::new(),
            size: FIRST,
            since: None,
        }
    }
}

impl Batches {
    /// Adds a review; gives what is to be told now.
    pub(super) fn add(&mut self, source: Source, digest: Digest) -> Option<Vec<(Source, Digest)>> {
        self.ready.push((source, digest));
        let since = *self.since.get_or_insert_with(Instant::now);
        if self.ready.len() >= self.size {
            self.size = (self.size * 2).min(MOST);
        } else if since.elapsed() < LONGEST {
            return None;
        }
        self.take()
    }

    /// Whether all that was read was told.
    pub(super) fn is_empty(&self) -> bool {
        self.ready.is_empty()
    }

    /// What was not told yet, if there is anything.
    pub(super) fn take(&mut self) -> Option<Vec<(Source, Digest)>> {
        self.since = None;
        (!self.ready.is_empty()).then(|| std::mem::take(&mut self.ready))
    }

    /// Begins with a small batch again.
    pub(super) fn begin_again(&mut self) {
        self.size = FIRST;
    }
}
