//! Where the reviews of a library are: as its paths were given, and whole, without links, which is
//! what the journal calls them.

use super::Source;
use crate::journal::ReviewName;
use std::collections::HashMap;
use std::path::{Path, PathBuf, absolute};

/// The roots of a library as they were given, each with its whole path as it was when they were
/// looked up.
#[derive(Debug, Clone, Default)]
pub struct WholeRoots {
    pairs: Vec<(PathBuf, PathBuf)>,
    /// Which of them was given so.
    given: HashMap<PathBuf, usize>,
    /// Which of them have a whole path.
    whole: HashMap<PathBuf, Vec<usize>>,
}

/// The whole path of a file, without links, whether or not it is there now.
pub fn whole_path(path: &Path) -> PathBuf {
    WholeRoots::default().whole_now(path)
}

impl WholeRoots {
    /// Looks up these roots: each once, and a folder once for all that are in it.
    pub fn of(roots: &[PathBuf]) -> Self {
        let mut all = Self::default();
        let mut folders = HashMap::new();
        for (number, root) in roots.iter().enumerate() {
            let whole = in_known_folder(root, &mut folders).unwrap_or_else(|| whole_path(root));
            all.given.entry(root.clone()).or_insert(number);
            all.whole.entry(whole.clone()).or_default().push(number);
            all.pairs.push((root.clone(), whole));
        }
        all
    }

    /// The roots as they were given.
    pub fn given_roots(&self) -> impl Iterator<Item = &Path> {
        self.pairs.iter().map(|(given, _)| given.as_path())
    }

    /// Their whole paths, in the same order.
    pub fn whole_roots(&self) -> impl Iterator<Item = &Path> {
        self.pairs.iter().map(|(_, whole)| whole.as_path())
    }

    /// What the journal calls a review of the library, as far as that can be told without a look at
    /// the file; `None` for what has no name there.
    pub fn name_of(&self, source: &Source) -> Option<ReviewName> {
        named(source, |path| self.whole(path))
    }

    /// The same after a look: files in the library may be links.
    pub fn name_now(&self, source: &Source) -> Option<ReviewName> {
        named(source, |path| self.whole_now(path))
    }

    /// The whole path of a file of the library, if neither it nor its folder is a link.
    pub fn whole(&self, path: &Path) -> PathBuf {
        let below = |given: &Path| {
            let (_, whole) = self.pairs.get(*self.given.get(given)?)?;
            Some(joined(whole, path.strip_prefix(given).ok()?))
        };
        let whole = path.ancestors().find_map(below);
        whole.unwrap_or_else(|| path.to_path_buf())
    }

    /// The whole path of a file: as it is, or as it would be if it were in its folder, or below the
    /// root where it was; never one that depends on where the program runs.
    pub fn whole_now(&self, path: &Path) -> PathBuf {
        let is_there = || path.canonicalize().ok();
        let in_its_folder = || {
            Some(
                folder_of(path)?
                    .canonicalize()
                    .ok()?
                    .join(path.file_name()?),
            )
        };
        // A root that is gone may have been a link.
        let root = || Some(self.pairs.get(*self.given.get(path)?)?.1.clone());
        let below_its_root = || {
            let is_below = path.ancestors().any(|above| self.given.contains_key(above));
            is_below.then(|| self.whole(path))
        };
        is_there()
            .or_else(root)
            .or_else(in_its_folder)
            .or_else(below_its_root)
            .or_else(|| absolute(path).ok())
            .unwrap_or_else(|| path.to_path_buf())
    }

    /// The paths as the library has them of what the journal calls so.
    pub fn given(&self, whole: &Path) -> Vec<PathBuf> {
        let below = |root: &Path| {
            let below = whole.strip_prefix(root).ok()?;
            let numbers = self.whole.get(root)?.iter();
            let given = numbers.filter_map(|number| self.pairs.get(*number));
            let given = given.map(|(given, _)| joined(given, below));
            Some(given.collect::<Vec<_>>())
        };
        whole.ancestors().filter_map(below).flatten().collect()
    }
}

/// What the journal calls a review, when `whole` gives the whole path of its file.
fn named(source: &Source, whole: impl Fn(&Path) -> PathBuf) -> Option<ReviewName> {
    let (path, record) = match source {
        Source::File(path) => (whole(path), None),
        Source::Record(path, place) => (whole(path), Some(place.record)),
        Source::Sample(_) => (source.shown().into(), None),
        Source::StandardInput => return None,
    };
    let path = path.into_os_string();
    Some(ReviewName { path, record })
}

/// The whole path of what is in a folder and is no link, by that of the folder; `None` where it must be
/// looked up itself.
fn in_known_folder(
    path: &Path,
    folders: &mut HashMap<PathBuf, Option<PathBuf>>,
) -> Option<PathBuf> {
    let (folder, name) = (folder_of(path)?, path.file_name()?);
    if path.symlink_metadata().ok()?.is_symlink() {
        return None;
    }
    let look_up = || folder.canonicalize().ok();
    let folder = match folders.get(folder) {
        Some(known) => known.as_ref(),
        None => folders
            .entry(folder.to_path_buf())
            .or_insert_with(look_up)
            .as_ref(),
    };
    Some(folder?.join(name))
}

/// The folder that a path is in.
fn folder_of(path: &Path) -> Option<&Path> {
    Some(match path.parent()? {
        folder if folder == Path::new("") => Path::new("."),
        folder => folder,
    })
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
        let roots = WholeRoots::of(std::slice::from_ref(&given));
        let called = |stage: &str| {
            for name in ["films/there.txt", "films/gone.txt", "gone/too.txt", ""] {
                let name = Path::new(name);
                let path = joined(&given, name);
                let expected = joined(&whole.join("real"), name);
                assert_eq!(roots.whole_now(&path), expected, "{stage}");
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

    #[cfg(unix)]
    #[test]
    fn all_roots_are_looked_up_where_they_are() {
        let folder = tempdir().unwrap();
        let whole = folder.path().canonicalize().unwrap();
        let file = |name: &str| whole.join(name);
        let mut roots: Vec<PathBuf> = (0..50)
            .flat_map(|number| [format!("{number}.txt"), format!("./gone/{number}.txt")])
            .map(|name| file(&name))
            .collect();
        std::os::unix::fs::symlink(file("0.txt"), file("link.txt")).unwrap();
        std::os::unix::fs::symlink(&whole, file("here")).unwrap();
        let there = Builder::new()
            .prefix("0.txt")
            .rand_bytes(0)
            .tempfile_in(&whole);
        let there = there.unwrap();
        roots.extend(["link.txt", "here/0.txt", "here", ".", "..", "here/.."].map(file));
        roots.extend([".", "nowhere.txt", "nowhere/x.txt", "/"].map(PathBuf::from));
        let all = WholeRoots::of(&roots);
        let expected: Vec<PathBuf> = roots.iter().map(|root| whole_path(root)).collect();
        assert_eq!(all.whole_roots().collect::<Vec<_>>(), expected);
        assert_eq!(all.given_roots().collect::<Vec<_>>(), roots);
        assert_eq!(all.whole(&file("link.txt")), there.path());
        assert!(expected.iter().all(|whole| whole.is_absolute()));
    }
}
