//! Finding the texts in folders.

use super::load::{irregular, trouble};
use super::packed::unpacked_name;
use super::source::SAMPLE;
use super::{LoadError, Settings, Source, Trouble, export, samples};
use ignore::{DirEntry, WalkBuilder};
use std::fs::FileType;
use std::mem;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How many entries are handed over at first, so that there is something to show at once.
const FIRST_BATCH: usize = 16;

/// How many are handed over together after that.
const BATCH: usize = 1024;

/// What was found: a source that may be read, or one that cannot be.
pub type Found = Result<Source, LoadError>;

/// What a walk comes upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<'a> {
    /// A folder, before what is in it is looked at.
    Folder(&'a Path),
    /// A root that is no folder.
    Single(&'a Path),
    /// A link that is passed over, as it leads to a folder, but would not be if it led elsewhere.
    Passed(&'a Path),
    /// What was found, in batches, the first one small.
    Found(Vec<Found>),
}

/// What walks tell what they come upon, until it breaks.
type Visit<'a> = dyn FnMut(Step<'_>) -> ControlFlow<()> + 'a;

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
    visit(roots, settings, &mut |step| match step {
        Step::Found(found) => sink(found),
        Step::Folder(_) | Step::Single(_) | Step::Passed(_) => ControlFlow::Continue(()),
    });
}

/// Goes through `roots` as [`walk`] does, and tells of the folders too, so that they can be watched
/// from before they are looked into.
pub fn visit(roots: &[PathBuf], settings: &Settings, to: &mut Visit<'_>) {
    let mut batches = Batches::new(to);
    let done = if roots.is_empty() {
        samples::sources().try_for_each(|source| batches.add(Ok(source)))
    } else {
        roots
            .iter()
            .try_for_each(|path| root(path, settings, &mut batches))
    };
    batches.finish(done);
}

/// Goes through a folder that was found below a root.
pub fn visit_below(path: &Path, settings: &Settings, to: &mut Visit<'_>) {
    let mut batches = Batches::new(to);
    let done = folder(path, settings, &mut batches);
    batches.finish(done);
}

/// What is at a path below a root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum There {
    /// Nothing that belongs to the library.
    Nothing,
    /// A folder, which is to be gone through.
    Folder,
    /// Something that a walk would find.
    Found(Found),
}

/// Looks at what is at `path`, below a root.
pub fn there(path: &Path, settings: &Settings) -> There {
    if let Some(export) = export_at(path, settings) {
        return There::Found(Ok(Source::File(export.to_owned())));
    }
    match std::fs::symlink_metadata(path) {
        Ok(seen) if seen.is_dir() => There::Folder,
        Ok(seen) => {
            let found = look(path, seen.file_type(), settings);
            found.map_or(There::Nothing, There::Found)
        }
        Err(_) => There::Nothing,
    }
}

/// Looks at a root again that is no folder: what a walk would find there.
pub fn there_at_root(path: &Path) -> There {
    match std::fs::metadata(path) {
        Ok(seen) if seen.is_dir() => There::Folder,
        Ok(seen) if seen.is_file() => There::Found(Ok(Source::File(path.to_owned()))),
        Ok(seen) => There::Found(wrong(path, irregular(seen.file_type()))),
        Err(error) => There::Found(wrong(path, trouble(path, &error))),
    }
}

/// Gathers what is found.
struct Batches<'a, 'b> {
    to: &'a mut Visit<'b>,
    ready: Vec<Found>,
    size: usize,
}

impl<'a, 'b> Batches<'a, 'b> {
    fn new(to: &'a mut Visit<'b>) -> Self {
        Self {
            to,
            ready: Vec::new(),
            size: FIRST_BATCH,
        }
    }

    /// Hands over what is left, unless the walk was broken off.
    fn finish(mut self, done: ControlFlow<()>) {
        if done.is_continue() && !self.ready.is_empty() {
            // Nothing comes after it that could be broken off.
            let _ = self.hand_over();
        }
    }

    fn add(&mut self, found: Found) -> ControlFlow<()> {
        self.ready.push(found);
        if self.ready.len() < self.size {
            return ControlFlow::Continue(());
        }
        self.size = BATCH;
        self.hand_over()
    }

    fn hand_over(&mut self) -> ControlFlow<()> {
        (self.to)(Step::Found(mem::take(&mut self.ready)))
    }
}

/// Goes through one root.
fn root(path: &Path, settings: &Settings, batches: &mut Batches<'_, '_>) -> ControlFlow<()> {
    if path.as_os_str() == "-" {
        return batches.add(Ok(Source::StandardInput));
    }
    let sample = path.to_str().and_then(|path| path.strip_prefix(SAMPLE));
    if let Some(sample) = sample.and_then(samples::find) {
        return batches.add(Ok(Source::Sample(sample.name)));
    }
    match there_at_root(path) {
        There::Folder => folder(path, settings, batches),
        There::Found(found) => {
            (batches.to)(Step::Single(path))?;
            batches.add(found)
        }
        There::Nothing => ControlFlow::Continue(()),
    }
}

/// Goes through a folder.
fn folder(path: &Path, settings: &Settings, batches: &mut Batches<'_, '_>) -> ControlFlow<()> {
    (batches.to)(Step::Folder(path))?;
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .build();
    let mut of_export: Option<PathBuf> = None;
    for entry in walk {
        let found = match &entry {
            Ok(entry) => {
                let kind = entry.file_type();
                if entry.depth() > 0 && kind.is_some_and(|kind| kind.is_dir()) {
                    (batches.to)(Step::Folder(entry.path()))?;
                }
                if is_of(of_export.as_deref(), entry, settings) {
                    None
                } else if is_export(entry, settings) {
                    of_export = Some(entry.path().to_owned());
                    Some(Ok(Source::File(entry.path().to_owned())))
                } else {
                    let found = kind.and_then(|kind| look(entry.path(), kind, settings));
                    let is_passed = found.is_none() && entry.path_is_symlink();
                    if is_passed && has_suffix(entry.path(), &settings.suffixes) {
                        (batches.to)(Step::Passed(entry.path()))?;
                    }
                    found
                }
            }
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

/// How many folders deep the files of an export lie in its own.
const EXPORT_DEPTH: usize = 3;

/// The folder of the export that is at `path`, or that the file there is read with.
fn export_at<'a>(path: &'a Path, settings: &Settings) -> Option<&'a Path> {
    if path.is_dir() {
        return export::is_export(path, settings).then_some(path);
    }
    let is_part = export::is_candidate(path, settings);
    let above = path.ancestors().skip(1).take(EXPORT_DEPTH);
    let mut above = above.filter(|folder| *folder != Path::new(""));
    above.find(|folder| is_part && export::is_export(folder, settings))
}

/// Whether an entry is read with the others of the `export` that it lies in.
fn is_of(export: Option<&Path>, entry: &DirEntry, settings: &Settings) -> bool {
    let path = entry.path();
    let is_inside = export.is_some_and(|export| path.starts_with(export));
    let is_dir = || entry.file_type().is_some_and(|kind| kind.is_dir());
    is_inside && (is_dir() || export::is_candidate(path, settings))
}

/// What an entry of a folder, of this kind, is, if it is to be opened by its name.
fn look(path: &Path, kind: FileType, settings: &Settings) -> Option<Found> {
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
