//! The lines of a journal that is exported, each an object of JSON: first what it is, then reviews
//! with what is kept of them, then searches, then which review was open last in each library, then
//! sketches of the texts in which things were anchored.

mod fields;
mod judged;
mod sketched;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::others::{SearchRow, ValueRow};
use super::row::{ItemRow, Uid};
use super::sketches::SketchRow;
use super::{ReviewRow, StoreError};
use crate::journal::{Citation, Moment};
use fields::Fields;
use judged::judge;
use sketched::{SketchLine, sketch};

/// The version of the lines.
const VERSION: u32 = 1;

/// The longest name of a slot.
const LONGEST_SLOT: usize = 100;

/// The bytes that what is in a slot may have, far more than a note that was ever written.
const LONGEST_BODY: usize = 1024 * 1024;

/// The bytes that a search may have.
const LONGEST_SEARCH: usize = 64 * 1024;

/// How the value is called of the review that was open last in a library, before where that is.
const LAST: &str = "last:";

/// What a moment is.
const A_TIME: &str = "a time: milliseconds since 1970";

/// A line.
#[derive(Debug)]
pub(super) enum Line {
    /// A journal begins.
    Header,
    /// A review, and what is wrong with some of what was kept of it, which is left out.
    Review(ReviewRow, Vec<ItemRow>, Vec<String>),
    Search(SearchRow),
    /// Which review was open last in a library.
    Last(ValueRow),
    /// The sketch of a text.
    Sketch(SketchRow),
}

#[derive(Debug, Serialize)]
struct HeaderLine {
    journal: &'static str,
    version: u32,
}

#[derive(Debug, Serialize)]
struct ReviewLine {
    /// What tells it from all others, as 32 hexadecimal digits.
    review: String,
    path: Option<String>,
    /// The path where it is no text, as hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    path_hex: Option<String>,
    record: Option<u32>,
    stamp: Option<(i64, i64)>,
    content: Option<String>,
    citation: Box<RawValue>,
    seen: Moment,
    kept: BTreeMap<String, KeptPart>,
}

/// What is in a slot; no body where it was taken away.
#[derive(Debug, Serialize)]
struct KeptPart {
    made: Moment,
    body: Option<Box<RawValue>>,
}

#[derive(Debug, Serialize)]
struct SearchLine {
    search: String,
    made: Moment,
}

#[derive(Debug, Serialize)]
struct LastLine<'v> {
    /// Where the library is.
    last: &'v str,
    review: &'v str,
}

impl Line {
    /// The line in these bytes; else what is wrong with it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let fields = Fields::read(bytes.trim_ascii_end())?;
        if fields.has("journal") {
            header(&fields)?;
            Ok(Self::Header)
        } else if fields.has("last") {
            last(&fields).map(Self::Last)
        } else if fields.has("review") {
            review(&fields)
        } else if fields.has("search") {
            search(&fields).map(Self::Search)
        } else if fields.has("sketch") {
            sketch(&fields).map(Self::Sketch)
        } else {
            Err("it says neither `review`, `search`, `last` nor `sketch`".to_owned())
        }
    }

    /// The line of a value, for one that is of use on another machine.
    pub(super) fn of_value(value: ValueRow) -> Option<Self> {
        value.name.starts_with(LAST).then_some(Self::Last(value))
    }

    /// Its text, which has no line end.
    pub(super) fn text(self) -> Result<String, StoreError> {
        let text = match self {
            Self::Header => serde_json::to_string(&HeaderLine {
                journal: "frontrow",
                version: VERSION,
            }),
            Self::Review(row, items, _) => {
                ReviewLine::of(row, items).and_then(|line| serde_json::to_string(&line))
            }
            Self::Search(SearchRow { text, made }) => {
                serde_json::to_string(&SearchLine { search: text, made })
            }
            Self::Last(ValueRow { name, value }) => serde_json::to_string(&LastLine {
                last: name.strip_prefix(LAST).unwrap_or_default(),
                review: &value,
            }),
            Self::Sketch(row) => serde_json::to_string(&SketchLine::of(&row)),
        };
        text.map_err(|error| StoreError::Failed(error.to_string()))
    }
}

fn header(fields: &Fields) -> Result<(), String> {
    let journal: String = fields.must("journal", "the name of the program")?;
    if journal != "frontrow" {
        return Err("this is no journal of frontrow".to_owned());
    }
    let version: u32 = fields.must("version", "a number")?;
    if version > VERSION {
        return Err("this was written by a newer frontrow; import it with that".to_owned());
    }
    fields.only(&["journal", "version"])
}

fn search(fields: &Fields) -> Result<SearchRow, String> {
    fields.only(&["search", "made"])?;
    let text: String = fields.must("search", "a text")?;
    let made = fields.must("made", A_TIME)?;
    if text.len() > LONGEST_SEARCH {
        return Err("the search is longer than 64 KiB".to_owned());
    }
    Ok(SearchRow { text, made })
}

fn last(fields: &Fields) -> Result<ValueRow, String> {
    fields.only(&["last", "review"])?;
    let library: String = fields.must("last", "the paths of a library")?;
    let value: String = fields.must("review", "a text")?;
    if library.len().max(value.len()) > LONGEST_SEARCH {
        return Err("`last` is longer than 64 KiB".to_owned());
    }
    judged::last(&value)?;
    let name = format!("{LAST}{library}");
    Ok(ValueRow { name, value })
}

fn review(fields: &Fields) -> Result<Line, String> {
    fields.only(&[
        "review", "path", "path_hex", "record", "stamp", "content", "citation", "seen", "kept",
    ])?;
    let number: String = fields.must("review", "32 hexadecimal digits")?;
    let mut row = ReviewRow::new(bytes_of("review", &number)?);
    let path: Option<String> = fields.may("path", "a text")?;
    let path_hex: Option<String> = fields.may("path_hex", "hexadecimal digits")?;
    row.path = match (path, path_hex) {
        (Some(path), None) => Some(path.into_bytes()),
        (None, Some(digits)) => Some(unhex("path_hex", &digits)?),
        (None, None) => None,
        (Some(_), Some(_)) => return Err("it says both `path` and `path_hex`".to_owned()),
    };
    let record: Option<u32> = fields.may("record", "a number, from 1")?;
    row.record = match row.path {
        Some(_) => i64::from(record.unwrap_or(0)),
        None => 0,
    };
    row.stamp = fields.may("stamp", "two numbers: bytes and a time")?;
    let content: Option<String> = fields.may("content", "32 hexadecimal digits")?;
    row.content = content
        .map(|content| bytes_of("content", &content))
        .transpose()?;
    let seen: Moment = fields.must("seen", A_TIME)?;
    row.seen = seen.0;
    let kept: BTreeMap<String, Box<RawValue>> =
        fields.must("kept", "what is in the slots of the review")?;
    let (mut items, mut wrong) = (Vec::new(), Vec::new());
    match fields.may::<Citation>("citation", "what is cited of a review") {
        Ok(_) => {
            let written = fields.written("citation").map(str::to_owned);
            row.citation = written.unwrap_or(row.citation);
        }
        Err(why) => wrong.push(why),
    }
    for (slot, kept) in kept {
        match item(row.uid, slot, &kept) {
            Ok(item) => items.push(item),
            Err(why) => wrong.push(why),
        }
    }
    Ok(Line::Review(row, items, wrong))
}

/// What is in a slot of a review.
fn item(review: Uid, slot: String, kept: &RawValue) -> Result<ItemRow, String> {
    if slot.is_empty() || slot.len() > LONGEST_SLOT || !is_plain(&slot) {
        return Err(format!("{slot:?} is no slot"));
    }
    let in_it = |why| format!("in `{slot}`, {why}");
    let fields = Fields::read(kept.get().as_bytes()).map_err(in_it)?;
    fields.only(&["made", "body"]).map_err(in_it)?;
    let made = fields.must("made", A_TIME).map_err(in_it)?;
    let body = fields.written("body").map(str::to_owned);
    if let Some(body) = &body {
        if body.len() > LONGEST_BODY {
            return Err(format!("what is in `{slot}` is longer than 1 MiB"));
        }
        judge(&slot, body)?;
    }
    Ok(ItemRow {
        review,
        slot,
        body,
        made,
    })
}

impl ReviewLine {
    fn of(row: ReviewRow, items: Vec<ItemRow>) -> serde_json::Result<Self> {
        let (path, path_hex) = match row.path.map(String::from_utf8) {
            None => (None, None),
            Some(Ok(path)) => (Some(path), None),
            Some(Err(bytes)) => (None, Some(hex(bytes.as_bytes()))),
        };
        let part = |item: ItemRow| {
            let body = item.body.map(RawValue::from_string).transpose()?;
            let made = item.made;
            Ok((item.slot, KeptPart { made, body }))
        };
        Ok(Self {
            review: hex(&row.uid),
            path,
            path_hex,
            record: u32::try_from(row.record).ok().filter(|record| *record > 0),
            stamp: row.stamp,
            content: row.content.map(|content| hex(&content)),
            citation: RawValue::from_string(row.citation)?,
            seen: Moment(row.seen),
            kept: items
                .into_iter()
                .map(part)
                .collect::<serde_json::Result<_>>()?,
        })
    }
}

fn is_plain(slot: &str) -> bool {
    slot.bytes().all(|byte| byte.is_ascii_graphic())
}

fn hex(bytes: &[u8]) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16));
    digits.collect()
}

fn unhex(name: &str, digits: &str) -> Result<Vec<u8>, String> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |[high, low]: &[u8; 2]| u8::try_from(digit(high)? * 16 + digit(low)?).ok();
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    bytes
        .filter(|_| rest.is_empty())
        .ok_or_else(|| format!("`{name}` is not hexadecimal digits"))
}

fn bytes_of(name: &str, digits: &str) -> Result<[u8; 16], String> {
    let bytes = unhex(name, digits)?;
    let wrong = |_| format!("`{name}` is not 32 hexadecimal digits");
    bytes.try_into().map_err(wrong)
}
