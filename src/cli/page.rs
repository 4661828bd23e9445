//! A part of a review set at a measure, as lines of text.

use crate::outline::Outline;
use crate::review::{Masks, Review, Span};
use crate::typeset::{self, Galley};

/// The text of `span` as `galley` sets it and the screen shows it, with signs for what is masked.
pub(super) fn typeset_text(
    galley: Galley,
    review: &Review,
    outline: &Outline,
    span: Span,
    masks: &Masks,
) -> String {
    typeset::masked_lines(galley, review, outline, span, masks).join("\n")
}
