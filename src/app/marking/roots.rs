//! Where the library is, so that its reviews are known by what the journal calls them.

use std::path::{Path, PathBuf};

use crate::app::{App, EntryId, Shelf};
use crate::journal::ReviewName;
use crate::library::Source;

/// What the paths of samples begin with in the journal.
const SAMPLE: &str = "sample:";

/// The roots of the library as they were given, each with its whole path, without links.
#[derive(Debug, Default)]
pub(super) struct Roots(Vec<(PathBuf, PathBuf)>);

impl App {
    /// The program whose library has these roots: as they were given, each with its whole path,
    /// without links.
    #[must_use]
    pub fn with_roots(mut self, roots: Vec<(PathBuf, PathBuf)>) -> Self {
        self.marking.roots = Roots(roots);
        self
    }
}

impl Roots {
    /// What the library goes by; `None` where its paths cannot be written.
    pub(super) fn name(&self) -> Option<String> {
        let paths: Option<Vec<&str>> = self.0.iter().map(|(_, whole)| whole.to_str()).collect();
        Some(paths?.join("\n"))
    }

    /// What the journal calls a review of the library; `None` for what has no name there.
    pub(super) fn name_of(&self, source: &Source) -> Option<ReviewName> {
        let (path, record) = match source {
            Source::File(path) => (self.whole(path), None),
            Source::Record(path, place) => (self.whole(path), Some(place.record)),
            Source::Sample(_) => (source.shown().into(), None),
            Source::StandardInput => return None,
        };
        let path = path.into_os_string();
        Some(ReviewName { path, record })
    }

    /// The review of the library that the journal calls so.
    pub(super) fn find(&self, name: &ReviewName, library: &Shelf) -> Option<EntryId> {
        let path = Path::new(&name.path);
        let roll = library.roll();
        if let Some(sample) = path.to_str().and_then(|path| path.strip_prefix(SAMPLE)) {
            let is_it = |id: &EntryId| matches!(roll.source(*id), Some(Source::Sample(name)) if name == sample);
            return roll.ids().find(is_it);
        }
        let is_it = |id: &&EntryId| match roll.source(**id) {
            Some(Source::Record(_, place)) => Some(place.record) == name.record,
            Some(Source::File(_)) => name.record.is_none(),
            Some(Source::StandardInput | Source::Sample(_)) | None => false,
        };
        let given = self.0.iter().filter_map(|(given, whole)| {
            let below = path.strip_prefix(whole).ok()?;
            Some(joined(given, below))
        });
        let mut paths = given.chain([path.to_path_buf()]);
        paths.find_map(|path| roll.at(&path).iter().find(is_it).copied())
    }

    /// The whole path of a path of the library.
    fn whole(&self, path: &Path) -> PathBuf {
        let below = |(given, whole): &(PathBuf, PathBuf)| {
            let below = path.strip_prefix(given).ok()?;
            Some(joined(whole, below))
        };
        let whole = self.0.iter().find_map(below);
        whole.unwrap_or_else(|| path.to_path_buf())
    }
}

/// A path below another, which is that itself where there is nothing below.
fn joined(root: &Path, below: &Path) -> PathBuf {
    if below.as_os_str().is_empty() {
        return root.to_path_buf();
    }
    root.join(below)
}
