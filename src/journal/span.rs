//! A part of a text that the reader has chosen, found again with certainty or not at all.

mod told;

use serde::{Deserialize, Serialize};

use super::{Anchor, Certainty, Content};
use crate::review::{Review, Span};

/// A part of a text with its words and those around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchoredSpan {
    /// All its words.
    quote: String,
    /// Where it begins, with the words before it.
    start: Anchor,
    /// Where it ends, with the words behind it.
    end: Anchor,
}

impl AnchoredSpan {
    /// A part of a review whose text is `content`, if that is known.
    pub fn of(review: &Review, content: Option<Content>, span: Span) -> Self {
        Self {
            quote: review.slice(span).to_owned(),
            start: Anchor::of(review, span.start).in_text(content),
            end: Anchor::of(review, span.end).in_text(content),
        }
    }

    /// All its words.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// It in a text that may have changed since; `None` where it is not certain which words those
    /// are, or whether they are there at all.
    pub fn find(&self, review: &Review, content: Option<Content>) -> Option<(Span, Certainty)> {
        let (start, sure) = self.start.find_in(review, content);
        let (end, sure_of_end) = self.end.find_in(review, content);
        let span = Span::new(start, end);
        let is_exact = (sure, sure_of_end) == (Certainty::Exact, Certainty::Exact);
        (is_exact && review.slice(span) == self.quote).then_some((span, Certainty::Exact))
    }
}
