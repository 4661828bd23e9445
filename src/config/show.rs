//! The settings in force, written as a file that can be loaded again.

use super::each::each;
use super::layers::layered;
use super::value::quoted;
use super::{ConfigError, Role, Settings, SettingsFile};
use crate::command::Command;
use crate::keys::Sequence;

const HEAD: &str = "\
# The settings in force. Beside a value that a file of yours has changed stands the name of the file;
# all others are as frontrow is shipped.
";

/// A setting as it is written.
#[derive(Clone)]
struct Entry {
    table: String,
    name: &'static str,
    value: String,
    /// The file that changed it last; empty for the shipped one.
    from: String,
}

/// The settings in force where `files` lie over the shipped ones: TOML that gives the same settings
/// when it is loaded, with the file each value comes from.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn show(files: &[SettingsFile]) -> Result<String, ConfigError> {
    let mut entries: Vec<Entry> = Vec::new();
    layered(files, &mut |file, settings| {
        let below = std::mem::take(&mut entries);
        let from = if below.is_empty() { "" } else { file.name() };
        entries = written(settings);
        for entry in &mut entries {
            let same = |other: &&Entry| (&other.table, other.name) == (&entry.table, entry.name);
            let known = below.iter().find(same);
            let known = known.filter(|known| known.value == entry.value);
            entry.from = known.map_or_else(|| from.to_owned(), |known| known.from.clone());
        }
    })?;
    let mut shown = HEAD.to_owned();
    let mut table = "";
    for entry in &entries {
        if entry.table != table {
            table = &entry.table;
            shown.extend(["\n[", table, "]\n"]);
        }
        let Entry { name, value, .. } = entry;
        shown.extend([*name, " = ", value]);
        if !entry.from.is_empty() {
            shown.extend(["  # ", &entry.from]);
        }
        shown.push('\n');
    }
    Ok(shown)
}

/// Every setting, as it is written.
fn written(settings: &Settings) -> Vec<Entry> {
    let entry = |table: &str, name, value| Entry {
        table: table.to_owned(),
        name,
        value,
        from: String::new(),
    };
    let mut entries = Vec::new();
    let mut settings = settings.clone();
    each(&mut settings, &mut |table, name, value| {
        entries.push(entry(table, name, value.written()));
    });
    for command in Command::ALL {
        let keys = settings.keymap.keys_for(*command);
        entries.push(entry("keys", command.name(), list(keys)));
    }
    for (name, theme) in &settings.themes {
        let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let table = if name.chars().all(bare) {
            format!("theme.{name}")
        } else {
            format!("theme.{}", quoted(name))
        };
        for role in Role::ALL {
            let look = theme.look(*role).to_string();
            entries.push(entry(&table, role.name(), quoted(&look)));
        }
    }
    entries
}

/// The keys of a command.
fn list(keys: &[Sequence]) -> String {
    let quoted: Vec<String> = keys.iter().map(|keys| quoted(&keys.to_string())).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => format!("[{}]", quoted.join(", ")),
    }
}
