//! A journal is written out as lines, and such lines are read into one.

use std::collections::HashSet;
use std::io::{self, BufRead, Read, Write};

use rusqlite::Connection;

use super::lines::Line;
use super::merging::{Incoming, merge};
use super::others::{SearchRow, ValueRow};
use super::row::{ItemRow, Uid};
use super::sketches::{self, SketchRow};
use super::{ReviewRow, StoreError, others};

/// The bytes that a line may have.
const LONGEST: usize = 16 * 1024 * 1024;

/// The bytes of the lines that are joined with the journal at once: all of one that is not huge, as a
/// review is told from others by all that are joined at once.
const TOGETHER: usize = 64 * 1024 * 1024;

/// How much is told of, of what is refused.
const MOST: usize = 1000;

/// What became of a journal that was imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The reviews that were read.
    pub reviews: usize,
    /// The things that were not there before.
    pub added: usize,
    /// Those that were there otherwise, or at all, and are now as they were later elsewhere.
    pub replaced: usize,
    /// Those that were there, or something later.
    pub same: usize,
    /// What was not understood: the line, counted from 1, and what is wrong with it or with something in
    /// it; the first thousand. What is told may quote the line and is not yet safe to print.
    pub refused: Vec<(usize, String)>,
    /// How many more there were.
    pub refused_more: usize,
}

impl Imported {
    /// Notes that something in a line is left out.
    fn refuse(&mut self, line: usize, why: String) {
        if self.refused.len() < MOST {
            self.refused.push((line, why));
        } else {
            self.refused_more += 1;
        }
    }
}

/// Writes all of a journal out: reviews by where they are, then searches, the oldest first, then which
/// review was open last in each library, then sketches. Widths, jumps and the like are of one screen.
pub(super) fn export(from: &Connection, write: &mut impl Write) -> Result<(), StoreError> {
    let mut put = |line: Line| -> Result<(), StoreError> {
        let text = line.text()?;
        writeln!(write, "{text}").map_err(|error| passing("written", &error))
    };
    put(Line::Header)?;
    for row in ReviewRow::all(from, "ORDER BY path IS NULL, path, record, uid", [])? {
        let items = ItemRow::of(from, row.uid)?;
        put(Line::Review(row, items, Vec::new()))?;
    }
    for search in SearchRow::all(from)?.into_iter().rev() {
        put(Line::Search(search))?;
    }
    for last in ValueRow::all(from)?.into_iter().filter_map(Line::of_value) {
        put(last)?;
    }
    SketchRow::each(from, &mut |sketch| put(Line::Sketch(sketch)))?;
    write.flush().map_err(|error| passing("written", &error))
}

fn passing(done: &str, error: &io::Error) -> StoreError {
    StoreError::Passing(format!("the export cannot be {done}: {error}"))
}

/// Reads lines into a journal. Several exports may follow one another.
pub(super) fn import(
    writing: &Connection,
    read: &mut impl BufRead,
) -> Result<Imported, StoreError> {
    let mut told = Imported::default();
    let mut batch: Vec<Incoming> = Vec::new();
    let mut uids: HashSet<Uid> = HashSet::new();
    let (mut number, mut has_begun, mut bytes) = (0, false, 0);
    while let Some(line) = next_line(read)? {
        number += 1;
        bytes += line.as_ref().map_or(0, Vec::len);
        if bytes > TOGETHER {
            merge(writing, std::mem::take(&mut batch), &mut told)?;
            others::bound_searches(writing)?;
            bytes = 0;
        }
        if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
            continue;
        }
        match line.and_then(|line| Line::read(&line)) {
            Ok(Line::Header) => {
                has_begun = true;
                merge(writing, std::mem::take(&mut batch), &mut told)?;
                uids.clear();
            }
            Err(why) if !has_begun => return Err(StoreError::Passing(foreign(number, &why))),
            Ok(_) if !has_begun => {
                return Err(StoreError::Passing(foreign(number, "it has no beginning")));
            }
            Ok(Line::Review(row, items, wrong)) => {
                for why in wrong {
                    told.refuse(number, why);
                }
                if !uids.insert(row.uid) {
                    merge(writing, std::mem::take(&mut batch), &mut told)?;
                }
                batch.push((row, items));
            }
            Ok(Line::Search(search)) => search.write(writing)?,
            Ok(Line::Sketch(sketch)) => sketch.write(writing)?,
            // The reader's own machine knows better, where it knows.
            Ok(Line::Last(last)) => {
                if ValueRow::named(writing, &last.name)?.is_none() {
                    last.write(writing)?;
                }
            }
            Err(why) => told.refuse(number, why),
        }
    }
    if !has_begun {
        return Err(StoreError::Passing(foreign(1, "there is nothing in it")));
    }
    merge(writing, batch, &mut told)?;
    others::bound_searches(writing)?;
    sketches::bound(writing)?;
    Ok(told)
}

fn foreign(number: usize, why: &str) -> String {
    format!(
        "line {number}: {why}; this is no journal that frontrow has exported: give it a file that \
         `frontrow journal export` wrote"
    )
}

/// The next line, or why it is refused; `None` behind the last.
fn next_line(read: &mut impl BufRead) -> Result<Option<Result<Vec<u8>, String>>, StoreError> {
    let failed = |error: io::Error| passing("read", &error);
    let mut line = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    let mut limited = Read::take(&mut *read, most + 1);
    limited.read_until(b'\n', &mut line).map_err(failed)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') || line.len() <= LONGEST {
        return Ok(Some(Ok(line)));
    }
    read.skip_until(b'\n').map_err(failed)?;
    Ok(Some(Err("the line is longer than 16 MiB".to_owned())))
}
