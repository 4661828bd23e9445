//! How far the reading has come, and when that is told.

use std::time::{Duration, Instant};

use crate::library::Progress;

/// How long it is between two reports at least.
const OFTEN: Duration = Duration::from_millis(100);

/// How long the rest must take at least to be worth a report.
const LONG: Duration = Duration::from_secs(1);

/// What was read since everything was read last.
#[derive(Debug, Default)]
pub(super) struct Gauge {
    began: Option<Instant>,
    told: Option<Instant>,
    read: usize,
    /// The bytes of the files that were read to their end.
    whole: u64,
    /// Those that were read of the file after them.
    part: u64,
    of: u64,
}

impl Gauge {
    /// Begins to read, or goes on: `left` bytes are still to be read of all files that are not
    /// finished, with what was read of them.
    pub(super) fn begin(&mut self, left: u64) {
        self.began.get_or_insert_with(Instant::now);
        self.part = 0;
        self.of = self.whole + left;
    }

    /// Counts a review.
    pub(super) fn review(&mut self) {
        self.read += 1;
    }

    /// Notes how far into a file the reading has come.
    pub(super) fn within(&mut self, bytes: u64) {
        self.part = bytes;
    }

    /// Notes that a file of so many bytes was read to its end.
    pub(super) fn file(&mut self, bytes: u64) {
        self.whole += bytes;
        self.part = 0;
    }

    /// Ends: everything has been read. Whether there was anything to read.
    pub(super) fn end(&mut self) -> bool {
        std::mem::take(self).began.is_some()
    }

    /// What is to be told now.
    pub(super) fn report(&mut self) -> Option<Progress> {
        let began = self.began?;
        let told = self.told.unwrap_or(began);
        if told.elapsed() < OFTEN {
            return None;
        }
        self.told = Some(Instant::now());
        let taken = began.elapsed();
        let bytes = (self.whole + self.part).min(self.of);
        let rest = (self.of - bytes) as f64 / (bytes as f64).max(1.0);
        let left = taken.as_secs_f64() * rest;
        (left >= LONG.as_secs_f64()).then_some(Progress {
            read: self.read,
            bytes,
            of: self.of,
            taken,
        })
    }
}
