//! A text in which places are found again.

use std::collections::BTreeMap;

use super::alignment::Partners;
use super::sketch::LONGEST;
use super::wording::Wording;
use super::{Content, Sketch};
use crate::review::Review;

/// A text in which many places, parts and marks are found again: it is laid along each text in which
/// they were made once, and not at all where it is that text.
#[derive(Debug)]
pub struct Reread<'a> {
    review: &'a Review,
    content: Option<Content>,
    sketches: &'a BTreeMap<Content, Sketch>,
    wording: Option<Wording>,
    partners: BTreeMap<Content, Partners>,
}

impl<'a> Reread<'a> {
    /// A review whose text is `content`, if that is known, and what is kept of the texts in which
    /// things were anchored.
    pub fn new(
        review: &'a Review,
        content: Option<Content>,
        sketches: &'a BTreeMap<Content, Sketch>,
    ) -> Self {
        Self {
            review,
            content,
            sketches,
            wording: None,
            partners: BTreeMap::new(),
        }
    }

    /// The review.
    pub fn review(&self) -> &'a Review {
        self.review
    }

    /// What its text is known by.
    pub fn content(&self) -> Option<Content> {
        self.content
    }

    /// The words of the text, as far as they are looked at.
    pub(super) fn wording(&mut self) -> &Wording {
        self.wording.get_or_insert_with(|| {
            let text = self.review.text();
            let is_looked_at = text.len() <= LONGEST;
            Wording::of(if is_looked_at { text } else { "" })
        })
    }

    /// What the words of the text of `content` became, if there is a sketch of that.
    pub(super) fn partners(&mut self, content: Content) -> Option<(&Partners, &Wording)> {
        let sketch = self.sketches.get(&content)?;
        if !self.partners.contains_key(&content) {
            let text = self.review.text();
            let words = self.wording().sketched(text);
            let partners = Partners::of(sketch.words(), &words);
            self.partners.insert(content, partners);
        }
        Some((self.partners.get(&content)?, self.wording.as_ref()?))
    }
}
