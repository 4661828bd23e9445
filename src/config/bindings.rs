//! The table of the keys: commands and what is pressed for them.

use std::ops::Range;

use toml::de::DeTable;

use super::mistake::Fault;
use super::suggest::{did_you_mean, nearest};
use super::value::texts;
use crate::command::Command;
use crate::formats::sanitise;
use crate::keys::{self, Conflict, KeyError, Keymap, Sequence};

/// Other words for keys and modifiers, and how they are written here.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("return", "Enter"),
    ("cr", "Enter"),
    ("escape", "Esc"),
    ("bs", "Backspace"),
    ("del", "Delete"),
    ("spc", "Space"),
    ("pageup", "PgUp"),
    ("pagedown", "PgDn"),
    ("backtab", "Shift-Tab"),
    ("c", "Ctrl"),
    ("control", "Ctrl"),
    ("m", "Alt"),
    ("a", "Alt"),
    ("meta", "Alt"),
    ("option", "Alt"),
    ("s", "Shift"),
];

/// The most characters that are taken for keys that are pressed one after the other.
const FEW: usize = 3;

/// One key of a command, and where it is written.
struct Binding {
    command: Command,
    keys: Sequence,
    place: Range<usize>,
}

/// Lays the keys that `table` gives to commands over `keymap`. If any of them is wrong, none is.
pub(super) fn lay(keymap: &mut Keymap, table: &DeTable<'_>) -> Vec<Fault> {
    let (mut faults, mut bindings, mut commands) = (Vec::new(), Vec::new(), Vec::new());
    for (name, written) in table {
        let Some(command) = Command::from_name(name.get_ref()) else {
            faults.push(unknown(name.get_ref(), name.span()));
            continue;
        };
        // A command without keys is named all the same.
        commands.push((command, Vec::new()));
        let (keys, wrong) = texts(name.get_ref(), written);
        faults.extend(wrong);
        for (key, place) in keys {
            match read(key) {
                Ok(keys) => bindings.push(Binding {
                    command,
                    keys,
                    place,
                }),
                Err((message, remedy)) => {
                    faults.push(Fault::new(place, message).with_remedy(remedy));
                }
            }
        }
    }
    // Tables come sorted by name, but which binding is the later is told by the file.
    bindings.sort_by_key(|binding| binding.place.start);
    let pairs = bindings.iter();
    let pairs = pairs.map(|binding| (binding.command, vec![binding.keys.clone()]));
    match Keymap::new(commands.into_iter().chain(pairs)) {
        Ok(higher) if faults.is_empty() => {
            let laid = keymap.below(&higher);
            if laid.keys_for(Command::Quit).is_empty() {
                return vec![no_way_out(keymap, table, &bindings)];
            }
            *keymap = laid;
        }
        Ok(_) => {}
        Err(conflicts) => faults.extend(conflicts.iter().map(|one| fault(one, &bindings))),
    }
    faults
}

/// Tells that no key would be left to leave the program with: in its screen Ctrl-c is a key as
/// any other. The place is where `quit` has none, else where what it had below is taken.
fn no_way_out(below: &Keymap, table: &DeTable<'_>, bindings: &[Binding]) -> Fault {
    let quit = Command::Quit.name();
    let named = table.keys().find(|name| name.get_ref() == quit);
    let had = below.keys_for(Command::Quit);
    let taken = bindings.iter().find(|binding| had.contains(&binding.keys));
    let taken = taken.or(bindings.first());
    let place = named
        .map(toml::Spanned::span)
        .or_else(|| taken.map(|binding| binding.place.clone()));
    let message = format!("no key is left for `{quit}`, and the program could not be left");
    Fault::new(place.unwrap_or_default(), message).with_remedy(format!("give `{quit}` a key"))
}

fn unknown(name: &str, place: Range<usize>) -> Fault {
    let names = Command::ALL.iter().map(|command| command.name());
    let all = || "`frontrow config --show` has all commands".to_owned();
    let remedy = did_you_mean(name, names).unwrap_or_else(all);
    Fault::new(place, format!("no command is called `{name}`")).with_remedy(remedy)
}

/// Reads keys, or says what is wrong, and what to do about it.
fn read(written: &str) -> Result<Sequence, (String, String)> {
    if sanitise::line(written) != written {
        let message = "a key must be a character that is seen".to_owned();
        return Err((message, "here is one that is not".to_owned()));
    }
    written.parse().map_err(|error: KeyError| match &error {
        KeyError::Unknown(key) => match meant(key) {
            Some(meant) => (
                format!("`{key}` is no key"),
                format!("did you mean `{meant}`?"),
            ),
            None => (error.to_string(), String::new()),
        },
        KeyError::Empty | KeyError::ShiftedCharacter(_) | KeyError::CtrlShift(_) => {
            (error.to_string(), String::new())
        }
    })
}

/// The key that was meant by `written`, in the notation of the settings.
fn meant(written: &str) -> Option<String> {
    let inside = written
        .strip_prefix('<')
        .and_then(|key| key.strip_suffix('>'));
    let plain = inside.unwrap_or(written).replace('+', "-");
    let (held, key) = match plain.rsplit_once('-') {
        Some((held, key)) => (held.split('-').collect(), key),
        None => (Vec::new(), plain.as_str()),
    };
    let names = keys::names();
    let word = |word: &str, known: &[&str]| -> Option<String> {
        let mut others = OTHER_WORDS.iter();
        let other = others.find(|(other, _)| word.len() > 1 && word.eq_ignore_ascii_case(other));
        other
            .map(|(_, name)| *name)
            .or_else(|| nearest(word, known.iter().copied()))
            .map(str::to_owned)
    };
    let modifier = |held: &&str| {
        let mut others = OTHER_WORDS.iter();
        let other = others.find(|(other, _)| held.eq_ignore_ascii_case(other));
        other
            .map(|(_, name)| (*name).to_owned())
            .or_else(|| word(held, &["Ctrl", "Alt", "Shift"]))
    };
    let mut parts: Vec<String> = held.iter().map(modifier).collect::<Option<_>>()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let single = key.chars().count() == 1;
    let name = if single { None } else { word(key, &names) };
    parts.push(match name {
        Some(name) => name,
        None if single => key.to_owned(),
        None if parts.is_empty() && key.chars().count() <= FEW => spaced(key),
        None => return None,
    });
    let meant = parts.join("-");
    // What is not a key itself would help nobody.
    let read: Sequence = meant.parse().ok()?;
    Some(read.to_string())
}

/// The characters of `keys` as keys that are pressed one after the other.
fn spaced(keys: &str) -> String {
    let keys: Vec<String> = keys.chars().map(String::from).collect();
    keys.join(" ")
}

/// A conflict, told at the later of its two bindings.
fn fault(conflict: &Conflict, bindings: &[Binding]) -> Fault {
    let sides = match conflict {
        Conflict::Twice {
            keys,
            first,
            second,
        } => [(*first, keys), (*second, keys)],
        Conflict::Hides {
            keys,
            command,
            longer,
            hidden,
        } => [(*command, keys), (*hidden, longer)],
    };
    let mut written = bindings.iter().rev();
    let later = written.find(|binding| sides.contains(&(binding.command, &binding.keys)));
    Fault::new(
        later.map_or(0..0, |binding| binding.place.clone()),
        conflict,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_notations_are_understood_well_enough_to_answer() {
        let expected = [
            ("Spcae", Some("Space")),
            ("Return", Some("Enter")),
            ("PageDown", Some("PgDn")),
            ("<C-f>", Some("Ctrl-f")),
            ("C-x", Some("Ctrl-x")),
            ("ctrl+f", Some("Ctrl-f")),
            ("M-o", Some("Alt-o")),
            ("Crtl-Hoem", Some("Ctrl-Home")),
            ("<S-Tab>", Some("Shift-Tab")),
            ("gg", Some("g g")),
            ("dance", None),
            ("Ctrl-", None),
        ];
        for (written, key) in expected {
            assert_eq!(meant(written).as_deref(), key, "{written}");
        }
    }
}
