//! Cutting a source into records, one after the other. No more of it is held in memory than one record.

mod list;
mod table;
mod window;

use super::{Bytes, Layout, NoRecord, Place, Scheme};
use crate::formats::decode::MARK;
use std::io::BufRead;
use table::Quoted;
use window::Window;

/// The records of a source in their order, as their bytes.
pub struct Split<R> {
    window: Window<R>,
    layout: Layout,
    /// Records that were found.
    count: usize,
    /// The most bytes of a record.
    limit: usize,
    stage: Stage,
    /// What is known of quotes that are not closed.
    quoted: Quoted,
}

/// A record as its bytes, not yet looked into.
#[derive(Debug)]
pub struct Piece {
    /// Which record it is, and where it stands.
    pub place: Place,
    /// Its bytes, without what sets it apart from the others; or why it cannot be read.
    pub bytes: Result<Vec<u8>, NoRecord>,
}

/// How far the source is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The records are still to begin.
    Before,
    /// There may be more.
    Within,
    /// There are no more.
    Over,
}

/// What was found of the next record in what is held of the source.
enum Found {
    /// Its bytes are `skip` to `end`, and `next` is where to look for the one behind it.
    Record {
        skip: usize,
        end: usize,
        next: usize,
    },
    /// It is none, and `next` is where to look for the one behind it.
    Broken { why: NoRecord, next: usize },
    /// Nothing but what sets records apart, up to `next`.
    Blank { next: usize },
    /// Nothing more.
    Nothing,
}

impl<R: BufRead> Split<R> {
    /// The records of all that `from` gives, which is laid out as `scheme` says, of up to `limit` bytes
    /// each. `from` is read in large parts, so that it needs no large buffer of its own.
    pub fn new(from: R, scheme: &Scheme, limit: u64) -> Self {
        Self {
            window: Window::new(from),
            layout: scheme.layout,
            count: 0,
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
            stage: if scheme.is_of_else() {
                Stage::Over
            } else {
                Stage::Before
            },
            quoted: Quoted::default(),
        }
    }

    /// How many bytes of the source were passed.
    pub fn passed(&self) -> u64 {
        self.window.passed()
    }

    /// Looks for the next record.
    fn find(&mut self) -> Found {
        match self.layout {
            Layout::Lines => self.line(),
            Layout::Object => self.whole(),
            Layout::Array => self.item(),
            Layout::Table { delimiter, quotes } => self.table_row(delimiter, quotes),
        }
    }

    /// The next line, without the blanks at its end.
    fn line(&mut self) -> Found {
        let Some((end, next)) = self.window.line(0, self.limit) else {
            return self.too_large(0);
        };
        if next == 0 {
            return Found::Nothing;
        }
        let line = self.window.held().get(..end).unwrap_or_default();
        let end = line.trim_ascii_end().len();
        if end == 0 || line.get(..end) == Some(MARK) {
            return Found::Blank { next };
        }
        Found::Record { skip: 0, end, next }
    }

    /// All of the source as one record.
    fn whole(&mut self) -> Found {
        while self.window.held().len() <= self.limit && self.window.more() {}
        let held = self.window.held();
        let end = held.trim_ascii_end().len();
        let next = held.len();
        if next > self.limit {
            self.stage = Stage::Over;
            return self.too_large(0);
        }
        if end == 0 || held.get(..end) == Some(MARK) {
            return Found::Nothing;
        }
        Found::Record { skip: 0, end, next }
    }

    /// A record that is longer than it may be; the next line begins another one.
    fn too_large(&mut self, from: usize) -> Found {
        let limit = self.limit as u64;
        let next = self.window.skip_line(from);
        Found::Broken {
            why: NoRecord::TooLarge { limit },
            next,
        }
    }

    /// The piece that lies between `skip` and `end`, and goes on behind `next`.
    fn piece(&mut self, bytes: Result<(usize, usize), NoRecord>, next: usize) -> Piece {
        self.count += 1;
        let (skip, end) = *bytes.as_ref().unwrap_or(&(0, 0));
        let place = Place {
            record: self.count,
            line: Some(self.window.line_at(skip)),
            bytes: u32::try_from(end - skip).ok().map(|len| Bytes {
                start: self.window.passed() + skip as u64,
                len,
            }),
        };
        let held = self.window.held();
        let bytes = bytes.map(|_| held.get(skip..end).unwrap_or_default().to_vec());
        self.window.pass(next);
        Piece { place, bytes }
    }
}

impl<R: BufRead> Iterator for Split<R> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while self.stage != Stage::Over {
            match self.find() {
                Found::Record { skip, end, next } => {
                    return Some(self.piece(Ok((skip, end)), next));
                }
                Found::Broken { why, next } => return Some(self.piece(Err(why), next)),
                Found::Blank { next } => self.window.pass(next),
                Found::Nothing => {
                    self.stage = Stage::Over;
                    let reason = self.window.trouble()?;
                    return Some(self.piece(Err(NoRecord::Unread { reason }), 0));
                }
            }
        }
        None
    }
}
