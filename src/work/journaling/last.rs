//! Which review was open last in a library, as a value of the journal.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::whole_path;
use crate::app::{Last, Pane};
use crate::formats::{Bytes, Place};
use crate::library::{Source, samples};

/// What the value of a library is called, before where it is.
const NAME: &str = "last:";

/// A library that may hold several reviews.
#[derive(Debug)]
pub(super) struct Library {
    roots: Vec<PathBuf>,
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

impl Library {
    /// That of these roots, none of which stand for the samples; `None` where it is a single text.
    pub(super) fn of(roots: &[PathBuf]) -> Option<Self> {
        let holds_several =
            |root: &PathBuf| root.is_dir() || Source::File(root.clone()).holds_several();
        let is_single = roots.len() == 1 && !roots.iter().any(holds_several);
        (!is_single).then(|| Self {
            roots: roots.to_vec(),
        })
    }

    /// What the value is called.
    pub(super) fn name(&self) -> String {
        let whole = |root: &PathBuf| whole_path(root).to_string_lossy().into_owned();
        let roots: Vec<String> = self.roots.iter().map(whole).collect();
        format!("{NAME}{}", roots.join("\n"))
    }

    /// The value for a review; `None` for one that is not below the roots, or whose path is no text.
    pub(super) fn write(&self, last: &Last) -> Option<String> {
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

    /// The review of a value, if it is still there.
    pub(super) fn read(&self, value: &str) -> Option<Last> {
        let written: Written = serde_json::from_str(value).ok()?;
        let source = match written.root {
            None => Source::Sample(samples::find(&written.path)?.name),
            Some(root) => {
                let root = self.roots.get(root)?;
                let path = if written.path.is_empty() {
                    root.clone()
                } else {
                    root.join(&written.path)
                };
                match written.record {
                    None if path.is_file() => Source::File(path),
                    Some(record) if path.exists() => Source::Record(path.into(), record.place()),
                    None | Some(_) => return None,
                }
            }
        };
        let pane = match written.pane {
            WrittenPane::Library => Pane::Library,
            WrittenPane::Outline => Pane::Outline,
            WrittenPane::Text => Pane::Text,
        };
        Some(Last { source, pane })
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

impl Record {
    fn place(self) -> Place {
        Place {
            record: self.number,
            line: self.line,
            bytes: self.bytes.map(|(start, len)| Bytes { start, len }),
        }
    }
}
