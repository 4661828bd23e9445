//! The tables of the themes: what has a look, and which.

use std::ops::Range;

use toml::de::DeTable;

use super::lay::Whose;
use super::mistake::Fault;
use super::suggest::did_you_mean;
use super::value::{AUTO, Written, unlike};
use super::{Look, LookError, Role, Theme, look};
use crate::formats::sanitise;

/// The theme that a new one starts from.
const FIRST: &str = "terminal";

/// Lays the themes in `table`, which stands in `text`, over those there are. One that is known is
/// changed role by role; a new one starts from the theme called `terminal`.
pub(super) fn lay(
    themes: &mut Vec<(String, Theme)>,
    table: &DeTable<'_>,
    text: &str,
    whose: Whose,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut written: Vec<_> = table.iter().collect();
    // In the order of the file, but those that are known first: one of them may be the start of
    // the new ones.
    let is_new = |name: &str| !themes.iter().any(|(known, _)| known == name);
    written.sort_by_key(|(name, _)| (is_new(name.get_ref()), name.span().start));
    for (name, looks) in written {
        if let Some(fault) = unfit(name.get_ref(), name.span()) {
            faults.push(fault);
            continue;
        }
        let Some(looks) = looks.get_ref().as_table() else {
            faults.extend(unlike("a table", name.get_ref(), looks));
            continue;
        };
        let mut theme = start(themes, name.get_ref());
        for (role, look) in looks {
            match read(role.get_ref(), role.span(), look, text) {
                Ok((role, look)) => theme = theme.with(role, look),
                Err(wrong) => faults.extend(wrong),
            }
        }
        if whose == Whose::Shipped {
            let lacking = Role::ALL
                .iter()
                .filter(|role| !looks.contains_key(role.name()));
            faults.extend(lacking.map(|role| {
                let message = format!("the theme has no look for `{}`", role.name());
                Fault::new(name.span(), message)
            }));
        }
        keep(themes, name.get_ref(), &theme);
    }
    faults
}

/// The theme called `name`, or what it starts from where there is none.
fn start(themes: &[(String, Theme)], name: &str) -> Theme {
    let find = |name: &str| themes.iter().find(|(known, _)| known == name);
    let found = find(name).or_else(|| find(FIRST));
    found.map_or(Theme::PLAIN, |(_, theme)| *theme)
}

/// Keeps `theme` under its name.
fn keep(themes: &mut Vec<(String, Theme)>, name: &str, theme: &Theme) {
    match themes.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) => *known = *theme,
        None => themes.push((name.to_owned(), *theme)),
    }
}

/// What is wrong with `name` as the name of a theme.
fn unfit(name: &str, place: Range<usize>) -> Option<Fault> {
    let message = if name == AUTO {
        format!("`{AUTO}` stands for the theme that goes with the ground")
    } else if name.trim().is_empty() || sanitise::line(name) != name {
        "the name of a theme must be seen".to_owned()
    } else {
        return None;
    };
    Some(Fault::new(place, message).with_remedy("choose another name"))
}

/// Reads the look of a role.
fn read(
    role: &str,
    place: Range<usize>,
    written: &Written<'_>,
    text: &str,
) -> Result<(Role, Look), Vec<Fault>> {
    let Some(known) = Role::from_name(role) else {
        let names = Role::ALL.iter().map(|role| role.name());
        let all = || "`frontrow config --show` has all that have".to_owned();
        let remedy = did_you_mean(role, names).unwrap_or_else(all);
        let message = format!("nothing called `{role}` has a look");
        return Err(vec![Fault::new(place, message).with_remedy(remedy)]);
    };
    let Some(words) = written.get_ref().as_str() else {
        return Err(unlike("a look in quotes", role, written));
    };
    match words.parse() {
        Ok(look) => Ok((known, look)),
        Err(error) => Err(vec![fault(&error, written.span(), text)]),
    }
}

/// What is wrong with a look, told at the word that is wrong.
fn fault(error: &LookError, place: Range<usize>, text: &str) -> Fault {
    match error {
        LookError::Unknown(word) => {
            let place = within(text, place, word);
            match did_you_mean(word, look::names()) {
                Some(question) => {
                    let message = format!("`{word}` is no part of a look");
                    Fault::new(place, message).with_remedy(question)
                }
                None => Fault::new(place, error),
            }
        }
        LookError::SecondColour(word) => Fault::new(within(text, place, word), error),
        LookError::Empty | LookError::NoGround => Fault::new(place, error),
    }
}

/// Where `word` stands last in that part of `text`, or all of the part where it is written
/// another way.
fn within(text: &str, part: Range<usize>, word: &str) -> Range<usize> {
    let found = text.get(part.clone()).and_then(|part| part.rfind(word));
    match found {
        Some(at) => part.start + at..part.start + at + word.len(),
        None => part,
    }
}
