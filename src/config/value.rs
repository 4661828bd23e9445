//! The kinds of values that settings have: how each is read from a file and written to one.

use std::fmt::Display;
use std::ops::{Range, RangeInclusive};
use std::path::Path;

use toml::Spanned;
use toml::de::DeValue;

use super::mistake::Fault;
use super::{Capture, Clipboard, Keep, Spoilers, ThemeChoice};
use crate::formats::{Private, sanitise};
use crate::typeset::{Hyphenation, Justification, ParagraphStyle};

/// The word for the theme that goes with the ground.
pub(super) const AUTO: &str = "auto";

/// A value as it stands in a file.
pub(super) type Written<'a> = Spanned<DeValue<'a>>;

/// The value of one setting.
pub(super) trait Value {
    /// Takes over what is `written` for the setting `name`, or tells what is wrong with it and
    /// stays as it is.
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>>;

    /// The value as it is written in a file.
    fn written(&self) -> String;
}

/// A number, and the range in which it must lie.
pub(super) struct Number<'a, T>(pub(super) &'a mut T, pub(super) RangeInclusive<T>);

/// The endings of the names of files.
pub(super) struct Suffixes<'a>(pub(super) &'a mut Vec<String>);

/// The names of kinds of sections.
pub(super) struct KindNames<'a>(pub(super) &'a mut Vec<String>);

/// Files and folders, by paths that mean the same wherever the program is started.
pub(super) struct Paths<'a>(pub(super) &'a mut Vec<String>);

impl<T: Copy + PartialOrd + Display + TryFrom<i64>> Value for Number<'_, T> {
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
        let Self(value, range) = self;
        let DeValue::Integer(number) = written.get_ref() else {
            return Err(unlike("a whole number", name, written));
        };
        let read = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let read = read.and_then(|number| T::try_from(number).ok());
        **value = read.filter(|read| range.contains(read)).ok_or_else(|| {
            let message = format!("`{name}` is {number}, which is out of its range");
            let remedy = format!("from {} to {}", range.start(), range.end());
            vec![Fault::new(written.span(), message).with_remedy(remedy)]
        })?;
        Ok(())
    }

    fn written(&self) -> String {
        self.0.to_string()
    }
}

impl Value for Suffixes<'_> {
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
        let (suffixes, mut faults) = texts(name, written);
        let wrong = suffixes
            .iter()
            .filter(|(suffix, _)| suffix.contains(['.', '/']));
        faults.extend(wrong.map(|(suffix, place)| suffix_fault(suffix, place)));
        if !faults.is_empty() {
            return Err(faults);
        }
        let suffixes = suffixes.iter().map(|(suffix, _)| suffix.to_lowercase());
        *self.0 = suffixes.collect();
        Ok(())
    }

    fn written(&self) -> String {
        list(self.0)
    }
}

impl Value for Paths<'_> {
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
        let (paths, mut faults) = texts(name, written);
        let at_home = |path: &str| path == "~" || path.starts_with("~/");
        let wrong = paths
            .iter()
            .filter(|(path, _)| !at_home(path) && !Path::new(path).is_absolute());
        faults.extend(wrong.map(|(path, place)| {
            let message = format!("`{path}` is no full path");
            Fault::new(place.clone(), message).with_remedy("begin it with `/` or `~/`")
        }));
        if !faults.is_empty() {
            return Err(faults);
        }
        *self.0 = paths.iter().map(|(path, _)| (*path).to_owned()).collect();
        Ok(())
    }

    fn written(&self) -> String {
        list(self.0)
    }
}

/// Whether there are kinds of these names is known only when all kinds are.
impl Value for KindNames<'_> {
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
        let (names, faults) = texts(name, written);
        if !faults.is_empty() {
            return Err(faults);
        }
        *self.0 = names.iter().map(|(name, _)| (*name).to_owned()).collect();
        Ok(())
    }

    fn written(&self) -> String {
        list(self.0)
    }
}

/// A setting that is either on or off, under whatever names the program has for that.
macro_rules! switch {
    ($kind:ty, $on:path, $off:path) => {
        impl Value for $kind {
            fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
                *self = match written.get_ref().as_bool() {
                    Some(true) => $on,
                    Some(false) => $off,
                    None => return Err(unlike("`true` or `false`", name, written)),
                };
                Ok(())
            }

            fn written(&self) -> String {
                (*self == $on).to_string()
            }
        }
    };
}

switch!(Capture, Self::On, Self::Off);
switch!(Private, Self::Read, Self::Unread);
switch!(Hyphenation, Self::On, Self::Off);
switch!(Justification, Self::Justified, Self::Ragged);

/// A setting that is one of a few, each of which has a word.
macro_rules! choice {
    ($kind:ty, $words:expr) => {
        impl Value for $kind {
            fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
                *self = one_of(&$words, name, written)?;
                Ok(())
            }

            fn written(&self) -> String {
                let found = $words.into_iter().find(|(_, value)| value == self);
                found.map(|(word, _)| quoted(word)).unwrap_or_default()
            }
        }
    };
}

choice!(
    ParagraphStyle,
    [("apart", Self::Apart), ("indented", Self::Indented)]
);
choice!(Keep, [("all", Self::All), ("nothing", Self::Nothing)]);
choice!(
    Clipboard,
    [
        ("auto", Self::Auto),
        ("terminal", Self::Terminal),
        ("off", Self::Off)
    ]
);
choice!(
    Spoilers,
    [
        ("masked", Self::Masked),
        ("all", Self::All),
        ("shown", Self::Shown)
    ]
);

/// The value that is called by the word that is `written`.
fn one_of<T: Copy>(
    words: &[(&str, T)],
    name: &str,
    written: &Written<'_>,
) -> Result<T, Vec<Fault>> {
    let Some(word) = written.get_ref().as_str() else {
        return Err(unlike("a word in quotes", name, written));
    };
    let found = words.iter().find(|(known, _)| *known == word);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let known: Vec<String> = words.iter().map(|(known, _)| quoted(known)).collect();
        let message = format!("`{name}` cannot be {}", quoted(word));
        vec![Fault::new(written.span(), message).with_remedy(known.join(" or "))]
    })
}

/// Whether a theme has the name is known only when all themes are.
impl Value for ThemeChoice {
    fn read(&mut self, name: &str, written: &Written<'_>) -> Result<(), Vec<Fault>> {
        *self = match written.get_ref().as_str() {
            Some(AUTO) => Self::Auto,
            Some(theme) => Self::Named(theme.to_owned()),
            None => return Err(unlike("the name of a theme in quotes", name, written)),
        };
        Ok(())
    }

    fn written(&self) -> String {
        match self {
            Self::Auto => quoted(AUTO),
            Self::Named(theme) => quoted(theme),
        }
    }
}

/// The texts in the list that is `written` for `name`, with their places, and what in it is no text.
/// A text on its own is a list of one.
pub(super) fn texts<'a>(
    name: &str,
    written: &'a Written<'_>,
) -> (Vec<(&'a str, Range<usize>)>, Vec<Fault>) {
    let items = match written.get_ref().as_array() {
        Some(list) => list.iter().collect(),
        None => vec![written],
    };
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for item in items {
        match item.get_ref().as_str() {
            Some(text) => texts.push((text, item.span())),
            None => faults.extend(unlike("a text in quotes, or a list of them", name, item)),
        }
    }
    (texts, faults)
}

/// The fault of a value of another kind than `wanted`.
pub(super) fn unlike(wanted: &str, name: &str, written: &Written<'_>) -> Vec<Fault> {
    let message = format!("`{name}` must be {wanted}");
    let remedy = format!("this is {}", kind(written.get_ref()));
    vec![Fault::new(written.span(), message).with_remedy(remedy)]
}

/// What a value is called.
fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn suffix_fault(suffix: &str, place: &Range<usize>) -> Fault {
    let message = format!("`{suffix}` is no ending of a name");
    let fault = Fault::new(place.clone(), message);
    match suffix.rsplit(['.', '/']).next() {
        Some(plain) if !plain.is_empty() => {
            fault.with_remedy(format!("without the dot: \"{plain}\""))
        }
        Some(_) | None => fault,
    }
}

/// Texts as a file of settings has them.
pub(super) fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text in quotes, as a file of settings has it. What would not be safe to print is escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if sanitise::line(&c.to_string()).chars().eq([c]) => quoted.push(c),
            c => quoted.extend([format!("\\U{:08X}", u32::from(c))]),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_read_back_and_safe() {
        for text in ["", "txt", "a\"b\\c", "é ★", "\u{1b}[1m\u{202e}\n\t"] {
            let file = format!("x = {}", quoted(text));
            assert_eq!(sanitise::line(&file), file);
            let read: toml::Table = file.parse().unwrap();
            assert_eq!(read["x"].as_str(), Some(text));
        }
    }
}
