//! A place that the reader comes back to whatever became of the text.

use serde::{Deserialize, Serialize};

use super::{Anchor, Certainty, Content, Reread};
use crate::outline::Outline;
use crate::review::{Position, Review, Span, floor};
use crate::search::{Case, fold};

/// A place, with the words around it and the section it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The place and the words around it.
    pub anchor: Anchor,
    /// The title of the section it is in; `None` in the opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// How far through that section it is, in thousandths.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub through: u16,
}

/// What a place was found by, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoundBy {
    /// All the words around it are there, or the text is the same.
    Words,
    /// Some of the words around it are there, and it is certain that they are those.
    SomeWords,
    /// The section is there: it is as far through that as it was.
    Section,
    /// Nothing: it is as far through the text as it was.
    Share,
}

/// Thousandths of a whole.
const WHOLE: usize = 1000;

impl Place {
    /// A place of a review whose text is `content`, if that is known. Costs a look at the words
    /// before it.
    pub fn of(
        review: &Review,
        outline: &Outline,
        content: Option<Content>,
        place: Position,
    ) -> Self {
        let section = outline.section_at(place);
        let section = section.and_then(|at| outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        let into = section.map_or(0, |section| {
            place.offset().saturating_sub(section.span.start.offset())
        });
        let whole = section.map_or(0, |section| section.span.len());
        Self {
            anchor: Anchor::of(review, place).in_text(review, content),
            section: heading.map(|heading| review.slice(heading.line).to_owned()),
            through: (into * WHOLE / whole.max(1)).min(WHOLE) as u16,
        }
    }

    /// The place in a text that may have changed since: by the words around it where it is certain
    /// that they are those, else by its section, else the same share of the text.
    pub fn find_in(&self, text: &mut Reread<'_>, outline: &Outline) -> (Position, FoundBy) {
        match self.find_surely_in(text) {
            Some((place, Certainty::Exact)) => return (place, FoundBy::Words),
            Some((place, Certainty::Near)) => return (place, FoundBy::SomeWords),
            Some((_, Certainty::Lost)) | None => {}
        }
        match self.in_section(text.review(), outline) {
            Some(place) => (place, FoundBy::Section),
            None => (self.anchor.share_in(text.review()), FoundBy::Share),
        }
    }

    /// The place in a text that may have changed since, where it is certain; never a guess.
    pub fn find_surely_in(&self, text: &mut Reread<'_>) -> Option<(Position, Certainty)> {
        self.anchor.find_surely(text)
    }

    /// As far through its section as it was, if one has its title; of several such the one nearest
    /// to where it is expected.
    fn in_section(&self, review: &Review, outline: &Outline) -> Option<Position> {
        let title = folded(self.section.as_deref()?);
        let share = self.anchor.share_in(review).offset();
        let titled = outline.sections().iter().filter(|section| {
            let heading = section.heading.map(|heading| review.slice(heading.line));
            heading.is_some_and(|heading| folded(heading) == title)
        });
        let section = titled.min_by_key(|section| section.span.start.offset().abs_diff(share))?;
        let into = section.span.len() * usize::from(self.through) / WHOLE;
        let place = section.span.start.offset() + into;
        Some(line_start(review, section.span, place))
    }
}

/// The start of the line that `place` is on, in `section`.
fn line_start(review: &Review, section: Span, place: usize) -> Position {
    let start = section.start.offset();
    let before = review
        .text()
        .get(start..floor(review.text(), place))
        .unwrap_or_default();
    Position::at(before.rfind('\n').map_or(start, |end| start + end + 1))
}

/// A title as it is compared.
fn folded(title: &str) -> String {
    fold(title.trim(), Case::Folded).text().to_owned()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_nothing(through: &u16) -> bool {
    *through == 0
}
