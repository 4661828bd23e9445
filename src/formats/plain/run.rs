//! Short lines in a row: verse, credits, addresses.

use super::line::Line;
use crate::review::{Block, BlockKind};

/// How many short lines in a row, with no blank line between them, stand for themselves.
const FEWEST: usize = 3;

/// How many do so right below such lines, or where they are names and what they stand for.
const FEWEST_AGAIN: usize = 2;

/// How many lines are held back to see how far in they begin.
const MOST_HELD: usize = 32;

/// The furthest that a line is set in, in columns.
const FURTHEST: usize = 40;

/// The furthest that all lines of a run are set in together, in columns.
const TOGETHER: usize = 4;

/// Whether a line is a name and what it stands for, in the same columns as a line beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairing {
    Paired,
    Single,
}

/// Short lines in a row.
#[derive(Debug, Default)]
pub(super) struct Run<'a> {
    /// Those that may turn out to be a run.
    held: Vec<Line<'a>>,
    /// Whether each of them is a name and what it stands for.
    are_pairs: bool,
    /// Where the run that has begun begins.
    base: Option<usize>,
    /// Whether nothing but a blank line has come since a run.
    again: bool,
}

impl<'a> Run<'a> {
    /// Adds a short line. Gives the blocks of those that are known to be a run.
    pub(super) fn push(&mut self, line: Line<'a>, pairing: Pairing, margin: usize) -> Vec<Block> {
        if let Some(base) = self.base {
            return vec![verse(&line, base, margin)];
        }
        self.are_pairs = pairing == Pairing::Paired && (self.are_pairs || self.held.is_empty());
        self.held.push(line);
        if self.held.len() == MOST_HELD {
            self.begin(margin)
        } else {
            Vec::new()
        }
    }

    /// Ends the run. Gives its blocks, or the lines that are none.
    pub(super) fn end(&mut self, margin: usize) -> Result<Vec<Block>, Vec<Line<'a>>> {
        let fewest = if self.again || self.are_pairs {
            FEWEST_AGAIN
        } else {
            FEWEST
        };
        let blocks = if self.held.len() >= fewest {
            self.begin(margin)
        } else {
            Vec::new()
        };
        self.again = self.base.take().is_some() || (self.again && self.held.is_empty());
        if self.held.is_empty() {
            return Ok(blocks);
        }
        Err(std::mem::take(&mut self.held))
    }

    /// Goes past what is no run.
    pub(super) fn pass(&mut self) {
        self.again = false;
    }

    /// Begins a run with the lines held back.
    fn begin(&mut self, margin: usize) -> Vec<Block> {
        let base = self.held.iter().map(|line| line.indent).min().unwrap_or(0);
        self.base = Some(base);
        let mut blocks: Vec<Block> = self
            .held
            .drain(..)
            .map(|line| verse(&line, base, margin))
            .collect();
        if let Some(first) = blocks.first_mut() {
            first.kind = BlockKind::Paragraph;
        }
        blocks
    }
}

/// A line of a run whose outermost lines begin at `base`.
fn verse(line: &Line<'_>, base: usize, margin: usize) -> Block {
    let together = base.saturating_sub(margin).min(TOGETHER);
    let alone = line.indent.saturating_sub(base).min(FURTHEST);
    line.block(BlockKind::Verse, together + alone)
}
