//! Lines that are quoted with `>` before them, as in letters: the marks are left out of the text.

use std::ops::Range;

use super::Manner;
use crate::formats::cuts::Cuts;
use crate::formats::sanitise::Sanitised;
use crate::review::Span;

/// Columns that one quoted line must take to be a quote by itself: what is typed at a prompt is
/// shorter.
const ALONE: usize = 50;

/// Columns that the lines of a run must take together to be a quote.
const TOGETHER: usize = 40;

/// The marks of a machine's prompt: a quote has lines in fewer quotes below one in so many.
const PROMPT: u8 = 3;

/// Bytes of a quote by which is decided how its lines came about.
const DECIDING: usize = 16 * 1024;

/// Lines that stand one below the other in as many quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Quote {
    /// Where they stand in the text that is left.
    pub(super) range: Range<usize>,
    /// How many quotes they are in, at least one.
    pub(super) level: u8,
    /// How the lines of the whole quote came about.
    pub(super) manner: Manner,
}

/// Takes the marks of quotes out of `clean`, in which the `spoilers` lie, and tells where the quotes
/// are.
///
/// Two or more lines in a row that begin with `>` are a quote unless they are as short as what is
/// typed at a prompt; so is one long line, and any that has nothing but blank lines between it and
/// a quote.
pub(in crate::formats) fn unmark(clean: &mut Sanitised, spoilers: &mut [Span]) -> Vec<Quote> {
    let lines = quoted(&clean.text);
    if lines.is_empty() {
        return Vec::new();
    }
    let cuts = Cuts::new(lines.iter().map(|line| line.start..line.text).collect());
    cuts.take_from(&mut clean.text);
    for at in &mut clean.breaks {
        *at = cuts.moved(*at);
    }
    for spoiler in spoilers {
        *spoiler = cuts.moved_span(spoiler.range());
    }
    let mut quotes = Vec::new();
    for line in lines {
        let range = cuts.moved(line.text)..cuts.moved(line.end);
        push(&mut quotes, range, line.level);
    }
    settle(&clean.text, &mut quotes);
    quotes
}

/// Adds a line to the quotes.
fn push(quotes: &mut Vec<Quote>, range: Range<usize>, level: u8) {
    match quotes.last_mut() {
        Some(last) if last.level == level && last.range.end + 1 == range.start => {
            last.range.end = range.end;
        }
        Some(_) | None => quotes.push(Quote {
            range,
            level,
            manner: Manner::default(),
        }),
    }
}

/// Decides how the lines of each quote came about, by those on all of its levels.
fn settle(text: &str, quotes: &mut [Quote]) {
    for together in quotes.chunk_by_mut(|one, next| one.range.end + 1 == next.range.start) {
        let start = together.first().map_or(0, |quote| quote.range.start);
        let end = together.last().map_or(start, |quote| quote.range.end);
        let end = crate::review::floor(text, end.min(start + DECIDING));
        let manner = Manner::of_quote(text.get(start..end).unwrap_or_default());
        for quote in together {
            quote.manner = manner;
        }
    }
}

/// A line with marks.
#[derive(Debug, Clone, Copy)]
struct Marked {
    /// Where it begins, where its text begins behind the marks, and where it ends.
    start: usize,
    text: usize,
    end: usize,
    level: u8,
}

/// The lines of `text` that are quoted.
fn quoted(text: &str) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    let mut run = Vec::new();
    let mut at = 0;
    // The quote above a run, unless other lines with marks stand between them.
    let mut above: Option<usize> = None;
    while let Some(line) = next(text, at) {
        at = line.end + 1;
        run.push(line);
        while let Some(line) = marked(text, at) {
            at = line.end + 1;
            run.push(line);
        }
        let first = run.first().copied().unwrap_or(line);
        let between = above.take().and_then(|end| text.get(end..first.start));
        let goes_on = between.is_some_and(|between| between.trim().is_empty());
        if goes_on || is_quote(text, &run) {
            above = run.last().map(|last| last.end);
            found.append(&mut run);
        }
        run.clear();
    }
    found
}

/// Whether lines that stand one below the other are a quote.
fn is_quote(text: &str, run: &[Marked]) -> bool {
    let columns = |line: &Marked| text.get(line.text..line.end).map_or(0, str::len);
    let together: usize = run.iter().map(columns).sum();
    let enough = if run.len() > 1 { TOGETHER } else { ALONE };
    together >= enough && !run.iter().all(|line| line.level == PROMPT)
}

/// The first line with marks from `at` on, where a line begins.
fn next(text: &str, at: usize) -> Option<Marked> {
    let bytes = text.as_bytes();
    let mut from = at;
    loop {
        let mark = from + memchr::memchr(b'>', bytes.get(from..)?)?;
        let before = bytes.get(from..mark)?;
        let start = memchr::memrchr(b'\n', before).map_or(from, |end| from + end + 1);
        let begins = start == at || bytes.get(start.wrapping_sub(1)) == Some(&b'\n');
        if let Some(line) = marked(text, start).filter(|_| begins) {
            return Some(line);
        }
        let rest = bytes.get(mark..)?;
        from = mark + memchr::memchr(b'\n', rest)? + 1;
    }
}

/// The line that begins at `start`, if marks stand before its text.
fn marked(text: &str, start: usize) -> Option<Marked> {
    let rest = text.get(start..)?;
    let length = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let line = rest.get(..length)?;
    let mut body = line.trim_start_matches(' ');
    if line.len() - body.len() > 3 {
        return None;
    }
    let mut level = 0_u8;
    while let Some(behind) = body.strip_prefix('>') {
        level = level.saturating_add(1);
        body = behind.strip_prefix(' ').unwrap_or(behind);
    }
    (level > 0 && !body.starts_with('=')).then(|| Marked {
        start,
        text: start + length - body.len(),
        end: start + length,
        level,
    })
}
