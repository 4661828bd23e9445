//! Where the library is, so that its reviews are known by what the journal calls them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::app::{App, EntryId, Shelf};
use crate::journal::{ReviewName, is_same_title};
use crate::library::Source;

/// What the paths of samples begin with in the journal.
const SAMPLE: &str = "sample:";

/// The roots of the library as they were given, each with its whole path, without links.
#[derive(Debug, Default)]
pub(super) struct Roots {
    pairs: Vec<(PathBuf, PathBuf)>,
    /// Which of them have a whole path.
    whole: HashMap<PathBuf, Vec<usize>>,
    /// Which was given so.
    given: HashMap<PathBuf, usize>,
}

impl App {
    /// The program whose library has these roots: as they were given, each with its whole path,
    /// without links.
    #[must_use]
    pub fn with_roots(mut self, roots: Vec<(PathBuf, PathBuf)>) -> Self {
        self.marking.roots = Roots::of(roots);
        self
    }
}

impl Roots {
    fn of(pairs: Vec<(PathBuf, PathBuf)>) -> Self {
        let mut roots = Self::default();
        for (number, (given, whole)) in pairs.iter().enumerate() {
            roots.given.entry(given.clone()).or_insert(number);
            roots.whole.entry(whole.clone()).or_default().push(number);
        }
        roots.pairs = pairs;
        roots
    }

    /// What the library goes by; `None` where its paths cannot be written.
    pub(super) fn name(&self) -> Option<String> {
        let paths: Option<Vec<&str>> = self.pairs.iter().map(|(_, whole)| whole.to_str()).collect();
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

    /// The review of the library that the journal calls so. A record must have the `title` that was
    /// kept, where that is known: its number is another's in a file that was made anew.
    pub(super) fn find(
        &self,
        name: &ReviewName,
        title: Option<&str>,
        library: &Shelf,
    ) -> Option<EntryId> {
        let path = Path::new(&name.path);
        let roll = library.roll();
        if let Some(sample) = path.to_str().and_then(|path| path.strip_prefix(SAMPLE)) {
            let is_it = |id: &EntryId| matches!(roll.source(*id), Some(Source::Sample(name)) if name == sample);
            return roll.ids().find(is_it);
        }
        let is_titled = |id: EntryId| {
            let view = roll.view(id);
            title.is_none_or(|title| view.is_some_and(|view| is_same_title(title, &view.title())))
        };
        let is_it = |id: &&EntryId| match roll.source(**id) {
            Some(Source::Record(_, place)) => Some(place.record) == name.record && is_titled(**id),
            Some(Source::File(_)) => name.record.is_none(),
            Some(Source::StandardInput | Source::Sample(_)) | None => false,
        };
        let given = path.ancestors().flat_map(|whole| {
            let numbers = self.whole.get(whole).into_iter().flatten();
            let pairs = numbers.filter_map(|number| self.pairs.get(*number));
            pairs.filter_map(move |(given, _)| Some(joined(given, path.strip_prefix(whole).ok()?)))
        });
        let mut paths = given.chain([path.to_path_buf()]);
        paths.find_map(|path| roll.at(&path).iter().find(is_it).copied())
    }

    /// The whole path of a path of the library.
    fn whole(&self, path: &Path) -> PathBuf {
        let below = |given: &Path| {
            let (_, whole) = self.pairs.get(*self.given.get(given)?)?;
            Some(joined(whole, path.strip_prefix(given).ok()?))
        };
        let whole = path.ancestors().find_map(below);
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
