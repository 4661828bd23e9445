//! Noticing what happens in the folders of a library, without looking through them again and again.

use std::collections::HashMap;
use std::path::{Path, PathBuf, absolute};
use std::sync::{Arc, Mutex, PoisonError};

use notify::event::{AccessKind, AccessMode, DataChange, ModifyKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::walk::has_suffix;

/// Something that may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// What is at this path, as the walk would give it: a file, or a folder with all that is in it.
    Path(PathBuf),
    /// Anything: a root is gone or there again, or not all that happened could be told.
    Everything,
    /// Anything from now on: no more folders can be watched, for this reason.
    Unwatched(String),
}

/// Folders and files that are watched until this is dropped.
#[derive(Debug)]
pub struct WatchFolders {
    watcher: RecommendedWatcher,
    places: Arc<Mutex<Places>>,
}

/// With inotify every folder is watched by itself, so that none is that the walk passes over. Elsewhere
/// the system watches all that is below a folder at once.
const ONE_BY_ONE: bool = cfg!(target_os = "linux");

impl WatchFolders {
    /// Calls `touched` from another thread whenever something may have changed in what is added to the
    /// watch. Files whose names do not end with one of `suffixes` are passed over where they are
    /// written. Calls come in bursts. The error says why the system refuses.
    pub fn start(
        suffixes: &[String],
        touched: impl Fn(Touched) + Send + 'static,
    ) -> Result<Self, String> {
        let places = Arc::new(Mutex::new(Places::default()));
        let (known, suffixes) = (Arc::clone(&places), suffixes.to_vec());
        let watcher =
            notify::recommended_watcher(move |event: notify::Result<Event>| match event {
                Ok(event) if event.need_rescan() => touched(Touched::Everything),
                Ok(event) => {
                    let known = known.lock().unwrap_or_else(PoisonError::into_inner);
                    let told = known.told(&event, &suffixes);
                    drop(known);
                    told.into_iter().for_each(&touched);
                }
                Err(error) => touched(Touched::Unwatched(error.to_string())),
            })
            .map_err(|error| error.to_string())?;
        Ok(Self { watcher, places })
    }

    /// Watches a root that is a folder.
    pub fn add_root(&mut self, folder: &Path) -> Result<(), String> {
        let whole = whole(folder);
        let mut places = self.places();
        let root = (whole.clone(), folder.to_owned());
        if !places.roots.contains(&root) {
            places.roots.push(root);
        }
        drop(places);
        // One of this name may have been moved away.
        self.watcher.unwatch(&whole).ok();
        let mode = if ONE_BY_ONE {
            RecursiveMode::NonRecursive
        } else {
            RecursiveMode::Recursive
        };
        self.watch(&whole, mode)
    }

    /// Watches a folder below a root.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), String> {
        if ONE_BY_ONE {
            self.watch(&whole(folder), RecursiveMode::NonRecursive)
        } else {
            Ok(())
        }
    }

    /// Watches what is at `path`, or will be: a root that is no folder, or a link. Of a link, the file
    /// that it leads to is watched too.
    pub fn add_file(&mut self, path: &Path) -> Result<(), String> {
        let meant = [Some(whole(path)), path.canonicalize().ok()];
        for meant in meant.into_iter().flatten() {
            let mut places = self.places();
            let given = places.files.entry(meant.clone()).or_default();
            if !given.iter().any(|given| given == path) {
                given.push(path.to_owned());
            }
            drop(places);
            self.watch_above(&meant)?;
        }
        Ok(())
    }

    /// Watches the nearest folder above `path` that is there.
    fn watch_above(&mut self, path: &Path) -> Result<(), String> {
        let nearest = || path.ancestors().skip(1).find(|folder| folder.is_dir());
        let mut folder = nearest();
        while let Some(watched) = folder {
            self.watch(watched, RecursiveMode::NonRecursive)?;
            // One below it may have been made meanwhile.
            folder = nearest().filter(|folder| *folder != watched);
        }
        Ok(())
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), String> {
        match self.watcher.watch(folder, mode) {
            Ok(()) => Ok(()),
            Err(error) if is_gone(&error) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    }

    fn places(&self) -> std::sync::MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a folder is not watched because it is not there, or may not be looked into: the walk
/// tells of that.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => matches!(
            error.kind(),
            std::io::ErrorKind::NotFound
                | std::io::ErrorKind::PermissionDenied
                | std::io::ErrorKind::NotADirectory
        ),
        ErrorKind::Generic(_)
        | ErrorKind::WatchNotFound
        | ErrorKind::InvalidConfig(_)
        | ErrorKind::MaxFilesWatch => false,
    }
}

/// The path from the root of the file system, with links and `..` as they are.
fn whole(path: &Path) -> PathBuf {
    absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// What is watched: the paths from the root of the file system, and as they were given.
#[derive(Debug, Default)]
struct Places {
    roots: Vec<(PathBuf, PathBuf)>,
    files: HashMap<PathBuf, Vec<PathBuf>>,
}

impl Places {
    /// What an event tells of.
    fn told(&self, event: &Event, suffixes: &[String]) -> Vec<Touched> {
        let mut told = Vec::new();
        if !is_change(event.kind) {
            return told;
        }
        for path in &event.paths {
            if self.is_above(path) {
                return vec![Touched::Everything];
            }
            let files = self.files.get(path).into_iter().flatten();
            told.extend(files.map(|given| Touched::Path(given.clone())));
            if is_written(event.kind) && !has_suffix(path, suffixes) {
                continue;
            }
            for (whole, given) in &self.roots {
                if let Ok(below) = path.strip_prefix(whole)
                    && !is_hidden(below)
                {
                    told.push(Touched::Path(given.join(below)));
                }
            }
        }
        told
    }

    /// Whether a path is a root, or lies on the way to something that is watched.
    fn is_above(&self, path: &Path) -> bool {
        let way = |place: &Path| place.starts_with(path) && place != path;
        self.roots.iter().any(|(whole, _)| whole.starts_with(path))
            || self.files.keys().any(|place| way(place))
    }
}

/// Whether a path below a root lies where the walk does not go.
fn is_hidden(below: &Path) -> bool {
    let mut parts = below.components();
    parts.any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

/// Whether something was done beside opening and reading.
fn is_change(kind: EventKind) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    !matches!(kind, EventKind::Access(access) if access != written)
}

/// Whether a file was written, which was there before and is there still.
fn is_written(kind: EventKind) -> bool {
    let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    kind == data || kind == closed
}
