//! `frontrow config`: whether files of settings are right, what is in force, which are read.

use super::settings::Files;
use super::{Exit, messages};
use crate::config::{self, ConfigError, SettingsFile};
use crate::formats::sanitise;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What was asked for about the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub(super) files: Files,
    pub(super) what: About,
}

/// What of the settings is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// Whether the files are right.
    Check,
    /// The settings in force.
    Show,
    /// Where the files are looked for.
    Path,
}

/// Prints what was asked for about the settings; mistakes go to standard error.
pub fn config(config: &Config) -> Exit {
    let files = &config.files;
    let told = match config.what {
        About::Check => files.read().and_then(|files| check(&files)),
        About::Show => files.read().and_then(|files| config::show(&files)),
        About::Path => Ok(files.paths().map(|path| state(files, path)).collect()),
    };
    let told = match told {
        Ok(told) => told,
        Err(error) => {
            messages::tell_mistakes(&error);
            return Exit::Wrong;
        }
    };
    match io::stdout().lock().write_all(told.as_bytes()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            messages::tell(&format!("standard output cannot be written: {error}"));
            Exit::Wrong
        }
    }
}

/// That `files` are right, if they are.
fn check(files: &[SettingsFile]) -> Result<String, ConfigError> {
    config::load(files)?;
    if files.is_empty() {
        return Ok(
            "there is no file of settings; those that frontrow is shipped with are in force\n"
                .to_owned(),
        );
    }
    let lines: Vec<String> = files
        .iter()
        .map(|file| format!("{}: right", file.name()))
        .collect();
    Ok(lines.join("\n") + "\n")
}

/// A line on one of the `files`: where it is looked for, and whether it is there.
fn state(files: &Files, path: &Path) -> String {
    let shown = sanitise::line(&path.to_string_lossy());
    let state = match files.read_one(path) {
        Ok(Some(_)) => "read",
        Ok(None) => "not there",
        Err(_) => "cannot be read; `frontrow config --check` says why",
    };
    format!("{shown}: {state}\n")
}
