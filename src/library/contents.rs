//! Whether a source is one review or many records.

use super::load::{self, Extent, LoadError, Loaded, Trouble};
use super::packed::{Unpacked, Whole};
use super::{Records, Settings, Source};
use crate::formats::{self, Hint, MARK, TELLING};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

/// Bytes that are read from a file at a time.
const BUFFER: usize = 64 * 1024;

/// How many bytes one of a packed file is taken for, until it is unpacked.
const PACKED: u64 = 4;

/// What a source holds.
pub enum Contents {
    /// One review.
    One(One),
    /// A review in each record.
    Records(Records),
}

/// A source of one review.
#[derive(Debug)]
pub struct One {
    source: Source,
    /// What was read of it already, where it can be read once.
    whole: Option<Whole>,
    /// How many bytes it has, as far as can be told.
    size: u64,
}

impl One {
    /// A source that holds nothing.
    pub fn empty(source: Source) -> Self {
        Self::read(source, Whole::of(Vec::new()))
    }

    /// A source that was read to its end.
    fn read(source: Source, whole: Whole) -> Self {
        Self {
            source,
            size: whole.bytes.len() as u64,
            whole: Some(whole),
        }
    }

    /// A source that is still to be read.
    fn unread(source: Source, size: u64) -> Self {
        Self {
            source,
            whole: None,
            size,
        }
    }

    /// Where it comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How many bytes it has, as far as can be told without reading it.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Reads all of it and finds its sections.
    pub fn load(self, settings: &Settings) -> Result<Loaded, LoadError> {
        match self.whole {
            Some(whole) => load::review(&self.source, whole, Extent::Whole),
            None => load::load(&self.source, Extent::Whole, settings),
        }
    }
}

/// Opens `source` as far as is needed to tell whether it holds records: by its name, else because its
/// first line plainly is one. Standard input that holds none is read to its end.
pub fn contents(source: &Source, settings: &Settings) -> Result<Contents, LoadError> {
    let opened = match source {
        Source::File(path) => file(source, path, settings),
        Source::StandardInput => piped(settings),
        Source::Sample(_) | Source::Record(..) => Ok(Contents::One(One::unread(source.clone(), 0))),
    };
    opened.map_err(|trouble| LoadError {
        origin: source.clone(),
        trouble,
    })
}

/// Opens the file at `path`.
fn file(source: &Source, path: &Path, settings: &Settings) -> Result<Contents, Trouble> {
    let (opened, size) = load::open(path)?;
    let from = BufReader::with_capacity(BUFFER, opened);
    let Unpacked { packing, from } = Unpacked::new(from).map_err(|error| load::other(&error))?;
    let size = packing.map_or(size, |_| size.saturating_mul(PACKED));
    let one = One::unread(source.clone(), size);
    let hint = source.hint();
    if matches!(hint, Hint::Markdown | Hint::Html | Hint::Epub) {
        return Ok(Contents::One(one));
    }
    let mut from = from;
    if hint == Hint::Records {
        let start = from.fill_buf().map_err(|error| load::other(&error))?;
        formats::check_records(start.get(..TELLING).unwrap_or(start))?;
        return Ok(Contents::Records(Records::new(from, settings)));
    }
    let first = First::of(&mut from, settings.largest).map_err(|error| load::other(&error))?;
    Ok(if first.is_record {
        let from = Cursor::new(first.read).chain(from);
        Contents::Records(Records::new(Box::new(from), settings))
    } else {
        Contents::One(one)
    })
}

/// Takes over standard input.
fn piped(settings: &Settings) -> Result<Contents, Trouble> {
    let unpacked = Unpacked::new(io::stdin().lock()).map_err(|error| load::other(&error))?;
    let Unpacked { packing, mut from } = unpacked;
    let first = First::of(&mut from, settings.largest).map_err(|error| load::other(&error))?;
    let from = Box::new(Cursor::new(first.read).chain(from));
    if first.is_record {
        return Ok(Contents::Records(Records::new(from, settings)));
    }
    let whole = Unpacked { packing, from }.whole(settings.largest)?;
    Ok(Contents::One(One::read(Source::StandardInput, whole)))
}

/// The first line of a source that is not blank.
struct First {
    /// What had to be read of the source.
    read: Vec<u8>,
    /// Whether it and what follows are plainly records.
    is_record: bool,
}

impl First {
    /// Reads the first line of `from` where it may be a record of up to `limit` bytes.
    fn of(from: &mut impl BufRead, limit: u64) -> io::Result<Self> {
        let mut read = Vec::new();
        let mut start = 0;
        while starts_record(from.fill_buf()?) && read.len() == start {
            from.by_ref().take(limit).read_until(b'\n', &mut read)?;
            if unmarked(&read).is_empty() {
                start = read.len();
            }
        }
        let first = read.get(start..).unwrap_or_default();
        let is_record = !first.is_empty() && {
            let rest = unmarked(from.fill_buf()?);
            formats::are_records(first, rest.first().copied())
        };
        Ok(Self { read, is_record })
    }
}

/// Whether `start`, some of the first bytes of a source, may begin a record.
fn starts_record(start: &[u8]) -> bool {
    unmarked(start).first() == Some(&b'{')
}

/// `bytes` without the blanks and the byte order mark that may stand before a record.
fn unmarked(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii_start();
    bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start()
}
