//! A block, or the part of one that a heading sets apart.

use super::cut::{CUT_AFTER, cut};
use super::gap::{self, Tie};
use super::{Place, Shape, Stretch};
use crate::outline::Outline;
use crate::review::{Block, BlockKind, Position, Review, Span};
use crate::typeset::LineKind;

/// The longest line of verse, in bytes.
const VERSE_MOST: usize = 160;

/// The longest line of verse, in bytes, within which a sentence ends and another begins.
const SENTENCES_MOST: usize = 48;

/// A block, or the part of one that a heading sets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) block: Block,
    pub(super) kind: LineKind,
}

impl Part {
    pub(super) fn at(review: &Review, outline: &Outline, position: Position) -> Option<Self> {
        let block = *review.blocks().get(review.block_at(position)?)?;
        let last = Position::at(block.span.end.offset() - 1);
        let position = position.clamp(block.span.start, last);
        let part = Self::of_block(review, outline, block, position);
        if position < part.span.end || part.span.end == block.span.end {
            return Some(part);
        }
        // The space between the text and a heading below it in the same block.
        let next = review
            .text()
            .get(position.offset()..block.span.end.offset())?;
        let blank = next.len() - next.trim_start().len();
        let position = Position::at(position.offset() + blank);
        Some(Self::of_block(review, outline, block, position))
    }

    /// The part of `block` that `position`, which lies in the block, belongs to.
    fn of_block(review: &Review, outline: &Outline, block: Block, position: Position) -> Self {
        let mut span = block.span;
        let title = outline.title().and_then(|title| title.line);
        let at = outline.section_at(position).unwrap_or_default();
        let near = outline.sections().iter().skip(at).take(2);
        let headings = near.filter_map(|section| section.heading);
        let marked = headings
            .map(|heading| (heading.line, LineKind::Heading(heading.depth)))
            .chain(title.map(|line| (line, LineKind::Title)));
        for (line, kind) in marked {
            let Some(mut line) = line.intersection(block.span) else {
                continue;
            };
            // Blanks and empty cells that count in other lines are nothing beside a heading.
            let behind = review.slice(Span::new(line.end, block.span.end));
            if behind.trim_start().is_empty() {
                line.end = block.span.end;
            }
            if line.contains(position) {
                return Self {
                    span: line,
                    block,
                    kind,
                };
            }
            if line.end <= position {
                span.start = span.start.max(line.end);
            } else {
                span.end = span.end.min(line.start);
            }
        }
        // The blanks and the empty cells of a whole line count.
        let whole = span == block.span && keeps_blanks(block.kind);
        Self {
            span: if whole { span } else { trimmed(review, span) },
            block,
            kind: unmarked(outline, &block),
        }
    }

    pub(super) fn before(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let inside = Span::new(self.block.span.start, self.span.start);
        let above = trimmed(review, inside);
        let end = if above.is_empty() {
            let index = review.block_at(self.block.span.start)?.checked_sub(1)?;
            review.blocks().get(index)?.span.end
        } else {
            above.end
        };
        Self::at(review, outline, Position::at(end.offset().checked_sub(1)?))
    }

    /// The piece of this part that holds `position`. Where a part is cut depends on the part
    /// alone, so that every position finds the same pieces.
    pub(super) fn cut_at(&self, review: &Review, outline: &Outline, position: Position) -> Stretch {
        let start = self.span.start.offset();
        let cut = |piece: usize| cut(review, self.span, start + piece * CUT_AFTER);
        let mut piece = position.offset().saturating_sub(start) / CUT_AFTER;
        while piece > 0 && cut(piece) > position {
            piece -= 1;
        }
        let (from, until) = (cut(piece), cut(piece + 1));
        let whole = Span::new(from, until);
        let place = if from == self.span.start {
            Place::First
        } else {
            Place::Further
        };
        let gap = match place {
            Place::First => gap::above(review, outline, self),
            Place::Further => gap::Gap::default(),
        };
        let shape = self.shape(review, place, gap.tie);
        Stretch {
            span: match shape {
                Shape::Preformatted | Shape::Row { .. } => whole,
                Shape::Running { .. }
                | Shape::Following
                | Shape::Verse
                | Shape::Rule
                | Shape::Underline => trimmed(review, whole),
            },
            kind: self.kind,
            shape,
            inset: self.block.inset,
            gap: gap.rows,
            shared_quotes: gap.quotes,
            place,
            until,
        }
    }

    /// How a piece of this part becomes lines. What is not the whole of a row, or is too much to be
    /// laid out side by side, is running text.
    fn shape(&self, review: &Review, place: Place, tie: Tie) -> Shape {
        let begins = place == Place::First && self.span.start == self.block.span.start;
        let whole = self.span == self.block.span;
        match (self.kind, self.block.kind) {
            (LineKind::Code, _) if whole => Shape::Preformatted,
            (LineKind::Body, BlockKind::TableRow { table })
                if whole && self.span.len() <= CUT_AFTER =>
            {
                Shape::Row { table }
            }
            (LineKind::Rule(_), _) if tie == Tie::Underlines => Shape::Underline,
            (LineKind::Rule(_), _) => Shape::Rule,
            (LineKind::Body, BlockKind::ListItem { marker }) if begins => Shape::Running { marker },
            (LineKind::Body, _) if whole && self.is_verse(review) => Shape::Verse,
            (LineKind::Body, _) if tie == Tie::Follows => Shape::Following,
            (_, _) => Shape::Running { marker: 0 },
        }
    }

    /// Whether this is a line of verse: one that stands for itself, or the paragraph that such lines
    /// follow. Behind a line break of the markup there may be as much as in a paragraph; that is none.
    fn is_verse(&self, review: &Review) -> bool {
        let is_line = |block: &Block| match block.span.len() {
            0..=SENTENCES_MOST => true,
            length => length <= VERSE_MOST && !has_sentences(review.slice(block.span)),
        };
        let is_verse = match self.block.kind {
            BlockKind::Verse => true,
            BlockKind::Paragraph => {
                let index = review.block_at(self.block.span.start);
                let below = index.and_then(|index| review.blocks().get(index + 1));
                below.is_some_and(|below| {
                    let between = Span::new(self.block.span.end, below.span.start);
                    below.kind == BlockKind::Verse
                        && below.span.len() <= VERSE_MOST
                        && review.slice(between).matches('\n').count() == 1
                })
            }
            BlockKind::Heading(_)
            | BlockKind::ListItem { .. }
            | BlockKind::Preformatted
            | BlockKind::TableRow { .. }
            | BlockKind::Rule => false,
        };
        is_verse && is_line(&self.block)
    }
}

/// Whether a sentence ends within `text` and another begins.
fn has_sentences(text: &str) -> bool {
    let ends = text.match_indices(['.', '!', '?']);
    ends.into_iter().any(|(at, sign)| {
        let behind = text.get(at + sign.len()..).unwrap_or_default();
        let next = behind.strip_prefix([' ', '\n']);
        next.is_some_and(|next| next.starts_with(char::is_uppercase))
    })
}

/// What a block is where the outline says nothing of it. A heading of the markup is one before the
/// outline of a large text has come, but not where the reader says that it is none.
fn unmarked(outline: &Outline, block: &Block) -> LineKind {
    match block.kind {
        BlockKind::Heading(_) if outline.is_plain(block.span) => LineKind::Body,
        BlockKind::Heading(depth) => LineKind::Heading(depth),
        BlockKind::Preformatted => LineKind::Code,
        BlockKind::Rule => LineKind::Rule(0),
        BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Verse
        | BlockKind::TableRow { .. } => LineKind::Body,
    }
}

/// Whether the white space at the ends of a block is part of what it says.
fn keeps_blanks(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Preformatted | BlockKind::TableRow { .. } => true,
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::ListItem { .. }
        | BlockKind::Verse
        | BlockKind::Rule => false,
    }
}

/// `span` without the white space around its text.
fn trimmed(review: &Review, span: Span) -> Span {
    let text = review.slice(span);
    let end = span.start.offset() + text.trim_end().len();
    let start = span.start.offset() + (text.len() - text.trim_start().len());
    Span::new(Position::at(start.min(end)), Position::at(end))
}
