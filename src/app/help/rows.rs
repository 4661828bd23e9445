//! The rows of the help: entries wrapped into a column.

use super::entries::Entry;
use crate::typeset::text_width;

/// What is said when nothing is found.
const NOTHING: &str = "No key and no command is called so.";

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// White space between groups.
    Blank,
    /// The heading of a group of commands.
    Heading(String),
    /// Keys, and what they do; either may go on in the next row.
    Keys(String, String),
}

/// The rows of a column of `width` columns of the screen, of which the keys and the space behind
/// them take `keys_width`.
pub(super) fn rows(entries: &[Entry], keys_width: u16, width: u16) -> Vec<HelpRow> {
    let (keys_width, width) = (usize::from(keys_width), usize::from(width));
    let mut rows = Vec::new();
    let mut heading = None;
    for entry in entries {
        if heading != Some(entry.heading) {
            if heading.is_some() {
                rows.push(HelpRow::Blank);
            }
            let lines = wrapped(entry.heading.split(' '), width);
            rows.extend(lines.into_iter().map(HelpRow::Heading));
            heading = Some(entry.heading);
        }
        let keys = wrapped(
            entry.keys.iter().map(String::as_str),
            keys_width.saturating_sub(1),
        );
        let sentence = wrapped(entry.sentence.split(' '), width.saturating_sub(keys_width));
        for line in 0..keys.len().max(sentence.len()) {
            let cell = |cells: &[String]| cells.get(line).cloned().unwrap_or_default();
            rows.push(HelpRow::Keys(cell(&keys), cell(&sentence)));
        }
    }
    if entries.is_empty() {
        let lines = wrapped(NOTHING.split(' '), width);
        rows.extend(lines.into_iter().map(HelpRow::Heading));
    }
    rows
}

/// `words` in lines of at most `room` columns; a longer word has a line to itself.
fn wrapped<'a>(words: impl Iterator<Item = &'a str>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if text_width(line) + 1 + text_width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}
