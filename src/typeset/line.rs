//! One row of laid-out text.

use std::borrow::Cow;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::bars::Bars;
use super::hyphen::HYPHEN;
use super::justify::{Wide, shifted};
use super::{Glyph, Hyphen, MASK, glyphs, grapheme_width, masked_text, text_width};
use crate::outline::Side;
use crate::review::{Cover, Masks, Position, Review, Span};

/// What a quote's bar is drawn with; a space follows it.
pub const BAR: &str = "│";

/// What rules are drawn with.
pub const RULE: &str = "─";

/// What stands for the bullet of what is good, and of what is bad.
const PRO: &str = "+";
const CON: &str = "−";

/// What stands before a piece of a preformatted line that was too long.
const CONTINUED: &str = "↳ ";

/// What stands behind the name of a column before its cell.
const BEHIND_LABEL: &str = ": ";

/// The fewest columns that the name of a column is cut to.
const LABEL_LEAST: u16 = 4;

/// Columns a quote's bar takes, with the blank behind it.
pub const BAR_WIDTH: u16 = 2;

/// One row of laid-out text: derived, never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From the first character drawn to the last, without the white space at the break. The
    /// spans of lines of one table row may overlap: [`Line::holds`] tells which line a place is on.
    pub span: Span,
    /// Where its stretch begins: lines with the same one are laid out together.
    pub stretch: Position,
    /// Blank rows above it when another line is.
    pub gap: u16,
    /// Bars of quotes that run on through the blank rows above it.
    pub bars_above: Bars,
    /// Columns of the rule drawn in the lowest of the blank rows above it, at its indent; none for 0.
    pub rule_above: u16,
    /// Columns before its text: bars, blanks and the sign.
    pub indent: u16,
    /// Bars of quotes at its start, of two columns each, within its indent.
    pub bars: Bars,
    /// What stands right before its text, within its indent.
    pub sign: Sign,
    /// What it is a line of.
    pub kind: LineKind,
    /// What is drawn at its end beside its text; the cells of a table's row have their own.
    pub hyphen: Hyphen,
    /// The blanks that are widened, in the order of the text.
    pub(super) widened: Option<Arc<[Wide]>>,
    /// What stands in place of the bullet it begins with, where that is an item of what is good or bad.
    pub side: Option<Side>,
    /// The cells of a table's row side by side, in the order of the text; else it is all of `span`.
    pub(super) cells: Option<Arc<[Cell]>>,
}

/// What a line is a line of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// The title of the review.
    Title,
    /// A heading of the given depth, 1 being the outermost.
    Heading(u8),
    /// Preformatted text.
    Code,
    /// The head of a table.
    Head,
    /// The head of a table whose cells stand one below the other, behind the names it gives.
    Names,
    /// A rule of so many columns, drawn in place of its text.
    Rule(u16),
    /// Everything else.
    Body,
}

impl LineKind {
    /// Whether it is what other text stands below: the title, or a heading of any depth.
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Title | Self::Heading(_))
    }
}

/// What stands before the text of a line without being part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Nothing.
    None,
    /// The mark that a preformatted line goes on.
    Continued,
    /// The name of a table's column, from its head, in so many columns.
    Label(Span, u16),
}

/// A piece of a table's row on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text, never empty.
    pub(super) span: Span,
    /// Columns before it, counted from the end of the line's indent.
    pub(super) column: u16,
    /// What is drawn at its end beside its text.
    pub(super) hyphen: Hyphen,
}

impl Cell {
    /// What is drawn, grapheme by grapheme. A hyphen that is not in the text has an empty span.
    fn glyphs(self, review: &Review) -> impl Iterator<Item = Glyph<'_>> {
        let mut text = glyphs(review.text(), self.span);
        let (mut column, mut hyphen) = (self.column, self.hyphen);
        std::iter::from_fn(move || {
            let next = text.next().map(|glyph| Glyph {
                column: glyph.column.saturating_add(self.column),
                ..glyph
            });
            let drawn = next.or_else(|| {
                let is_drawn = std::mem::replace(&mut hyphen, Hyphen::None) == Hyphen::Drawn;
                is_drawn.then_some(Glyph {
                    span: Span::new(self.span.end, self.span.end),
                    symbol: HYPHEN,
                    column,
                    width: 1,
                })
            })?;
            column = drawn.column.saturating_add(drawn.width);
            Some(drawn)
        })
    }
}

impl Line {
    /// What is drawn, grapheme by grapheme; columns count from the end of the indent. A hyphen that
    /// is not in the text stands for an empty span at the end.
    pub fn glyphs<'a>(&self, review: &'a Review) -> impl Iterator<Item = Glyph<'a>> {
        let rule = match self.kind {
            LineKind::Rule(width) => width,
            LineKind::Title
            | LineKind::Heading(_)
            | LineKind::Code
            | LineKind::Head
            | LineKind::Names
            | LineKind::Body => 0,
        };
        let span = self.span;
        let rule = (0..rule).map(move |column| Glyph {
            span,
            symbol: RULE,
            column,
            width: 1,
        });
        let drawn = matches!(self.kind, LineKind::Rule(_));
        let whole = (!drawn && self.cells.is_none()).then_some(Cell {
            span,
            column: 0,
            hyphen: self.hyphen,
        });
        let cells = self.cells.iter().flat_map(|cells| cells.iter().copied());
        let sign = self.side.map(|side| match side {
            Side::Pros => PRO,
            Side::Cons => CON,
        });
        let text = cells.chain(whole).flat_map(|cell| cell.glyphs(review));
        let text = text.map(move |glyph| Glyph {
            symbol: sign
                .filter(|_| glyph.span.start == span.start)
                .unwrap_or(glyph.symbol),
            ..glyph
        });
        rule.chain(shifted(text, self.widened.as_deref().unwrap_or_default()))
    }

    /// The columns its text takes, from the end of the indent on.
    pub(super) fn width(&self, review: &Review) -> u16 {
        let last = self.glyphs(review).last();
        last.map_or(0, |last| last.column.saturating_add(last.width))
    }

    /// Whether `position` is on this line.
    pub fn holds(&self, position: Position) -> bool {
        match &self.cells {
            Some(cells) => cells.iter().any(|cell| cell.span.contains(position)),
            None => self.span.contains(position),
        }
    }

    /// The last place at or before `position` where a piece of this line begins: of all lines of
    /// a stretch, the one where that is nearest has the position.
    pub(super) fn nearest(&self, position: Position) -> Option<Position> {
        let starts = |cells: &Arc<[Cell]>| {
            let before = cells.partition_point(|cell| cell.span.start <= position);
            before.checked_sub(1).and_then(|at| cells.get(at).copied())
        };
        match self.cells.as_ref().filter(|cells| !cells.is_empty()) {
            Some(cells) => starts(cells).map(|cell| cell.span.start),
            None => (self.span.start <= position).then_some(self.span.start),
        }
    }

    /// What stands right before the text, and how many columns from the left; the name of a column,
    /// which is somewhere above, as it may be `shown`.
    pub fn sign<'a>(&self, shown: impl FnOnce(Span) -> Cow<'a, str>) -> Option<(u16, String)> {
        let (sign, width) = match self.sign {
            Sign::None => return None,
            Sign::Continued => (CONTINUED.to_owned(), text_width(CONTINUED) as u16),
            Sign::Label(name, width) => (label(&shown(name), width), width),
        };
        Some((self.indent.saturating_sub(width), sign))
    }

    /// The line as text, with all that stands before it. Quotes begin with `>`.
    pub fn text(&self, review: &Review) -> String {
        self.text_behind(review, &Masks::NONE)
    }

    /// The same, with signs for what is masked.
    pub fn text_behind(&self, review: &Review, masks: &Masks) -> String {
        let mut text = signs(self.bars);
        if let Some((column, sign)) = self.sign(|span| masked_text(review, span, masks)) {
            pad(&mut text, column, " ");
            text.push_str(&sign);
        }
        let mut before = Cover::Plain;
        for glyph in self.glyphs(review) {
            let cover = if masks.cover(glyph.span.start) {
                Cover::Masked
            } else {
                Cover::Plain
            };
            // Blanks that were widened would tell words.
            let blank = match (before, cover) {
                (Cover::Masked, Cover::Masked) => MASK,
                (Cover::Plain | Cover::Masked, _) => " ",
            };
            pad(&mut text, self.indent.saturating_add(glyph.column), blank);
            text.push_str(&glyph.behind(masks));
            before = cover;
        }
        text
    }

    /// The blank rows above it as text, from the top.
    pub fn text_above(&self) -> impl Iterator<Item = String> {
        (0..self.gap).rev().map(|distance| {
            let mut text = signs(self.bars_above);
            if distance == 0 && self.rule_above > 0 {
                pad(&mut text, self.indent, " ");
                text.push_str(&RULE.repeat(usize::from(self.rule_above)));
            }
            text.truncate(text.trim_end().len());
            text
        })
    }
}

/// The columns a label takes, at most `most`; none where that is too few to tell a name by.
pub(super) fn label_width(name: &str, most: u16) -> u16 {
    let width = text_width(name) + text_width(BEHIND_LABEL);
    match u16::try_from(width) {
        Ok(width) if width <= most => width,
        Ok(_) | Err(_) if most >= LABEL_LEAST => text_width(&label(name, most)) as u16,
        Ok(_) | Err(_) => 0,
    }
}

/// A column's name as it stands before a cell, in at most `width` columns.
fn label(name: &str, width: u16) -> String {
    let room = usize::from(width).saturating_sub(text_width(BEHIND_LABEL));
    if text_width(name) <= room {
        return format!("{name}{BEHIND_LABEL}");
    }
    let mut used = 1;
    let fits = name.graphemes(true).take_while(|grapheme| {
        used += usize::from(grapheme_width(grapheme));
        used <= room
    });
    let cut: String = fits.collect();
    format!("{}…{BEHIND_LABEL}", cut.trim_end())
}

/// The bars of quotes as signs.
fn signs(bars: Bars) -> String {
    let mut text = String::new();
    for column in bars.columns() {
        pad(&mut text, column, " ");
        text.push_str("> ");
    }
    text
}

/// Adds `blank`s, one column each, up to a column.
fn pad(text: &mut String, column: u16, blank: &str) {
    let missing = usize::from(column).saturating_sub(text_width(text));
    text.extend(std::iter::repeat_n(blank, missing));
}
