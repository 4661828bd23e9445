//! Front matter in JSON.

use super::tree::{Entry, Tree, Wrong};
use super::{Found, Stated};
use crate::formats::sanitise;
use serde_json::{Deserializer, Value};

/// The object at the start of `start`; a pair of braces, or one with a percent sign, is a
/// directive of a template, and where another object follows, both are records.
pub(super) fn find(start: &str) -> Option<Found<'_>> {
    let inside = start.get(1..)?;
    if inside.starts_with(['{', '%']) {
        return None;
    }
    let mut values = Deserializer::from_str(start).into_iter::<Value>();
    let is_whole = values.next().is_some_and(|value| value.is_ok());
    let is_meant = inside.trim_start().starts_with('"');
    let length = if is_whole { values.byte_offset() } else { 0 };
    let behind = start.get(length..)?;
    let line_end = memchr::memchr(b'\n', behind.as_bytes()).map_or(behind.len(), |end| end + 1);
    let is_alone = behind.get(..line_end)?.trim().is_empty();
    let next = behind.trim_start().strip_prefix('{');
    let is_record = next.is_some_and(|inside| inside.trim_start().starts_with('"'));
    if is_whole && (!is_alone || is_record) {
        return None;
    }
    Some(Found {
        body: if is_whole {
            start.get(..length)?
        } else {
            start
        },
        first_line: 1,
        end: if is_whole { length + line_end } else { 0 },
        parse: read,
        is_meant,
    })
}

/// Reads `body`, which stands between fences and whose first line is `first_line` of the source.
pub(super) fn read_fenced(body: &str, first_line: usize) -> Result<Stated, Wrong> {
    stated(body, first_line, "; mend the line")
}

/// Reads `body`, whose first line is `first_line` of the source.
fn read(body: &str, first_line: usize) -> Result<Stated, Wrong> {
    stated(
        body,
        first_line,
        " and is read as text; mend it, or use YAML between two lines `---`",
    )
}

/// What `body` states, or what is wrong, with the `remedy`.
fn stated(body: &str, first_line: usize, remedy: &str) -> Result<Stated, Wrong> {
    match serde_json::from_str(body) {
        Ok(Value::Object(map)) => Ok(Stated {
            entries: entries(map),
            problems: Vec::new(),
        }),
        Ok(_) => Ok(Stated::default()),
        Err(error) => Err(Wrong {
            line: Some(first_line + error.line().saturating_sub(1)),
            message: format!(
                "the front matter is no JSON that can be read ({}){remedy}",
                sanitise::line(&error.to_string())
            ),
        }),
    }
}

/// The values of `map`, which the parser does not nest deeper than it can bear.
pub(super) fn entries(map: serde_json::Map<String, Value>) -> Vec<Entry> {
    let entries = map.into_iter().map(|(key, value)| Entry {
        key,
        line: None,
        value: tree(value),
    });
    entries.collect()
}

fn tree(value: Value) -> Tree {
    match value {
        Value::Null => Tree::Text(String::new()),
        Value::Bool(truth) => Tree::Text(truth.to_string()),
        Value::Number(number) => Tree::Text(number.to_string()),
        Value::String(text) => Tree::Text(text),
        Value::Array(list) => Tree::List(list.into_iter().map(tree).collect()),
        Value::Object(map) => Tree::Map(entries(map)),
    }
}
