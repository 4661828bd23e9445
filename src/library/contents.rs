//! Whether a source is one review or many records.

use super::archive::{self, Archive};
use super::begun::{Begun, Told};
use super::load::{self, Extent, LoadError, Loaded, Trouble};
use super::packed::{Unpacked, Whole};
use super::{Records, Settings, Source, export};
use crate::formats::{self, Hint};
use std::io::{self, BufReader};
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
/// beginning plainly is one. Standard input that holds none is read to its end.
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

/// Opens the file or folder at `path`.
fn file(source: &Source, path: &Path, settings: &Settings) -> Result<Contents, Trouble> {
    let (opened, size) = match load::open(path) {
        Err(Trouble::Folder) => return export::of_folder(path, settings).map(Contents::Records),
        opened => opened?,
    };
    let hint = source.hint();
    let from = BufReader::with_capacity(BUFFER, opened);
    let Unpacked { packing, from } = Unpacked::new(from).map_err(|error| load::other(&error))?;
    let size = packing.map_or(size, |_| size.saturating_mul(PACKED));
    if matches!(hint, Hint::Markdown | Hint::Html | Hint::Epub) {
        return Ok(Contents::One(One::unread(source.clone(), size)));
    }
    let begun = Begun::new(from)?;
    if packing.is_none() && formats::is_book(&begun.start) {
        return Ok(Contents::One(One::unread(source.clone(), size)));
    }
    if packing.is_none() && archive::is_archive(&begun.start) {
        let (opened, _) = load::open(path)?;
        return archived(Archive::open(opened)?, settings);
    }
    Ok(match begun.told(hint, &path.to_string_lossy(), settings)? {
        Told::Records(records) => Contents::Records(records),
        Told::Text(text) if text.is_all => {
            Contents::One(One::read(source.clone(), Whole::of(text.start)))
        }
        Told::Text(_) => Contents::One(One::unread(source.clone(), size)),
    })
}

/// Takes over standard input.
fn piped(settings: &Settings) -> Result<Contents, Trouble> {
    let unpacked = Unpacked::new(io::stdin().lock()).map_err(|error| load::other(&error))?;
    let begun = Begun::new(unpacked.from)?;
    if unpacked.packing.is_none() && archive::is_archive(&begun.start) {
        return archived(Archive::held(begun.bytes(settings.largest)?)?, settings);
    }
    Ok(match begun.told(Hint::Content, "", settings)? {
        Told::Records(records) => Contents::Records(records),
        Told::Text(text) => {
            let whole = text.unpacked().whole(settings.largest)?;
            Contents::One(One::read(Source::StandardInput, whole))
        }
    })
}

/// The reviews of an archive: those of an export, else its texts.
fn archived(archive: Archive, settings: &Settings) -> Result<Contents, Trouble> {
    let records = match export::of_archive(archive, settings)? {
        Ok(records) => records,
        Err(archive) => archive::texts(archive, settings)?,
    };
    Ok(Contents::Records(records))
}
