//! Tables: what sets their cells apart, the names of their columns, and their rows.

use super::cells::{Bounds, Cell, Cells, End, unquoted};
use super::fields::Fields;
use super::mentioned::Mentioned;
use super::names::{self, Part};
use super::{Id, Layout, Quotes, Scheme};
use crate::formats::decode::Encoding;
use crate::formats::front::Value;
use crate::formats::{front, sanitise};
use crate::review::Problem;
use std::sync::Arc;

/// What may set cells apart, that which counts most first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How the table is laid out that begins with `start`: what sets most cells of its first row apart.
pub(super) fn layout(start: &[u8]) -> Layout {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let count = row(start, delimiter, Quotes::Doubled).len();
        if count > best.0 {
            best = (count, delimiter);
        }
    }
    let (_, delimiter) = best;
    Layout::Table {
        delimiter,
        quotes: quotes(start, delimiter),
    }
}

/// How quotes are written within quotes in the table that begins with `start`.
fn quotes(start: &[u8], delimiter: u8) -> Quotes {
    if delimiter == b'\t' && are_literal(start) {
        return Quotes::Literal;
    }
    let ends = |byte: Option<&u8>| {
        byte.is_none_or(|byte| *byte == delimiter || matches!(byte, b'\n' | b'\r'))
    };
    let (mut doubled, mut escaped) = (0, 0);
    for at in memchr::memchr_iter(b'"', start) {
        let before = at.checked_sub(1).and_then(|before| start.get(before));
        let further = at.checked_sub(2).and_then(|before| start.get(before));
        let behind = start.get(at + 1);
        if before == Some(&b'\\') && further != Some(&b'\\') && !ends(behind) {
            escaped += 1;
        } else if before == Some(&b'"') && !ends(further) && !ends(behind) {
            doubled += 1;
        }
    }
    if escaped > doubled {
        Quotes::Backslash
    } else {
        Quotes::Doubled
    }
}

/// Whether quotes are signs as any others in the table of tabs that begins with `start`: no row goes over
/// the end of its line, and none of its cells is in quotes, but for some that only begin with them.
fn are_literal(start: &[u8]) -> bool {
    let whole = memchr::memrchr(b'\n', start).unwrap_or(start.len());
    let lines = start
        .get(..whole)
        .unwrap_or_default()
        .split(|byte| *byte == b'\n');
    let mut lines = lines.map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let cells = |line: &[u8]| memchr::memchr_iter(b'\t', line).count();
    let Some(columns) = lines.next().map(cells) else {
        return false;
    };
    let (mut rows, mut quoted, mut begun) = (0, 0, 0);
    for line in lines.filter(|line| !line.is_empty()) {
        if cells(line) != columns {
            return false;
        }
        rows += 1;
        for cell in line.split(|byte| *byte == b'\t') {
            let inside = cell.strip_prefix(b"\"");
            match inside.map(|inside| inside.ends_with(b"\"")) {
                Some(true) => quoted += 1,
                Some(false) => begun += 1,
                None => {}
            }
        }
    }
    rows > 0 && (quoted == 0 || begun > 0)
}

/// The cells of the first row of `bytes`.
fn row(bytes: &[u8], delimiter: u8, quotes: Quotes) -> Vec<Cell> {
    let mut cells = Cells::new(delimiter, quotes, Bounds::NONE);
    let mut row = Vec::new();
    while let Some(cell) = cells.next(bytes, true) {
        let end = cell.end;
        row.push(cell);
        if end != End::Delimiter {
            break;
        }
    }
    row
}

/// What `cell` of `text` says.
fn said(text: &str, cell: Cell, quotes: Quotes) -> String {
    let written = text.get(cell.range).unwrap_or_default();
    let said = if cell.in_quotes {
        unquoted(written, quotes).into_owned()
    } else {
        written.trim().to_owned()
    };
    // So that a spreadsheet does not take it for a number.
    let inside = said
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inside.map(str::to_owned).unwrap_or(said)
}

/// The names of the columns of the table that begins with `start`, safe to print.
pub(super) fn header(start: &[u8], layout: Layout, encoding: Encoding) -> Vec<String> {
    let Layout::Table { delimiter, quotes } = layout else {
        return Vec::new();
    };
    let cells = row(start, delimiter, quotes);
    let end = cells.last().map_or(0, |cell| cell.range.end);
    let first = start.get(..end).unwrap_or_default().to_vec();
    let text = encoding.decode(first).text;
    let names = row(text.as_bytes(), delimiter, quotes).into_iter();
    let names = names.map(|cell| sanitise::line(&said(&text, cell, quotes)));
    names.map(|name| name.trim().to_owned()).collect()
}

/// Which of the columns of this `header` say something of a review.
pub(super) fn telling(header: &[String], mentioned: &Mentioned) -> Arc<[bool]> {
    let tells = |name: &String| {
        mentioned.has(name)
            || front::names::is_known(name)
            || names::is_of(name, Part::Text)
            || names::is_of(name, Part::Id)
            || names::is_of(name, Part::Title)
    };
    header.iter().map(tells).collect()
}

/// The fields of a row of the table of `scheme`, and what is wrong with it.
pub(super) fn fields(text: &str, scheme: &Scheme) -> (Fields, Option<Problem>) {
    let mut fields = Fields::default();
    let Layout::Table { delimiter, quotes } = scheme.layout else {
        return (fields, None);
    };
    let cells = row(text.as_bytes(), delimiter, quotes);
    let wrong = wrong(&cells, scheme.header.len());
    let columns = scheme.header.iter().zip(scheme.telling.iter());
    let mut cells = cells.into_iter();
    for (name, tells) in columns {
        // A cell that is missing says nothing.
        let cell = cells.next();
        if !tells || fields.map.contains_key(name) {
            continue;
        }
        let said = cell
            .map(|cell| said(text, cell, quotes))
            .unwrap_or_default();
        if names::is_of(name, Part::Id) && !said.trim().is_empty() {
            fields.ids.entry(name.clone()).or_insert_with(|| id(&said));
        }
        fields.map.insert(name.clone(), Value::String(said));
    }
    (fields, wrong)
}

/// What a cell calls a record.
pub(super) fn id(said: &str) -> Id {
    let said = said.trim();
    let is_number = !said.is_empty() && said.bytes().all(|byte| byte.is_ascii_digit());
    if is_number && (said == "0" || !said.starts_with('0')) {
        Id::Number(said.to_owned())
    } else {
        Id::Text(sanitise::line(said))
    }
}

/// What is wrong with a row of these cells in a table of `columns`.
fn wrong(cells: &[Cell], columns: usize) -> Option<Problem> {
    let count = cells.len();
    let further = cells.get(columns..).unwrap_or_default();
    let message = if count < columns {
        format!(
            "it has {count} of the {columns} cells of a row: the line may be cut, or a quote amiss"
        )
    } else if further.iter().any(|cell| !cell.range.is_empty()) {
        format!("it has {count} cells, and the table only {columns} columns: the rest is left out")
    } else {
        return None;
    };
    Some(Problem {
        line: None,
        message,
    })
}
