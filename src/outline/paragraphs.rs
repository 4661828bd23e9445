//! The paragraphs of a text without headings: what there is to go to in it.

use std::borrow::Cow;

use crate::review::{Block, BlockKind, Position, Review, Span, floor, joins_lines};

/// Where the paragraphs of one review begin: each block but those that follow the one above without
/// a gap, such as the further lines of a verse, the rows of a table, lines of code; none that has
/// neither letter nor digit. Knows at any position which one that is in time that hardly grows with
/// the text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paragraphs {
    /// The indices of the blocks that they begin with, in order.
    blocks: Vec<u32>,
    /// Where the first of them begins at the earliest: behind the title.
    from: Position,
}

impl Paragraphs {
    /// The paragraphs of `review` from `from` on.
    pub(super) fn of(review: &Review, from: Position) -> Self {
        let mut above = None;
        let mut blocks = Vec::new();
        for (index, block) in (0..).zip(review.blocks()) {
            if block.span.end <= from {
                continue;
            }
            let goes_on = above.is_some_and(|above| goes_on(review, above, block));
            let begins = !goes_on && says_something(review, block, from);
            if begins {
                blocks.push(index);
            }
            above = (begins || goes_on).then_some(block);
        }
        blocks.shrink_to_fit();
        Self { blocks, from }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// From its first letter up to the next paragraph.
    pub fn span(&self, review: &Review, index: usize) -> Option<Span> {
        let start = self.start(review, index)?;
        let end = self.start(review, index + 1);
        Some(Span::new(start, end.unwrap_or(review.end())))
    }

    /// The index of the paragraph that holds `position`; what stands above all belongs to the
    /// first. `None` when there is none.
    pub fn at(&self, review: &Review, position: Position) -> Option<usize> {
        let block = review.block_at(position)?;
        let after = self
            .blocks
            .partition_point(|&first| first as usize <= block);
        (!self.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The first `bytes` of a paragraph in one line, without the marker of a list and cut between
    /// characters, with `…` behind them where the paragraph goes on; as `show` gives that text.
    pub fn beginning<'a>(
        &self,
        review: &'a Review,
        index: usize,
        bytes: usize,
        show: impl FnOnce(Span) -> Cow<'a, str>,
    ) -> Option<String> {
        let first = self.first(review, index)?;
        let start = self.start(review, index)?.max(first.content().start);
        let whole = review.slice(Span::new(start, self.end(review, index, bytes)?));
        let text = whole.trim();
        let blank = whole.len() - whole.trim_start().len();
        let start = start.offset() + blank;
        let end = floor(text, bytes);
        let line = in_one_line(&show(Span::of(start..start + end)));
        Some(if end < text.len() { line + "…" } else { line })
    }

    /// The block that a paragraph begins with.
    fn first<'a>(&self, review: &'a Review, index: usize) -> Option<&'a Block> {
        review.blocks().get(*self.blocks.get(index)? as usize)
    }

    fn start(&self, review: &Review, index: usize) -> Option<Position> {
        let first = self.first(review, index)?;
        Some(first.span.start.max(self.from))
    }

    /// Where the last of its blocks ends, or one that ends more than `bytes` behind its start.
    fn end(&self, review: &Review, index: usize, bytes: usize) -> Option<Position> {
        let first = *self.blocks.get(index)? as usize;
        let mut blocks = review.blocks().iter().skip(first);
        let mut last = blocks.next()?;
        let far = last.span.start.offset() + bytes;
        for block in blocks {
            if last.span.end.offset() > far || !goes_on(review, last, block) {
                break;
            }
            last = block;
        }
        Some(last.span.end)
    }
}

/// Whether `block` follows the one `above` it without a gap, as lines that are no paragraphs do.
fn goes_on(review: &Review, above: &Block, block: &Block) -> bool {
    match block.kind {
        BlockKind::Verse => {
            let between = review.slice(Span::new(above.span.end, block.span.start));
            between.matches('\n').count() < 2
        }
        BlockKind::Preformatted => above.kind == BlockKind::Preformatted,
        BlockKind::TableRow { .. } => above.kind == block.kind,
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::ListItem { .. }
        | BlockKind::Rule => false,
    }
}

/// Whether there is a letter or a digit in what of `block` lies behind `from`.
fn says_something(review: &Review, block: &Block, from: Position) -> bool {
    let text = review.slice(Span::new(block.span.start.max(from), block.span.end));
    block.kind != BlockKind::Rule && text.contains(char::is_alphanumeric)
}

/// `text` with one space for white space of any kind, and none where two lines meet in a script
/// that sets none.
fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        let joined = line.ends_with(joins_lines) && part.starts_with(joins_lines);
        if !line.is_empty() && !joined {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}
