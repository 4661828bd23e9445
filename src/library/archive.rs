//! Zip archives. What is in them is unpacked while it is read, and nothing of it is written anywhere.

mod name;
mod refused;
mod shared;
mod texts;
mod unzipped;

pub(super) use refused::Refused;
pub(super) use texts::texts;

use super::Trouble;
use super::load::other;
use flate2::bufread::DeflateDecoder;
use name::Named;
use shared::Shared;
use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::rc::Rc;
use unzipped::Unzipped;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// What a zip archive begins with: its first file, or the list of none.
const MARKS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// What stands near the beginning of a book, which is a zip archive too.
const BOOK: &[u8] = b"mimetypeapplication/epub+zip";

/// The most files of an archive.
const MOST_FILES: usize = 100_000;

/// How many times its size all that is unpacked of an archive may be; of a small one, how many bytes.
/// Texts are packed to a third, a tenth at best.
const MOST_UNPACKED: u64 = 200;
const ALWAYS_UNPACKED: u64 = 16 << 20;

/// Bytes that are unpacked at a time.
const BUFFER: usize = 64 * 1024;

/// An archive whose list of files was read.
pub(super) struct Archive {
    bytes: Shared,
    files: Vec<InArchive>,
    /// How many bytes of it may still be unpacked.
    left: Rc<Cell<u64>>,
    /// Whether there are several files of the same name, of which one each is read.
    has_doubles: bool,
}

/// A file in an archive.
#[derive(Debug, Clone)]
pub(super) struct InArchive {
    /// Its name with its folders, `/` between them. Not safe to print.
    pub(super) name: String,
    /// Where it is; or why it is not read.
    packed: Result<Packed, Refused>,
}

/// A file as it is packed.
#[derive(Debug, Clone, Copy)]
struct Packed {
    /// Where its bytes begin in the archive, and how many they are.
    start: u64,
    len: u64,
    is_deflated: bool,
    /// The checksum of what is in it.
    checksum: u32,
}

impl InArchive {
    /// Whether it is known already that it cannot be read.
    pub(super) fn is_refused(&self) -> bool {
        self.packed.is_err()
    }
}

/// Whether a source that begins with `start` is an archive, other than a book.
pub(super) fn is_archive(start: &[u8]) -> bool {
    let beginning = start.get(..128).unwrap_or(start);
    MARKS.iter().any(|mark| start.starts_with(mark))
        && memchr::memmem::find(beginning, BOOK).is_none()
}

impl Archive {
    /// Reads the list of files of the archive that `file` is.
    pub(super) fn open(file: File) -> Result<Self, Trouble> {
        let size = file.metadata().map_err(|error| other(&error))?.len();
        Self::of(Shared::File(Rc::new(file)), size)
    }

    /// The same of one that is held.
    pub(super) fn held(bytes: Vec<u8>) -> Result<Self, Trouble> {
        let size = bytes.len() as u64;
        Self::of(Shared::Held(bytes.into()), size)
    }

    fn of(bytes: Shared, size: u64) -> Result<Self, Trouble> {
        let from = BufReader::new(bytes.part(0, size));
        let mut archive = ZipArchive::new(from).map_err(|error| broken(&error))?;
        if archive.len() > MOST_FILES {
            return Err(Refused::TooManyFiles(MOST_FILES).into());
        }
        let mut files = Vec::new();
        for index in 0..archive.len() {
            files.extend(listed(&mut archive, index));
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let most = size.saturating_mul(MOST_UNPACKED).max(ALWAYS_UNPACKED);
        Ok(Self {
            bytes,
            files,
            left: Rc::new(Cell::new(most)),
            has_doubles: archive.has_duplicate_names(),
        })
    }

    /// The files in it, in the order of their names; without folders, hidden ones and what only
    /// belongs to the system it was made on.
    pub(super) fn files(&self) -> &[InArchive] {
        &self.files
    }

    /// What is wrong with the list of files itself.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.has_doubles.then(|| Refused::Doubles.into())
    }

    /// What is in `file`, unpacked while it is read. Its checksum is compared at the end.
    pub(super) fn read(&self, file: &InArchive) -> Result<Box<dyn BufRead>, Trouble> {
        let packed = file.packed.clone()?;
        let from = self.bytes.part(packed.start, packed.len);
        let from = BufReader::with_capacity(BUFFER, from);
        let unpacked: Box<dyn Read> = if packed.is_deflated {
            Box::new(DeflateDecoder::new(from))
        } else {
            Box::new(from)
        };
        let unzipped = Unzipped::new(unpacked, packed.checksum, Rc::clone(&self.left));
        Ok(Box::new(BufReader::with_capacity(BUFFER, unzipped)))
    }
}

/// The file at `index` of the list, where it is one that counts.
fn listed<R: Read + std::io::Seek>(archive: &mut ZipArchive<R>, index: usize) -> Option<InArchive> {
    let file = match archive.by_index_raw(index) {
        Ok(file) => file,
        Err(error) => {
            return Some(InArchive {
                name: format!("file {}", index + 1),
                packed: Err(broken(&error)),
            });
        }
    };
    if file.is_dir() {
        return None;
    }
    let name = match file.name() {
        Ok(name) => name.into_owned(),
        Err(_) => String::from_utf8_lossy(file.name_raw()).into_owned(),
    };
    let refused = |why| Some(Err(why));
    let packed = match Named::of(&name) {
        Named::Aside => None,
        Named::Outside => refused(Refused::Outside),
        Named::Inside if file.is_symlink() => refused(Refused::Link),
        Named::Inside if file.encrypted() => refused(Refused::Encrypted),
        Named::Archive => refused(Refused::Archive),
        Named::Inside => match (file.compression(), file.data_start()) {
            (CompressionMethod::Stored | CompressionMethod::Deflated, Some(start)) => {
                Some(Ok(Packed {
                    start,
                    len: file.compressed_size(),
                    is_deflated: file.compression() == CompressionMethod::Deflated,
                    checksum: file.crc32(),
                }))
            }
            (method, _) => refused(Refused::Method(method.to_string())),
        },
    }?;
    Some(InArchive { name, packed })
}

/// What is wrong with an archive.
fn broken(error: &ZipError) -> Refused {
    Refused::Broken(error.to_string())
}
