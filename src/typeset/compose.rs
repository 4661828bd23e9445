//! From a stretch to its lines.

use super::bars::Bars;
use super::direction::{Direction, align};
use super::fragment::{Fitted, Manner, fit};
use super::justify::spread;
use super::settings::ParagraphStyle;
use super::stretch::{Place, Shape};
use super::table::{Tables, row};
use super::{Justification, Line, LineKind, Sign, Stretch, glyphs, text_width};
use crate::outline::{self, Side};
use crate::review::{BlockKind, Position, Review, Span};

/// The narrowest measure text is set in, in columns; insets leave it as many.
const MEASURE_LEAST: u16 = 4;

/// The deepest a list item hangs, in columns.
const HANG_MOST: u16 = 8;

/// Columns of the sign before a piece of a preformatted line that was too long.
const SIGN_WIDTH: u16 = 2;

/// Columns that the first line of a paragraph is set in, where that tells it from the one above.
const INDENT: u16 = 2;

/// Columns that what is turned over hangs in a line of verse.
const TURN: u16 = 4;

/// The bullets that a sign for what is good or bad can stand for: one column wide, and saying nothing.
const BULLETS: [char; 11] = ['•', '-', '*', '+', '–', '‣', '◦', '▪', '●', '○', '·'];

/// The widest a rule is, in columns.
const RULE_MOST: u16 = 8;

/// The lines of a stretch at a measure in columns, at least one. Every grapheme is in exactly one
/// line, but for the white space at the breaks; no line is wider than the measure unless a single
/// grapheme is. The lines begin ever later in the text.
pub(super) fn lines(
    review: &Review,
    stretch: &Stretch,
    (measure, manner): (u16, Manner),
    tables: &mut Tables,
) -> Vec<Line> {
    let setting = Setting::new(review, stretch, measure, manner);
    let is_indented = manner.settings.paragraphs == ParagraphStyle::Indented;
    let mut lines = match stretch.shape {
        Shape::Running { marker } => {
            let hang = setting.hang(marker);
            let mut lines = setting.prose(0, hang, marker);
            if let Some(first) = lines.first_mut().filter(|_| marker > 0) {
                first.side = setting.side();
            }
            lines
        }
        Shape::Following => {
            let first = if is_indented { setting.most(INDENT) } else { 0 };
            setting.prose(first, 0, 0)
        }
        Shape::Verse => setting.prose(0, setting.most(TURN), 0),
        Shape::Preformatted => setting.preformatted(),
        Shape::Row { table } => row::lines(&setting, table, tables),
        Shape::Rule => vec![setting.rule()],
        Shape::Underline => vec![setting.underline()],
    };
    if lines.is_empty() {
        // A piece of nothing but white space is a blank line, so that what follows is reached.
        let start = Span::new(stretch.span.start, stretch.span.start);
        lines.push(setting.line(start.into(), 0, stretch.kind));
    }
    if let Some(first) = lines.first_mut() {
        let gap = match stretch.shape {
            Shape::Following if is_indented => 0,
            Shape::Following
            | Shape::Running { .. }
            | Shape::Verse
            | Shape::Preformatted
            | Shape::Row { .. }
            | Shape::Rule
            | Shape::Underline => stretch.gap,
        };
        first.gap = first.gap.max(gap);
        first.bars_above = setting.bars.first(stretch.shared_quotes.into());
    }
    lines
}

/// What the lines of a stretch have in common.
pub(super) struct Setting<'a> {
    pub(super) review: &'a Review,
    pub(super) stretch: &'a Stretch,
    pub(super) manner: Manner,
    /// Columns for the text.
    pub(super) room: u16,
    bars: Bars,
    inset: u16,
}

impl<'a> Setting<'a> {
    /// Insets take at most half of the measure, the bars of quotes first.
    fn new(review: &'a Review, stretch: &'a Stretch, measure: u16, manner: Manner) -> Self {
        let measure = measure.max(MEASURE_LEAST);
        let most = (measure / 2).min(measure - MEASURE_LEAST);
        let bars = Bars::of(stretch.inset, most);
        let inset = bars.width() + u16::from(stretch.inset.columns).min(most - bars.width());
        Self {
            review,
            stretch,
            manner: if is_prose(review, stretch) {
                manner
            } else {
                manner.plain()
            },
            room: measure - inset,
            bars,
            inset,
        }
    }

    /// A line of `span`, so many columns further in than the stretch.
    pub(super) fn line(&self, text: Fitted, hang: u16, kind: LineKind) -> Line {
        Line {
            span: text.span,
            stretch: self.stretch.span.start,
            gap: 0,
            bars_above: Bars::default(),
            rule_above: 0,
            indent: self.inset + hang,
            bars: self.bars,
            sign: Sign::None,
            kind,
            side: None,
            hyphen: text.hyphen,
            widened: None,
            cells: None,
        }
    }

    /// The text of a stretch whose first line begins so many columns in, behind a marker of so many
    /// bytes, and whose others hang. What is read from the right is set in from there, but the bars
    /// of quotes stay on the left.
    fn prose(&self, first: u16, hang: u16, marker: u8) -> Vec<Line> {
        let span = self.stretch.span;
        let mut lines = self.running(span, first, hang, self.stretch.kind);
        let room = |index| self.room_beside(if index == 0 { first } else { hang });
        if self.manner.settings.justification == Justification::Justified {
            let from = Position::at(span.start.offset() + usize::from(marker));
            let most = self.manner.settings.most_stretch;
            spread(self.review, &mut lines, room, from, most);
        }
        if Direction::of(self.review.slice(span)) == Direction::FromRight {
            let before = self.bars.width();
            align(self.review, &mut lines, |index| before + room(index));
        }
        lines
    }

    /// Columns for text that begins so many columns in.
    fn room_beside(&self, used: u16) -> u16 {
        self.room.saturating_sub(used).max(1)
    }

    /// Running text whose first line begins so many columns in, and whose others hang.
    pub(super) fn running(&self, span: Span, first: u16, hang: u16, kind: LineKind) -> Vec<Line> {
        let columns = [self.room_beside(first), self.room_beside(hang)];
        let fitted = fit(self.review, span, &columns, self.manner);
        let hangs = [first].into_iter().chain(std::iter::repeat(hang));
        fitted
            .into_iter()
            .zip(hangs)
            .map(|(text, hang)| self.line(text, hang, kind))
            .collect()
    }

    /// What the list item that begins here is an item of, where it has a bullet that a sign of that
    /// can stand for.
    fn side(&self) -> Option<Side> {
        let start = self.stretch.span.start;
        let bullet = self.review.slice(self.stretch.span).chars().next()?;
        if !BULLETS.contains(&bullet) {
            return None;
        }
        outline::side_at(self.review, self.review.block_at(start)?)
    }

    /// So many columns, or fewer where there is little room.
    fn most(&self, columns: u16) -> u16 {
        columns.min(self.room / 4)
    }

    /// The columns by which lines after the first hang behind a marker of so many bytes.
    fn hang(&self, marker: u8) -> u16 {
        let start = self.stretch.span.start.offset();
        let marker = self
            .review
            .slice(Span::of(start..start + usize::from(marker)));
        (text_width(marker) as u16)
            .min(HANG_MOST)
            .min(self.room / 2)
    }

    /// A line whose blanks count, cut where there is no more room, if need be within a word; each
    /// further piece bears a sign.
    fn preformatted(&self) -> Vec<Line> {
        let span = self.stretch.span;
        let mut pieces = Vec::new();
        let (mut from, mut width) = (span.start, 0_u16);
        // The last blank of the piece: where it ends, and the columns up to there.
        let mut blank = None;
        for glyph in glyphs(self.review.text(), span) {
            while width > 0 && width.saturating_add(glyph.width) > self.room_of(pieces.len()) {
                let far = self.room_of(pieces.len()) / 2;
                let cut = blank.take().filter(|(_, columns)| *columns > far);
                let (at, columns) = cut.unwrap_or((glyph.span.start, width));
                pieces.push(Span::new(from, at));
                (from, width) = (at, width - columns);
            }
            width = width.saturating_add(glyph.width);
            if glyph.symbol == " " {
                blank = Some((glyph.span.end, width));
            }
        }
        pieces.push(Span::new(from, span.end));
        let lines = pieces.into_iter().enumerate().map(|(index, span)| {
            let sign = self.sign_of(index);
            let hang = if sign == Sign::None { 0 } else { SIGN_WIDTH };
            Line {
                sign,
                ..self.line(span.into(), hang, LineKind::Code)
            }
        });
        lines.collect()
    }

    /// The sign before the piece of a preformatted line with this index.
    fn sign_of(&self, index: usize) -> Sign {
        match self.stretch.place {
            Place::First if index == 0 => Sign::None,
            Place::First | Place::Further => Sign::Continued,
        }
    }

    /// Columns for the piece of a preformatted line with this index.
    fn room_of(&self, index: usize) -> u16 {
        match self.sign_of(index) {
            Sign::None => self.room,
            Sign::Continued | Sign::Label(..) => self.room - SIGN_WIDTH,
        }
    }

    /// A short rule in the middle.
    fn rule(&self) -> Line {
        let width = self.room.min(RULE_MOST);
        let hang = (self.room - width) / 2;
        self.line(self.stretch.span.into(), hang, LineKind::Rule(width))
    }

    /// A rule as long as it is in the source.
    fn underline(&self) -> Line {
        let signs = text_width(self.review.slice(self.stretch.span));
        let width = u16::try_from(signs).unwrap_or(u16::MAX).min(self.room);
        self.line(self.stretch.span.into(), 0, LineKind::Rule(width))
    }
}

/// Whether a stretch is running text, whose words may be broken and whose blanks may be widened: no
/// heading, no row of a table, and no line that stands for itself.
fn is_prose(review: &Review, stretch: &Stretch) -> bool {
    let is_body = matches!(
        (stretch.kind, stretch.shape),
        (LineKind::Body, Shape::Running { .. } | Shape::Following)
    );
    let block = review.block_at(stretch.span.start);
    let block = block.and_then(|index| review.blocks().get(index));
    is_body
        && block.is_some_and(|block| {
            matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem { .. }
            )
        })
}
