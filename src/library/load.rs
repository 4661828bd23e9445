//! Reading one source.

use super::archive::Refused;
use super::packed::{Unpacked, Whole};
use super::{Settings, Source, Stamp, again, samples};
use crate::formats::{
    self, Format, Hint, NoRecord, Parsed, SHORTEST_BEGINNING, Unreadable, sanitise,
};
use crate::journal::Content;
use crate::outline::{self, Outline};
use crate::review::Review;
use std::fs::{File, FileType, Metadata};
use std::io::{self, BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

/// How much of a source to read, and how much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// As much of a large file as is needed to begin reading.
    Beginning,
    /// All of it.
    Whole,
}

/// A review that was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The review.
    pub review: Review,
    /// What it was written in.
    pub format: Format,
    /// Its outline; that of a beginning is one section, as finding more takes longer than reading.
    pub outline: Outline,
    /// How much of the source it is: the whole also where the beginning was asked for, if the
    /// source is no longer than that or can be read only once.
    pub extent: Extent,
    /// What its text is known by, where that is the whole.
    pub content: Option<Content>,
    /// The stamp of the file it was read from, as that was opened; `None` where it is from none.
    pub stamp: Option<Stamp>,
}

/// A source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {trouble}", origin.shown())]
pub struct LoadError {
    /// The source.
    pub origin: Source,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What is wrong with a source, with the remedy where there is one. The message does not name
/// the source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is nothing at the path.
    #[error("there is no such file or folder; check how the path is written")]
    Missing,
    /// A link to nothing.
    #[error("it is a link that leads to nothing; give the path of the file itself")]
    BrokenLink,
    /// It must not be read.
    #[error("it may not be read; ask its owner for the permission, or change it with chmod")]
    Denied,
    /// It is a folder.
    #[error("it is a folder, not a text; open one of the files in it")]
    Folder,
    /// It is a named pipe.
    #[error("it is a named pipe, which is not opened; pipe the text into `frontrow -`")]
    Pipe,
    /// It is a socket.
    #[error("it is a socket, not a text")]
    Socket,
    /// It is a device.
    #[error("it is a device, not a text")]
    Device,
    /// It is larger than [`Settings::largest`].
    #[error("it is larger than {} MiB, the most that is read; split it", .limit >> 20)]
    TooLarge {
        /// The most bytes that are read.
        limit: u64,
    },
    /// It is not text.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// It is no record, where there must be one.
    #[error(transparent)]
    NoRecord(NoRecord),
    /// It is a file among others that cannot be read.
    #[error("{name}: {trouble}")]
    Inside {
        /// Its name, safe to print.
        name: String,
        /// What is wrong with it.
        trouble: Box<Self>,
    },
    /// It is an archive, or in one, and is not unpacked.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It had more records once.
    #[error("there is no record {0} in it any more; it was changed since the list was made")]
    NoSuchRecord(usize),
    /// There is no such text in the program.
    #[error("there is no sample of this name")]
    NoSample,
    /// The operating system says why.
    #[error("it cannot be read: {reason}")]
    Other {
        /// What the operating system says.
        reason: String,
    },
}

impl From<NoRecord> for Trouble {
    fn from(why: NoRecord) -> Self {
        if let NoRecord::TooLarge { limit } = why {
            Self::TooLarge { limit }
        } else {
            Self::NoRecord(why)
        }
    }
}

impl Trouble {
    /// The same of a file among others, by its name.
    pub(super) fn inside(self, name: &str) -> Self {
        Self::Inside {
            name: sanitise::line(name),
            trouble: Box::new(self),
        }
    }
}

impl Loaded {
    /// A review with its outline.
    pub(super) fn of(parsed: Parsed) -> Self {
        let Parsed { review, format } = parsed;
        let outline = outline::of(&review);
        let content = Some(Content::of(review.text()));
        Self {
            review,
            format,
            outline,
            extent: Extent::Whole,
            content,
            stamp: None,
        }
    }
}

/// Reads a source and finds its sections.
///
/// Only regular files are opened, so that a pipe without a writer never makes the reader wait.
/// Standard input is read to its end whatever `extent` says, and is empty the second time.
pub fn load(source: &Source, extent: Extent, settings: &Settings) -> Result<Loaded, LoadError> {
    if let Source::Record(path, place) = source {
        return again::load(source, path, *place, settings);
    }
    let (whole, extent, stamp) = bytes(source, extent, settings).map_err(|trouble| LoadError {
        origin: source.clone(),
        trouble,
    })?;
    let loaded = review(source, whole, extent)?;
    Ok(Loaded { stamp, ..loaded })
}

/// Reads all of a source, whose sections are not looked for; `None` where it cannot be read, or only
/// once.
pub fn text(source: &Source, settings: &Settings) -> Option<Review> {
    match source {
        Source::StandardInput => None,
        Source::Record(..) => Some(load(source, Extent::Whole, settings).ok()?.review),
        Source::File(_) | Source::Sample(_) => {
            let (whole, ..) = bytes(source, Extent::Whole, settings).ok()?;
            Some(formats::read(whole.bytes, source.hint()).ok()?.review)
        }
    }
}

/// What was taken from a source: how much of it that is, and the stamp of its file.
type Taken = (Whole, Extent, Option<Stamp>);

/// The bytes of a source that is no record, how much of it they are, and the stamp of its file.
fn bytes(source: &Source, extent: Extent, settings: &Settings) -> Result<Taken, Trouble> {
    match source {
        Source::Record(_, place) => Err(Trouble::NoSuchRecord(place.record)),
        Source::File(path) => file(path, source.hint(), extent, settings),
        Source::StandardInput => Unpacked::new(io::stdin().lock())
            .map_err(|error| other(&error))
            .and_then(|unpacked| unpacked.whole(settings.largest))
            .map(|whole| (whole, Extent::Whole, None)),
        Source::Sample(name) => match samples::find(name) {
            Some(sample) => {
                let whole = Whole::of(sample.text.as_bytes().to_vec());
                Ok((whole, Extent::Whole, None))
            }
            None => Err(Trouble::NoSample),
        },
    }
}

/// The review that was read, `extent` of it, with its sections.
pub(super) fn review(source: &Source, whole: Whole, extent: Extent) -> Result<Loaded, LoadError> {
    let Whole { bytes, broken } = whole;
    let parsed = formats::read(bytes, source.hint()).map_err(|unreadable| LoadError {
        origin: source.clone(),
        trouble: unreadable.into(),
    })?;
    let Parsed { review, format } = parsed;
    let review = review.with_more_problems(broken);
    let outline = match extent {
        Extent::Whole => outline::of(&review),
        Extent::Beginning => Outline::new(&review, None, Vec::new()),
    };
    let content = (extent == Extent::Whole).then(|| Content::of(review.text()));
    Ok(Loaded {
        review,
        format,
        outline,
        extent,
        content,
        stamp: None,
    })
}

/// What is read of a file, how much of it that is, and the stamp of the file as it was opened.
fn file(path: &Path, hint: Hint, extent: Extent, settings: &Settings) -> Result<Taken, Trouble> {
    let (opened, size) = open(path)?;
    let stamp = opened.metadata().ok().map(|seen| Stamp::of(&seen));
    let (whole, extent) = part((opened, size), hint, extent, settings)?;
    Ok((whole, extent, stamp))
}

/// What is read of an open file of so many bytes, and how much of it that is.
fn part(
    (opened, size): (File, u64),
    hint: Hint,
    extent: Extent,
    settings: &Settings,
) -> Result<(Whole, Extent), Trouble> {
    let at_once = settings.at_once.max(SHORTEST_BEGINNING);
    let from = Unpacked::new(BufReader::new(opened)).map_err(|error| other(&error))?;
    if from.packing.is_some() {
        return from.part(extent, at_once, settings.largest);
    }
    if extent == Extent::Whole || size <= at_once as u64 {
        let bytes = all(from.from, size, settings.largest)?;
        return Ok((Whole::of(bytes), Extent::Whole));
    }
    let mut opened = from.from;
    let mut bytes = Vec::with_capacity(SHORTEST_BEGINNING);
    let mut start = opened.by_ref().take(SHORTEST_BEGINNING as u64);
    start
        .read_to_end(&mut bytes)
        .map_err(|error| other(&error))?;
    if !formats::has_beginning(hint, &bytes) {
        let whole = Cursor::new(bytes).chain(opened);
        let bytes = all(whole, size, settings.largest)?;
        return Ok((Whole::of(bytes), Extent::Whole));
    }
    bytes.truncate(formats::beginning(&bytes));
    Ok((Whole::of(bytes), Extent::Beginning))
}

/// Opens the regular file at `path`, and tells how many bytes it has.
pub(super) fn open(path: &Path) -> Result<(File, u64), Trouble> {
    let seen = std::fs::metadata(path).map_err(|error| trouble(path, &error))?;
    is_regular(&seen)?;
    let opened = File::open(path).map_err(|error| trouble(path, &error))?;
    // It may have been replaced since it was looked at.
    let size = opened
        .metadata()
        .map_err(|error| trouble(path, &error))
        .and_then(|seen| is_regular(&seen).map(|()| seen.len()))?;
    Ok((opened, size))
}

/// All bytes, of which there are probably `size`, unless they are more than `limit`.
pub(super) fn all(reader: impl Read, size: u64, limit: u64) -> Result<Vec<u8>, Trouble> {
    if size > limit {
        return Err(Trouble::TooLarge { limit });
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))
        .map_err(|error| Trouble::Other {
            reason: error.to_string(),
        })?;
    let mut reader = reader.take(limit + 1);
    let mut start = reader.by_ref().take(formats::TELLING as u64);
    start
        .read_to_end(&mut bytes)
        .map_err(|error| other(&error))?;
    formats::check(&bytes)?;
    reader
        .read_to_end(&mut bytes)
        .map_err(|error| other(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Trouble::TooLarge { limit });
    }
    Ok(bytes)
}

/// Whether what was seen is a regular file, or what is wrong.
fn is_regular(seen: &Metadata) -> Result<(), Trouble> {
    if seen.is_file() {
        Ok(())
    } else {
        Err(irregular(seen.file_type()))
    }
}

/// What is wrong with a file that is not a regular one.
#[cfg(unix)]
pub(super) fn irregular(kind: FileType) -> Trouble {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_dir() {
        Trouble::Folder
    } else if kind.is_fifo() {
        Trouble::Pipe
    } else if kind.is_socket() {
        Trouble::Socket
    } else {
        Trouble::Device
    }
}

/// What is wrong with a file that is not a regular one.
#[cfg(not(unix))]
pub(super) fn irregular(kind: FileType) -> Trouble {
    if kind.is_dir() {
        Trouble::Folder
    } else {
        Trouble::Device
    }
}

/// What is wrong with `path`, which gave `error`.
pub fn trouble(path: &Path, error: &io::Error) -> Trouble {
    let kind = error.kind();
    if matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory) {
        if path.is_symlink() {
            Trouble::BrokenLink
        } else {
            Trouble::Missing
        }
    } else if kind == ErrorKind::PermissionDenied {
        Trouble::Denied
    } else {
        other(error)
    }
}

/// What the operating system says, without its number.
pub(super) fn other(error: &io::Error) -> Trouble {
    let text = error.to_string();
    let reason = match text.split_once(" (os error") {
        Some((reason, _)) => reason.to_owned(),
        None => text,
    };
    Trouble::Other { reason }
}
