//! What stands in the columns of a record.

use super::{Column, Name};
use crate::formats::front::{self, Value};
use crate::formats::sanitise;
use serde_json::Map;

/// The values of the field called `name` in `map`: several where it is within a list.
pub(super) fn values<'a>(map: &'a Map<String, Value>, name: &Name) -> Vec<&'a Value> {
    if let Some((_, value)) = map.iter().find(|(key, _)| name.is(key)) {
        return vec![value];
    }
    let mut values = Vec::new();
    if let [first, rest @ ..] = name.steps()
        && !rest.is_empty()
    {
        within(map, first, rest, &mut values);
    }
    values
}

/// Adds the values to which `first` and the steps behind it lead.
fn within<'a>(
    map: &'a Map<String, Value>,
    first: &str,
    rest: &[String],
    values: &mut Vec<&'a Value>,
) {
    let Some((_, value)) = map.iter().find(|(key, _)| front::names::is(key, first)) else {
        return;
    };
    let [next, further @ ..] = rest else {
        values.push(value);
        return;
    };
    let items = match value {
        Value::Array(items) => items.as_slice(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            std::slice::from_ref(value)
        }
    };
    for inside in items.iter().filter_map(Value::as_object) {
        within(inside, next, further, values);
    }
}

/// What `value` says in one line, safe to print; that of an object is its name.
pub(super) fn line(value: &Value) -> Option<String> {
    let said = match value {
        Value::Null => return None,
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => sanitise::line(text).trim().to_owned(),
        Value::Array(items) => return items.iter().find_map(line),
        Value::Object(map) => return line(map.get("name").or_else(|| map.get("title"))?),
    };
    (!said.is_empty()).then_some(said)
}

/// What `column` says in one line.
pub(super) fn single(map: &Map<String, Value>, column: &Column) -> Option<String> {
    let said = column.names.iter();
    let said = said.filter_map(|name| values(map, name).into_iter().find_map(line));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The values that `column` lists; those of one text are set apart by any of `separators`.
pub(super) fn lists(map: &Map<String, Value>, column: &Column, separators: &[&str]) -> Vec<String> {
    let stated = match column.names.as_slice() {
        [name] => values(map, name),
        _ => return single(map, column).into_iter().collect(),
    };
    let mut listed = Vec::new();
    for value in stated {
        match value {
            Value::Array(items) => listed.extend(items.iter().filter_map(line)),
            Value::String(text) => listed.extend(split(text, separators)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => {
                listed.extend(line(value));
            }
        }
    }
    listed
}

/// The parts of `text` between any of `separators`, safe to print.
fn split(text: &str, separators: &[&str]) -> Vec<String> {
    let mut parts = vec![text];
    for separator in separators {
        let cut = parts.iter().flat_map(|part| part.split(separator));
        parts = cut.collect();
    }
    let lines = parts
        .iter()
        .map(|part| sanitise::line(part).trim().to_owned());
    lines.filter(|part| !part.is_empty()).collect()
}

/// The text of `column`, as it is written: its paragraphs where it is a list; `None` where there is no
/// place for one.
pub(super) fn text_of(map: &Map<String, Value>, column: &Column) -> Option<String> {
    let mut texts = Vec::new();
    for value in column.names.iter().flat_map(|name| values(map, name)) {
        match value {
            Value::Null => texts.push(String::new()),
            Value::String(text) => texts.push(text.clone()),
            Value::Array(items) => {
                texts.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            Value::Bool(_) | Value::Number(_) | Value::Object(_) => {}
        }
    }
    let is_said = |text: &String| !text.trim().is_empty();
    let said: Vec<String> = texts.iter().filter(|text| is_said(text)).cloned().collect();
    (!texts.is_empty()).then(|| said.join("\n\n"))
}
