//! Which review was open last in a library, as a value of the journal.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::{Last, Pane};
use crate::formats::{Bytes, Place};
use crate::journal::ReviewName;
use crate::library::{Source, WholeRoots, samples};

/// What the value of a library is called, before where it is.
const NAME: &str = "last:";

/// A library that may hold several reviews.
#[derive(Debug)]
pub(super) struct Library {
    roots: Vec<PathBuf>,
}

/// What became of the review that was open last.
#[derive(Debug)]
pub(super) enum Kept {
    /// It is there.
    There(Last),
    /// Its file is there no more; this is what the journal calls it.
    Moved(ReviewName, Pane),
}

/// The review as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    /// Which of the roots it is below; `None` for a sample.
    root: Option<usize>,
    /// Its path below that, or the name of the sample.
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<Record>,
    pane: WrittenPane,
}

/// Which record of its file it is.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    number: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// Where its bytes start, and how many they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<(u64, u32)>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenPane {
    Library,
    Outline,
    Text,
}

/// What the value of the library of these roots is called.
pub(super) fn name(roots: &WholeRoots) -> String {
    let whole = roots.whole_roots().map(Path::to_string_lossy);
    format!("{NAME}{}", whole.collect::<Vec<_>>().join("\n"))
}

impl Library {
    /// That of these roots, none of which stand for the samples; `None` where it is a single text.
    pub(super) fn of(roots: &WholeRoots) -> Option<Self> {
        let roots: Vec<PathBuf> = roots.given_roots().map(Path::to_path_buf).collect();
        let holds_several =
            |root: &PathBuf| root.is_dir() || Source::File(root.clone()).holds_several();
        let is_single = roots.len() == 1 && !roots.iter().any(holds_several);
        (!is_single).then_some(Self { roots })
    }

    /// The value for a review and what it is called, as by [`Library::write`].
    pub(super) fn kept(&self, last: &Last, roots: &WholeRoots) -> Option<(String, String)> {
        Some((name(roots), self.write(last)?))
    }

    /// The value for a review; `None` for one that is not below the roots, or whose path is no text.
    fn write(&self, last: &Last) -> Option<String> {
        let (root, path, record) = match &last.source {
            Source::File(path) => self
                .below(path)
                .map(|(root, path)| (Some(root), path, None))?,
            Source::Record(path, place) => {
                let (root, path) = self.below(path)?;
                let record = Record {
                    number: place.record,
                    line: place.line,
                    bytes: place.bytes.map(|bytes| (bytes.start, bytes.len)),
                };
                (Some(root), path, Some(record))
            }
            Source::Sample(name) => (None, (*name).to_owned(), None),
            Source::StandardInput => return None,
        };
        let pane = match last.pane {
            Pane::Library => WrittenPane::Library,
            Pane::Outline => WrittenPane::Outline,
            Pane::Text => WrittenPane::Text,
        };
        let written = Written {
            root,
            path,
            record,
            pane,
        };
        serde_json::to_string(&written).ok()
    }

    /// The review of a value, if it is still known what it is.
    pub(super) fn read(&self, value: &str, roots: &WholeRoots) -> Option<Kept> {
        let written: Written = serde_json::from_str(value).ok()?;
        let pane = match written.pane {
            WrittenPane::Library => Pane::Library,
            WrittenPane::Outline => Pane::Outline,
            WrittenPane::Text => Pane::Text,
        };
        let source = match written.root {
            None => Source::Sample(samples::find(&written.path)?.name),
            Some(root) => {
                let root = self.roots.get(root)?;
                if !is_below(Path::new(&written.path)) {
                    return None;
                }
                let path = if written.path.is_empty() {
                    root.clone()
                } else {
                    root.join(&written.path)
                };
                let is_there = match written.record {
                    None => path.is_file(),
                    Some(_) => path.exists(),
                };
                let source = match written.record {
                    None => Source::File(path),
                    Some(record) => Source::Record(path.into(), record.place()),
                };
                if !is_there {
                    return Some(Kept::Moved(roots.name_now(&source)?, pane));
                }
                source
            }
        };
        Some(Kept::There(Last { source, pane }))
    }

    /// Which root a path is below, and its path below that.
    fn below(&self, path: &Path) -> Option<(usize, String)> {
        let below = |(at, root): (usize, &PathBuf)| {
            let below = path.strip_prefix(root).ok()?;
            Some((at, below.to_str()?.to_owned()))
        };
        self.roots.iter().enumerate().find_map(below)
    }
}

/// Whether a path leads nowhere but below where it begins. It may have been imported.
fn is_below(path: &Path) -> bool {
    let mut parts = path.components();
    parts.all(|part| matches!(part, Component::Normal(_)))
}

impl Record {
    fn place(self) -> Place {
        Place {
            record: self.number,
            line: self.line,
            bytes: self.bytes.map(|(start, len)| Bytes { start, len }),
        }
    }
}
