//! Facts on lines of their own near the top of a text, as note books have them: `rating:: 4/5`.

use super::names;
use super::tree::{Entry, Tree};
use std::ops::Range;

/// The lines that are looked at.
const MOST_LINES: usize = 40;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 40;

/// What such lines state.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// What they state.
    pub(super) entries: Vec<Entry>,
    /// What of them is not to be read: the second colon, brackets around them.
    pub(super) signs: Vec<Range<usize>>,
}

/// What the first lines of `text` state, from the byte `start` on; those of code state nothing.
pub(super) fn fields(text: &str, start: usize) -> Fields {
    let mut fields = Fields::default();
    let above = text.as_bytes().get(..start).unwrap_or_default();
    let first = memchr::memchr_iter(b'\n', above).count() + 1;
    let rest = text.get(start..).unwrap_or_default();
    let mut at = start;
    let mut is_code = false;
    for (line, number) in rest.split_inclusive('\n').take(MOST_LINES).zip(first..) {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_code = !is_code;
        }
        if !is_code && let Some(field) = field(line) {
            let signs = field.signs.into_iter();
            fields
                .signs
                .extend(signs.map(|sign| at + sign..at + sign + 1));
            fields.entries.push(Entry {
                key: field.key.to_owned(),
                line: Some(number),
                value: Tree::Text(field.value.to_owned()),
            });
        }
        at += line.len();
    }
    fields
}

/// What a line states.
struct Field<'a> {
    key: &'a str,
    value: &'a str,
    /// Where in the line signs stand that are not to be read.
    signs: Vec<usize>,
}

/// What `line` states, perhaps in brackets or as an item of a list.
fn field(line: &str) -> Option<Field<'_>> {
    let body = line.trim_end();
    let own = body.trim_start_matches([' ', '>']);
    if body.starts_with("    ") && !own.starts_with(['-', '*', '+']) {
        return None; // code, if anything
    }
    let own = own
        .strip_prefix(['-', '*', '+'])
        .filter(|item| item.starts_with(' '))
        .unwrap_or(own);
    let own = own.trim_start();
    let begin = body.len() - own.len();
    let (inside, brackets) = match own.strip_prefix(['[', '(']) {
        Some(inside) => (inside.strip_suffix([']', ')'])?, 1),
        None => (own, 0),
    };
    let (key, value) = inside.split_once("::")?;
    let colon = begin + brackets + key.len() + 1;
    let bare = key.trim().trim_matches(['*', '_']);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    let is_key = bare.len() <= LONGEST_KEY
        && bare.starts_with(char::is_alphabetic)
        && bare.chars().all(fits)
        && names::states(bare);
    let value = value.trim();
    if !is_key || value.is_empty() || value.contains("::") {
        return None;
    }
    let mut signs = vec![colon];
    if brackets > 0 {
        signs.extend([begin, body.len() - 1]);
    }
    Some(Field {
        key: bare,
        value,
        signs,
    })
}
