//! Tags of HTML that have to do with spoilers.

use super::super::markdown::html;

/// What a spoiler is called in the summary of `<details>`, in small letters: in most languages so.
const WORDS: [&str; 7] = [
    "spoiler",
    "спойлер",
    "ネタバレ",
    "ねたばれ",
    "剧透",
    "劇透",
    "스포",
];

/// What elements without an end are called.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// A tag of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Tag {
    /// What the element is called, in small letters.
    pub(super) name: String,
    /// Which end of it the tag is.
    pub(super) end: End,
}

/// Which end of an element a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Its beginning.
    Opening(Role),
    /// Its end.
    Closing,
}

/// What an element is to spoilers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is one.
    Spoiler,
    /// It is one if its summary says so.
    Details,
    /// It says what is in the details.
    Summary,
    /// Nothing.
    Other,
}

impl Tag {
    /// The tag that is `written`, if it is one of an element that has an end.
    pub(in crate::formats) fn of(written: &str) -> Option<Self> {
        let (_, html::Piece::Tag(tag)) = html::pieces(written).next()? else {
            return None;
        };
        let name = tag.name.to_ascii_lowercase();
        if VOID.contains(&name.as_str()) || written.ends_with("/>") {
            return None;
        }
        let is_spoiler = || {
            let class = tag.attribute("class").unwrap_or_default();
            let mut classes = class.split_ascii_whitespace();
            classes.any(|class| class.eq_ignore_ascii_case("spoiler"))
        };
        let role = match name.as_str() {
            "spoiler" => Role::Spoiler,
            _ if is_spoiler() => Role::Spoiler,
            "details" => Role::Details,
            "summary" => Role::Summary,
            _ => Role::Other,
        };
        let end = match tag.side {
            html::Side::Opening => End::Opening(role),
            html::Side::Closing => End::Closing,
        };
        Some(Self { name, end })
    }

    /// Whether it may begin a spoiler.
    pub(in crate::formats) fn begins(&self) -> bool {
        matches!(self.end, End::Opening(Role::Spoiler | Role::Details))
    }

    /// Whether it is of an element called so, or of a summary.
    pub(in crate::formats) fn is_of(&self, names: &[String]) -> bool {
        self.name == "summary" || names.contains(&self.name)
    }

    /// What its element is called.
    pub(in crate::formats) fn name(&self) -> &str {
        &self.name
    }
}

/// Whether a summary speaks of a spoiler.
pub(super) fn tells(summary: &str) -> bool {
    let summary = summary.to_lowercase();
    WORDS.iter().any(|word| summary.contains(word))
}
