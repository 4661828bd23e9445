//! The rows of a table, whose cells may have line ends in quotes.

use super::{Found, Split, Stage};
use crate::formats::records::NoRecord;
use crate::formats::records::cells::{Bounds, Cells, End};
use crate::formats::records::scheme::Quotes;
use std::io::BufRead;

/// The most bytes of a row with a quote that may never be closed: they are held in memory until it is.
const MOST: usize = 8 << 20;

/// What is known of quotes that are not closed.
#[derive(Debug, Default)]
pub(super) struct Quoted {
    /// Up to where in the source no quote is closed, for those that are opened before it: so that a file
    /// of quotes that are never closed is looked through once, not once for each.
    none_before: u64,
}

impl<R: BufRead> Split<R> {
    /// The next row of the table, behind the names of its columns.
    pub(super) fn table_row(&mut self, delimiter: u8, quotes: Quotes) -> Found {
        let found = self.row(delimiter, quotes);
        match found {
            Found::Record { next, .. } if self.stage == Stage::Before => {
                self.stage = Stage::Within;
                Found::Blank { next }
            }
            Found::Record { .. } | Found::Broken { .. } | Found::Blank { .. } | Found::Nothing => {
                found
            }
        }
    }

    /// The next row.
    fn row(&mut self, delimiter: u8, quotes: Quotes) -> Found {
        let none_before = self.quoted.none_before;
        let none_before = none_before.saturating_sub(self.window.passed());
        let bounds = Bounds {
            none_before: usize::try_from(none_before).unwrap_or(usize::MAX),
            most: self.limit.min(MOST),
        };
        let mut cells = Cells::new(delimiter, quotes, bounds);
        loop {
            let (held, is_last) = (self.window.held(), self.window.is_last());
            match cells.next(held, is_last).map(|cell| (cell.range, cell.end)) {
                Some((_, End::Delimiter)) => {}
                Some((_, End::Row)) => return self.ended_row(cells.at()),
                Some((range, End::Unclosed)) => return self.unclosed(range.start, cells.at()),
                None => {
                    let long = held.len();
                    match cells.open() {
                        Some(open) if is_last || long > bounds.most => {
                            return self.unclosed(open, cells.at());
                        }
                        None if is_last => return Found::Nothing,
                        // The end of its line may be two bytes of it.
                        None if long > self.limit.saturating_add(2) => return self.too_large(0),
                        Some(_) | None => {
                            self.window.more();
                        }
                    }
                }
            }
        }
    }

    /// The row that ends before `next`.
    fn ended_row(&mut self, next: usize) -> Found {
        let row = self.window.held().get(..next).unwrap_or_default();
        let end = row.trim_ascii_end().len();
        let tabs = row.get(end..).unwrap_or_default();
        // Blanks at the end of a row may be empty cells.
        let kept = tabs.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        match (end, next) {
            (_, 0) => Found::Nothing,
            (end, _) if end > self.limit => self.too_large(0),
            (0, _) => Found::Blank { next },
            (end, next) => Found::Record {
                skip: 0,
                end: end + kept.unwrap_or(tabs.len()),
                next,
            },
        }
    }

    /// The row whose quote at `open` is never closed, as far as was `seen`; the line behind that begins
    /// another one.
    fn unclosed(&mut self, open: usize, seen: usize) -> Found {
        let seen = self.window.passed() + seen as u64;
        self.quoted.none_before = self.quoted.none_before.max(seen);
        let line = self.window.line_at(open);
        let next = self.window.skip_line(open);
        Found::Broken {
            why: NoRecord::Unclosed { line },
            next,
        }
    }
}
