//! Books in EPUB 2 and 3, each read as one review: its chapters in their order, its facts.
//!
//! A book comes from anywhere. Nothing of it is ever written to a disk, what it says of its own sizes is
//! not believed, and a chapter that is broken costs only itself.

mod archive;
mod drm;
mod package;
mod tame;

use super::html::{Among, Several};
use super::{Encoding, Format, Parsed, Unreadable, sanitise};
use crate::review::Problem;
use archive::Archive;
use package::Package;
use std::collections::HashSet;
use std::rc::Rc;

/// The first bytes of any zip archive.
const ZIP: &[u8] = b"PK\x03\x04";

/// Where in a zip archive the name of its first member begins.
const NAME: usize = 30;

/// The first member of a book, stored as it is, and what it holds.
const FIRST: (&[u8], &[u8]) = (b"mimetype", b"application/epub+zip");

/// Whether a file that begins with `start` is plainly a book.
pub fn is_book(start: &[u8]) -> bool {
    is_archive(start)
        && start
            .get(NAME..)
            .and_then(|rest| rest.strip_prefix(FIRST.0))
            .is_some_and(|rest| {
                // Some archivers put a few bytes of their own in between.
                let rest = rest.get(..2 * NAME).unwrap_or(rest);
                memchr::memmem::find(rest, FIRST.1).is_some()
            })
}

/// Whether a file that begins with `start` may be a book.
pub(super) fn is_archive(start: &[u8]) -> bool {
    start.starts_with(ZIP)
}

/// Reads a book.
pub(super) fn read(bytes: &[u8]) -> Result<Parsed, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    let package = Package::open(&archive)?;
    let paths = package.chapters.iter().map(|chapter| &*chapter.path);
    if drm::is_locked(&archive, paths.clone()) {
        return Err(Unreadable::LockedBook);
    }
    let all: Rc<HashSet<String>> = Rc::new(paths.map(str::to_owned).collect());
    let mut problems = [std::mem::take(&mut archive.problems), package.problems].concat();
    let mut several = Several::new();
    for chapter in package.chapters {
        match text(&mut archive, &chapter.path, &mut problems) {
            Ok(html) => {
                let among = Among::of(chapter.path, Rc::clone(&all));
                several.add_chapter(&html, among, chapter.title.as_ref());
            }
            Err(wrong) => problems.push(problem(format!(
                "the chapter `{}` {wrong}; it was left out",
                sanitise::line(&chapter.path)
            ))),
        }
    }
    let read = several.finish();
    if read.blocks.is_empty() {
        problems.push(problem("the book holds no text to read".to_owned()));
    }
    Ok(Parsed {
        review: read.review(package.facts, problems).without_lines(),
        format: Format::Epub,
    })
}

/// The text of the chapter at `path`, or what is wrong with it; what does not decode is added to
/// `problems`.
fn text(
    archive: &mut Archive,
    path: &str,
    problems: &mut Vec<Problem>,
) -> Result<String, &'static str> {
    let bytes = archive.take(path)?;
    let Ok(encoding) = Encoding::of(&bytes) else {
        return Err("is no text");
    };
    let decoded = encoding.unless_declared(&bytes).decode(bytes);
    let path = sanitise::line(path);
    problems.extend(decoded.problems.into_iter().map(|undecoded| {
        problem(match undecoded.line {
            Some(line) => format!("`{path}`, line {line}: {}", undecoded.message),
            None => format!("`{path}`: {}", undecoded.message),
        })
    }));
    Ok(decoded.text)
}

/// Something wrong with a book, which has no lines.
fn problem(message: String) -> Problem {
    Problem {
        line: None,
        message,
    }
}
