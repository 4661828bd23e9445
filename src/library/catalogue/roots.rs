//! What a catalogue is of: roots, however they are written, and the paths below them.

use super::key::key;
use crate::formats::sanitise;
use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Bytes before a stored path that tell its root.
const NUMBER: usize = 2;

/// The roots of a library.
#[derive(Debug)]
pub(in crate::library) struct Roots {
    /// By where they really are, each once.
    roots: Vec<Root>,
    /// The folder that all are in.
    common: PathBuf,
}

#[derive(Debug)]
struct Root {
    /// As it is given, which is what the paths of sources begin with.
    given: PathBuf,
    /// Where it is, whatever the folder one is in.
    real: PathBuf,
}

impl Roots {
    /// The roots that are written like this.
    pub(in crate::library) fn of(given: &[PathBuf]) -> Self {
        let mut roots: Vec<Root> = given.iter().map(Root::of).collect();
        roots.sort_by(|a, b| a.real.cmp(&b.real));
        roots.dedup_by(|a, b| a.real == b.real);
        let mut real = roots.iter().map(|root| root.real.as_path());
        let first = real.next().unwrap_or(Path::new(""));
        let common = match roots.len() {
            1 if first.is_file() => first.parent().unwrap_or(first),
            _ => real.fold(first, shared),
        };
        let common = common.to_owned();
        Self { roots, common }
    }

    /// The name of the file of their catalogue, without its ending.
    pub(in crate::library) fn name(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.identity().hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// What tells them from all others.
    pub(super) fn identity(&self) -> Vec<u8> {
        let real = self.roots.iter();
        let real: Vec<&[u8]> = real
            .map(|root| root.real.as_os_str().as_encoded_bytes())
            .collect();
        real.join(&0)
    }

    /// How a path is stored: the number of its root, and the way from there, so that it is the same
    /// path however the root is written. `None` for a path that is below no root.
    pub(in crate::library) fn stored(&self, path: &Path) -> Option<Vec<u8>> {
        let below = (0..)
            .zip(&self.roots)
            .filter_map(|(number, root): (u16, _)| {
                let below = path.strip_prefix(&root.given).ok()?;
                Some((number, below))
            });
        let (number, below) = below.min_by_key(|(_, below)| below.components().count())?;
        let mut stored = number.to_be_bytes().to_vec();
        let below = below.as_os_str().as_encoded_bytes();
        os(below)?;
        stored.extend_from_slice(below);
        Some(stored)
    }

    /// The path that is stored like this; `None` for what cannot be one.
    pub(super) fn path(&self, stored: &[u8]) -> Option<PathBuf> {
        let (root, below) = self.root(stored)?;
        // Joined with nothing, the path of a file would become that of a folder.
        if below.as_os_str().is_empty() {
            return Some(root.given.clone());
        }
        Some(root.given.join(below))
    }

    /// Bytes by which a stored path compares with the others in the order of the list.
    pub(super) fn key(&self, stored: &[u8]) -> Option<Vec<u8>> {
        let (root, below) = self.root(stored)?;
        let named = if below.as_os_str().is_empty() {
            &root.given
        } else {
            below
        };
        let name = named.file_name().unwrap_or_default().to_string_lossy();
        let real = root.real.join(below);
        let shown = real.strip_prefix(&self.common).unwrap_or(&real);
        let path = shown.as_os_str().as_encoded_bytes();
        let shown = sanitise::line(&shown.to_string_lossy());
        Some(key(&name, &shown, path))
    }

    fn root<'a>(&self, stored: &'a [u8]) -> Option<(&Root, &'a Path)> {
        let (number, below) = stored.split_first_chunk::<NUMBER>()?;
        let number = u16::from_be_bytes(*number);
        let root = self.roots.get(usize::from(number))?;
        Some((root, Path::new(os(below)?)))
    }
}

impl Root {
    fn of(given: &PathBuf) -> Self {
        let real = given
            .canonicalize()
            .or_else(|_| std::path::absolute(given))
            .unwrap_or_else(|_| given.clone());
        let given = given.clone();
        Self { given, real }
    }
}

/// The stored paths below the one that is stored like this: from the first to before the second.
/// Below a root is everything that begins with it.
pub(super) fn below(stored: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut from = stored.to_vec();
    if stored.len() > NUMBER {
        from.push(b'/');
    }
    let mut end = from.clone();
    // The next bytes of the same length: a number counts on, a slash becomes what follows it.
    while let Some(last) = end.pop() {
        if let Some(next) = last.checked_add(1) {
            end.push(next);
            break;
        }
    }
    (from, end)
}

/// The stored path of what was at `path`, which is `from` or below it, when that is at `to`.
pub(super) fn moved(path: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let way = path.get(from.len()..).unwrap_or_default();
    let way = way.strip_prefix(b"/").unwrap_or(way);
    let mut moved = to.to_vec();
    if !way.is_empty() && to.len() > NUMBER {
        moved.push(b'/');
    }
    moved.extend_from_slice(way);
    moved
}

/// Whether none of the roots that are told by these bytes is there.
pub(super) fn are_gone(identity: &[u8]) -> bool {
    let is_there = |root: &[u8]| os(root).is_none_or(|root| Path::new(root).exists());
    !identity.split(|byte| *byte == 0).any(is_there)
}

/// What two paths have in common at their beginning.
fn shared<'a>(a: &'a Path, b: &Path) -> &'a Path {
    let mut shared = a.ancestors().filter(|above| b.starts_with(above));
    shared.next().unwrap_or(Path::new(""))
}

/// The name that these bytes are.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    reason = "other systems have bytes that are no name"
)]
fn os(bytes: &[u8]) -> Option<&OsStr> {
    Some(std::os::unix::ffi::OsStrExt::from_bytes(bytes))
}

#[cfg(not(unix))]
fn os(bytes: &[u8]) -> Option<&OsStr> {
    std::str::from_utf8(bytes).ok().map(OsStr::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_stored_by_its_root_and_comes_back_as_it_was_given() {
        let given = ["r/a", "./r", "one.txt", "/nowhere/x"].map(PathBuf::from);
        let roots = Roots::of(&given);
        for path in ["./r/b/c", "r/a/c", "one.txt", "/nowhere/x/é", "./r/a/c"] {
            let stored = roots.stored(Path::new(path)).unwrap();
            assert_eq!(roots.path(&stored).unwrap().to_str(), Some(path));
        }
        assert_eq!(roots.stored(Path::new("elsewhere")), None);
        assert_eq!(roots.path(&[0, 99]), None);
        assert_eq!(roots.path(&[]), None);
    }

    #[test]
    fn roots_are_the_same_however_they_are_written() {
        let here = std::path::absolute("r").unwrap();
        let name = |roots: &[&Path]| {
            let roots: Vec<PathBuf> = roots.iter().map(Into::into).collect();
            Roots::of(&roots).name()
        };
        let [r, s] = ["r", "s"].map(Path::new);
        assert_eq!(name(&[r, s]), name(&[s, &here, r]));
        assert_ne!(name(&[r]), name(&[s]));
        assert_ne!(name(&[r]), name(&[r, s]));
    }

    #[test]
    fn what_is_below_a_path_is_told_from_what_only_begins_like_it() {
        let table: &[(&[u8], &[u8], bool)] = &[
            (b"\0\0a", b"\0\0a/b", true),
            (b"\0\0a", b"\0\0a/\xff", true),
            (b"\0\0a", b"\0\0ab", false),
            (b"\0\0a", b"\0\0a", false),
            (b"\0\0", b"\0\0a", true),
            (b"\0\xff", b"\0\xffa", true),
            (b"\0\xff", b"\x01\0a", false),
        ];
        for (folder, path, expected) in table {
            let (from, end) = below(folder);
            let is = from.as_slice() <= *path && *path < end.as_slice();
            assert_eq!(is, *expected, "{folder:?} {path:?}");
        }
    }
}
