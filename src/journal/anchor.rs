//! A place in a text by the words around it, so that it is found again after an edit.
//!
//! In the spirit of the selectors of the W3C's Web Annotation Data Model (2017): a position for as
//! long as the text is the same, a quotation with what stands before and behind it when it is not.

mod near;
mod told;

use memchr::memmem;
use serde::{Deserialize, Serialize};
use unicode_segmentation::GraphemeCursor;

use super::Content;
use crate::review::{Position, Review, floor};

/// Characters that are quoted on each side of a place.
const QUOTED: usize = 64;

/// Bytes of the shortest quotation that tells a place in a whole text.
const TELLING: usize = 24;

/// A place with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The text it is a place in, if that was known to its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
    place: Position,
    /// Bytes of the text it is a place in.
    length: usize,
    /// The words before it.
    before: String,
    /// The words it stands before.
    behind: String,
}

/// How sure it is that a place is the one that was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// All the words around it are there.
    Exact,
    /// Some of the words around it are there.
    Near,
    /// The words are gone; the place is as far through the text as the one that was meant.
    Lost,
}

impl Anchor {
    /// The place and the words around it.
    pub fn of(review: &Review, place: Position) -> Self {
        let text = review.text();
        let (before, behind) = text
            .split_at_checked(border(text, place.offset()))
            .unwrap_or((text, ""));
        let from = before.char_indices().rev().nth(QUOTED - 1);
        let to = behind.char_indices().nth(QUOTED);
        let (from, to) = (
            from.map_or(0, |(at, _)| at),
            to.map_or(behind.len(), |(at, _)| at),
        );
        Self {
            content: None,
            place,
            length: text.len(),
            before: before.get(from..).unwrap_or_default().to_owned(),
            behind: behind.get(..to).unwrap_or_default().to_owned(),
        }
    }

    /// The same place of a text that is known.
    #[must_use]
    pub fn in_text(self, content: Option<Content>) -> Self {
        Self { content, ..self }
    }

    /// The place in a text that is known: where it was if that is the same, else as [`Self::find`]
    /// finds it.
    pub fn find_in(&self, review: &Review, content: Option<Content>) -> (Position, Certainty) {
        if self.content.is_some() && self.content == content {
            return (self.place, Certainty::Exact);
        }
        self.find(review)
    }

    /// The place in a text that may have changed since: where the words around it stand, of several
    /// such places the nearest; else where most of them stand; else the same share of the text.
    pub fn find(&self, review: &Review) -> (Position, Certainty) {
        let text = review.text();
        let (at, certainty) = self.seek(text);
        (Position::at(border(text, at)), certainty)
    }

    fn seek(&self, text: &str) -> (usize, Certainty) {
        if self.quoted() == 0 {
            return (0, Certainty::Lost);
        }
        let expected = self.expected(text);
        if let Some(at) = expected.into_iter().find(|at| self.stands_at(text, *at)) {
            return (at, Certainty::Exact);
        }
        let whole = [self.before.as_str(), self.behind.as_str()].concat();
        if let Some(at) = nearest(text, &whole, self.before.len(), expected) {
            return (at, Certainty::Exact);
        }
        let near = near::find(self, text, expected);
        let certain = near.filter(|near| near.matched * 4 >= near.quoted);
        if let Some(near) = certain {
            let certainty = if near.matched == near.quoted {
                Certainty::Exact
            } else {
                Certainty::Near
            };
            return (near.at, certainty);
        }
        let part = |words: &String, lead| {
            let telling = words.len() >= TELLING;
            telling
                .then(|| nearest(text, words, lead, expected))
                .flatten()
        };
        let far = part(&self.behind, 0).or_else(|| part(&self.before, self.before.len()));
        match far.or(near.map(|near| near.at)) {
            Some(at) => (at, Certainty::Near),
            None => (self.share_of(text), Certainty::Lost),
        }
    }

    /// Where the place is expected: where it was if the text has changed behind it, and as far from
    /// the end as it was if the text has changed before it.
    pub(super) fn expected(&self, text: &str) -> [usize; 2] {
        let place = self.place.offset();
        let from_end = self.length.saturating_sub(place);
        [place, text.len().saturating_sub(from_end)]
    }

    /// Whether the words around it stand around `at` as they were.
    pub(super) fn stands_at(&self, text: &str, at: usize) -> bool {
        text.split_at_checked(at).is_some_and(|(before, behind)| {
            before.ends_with(&self.before) && behind.starts_with(&self.behind)
        })
    }

    fn share_of(&self, text: &str) -> usize {
        let share = self.place.offset() as u128 * text.len() as u128 / self.length.max(1) as u128;
        usize::try_from(share).unwrap_or(usize::MAX)
    }

    /// The words before it, and those it stands before.
    pub(super) fn words(&self) -> (&str, &str) {
        (&self.before, &self.behind)
    }

    /// The bytes that are quoted.
    fn quoted(&self) -> usize {
        self.before.len() + self.behind.len()
    }
}

/// Where `words` stand nearest to one of the places `expected`, and the place is `lead` bytes
/// into them.
fn nearest(text: &str, words: &str, lead: usize, expected: [usize; 2]) -> Option<usize> {
    let found = memmem::find_iter(text.as_bytes(), words).map(|at| at + lead);
    found.min_by_key(|at| distance(*at, expected))
}

/// The bytes between `at` and the nearer of the places `expected`.
fn distance(at: usize, expected: [usize; 2]) -> usize {
    let [first, second] = expected.map(|place| place.abs_diff(at));
    first.min(second)
}

/// The last grapheme boundary at or before `offset`.
fn border(text: &str, offset: usize) -> usize {
    let offset = floor(text, offset);
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
        Ok(true) | Err(_) => offset,
    }
}
