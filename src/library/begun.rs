//! Sources of which the beginning is looked at, to tell what they hold.

use super::load::{all, other};
use super::packed::Unpacked;
use super::records::{Line, Records, cut};
use super::{Settings, Trouble};
use crate::formats::{self, Hint, Scheme};
use std::io::{BufRead, Cursor, Read};

/// Bytes of the longest record that is read: one of them is held in memory several times over.
const LONGEST_RECORD: u64 = 64 << 20;

/// The bytes by which it is told what a source holds.
const START: u64 = 64 * 1024;

/// A source whose beginning was read.
pub(super) struct Begun {
    /// The beginning.
    pub(super) start: Vec<u8>,
    /// Whether that is all of it.
    pub(super) is_all: bool,
    /// What is behind it.
    rest: Box<dyn BufRead>,
}

/// What a source holds.
pub(super) enum Told {
    /// A review in each record.
    Records(Records),
    /// Something else: one text, as far as can be told.
    Text(Begun),
}

impl Begun {
    /// Reads the beginning of `from`. What cannot be read behind the first bytes is told by whoever reads
    /// the rest.
    pub(super) fn new(from: impl BufRead + 'static) -> Result<Self, Trouble> {
        let mut from = from;
        let mut start = Vec::new();
        let read = from.by_ref().take(START).read_to_end(&mut start);
        if let Err(error) = &read
            && start.is_empty()
        {
            return Err(other(error));
        }
        Ok(Self {
            is_all: read.is_ok() && (start.len() as u64) < START,
            start,
            rest: Box::new(from),
        })
    }

    /// All of it, from its first byte.
    pub(super) fn read_all(self) -> Box<dyn BufRead> {
        Box::new(Cursor::new(self.start).chain(self.rest))
    }

    /// All of its bytes, whatever they are, unless they are more than `limit`.
    pub(super) fn bytes(self, limit: u64) -> Result<Vec<u8>, Trouble> {
        let mut bytes = Vec::new();
        let read = self.read_all().take(limit + 1).read_to_end(&mut bytes);
        match read.map_err(|error| other(&error))? {
            size if size as u64 > limit => Err(Trouble::TooLarge { limit }),
            _ => Ok(bytes),
        }
    }

    /// The same, not to be unpacked a second time.
    pub(super) fn unpacked(self) -> Unpacked {
        Unpacked {
            packing: None,
            from: self.read_all(),
        }
    }

    /// How its records are laid out; `None` where it holds none. `name` is its path, as much of it as is
    /// known. What is written in UTF-16, which cannot be cut into records, is rewritten in UTF-8 first.
    pub(super) fn scheme(
        self,
        hint: Hint,
        name: &str,
        settings: &Settings,
    ) -> Result<(Self, Option<Scheme>, Spelt), Trouble> {
        if !formats::is_utf16(&self.start) {
            let scheme = Scheme::tell(&self.start, hint, name, &settings.mappings)?;
            return Ok((self, scheme, Spelt::AsItIs));
        }
        let bytes = all(self.read_all(), 0, settings.largest)?;
        let text = formats::of_utf16(bytes.clone()).into_bytes();
        let start = text.get(..START as usize).unwrap_or(&text);
        let scheme = Scheme::tell(start, hint, name, &settings.mappings)?;
        let held = if scheme.is_some() { text } else { bytes };
        let begun = Self {
            start: held,
            is_all: true,
            rest: Box::new(Cursor::new([])),
        };
        Ok((begun, scheme, Spelt::Rewritten))
    }

    /// What it holds.
    pub(super) fn told(self, hint: Hint, name: &str, settings: &Settings) -> Result<Told, Trouble> {
        let (begun, scheme, spelt) = self.scheme(hint, name, settings)?;
        let Some(scheme) = scheme else {
            return Ok(Told::Text(begun));
        };
        let longest = settings.largest.min(LONGEST_RECORD);
        let lines = cut(begun.read_all(), scheme, longest);
        Ok(Told::Records(match spelt {
            Spelt::AsItIs => Records::new(lines),
            // Its places are not those of the source.
            Spelt::Rewritten => Records::new(lines.map(Line::nowhere)),
        }))
    }
}

/// Whether the bytes of a source are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelt {
    /// They are.
    AsItIs,
    /// They were rewritten in UTF-8.
    Rewritten,
}
