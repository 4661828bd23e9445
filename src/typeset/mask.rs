//! What is drawn in the place of text that is masked: as wide as that is, and saying nothing of it.

use std::borrow::Cow;

use super::{Glyph, glyphs};
use crate::review::{Cover, Masks, Review, Span};

/// What stands for a column of masked text, blanks among words included: their lengths would tell
/// names.
pub const MASK: &str = "░";

impl Glyph<'_> {
    /// What is drawn for it behind `masks`.
    pub fn behind(&self, masks: &Masks) -> Cow<'_, str> {
        if masks.cover(self.span.start) {
            Cow::Owned(MASK.repeat(usize::from(self.width)))
        } else {
            Cow::Borrowed(self.symbol)
        }
    }
}

/// The text of `span` with signs of the same width for what is masked.
pub fn masked_text<'a>(review: &'a Review, span: Span, masks: &Masks) -> Cow<'a, str> {
    let mut parts = masks.parts(span).peekable();
    match parts.next() {
        Some((_, Cover::Plain)) if parts.peek().is_none() => Cow::Borrowed(review.slice(span)),
        first => {
            let mut text = String::with_capacity(span.len());
            for (part, cover) in first.into_iter().chain(parts) {
                match cover {
                    Cover::Plain => text.push_str(review.slice(part)),
                    Cover::Masked => {
                        let widths = glyphs(review.text(), part).map(|glyph| glyph.width);
                        let width: usize = widths.map(usize::from).sum();
                        text.push_str(&MASK.repeat(width));
                    }
                }
            }
            Cow::Owned(text)
        }
    }
}
