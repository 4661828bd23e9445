//! What is asked for about the settings.

use crate::cli::Request;
use crate::cli::config::{About, Config};
use crate::cli::settings;
use std::path::PathBuf;

/// What is asked for about the settings: one thing.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(super) struct Asked {
    /// Say whether FILE is right, or else the files that are read
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "asked for at all; with a file")]
    check: Option<Option<PathBuf>>,
    /// Print all settings in force, as a file of settings
    #[arg(long)]
    show: bool,
    /// Print which files are read, in their order, and whether they are there
    #[arg(long)]
    path: bool,
}

impl Asked {
    /// Something about the settings, as they are when no path is given.
    pub(super) fn request(self, config: Option<PathBuf>) -> Request {
        let what = match (&self.check, self.show) {
            (Some(_), _) => About::Check,
            (None, true) => About::Show,
            (None, false) => About::Path,
        };
        let named = self.check.flatten().or(config);
        let (_, layers) = settings::unnamed(named);
        Request::Config(Config { layers, what })
    }
}
