//! Reading one record again.

use super::begun::{Begun, Spelt};
use super::load::{LoadError, Loaded, Trouble, open, other};
use super::packed::Unpacked;
use super::{Contents, Settings, Source, Stamp, contents};
use crate::formats::{Bytes, Layout, Place, Scheme};
use std::io::{BufReader, Read};
use std::path::Path;

/// Reads the record at `place` of the file or folder at `path`.
///
/// Of a file, nothing else is read but its beginning; of a packed one, what lies before the record is
/// unpacked. Where its bytes are no record any more, or cannot be told, it is looked for by its number
/// from the beginning on.
pub(super) fn load(
    source: &Source,
    path: &Path,
    place: Place,
    settings: &Settings,
) -> Result<Loaded, LoadError> {
    let failed = |trouble| LoadError {
        origin: source.clone(),
        trouble,
    };
    if let Some(bytes) = place.bytes
        && let Some((scheme, bytes, stamp)) = at(path, bytes, settings).map_err(failed)?
        && let Ok(row) = scheme.row(bytes, place)
    {
        let loaded = Loaded::of(row.parsed());
        return Ok(Loaded { stamp, ..loaded });
    }
    let file = Source::File(path.to_owned());
    let records = match contents(&file, settings).map_err(|error| failed(error.trouble))? {
        Contents::Records(records) => records,
        Contents::One(_) => return Err(failed(Trouble::NoSuchRecord(place.record))),
    };
    let mut records = records;
    match records.nth(place.record.saturating_sub(1)) {
        Some(line) => line.load(source).loaded,
        None => Err(failed(Trouble::NoSuchRecord(place.record))),
    }
}

/// What stands at a place of a file, how to read it, and the stamp of the file.
type There = (Scheme, Vec<u8>, Option<Stamp>);

/// What stands at `place` of the file at `path`; `None` where that is plainly no record any more.
fn at(path: &Path, place: Bytes, settings: &Settings) -> Result<Option<There>, Trouble> {
    let (opened, _) = open(path)?;
    let from = Unpacked::new(BufReader::new(opened)).map_err(|error| other(&error))?;
    let begun = Begun::new(from.from)?;
    let name = path.to_string_lossy();
    let hint = Source::File(path.to_owned()).hint();
    let (_, scheme, spelt) = begun.scheme(hint, &name, settings)?;
    let Some(scheme) = scheme.filter(|_| spelt == Spelt::AsItIs) else {
        return Ok(None);
    };
    let (opened, _) = open(path)?;
    let stamp = opened.metadata().ok().map(|seen| Stamp::of(&seen));
    let before = u64::from(place.start > 0);
    let from = Unpacked::behind(opened, place.start - before).map_err(|error| other(&error))?;
    let mut bytes = Vec::new();
    let around = from.from.take(before + u64::from(place.len) + 1);
    // What cannot be read is looked for from the beginning on, which tells why.
    { around }.read_to_end(&mut bytes).ok();
    let start = before as usize;
    let end = start + place.len as usize;
    let record = bytes.get(start..end);
    let is_whole = begins(bytes.get(..start).and_then(<[u8]>::last), scheme.layout)
        && ends(bytes.get(end), scheme.layout);
    let record = record.filter(|_| is_whole).map(<[u8]>::to_vec);
    Ok(record.map(|record| (scheme, record, stamp)))
}

/// Whether a record can begin behind this byte; `None` is the beginning of the source.
fn begins(behind: Option<&u8>, layout: Layout) -> bool {
    const MARK_END: u8 = 0xbf; // of a byte order mark
    match (behind, layout) {
        (None | Some(b'\n' | b'\r' | &MARK_END), _) => true,
        (Some(byte), Layout::Array) => byte.is_ascii_whitespace() || matches!(byte, b'[' | b','),
        (Some(byte), Layout::Object) => byte.is_ascii_whitespace(),
        (Some(_), Layout::Lines | Layout::Table { .. }) => false,
    }
}

/// Whether a record can end before this byte; `None` is the end of the source.
fn ends(before: Option<&u8>, layout: Layout) -> bool {
    match (before, layout) {
        (None, _) => true,
        (Some(byte), Layout::Array) => byte.is_ascii_whitespace() || matches!(byte, b']' | b','),
        (Some(byte), Layout::Lines | Layout::Object | Layout::Table { .. }) => {
            byte.is_ascii_whitespace()
        }
    }
}
