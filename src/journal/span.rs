//! A part of a text that the reader has chosen, found again with certainty or not at all.

use serde::{Deserialize, Serialize};

use super::{Anchor, Certainty, Content, Reread};
use crate::review::{Review, Span};

/// A part of a text with its words and those around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchoredSpan {
    /// All its words.
    quote: String,
    /// Where it begins, with the words before and behind it.
    #[serde(flatten)]
    around: Anchor,
}

impl AnchoredSpan {
    /// A part of a review whose text is `content`, if that is known. Looks through the text for what
    /// is like it, so that it is not taken for that later.
    pub fn of(review: &Review, content: Option<Content>, span: Span) -> Self {
        Self::in_text(&Reread::new(review, content), span)
    }

    /// The same, of a text in which there are many.
    pub fn in_text(text: &Reread<'_>, span: Span) -> Self {
        let review = text.review();
        let quote = review.slice(span).to_owned();
        let around = Anchor::around(review, span).in_text(text.content());
        Self {
            around: around.among_others(&quote, text),
            quote,
        }
    }

    /// All its words.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// It in a text that may have changed since; `None` where it is not certain which words those
    /// are, or whether they are there at all. [`Certainty::Exact`] where all its words are as they
    /// were, but for case, accents, signs and white space, and so are most of those around it; else
    /// [`Certainty::Near`].
    pub fn find(&self, review: &Review, content: Option<Content>) -> Option<(Span, Certainty)> {
        self.find_in(&Reread::new(review, content))
    }

    /// The same, in a text in which many are found.
    pub fn find_in(&self, text: &Reread<'_>) -> Option<(Span, Certainty)> {
        if self.quote.is_empty() {
            return None;
        }
        if let Some(start) = self.around.place_in_same(text) {
            let start = start.offset();
            let same = Span::of(start..start + self.quote.len());
            return (text.review().slice(same) == self.quote).then_some((same, Certainty::Exact));
        }
        let (span, certainty) = self.around.seek_surely(&self.quote, text)?;
        Some((Span::of(span), certainty))
    }
}
