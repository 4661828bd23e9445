//! Records: tables, lists and lines of objects, each row or object a review with what is stated beside
//! its text.

mod broken;
mod cells;
mod column;
mod escapes;
mod fields;
mod mapping;
mod mappings;
mod names;
mod place;
mod row;
mod scheme;
mod split;

pub use broken::NoRecord;
pub use column::{Column, Name};
pub use mapping::{DateForm, Join, KnownBy, Mapping, Use, WithoutText, Written};
pub use mappings::{Mappings, Private};
pub use place::{Bytes, Place};
pub use row::Row;
pub use scheme::{Layout, Quotes, Scheme};
pub use split::{Piece, Split};

use super::decode::Encoding;
use super::front::{self, Value};
use super::{
    DECIDING, Format, Hint, Input, Parsed, Unreadable, beginning, decode, parsed, sanitise,
};
use crate::review::{Facts, Problem, floor};
use fields::{Content, Fields};
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
        let line = place.line.unwrap_or(1);
        let decoded = decode::decode(bytes, self.encoding);
        let mut problems = decoded.problems;
        for problem in &mut problems {
            problem.line = None;
        }
        let (fields, halves) = object(&decoded.text, line)?;
        drop(decoded.text);
        problems.extend(replaced(halves));
        let Fields { mut map, ids } = fields;
        let text = text(&mut map, 0);
        let id = id(&ids, &map);
        Ok(Row {
            place,
            id,
            keys: Vec::new(),
            facts: facts(map),
            text,
            written: Written::Plain,
            format: Format::Plain,
            problems,
            without_text: WithoutText::Problem,
        })
    }
}

impl Row {
    /// The review that it is. Its problems have the line of the source; where one counts a line of the
    /// text, it says so.
    pub fn parsed(self) -> Parsed {
        let whole = self.whole();
        let text = self.text.unwrap_or_default();
        let start = start(&text);
        let source = Input { text, start, whole };
        let hint = match self.written {
            Written::Plain | Written::Html => Hint::Plain,
            Written::Markdown => Hint::Markdown,
        };
        parsed(source, hint, self.problems, self.facts)
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
    let object = || object(std::str::from_utf8(first).ok()?, 1).ok();
    follows.is_none_or(|byte| byte == b'{')
        && object().is_some_and(|(mut fields, _)| text(&mut fields.map, 0).is_some())
}

/// The fields of the object that `text`, line `line` of the source, is, and how many halves of
/// characters were replaced in it.
fn object(text: &str, line: usize) -> Result<(Fields, usize), NoRecord> {
    match fields::read(text) {
        Ok((Content::Object(fields), halves)) => Ok((fields, halves)),
        Ok((Content::Else(what), _)) => Err(NoRecord::NoObject { line, what }),
        Err(error) => {
            let told = error.to_string();
            let reason = told.split(" at line ").next().unwrap_or_default();
            Err(NoRecord::Invalid {
                line,
                reason: format!("{reason} at byte {}", error.column()),
            })
        }
    }
}

/// Takes the text out of `map`: that of the first name which has one, in order of how much the names
/// count; else, where a name stands but nothing in it, the empty text. What else stands in a value
/// that was looked into goes beside what stands around it.
fn text(map: &mut Map<String, Value>, depth: usize) -> Option<String> {
    let mut empty = None;
    for name in names::TEXT {
        let Some(key) = key(map.keys(), name).cloned() else {
            continue;
        };
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

/// The one of `keys` that is `name` when it is folded, best one that is so already.
fn key<'a>(keys: impl Iterator<Item = &'a String> + Clone, name: &str) -> Option<&'a String> {
    let exact = keys.clone().find(|key| *key == name);
    exact.or_else(|| { keys }.find(|key| front::names::is(key, name)))
}

/// The text of a list of texts, each a paragraph.
fn paragraphs(list: &[Value]) -> Option<String> {
    let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    texts.map(|texts| texts.join("\n\n"))
}

/// What the record is called: by one of `ids`, else by a field that stood beside the text.
fn id(ids: &BTreeMap<String, Id>, map: &Map<String, Value>) -> Option<Id> {
    let named = |name: &&str| ids.get(key(ids.keys(), name)?).cloned();
    let beside = |name: &&str| match map.get(key(map.keys(), name)?)? {
        Value::Number(number) => Some(Id::Number(number.to_string())),
        Value::String(text) => Some(Id::Text(sanitise::line(text))),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let ids = names::ID.iter().find_map(named);
    ids.or_else(|| names::ID.iter().find_map(beside))
}

/// The facts that a record states. A field that is named like one, but holds something else, is no
/// mistake: data sets name their fields as they like.
fn facts(map: Map<String, Value>) -> Facts {
    let (facts, _): (Facts, Vec<Problem>) = front::of_object(map);
    facts
}
