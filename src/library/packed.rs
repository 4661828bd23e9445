//! Sources packed by gzip or Zstandard, unpacked while they are read.

use super::load::{all, other};
use super::{Extent, Trouble};
use crate::formats::{self, SHORTEST_BEGINNING};
use crate::review::Problem;
use flate2::bufread::MultiGzDecoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes that are unpacked at a time.
const BUFFER: usize = 64 * 1024;

/// What a file is called that is packed, what it begins with, and by what it is packed.
const PACKINGS: [(&str, &[u8], Packing); 2] = [
    ("gz", b"\x1f\x8b\x08", Packing::Gzip),
    ("zst", b"\x28\xb5\x2f\xfd", Packing::Zstandard),
];

/// The most bytes by which a packing is told.
const MARK: u64 = 4;

/// By what bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// gzip, in one part or several.
    Gzip,
    /// Zstandard, in one part or several.
    Zstandard,
}

/// A source that is unpacked while it is read, if it is packed.
pub(super) struct Unpacked {
    /// By what it is packed.
    pub(super) packing: Option<Packing>,
    /// What is in it.
    pub(super) from: Box<dyn BufRead>,
}

/// What was read of a source.
#[derive(Debug)]
pub(super) struct Whole {
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Why there are no more of them, where some could not be unpacked.
    pub(super) broken: Option<Problem>,
}

impl Whole {
    /// All the bytes of a source.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        let broken = None;
        Self { bytes, broken }
    }
}

impl Unpacked {
    /// Tells by its first bytes whether `from` is packed.
    pub(super) fn new(from: impl BufRead + 'static) -> io::Result<Self> {
        let mut from = from;
        let mut mark = Vec::new();
        from.by_ref().take(MARK).read_to_end(&mut mark)?;
        let packing = Packing::of(&mark);
        let from = Cursor::new(mark).chain(from);
        let from: Box<dyn BufRead> = match packing {
            None => Box::new(from),
            Some(Packing::Gzip) => buffered(MultiGzDecoder::new(from), Packing::Gzip),
            Some(Packing::Zstandard) => {
                let unpacked = zstd::Decoder::with_buffer(from)?;
                buffered(unpacked, Packing::Zstandard)
            }
        };
        Ok(Self { packing, from })
    }

    /// Opens `file` behind `start` bytes of what is in it. What is packed is unpacked up to there, so
    /// that it takes the longer the further that is.
    pub(super) fn behind(file: File, start: u64) -> io::Result<Self> {
        let mut file = file;
        let mut mark = Vec::new();
        file.by_ref().take(MARK).read_to_end(&mut mark)?;
        if Packing::of(&mark).is_none() {
            file.seek(SeekFrom::Start(start))?;
            let from = Box::new(BufReader::new(file));
            return Ok(Self {
                packing: None,
                from,
            });
        }
        file.rewind()?;
        let mut unpacked = Self::new(BufReader::with_capacity(BUFFER, file))?;
        io::copy(&mut unpacked.from.by_ref().take(start), &mut io::sink())?;
        Ok(unpacked)
    }

    /// All of it, unless that is more than `limit` bytes; of what is broken, what could be unpacked.
    pub(super) fn whole(self, limit: u64) -> Result<Whole, Trouble> {
        let mut from = Tolerant::new(self.from);
        let bytes = all(&mut from, 0, limit)?;
        from.whole(bytes)
    }

    /// The same, or where `extent` is the beginning and there are more than `at_once` bytes, some of
    /// the first of them.
    pub(super) fn part(
        self,
        extent: Extent,
        at_once: usize,
        limit: u64,
    ) -> Result<(Whole, Extent), Trouble> {
        if extent == Extent::Whole {
            return Ok((self.whole(limit)?, Extent::Whole));
        }
        let mut from = Tolerant::new(self.from);
        let mut bytes = Vec::new();
        let mut start = from.by_ref().take(at_once as u64 + 1);
        start
            .read_to_end(&mut bytes)
            .map_err(|error| other(&error))?;
        if bytes.len() <= at_once {
            return Ok((from.whole(bytes)?, Extent::Whole));
        }
        bytes.truncate(SHORTEST_BEGINNING);
        bytes.truncate(formats::beginning(&bytes));
        let broken = None; // what is behind it tells
        Ok((Whole { bytes, broken }, Extent::Beginning))
    }
}

/// `path` without the ending that tells how it is packed.
pub(super) fn unpacked_name(path: &Path) -> &Path {
    let ends = |suffix: &OsStr| {
        let mut packings = PACKINGS.iter();
        packings.any(|(name, ..)| suffix.eq_ignore_ascii_case(name))
    };
    match (path.extension(), path.file_stem()) {
        (Some(suffix), Some(stem)) if ends(suffix) => Path::new(stem),
        _ => path,
    }
}

/// What `unpacker` gives, in larger parts.
fn buffered(unpacker: impl Read + 'static, packing: Packing) -> Box<dyn BufRead> {
    let unpacker = Unpacking {
        unpacker,
        packing,
        passed: 0,
    };
    Box::new(BufReader::with_capacity(BUFFER, unpacker))
}

/// What is being unpacked: its errors say how far that went.
struct Unpacking<R> {
    unpacker: R,
    packing: Packing,
    /// The bytes that it gave.
    passed: u64,
}

impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.unpacker.read(into) {
            Ok(read) => {
                self.passed += read as u64;
                Ok(read)
            }
            Err(error) => Err(io::Error::other(Broken {
                packing: self.packing,
                passed: self.passed,
                reason: error.to_string(),
            })),
        }
    }
}

/// Why no more can be unpacked.
#[derive(Debug, thiserror::Error)]
#[error(
    "it is packed by {} and can be unpacked up to byte {passed} only ({reason}); fetch or pack it anew",
    .packing.name()
)]
struct Broken {
    packing: Packing,
    passed: u64,
    reason: String,
}

impl Packing {
    /// By what is packed what begins with `mark`.
    fn of(mark: &[u8]) -> Option<Self> {
        let mut known = PACKINGS.iter();
        let known = known.find(|(_, start, _)| mark.starts_with(start));
        known.map(|(.., packing)| *packing)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zstandard => "Zstandard",
        }
    }
}

/// Reads what can be read: an error is an end.
struct Tolerant {
    from: Box<dyn BufRead>,
    ended: Option<io::Error>,
}

impl Tolerant {
    fn new(from: Box<dyn BufRead>) -> Self {
        Self { from, ended: None }
    }

    /// What was read of it, and why no more.
    fn whole(self, bytes: Vec<u8>) -> Result<Whole, Trouble> {
        let broken = match self.ended {
            Some(error) if bytes.is_empty() => return Err(other(&error)),
            Some(error) => Some(Problem {
                line: Some(memchr::memchr_iter(b'\n', &bytes).count() + 1),
                message: format!("the rest is missing: {error}"),
            }),
            None => None,
        };
        Ok(Whole { bytes, broken })
    }
}

impl Read for Tolerant {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ended.is_some() {
            return Ok(0);
        }
        match self.from.read(into) {
            Ok(read) => Ok(read),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                self.ended = Some(error);
                Ok(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_what_is_packed_is_the_one_before() {
        for (path, expected) in [
            ("a/film.txt.gz", "film.txt"),
            ("a/FILM.TXT.GZ", "FILM.TXT"),
            ("r.jsonl.zst", "r.jsonl"),
            ("a/film.txt", "a/film.txt"),
            ("a.gz/film", "a.gz/film"),
            (".gz", ".gz"),
            ("film.gz", "film"),
        ] {
            assert_eq!(unpacked_name(Path::new(path)), Path::new(expected));
        }
    }
}
