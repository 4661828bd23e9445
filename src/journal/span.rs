//! A part of a text that the reader has chosen, found again with certainty or not at all.

mod told;

use serde::{Deserialize, Serialize};

use super::{Anchor, Certainty, Content, Reread};
use crate::review::{Review, Span};

/// A part of a text with its words and those around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchoredSpan {
    /// All its words.
    quote: String,
    /// The parts of them that the review marks as spoilers, counted from their start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    spoilers: Vec<Span>,
    /// Where it begins, with the words before and behind it.
    #[serde(flatten)]
    around: Anchor,
}

impl AnchoredSpan {
    /// A part of a review whose text is `content`, if that is known.
    pub fn of(review: &Review, content: Option<Content>, span: Span) -> Self {
        Self {
            quote: review.slice(span).to_owned(),
            spoilers: spoilers(review, span),
            around: Anchor::around(review, span).in_text(review, content),
        }
    }

    /// All its words.
    pub fn quote(&self) -> &str {
        &self.quote
    }

    /// It in a text that may have changed since; `None` where it is not certain which words those
    /// are, or whether they are there at all. [`Certainty::Exact`] where all its words are as they
    /// were, but for case, accents, signs and white space; else [`Certainty::Near`].
    pub fn find_in(&self, text: &mut Reread<'_>) -> Option<(Span, Certainty)> {
        if self.quote.is_empty() {
            return None;
        }
        if let Some(start) = self.around.place_in_same(text) {
            let start = start.offset();
            let same = Span::of(start..start + self.quote.len());
            return (text.review().slice(same) == self.quote).then_some((same, Certainty::Exact));
        }
        let (span, certainty) = self.around.seek_quote(&self.quote, text)?;
        Some((Span::of(span), certainty))
    }
}

/// The parts of `span` that the review marks as spoilers, counted from its start.
fn spoilers(review: &Review, span: Span) -> Vec<Span> {
    let start = span.start.offset();
    let all = review.spoilers_in(span).iter();
    let inside = all.filter_map(|spoiler| spoiler.intersection(span));
    let inside =
        inside.map(|part| Span::of(part.start.offset() - start..part.end.offset() - start));
    inside.collect()
}
