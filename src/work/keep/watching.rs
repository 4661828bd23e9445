//! Whether the folders of a library are watched.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{AGAIN, Control};
use crate::library::{Settings, WatchFolders};

/// Whether the folders of a library are watched.
pub(super) enum Watching {
    /// They are not to be.
    Off,
    /// They are.
    On(WatchFolders),
    /// Not all of them are: everything is looked through every so often, too.
    Partly {
        /// What is watched all the same.
        _watched: Option<WatchFolders>,
        /// Why it is not more, until that is told.
        reason: Option<String>,
    },
}

impl Watching {
    /// Begins to watch, so far nothing.
    pub(super) fn start(settings: &Settings, control: &Arc<Control>) -> Self {
        let control = Arc::clone(control);
        let touched = move |touched| control.touch(touched);
        match WatchFolders::start(&settings.suffixes, touched) {
            Ok(watch) => Self::On(watch),
            Err(reason) => Self::Partly {
                _watched: None,
                reason: Some(reason),
            },
        }
    }

    /// After what time everything is to be looked through again.
    pub(super) fn again(&self) -> Option<Duration> {
        match self {
            Self::Off | Self::On(_) => None,
            Self::Partly { .. } => Some(AGAIN),
        }
    }

    /// Watches nothing more, for this reason.
    pub(super) fn give_up(&mut self, reason: String) {
        *self = match std::mem::replace(self, Self::Off) {
            Self::On(watch) => Self::Partly {
                _watched: Some(watch),
                reason: Some(reason),
            },
            other @ (Self::Off | Self::Partly { .. }) => other,
        };
    }

    /// Why not everything is watched, the first time this is asked for.
    pub(super) fn complaint(&mut self) -> Option<String> {
        match self {
            Self::Off | Self::On(_) => None,
            Self::Partly { reason, .. } => reason.take(),
        }
    }

    /// Watches something more, unless no more can be watched.
    pub(super) fn add(&mut self, what: What, path: &Path) {
        let Self::On(watch) = self else { return };
        let added = match what {
            What::Root => watch.add_root(path),
            What::Folder => watch.add_folder(path),
            What::File => watch.add_file(path),
        };
        if let Err(reason) = added {
            self.give_up(reason);
        }
    }
}

/// What is to be watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A root that is a folder.
    Root,
    /// A folder below one.
    Folder,
    /// A root that is no folder, or a link.
    File,
}
