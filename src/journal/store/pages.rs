//! The rows in a file of `SQLite`, read from its pages without `SQLite`, which gives up on a file
//! where a page above the rows is damaged. As the file format is documented by its authors
//! (<https://sqlite.org/fileformat.html>).

use std::collections::HashMap;

use rusqlite::types::Value;

/// The bytes of a page of a journal.
pub(super) const PAGE: usize = 4096;

/// The bytes of the header of a log, and of each of its pages.
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// What the first byte of a page of rows is.
const ROWS: u8 = 13;

/// From where a row that goes on in other pages takes these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// From the log, where that has them, else from the file.
    Latest,
    /// From the file alone.
    InFile,
}

/// The bytes of a file and of its log.
#[derive(Debug)]
pub(super) struct Pages<'f> {
    file: &'f [u8],
    /// How many bytes both have, and a row therefore at the most.
    bytes: usize,
    /// The pages of the log in their order, with their numbers.
    log: Vec<(usize, &'f [u8])>,
    /// The last of each number.
    latest: HashMap<usize, &'f [u8]>,
}

impl<'f> Pages<'f> {
    /// Those of a file and its log, either of which may be empty, or anything at all.
    pub(super) fn of(file: &'f [u8], log: &'f [u8]) -> Self {
        let bytes = file.len().saturating_add(log.len());
        let frames = log.get(LOG_HEADER..).unwrap_or_default();
        let frames = frames.chunks_exact(FRAME_HEADER + PAGE);
        let log: Vec<(usize, &[u8])> = frames
            .filter_map(|frame| Some((number(frame, 0, 4)?, frame.get(FRAME_HEADER..)?)))
            .collect();
        let latest = log.iter().copied().collect();
        Self {
            file,
            bytes,
            log,
            latest,
        }
    }

    /// Tells of each row that can be read, of all tables: first of the file, then of its log. The rows
    /// may be old ones, or no rows at all.
    pub(super) fn each(&self, tell: &mut impl FnMut(&[Value])) {
        let file = self.file.chunks(PAGE).enumerate();
        let file = file.map(|(at, page)| (at + 1, page));
        for (number, page) in file.chain(self.log.iter().copied()) {
            for at in cells(number, page) {
                // A long row goes on in other pages, which may be in the log.
                let rows = [Rest::Latest, Rest::InFile].map(|rest| self.row(page, at, rest));
                for row in rows.iter().flatten() {
                    tell(row);
                }
            }
        }
    }

    /// The row at a place of a page.
    fn row(&self, page: &[u8], at: usize, rest: Rest) -> Option<Vec<Value>> {
        let (size, at) = varint(page, at)?;
        let (_, at) = varint(page, at)?;
        // Pages that follow one another in a circle never end.
        let size = usize::try_from(size)
            .ok()
            .filter(|size| *size <= self.bytes)?;
        let here = here(size);
        let mut payload = page.get(at..at.checked_add(here)?)?.to_vec();
        let mut next = if here < size {
            number(page, at + here, 4)?
        } else {
            match rest {
                Rest::Latest => 0,
                // It is whole, and was told.
                Rest::InFile => return None,
            }
        };
        while payload.len() < size {
            let page = self.page(next, rest)?;
            next = number(page, 0, 4)?;
            let more = (size - payload.len()).min(PAGE - 4);
            payload.extend_from_slice(page.get(4..4 + more)?);
        }
        values(&payload)
    }

    fn page(&self, number: usize, rest: Rest) -> Option<&'f [u8]> {
        let latest = self.latest.get(&number).copied();
        let latest = latest.filter(|_| rest == Rest::Latest);
        let start = number.checked_sub(1)?.checked_mul(PAGE)?;
        latest.or_else(|| self.file.get(start..start.checked_add(PAGE)?))
    }
}

/// Where the rows of a page begin, if it is one of rows.
fn cells(number_of_page: usize, page: &[u8]) -> Vec<usize> {
    let header = if number_of_page == 1 { 100 } else { 0 };
    if page.get(header) != Some(&ROWS) {
        return Vec::new();
    }
    let count = number(page, header + 3, 2).unwrap_or_default();
    (0..count)
        .filter_map(|cell| number(page, header + 8 + 2 * cell, 2))
        .collect()
}

/// How many bytes of a row of so many are in its own page.
fn here(size: usize) -> usize {
    let most = PAGE - 35;
    if size <= most {
        return size;
    }
    let least = (PAGE - 12) * 32 / 255 - 23;
    let fitting = least + (size - least) % (PAGE - 4);
    if fitting <= most { fitting } else { least }
}

/// The values of a row.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload, 0)?;
    let header = usize::try_from(header).ok()?;
    let mut behind = header;
    let mut values = Vec::new();
    while at < header {
        let (kind, next) = varint(payload, at)?;
        let (value, size) = value(payload, behind, kind)?;
        values.push(value);
        (at, behind) = (next, behind.checked_add(size)?);
    }
    Some(values)
}

/// A value of a kind, and its bytes; no row of ours has a broken number.
fn value(payload: &[u8], at: usize, kind: u64) -> Option<(Value, usize)> {
    let integer = |size: usize| Some((Value::Integer(integer(payload, at, size)?), size));
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => integer(usize::try_from(kind).ok()?),
        5 => integer(6),
        6 => integer(8),
        8 => Some((Value::Integer(0), 0)),
        9 => Some((Value::Integer(1), 0)),
        12.. => {
            let size = usize::try_from((kind - 12) / 2).ok()?;
            let bytes = payload.get(at..at.checked_add(size)?)?.to_vec();
            let value = if kind.is_multiple_of(2) {
                Value::Blob(bytes)
            } else {
                Value::Text(String::from_utf8(bytes).ok()?)
            };
            Some((value, size))
        }
        _ => None,
    }
}

/// A whole number of so many bytes, 8 at most, the most significant first, with a sign.
fn integer(bytes: &[u8], at: usize, size: usize) -> Option<i64> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let (first, rest) = bytes.split_first()?;
    let first = i64::from(first.cast_signed());
    Some(
        rest.iter()
            .fold(first, |number, byte| (number << 8) | i64::from(*byte)),
    )
}

/// One without a sign, of 7 at most.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    let number = bytes
        .iter()
        .fold(0, |number: u64, byte| (number << 8) | u64::from(*byte));
    usize::try_from(number).ok()
}

/// A number of 1 to 9 bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for nth in 0..8 {
        let byte = *bytes.get(at.checked_add(nth)?)?;
        number = (number << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((number, at + nth + 1));
        }
    }
    let last = *bytes.get(at.checked_add(8)?)?;
    Some(((number << 8) | u64::from(last), at + 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_goes_on_for_ever_is_none() {
        // A page with one row of so many bytes, and a page that is followed by itself.
        let file = |size: [u8; 9]| {
            let mut bytes = vec![0; 3 * PAGE];
            bytes[PAGE] = ROWS;
            bytes[PAGE + 3..PAGE + 5].copy_from_slice(&[0, 1]);
            bytes[PAGE + 8..PAGE + 10].copy_from_slice(&[0, 20]);
            bytes[PAGE + 20..PAGE + 29].copy_from_slice(&size);
            let here = here(usize::try_from(varint(&size, 0).unwrap().0).unwrap());
            let next = PAGE + 30 + here;
            bytes[next..next + 4].copy_from_slice(&[0, 0, 0, 3]);
            bytes[2 * PAGE + 3] = 3;
            bytes
        };
        for (size, expected) in [
            // 2^62 bytes, and 8192.
            ([0xa0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0], 0),
            ([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0xa0, 0], 2),
        ] {
            let mut rows = 0;
            Pages::of(&file(size), &[]).each(&mut |_| rows += 1);
            assert_eq!(rows, expected, "{size:?}");
        }
    }
}
