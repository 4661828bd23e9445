//! The records of a source, read one after the other.

use super::load::{Extent, LoadError, Loaded, Trouble, open, other};
use super::packed::Unpacked;
use super::{Settings, Source};
use crate::formats::{self, Bytes, Id, Parsed, Place};
use crate::outline;
use std::io::{BufRead, Read};
use std::path::Path;

/// The records of one source, in their order. What is not read yet is not held in memory.
pub struct Records {
    from: Box<dyn BufRead>,
    /// Bytes that were read.
    passed: u64,
    /// Lines that were read.
    lines: usize,
    /// Those of them that are not blank.
    count: usize,
    /// The most bytes of a line.
    limit: u64,
    /// Whether nothing more can be read.
    ended: bool,
}

/// A line of a source of records, not yet looked into.
#[derive(Debug)]
pub struct Line {
    /// Which record it is, and where it stands.
    pub place: Place,
    bytes: Result<Vec<u8>, Trouble>,
}

/// A record that was read, or could not be.
#[derive(Debug)]
pub struct Record {
    /// Where it stands.
    pub place: Place,
    /// What it is called, where it says so.
    pub id: Option<Id>,
    /// The review, whose problems have the line of the source; or why there is none.
    pub loaded: Result<Loaded, LoadError>,
}

impl Records {
    /// The records that `from`, which stands at the start of a line, still holds.
    pub(super) fn new(from: Box<dyn BufRead>, settings: &Settings) -> Self {
        Self {
            from,
            passed: 0,
            lines: 0,
            count: 0,
            limit: settings.largest,
            ended: false,
        }
    }

    /// Whether none were found so far.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The bytes of the next line without its end; `None` at the end of the source.
    fn line(&mut self) -> Option<Result<Vec<u8>, Trouble>> {
        let mut bytes = Vec::new();
        let mut from = self.from.by_ref().take(self.limit + 1);
        match from.read_until(b'\n', &mut bytes) {
            Ok(0) => return None,
            Ok(read) => self.passed += read as u64,
            Err(error) => {
                self.ended = true;
                return Some(Err(other(&error)));
            }
        }
        if bytes.len() as u64 > self.limit && !bytes.ends_with(b"\n") {
            drop(bytes);
            let rest = self.from.skip_until(b'\n');
            self.passed += rest.as_ref().map_or(0, |rest| *rest as u64);
            self.ended = rest.is_err();
            let limit = self.limit;
            return Some(Err(Trouble::TooLarge { limit }));
        }
        let end = bytes.trim_ascii_end().len();
        bytes.truncate(end);
        Some(Ok(bytes))
    }
}

impl Iterator for Records {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.ended {
            let start = self.passed;
            let bytes = self.line()?;
            let size = bytes.as_ref().map_or(0, Vec::len);
            self.lines += 1;
            if bytes.as_ref().is_ok_and(|bytes| is_blank(bytes)) {
                continue;
            }
            self.count += 1;
            let place = Place {
                record: self.count,
                line: Some(self.lines),
                bytes: u32::try_from(size).ok().map(|len| Bytes { start, len }),
            };
            return Some(Line { place, bytes });
        }
        None
    }
}

/// Whether a line, whose end is trimmed, says nothing; that of an empty file may be a mark.
fn is_blank(line: &[u8]) -> bool {
    line.is_empty() || line == formats::MARK
}

impl Line {
    /// How many bytes it has; none where it could not be read.
    pub fn size(&self) -> u64 {
        self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)
    }

    /// Reads the record that it is in `source`, and finds its sections.
    pub fn load(self, source: &Source) -> Record {
        let place = self.place;
        let read = self.bytes.and_then(|bytes| {
            let record = formats::record(bytes, place.line.unwrap_or(1))?;
            Ok((record.id, loaded(record.parsed)))
        });
        let (id, loaded) = match read {
            Ok((id, loaded)) => (id, Ok(loaded)),
            Err(trouble) => {
                let origin = source.clone();
                (None, Err(LoadError { origin, trouble }))
            }
        };
        Record { place, id, loaded }
    }
}

/// Reads the record at `place` of the file at `path`, and nothing else of it.
pub(super) fn load(
    source: &Source,
    path: &Path,
    place: Place,
    settings: &Settings,
) -> Result<Loaded, LoadError> {
    let bytes = bytes(path, place, settings);
    Line { place, bytes }.load(source).loaded
}

/// The bytes of the record at `place` of the file at `path`.
fn bytes(path: &Path, place: Place, settings: &Settings) -> Result<Vec<u8>, Trouble> {
    let limit = settings.largest;
    let place = place.bytes.ok_or(Trouble::TooLarge { limit })?;
    let (opened, _) = open(path)?;
    let unpacked = Unpacked::behind(opened, place.start).map_err(|error| other(&error))?;
    let mut bytes = Vec::new();
    let mut record = unpacked.from.take(u64::from(place.len));
    record
        .read_to_end(&mut bytes)
        .map_err(|error| other(&error))?;
    Ok(bytes)
}

/// A review with its outline.
fn loaded(parsed: Parsed) -> Loaded {
    let Parsed { review, format } = parsed;
    let outline = outline::of(&review);
    Loaded {
        review,
        format,
        outline,
        extent: Extent::Whole,
    }
}
