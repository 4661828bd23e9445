//! The lines of a journal that is exported, each an object of JSON: first what it is, then reviews
//! with what is kept of them, then searches.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::others::SearchRow;
use super::row::{ItemRow, Uid};
use super::{ReviewRow, StoreError};
use crate::journal::Moment;

/// The version of the lines.
const VERSION: u32 = 1;

/// The longest name of a slot.
const LONGEST_SLOT: usize = 100;

/// The bytes that what is in a slot may have, far more than a note that was ever written.
const LONGEST_BODY: usize = 1024 * 1024;

/// The bytes that a search may have.
const LONGEST_SEARCH: usize = 64 * 1024;

/// A line.
#[derive(Debug)]
pub(super) enum Line {
    /// A journal begins.
    Header,
    Review(ReviewRow, Vec<ItemRow>),
    Search(SearchRow),
}

/// What a line is: which of these it has.
#[derive(Debug, Deserialize)]
struct Sort {
    journal: Option<serde::de::IgnoredAny>,
    review: Option<serde::de::IgnoredAny>,
    search: Option<serde::de::IgnoredAny>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderLine {
    journal: String,
    version: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReviewLine {
    /// What tells it from all others, as 32 hexadecimal digits.
    review: String,
    #[serde(default)]
    path: Option<String>,
    /// The path where it is no text, as hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path_hex: Option<String>,
    #[serde(default)]
    record: Option<u32>,
    #[serde(default)]
    stamp: Option<(i64, i64)>,
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    citation: Option<Box<RawValue>>,
    seen: Moment,
    kept: BTreeMap<String, KeptPart>,
}

/// What is in a slot; no body where it was taken away.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptPart {
    made: Moment,
    #[serde(default)]
    body: Option<Box<RawValue>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SearchLine {
    search: String,
    made: Moment,
}

impl Line {
    /// The line in these bytes; else what is wrong with it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let sort: Sort = read(bytes)?;
        match sort {
            Sort {
                journal: Some(_), ..
            } => {
                let header: HeaderLine = read(bytes)?;
                if header.journal != "frontrow" {
                    return Err("this is no journal of frontrow".to_owned());
                }
                if header.version > VERSION {
                    return Err("this was written by a newer frontrow".to_owned());
                }
                Ok(Self::Header)
            }
            Sort {
                review: Some(_), ..
            } => {
                let (row, items) = read::<ReviewLine>(bytes)?.rows()?;
                Ok(Self::Review(row, items))
            }
            Sort {
                search: Some(_), ..
            } => {
                let SearchLine { search, made } = read(bytes)?;
                if search.len() > LONGEST_SEARCH {
                    return Err("the search is longer than 64 KiB".to_owned());
                }
                Ok(Self::Search(SearchRow { text: search, made }))
            }
            Sort { .. } => Err("this is no line of a journal".to_owned()),
        }
    }

    /// Its text, which has no line end.
    pub(super) fn text(self) -> Result<String, StoreError> {
        let text = match self {
            Self::Header => serde_json::to_string(&HeaderLine {
                journal: "frontrow".to_owned(),
                version: VERSION,
            }),
            Self::Review(row, items) => {
                ReviewLine::of(row, items).and_then(|line| serde_json::to_string(&line))
            }
            Self::Search(SearchRow { text, made }) => {
                serde_json::to_string(&SearchLine { search: text, made })
            }
        };
        text.map_err(|error| StoreError::Failed(error.to_string()))
    }
}

fn read<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, String> {
    serde_json::from_slice(bytes).map_err(|error| error.to_string())
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
            citation: Some(RawValue::from_string(row.citation)?),
            seen: Moment(row.seen),
            kept: items
                .into_iter()
                .map(part)
                .collect::<serde_json::Result<_>>()?,
        })
    }

    fn rows(self) -> Result<(ReviewRow, Vec<ItemRow>), String> {
        let review: Uid = bytes_of(&self.review)?;
        let mut row = ReviewRow::new(review);
        row.path = match (self.path, self.path_hex) {
            (Some(path), None) => Some(path.into_bytes()),
            (None, Some(digits)) => Some(unhex(&digits)?),
            (None, None) => None,
            (Some(_), Some(_)) => return Err("a review has one path".to_owned()),
        };
        row.record = match row.path {
            Some(_) => i64::from(self.record.unwrap_or(0)),
            None => 0,
        };
        row.stamp = self.stamp;
        row.content = self.content.as_deref().map(bytes_of).transpose()?;
        if let Some(citation) = self.citation {
            citation.get().clone_into(&mut row.citation);
        }
        row.seen = self.seen.0;
        let mut items = Vec::new();
        for (slot, KeptPart { made, body }) in self.kept {
            if slot.is_empty() || slot.len() > LONGEST_SLOT || !is_plain(&slot) {
                return Err(format!("{slot:?} names nothing that is kept"));
            }
            let body = body.map(|body| body.get().to_owned());
            if body.as_ref().is_some_and(|body| body.len() > LONGEST_BODY) {
                return Err(format!("{slot:?} is longer than 1 MiB"));
            }
            items.push(ItemRow {
                review,
                slot,
                body,
                made,
            });
        }
        Ok((row, items))
    }
}

fn is_plain(slot: &str) -> bool {
    slot.bytes().all(|byte| byte.is_ascii_graphic())
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |digits, byte| format!("{digits}{byte:02x}"))
}

fn unhex(digits: &str) -> Result<Vec<u8>, String> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let byte = |[high, low]: &[u8; 2]| u8::try_from(digit(high)? * 16 + digit(low)?).ok();
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    bytes
        .filter(|_| rest.is_empty())
        .ok_or_else(|| format!("{digits:?} are no hexadecimal digits"))
}

fn bytes_of(digits: &str) -> Result<[u8; 16], String> {
    let bytes = unhex(digits)?;
    let wrong = |_| format!("{digits:?} are not 32 digits");
    bytes.try_into().map_err(wrong)
}
