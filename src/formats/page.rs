//! The text of a review as it is put together from its markup: what is read, the blocks it falls
//! into, and what is set off within them.

mod addresses;
mod aims;
mod blocks;
mod code;
mod lists;
mod picture;
mod read;
mod source_lines;
mod spoilers;
mod standing;
mod stated;

pub(super) use code::Code;
pub(super) use lists::Lists;
pub(super) use picture::{PICTURE, file_name};
pub(super) use read::Read;
pub(super) use source_lines::SourceLines;
pub(super) use standing::Marker;

use crate::formats::sanitise;
use crate::formats::spoilers::Tag;
use crate::review::{Block, BlockKind, CELL, Mark, Marks, Run, Span, Table};
use aims::Aims;
use standing::Standing;

/// A text that grows block by block. The text never ends in white space between two blocks.
pub(super) struct Page<'a> {
    /// The text so far.
    pub(super) text: String,
    /// The blocks that are finished.
    pub(super) blocks: Vec<Block>,
    /// What is set off in them.
    pub(super) runs: Vec<Run>,
    /// The tables that are finished.
    pub(super) tables: Vec<Table>,
    /// Where links lead.
    pub(super) aims: Aims,
    /// The quotes and list items around what comes next.
    pub(super) standing: Standing,
    /// Which line of the source an offset is on.
    pub(super) lines: SourceLines<'a>,
    leaf: Option<Leaf>,
    /// Whether the next item is the first of a list that is in no other.
    begins_list: bool,
    /// How often each mark is set, in the order of [`Mark::ALL`].
    marks: [u32; Mark::ALL.len()],
    /// The link that is being read.
    pub(super) link: Option<u32>,
    /// Where the run that is being read begins.
    run_start: usize,
    /// Where the text that came without markup in between begins.
    piece_start: usize,
    /// Whether any of that has not been through the gate.
    is_unsafe: bool,
    /// Whether what is added next stands behind a backslash.
    pub(super) is_escaped: bool,
    /// Where in the text characters stand that did, and that are no marks of spoilers.
    escaped: Vec<usize>,
    /// The tags of HTML that may have to do with spoilers, where they stand in the text.
    tags: Vec<(usize, Tag)>,
    /// What elements are called that may be spoilers.
    hiding: Vec<String>,
}

/// How a block that is being read is to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Running text, behind the markers of the items it begins.
    Prose,
    /// A line behind a line break.
    Verse,
    /// What a term above it means.
    Definition,
    /// A heading of a depth.
    Heading(u8),
    /// A row of the table that comes next.
    Row,
    /// A block whose text has begun.
    Begun(Begun),
}

/// A block whose text has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Begun {
    /// Where the text ended before it.
    before: usize,
    /// Where its own text begins, behind a marker.
    content: usize,
    block: Block,
}

/// How far a page had got.
pub(super) struct Reached<'a> {
    text: usize,
    blocks: usize,
    runs: usize,
    tables: usize,
    links: usize,
    tags: usize,
    lines: SourceLines<'a>,
}

impl<'a> Page<'a> {
    /// An empty page with room for `capacity` bytes.
    pub(super) fn new(lines: SourceLines<'a>, capacity: usize) -> Self {
        Self {
            text: String::with_capacity(capacity),
            blocks: Vec::new(),
            runs: Vec::new(),
            tables: Vec::new(),
            aims: Aims::default(),
            standing: Standing::default(),
            lines,
            leaf: None,
            begins_list: false,
            marks: [0; Mark::ALL.len()],
            link: None,
            run_start: 0,
            piece_start: 0,
            is_unsafe: false,
            is_escaped: false,
            escaped: Vec::new(),
            tags: Vec::new(),
            hiding: Vec::new(),
        }
    }

    /// Adds text that was read at the source's byte `at`. What is not `safe` goes through the gate.
    pub(super) fn push(&mut self, text: &str, at: usize, safe: Safe) {
        let leaf = *self.leaf.get_or_insert(Leaf::Prose);
        let mut text = text;
        if !matches!(leaf, Leaf::Begun(_)) {
            text = text.trim_start();
            if text.is_empty() {
                return;
            }
            self.begin(leaf, at);
        }
        self.note_escaped(text);
        // A character that changes the one before it is kept only where that one still stands.
        let is_first = self.text.len() == self.piece_start;
        let changes = is_first && matches!(text.bytes().next(), Some(0xe1 | 0xef | 0xf3));
        self.is_unsafe |= safe == Safe::No || changes;
        self.text.push_str(text);
    }

    /// Goes to the next line where the source does so inside a block.
    pub(super) fn soft_break(&mut self) {
        self.settle();
        if matches!(self.leaf, Some(Leaf::Begun(_))) && !self.text.ends_with(['\n', ' ']) {
            self.text.push(if self.is_one_line() { ' ' } else { '\n' });
        }
        self.piece_start = self.text.len();
    }

    /// Breaks the line: what follows is a block behind the one that is being read.
    pub(super) fn hard_break(&mut self) {
        if self.is_one_line() || self.marks_set(Mark::Picture) {
            self.soft_break();
        } else if matches!(self.leaf, Some(Leaf::Begun(_))) {
            self.open(Leaf::Verse);
        }
    }

    /// Sets what follows off, until [`Page::unmark`].
    pub(super) fn mark(&mut self, mark: Mark) {
        self.cut();
        if let Some(count) = self.marks.get_mut(mark as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// Ends what [`Page::mark`] began.
    pub(super) fn unmark(&mut self, mark: Mark) {
        self.cut();
        if let Some(count) = self.marks.get_mut(mark as usize) {
            *count = count.saturating_sub(1);
        }
    }

    /// Whether what is read bears `mark`.
    pub(super) fn marks_set(&self, mark: Mark) -> bool {
        self.marks
            .get(mark as usize)
            .is_some_and(|count| *count > 0)
    }

    /// Ends the run that is being read, as what follows is set off otherwise.
    pub(super) fn cut(&mut self) {
        self.settle();
        let marks = Mark::ALL.into_iter().filter(|mark| self.marks_set(*mark));
        let marks = marks.fold(Marks::NONE, Marks::with);
        let span = Span::of(self.run_start..self.text.len());
        self.run_start = self.text.len();
        if span.is_empty() || (marks == Marks::NONE && self.link.is_none()) {
            return;
        }
        let run = Run {
            span,
            marks,
            link: self.link,
        };
        match self.runs.last_mut() {
            Some(last)
                if last.span.end == span.start && last.marks == marks && last.link == run.link =>
            {
                last.span.end = span.end;
            }
            Some(_) | None => self.runs.push(run),
        }
    }

    /// Ends the description of a picture, which began with `before`; without one `name` stands for it.
    pub(super) fn end_picture(&mut self, (before, behind): (&str, &str), name: &str) {
        self.settle();
        if self.text.ends_with(before) {
            self.text.push_str(name);
        }
        let length = if self.text.ends_with(before) {
            self.text.trim_end_matches(": ").len() // it has no name either
        } else {
            self.text.trim_end().len()
        };
        self.text.truncate(length);
        self.text.push_str(behind);
        self.piece_start = self.text.len();
    }

    /// Begins a list that is in no other.
    pub(super) fn begin_list(&mut self) {
        self.begins_list = true;
    }

    /// Begins the next cell of a row.
    pub(super) fn next_cell(&mut self, is_first: First) {
        self.cut();
        if is_first == First::No {
            self.text.push(CELL);
        }
        self.run_start = self.text.len();
        self.piece_start = self.text.len();
    }

    /// How far it has got, between two blocks.
    pub(super) fn reached(&self) -> Reached<'a> {
        Reached {
            text: self.text.len(),
            blocks: self.blocks.len(),
            runs: self.runs.len(),
            tables: self.tables.len(),
            links: self.aims.len(),
            tags: self.tags.len(),
            lines: self.lines,
        }
    }

    /// Forgets what was read since `reached`.
    pub(super) fn go_back(&mut self, reached: &Reached<'a>) {
        self.leaf = None;
        self.begins_list = false;
        self.marks = [0; Mark::ALL.len()];
        self.link = None;
        self.standing = Standing::default();
        self.text.truncate(reached.text);
        self.blocks.truncate(reached.blocks);
        self.runs.truncate(reached.runs);
        self.tables.truncate(reached.tables);
        self.tags.truncate(reached.tags);
        self.shorten_escaped();
        self.aims
            .go_back(reached.links, reached.text, reached.blocks);
        self.lines = reached.lines;
        self.run_start = reached.text;
        self.piece_start = reached.text;
        self.is_unsafe = false;
    }

    /// Puts what came since the last piece of markup through the gate, if any of it must.
    fn settle(&mut self) {
        if self.is_unsafe {
            let piece = self.text.split_off(self.piece_start.min(self.text.len()));
            self.text.push_str(&sanitise::line(&piece));
            self.is_unsafe = false;
        }
        self.piece_start = self.text.len();
    }

    /// Whether the next text begins a block.
    pub(super) fn awaits_text(&self) -> bool {
        !matches!(self.leaf, Some(Leaf::Begun(_)))
    }

    /// Whether what is read stays on one line: a heading, a row of a table.
    pub(super) fn is_one_line(&self) -> bool {
        self.is_heading() || self.is_row()
    }

    fn is_heading(&self) -> bool {
        match self.leaf {
            Some(Leaf::Heading(_)) => true,
            Some(Leaf::Begun(begun)) => matches!(begun.block.kind, BlockKind::Heading(_)),
            Some(Leaf::Prose | Leaf::Verse | Leaf::Definition | Leaf::Row) | None => false,
        }
    }

    fn is_row(&self) -> bool {
        match self.leaf {
            Some(Leaf::Row) => true,
            Some(Leaf::Begun(begun)) => matches!(begun.block.kind, BlockKind::TableRow { .. }),
            Some(Leaf::Prose | Leaf::Verse | Leaf::Definition | Leaf::Heading(_)) | None => false,
        }
    }
}

/// Whether a text has been through the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Safe {
    /// It has.
    Yes,
    /// It has not, as a decoded entity.
    No,
}

/// Whether a cell is the first of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// It is.
    Yes,
    /// It is not.
    No,
}
