//! The cells of the rows of a table, as programs write them: with line ends, delimiters and quotes in
//! quotes, some of which are not as they should be.
//!
//! A reader of tables by the rules takes a quote that was forgotten for the beginning of a cell that is
//! the rest of the file, and one that was not doubled for its end. Here a quote ends a cell only where the
//! cell can end; and where a cell that has gone on over the end of a line meets what only begins a
//! cell, it was never closed.

use super::scheme::Quotes;
use std::borrow::Cow;
use std::ops::Range;

/// Goes over the cells of one row.
#[derive(Debug)]
pub(super) struct Cells {
    delimiter: u8,
    quotes: Quotes,
    /// Where to look on.
    at: usize,
    stage: Stage,
    bounds: Bounds,
}

/// How far quotes are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Before this place no quote is closed that is opened there.
    pub(super) none_before: usize,
    /// Behind this place none is.
    pub(super) most: usize,
}

impl Bounds {
    /// As far as there is something.
    pub(super) const NONE: Self = Self {
        none_before: 0,
        most: usize::MAX,
    };
}

/// In what part of a cell one is.
#[derive(Debug, Clone)]
enum Stage {
    /// Where it begins.
    Start,
    /// In a cell without quotes, which began at this place.
    Bare(usize),
    /// Behind the quote at this place.
    Quoted(usize),
    /// Behind the quote that closes this.
    Closed(Range<usize>),
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Where it stands, without its quotes.
    pub(super) range: Range<usize>,
    /// Whether it stands in quotes.
    pub(super) in_quotes: bool,
    /// What ends it.
    pub(super) end: End,
}

/// What ends a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Another cell.
    Delimiter,
    /// The end of the row.
    Row,
    /// Nothing: it begins with a quote that is not closed.
    Unclosed,
}

/// What is behind a quote.
enum Behind {
    /// The end of the cell, at this place.
    End(usize),
    /// More of the cell.
    More,
    /// It is not known yet.
    Unknown,
}

impl Cells {
    /// The cells of the row at the beginning of what is looked at.
    pub(super) fn new(delimiter: u8, quotes: Quotes, bounds: Bounds) -> Self {
        Self {
            delimiter,
            quotes,
            at: 0,
            stage: Stage::Start,
            bounds,
        }
    }

    /// Where the next cell, or the next row, begins; or where to look on for the end of this one.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Where the quote stands that is not closed so far.
    pub(super) fn open(&self) -> Option<usize> {
        match self.stage {
            Stage::Quoted(open) => Some(open),
            Stage::Start | Stage::Bare(_) | Stage::Closed(_) => None,
        }
    }

    /// The next cell in `held`, which goes to the end of the source if it `is_last`; `None` where more
    /// must be read, or where the source ends in quotes.
    pub(super) fn next(&mut self, held: &[u8], is_last: bool) -> Option<Cell> {
        if matches!(self.stage, Stage::Start) {
            self.begin(held, is_last)?;
        }
        if let Stage::Quoted(open) = self.stage
            && self.close(open, held, is_last)? == End::Unclosed
        {
            return Some(Cell {
                range: open..open,
                in_quotes: true,
                end: End::Unclosed,
            });
        }
        let rest = held.get(self.at..)?;
        let found = memchr::memchr3(self.delimiter, b'\n', b'\r', rest);
        let end = self.at + found.unwrap_or(rest.len());
        let (ends, next) = match held.get(end) {
            Some(b'\r') => match held.get(end + 1) {
                Some(b'\n') => (End::Row, end + 2),
                None if !is_last => return self.wait(end),
                Some(_) | None => (End::Row, end + 1),
            },
            Some(b'\n') => (End::Row, end + 1),
            Some(_) => (End::Delimiter, end + 1),
            None if is_last => (End::Row, end),
            None => return self.wait(end),
        };
        self.at = next;
        let (range, in_quotes) = match std::mem::replace(&mut self.stage, Stage::Start) {
            Stage::Closed(range) => (range, true),
            Stage::Bare(start) => (start..end, false),
            Stage::Start | Stage::Quoted(_) => (end..end, false),
        };
        Some(Cell {
            range,
            in_quotes,
            end: ends,
        })
    }

    /// Looks on at `place` when more was read.
    fn wait<T>(&mut self, place: usize) -> Option<T> {
        self.at = place;
        None
    }

    /// Tells whether the cell stands in quotes; blanks may be before them.
    fn begin(&mut self, held: &[u8], is_last: bool) -> Option<()> {
        let rest = held.get(self.at..)?;
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        match rest.get(blanks) {
            Some(b'"') if self.quotes != Quotes::Literal => {
                let open = self.at + blanks;
                self.at = (open + 1).max(self.bounds.none_before);
                self.stage = Stage::Quoted(open);
            }
            None if !is_last => return None,
            Some(_) | None => self.stage = Stage::Bare(self.at),
        }
        Some(())
    }

    /// Looks for the quote that closes the one at `open`.
    fn close(&mut self, open: usize, held: &[u8], is_last: bool) -> Option<End> {
        loop {
            let rest = held.get(self.at..)?;
            let found = match self.quotes {
                Quotes::Doubled | Quotes::Literal => memchr::memchr(b'"', rest),
                Quotes::Backslash => memchr::memchr2(b'"', b'\\', rest),
            };
            let Some(found) = found else {
                return self.wait(held.len());
            };
            let at = self.at + found;
            if held.get(at) == Some(&b'\\') {
                if held.len() < at + 2 {
                    return self.wait(at);
                }
                self.at = at + 2;
                continue;
            }
            let run = held.get(at..)?.iter();
            let run = run.take_while(|byte| **byte == b'"').count();
            match self.behind(held, at + run, is_last) {
                Behind::Unknown => return self.wait(at),
                Behind::End(_) | Behind::More if at + run > self.bounds.most => {
                    return Some(End::Unclosed);
                }
                Behind::End(end) if !run.is_multiple_of(2) => {
                    self.stage = Stage::Closed(open + 1..at + run - 1);
                    self.at = end;
                    return Some(End::Delimiter);
                }
                Behind::More if !run.is_multiple_of(2) && self.opens(held, open, at) => {
                    return Some(End::Unclosed);
                }
                Behind::End(_) | Behind::More => self.at = at + run,
            }
        }
    }

    /// What is behind the quotes that end before `at`.
    fn behind(&self, held: &[u8], at: usize, is_last: bool) -> Behind {
        let rest = held.get(at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        match rest.get(blanks) {
            Some(byte) if *byte == self.delimiter || matches!(byte, b'\n' | b'\r') => {
                Behind::End(at + blanks)
            }
            Some(_) => Behind::More,
            None if is_last => Behind::End(at + blanks),
            None => Behind::Unknown,
        }
    }

    /// Whether the quote at `at` begins a cell, on a later line than that at `open`.
    fn opens(&self, held: &[u8], open: usize, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| held.get(before));
        let begins = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        before.is_some_and(begins)
            && memchr::memchr(b'\n', held.get(open..at).unwrap_or_default()).is_some()
    }
}

/// `text` of a cell in quotes, with the quotes in it as they are meant.
pub(super) fn unquoted(text: &str, quotes: Quotes) -> Cow<'_, str> {
    let escape = match quotes {
        Quotes::Doubled | Quotes::Literal => '"',
        Quotes::Backslash => '\\',
    };
    if !text.contains(['"', escape]) {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let doubled = c == '"' && rest.peek() == Some(&'"');
        let escaped = c == '\\' && c == escape && matches!(rest.peek(), Some('"' | '\\'));
        read.push(if doubled || escaped {
            rest.next().unwrap_or(c)
        } else {
            c
        });
    }
    Cow::Owned(read)
}
