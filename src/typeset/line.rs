//! One row of laid-out text.

use super::{Glyph, glyphs};
use crate::review::{Position, Review, Span};

/// One row of laid-out text: derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What is drawn, without the white space at the break.
    pub span: Span,
    /// Where its stretch begins: lines with the same one are laid out together.
    pub stretch: Position,
    /// Blank rows above it when another line is.
    pub gap: u16,
    /// Columns before its text.
    pub indent: u16,
    /// What it is a line of.
    pub kind: LineKind,
}

/// What a line is a line of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The title of the review.
    Title,
    /// A heading of the given depth, 1 being the outermost.
    Heading(u8),
    /// Everything else.
    Body,
}

impl Line {
    /// What is drawn, grapheme by grapheme; columns count from the end of the indent.
    pub fn glyphs<'a>(&self, review: &'a Review) -> impl Iterator<Item = Glyph<'a>> {
        glyphs(review.text(), self.span)
    }

    /// The line as text, its indent included.
    pub fn text(&self, review: &Review) -> String {
        let mut text = " ".repeat(usize::from(self.indent));
        text.extend(self.glyphs(review).map(|glyph| glyph.symbol));
        text
    }
}
