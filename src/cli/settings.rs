//! Which files of settings are read for what was asked for.

use super::{Exit, messages};
use crate::config::{self, ConfigError, Settings, SettingsFile};
use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use std::path::{Path, PathBuf};

/// The reader's own settings, below the folder for settings of programs.
const OWN: &str = "frontrow/config.toml";

/// The settings of a folder of reviews.
const FOLDER: &str = "./config.toml";

/// Which library is opened, as far as that tells which settings are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Library {
    /// That which was named, or the samples.
    Any,
    /// `./reviews`, because none was named.
    Reviews,
}

/// The files of settings that are read, in the order in which they lie over the shipped ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Files {
    /// One that was named, which must be there.
    Named(PathBuf),
    /// Those that lie where settings lie; none of them need be there.
    Found(Vec<PathBuf>),
}

impl Files {
    /// The file that was `named`, else the reader's own and that of the folder.
    pub(super) fn new(named: Option<PathBuf>, library: Library) -> Self {
        if let Some(named) = named {
            return Self::Named(named);
        }
        // Where there is no home, nothing lies in it.
        let own = Xdg::new().ok().map(|home| home.config_dir().join(OWN));
        let folder = match library {
            Library::Reviews => Some(PathBuf::from(FOLDER)),
            Library::Any => None,
        };
        Self::Found(own.into_iter().chain(folder).collect())
    }

    /// Where they are looked for, in their order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        let paths = match self {
            Self::Named(path) => std::slice::from_ref(path),
            Self::Found(paths) => paths,
        };
        paths.iter().map(PathBuf::as_path)
    }

    /// Reads the file at `path`, one of theirs; none where it need not be there and is not.
    pub(super) fn read_one(&self, path: &Path) -> Result<Option<SettingsFile>, ConfigError> {
        match self {
            Self::Named(_) => SettingsFile::read(path).map(Some),
            Self::Found(_) => SettingsFile::read_if_there(path),
        }
    }

    /// Reads those that are there.
    ///
    /// # Errors
    /// What cannot be read, and everything that is wrong with the others.
    pub(super) fn read(&self) -> Result<Vec<SettingsFile>, ConfigError> {
        let (mut files, mut mistakes) = (Vec::new(), Vec::new());
        for path in self.paths() {
            match self.read_one(path) {
                Ok(file) => files.extend(file),
                Err(error) => mistakes.extend(error.mistakes),
            }
        }
        if mistakes.is_empty() {
            return Ok(files);
        }
        mistakes.extend(
            config::load(&files)
                .err()
                .into_iter()
                .flat_map(|e| e.mistakes),
        );
        Err(ConfigError { mistakes })
    }

    /// The settings in force with them. Where they are wrong, the reader has been told.
    pub(super) fn settings(&self) -> Result<Settings, Exit> {
        let settings = self.read().and_then(|files| config::load(&files));
        settings.map_err(|error| {
            messages::tell_mistakes(&error);
            Exit::Wrong
        })
    }
}
