//! Front matter: what a file states of itself before its text begins.
//!
//! `---` fences YAML, `+++` fences TOML, `---json` and the like what they say, `{` begins JSON; in Markdown,
//! lines of `Key: value` at the very top need no fence, and `key:: value` may stand below it. What cannot be read is told with its line, and the text is read anyway.

mod bare;
pub(super) mod date;
mod facts;
mod fence;
mod inline;
mod json;
mod kinds;
mod known;
pub(super) mod names;
pub(super) mod rating;
mod scopes;
mod script;
mod toml;
mod tree;
mod values;
mod yaml;

pub(super) use serde_json::Value;
pub(super) use values::truth;

use super::Format;
use crate::review::{Facts, Problem, floor};
use serde_json::Map;
use std::ops::Range;
use tree::Entry;

/// The most bytes of front matter. It is settled by the beginning of a file.
const MOST: usize = 64 * 1024;

/// What a file states of itself.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// What it states.
    pub(super) facts: Facts,
    /// What of it could not be read.
    pub(super) problems: Vec<Problem>,
    /// Where the text begins.
    pub(super) end: usize,
    /// What of lines in the text that state something is not to be read.
    pub(super) signs: Vec<Range<usize>>,
}

/// Something that looks like front matter.
struct Found<'a> {
    /// Its text without the fences, and the line that begins on.
    body: &'a str,
    first_line: usize,
    /// Where the text behind it begins.
    end: usize,
    parse: fence::Parse,
    /// Whether a mistake in it is one, rather than a sign that it is no front matter.
    is_meant: bool,
}

/// What front matter states, still by its own names.
#[derive(Debug, Default)]
struct Stated {
    entries: Vec<Entry>,
    problems: Vec<Problem>,
}

/// The front matter of `text`, which has been through the gate. In plain text it is taken for such
/// only where it is well formed, states something that is known, and text follows.
pub(super) fn read(text: &str, format: Format) -> Front {
    let found = find(text);
    match format {
        Format::Plain => found.ok().flatten().and_then(|found| plain(text, &found)),
        Format::Markdown => Some(marked_up(text, found)),
        Format::Html
        | Format::Epub
        | Format::Csv
        | Format::Tsv
        | Format::Json
        | Format::JsonLines => None,
    }
    .unwrap_or_default()
}

/// What was `found` at the start of a plain text, if it is front matter for sure.
fn plain(text: &str, found: &Found<'_>) -> Option<Front> {
    let stated = (found.parse)(found.body, found.first_line).ok()?;
    let (facts, problems) = facts::of(&stated.entries);
    let rest = text.get(found.end..).unwrap_or_default();
    let is_known = facts != Facts::default() && !rest.trim().is_empty();
    is_known.then(|| Front {
        facts,
        problems: [stated.problems, problems].concat(),
        end: found.end,
        signs: Vec::new(),
    })
}

/// What was `found` at the start of some Markdown, and what lines of the text state below it.
fn marked_up(text: &str, found: Result<Option<Found<'_>>, Problem>) -> Front {
    let (stated, end) = match found {
        Ok(Some(found)) => match (found.parse)(found.body, found.first_line) {
            Ok(stated) => (stated, found.end),
            Err(wrong) if found.is_meant => (alone(wrong.problem()), found.end),
            Err(_) => (Stated::default(), 0),
        },
        Ok(None) => match bare::read(start(text)) {
            Some((entries, end)) => (with_no_problem(entries), end),
            None => (Stated::default(), 0),
        },
        Err(problem) => (alone(problem), 0),
    };
    let fields = inline::fields(text, end);
    let (facts, problems) = facts::of(&[stated.entries, fields.entries].concat());
    Front {
        facts,
        problems: [stated.problems, problems].concat(),
        end,
        signs: fields.signs,
    }
}

/// The facts that an object states as front matter would, and what of those that should state one
/// does not.
pub(super) fn of_object(map: Map<String, Value>) -> (Facts, Vec<Problem>) {
    facts::of(&json::entries(map))
}

/// Nothing stated but what is wrong.
fn alone(problem: Problem) -> Stated {
    Stated {
        entries: Vec::new(),
        problems: vec![problem],
    }
}

/// What is stated, and nothing wrong.
fn with_no_problem(entries: Vec<Entry>) -> Stated {
    Stated {
        entries,
        problems: Vec::new(),
    }
}

/// The part of `text` that front matter may take.
fn start(text: &str) -> &str {
    text.get(..floor(text, MOST)).unwrap_or_default()
}

/// What looks like front matter at the start of `text`, or why that has no end.
fn find(text: &str) -> Result<Option<Found<'_>>, Problem> {
    let start = start(text);
    if start.starts_with('{') {
        return Ok(json::find(start));
    }
    let (first, rest) = start.split_once('\n').unwrap_or((start, ""));
    let Some(fence) = fence::of(first.trim_end()) else {
        return Ok(None);
    };
    let (ends, parse) = (fence.ends, fence.parse);
    let is_meant = fence.is_sure || is_entry(rest);
    let body_start = first.len() + 1;
    let mut at = body_start;
    for line in rest.split_inclusive('\n') {
        let next = at + line.len();
        if ends.contains(&line.trim_end()) {
            return Ok(Some(Found {
                body: text.get(body_start..at).unwrap_or_default(),
                first_line: 2,
                end: next,
                parse,
                is_meant,
            }));
        }
        at = next;
        if at == body_start + line.len() && line.trim().is_empty() {
            return Ok(None); // a rule, and a blank line below it
        }
    }
    if !is_meant {
        return Ok(None);
    }
    let fence = ends.first().unwrap_or(&"---");
    Err(Problem {
        line: Some(1),
        message: format!(
            "the front matter has no end within {} KiB and is read as text; close it with a line `{fence}`",
            MOST >> 10
        ),
    })
}

/// Whether `text` begins with a key and its value, or with a comment.
fn is_entry(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let is_key = |key: &str| !key.is_empty() && !key.trim().contains(char::is_whitespace);
    line.starts_with('#')
        || line
            .split_once([':', '='])
            .is_some_and(|(key, _)| is_key(key))
}
