//! Records: tables, lists and lines of objects, each row or object a review with what is stated beside
//! its text.

mod broken;
mod cells;
mod column;
mod days;
mod entities;
mod escapes;
mod fields;
mod found;
mod keys;
mod mapped;
mod mapping;
mod mappings;
mod mentioned;
mod names;
mod place;
mod row;
mod scheme;
mod split;
mod table;
mod tell;

pub use broken::NoRecord;
pub use column::{Column, Name};
pub use mapping::{DateForm, Holds, Join, KnownBy, Mapping, Use, WithoutText, Written};
pub use mappings::{Mappings, Private};
pub use place::{Bytes, Place};
pub use row::Row;
pub use scheme::{Layout, Quotes, Scheme};
pub use split::{Piece, Split};

use super::decode::Encoding;
use super::front::{self, Value};
use super::{
    Beside, DECIDING, Hint, Input, Parsed, Unreadable, beginning, decode, fragment, parsed,
    sanitise,
};
use crate::review::{Facts, Problem, floor};
use fields::Fields;
use mentioned::Mentioned;
use names::Part;
use serde::{Serialize, Serializer};
use serde_json::Map;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A record that was read.
#[derive(Debug, Clone)]
pub struct Record {
    /// The review. Its problems have the line of the source; where one counts a line of the text, it
    /// says so.
    pub parsed: Parsed,
    /// What the record is called, where it says so.
    pub id: Option<Id>,
}

/// What a record is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Id {
    /// A number, as JSON writes it.
    #[serde(serialize_with = "as_it_is")]
    Number(String),
    /// A name, safe to print.
    Text(String),
}

/// Writes `json` as it is.
fn as_it_is<S: Serializer>(json: &str, to: S) -> Result<S::Ok, S::Error> {
    match RawValue::from_string(json.to_owned()) {
        Ok(raw) => raw.serialize(to),
        Err(_) => to.serialize_str(json),
    }
}

/// The longest title that is not called one, in bytes: what sums a review up may be a text of its own.
const LONGEST_TITLE: usize = 200;

/// The deepest that a text is looked for within the values of a record.
const DEEPEST: usize = 3;

/// Reads `bytes`, line `line` of JSON Lines, counted from 1.
///
/// Its text is plain, as that of a file ending in `.txt`. A record without a text is an empty review
/// with a problem. What does not decode, and what may not reach a terminal, is treated as in a file.
pub fn record(bytes: Vec<u8>, line: usize) -> Result<Record, NoRecord> {
    let place = Place {
        record: 1,
        line: Some(line),
        bytes: None,
    };
    let row = Scheme::lines().row(bytes, place)?;
    let id = row.id.clone();
    let parsed = row.parsed();
    Ok(Record { parsed, id })
}

impl Scheme {
    /// Reads `bytes`, the record at `place`.
    ///
    /// # Errors
    /// It is no record.
    pub fn row(&self, bytes: Vec<u8>, place: Place) -> Result<Row, NoRecord> {
        let decoded = self.encoding.decode(bytes);
        let mut problems = decoded.problems;
        for problem in &mut problems {
            problem.line = None;
        }
        let fields = if let Layout::Table { .. } = self.layout {
            let (fields, wrong) = table::fields(&decoded.text, self);
            problems.extend(wrong);
            fields
        } else {
            let (fields, halves) = self.object(&decoded.text, place)?;
            problems.extend(replaced(halves));
            fields
        };
        drop(decoded.text);
        Ok(match self.mapping.as_deref() {
            Some(mapping) => self.mapped(fields, mapping, problems, place),
            None => self.usual(fields, problems, place),
        })
    }

    /// The row of a record whose fields are known by their usual names.
    fn usual(&self, fields: Fields, problems: Vec<Problem>, place: Place) -> Row {
        let Fields { mut map, ids } = fields;
        let text = text(&mut map, 0);
        let id = id(&ids, &map);
        let summary = summary(&map).filter(|_| self.mapping.is_none());
        let mut facts = facts(map);
        facts.title = facts.title.or(summary);
        Row {
            place,
            id,
            keys: Vec::new(),
            facts,
            text,
            written: Written::Plain,
            format: self.layout.format(),
            problems,
            without_text: self.without_text(),
        }
    }

    /// Whether records without a text are told: not where the table has no column for one.
    fn without_text(&self) -> WithoutText {
        let has_text = |name: &String| names::is_of(name, Part::Text);
        match self.layout {
            Layout::Table { .. } if !self.header.iter().any(has_text) => WithoutText::Fine,
            Layout::Table { .. } | Layout::Lines | Layout::Array | Layout::Object => {
                WithoutText::Problem
            }
        }
    }

    /// The row of a record whose fields `mapping` has a use for; the others are known by their usual
    /// names, for what it does not tell.
    fn mapped(
        &self,
        fields: Fields,
        mapping: &Mapping,
        problems: Vec<Problem>,
        place: Place,
    ) -> Row {
        let mut fields = fields;
        if mapping.written == Written::Html {
            entities::decode(&mut fields.map, mapping);
        }
        let mapped = mapped::read(&fields, mapping, self.private);
        let Fields { mut map, ids } = fields;
        map.retain(|key, _| !self.mentioned.has(key));
        let mut row = Row {
            written: mapping.written,
            without_text: mapping.without_text,
            ..self.usual(Fields { map, ids }, problems, place)
        };
        if mapped.text.is_some() || !mapping.columns(Use::Text).is_empty() {
            row.text = mapped.text;
        }
        row.id = mapped.id.or(row.id);
        row.keys = mapped.keys;
        row.facts = mapped.facts.over(row.facts);
        row.problems.extend(mapped.problems);
        row
    }

    /// The fields of the object that `text`, the record at `place`, is, and how many halves of characters
    /// were replaced in it.
    fn object(&self, text: &str, place: Place) -> Result<(Fields, usize), NoRecord> {
        let line = place.line.unwrap_or(1);
        let no_record = |why: fields::No| match (self.layout, why) {
            (_, fields::No::Object(what)) => NoRecord::NoObject { line, what },
            (Layout::Lines, fields::No::Json(reason)) => NoRecord::Invalid { line, reason },
            (_, fields::No::Json(reason)) => NoRecord::InvalidItem { line, reason },
        };
        fields::object(text, &self.mentioned).map_err(no_record)
    }
}

impl Row {
    /// The review that it is. Its problems have the line of the source; where one counts a line of the
    /// text, it says so.
    pub fn parsed(self) -> Parsed {
        let whole = self.whole();
        let text = self.text.unwrap_or_default();
        // Without a mark of HTML it is read as what it looks like.
        if self.written == Written::Html && text.contains(['<', '&']) {
            let beside = Beside {
                facts: self.facts,
                problems: self.problems,
                whole,
            };
            return Parsed {
                review: fragment(&text, beside),
                format: self.format,
            };
        }
        let start = start(&text);
        let source = Input { text, start, whole };
        let hint = match self.written {
            Written::Plain | Written::Html => Hint::Plain,
            Written::Markdown => Hint::Markdown,
        };
        Parsed {
            format: self.format,
            ..parsed(source, hint, self.problems, self.facts)
        }
    }
}

/// Tells the reader that halves of characters were replaced, if any were.
fn replaced(halves: usize) -> Option<Problem> {
    let message = match halves {
        0 => return None,
        1 => "1 escape is half a character and is shown as �".to_owned(),
        _ => format!("{halves} escapes are half a character each and are shown as �"),
    };
    Some(Problem {
        line: None,
        message,
    })
}

/// The beginning of a longer text, as a file with this text would be decided on by.
fn start(text: &str) -> Option<String> {
    let start = text.as_bytes().get(..DECIDING)?;
    let start = text.get(..floor(text, beginning(start)))?;
    Some(sanitise::text(start.to_owned()).text)
}

/// Whether a file that begins with `start`, its first [`TELLING`](super::TELLING) bytes, can be read
/// as JSON Lines at all.
pub fn check_records(start: &[u8]) -> Result<(), Unreadable> {
    match decode::told(start)? {
        Some(Encoding::Utf16Little | Encoding::Utf16Big) => Err(Unreadable::Utf16Records),
        Some(Encoding::Ascii | Encoding::Utf8 | Encoding::Legacy(_)) | None => Ok(()),
    }
}

/// Whether a file is plainly JSON Lines: `first`, its first line that is not blank, is an object with
/// a text, and what `follows` on the next lines, if anything does, begins another object.
pub fn are_records(first: &[u8], follows: Option<u8>) -> bool {
    let first = first.strip_prefix(decode::MARK).unwrap_or(first);
    let object = || fields::object(std::str::from_utf8(first).ok()?, &Mentioned::default()).ok();
    follows.is_none_or(|byte| byte == b'{')
        && object().is_some_and(|(mut fields, _)| text(&mut fields.map, 0).is_some())
}

/// Takes the text out of `map`: that of the first name which has one, in order of how much the names
/// count; else, where a name stands but nothing in it, the empty text. What else stands in a value
/// that was looked into goes beside what stands around it.
fn text(map: &mut Map<String, Value>, depth: usize) -> Option<String> {
    let mut empty = None;
    let mut from = 0;
    // What is put beside the others on the way may be a text too.
    while let Some((rank, key)) = next_text(map, from) {
        from = rank + 1;
        let found = match map.get_mut(&key) {
            Some(Value::String(text)) => Some(std::mem::take(text)),
            Some(Value::Array(list)) => paragraphs(list),
            Some(Value::Null) => Some(String::new()),
            Some(Value::Object(inside)) if depth < DEEPEST => {
                let found = text(inside, depth + 1);
                let inside = std::mem::take(inside);
                for (key, value) in inside {
                    map.entry(key).or_insert(value);
                }
                found
            }
            Some(Value::Object(_) | Value::Bool(_) | Value::Number(_)) | None => None,
        };
        match found {
            Some(text) if !text.trim().is_empty() => return Some(text),
            found => empty = empty.or(found),
        }
    }
    empty
}

/// The key in `map` that counts most as a name of the text, of those that count no more than `from`.
fn next_text(map: &Map<String, Value>, from: usize) -> Option<(usize, String)> {
    let ranked = names::ranked(map.keys(), Part::Text).into_iter();
    let mut rest = ranked.filter(|(rank, _)| *rank >= from);
    rest.next().map(|(rank, key)| (rank, key.clone()))
}

/// The text of a list of texts, each a paragraph.
fn paragraphs(list: &[Value]) -> Option<String> {
    let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    texts.map(|texts| texts.join("\n\n"))
}

/// What the record is called: by one of `ids`, else by a field that stood beside the text.
fn id(ids: &BTreeMap<String, Id>, map: &Map<String, Value>) -> Option<Id> {
    let named = names::ranked(ids.keys(), Part::Id);
    if let Some((_, key)) = named.first() {
        return ids.get(*key).cloned();
    }
    let beside = |key: &String| match map.get(key)? {
        Value::Number(number) => Some(Id::Number(number.to_string())),
        Value::String(text) => Some(Id::Text(sanitise::line(text))),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let ranked = names::ranked(map.keys(), Part::Id);
    ranked.into_iter().find_map(|(_, key)| beside(key))
}

/// The facts that a record states. A field that is named like one, but holds something else, is no
/// mistake: data sets name their fields as they like.
fn facts(map: Map<String, Value>) -> Facts {
    let (facts, _): (Facts, Vec<Problem>) = front::of_object(map);
    facts
}

/// What sums the review up, which is its title where no other is stated.
fn summary(map: &Map<String, Value>) -> Option<String> {
    let named = names::ranked(map.keys(), Part::Title);
    let first = named.first().and_then(|(_, key)| map.get(*key));
    first
        .and_then(found::line)
        .filter(|title| title.len() <= LONGEST_TITLE)
}
