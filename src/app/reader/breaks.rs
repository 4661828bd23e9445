//! Where a page may end and where the next may begin, so that what belongs together stays together.

use crate::outline::Outline;
use crate::review::{Block, BlockKind, Position, Review};
use crate::typeset::{Galley, Line, LineKind, Row};

/// The part of a page that may be left blank at its foot.
const BLANK_SHARE: usize = 2;

/// How far down a page goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    /// As far as there is room: whoever scrolls sees every row there is.
    Full,
    /// To the last good break, but at least to the line that holds this place.
    Cut(Position),
}

impl Foot {
    /// The same in another reading of the text; `place` says where the words at a place stand in it.
    pub(super) fn carried(self, place: impl Fn(Position) -> Position) -> Self {
        match self {
            Self::Full => Self::Full,
            Self::Cut(least) => Self::Cut(place(least)),
        }
    }
}

/// What a page that ended between two lines would tear apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Torn {
    /// Nothing that belongs together.
    Nothing,
    /// A single line from the rest of its paragraph, list or table, or from the heading above it; a
    /// rule from what it closes.
    Line,
    /// A heading, or the head of a table, from all that it stands above.
    Heading,
}

/// How closely a line belongs to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bond {
    /// There is a blank row between them, a heading, or a rule.
    Apart,
    /// They stand below each other, as the items of a list and the lines of a verse do.
    Close,
    /// They are of one paragraph, one item, one row of a table.
    One,
}

/// The lines of a review, walked over one by one.
pub(super) struct Lines<'a> {
    pub(super) galley: &'a mut Galley,
    pub(super) review: &'a Review,
    pub(super) outline: &'a Outline,
}

impl Lines<'_> {
    /// How many of these rows, the first of which is a line, a page has that is cut at its foot: the
    /// others come on the next one. All of them at the end of the text, and where there is no better
    /// break in the lower half of the page.
    pub(super) fn cut(&mut self, rows: &[Row], least: Position) -> usize {
        let mut best = (Torn::Heading, rows.len());
        let mut below: Option<Line> = None;
        for (index, row) in rows.iter().enumerate().rev() {
            let Row::Text(line) = row else { continue };
            let kept = index + 1;
            let next = below.take().or_else(|| self.after(line));
            let Some(next) = next.filter(|_| kept * BLANK_SHARE >= rows.len()) else {
                break;
            };
            let torn = self.torn(line, &next);
            if torn < best.0 {
                best = (torn, kept);
            }
            if torn == Torn::Nothing || line.span.start <= least {
                break;
            }
            below = Some(line.clone());
        }
        best.1
    }

    /// What a page would tear apart that ends with a line, when the next begins with the one below.
    pub(super) fn torn(&mut self, line: &Line, below: &Line) -> Torn {
        if line.kind.is_heading() || matches!(line.kind, LineKind::Head | LineKind::Names) {
            return Torn::Heading;
        }
        if below.kind.is_heading() {
            return Torn::Nothing;
        }
        let above = self.before(line);
        let alone = above.as_ref().is_some_and(|above| above.kind.is_heading());
        let bond = self.bond(line, below);
        let first = bond > above.map_or(Bond::Apart, |above| self.bond(&above, line));
        if alone || first || is_rule(below) || self.is_last(below, bond) {
            Torn::Line
        } else {
            Torn::Nothing
        }
    }

    /// Whether a page that begins with this line would have the last line of a paragraph at its
    /// head, without the others, or a rule.
    pub(super) fn begins_badly(&mut self, line: &Line) -> bool {
        let Some(above) = self.before(line) else {
            return false;
        };
        let bond = self.bond(&above, line);
        is_rule(line) || self.is_last(line, bond)
    }

    /// Whether a line that belongs so closely to the one above it is the last that does.
    fn is_last(&mut self, line: &Line, bond: Bond) -> bool {
        let below = self.after(line);
        bond > below.map_or(Bond::Apart, |below| self.bond(line, &below))
    }

    fn bond(&self, line: &Line, below: &Line) -> Bond {
        let block = |line: &Line| self.review.block_at(line.span.start);
        if below.gap > 0 || [line, below].into_iter().any(stands_alone) {
            Bond::Apart
        } else if block(line) == block(below) {
            Bond::One
        } else if self.begins_paragraph(line, below) {
            Bond::Apart
        } else {
            Bond::Close
        }
    }

    /// Whether the line below another without a blank row belongs to the next paragraph, as where
    /// paragraphs are told apart by an indent. One that is set further in is what a term means, which
    /// stays with it.
    fn begins_paragraph(&self, line: &Line, below: &Line) -> bool {
        let block = |line: &Line| {
            let index = self.review.block_at(line.span.start)?;
            self.review.blocks().get(index)
        };
        block(below).is_some_and(|below| {
            let is_further_in = |above: &Block| above.inset.columns < below.inset.columns;
            below.kind == BlockKind::Paragraph && !block(line).is_some_and(is_further_in)
        })
    }

    pub(super) fn before(&mut self, line: &Line) -> Option<Line> {
        self.galley.before(self.review, self.outline, line)
    }

    pub(super) fn after(&mut self, line: &Line) -> Option<Line> {
        self.galley.after(self.review, self.outline, line)
    }
}

fn is_rule(line: &Line) -> bool {
    matches!(line.kind, LineKind::Rule(_))
}

fn stands_alone(line: &Line) -> bool {
    line.kind.is_heading() || is_rule(line)
}
