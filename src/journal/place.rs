//! A place that the reader comes back to whatever became of the text.

use serde::{Deserialize, Serialize};

use super::{Anchor, Certainty, Content};
use crate::outline::Outline;
use crate::review::{Position, Review};

/// A place, with the words around it and the section it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The place and the words around it.
    pub anchor: Anchor,
    /// The title of the section it is in; `None` in the opening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// What a place was found by, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoundBy {
    /// All the words around it are there, or the text is the same.
    Words,
    /// Some of the words around it are there.
    SomeWords,
    /// The section is there.
    Section,
    /// Nothing: it is as far through the text as it was.
    Share,
}

impl Place {
    /// A place of a review whose text is `content`, if that is known.
    pub fn of(
        review: &Review,
        outline: &Outline,
        content: Option<Content>,
        place: Position,
    ) -> Self {
        let section = outline.section_at(place);
        let section = section.and_then(|at| outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        Self {
            anchor: Anchor::of(review, place).in_text(content),
            section: heading.map(|heading| review.slice(heading.line).to_owned()),
        }
    }

    /// The place in a text that may have changed since: by the words around it, else by its section,
    /// else the same share of the text.
    pub fn find(
        &self,
        review: &Review,
        outline: &Outline,
        content: Option<Content>,
    ) -> (Position, FoundBy) {
        let (place, certainty) = self.anchor.find_in(review, content);
        match certainty {
            Certainty::Exact => (place, FoundBy::Words),
            Certainty::Near => (place, FoundBy::SomeWords),
            Certainty::Lost => match self.section_in(review, outline) {
                Some(start) => (start, FoundBy::Section),
                None => (place, FoundBy::Share),
            },
        }
    }

    /// Where its section begins, if one has its title.
    fn section_in(&self, review: &Review, outline: &Outline) -> Option<Position> {
        let title = self.section.as_deref()?;
        let mut headings = outline
            .sections()
            .iter()
            .filter_map(|section| section.heading);
        headings
            .find(|heading| review.slice(heading.line) == title)
            .map(|heading| heading.line.start)
    }
}
