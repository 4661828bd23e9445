//! Noticing that a file has changed, without looking at it again and again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// A file that is watched until this is dropped.
#[derive(Debug)]
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `changed` from another thread whenever the file at `path` may have changed: it was
    /// written, replaced, removed or is there again, it may be read or may not any more. Calls
    /// come in bursts, as programs write a file in several steps.
    ///
    /// The folder is watched rather than the file, as many programs write a new file and put it in
    /// the place of the old one; of a link also the folder of the file it leads to. A folder that
    /// is not there is not watched. The error says why the system refuses.
    pub fn start(path: &Path, changed: impl Fn() + Send + 'static) -> Result<Self, String> {
        let meant = Meant::of(path);
        let folders = meant.folders.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| meant.is(&event)) {
                changed();
            }
        })
        .map_err(|error| error.to_string())?;
        for folder in &folders {
            match watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {}
                Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
                Err(error) => return Err(error.to_string()),
            }
        }
        Ok(Self { _watcher: watcher })
    }
}

/// What of all that happens in some folders is about one file.
struct Meant {
    folders: Vec<PathBuf>,
    names: Vec<OsString>,
}

impl Meant {
    fn of(path: &Path) -> Self {
        let mut meant = Self {
            folders: Vec::new(),
            names: Vec::new(),
        };
        // A link may be replaced, and what it leads to may be written.
        for path in [Some(path.to_owned()), path.canonicalize().ok()] {
            let Some(path) = path else { continue };
            let folder = path.parent().filter(|folder| *folder != Path::new(""));
            let folder = folder.unwrap_or(Path::new("."));
            let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
            if !meant.folders.contains(&folder) {
                meant.folders.push(folder);
            }
            meant.names.extend(path.file_name().map(OsString::from));
        }
        meant
    }

    fn is(&self, event: &Event) -> bool {
        // Some of what happened was not told.
        if event.need_rescan() {
            return true;
        }
        let named = |path: &PathBuf| {
            let name = path.file_name();
            name.is_some_and(|name| self.names.iter().any(|known| known == name))
                || self.folders.contains(path)
        };
        is_change(event.kind) && event.paths.iter().any(named)
    }
}

/// Whether something was done to a file beside opening and reading it.
fn is_change(kind: EventKind) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    !matches!(kind, EventKind::Access(access) if access != written)
}
