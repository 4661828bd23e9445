//! What is remembered of a file, as bytes.

use super::CatalogueError;
use super::digests;
use super::packed::{Unpack, count, number, seal, signed, unsealed};
use super::parts::{read_alone, write_alone};
use crate::library::{Digest, Place, Source, Stamp};

/// What a catalogue remembers of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// What the file was known by when it was read.
    pub stamp: Stamp,
    /// What it holds.
    pub holds: Holds,
}

/// What a file was seen to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// One review, or nothing that could be read.
    One,
    /// Records, each a review.
    Records {
        /// How many of them are remembered.
        count: usize,
        /// The place of the last of these, behind which reading goes on.
        last: Option<Place>,
        /// Whether these are all.
        complete: bool,
    },
}

// What stands at the beginning of the bytes.
const ONE: u8 = 0;
const SOME_RECORDS: u8 = 1;
const ALL_RECORDS: u8 = 2;

impl Remembered {
    /// Its bytes, as those of the file at the stored `path`: without a digest.
    pub(super) fn sealed(self, path: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(40);
        self.write(&mut bytes);
        seal(&mut bytes, path);
        bytes
    }

    fn write(self, to: &mut Vec<u8>) {
        let Stamp {
            size,
            modified,
            number: file,
        } = self.stamp;
        to.push(match self.holds {
            Holds::One => ONE,
            Holds::Records { complete, .. } if complete => ALL_RECORDS,
            Holds::Records { .. } => SOME_RECORDS,
        });
        number(size, to);
        signed(modified, to);
        number(file, to);
        if let Holds::Records {
            count: known, last, ..
        } = self.holds
        {
            count(known, to);
            write_alone(last, to);
        }
    }

    /// What the bytes of the file at the stored `path` say; `None` where they are damaged.
    pub(super) fn of(sealed: &[u8], path: &[u8]) -> Option<Self> {
        Self::read(&mut Unpack(unsealed(sealed, path)?))
    }

    fn read(from: &mut Unpack<'_>) -> Option<Self> {
        let form = from.byte()?;
        let stamp = Stamp {
            size: from.number()?,
            modified: from.signed()?,
            number: from.number()?,
        };
        let holds = match form {
            ONE => Holds::One,
            SOME_RECORDS | ALL_RECORDS => Holds::Records {
                count: from.count()?,
                last: Some(read_alone(from)?).filter(|last| last.record > 0),
                complete: form == ALL_RECORDS,
            },
            _ => return None,
        };
        Some(Self { stamp, holds })
    }
}

/// The bytes of a file of one review at the stored `path`, with its digest.
pub(super) fn sealed_one(stamp: Stamp, digest: &Digest, source: &Source, path: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(160);
    let holds = Holds::One;
    Remembered { stamp, holds }.write(&mut bytes);
    digests::write(digest, source, &mut bytes);
    seal(&mut bytes, path);
    bytes
}

/// The digest of a file of one review, `None` for one of records.
pub(super) fn digest(
    sealed: &[u8],
    path: &[u8],
    source: &Source,
) -> Result<Option<Digest>, CatalogueError> {
    let damaged = CatalogueError::Damaged;
    let mut from = Unpack(unsealed(sealed, path).ok_or(damaged.clone())?);
    match Remembered::read(&mut from).ok_or(damaged.clone())?.holds {
        Holds::One => digests::read(&mut from, source).ok_or(damaged).map(Some),
        Holds::Records { .. } => Ok(None),
    }
}

/// The bytes of a file that is at another stored path now.
pub(super) fn moved(sealed: &[u8], from: &[u8], to: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = unsealed(sealed, from)?.to_vec();
    seal(&mut bytes, to);
    Some(bytes)
}
