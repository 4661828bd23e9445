//! Code within a paragraph: between two rows of backticks of one length.

use std::collections::HashMap;
use std::ops::Range;

/// Where code stands in `paragraph`.
pub(super) fn spans(paragraph: &str) -> Vec<Range<usize>> {
    let rows = rows(paragraph.as_bytes());
    if rows.is_empty() {
        return Vec::new();
    }
    let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
    for row in &rows {
        by_length.entry(row.len()).or_default().push(row.start);
    }
    let mut spans: Vec<Range<usize>> = Vec::new();
    for row in rows {
        if spans.last().is_some_and(|last| row.start < last.end) {
            continue;
        }
        let is_escaped = is_escaped(paragraph.as_bytes(), row.start);
        let start = row.start + usize::from(is_escaped);
        let length = row.end - start;
        let alike = by_length.get(&length).map(Vec::as_slice);
        let alike = alike.unwrap_or_default();
        let next = alike.partition_point(|at| *at < row.end);
        if let Some(closing) = alike.get(next) {
            spans.push(start..closing + length);
        }
    }
    spans
}

/// The rows of backticks.
fn rows(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr_iter(b'`', bytes) {
        match rows.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            Some(_) | None => rows.push(at..at + 1),
        }
    }
    rows
}

/// Whether a backslash stands before `at` that no other one takes.
fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default().iter().rev();
    before.take_while(|byte| **byte == b'\\').count() % 2 == 1
}
