//! From blocks to lines at a measure: widths, wrapping, and walking over lines on demand.
//!
//! Nothing is laid out that was not asked for. A text is cut into [`Stretch`]es that are found
//! from any position without looking at what lies before; a stretch is wrapped as a whole; a
//! [`Galley`] keeps the lines of those last used.

mod bars;
mod compose;
mod direction;
mod fragment;
mod galley;
mod glyph;
mod hyphen;
mod justify;
mod language;
mod line;
mod mask;
mod settings;
mod short;
mod stretch;
mod table;
mod width;

pub use bars::Bars;
pub use fragment::Hyphen;
pub use galley::{Galley, Row};
pub use glyph::{Glyph, first_grapheme, glyphs};
pub use line::{BAR, BAR_WIDTH, Line, LineKind, RULE, Sign};
pub use mask::{MASK, masked_text};
pub use settings::{Hyphenation, Justification, ParagraphStyle, Penalties, Settings};
pub use short::short_lines;
pub use stretch::sentence::{sentence_after, sentence_at, sentence_before};
pub use stretch::{Place, Shape, Stretch};
pub use table::{Column, cells, natural_columns};
pub use width::{grapheme_width, text_width};

use crate::outline::Outline;
use crate::review::{Masks, Review, Span};

/// The text of `span` as lines of at most `measure` columns, without styling.
pub fn plain_lines(
    review: &Review,
    outline: &Outline,
    span: Span,
    measure: u16,
    settings: Settings,
) -> Vec<String> {
    let galley = Galley::new(measure, settings);
    masked_lines(galley, review, outline, span, &Masks::NONE)
}

/// The text of `span` as `galley` sets it, with signs for what is masked.
pub fn masked_lines(
    galley: Galley,
    review: &Review,
    outline: &Outline,
    span: Span,
    masks: &Masks,
) -> Vec<String> {
    let mut galley = galley;
    let mut lines = Vec::new();
    let mut next = galley.at(review, outline, span.start);
    while let Some(line) = next.filter(|line| line.span.start < span.end) {
        if !lines.is_empty() {
            lines.extend(line.text_above());
        }
        lines.push(line.text_behind(review, masks));
        next = galley.after(review, outline, &line);
    }
    lines
}
