//! The parts a text is made of.

use super::Span;

/// A stretch of text that is set as one: a paragraph, a list item, a line of verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its text, without the white space around it.
    pub span: Span,
    /// How it is set.
    pub kind: BlockKind,
    /// The line of the source it begins on, counted from 1.
    pub line: u32,
}

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text: wrapped, with a blank line before it.
    Paragraph,
    /// An item of a list: lines after the first hang behind its marker.
    ListItem {
        /// Bytes of the marker and the space behind it, at the start of the block.
        marker: u8,
    },
    /// A short line that stands for itself among others, as in verse, credits and addresses:
    /// it follows the line above without a gap.
    Verse,
}
