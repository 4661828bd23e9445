//! A part of a review set at a measure, as lines of text.

use crate::outline::Outline;
use crate::review::{Review, Span};
use crate::typeset::{self, Settings};

/// The text of `span` set in lines of at most `width` columns, as the screen sets them.
pub(super) fn typeset_text(
    review: &Review,
    outline: &Outline,
    span: Span,
    width: u16,
    settings: Settings,
) -> String {
    typeset::plain_lines(review, outline, span, width, settings).join("\n")
}
