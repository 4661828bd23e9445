//! The part of a source that is looked at.

use std::io::{BufRead, ErrorKind};

/// Bytes that were passed, which are let go together.
const LET_GO: usize = 256 * 1024;

/// The part of a source that is looked at: it begins where the next record may, and goes as far as it
/// was read. Places in it are counted from there.
pub(super) struct Window<R> {
    from: R,
    held: Vec<u8>,
    /// Where in `held` it begins.
    at: usize,
    /// How many bytes lie before it in the source.
    passed: u64,
    /// The line it begins on, counted from 1.
    line: usize,
    ended: bool,
    /// Why no more can be read, where that is not because there is no more.
    trouble: Option<String>,
}

impl<R: BufRead> Window<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            held: Vec::new(),
            at: 0,
            passed: 0,
            line: 1,
            ended: false,
            trouble: None,
        }
    }

    /// What of it is read.
    pub(super) fn held(&self) -> &[u8] {
        self.held.get(self.at..).unwrap_or_default()
    }

    /// How many bytes lie before it in the source.
    pub(super) fn passed(&self) -> u64 {
        self.passed
    }

    /// Whether it goes to the end of the source.
    pub(super) fn is_last(&self) -> bool {
        self.ended
    }

    /// The line of the source that the byte at `place` is on.
    pub(super) fn line_at(&self, place: usize) -> usize {
        self.line + lines(self.held().get(..place).unwrap_or_default())
    }

    /// Why the source could not be read to its end, once.
    pub(super) fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// Reads on; whether there was anything to read.
    pub(super) fn more(&mut self) -> bool {
        while !self.ended {
            match self.from.fill_buf() {
                Ok([]) => self.ended = true,
                Ok(read) => {
                    let length = read.len();
                    self.held.extend_from_slice(read);
                    self.from.consume(length);
                    return true;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.ended = true;
                    self.trouble = Some(error.to_string());
                }
            }
        }
        false
    }

    /// Begins at `place`.
    pub(super) fn pass(&mut self, place: usize) {
        self.line = self.line_at(place);
        let place = place.min(self.held().len());
        self.at += place;
        self.passed += place as u64;
        if self.at == self.held.len() {
            self.held.clear();
            self.at = 0;
        } else if self.at > LET_GO && self.at * 2 > self.held.len() {
            self.held.drain(..self.at);
            self.at = 0;
        }
    }

    /// Where the line that `from` is on ends, and where the next one begins; `None` where it is longer
    /// than `limit`. Both are where the source ends, at its end.
    pub(super) fn line(&mut self, from: usize, limit: usize) -> Option<(usize, usize)> {
        let mut seen = from;
        loop {
            let rest = self.held().get(seen..).unwrap_or_default();
            if let Some(found) = memchr::memchr(b'\n', rest) {
                let end = seen + found;
                return (end - from <= limit).then_some((end, end + 1));
            }
            seen = self.held().len();
            if seen.saturating_sub(from) > limit {
                return None;
            }
            if !self.more() {
                return Some((seen, seen));
            }
        }
    }

    /// Where the line behind the one that `from` is on begins; what lies before it is let go, but for
    /// the place itself.
    pub(super) fn skip_line(&mut self, from: usize) -> usize {
        let mut seen = from;
        loop {
            let rest = self.held().get(seen..).unwrap_or_default();
            if let Some(found) = memchr::memchr(b'\n', rest) {
                return seen + found + 1;
            }
            self.pass(self.held().len());
            seen = 0;
            if !self.more() {
                return 0;
            }
        }
    }
}

/// How many lines end in `bytes`: with a line feed, or a carriage return alone.
fn lines(bytes: &[u8]) -> usize {
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    let alone = |at: &usize| bytes.get(at + 1).is_some_and(|next| *next != b'\n');
    feeds + memchr::memchr_iter(b'\r', bytes).filter(alone).count()
}
