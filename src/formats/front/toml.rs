//! Front matter in TOML.

use super::Stated;
use super::tree::{Entry, Tree, Wrong};
use crate::formats::sanitise;
use toml::de::{DeTable, DeValue};

/// Reads `body`, whose first line is `first_line` of the source.
pub(super) fn read(body: &str, first_line: usize) -> Result<Stated, Wrong> {
    let line = |offset: usize| {
        let before = body.as_bytes().get(..offset).unwrap_or_default();
        first_line + memchr::memchr_iter(b'\n', before).count()
    };
    match DeTable::parse(body) {
        Ok(table) => Ok(Stated {
            entries: entries(table.get_ref(), &line),
            problems: Vec::new(),
        }),
        Err(error) => Err(Wrong {
            line: error.span().map(|span| line(span.start)),
            message: format!(
                "the front matter is no TOML that can be read ({}); mend the line",
                sanitise::line(error.message())
            ),
        }),
    }
}

/// The values of `table`, which the parser does not nest deeper than it can bear.
fn entries(table: &DeTable<'_>, line: &impl Fn(usize) -> usize) -> Vec<Entry> {
    let entries = table.iter().map(|(key, value)| Entry {
        key: key.get_ref().to_string(),
        line: Some(line(key.span().start)),
        value: tree(value.get_ref(), line),
    });
    entries.collect()
}

fn tree(value: &DeValue<'_>, line: &impl Fn(usize) -> usize) -> Tree {
    match value {
        DeValue::String(text) => Tree::Text(text.to_string()),
        DeValue::Integer(number) => Tree::Text(number.as_str().to_owned()),
        DeValue::Float(number) => Tree::Text(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Tree::Text(truth.to_string()),
        DeValue::Datetime(date) => Tree::Text(date.to_string()),
        DeValue::Array(list) => {
            let values = list.iter().map(|value| tree(value.get_ref(), line));
            Tree::List(values.collect())
        }
        DeValue::Table(table) => Tree::Map(entries(table, line)),
    }
}
