//! What a review is known by, and what is cited of it.

use std::ffi::OsString;

use serde::{Deserialize, Serialize};

use super::Content;
use crate::search::{Case, fold};

/// Where a review is: what is looked for first when it is to be known again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewName {
    /// The whole path of its file or folder, without links; or `sample:NAME`; or `text:CONTENT` where
    /// it is known by its text alone.
    pub path: OsString,
    /// The number of its record, from 1, where there are several.
    pub record: Option<usize>,
}

impl ReviewName {
    /// What a review is called of which no place is known: by its text.
    pub fn of_text(content: Content) -> Self {
        Self {
            path: format!("text:{content}").into(),
            record: None,
        }
    }
}

/// A review, as far as the journal has to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Where it is; `None` for what was piped in, which is known by its content alone.
    pub name: Option<ReviewName>,
    /// The bytes of its file, and when that was written last, in nanoseconds since the beginning of
    /// 1970: where both are as they were, so is the text.
    pub stamp: Option<(u64, i64)>,
    /// Its text; `None` while that has not been read to its end.
    pub content: Option<Content>,
    /// What is cited of it.
    pub citation: Citation,
}

/// What a quotation says of where it comes from. As the review states it, safe to print.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Citation {
    /// Its title.
    pub title: String,
    /// What is reviewed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    /// Who made that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub makers: Vec<String>,
    /// The year of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Who wrote the review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<String>,
    /// The day it is of, as far as it is known, such as `2021-09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Whether the review says that it holds spoilers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoiler: Option<bool>,
    /// Where its file was last, if another review is there now and nobody knows where this one is; not
    /// safe to print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// Whether two titles are the same to a reader.
pub fn is_same_title(one: &str, other: &str) -> bool {
    one == other || fold(one, Case::Folded).text() == fold(other, Case::Folded).text()
}
