//! What the journal calls the place of a review: its whole path, without links.

use std::collections::HashMap;
use std::path::{Path, PathBuf, absolute};

/// The roots of a library as they were given, each with its whole path as it was when they were
/// looked up.
#[derive(Debug, Default)]
pub(super) struct Roots {
    whole: HashMap<PathBuf, PathBuf>,
    given: HashMap<PathBuf, Vec<PathBuf>>,
}

/// The whole path of a file, without links, whether or not it is there now.
pub fn whole_path(path: &Path) -> PathBuf {
    Roots::default().whole(path)
}

/// The roots of a library as they were given, each with its whole path, without links.
pub fn whole_roots(roots: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
    let pairs = roots.iter().map(|root| (root.clone(), whole_path(root)));
    pairs.collect()
}

impl Roots {
    pub(super) fn of(roots: &[PathBuf]) -> Self {
        let mut all = Self::default();
        for (given, whole) in whole_roots(roots) {
            all.given
                .entry(whole.clone())
                .or_default()
                .push(given.clone());
            all.whole.insert(given, whole);
        }
        all
    }

    /// The whole path of a file: as it is, or as it would be if it were in its folder, or below the
    /// root where it was; never one that depends on where the program runs.
    pub(super) fn whole(&self, path: &Path) -> PathBuf {
        let is_there = || path.canonicalize().ok();
        let in_its_folder = || {
            let folder = match path.parent()? {
                folder if folder == Path::new("") => Path::new("."),
                folder => folder,
            };
            Some(folder.canonicalize().ok()?.join(path.file_name()?))
        };
        let below_its_root = || {
            let root = |root: &Path| {
                let below = path.strip_prefix(root).ok()?;
                Some(joined(self.whole.get(root)?, below))
            };
            path.ancestors().find_map(root)
        };
        // A root that is gone may have been a link.
        let root = || self.whole.get(path).cloned();
        is_there()
            .or_else(root)
            .or_else(in_its_folder)
            .or_else(below_its_root)
            .or_else(|| absolute(path).ok())
            .unwrap_or_else(|| path.to_path_buf())
    }

    /// The paths as the library has them of what the journal calls so.
    pub(super) fn given(&self, whole: &Path) -> Vec<PathBuf> {
        let below = |root: &Path| {
            let below = whole.strip_prefix(root).ok()?;
            let given = self.given.get(root)?.iter();
            Some(given.map(|given| joined(given, below)).collect::<Vec<_>>())
        };
        whole.ancestors().filter_map(below).flatten().collect()
    }
}

/// A path below a root, which is that itself where there is nothing below.
fn joined(root: &Path, below: &Path) -> PathBuf {
    if below == Path::new("") {
        return root.to_path_buf();
    }
    root.join(below)
}

#[cfg(test)]
mod tests {
    use tempfile::{Builder, TempPath, tempdir};

    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_review_is_called_the_same_whether_or_not_it_is_there() {
        let folder = tempdir().unwrap();
        let whole = folder.path().canonicalize().unwrap();
        let real = Builder::new()
            .prefix("real")
            .rand_bytes(0)
            .tempdir_in(&whole)
            .unwrap();
        let films = Builder::new()
            .prefix("films")
            .rand_bytes(0)
            .tempdir_in(real.path())
            .unwrap();
        let _there = Builder::new()
            .prefix("there.txt")
            .rand_bytes(0)
            .tempfile_in(films.path())
            .unwrap();
        let given = whole.join("linked");
        std::os::unix::fs::symlink(whole.join("real"), &given).unwrap();
        let roots = Roots::of(std::slice::from_ref(&given));
        let called = |stage: &str| {
            for name in ["films/there.txt", "films/gone.txt", "gone/too.txt", ""] {
                let name = Path::new(name);
                let path = joined(&given, name);
                let expected = joined(&whole.join("real"), name);
                assert_eq!(roots.whole(&path), expected, "{stage}");
                assert_eq!(roots.given(&expected), [path], "{stage}");
            }
        };
        called("all there");
        drop(TempPath::try_from_path(&given).unwrap());
        called("the root is gone");
        let here = absolute(".").unwrap().canonicalize().unwrap();
        for relative in ["gone.txt", "./gone.txt", "gone/too.txt"] {
            let expected = here.join(relative.trim_start_matches("./"));
            assert_eq!(whole_path(Path::new(relative)), expected);
        }
    }

    #[test]
    fn all_roots_are_looked_up() {
        let roots: Vec<PathBuf> = (0..100)
            .map(|number| format!("{number}.txt").into())
            .collect();
        let whole = whole_roots(&roots);
        assert_eq!(whole.len(), 100);
        assert!(whole.iter().all(|(_, whole)| whole.is_absolute()));
    }
}
