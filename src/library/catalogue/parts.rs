//! Records with their digests as bytes, many in a part.

use super::digests;
use super::packed::{Unpack, count, number, seal, signed, unsealed};
use crate::library::{Bytes, Digest, Place, Source};
use std::path::Path;
use std::sync::Arc;

/// What a place has, as bits of a byte.
const LINE: u8 = 1;
const BYTES: u8 = 1 << 1;

/// The place before the first record.
const NONE: Place = Place {
    record: 0,
    line: None,
    bytes: None,
};

/// Records one after the other that are put together in one part.
#[derive(Debug)]
pub(super) struct Part {
    /// The number of the record before them; 0 where they are the first.
    pub(super) after: usize,
    /// How many they are.
    pub(super) count: usize,
    /// The place of the last.
    pub(super) last: Place,
    bytes: Vec<u8>,
}

impl Part {
    /// A part of no records, to which those behind the record `after` are added.
    pub(super) fn new(after: usize) -> Self {
        Self {
            after,
            count: 0,
            last: NONE,
            bytes: Vec::new(),
        }
    }

    /// How many bytes it has.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Adds a record of the file at `path`.
    pub(super) fn push(&mut self, path: &Arc<Path>, place: Place, digest: &Digest) {
        let source = Source::Record(Arc::clone(path), place);
        write_place(place, self.last, &mut self.bytes);
        digests::write(digest, &source, &mut self.bytes);
        self.count += 1;
        self.last = place;
    }

    /// Its bytes, as the part of the file with this number.
    pub(super) fn sealed(&self, file: i64) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.bytes.len() + 8);
        count(self.count, &mut bytes);
        bytes.extend_from_slice(&self.bytes);
        seal(&mut bytes, &belonging(file, column(self.after)));
        bytes
    }

    /// The same without the records up to the record `known`.
    pub(super) fn behind(&self, known: usize, path: &Arc<Path>) -> Self {
        let mut behind = Self::new(known);
        let records = Records {
            from: Unpack(&self.bytes),
            left: self.count,
            before: NONE,
            path,
        };
        for (source, digest) in records.map_while(|record| record) {
            if let Source::Record(_, place) = source
                && place.record > known
            {
                behind.push(path, place, &digest);
            }
        }
        behind
    }
}

/// The number of a record as a column holds it.
pub(super) fn column(record: usize) -> i64 {
    (record as u64).cast_signed()
}

/// What a part belongs to: the file with this number, behind this record.
fn belonging(file: i64, after: i64) -> [u8; 16] {
    let mut bytes = [0; 16];
    let (first, second) = bytes.split_at_mut(8);
    first.copy_from_slice(&file.to_le_bytes());
    second.copy_from_slice(&after.to_le_bytes());
    bytes
}

/// The records of a part, each `None` where its bytes are not right.
pub(super) struct Records<'a> {
    from: Unpack<'a>,
    left: usize,
    before: Place,
    path: &'a Arc<Path>,
}

impl<'a> Records<'a> {
    /// The records of the part of a file, which begins behind the record `after`; `None` where it
    /// is damaged.
    pub(super) fn of(sealed: &'a [u8], file: i64, after: i64, path: &'a Arc<Path>) -> Option<Self> {
        let mut from = Unpack(unsealed(sealed, &belonging(file, after))?);
        Some(Self {
            left: from.count()?,
            from,
            before: NONE,
            path,
        })
    }

    fn read(&mut self) -> Option<(Source, Digest)> {
        let place = read_place(&mut self.from, self.before)?;
        let source = Source::Record(Arc::clone(self.path), place);
        let digest = digests::read(&mut self.from, &source)?;
        self.before = place;
        Some((source, digest))
    }
}

impl Iterator for Records<'_> {
    type Item = Option<(Source, Digest)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let read = self.read();
        if read.is_none() {
            self.left = 0;
        }
        Some(read)
    }
}

/// Writes a place by how it differs from the one before.
fn write_place(place: Place, before: Place, to: &mut Vec<u8>) {
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    to.push(bit(place.line.is_some(), LINE) | bit(place.bytes.is_some(), BYTES));
    difference(place.record as u64, before.record as u64, to);
    if let Some(line) = place.line {
        difference(line as u64, line_of(before), to);
    }
    if let Some(Bytes { start, len }) = place.bytes {
        difference(start, end_of(before), to);
        number(len.into(), to);
    }
}

/// Reads a place that is told by how it differs from the one before.
fn read_place(from: &mut Unpack<'_>, before: Place) -> Option<Place> {
    let there = from.byte()?;
    let record = usize::try_from(behind(from, before.record as u64)?).ok()?;
    let line = if there & LINE == 0 {
        None
    } else {
        Some(usize::try_from(behind(from, line_of(before))?).ok()?)
    };
    let bytes = if there & BYTES == 0 {
        None
    } else {
        Some(Bytes {
            start: behind(from, end_of(before))?,
            len: u32::try_from(from.number()?).ok()?,
        })
    };
    Some(Place {
        record,
        line,
        bytes,
    })
}

/// Writes a place that stands by itself, if there is one.
pub(super) fn write_alone(place: Option<Place>, to: &mut Vec<u8>) {
    write_place(place.unwrap_or(NONE), NONE, to);
}

/// Reads a place that stands by itself, that of the record 0 where there is none.
pub(super) fn read_alone(from: &mut Unpack<'_>) -> Option<Place> {
    read_place(from, NONE)
}

/// The line of a place; 0 where it has none.
fn line_of(place: Place) -> u64 {
    place.line.unwrap_or(0) as u64
}

/// How many bytes stand before the end of a place; none where that is not known.
fn end_of(place: Place) -> u64 {
    let end = |bytes: Bytes| bytes.start.wrapping_add(bytes.len.into());
    place.bytes.map_or(0, end)
}

fn difference(number: u64, before: u64, to: &mut Vec<u8>) {
    signed(number.wrapping_sub(before).cast_signed(), to);
}

fn behind(from: &mut Unpack<'_>, before: u64) -> Option<u64> {
    Some(before.wrapping_add(from.signed()?.cast_unsigned()))
}
