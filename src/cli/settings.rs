//! Which library is opened, and which files of settings are read for it.

use super::{Exit, messages};
use crate::config::{self, ConfigError, Settings, SettingsFile};
use etcetera::BaseStrategy;
use etcetera::base_strategy::Xdg;
use std::path::{Path, PathBuf};

/// The folder that is opened when no path is given and the settings name none.
const REVIEWS: &str = "reviews";

/// The reader's own settings, below the folder for settings of programs.
const OWN: &str = "frontrow/config.toml";

/// Where libraries are remembered, below the folder for what programs can make again.
const REMEMBERED: &str = "frontrow";

/// The journal, below the folder for what programs keep of their own accord.
const JOURNAL: &str = "frontrow/journal.sqlite";

/// The settings of a folder of reviews.
const FOLDER: &str = "./config.toml";

/// What stands for the reader's home in the settings.
const HOME: &str = "~";

/// The files of settings that lie over the shipped ones, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layers(Vec<Layer>);

/// One place of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layer {
    /// Where the file was looked for.
    pub(super) path: PathBuf,
    /// What was found: no file where there need be none, or why it cannot be read.
    pub(super) found: Result<Option<SettingsFile>, ConfigError>,
}

/// The library that is opened when no path is given, by its roots, and the settings that go with it.
pub(super) fn unnamed(named: Option<PathBuf>) -> (Vec<PathBuf>, Layers) {
    let alone = named.is_some();
    let mut layers = Layers::new(named);
    let roots = layers.library();
    if !roots.is_empty() || !Path::new(REVIEWS).is_dir() {
        return (roots, layers);
    }
    if !alone {
        layers.add_folder();
    }
    (vec![PathBuf::from(REVIEWS)], layers)
}

impl Layers {
    /// The file that was `named`, else the reader's own.
    pub(super) fn new(named: Option<PathBuf>) -> Self {
        if let Some(path) = named {
            let found = SettingsFile::read(&path).map(Some);
            return Self(vec![Layer { path, found }]);
        }
        // Where there is no home, nothing lies in it.
        let own = Xdg::new().ok().map(|home| home.config_dir().join(OWN));
        let layers = own.into_iter().map(|path| Layer {
            found: SettingsFile::read_if_there(&path),
            path,
        });
        Self(layers.collect())
    }

    /// Adds the settings of the folder.
    fn add_folder(&mut self) {
        let path = PathBuf::from(FOLDER);
        let found = SettingsFile::read_if_there(&path);
        let found = found.map(|file| file.map(SettingsFile::of_folder));
        self.0.push(Layer { path, found });
    }

    /// The library that they name, as far as they are right.
    fn library(&self) -> Vec<PathBuf> {
        let settings = self.files().and_then(|files| match files.as_slice() {
            // The shipped settings name none.
            [] => Ok(Vec::new()),
            files => config::load(files).map(|settings| settings.library.paths),
        });
        let paths = settings.unwrap_or_default();
        paths.iter().map(|path| at_home(path)).collect()
    }

    /// One after the other.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Layer> {
        self.0.iter()
    }

    /// The files that are there.
    ///
    /// # Errors
    /// What cannot be read, and everything that is wrong with the others.
    pub(super) fn files(&self) -> Result<Vec<SettingsFile>, ConfigError> {
        let (mut files, mut mistakes) = (Vec::new(), Vec::new());
        for layer in self.iter() {
            match &layer.found {
                Ok(file) => files.extend(file.clone()),
                Err(error) => mistakes.extend(error.mistakes.iter().cloned()),
            }
        }
        if mistakes.is_empty() {
            return Ok(files);
        }
        let wrong = config::load(&files).err();
        mistakes.extend(wrong.into_iter().flat_map(|error| error.mistakes));
        Err(ConfigError { mistakes })
    }

    /// The settings in force with them. Where they are wrong, the reader has been told.
    pub(super) fn settings(&self) -> Result<Settings, Exit> {
        let settings = self.files().and_then(|files| config::load(&files));
        settings.map_err(|error| {
            messages::tell_mistakes(&error);
            Exit::Wrong
        })
    }
}

/// The folder in which it is remembered what libraries hold, by the XDG rules. All of it can be
/// deleted at any time.
pub(super) fn remembered() -> Option<PathBuf> {
    let home = Xdg::new().ok()?;
    Some(home.cache_dir().join(REMEMBERED))
}

/// The file of the journal, by the XDG rules: what the reader did, which nothing can make again.
pub(super) fn journal() -> Option<PathBuf> {
    let home = Xdg::new().ok()?;
    let states = home.state_dir().unwrap_or_else(|| home.data_dir());
    Some(states.join(JOURNAL))
}

/// A path of the settings, with the reader's home for what stands for it.
fn at_home(path: &str) -> PathBuf {
    let below = path
        .strip_prefix(HOME)
        .map(|path| path.trim_start_matches('/'));
    match (below, etcetera::home_dir()) {
        (Some(below), Ok(home)) => home.join(below),
        (_, _) => PathBuf::from(path),
    }
}
