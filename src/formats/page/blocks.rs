//! Beginning and finishing the blocks of a page.

use super::standing::Marker;
use super::stated;
use super::{Begun, Leaf, Page};
use crate::review::{Block, BlockKind, Inset, Marks, Position, Run, Span};

/// What stands for a rule where none is drawn.
const RULE: &str = "* * *";

impl Page<'_> {
    /// Begins a block; what was being read is finished.
    pub(in crate::formats) fn open(&mut self, leaf: Leaf) {
        self.close();
        self.leaf = Some(leaf);
    }

    /// Begins the text of a row, which may begin with an empty cell.
    pub(in crate::formats) fn begin_row(&mut self, at: usize) {
        self.open(Leaf::Row);
        self.begin(Leaf::Row, at);
    }

    /// Ends a cell: blanks behind its last word go.
    pub(in crate::formats) fn end_cell(&mut self) {
        self.cut();
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.shorten_runs(self.text.len());
        self.run_start = self.text.len();
        self.piece_start = self.text.len();
    }

    /// Finishes the block that is being read; one without text is left out.
    pub(in crate::formats) fn close(&mut self) {
        self.settle();
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        let Leaf::Begun(begun) = leaf else {
            return;
        };
        if !matches!(begun.block.kind, BlockKind::TableRow { .. }) {
            self.text
                .truncate(self.text.trim_end().len().max(begun.content));
        }
        if matches!(begun.block.kind, BlockKind::Heading(_)) {
            let own = self.text.get(begun.content..).unwrap_or_default();
            if let Some((length, id)) = stated::name_of(own) {
                self.aims.name(self.blocks.len(), id);
                self.text.truncate(begun.content + length);
            }
        }
        self.run_start = self.run_start.min(self.text.len());
        self.cut();
        let own = self.text.get(begun.content..).unwrap_or_default();
        let is_empty = own.trim().is_empty();
        let end = if is_empty {
            begun.before
        } else {
            self.text.len()
        };
        self.shorten_runs(end);
        if is_empty {
            self.text.truncate(end);
        }
        self.shorten_tags();
        self.shorten_escaped();
        if is_empty {
            return;
        }
        let start = begun.block.span.start;
        let runs = self.runs.partition_point(|run| run.span.start < start);
        self.link_addresses(begun.content, runs);
        let mut block = begun.block;
        block.span.end = Position::at(end);
        self.blocks.push(block);
    }

    /// Adds a block that is one line, set as it stands, `blanks` blank lines below the last one;
    /// `None` where it is the first of several.
    pub(in crate::formats) fn preformatted(
        &mut self,
        line: &str,
        number: u32,
        blanks: Option<usize>,
    ) {
        let line = line.trim_end();
        match blanks {
            None => self.separate("\n\n"),
            Some(blanks) => self.text.extend(std::iter::repeat_n('\n', blanks + 1)),
        }
        let inset = self.unmarked();
        self.whole(line, BlockKind::Preformatted, inset, number);
    }

    /// Adds a rule.
    pub(in crate::formats) fn rule(&mut self, at: usize) {
        self.close();
        self.separate("\n\n");
        let inset = self.unmarked();
        let line = self.lines.at(at);
        self.whole(RULE, BlockKind::Rule, inset, line);
    }

    /// Adds an ordinal that stands alone, as a paragraph: it may have been a year.
    pub(in crate::formats) fn lone_marker(&mut self, marker: &str, at: usize) {
        self.close();
        self.separate("\n\n");
        let inset = self.standing.inset();
        let line = self.lines.at(at);
        self.whole(marker, BlockKind::Paragraph, inset, line);
    }

    /// Begins the text of a block that was opened as `leaf`.
    pub(super) fn begin(&mut self, leaf: Leaf, at: usize) {
        let line = self.lines.at(at);
        let before = self.text.len();
        let (kind, inset, markers) = match leaf {
            Leaf::Heading(depth) => (BlockKind::Heading(depth), self.unmarked(), Vec::new()),
            Leaf::Row => {
                let table = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
                (BlockKind::TableRow { table }, self.unmarked(), Vec::new())
            }
            Leaf::Verse => (BlockKind::Verse, self.standing.inset(), Vec::new()),
            Leaf::Definition => (BlockKind::Paragraph, self.standing.inset(), Vec::new()),
            Leaf::Prose | Leaf::Begun(_) => self.standing.take_markers(),
        };
        let above = self.blocks.last().map(|block| block.kind);
        let begins_notes = markers.iter().any(|marker| marker.footnote.is_some())
            && !self.blocks.last().is_some_and(|block| self.is_note(block));
        let follows = match kind {
            BlockKind::Verse => true,
            BlockKind::ListItem { .. } => {
                let begins_list = std::mem::take(&mut self.begins_list);
                !begins_notes && !begins_list && self.stands_below_item()
            }
            BlockKind::TableRow { .. } => above == Some(kind),
            BlockKind::Paragraph => leaf == Leaf::Definition,
            BlockKind::Heading(_) | BlockKind::Preformatted | BlockKind::Rule => false,
        };
        self.separate(if follows { "\n" } else { "\n\n" });
        let start = self.text.len();
        for marker in markers {
            self.put(&marker, start);
        }
        let content = self.text.len();
        self.run_start = content;
        self.piece_start = content;
        let block = Block {
            span: Span::of(start..start),
            kind,
            inset,
            line,
        };
        self.leaf = Some(Leaf::Begun(Begun {
            before,
            content,
            block,
        }));
    }

    /// Whether a block is the text of a footnote.
    fn is_note(&self, block: &Block) -> bool {
        let text = self.text.get(block.span.start.offset()..);
        text.is_some_and(|text| text.starts_with('['))
    }

    /// Whether the last block is an item of a list, or the last line of one.
    fn stands_below_item(&self) -> bool {
        let mut above = self.blocks.iter().rev();
        let above = above.find(|block| block.kind != BlockKind::Verse);
        above.is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
    }

    /// How far in a block stands that bears no marker; those that waited are left out.
    fn unmarked(&mut self) -> Inset {
        let inset = self.standing.inset();
        self.standing.drop_markers();
        inset
    }

    /// Puts a marker before the text of the block that begins at `start`.
    fn put(&mut self, marker: &Marker, start: usize) {
        let place = self.text.len();
        self.text.push_str(&marker.text);
        if let Some(footnote) = marker.footnote {
            let sign = marker.text.trim_end().len();
            let back = self.aims.back(footnote, start);
            self.runs.push(Run {
                span: Span::of(place..place + sign),
                marks: Marks::NONE,
                link: Some(back),
            });
        }
    }

    /// Adds a block that is known whole.
    fn whole(&mut self, text: &str, kind: BlockKind, inset: Inset, line: u32) {
        let start = self.text.len();
        self.text.push_str(text);
        let span = Span::of(start..self.text.len());
        self.blocks.push(Block {
            span,
            kind,
            inset,
            line,
        });
        self.run_start = self.text.len();
        self.piece_start = self.text.len();
    }

    pub(super) fn separate(&mut self, by: &str) {
        if !self.text.is_empty() {
            self.text.push_str(by);
        }
    }

    /// Takes from the runs what lies behind `end`.
    fn shorten_runs(&mut self, end: usize) {
        let end = Position::at(end);
        while let Some(last) = self.runs.last_mut() {
            if last.span.start >= end {
                self.runs.pop();
            } else {
                last.span.end = last.span.end.min(end);
                break;
            }
        }
    }
}
