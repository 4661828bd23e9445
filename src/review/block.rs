//! The parts a text is made of.

use super::{Position, Span};

/// A stretch of text that is set as one: a paragraph, a list item, a line of verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its text, without the white space around it; the blanks a preformatted line begins with
    /// belong to it.
    pub span: Span,
    /// How it is set.
    pub kind: BlockKind,
    /// How far in it stands.
    pub inset: Inset,
    /// The line of the source it begins on, counted from 1.
    pub line: u32,
}

impl Block {
    /// Its text without the marker of a list item.
    pub fn content(&self) -> Span {
        let marker = match self.kind {
            BlockKind::ListItem { marker } => usize::from(marker),
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::Verse
            | BlockKind::Preformatted
            | BlockKind::TableRow { .. }
            | BlockKind::Rule => 0,
        };
        let start = Position::at(self.span.start.offset() + marker);
        Span::new(start.min(self.span.end), self.span.end)
    }
}

/// How far in a block stands: within quotes, and within the items of lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Inset {
    /// The quotes around it, each shown by a bar.
    pub quotes: u8,
    /// Columns between the bars, or the edge of the page, and its text: what the markers of the
    /// list items around it take.
    pub columns: u8,
    /// Columns before the first bar, and between it and the second: of the items around the quotes.
    pub before: [u8; 2],
}

impl Inset {
    /// How many of its bars, from the left, run on from those of a block above.
    pub fn shared_quotes(self, above: Self) -> u8 {
        let same = self.before.iter().zip(above.before);
        let same = same.take_while(|(here, there)| **here == *there).count();
        let most = if same < self.before.len() {
            same as u8
        } else {
            u8::MAX
        };
        self.quotes.min(above.quotes).min(most)
    }
}

/// How a block is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text: wrapped, with a blank line before it.
    Paragraph,
    /// A heading by the markup of the source, as deep as that says: 1 to 6.
    Heading(u8),
    /// An item of a list: lines after the first hang behind its marker.
    ListItem {
        /// Bytes of the marker and the space behind it, at the start of the block.
        marker: u8,
    },
    /// A short line that stands for itself among others, as in verse, credits and addresses, or
    /// behind a line break of the markup: it follows the line above without a gap.
    Verse,
    /// A line of preformatted text, such as code: its blanks count, and it follows the one above
    /// at the distance it has in the source.
    Preformatted,
    /// A row of a table, its cells set apart by [`CELL`].
    TableRow {
        /// The table in [`Review::tables`](super::Review::tables).
        table: u32,
    },
    /// A rule between what stands above and below. Its text stands for it where none is drawn.
    Rule,
}

/// What stands between the cells of a table's row. It is in no other text: the gate makes spaces
/// of tabs.
pub const CELL: char = '\t';

/// A table: rows that are laid out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The indices of its rows among the blocks, the head first: from, and up to but not
    /// including.
    pub rows: (usize, usize),
    /// How each column is set, from the left.
    pub columns: Vec<Alignment>,
}

/// To which side the cells of a column are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alignment {
    /// To the left.
    #[default]
    Left,
    /// To the middle.
    Centre,
    /// To the right.
    Right,
}
