//! The layers of the settings, one over the other.

use super::lay::lay;
use super::mistake::Mistake;
use super::{ConfigError, Settings, SettingsFile};

/// The settings in force where `files` lie over the shipped ones, each over those before it.
///
/// # Errors
/// Everything that is wrong with any of them.
pub fn load(files: &[SettingsFile]) -> Result<Settings, ConfigError> {
    layered(files, &mut |_, _| {})
}

/// The same; `each` is told the settings after each layer, from the shipped one on.
pub(super) fn layered(
    files: &[SettingsFile],
    each: &mut dyn FnMut(&SettingsFile, &Settings),
) -> Result<Settings, ConfigError> {
    let mut settings = Settings::blank();
    let mut mistakes = Vec::new();
    for file in [SettingsFile::shipped()].iter().chain(files) {
        let faults = lay(&mut settings, file.text(), file.whose());
        let told = faults.iter();
        mistakes.extend(told.map(|fault| Mistake::at(file.name(), file.text(), fault)));
        each(file, &settings);
    }
    if mistakes.is_empty() {
        Ok(settings)
    } else {
        Err(ConfigError { mistakes })
    }
}
