//! Entities in what stands beside a text in HTML: such exports often escape all their cells alike.

use super::names::{self, Part};
use super::{Mapping, Name, Use};
use crate::formats::front::{self, Value};
use crate::formats::markdown::html::decoded;
use serde_json::Map;
use std::borrow::Cow;

/// Decodes the entities in the fields of `map`, but not in those that may be a text: they are HTML as a
/// whole. What was decoded has not been through the gate.
pub(super) fn decode(map: &mut Map<String, Value>, mapping: &Mapping) {
    for (key, value) in map {
        if is_escaped(value) && !is_text(key, mapping) {
            decode_in(value);
        }
    }
}

/// Whether there may be an entity in `value`.
fn is_escaped(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => text.contains('&'),
        Value::Array(items) => items.iter().any(is_escaped),
        Value::Object(map) => map.values().any(is_escaped),
    }
}

/// Whether the field called `key` may be a text, or hold one.
fn is_text(key: &str, mapping: &Mapping) -> bool {
    let columns = [Use::Text, Use::Private].map(|of| mapping.columns(of));
    let mut named = columns
        .into_iter()
        .flatten()
        .flat_map(|column| &column.names);
    let is_first = |name: &Name| {
        let first = name.steps().first();
        name.is(key) || first.is_some_and(|first| front::names::is(key, first))
    };
    named.any(is_first) || names::is_of(key, Part::Text)
}

/// Decodes the entities in `value`, which the parser does not nest deeper than it can bear.
fn decode_in(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::String(text) => {
            if let Cow::Owned(decoded) = decoded(text) {
                *text = decoded;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(decode_in),
        Value::Object(map) => map.values_mut().for_each(decode_in),
    }
}
