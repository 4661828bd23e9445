//! Finding the texts in folders.

use super::load::{irregular, trouble};
use super::packed::unpacked_name;
use super::source::SAMPLE;
use super::{LoadError, Settings, Source, Trouble, export, samples};
use ignore::{DirEntry, WalkBuilder};
use std::mem;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How many entries are handed over at first, so that there is something to show at once.
const FIRST_BATCH: usize = 16;

/// How many are handed over together after that.
const BATCH: usize = 1024;

/// What was found: a source that may be read, or one that cannot be.
pub type Found = Result<Source, LoadError>;

/// Goes through `roots` in their order and hands what it finds to `sink` in batches, the first
/// one small, until that breaks. No roots at all stand for the samples.
///
/// A root is a file, read whatever its name, a folder, `-` for standard input or `sample:NAME`.
/// Folders are gone through in the order of the file system, all the way down, hidden files
/// and folders aside. Links are followed where they are roots or lead to a regular file; other
/// links to folders are passed over, so that there is no way round in a circle. What cannot be
/// opened is handed over with what is wrong with it. A folder with the files of an export is one source.
pub fn walk(
    roots: &[PathBuf],
    settings: &Settings,
    sink: &mut dyn FnMut(Vec<Found>) -> ControlFlow<()>,
) {
    let mut batches = Batches {
        sink,
        ready: Vec::new(),
        size: FIRST_BATCH,
    };
    let done = if roots.is_empty() {
        samples::sources().try_for_each(|source| batches.add(Ok(source)))
    } else {
        roots
            .iter()
            .try_for_each(|path| root(path, settings, &mut batches))
    };
    if done.is_continue() && !batches.ready.is_empty() {
        // Nothing comes after it that could be broken off.
        let _ = batches.hand_over();
    }
}

/// Gathers what is found.
struct Batches<'a> {
    sink: &'a mut dyn FnMut(Vec<Found>) -> ControlFlow<()>,
    ready: Vec<Found>,
    size: usize,
}

impl Batches<'_> {
    fn add(&mut self, found: Found) -> ControlFlow<()> {
        self.ready.push(found);
        if self.ready.len() < self.size {
            return ControlFlow::Continue(());
        }
        self.size = BATCH;
        self.hand_over()
    }

    fn hand_over(&mut self) -> ControlFlow<()> {
        (self.sink)(mem::take(&mut self.ready))
    }
}

/// Goes through one root.
fn root(path: &Path, settings: &Settings, batches: &mut Batches<'_>) -> ControlFlow<()> {
    if path.as_os_str() == "-" {
        return batches.add(Ok(Source::StandardInput));
    }
    let sample = path.to_str().and_then(|path| path.strip_prefix(SAMPLE));
    if let Some(sample) = sample.and_then(samples::find) {
        return batches.add(Ok(Source::Sample(sample.name)));
    }
    match std::fs::metadata(path) {
        Ok(seen) if seen.is_dir() => folder(path, settings, batches),
        Ok(seen) if seen.is_file() => batches.add(Ok(Source::File(path.to_owned()))),
        Ok(seen) => batches.add(wrong(path, irregular(seen.file_type()))),
        Err(error) => batches.add(wrong(path, trouble(path, &error))),
    }
}

/// Goes through a folder.
fn folder(path: &Path, settings: &Settings, batches: &mut Batches<'_>) -> ControlFlow<()> {
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .build();
    let mut of_export: Option<PathBuf> = None;
    for entry in walk {
        let found = match &entry {
            Ok(entry) if is_of(of_export.as_deref(), entry, settings) => None,
            Ok(entry) if is_export(entry, settings) => {
                of_export = Some(entry.path().to_owned());
                Some(Ok(Source::File(entry.path().to_owned())))
            }
            Ok(entry) => look(entry, settings),
            Err(error) => Some(unwalkable(path, error)),
        };
        if let Some(found) = found {
            batches.add(found)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether an entry is a folder with the files of an export, which are read together.
fn is_export(entry: &DirEntry, settings: &Settings) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir()) && export::is_export(entry.path(), settings)
}

/// Whether an entry is read with the others of the `export` that it lies in.
fn is_of(export: Option<&Path>, entry: &DirEntry, settings: &Settings) -> bool {
    let path = entry.path();
    let is_inside = export.is_some_and(|export| path.starts_with(export));
    let is_dir = || entry.file_type().is_some_and(|kind| kind.is_dir());
    is_inside && (is_dir() || export::is_candidate(path, settings))
}

/// What an entry of a folder is, if it is to be opened by its name.
fn look(entry: &DirEntry, settings: &Settings) -> Option<Found> {
    let path = entry.path();
    let kind = entry.file_type()?;
    if kind.is_dir() || !has_suffix(path, &settings.suffixes) {
        return None;
    }
    if kind.is_file() {
        return Some(Ok(Source::File(path.to_owned())));
    }
    if !kind.is_symlink() {
        return Some(wrong(path, irregular(kind)));
    }
    match std::fs::metadata(path) {
        Ok(seen) if seen.is_file() => Some(Ok(Source::File(path.to_owned()))),
        Ok(seen) if seen.is_dir() => None,
        Ok(seen) => Some(wrong(path, irregular(seen.file_type()))),
        Err(error) => Some(wrong(path, trouble(path, &error))),
    }
}

/// Whether the name of a file, packed or not, ends as those of reviews do.
pub(super) fn has_suffix(path: &Path, suffixes: &[String]) -> bool {
    let suffix = unpacked_name(path).extension().unwrap_or_default();
    suffixes
        .iter()
        .any(|wanted| suffix.eq_ignore_ascii_case(wanted))
}

/// The entry for a path that cannot be opened.
fn wrong(path: &Path, trouble: Trouble) -> Found {
    Err(LoadError {
        origin: Source::File(path.to_owned()),
        trouble,
    })
}

/// The entry for what the walk below `root` could not go through.
fn unwalkable(root: &Path, error: &ignore::Error) -> Found {
    let path = place(error).unwrap_or(root);
    match error.io_error() {
        Some(io) => wrong(path, trouble(path, io)),
        None => wrong(
            path,
            Trouble::Other {
                reason: error.to_string(),
            },
        ),
    }
}

/// The path an error of the walk names.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            place(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::Partial(_)
        | ignore::Error::Io(_)
        | ignore::Error::Glob { .. }
        | ignore::Error::UnrecognizedFileType(_)
        | ignore::Error::InvalidDefinition => None,
    }
}
