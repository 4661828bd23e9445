//! From blocks to lines at a measure: widths, wrapping, and walking over lines on demand.
//!
//! Nothing is laid out that was not asked for. A text is cut into [`Stretch`]es that are found
//! from any position without looking at what lies before; a stretch is wrapped as a whole; a
//! [`Galley`] keeps the lines of those last used.

mod fragment;
mod galley;
mod glyph;
mod line;
mod stretch;
mod width;

pub use galley::{Galley, Row};
pub use glyph::{Glyph, glyphs};
pub use line::{Line, LineKind};
pub use stretch::Stretch;
pub use width::{grapheme_width, text_width};

use crate::outline::Outline;
use crate::review::{Review, Span};

/// The text of `span` as lines of at most `measure` columns, without styling.
pub fn plain_lines(review: &Review, outline: &Outline, span: Span, measure: u16) -> Vec<String> {
    let mut galley = Galley::new(measure);
    let mut lines = Vec::new();
    let mut next = galley.at(review, outline, span.start);
    while let Some(line) = next.filter(|line| line.span.start < span.end) {
        if !lines.is_empty() {
            lines.extend(std::iter::repeat_n(String::new(), usize::from(line.gap)));
        }
        lines.push(line.text(review));
        next = galley.after(review, outline, &line);
    }
    lines
}
