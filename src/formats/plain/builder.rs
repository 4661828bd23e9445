//! Putting lines together to blocks.

use super::group::{self, Group};
use super::items::Items;
use super::line::Line;
use super::quotes::Quote;
use super::rule;
use super::run::{Pairing, Run};
use super::wrapping::{Manner, Wrapping};
use crate::review::{Block, BlockKind, Inset, Position, Span};

/// The widest line, in columns, that may be one of verse, credits or an address.
const SHORT: usize = 50;

/// How much further a line is set in than the one above when it begins a paragraph, in columns.
pub(super) const INDENT: usize = 2;

/// How many columns a paragraph's last line must leave free, beside the next word, to tell that
/// it is the last.
const ROOM: usize = 12;

/// The line that sets a signature apart from a letter.
const SIGNATURE: &str = "--";

/// How far in a paragraph begins in the source, and stands, that is set in as a whole, in columns.
const SET_IN: usize = 4;

/// Puts lines together to blocks.
pub(super) struct Builder<'a> {
    /// The manner of the text that is in no quote, and of the line.
    outside: Manner,
    manner: Manner,
    /// The quote around the line.
    quote: Option<&'a Quote>,
    /// The width of a short line in this text.
    short: usize,
    /// The blocks that are finished.
    blocks: Vec<Block>,
    /// The lines since the last blank one that have not been set.
    group: Group<'a>,
    /// The block that is being put together, its last line, and whether that is its only one.
    open: Option<(Block, Line<'a>, Only)>,
    /// Short lines in a row.
    run: Run<'a>,
    items: Items,
    /// Whether a blank line is right above.
    gap: bool,
}

/// Whether a line is the only one of its block so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    Yes,
    No,
}

impl<'a> Builder<'a> {
    pub(super) fn new(manner: Manner) -> Self {
        Self {
            outside: manner,
            manner,
            quote: None,
            short: short(manner),
            blocks: Vec::new(),
            group: Group::default(),
            open: None,
            run: Run::default(),
            items: Items::default(),
            gap: true,
        }
    }

    /// Goes to lines in this quote, or in none.
    pub(super) fn stand(&mut self, quote: Option<&'a Quote>) {
        if quote != self.quote {
            self.pause();
            self.items.leave();
            self.run.pass();
            self.quote = quote;
            self.manner = quote.map_or(self.outside, |quote| quote.manner);
            self.short = short(self.manner);
        }
    }

    /// Takes the next line.
    pub(super) fn take(&mut self, line: Line<'a>) {
        if line.text.is_empty() {
            self.pause();
            return;
        }
        self.group.push(line, self.manner.margin);
        if self.group.lines.len() == group::MOST {
            self.sort();
        }
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.pause();
        self.blocks
    }

    /// Goes past a blank line.
    fn pause(&mut self) {
        self.sort();
        self.end_run();
        self.close();
        self.gap = true;
    }

    /// Sets the lines of the group.
    fn sort(&mut self) {
        let mut group = std::mem::take(&mut self.group);
        let is_prose = group.is_prose();
        let mut at = 0;
        while let Some(line) = group.lines.get(at) {
            let preformatted = if is_prose {
                None
            } else {
                group.preformatted(at)
            };
            if let Some(range) = preformatted {
                at = range.end;
                self.preformatted(group.lines.get(range).unwrap_or_default());
            } else {
                self.set(*line, group.pairing(at));
                at += 1;
            }
            self.gap = false;
        }
        group.clear();
        self.group = group; // and its memory
    }

    /// Sets a line that is not preformatted.
    fn set(&mut self, line: Line<'a>, pairing: Pairing) {
        if rule::is_rule(line.text) {
            self.end_run();
            if self.is_named(&line) {
                return self.append(line, 0);
            }
            self.close();
            self.items.leave();
            self.run.pass();
            self.blocks.push(line.block(BlockKind::Rule, 0));
        } else if line.marker > 0 {
            self.end_run();
            self.run.pass();
            let columns = self.items.enter(&line);
            self.append(line, columns);
        } else if let Some(columns) = self.items.around(&line) {
            self.end_run();
            self.within_item(line, columns);
        } else if line.width() <= self.short || pairing == Pairing::Paired {
            let blocks = self.run.push(line, pairing, self.manner.margin);
            self.push_run(blocks);
        } else {
            self.end_run();
            self.run.pass();
            self.append(line, 0);
        }
    }

    /// Whether a line of signs is what a name above it stands for, such as a rating.
    fn is_named(&self, line: &Line<'_>) -> bool {
        let (_, above, _) = match &self.open {
            Some(open) if !self.gap => open,
            Some(_) | None => return false,
        };
        line.text.starts_with('*') && above.text.ends_with(':')
    }

    /// Ends the run of short lines. Those that are too few are taken for what they are.
    fn end_run(&mut self) {
        match self.run.end(self.manner.margin) {
            Ok(blocks) => self.push_run(blocks),
            Err(lines) => {
                for line in lines {
                    self.append(line, 0);
                }
            }
        }
    }

    fn push_run(&mut self, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.close();
            self.items.leave();
            self.blocks.extend(blocks);
        }
    }

    /// Adds a line to the open block, or begins one with it that stands so many columns in.
    fn append(&mut self, line: Line<'a>, columns: usize) {
        if self.goes_on(&line) {
            self.extend(line);
            return;
        }
        self.close();
        let kind = match line.marker {
            0 => BlockKind::Paragraph,
            marker => BlockKind::ListItem { marker },
        };
        if line.marker == 0 && columns == 0 {
            self.items.leave();
        }
        self.open = Some((line.block(kind, columns), line, Only::Yes));
    }

    /// Adds a line that belongs to an item, whose text stands so many columns in.
    fn within_item(&mut self, line: Line<'a>, columns: usize) {
        let is_broken = self.open.as_ref().is_some_and(|(_, last, _)| {
            line.begins_lower() || (last.width() > SHORT && !last.ends_sentence())
        });
        if self.gap {
            self.append(line, columns);
        } else if is_broken || self.goes_on(&line) {
            self.extend(line);
        } else {
            self.close();
            self.blocks.push(line.block(BlockKind::Verse, columns));
        }
    }

    /// Adds a line to the open block.
    fn extend(&mut self, line: Line<'a>) {
        let Some((block, last, only)) = &mut self.open else {
            return;
        };
        block.span.end = Position::at(line.end());
        if block.kind == BlockKind::Paragraph && *only == Only::Yes {
            let margin = self.manner.margin;
            let columns = usize::from(block.inset.columns);
            if columns == 0 && line.indent == last.indent && line.indent >= margin + SET_IN {
                block.inset.columns = SET_IN as u8;
            } else if columns > 0 && line.indent <= margin {
                // Its first line alone was set in: it belongs to no item.
                block.inset.columns = 0;
                self.items.leave();
            }
        }
        *last = line;
        *only = Only::No;
    }

    /// Whether `line` belongs to the open block.
    fn goes_on(&self, line: &Line<'_>) -> bool {
        let Some((block, last, only)) = &self.open else {
            return false;
        };
        let Wrapping::Hard { width } = self.manner.wrapping else {
            return false;
        };
        let is_paragraph = block.kind == BlockKind::Paragraph;
        let needed = last.width() + line.first_word();
        // Two paragraphs of which each begins further in, the first one a single line.
        let is_another = *only == Only::Yes
            && line.indent >= self.manner.margin + INDENT
            && line.indent == last.indent
            && needed < width;
        let is_set_in = is_paragraph && (line.indent >= last.indent + INDENT || is_another);
        let is_last = needed + ROOM < width && last.ends_sentence() && !line.begins_lower();
        let is_apart = [last.text, line.text].contains(&SIGNATURE);
        line.marker == 0 && !line.after_break && !is_set_in && !is_last && !is_apart
    }

    fn close(&mut self) {
        self.blocks
            .extend(self.open.take().map(|(block, _, _)| block));
    }

    /// Adds lines whose blanks count, but for those that all of them begin with.
    fn preformatted(&mut self, lines: &[Line<'a>]) {
        self.end_run();
        self.close();
        self.items.leave();
        self.run.pass();
        let base = lines.iter().map(|line| line.indent).min().unwrap_or(0);
        self.blocks.extend(lines.iter().map(|line| {
            let mut block = line.block(BlockKind::Preformatted, 0);
            block.span.start = Position::at(line.start_with(line.indent - base));
            block
        }));
    }
}

/// The width of a short line in a text whose lines came about in this manner.
fn short(manner: Manner) -> usize {
    match manner.wrapping {
        Wrapping::Loose => SHORT,
        Wrapping::Hard { width } => SHORT.min(width * 3 / 5),
    }
}

impl Line<'_> {
    /// The line as a block that stands so many columns in.
    pub(super) fn block(&self, kind: BlockKind, columns: usize) -> Block {
        Block {
            span: Span::of(self.start..self.end()),
            kind,
            inset: Inset {
                quotes: self.quote.map_or(0, |quote| quote.level),
                columns: u8::try_from(columns).unwrap_or(u8::MAX),
                ..Inset::default()
            },
            line: u32::try_from(self.number).unwrap_or(u32::MAX),
        }
    }
}
