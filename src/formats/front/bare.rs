//! Front matter without a fence: lines of `Key: value` at the very top, up to a blank line.

use super::names;
use super::tree::{Entry, Tree};

/// The fewest keys that must have a known meaning.
const FEWEST: usize = 2;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 40;

/// The entries that `text` begins with, and where they and the blank line below end.
pub(super) fn read(text: &str) -> Option<(Vec<Entry>, usize)> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut end = 0;
    let mut is_closed = false;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        end += line.len();
        if line.trim().is_empty() {
            is_closed = true;
            break;
        }
        let above = entries.last_mut().map(|entry| &mut entry.value);
        match (above, line.starts_with(' ')) {
            (Some(Tree::Text(value)), true) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            _ => entries.push(entry(line, number)?),
        }
    }
    let known = entries
        .iter()
        .filter(|entry| names::states(&entry.key))
        .count();
    (is_closed && known >= FEWEST).then_some((entries, end))
}

/// The key and the value of a line.
fn entry(line: &str, number: usize) -> Option<Entry> {
    let (key, value) = line.split_once(':')?;
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    let is_key = key.len() <= LONGEST_KEY
        && key.starts_with(char::is_alphabetic)
        && key.chars().all(fits)
        && (value.starts_with(' ') || value.trim().is_empty());
    is_key.then(|| Entry {
        key: key.to_owned(),
        line: Some(number),
        value: Tree::Text(value.trim().to_owned()),
    })
}
