//! The parts of a text that are laid out as one, found from any position.

use unicode_segmentation::GraphemeCursor;

use super::LineKind;
use crate::outline::Outline;
use crate::review::{Block, BlockKind, Position, Review, Span};

/// Bytes after which a long block is cut, so that no paragraph costs more than a screenful.
const CUT_AFTER: usize = 8 * 1024;

/// How far behind a cut a space is looked for before a word is cut.
const CUT_SEARCH: usize = 1024;

/// A part of a text that is wrapped as one: a block, or the part of a block before, of or after a
/// heading that stands inside it, or a piece of a very long one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its text, without the white space around it.
    pub span: Span,
    /// What its lines are lines of.
    pub kind: LineKind,
    /// Bytes of a list marker at its start, behind which further lines hang.
    pub marker: u8,
    /// Blank rows above it.
    pub gap: u16,
    /// Where it was cut from what follows: behind the white space at its end.
    until: Position,
}

/// A block, or the part of one that a heading sets apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    span: Span,
    block: Block,
    kind: LineKind,
}

impl Stretch {
    /// The stretch that holds `position`; the white space before a stretch belongs to it. `None`
    /// only when the review has no block.
    pub fn at(review: &Review, outline: &Outline, position: Position) -> Option<Self> {
        Part::at(review, outline, position).map(|part| part.cut_at(review, outline, position))
    }

    /// The stretch below this one.
    pub fn after(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let next = Self::at(review, outline, self.until)?;
        (next.span.start >= self.span.end).then_some(next)
    }

    /// The stretch above this one.
    pub fn before(&self, review: &Review, outline: &Outline) -> Option<Self> {
        let part = Part::at(review, outline, self.span.start)?;
        if part.span.start < self.span.start {
            let inside = Position::at(self.span.start.offset() - 1);
            return Some(part.cut_at(review, outline, inside));
        }
        let above = part.before(review, outline)?;
        let last = Position::at(above.span.end.offset() - 1);
        Some(above.cut_at(review, outline, last))
    }
}

impl Part {
    fn at(review: &Review, outline: &Outline, position: Position) -> Option<Self> {
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
            let Some(line) = line.intersection(block.span) else {
                continue;
            };
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
        Self {
            span: trimmed(review, span),
            block,
            kind: LineKind::Body,
        }
    }

    fn before(&self, review: &Review, outline: &Outline) -> Option<Self> {
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
    fn cut_at(&self, review: &Review, outline: &Outline, position: Position) -> Stretch {
        let start = self.span.start.offset();
        let cut = |piece: usize| cut(review, self.span, start + piece * CUT_AFTER);
        let mut piece = position.offset().saturating_sub(start) / CUT_AFTER;
        while piece > 0 && cut(piece) > position {
            piece -= 1;
        }
        let (from, until) = (cut(piece), cut(piece + 1));
        let first = from == self.span.start;
        let marker = match self.block.kind {
            BlockKind::ListItem { marker } if first && self.span.start == self.block.span.start => {
                marker
            }
            BlockKind::ListItem { .. }
            | BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::Verse
            | BlockKind::Preformatted
            | BlockKind::TableRow { .. }
            | BlockKind::Rule => 0,
        };
        Stretch {
            span: trimmed(review, Span::new(from, until)),
            kind: self.kind,
            marker,
            gap: if first { self.gap(review, outline) } else { 0 },
            until,
        }
    }

    /// Blank rows above: two before a heading, one between paragraphs, none between the items of
    /// a list or the lines of a verse that stand together in the source.
    fn gap(&self, review: &Review, outline: &Outline) -> u16 {
        let Some(above) = self.before(review, outline) else {
            return 0;
        };
        let between = review.slice(Span::new(above.span.end, self.span.start));
        let apart = between.matches('\n').count() > 1;
        match (above.kind, self.kind) {
            (LineKind::Body, LineKind::Heading(_)) => 2,
            (LineKind::Body, LineKind::Body) => match (above.block.kind, self.block.kind) {
                (BlockKind::ListItem { .. }, BlockKind::ListItem { .. }) => 0,
                // The first line of a verse is a paragraph.
                (_, BlockKind::Verse) => u16::from(apart),
                (
                    _,
                    BlockKind::Paragraph
                    | BlockKind::Heading(_)
                    | BlockKind::ListItem { .. }
                    | BlockKind::Preformatted
                    | BlockKind::TableRow { .. }
                    | BlockKind::Rule,
                ) => 1,
            },
            (LineKind::Title | LineKind::Heading(_), _) | (LineKind::Body, LineKind::Title) => 1,
        }
    }
}

/// `span` without the white space around its text.
fn trimmed(review: &Review, span: Span) -> Span {
    let text = review.slice(span);
    let end = span.start.offset() + text.trim_end().len();
    let start = span.start.offset() + (text.len() - text.trim_start().len());
    Span::new(Position::at(start.min(end)), Position::at(end))
}

/// Where a long text is cut near `wanted`: behind the next white space, or, in a text without
/// any, between two graphemes; at the ends of `span` when `wanted` is not inside.
fn cut(review: &Review, span: Span, wanted: usize) -> Position {
    if wanted <= span.start.offset() {
        return span.start;
    }
    let text = review.text();
    let Some(from) = (wanted..span.end.offset()).find(|&at| text.is_char_boundary(at)) else {
        return span.end;
    };
    let to = (from + CUT_SEARCH).min(span.end.offset());
    let to = (to..=span.end.offset()).find(|&at| text.is_char_boundary(at));
    let ahead = text.get(from..to.unwrap_or(from)).unwrap_or_default();
    match ahead.find(char::is_whitespace) {
        Some(space) => {
            let blank = ahead
                .get(space..)
                .map_or(0, |rest| rest.len() - rest.trim_start().len());
            Position::at(from + space + blank)
        }
        None if from + ahead.len() >= span.end.offset() => span.end,
        None => grapheme_boundary(text, span, from),
    }
}

/// The first grapheme boundary from `from` on. Only what is near is looked at, so that a grapheme
/// of a thousand marks, or a thousand flags in a row, may be cut; nobody reads those.
fn grapheme_boundary(text: &str, span: Span, from: usize) -> Position {
    let near = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at));
    let start = near(from.saturating_sub(CUT_SEARCH).max(span.start.offset())).unwrap_or(from);
    let end = near((from + CUT_SEARCH).min(span.end.offset())).unwrap_or(from);
    let window = text.get(start..end).unwrap_or_default();
    let mut cursor = GraphemeCursor::new(from - start, window.len(), true);
    let boundary = match cursor.is_boundary(window, 0) {
        Ok(false) => cursor.next_boundary(window, 0).ok().flatten(),
        Ok(true) | Err(_) => None,
    };
    Position::at(boundary.map_or(from, |boundary| start + boundary))
}
