//! What is packed in a book, unpacked in memory as far as that is safe.

use super::problem;
use super::tame::is_tame;
use crate::formats::{Encoding, Unreadable, sanitise};
use crate::review::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Write};
use zip::read::ZipArchive;
use zip::result::{ZipError, ZipResult};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The most members of a book.
const MOST_MEMBERS: usize = 20_000;

/// The most bytes that a member may unpack to.
const LARGEST_MEMBER: u64 = 16 << 20;

/// The most bytes that all of them may.
const LARGEST: u64 = 64 << 20;

/// The endings of members that are no text, which are not unpacked.
const NO_TEXT: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "svg", "bmp", "css", "js", "ttf", "otf", "woff", "woff2",
    "mp3", "m4a", "mp4", "ogg", "pdf",
];

/// The members of a book that may be text.
#[derive(Debug, Default)]
pub(super) struct Archive {
    /// Their bytes by their paths.
    members: BTreeMap<String, Vec<u8>>,
    /// Those that could not be unpacked.
    left_out: BTreeSet<String>,
    /// What is wrong with them.
    pub(super) problems: Vec<Problem>,
}

impl Archive {
    /// Unpacks a book. What is read is counted; what the archive says of sizes is not asked.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            return Err(Unreadable::BrokenBook {
                reason: "it is cut off, or no zip archive".to_owned(),
            });
        };
        if zip.len() > MOST_MEMBERS {
            return Err(Unreadable::BrokenBook {
                reason: format!("more than {MOST_MEMBERS} files are packed in it"),
            });
        }
        let mut archive = Self::default();
        let mut room = LARGEST;
        for index in 0..zip.len() {
            let Some(Ok(name)) = zip.name_for_index(index) else {
                continue;
            };
            let name = name.into_owned();
            if name.ends_with('/') || is_no_text(&name) {
                continue;
            }
            if !is_inside(&name) {
                archive.leave_out(name, "leads out of the book");
                continue;
            }
            match member(&mut zip, index, room.min(LARGEST_MEMBER)) {
                Ok(bytes) => {
                    room -= bytes.len() as u64;
                    archive.members.insert(name, narrow(bytes));
                }
                Err(Wrong::Locked) => return Err(Unreadable::LockedBook),
                Err(Wrong::TooLarge) if room < LARGEST_MEMBER => {
                    return Err(Unreadable::BrokenBook {
                        reason: format!("it unpacks to more than {} MiB", LARGEST >> 20),
                    });
                }
                Err(Wrong::TooLarge) => {
                    room -= LARGEST_MEMBER;
                    archive.leave_out(name, "unpacks to far more than a text has");
                }
                Err(Wrong::Link) => archive.leave_out(name, "is a link"),
                Err(Wrong::Damaged) => archive.leave_out(name, "is damaged"),
            }
        }
        Ok(archive)
    }

    fn leave_out(&mut self, name: String, wrong: &str) {
        let shown = sanitise::line(&name);
        self.problems
            .push(problem(format!("`{shown}` {wrong} and was left out")));
        self.left_out.insert(name);
    }

    /// What the member at `path` holds.
    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.members.get(path).map(Vec::as_slice)
    }

    /// Takes the member at `path` out, or tells what is wrong with it.
    pub(super) fn take(&mut self, path: &str) -> Result<Vec<u8>, &'static str> {
        self.members.remove(path).ok_or_else(|| {
            if self.left_out.contains(path) {
                "cannot be unpacked"
            } else {
                "is not in the book"
            }
        })
    }

    /// The members at some paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.members.iter().map(|(path, bytes)| (&**path, &**bytes))
    }

    /// An archive of nothing but what is safe to be unpacked and gone down into, not packed.
    pub(super) fn safe(&self) -> ZipResult<Vec<u8>> {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        let tame = self.iter().filter(|(_, bytes)| is_tame(bytes));
        for (path, bytes) in tame {
            to.start_file(path, options)?;
            to.write_all(bytes)?;
        }
        Ok(to.finish()?.into_inner())
    }
}

/// Why a member cannot be unpacked.
enum Wrong {
    /// A password is needed.
    Locked,
    /// It is larger than may be.
    TooLarge,
    /// It stands for another file.
    Link,
    /// It is not what it says it is.
    Damaged,
}

impl From<ZipError> for Wrong {
    fn from(_: ZipError) -> Self {
        Self::Damaged
    }
}

impl From<io::Error> for Wrong {
    fn from(_: io::Error) -> Self {
        Self::Damaged
    }
}

/// Unpacks a member of up to `limit` bytes.
fn member(zip: &mut ZipArchive<Cursor<&[u8]>>, index: usize, limit: u64) -> Result<Vec<u8>, Wrong> {
    let seen = zip.by_index_data(index)?;
    if seen.encrypted() {
        return Err(Wrong::Locked);
    }
    if seen.is_symlink() {
        return Err(Wrong::Link);
    }
    let packed = zip.by_index(index)?;
    let mut bytes = Vec::new();
    let read = packed.take(limit + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(Wrong::TooLarge);
    }
    read?;
    Ok(bytes)
}

/// A text in UTF-16 as one in UTF-8, so that all who look at it see the same.
fn narrow(bytes: Vec<u8>) -> Vec<u8> {
    match Encoding::of(bytes.get(..2).unwrap_or_default()) {
        Ok(wide @ (Encoding::Utf16Little | Encoding::Utf16Big)) => {
            wide.decode(bytes).text.into_bytes()
        }
        Ok(Encoding::Ascii | Encoding::Utf8 | Encoding::Legacy(_)) | Err(_) => bytes,
    }
}

/// Whether a member called `name` is none that could be read.
fn is_no_text(name: &str) -> bool {
    let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
    NO_TEXT
        .iter()
        .any(|other| suffix.eq_ignore_ascii_case(other))
}

/// Whether a member called `name` is within the book, by its name.
fn is_inside(name: &str) -> bool {
    let climbs = name.split('/').any(|part| part == "..");
    !climbs && !name.starts_with('/') && !name.contains(['\\', '\0']) && name.get(1..2) != Some(":")
}
