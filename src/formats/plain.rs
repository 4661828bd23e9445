//! Plain text to blocks: which lines belong together, and how they are set.
//!
//! A text is decided on once, by its beginning: either its paragraphs were broken into lines of
//! much the same length, or each of its lines is a paragraph of its own.

mod line;
mod marker;
mod wrapping;

pub(super) use wrapping::Wrapping;

use super::sanitise::Sanitised;
use crate::review::{Block, BlockKind, Inset, Position, Span};
use line::{Line, lines};

/// The widest line, in columns, that may be one of verse, credits or an address.
const SHORT: usize = 50;

/// How many short lines in a row, with no blank line between them, stand for themselves.
const RUN: usize = 3;

/// How much further a line is set in than the one above when it begins a paragraph, in columns.
const INDENT: usize = 2;

/// How many columns a paragraph's last line must leave free, beside the next word, to tell that
/// it is the last.
const ROOM: usize = 12;

/// The blocks of a text.
///
/// A list item begins at its marker. Three or more short lines in a row stand each for itself;
/// the first of them is a paragraph, so that it has its distance from what is above, the others
/// follow it as verse. What is left are paragraphs: of one line each, or, in a text that is
/// hard-wrapped, of all lines up to a blank line, a list item, a line set in further than the one
/// above, or a line behind one that ends a sentence well before the margin.
pub(super) fn blocks(clean: &Sanitised, wrapping: Wrapping) -> Vec<Block> {
    let mut builder = Builder {
        wrapping,
        short: match wrapping {
            Wrapping::Loose => SHORT,
            Wrapping::Hard { width } => SHORT.min(width * 3 / 5),
        },
        blocks: Vec::new(),
        open: None,
        held: Vec::with_capacity(RUN),
        in_run: false,
    };
    for line in lines(&clean.text, &clean.breaks) {
        builder.take(line);
    }
    builder.pause();
    builder.blocks
}

/// Puts lines together to blocks.
struct Builder<'a> {
    wrapping: Wrapping,
    /// The width of a short line in this text.
    short: usize,
    /// The blocks that are finished.
    blocks: Vec<Block>,
    /// The block that is being put together, and its last line.
    open: Option<(Block, Line<'a>)>,
    /// Short lines that may turn out to be a run.
    held: Vec<Line<'a>>,
    /// Whether the lines just taken were such a run.
    in_run: bool,
}

impl<'a> Builder<'a> {
    fn take(&mut self, line: Line<'a>) {
        if line.text.is_empty() {
            self.pause();
        } else if line.marker == 0 && line.width() <= self.short {
            self.take_short(line);
        } else {
            self.release();
            self.in_run = false;
            self.append(line);
        }
    }

    /// Goes past a blank line.
    fn pause(&mut self) {
        self.release();
        self.in_run = false;
        self.close();
    }

    fn take_short(&mut self, line: Line<'a>) {
        if self.in_run {
            self.blocks.push(line.block(BlockKind::Verse));
            return;
        }
        self.held.push(line);
        if self.held.len() < RUN {
            return;
        }
        self.close();
        self.in_run = true;
        let kinds =
            std::iter::once(BlockKind::Paragraph).chain(std::iter::repeat(BlockKind::Verse));
        let run = self.held.drain(..).zip(kinds);
        self.blocks.extend(run.map(|(line, kind)| line.block(kind)));
    }

    /// Takes the short lines held back for what they are: no run.
    fn release(&mut self) {
        for line in std::mem::take(&mut self.held) {
            self.append(line);
        }
    }

    /// Adds a line to the open block, or begins one with it.
    fn append(&mut self, line: Line<'a>) {
        match &mut self.open {
            Some((block, last)) if goes_on(self.wrapping, block.kind, last, &line) => {
                block.span.end = Position::at(line.end());
                *last = line;
            }
            _ => {
                self.close();
                let kind = match line.marker {
                    0 => BlockKind::Paragraph,
                    marker => BlockKind::ListItem { marker },
                };
                self.open = Some((line.block(kind), line));
            }
        }
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take().map(|(block, _)| block));
    }
}

impl Line<'_> {
    /// The line as a block.
    fn block(&self, kind: BlockKind) -> Block {
        Block {
            span: Span::of(self.start..self.end()),
            kind,
            inset: Inset::default(),
            line: u32::try_from(self.number).unwrap_or(u32::MAX),
        }
    }
}

/// Whether `line` belongs to the block of `kind` whose last line is `last`.
fn goes_on(wrapping: Wrapping, kind: BlockKind, last: &Line<'_>, line: &Line<'_>) -> bool {
    let Wrapping::Hard { width } = wrapping else {
        return false;
    };
    let is_set_in = kind == BlockKind::Paragraph && line.indent >= last.indent + INDENT;
    let has_room = last.width() + line.first_word() + ROOM < width;
    let is_last = has_room && last.ends_sentence() && !line.begins_lower();
    line.marker == 0 && !line.after_break && !is_set_in && !is_last
}
