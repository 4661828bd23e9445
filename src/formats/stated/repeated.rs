//! What a text says again elsewhere: names that come again in its prose, and lines that state the
//! same of something else, so that they do not state it of the whole.

use super::{line, score};
use memchr::memmem;

/// Bytes of a text in which what it says is looked for again.
const PAGES: usize = 256 << 10;

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 400;

/// How often the last word of `name` stands in `text` outside of `line`, as a word.
pub(super) fn mentions(text: &str, name: &str, own: &str) -> usize {
    let is_wide = name.chars().any(crate::review::joins_lines);
    let last = name.split_whitespace().next_back().unwrap_or_default();
    let word = if is_wide { name } else { last };
    times(text, word) - times(own, word).min(times(text, word))
}

/// How often `phrase` stands in `text` between what are no letters.
pub(super) fn times(text: &str, phrase: &str) -> usize {
    if phrase.is_empty() {
        return 0;
    }
    let text = pages(text);
    let is_cased = |c: char| c.is_alphanumeric() && !crate::review::joins_lines(c);
    let found = memmem::find_iter(text.as_bytes(), phrase.as_bytes());
    let alone = found.filter(|at| {
        let before = text
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        let after = text.get(at + phrase.len()..);
        let after = after.and_then(|after| after.chars().next());
        !before.is_some_and(is_cased) && !after.is_some_and(is_cased)
    });
    alone.count()
}

/// Whether a line elsewhere in `text` begins like `line` up to the end of its `label` and goes on
/// in another way.
pub(super) fn label(text: &str, line: &str, label: &str) -> bool {
    let Some(end) = line.find(label).map(|at| at + label.len()) else {
        return false;
    };
    let begin = line.get(..end).unwrap_or_default();
    others(text, begin, line).any(|other| other.starts_with(begin))
}

/// Whether another rating stands in `text` on a line like `line`.
pub(super) fn rating(text: &str, line: &str) -> bool {
    let Some(own) = score::bare(line).or_else(|| Some(score::ending(line)?.1)) else {
        return false;
    };
    let written = own.as_written.as_str();
    let slash = written.rfind(['/', '／']).and_then(|at| written.get(at..));
    let first = written.chars().next().map_or(0, char::len_utf8);
    let needle = slash.or_else(|| written.get(..first)).unwrap_or_default();
    let is_alone = score::bare(line).is_some();
    others(text, needle, line).any(|other| {
        let found = if is_alone {
            score::bare(other)
        } else {
            score::ending(other).map(|(_, rating)| rating)
        };
        found.is_some_and(|found| !is_alone || found != own)
    })
}

/// Whether another day stands in `text` on a line of its own.
pub(super) fn day(text: &str, line: &str) -> bool {
    let Some(day) = line::day(line) else {
        return false;
    };
    let century = day.get(..2).unwrap_or_default();
    others(text, century, line).any(|other| line::day(other).is_some())
}

/// The lines of `text` that hold `needle`, but for those that are `line`.
fn others<'a>(text: &'a str, needle: &'a str, line: &'a str) -> impl Iterator<Item = &'a str> {
    let text = pages(text);
    let found = memmem::find_iter(text.as_bytes(), needle.as_bytes());
    let lines = found.filter_map(move |at| {
        let from = at.saturating_sub(LONGEST);
        let before = text.as_bytes().get(from..at)?;
        let start = match memchr::memrchr(b'\n', before) {
            Some(end) => from + end + 1,
            None if from == 0 => 0,
            None => return None,
        };
        let rest = text
            .as_bytes()
            .get(start..(start + LONGEST).min(text.len()))?;
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        text.get(start..start + end).map(str::trim)
    });
    lines.filter(move |other| !needle.is_empty() && *other != line)
}

/// The part of `text` that is looked through.
fn pages(text: &str) -> &str {
    let mut end = PAGES.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
