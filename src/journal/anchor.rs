//! A place in a text by the words around it, so that it is found again after an edit.
//!
//! In the spirit of the selectors of the W3C's Web Annotation Data Model (2017): a position for as
//! long as the text is the same, a quotation with what stands before and behind it when it is not.

mod near;
mod quoted;
mod seek;
mod signs;
mod told;
mod traced;

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};
use unicode_segmentation::GraphemeCursor;

use super::sketch::LONGEST;
use super::wording::count_before;
use super::{Content, Reread};
use crate::review::{Position, Review, Span, floor};

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
    /// How many words stand before it in that text, if it is no longer than is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    word: Option<u32>,
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
        Self::around(review, Span::new(place, place))
    }

    /// The place where `span` begins, and the words before and behind it.
    pub(super) fn around(review: &Review, span: Span) -> Self {
        let text = review.text();
        let before = text.get(..border(text, span.start.offset()));
        let behind = text.get(border(text, span.end.offset())..);
        Self {
            content: None,
            place: span.start,
            length: text.len(),
            before: ending(before.unwrap_or_default(), QUOTED).to_owned(),
            behind: beginning(behind.unwrap_or_default(), QUOTED).to_owned(),
            word: None,
        }
    }

    /// The same place of a text that is known, with the number of its word.
    #[must_use]
    pub fn in_text(self, review: &Review, content: Option<Content>) -> Self {
        let text = review.text();
        let is_counted = content.is_some() && text.len() <= LONGEST;
        let word = is_counted.then(|| count_before(text, self.place.offset()) as u32);
        Self {
            content,
            word,
            ..self
        }
    }

    /// The place in a text that may have changed since, where it is certain: its words are there,
    /// and it is them and no others like them. Not that of a guess, and never [`Certainty::Lost`].
    pub fn find_surely(&self, text: &mut Reread<'_>) -> Option<(Position, Certainty)> {
        if let Some(place) = self.place_in_same(text) {
            return Some((place, Certainty::Exact));
        }
        let (at, certainty) = self.seek_place(text)?;
        Some((Position::at(at), certainty))
    }

    /// The place in a text that is the same.
    pub(super) fn place_in_same(&self, text: &Reread<'_>) -> Option<Position> {
        let is_same = self.content.is_some() && self.content == text.content();
        is_same.then(|| Position::at(border(text.review().text(), self.place.offset())))
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
        if let Some(at) = expected
            .into_iter()
            .find(|at| self.stands_around(text, &(*at..*at)))
        {
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

    /// Whether the words around it stand around `range` as they were.
    pub(super) fn stands_around(&self, text: &str, range: &Range<usize>) -> bool {
        let before = text.get(..range.start);
        let behind = text.get(range.end..);
        before.is_some_and(|before| before.ends_with(&self.before))
            && behind.is_some_and(|behind| behind.starts_with(&self.behind))
    }

    /// The place that is as far through a text as this one was.
    pub(super) fn share_in(&self, review: &Review) -> Position {
        let text = review.text();
        Position::at(border(text, self.share_of(text)))
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

/// The last characters of `text`, so many at most.
fn ending(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().nth(count - 1);
    text.get(from.map_or(0, |(at, _)| at)..).unwrap_or_default()
}

/// The first characters of `text`, so many at most.
fn beginning(text: &str, count: usize) -> &str {
    let to = text.char_indices().nth(count);
    text.get(..to.map_or(text.len(), |(at, _)| at))
        .unwrap_or_default()
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
