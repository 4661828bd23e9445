//! The settings in force, written as a file that can be loaded again.

use super::each::each;
use super::layers::layered;
use super::records;
use super::value::quoted;
use super::{ConfigError, Role, Settings, SettingsFile};
use crate::command::Command;
use crate::keys::Sequence;

const HEAD: &str = "\
# The settings in force. Beside a value that a file of yours has changed stands the name of the file;
# all others are as frontrow is shipped.
";

/// The most columns of a line of words.
const WIDTH: usize = 96;

/// A setting as it is written.
#[derive(Clone)]
struct Entry {
    table: String,
    name: String,
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
            let same = |other: &&Entry| (&other.table, &other.name) == (&entry.table, &entry.name);
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
        // Behind a value of several lines it would be far from its name.
        for (index, line) in value.lines().enumerate() {
            match index {
                0 => shown.extend([name, " = ", line]),
                _ => shown.push_str(line),
            }
            if index == 0 && !entry.from.is_empty() {
                shown.extend(["  # ", &entry.from]);
            }
            shown.push('\n');
        }
    }
    Ok(shown)
}

/// Every setting, as it is written.
fn written(settings: &Settings) -> Vec<Entry> {
    let entry = |table: &str, name: &str, value| Entry {
        table: table.to_owned(),
        name: name.to_owned(),
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
        let table = format!("theme.{}", key(name));
        for role in Role::ALL {
            let look = theme.look(*role).to_string();
            entries.push(entry(&table, role.name(), quoted(&look)));
        }
    }
    for (name, query) in settings.filters.iter() {
        entries.push(entry("filters", &key(name), quoted(query)));
    }
    for mapping in settings.mappings.own() {
        let table = format!("records.{}", key(&mapping.name));
        for (name, value) in records::written(mapping, &settings.mappings) {
            entries.push(entry(&table, name, value));
        }
    }
    for (name, words) in settings.kinds.iter() {
        entries.push(entry("kinds", &key(name), wrapped(words)));
    }
    entries
}

/// A name as it is written before its value.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A list of words, on as many lines as it takes.
fn wrapped(words: &[String]) -> String {
    let mut lines = vec![String::new()];
    for word in words {
        let word = format!(" {},", quoted(word));
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() <= WIDTH => {
                line.push_str(&word);
            }
            Some(_) | None => lines.push(word),
        }
    }
    format!("[\n   {}\n]", lines.join("\n   "))
}

/// The keys of a command.
fn list(keys: &[Sequence]) -> String {
    let quoted: Vec<String> = keys.iter().map(|keys| quoted(&keys.to_string())).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => format!("[{}]", quoted.join(", ")),
    }
}
