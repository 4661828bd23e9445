//! The settings of a mapping: how each is read from a file and written to one.

use std::ops::Range;

use toml::de::DeValue;

use crate::config::mistake::Fault;
use crate::config::value::{Written, list, quoted, texts, unlike};
use crate::formats::{
    Column, DateForm, Holds, Join, Mapping, Name, Use, WithoutText, Written as Markup,
};

/// A setting of a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// What the columns of one use are; for the ends of the scale, also a number.
    Of(Use),
    Columns,
    Without,
    Files,
    Reviews,
    TextIs,
    TextOptional,
    Unrated,
    Dates,
    Separators,
    MakerSeparators,
    WorkKind,
    AddTags,
    Flags,
    Export,
    Rank,
}

/// Those that are not of a use, with their names.
const OTHERS: [(&str, Key); 15] = [
    ("columns", Key::Columns),
    ("without", Key::Without),
    ("files", Key::Files),
    ("reviews", Key::Reviews),
    ("text_is", Key::TextIs),
    ("text_optional", Key::TextOptional),
    ("unrated", Key::Unrated),
    ("dates", Key::Dates),
    ("separators", Key::Separators),
    ("maker_separators", Key::MakerSeparators),
    ("work_kind", Key::WorkKind),
    ("add_tags", Key::AddTags),
    ("flags", Key::Flags),
    ("export", Key::Export),
    ("rank", Key::Rank),
];

/// What texts are written in, by the words for it.
const MARKUP: [(&str, Markup); 3] = [
    ("plain", Markup::Plain),
    ("markdown", Markup::Markdown),
    ("html", Markup::Html),
];

/// The words for moments that are counted.
const SECONDS: &str = "seconds";
const MILLISECONDS: &str = "milliseconds";

impl Key {
    /// All of them, with their names.
    pub(super) fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let uses = Use::ALL.iter().map(|of| (of.name(), Self::Of(*of)));
        OTHERS.into_iter().chain(uses)
    }

    /// The one of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let found = Self::all().find(|(known, _)| *known == name);
        found.map(|(_, key)| key)
    }

    /// Takes over what is `written` for it under its `name`, or tells what is wrong with that.
    pub(super) fn read(
        self,
        mapping: &mut Mapping,
        name: &str,
        written: &Written<'_>,
    ) -> Vec<Fault> {
        let read = self.set(mapping, name, written);
        read.err().unwrap_or_default()
    }

    fn set(
        self,
        mapping: &mut Mapping,
        name: &str,
        written: &Written<'_>,
    ) -> Result<(), Vec<Fault>> {
        match self {
            Self::Of(of) => uses(mapping, of, name, written)?,
            Self::Columns => mapping.known_by.columns = each(name, written, column_name)?,
            Self::Without => mapping.known_by.without = each(name, written, column_name)?,
            Self::Files => mapping.known_by.files = strings(name, written)?,
            Self::Reviews => {
                mapping.holds = match truth(name, written)? {
                    Truth::Yes => Holds::Reviews,
                    Truth::No => Holds::Else,
                }
            }
            Self::TextIs => mapping.written = markup(name, written)?,
            Self::TextOptional => {
                mapping.without_text = match truth(name, written)? {
                    Truth::Yes => WithoutText::Fine,
                    Truth::No => WithoutText::Problem,
                }
            }
            Self::Unrated => mapping.unrated = strings(name, written)?,
            Self::Dates => mapping.dates = each(name, written, date_form)?,
            Self::Separators => mapping.separators = each(name, written, separator)?,
            Self::MakerSeparators => {
                mapping.maker_separators = Some(each(name, written, separator)?);
            }
            Self::WorkKind => mapping.work_kind = Some(string(name, written)?),
            Self::AddTags => mapping.add_tags = strings(name, written)?,
            Self::Flags => mapping.flags = flags(name, written)?,
            Self::Export => join(mapping).export = string(name, written)?,
            Self::Rank => join(mapping).rank = number(name, written)?,
        }
        Ok(())
    }

    /// How it is written that there is nothing of it.
    pub(super) fn blank(self) -> String {
        match self {
            Self::Reviews => "true",
            Self::Flags => "{}",
            Self::Of(_)
            | Self::Columns
            | Self::Without
            | Self::Files
            | Self::TextIs
            | Self::TextOptional
            | Self::Unrated
            | Self::Dates
            | Self::Separators
            | Self::MakerSeparators
            | Self::WorkKind
            | Self::AddTags
            | Self::Export
            | Self::Rank => "[]",
        }
        .to_owned()
    }

    /// What `mapping` has for it, as it is written in a file; `None` where it has nothing.
    pub(super) fn written(self, mapping: &Mapping) -> Option<String> {
        let names = |names: &[Name]| {
            let names: Vec<String> = names.iter().map(|name| name.written().to_owned()).collect();
            some(&names)
        };
        match self {
            Self::Of(of) => columns(mapping, of),
            Self::Columns => names(&mapping.known_by.columns),
            Self::Without => names(&mapping.known_by.without),
            Self::Files => some(&mapping.known_by.files),
            Self::Reviews => (mapping.holds == Holds::Else).then(|| "false".to_owned()),
            Self::TextIs => {
                let mut known = MARKUP.iter();
                let word = known.find(|(_, markup)| *markup == mapping.written);
                word.map(|(word, _)| quoted(word))
            }
            Self::TextOptional => Some((mapping.without_text == WithoutText::Fine).to_string()),
            Self::Unrated => some(&mapping.unrated),
            Self::Dates => {
                let words = mapping.dates.iter().map(|form| match form {
                    DateForm::Seconds => SECONDS.to_owned(),
                    DateForm::Milliseconds => MILLISECONDS.to_owned(),
                    DateForm::Pattern(pattern) => pattern.clone(),
                });
                some(&words.collect::<Vec<String>>())
            }
            Self::Separators => Some(list(&mapping.separators)),
            Self::MakerSeparators => mapping.maker_separators.as_deref().map(list),
            Self::WorkKind => mapping.work_kind.as_deref().map(quoted),
            Self::AddTags => some(&mapping.add_tags),
            Self::Flags => {
                let flags = mapping.flags.iter();
                let flags = flags
                    .map(|(name, tag)| format!("{} = {}", quoted(name.written()), quoted(tag)));
                let flags: Vec<String> = flags.collect();
                (!flags.is_empty()).then(|| format!("{{ {} }}", flags.join(", ")))
            }
            Self::Export => mapping.join.as_ref().map(|join| quoted(&join.export)),
            Self::Rank => mapping.join.as_ref().map(|join| join.rank.to_string()),
        }
    }
}

/// The list that `texts` are, if there are any.
fn some(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| list(texts))
}

/// What is written of the columns of a use, and of the number that stands for them.
fn columns(mapping: &Mapping, of: Use) -> Option<String> {
    let number = if of == Use::Best {
        mapping.best
    } else {
        mapping.worst.filter(|_| of == Use::Worst)
    };
    let columns = mapping.columns(of).iter();
    let columns = columns.map(|column| quoted(&column.to_string()));
    let all: Vec<String> = columns
        .chain(number.map(|number| number.to_string()))
        .collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// Takes over the columns of a use.
fn uses(
    mapping: &mut Mapping,
    of: Use,
    name: &str,
    written: &Written<'_>,
) -> Result<(), Vec<Fault>> {
    let end = if of == Use::Best {
        Some(&mut mapping.best)
    } else {
        Some(&mut mapping.worst).filter(|_| of == Use::Worst)
    };
    let items = match written.get_ref().as_array() {
        Some(items) => items.iter().collect(),
        None => vec![written],
    };
    let (mut columns, mut number) = (Vec::new(), None);
    for item in items {
        match (as_number(item.get_ref()), &end) {
            (Some(value), Some(_)) => number = Some(value),
            _ => columns.extend(each(name, item, column)?),
        }
    }
    if let Some(end) = end {
        *end = number;
    }
    mapping.columns.retain(|(known, _)| *known != of);
    if !columns.is_empty() {
        mapping.columns.push((of, columns));
    }
    Ok(())
}

/// The number that is written.
fn as_number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        DeValue::String(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => None,
    }
}

/// What joins a mapping with others.
fn join(mapping: &mut Mapping) -> &mut Join {
    mapping.join.get_or_insert_with(|| Join {
        export: String::new(),
        rank: 0,
    })
}

/// What each text in the list that is `written` means; why it means nothing where it does not.
fn each<T>(
    name: &str,
    written: &Written<'_>,
    meaning: fn(&str) -> Result<T, &'static str>,
) -> Result<Vec<T>, Vec<Fault>> {
    let (texts, mut faults) = texts(name, written);
    let mut meant = Vec::new();
    for (text, place) in texts {
        match meaning(text) {
            Ok(value) => meant.push(value),
            Err(why) => faults.push(unfit(name, text, place, why)),
        }
    }
    if faults.is_empty() {
        Ok(meant)
    } else {
        Err(faults)
    }
}

fn unfit(name: &str, text: &str, place: Range<usize>, why: &str) -> Fault {
    let message = format!("`{name}` cannot be {}", quoted(text));
    Fault::new(place, message).with_remedy(why)
}

fn strings(name: &str, written: &Written<'_>) -> Result<Vec<String>, Vec<Fault>> {
    each(name, written, |text| match text.trim() {
        "" => Err("write something"),
        _ => Ok(text.to_owned()),
    })
}

fn string(name: &str, written: &Written<'_>) -> Result<String, Vec<Fault>> {
    match written.get_ref().as_str() {
        Some(text) if !text.trim().is_empty() => Ok(text.to_owned()),
        Some(_) | None => Err(unlike("a word in quotes", name, written)),
    }
}

fn number(name: &str, written: &Written<'_>) -> Result<u32, Vec<Fault>> {
    let DeValue::Integer(number) = written.get_ref() else {
        return Err(unlike("a whole number", name, written));
    };
    let read = u32::from_str_radix(number.as_str(), number.radix()).ok();
    read.ok_or_else(|| {
        let message = format!("`{name}` is {number}, which is out of its range");
        vec![Fault::new(written.span(), message).with_remedy("a small number from 0 on")]
    })
}

/// An answer.
enum Truth {
    Yes,
    No,
}

fn truth(name: &str, written: &Written<'_>) -> Result<Truth, Vec<Fault>> {
    match written.get_ref().as_bool() {
        Some(true) => Ok(Truth::Yes),
        Some(false) => Ok(Truth::No),
        None => Err(unlike("`true` or `false`", name, written)),
    }
}

fn markup(name: &str, written: &Written<'_>) -> Result<Markup, Vec<Fault>> {
    let word = string(name, written)?;
    let found = MARKUP.iter().find(|(known, _)| *known == word);
    found.map(|(_, markup)| *markup).ok_or_else(|| {
        let known: Vec<String> = MARKUP.iter().map(|(known, _)| quoted(known)).collect();
        vec![unfit(name, &word, written.span(), &known.join(" or "))]
    })
}

fn column(text: &str) -> Result<Column, &'static str> {
    Column::of(text).ok_or("write the name of a column, with a letter in it")
}

fn column_name(text: &str) -> Result<Name, &'static str> {
    Name::of(text).ok_or("write the name of a column, with a letter in it")
}

fn separator(text: &str) -> Result<String, &'static str> {
    if text.is_empty() {
        return Err("write what stands between the values");
    }
    Ok(text.to_owned())
}

fn date_form(text: &str) -> Result<DateForm, &'static str> {
    match text {
        SECONDS => Ok(DateForm::Seconds),
        MILLISECONDS => Ok(DateForm::Milliseconds),
        pattern if DateForm::is_pattern(pattern) => Ok(DateForm::Pattern(pattern.to_owned())),
        _ => Err("\"seconds\", \"milliseconds\", or a pattern as \"%d.%m.%Y\""),
    }
}

fn flags(name: &str, written: &Written<'_>) -> Result<Vec<(Name, String)>, Vec<Fault>> {
    let Some(table) = written.get_ref().as_table() else {
        return Err(unlike("a table of columns and tags", name, written));
    };
    let mut flags = Vec::new();
    for (column, tag) in table {
        let known = column_name(column.get_ref());
        let known = known.map_err(|why| vec![unfit(name, column.get_ref(), column.span(), why)])?;
        flags.push((known, string(column.get_ref(), tag)?));
    }
    Ok(flags)
}
