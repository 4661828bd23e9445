//! `frontrow config`: whether files of settings are right, what is in force, which are read.

use super::settings::{Layer, Layers};
use super::{Exit, messages};
use crate::config::{self, ConfigError, SettingsFile};
use crate::formats::sanitise;
use std::io::{self, ErrorKind, Write};

/// What was asked for about the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub(super) layers: Layers,
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
    let layers = &config.layers;
    let told = match config.what {
        About::Check => layers.files().and_then(|files| check(&files)),
        About::Show => layers.files().and_then(|files| config::show(&files)),
        About::Path => Ok(layers.iter().map(state).collect()),
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

/// A line on where a file is looked for, and whether it is there.
fn state(layer: &Layer) -> String {
    let shown = sanitise::line(&layer.path.to_string_lossy());
    let state = match layer.found {
        Ok(Some(_)) => "read",
        Ok(None) => "not there",
        Err(_) => "cannot be read; `frontrow config --check` says why",
    };
    format!("{shown}: {state}\n")
}
