//! The lines of a text and what can be seen of each alone.

use super::marker;
use super::quotes::Quote;

/// A line of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Its text without the white space around it.
    pub(super) text: &'a str,
    /// The offset of `text` in the whole.
    pub(super) start: usize,
    /// How far it is set in, in columns.
    pub(super) indent: usize,
    /// Whether the white space before it is plain spaces, a byte each.
    is_spaced: bool,
    /// Its line of the source, counted from 1.
    pub(super) number: usize,
    /// Whether it follows a break that ends no line of the source, such as a form feed.
    pub(super) after_break: bool,
    /// Bytes of the list marker and the space behind it; 0 where there is none.
    pub(super) marker: u8,
    /// The quote it is in.
    pub(super) quote: Option<&'a Quote>,
}

/// The lines of `text`; at the offsets `breaks` stand `\n` that end no line of the source, and
/// `quotes` are its quotes.
pub(super) fn lines<'a>(
    text: &'a str,
    breaks: &'a [usize],
    quotes: &'a [Quote],
) -> impl Iterator<Item = Line<'a>> {
    let mut at = 0;
    let mut number = 1;
    let mut breaks = breaks;
    let mut quotes = quotes;
    let mut after_break = false;
    std::iter::from_fn(move || {
        while let Some((_, others)) = quotes
            .split_first()
            .filter(|(quote, _)| quote.range.end < at)
        {
            quotes = others;
        }
        let quote = quotes.first().filter(|quote| quote.range.start <= at);
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let raw = rest.get(..end)?;
        let flush_left = raw.trim_start();
        let indent = raw.len() - flush_left.len();
        let trimmed = flush_left.trim_end();
        let before = raw.get(..indent)?;
        let line = Line {
            text: trimmed,
            start: at + indent,
            indent: before.chars().count(),
            is_spaced: before.is_ascii(),
            number,
            after_break,
            marker: marker::length(trimmed),
            quote,
        };
        at += end;
        after_break = breaks.first() == Some(&at);
        if after_break {
            breaks = breaks.get(1..).unwrap_or_default();
        } else {
            number += 1;
        }
        at += 1;
        Some(line)
    })
}

impl Line<'_> {
    /// The offset behind its text.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The column behind its text.
    pub(super) fn width(&self) -> usize {
        self.indent + columns(self.text)
    }

    /// The columns of its list marker and the space behind it.
    pub(super) fn marker_columns(&self) -> usize {
        columns(
            self.text
                .get(..usize::from(self.marker))
                .unwrap_or_default(),
        )
    }

    /// Where it begins when so many columns of the white space before it belong to it.
    pub(super) fn start_with(&self, blanks: usize) -> usize {
        if self.is_spaced {
            self.start - blanks.min(self.indent)
        } else {
            self.start
        }
    }

    /// The width of its first word; in a script without spaces a line may break behind any
    /// character.
    pub(super) fn first_word(&self) -> usize {
        let is_inside = |c: char| !c.is_whitespace() && c < FIRST_WIDE;
        match self.text.find(|c| !is_inside(c)) {
            Some(0) => 2,
            Some(end) => columns(self.text.get(..end).unwrap_or_default()),
            None => columns(self.text),
        }
    }

    /// Whether it begins with a lower-case letter, perhaps behind a quotation mark or bracket.
    pub(super) fn begins_lower(&self) -> bool {
        let first = self.text.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(char::is_lowercase)
    }

    /// Whether it begins in a script that has no upper and lower case.
    pub(super) fn begins_uncased(&self) -> bool {
        let first = self.text.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    }

    /// Whether it ends a sentence, perhaps before a closing quotation mark or bracket.
    pub(super) fn ends_sentence(&self) -> bool {
        let is_closing =
            |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
        self.text
            .trim_end_matches(is_closing)
            .ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
    }
}

/// From here on, but for a few, lie the characters of two columns, and those of the scripts
/// written without spaces: Han, kana, Hangul and their punctuation.
const FIRST_WIDE: char = '\u{2e80}';

/// How many columns `text` takes, near enough to compare lines by.
fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| 1 + usize::from(c >= FIRST_WIDE)).sum()
}
