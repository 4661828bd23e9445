//! The pieces of running text that may stand on different lines.

use std::ops::Range;

use textwrap::core::Fragment;

use super::breaks::{Bond, breaks};
use super::join::join;
use crate::review::{Review, Span};
use crate::typeset::glyphs;
use crate::typeset::hyphen::Syllables;

/// Letters of a word that is cut that stand on the last of its lines at least, and on the one before.
const FEWEST_LEFT: usize = 3;
const FEWEST_BEFORE: usize = 2;

/// A piece of text that is never broken, and the space behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends, without the space behind it.
    pub(super) end: usize,
    /// Whether a hyphen is drawn where a line ends behind it.
    pub(super) hyphen: Hyphen,
    /// What keeps it and the next together.
    pub(super) bond: Bond,
    width: u16,
    space: u16,
}

/// Whether a hyphen that the text does not show is drawn where a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphen {
    /// The line ends as the text does.
    None,
    /// A hyphen is drawn, which takes one column.
    Drawn,
}

impl Hyphen {
    /// The columns it takes.
    fn columns(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Drawn => 1,
        }
    }
}

impl Piece {
    /// The columns it takes where a line ends behind it.
    pub(super) fn columns_at_end(&self) -> u16 {
        self.width.saturating_add(self.hyphen.columns())
    }

    /// This piece and the `next` as one.
    pub(super) fn with(&self, next: &Self) -> Self {
        let before = self.width.saturating_add(self.space);
        Self {
            start: self.start,
            width: before.saturating_add(next.width),
            ..*next
        }
    }
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        f64::from(self.width)
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(self.space)
    }

    fn penalty_width(&self) -> f64 {
        f64::from(self.hyphen.columns())
    }
}

/// The pieces of `span`: words, and parts of words that may be broken, between their `syllables` too
/// if they are given; cut further where one is wider than `widest` columns, and joined where they
/// are kept together and no wider.
pub(super) fn pieces(
    review: &Review,
    span: Span,
    widest: u16,
    syllables: Option<Syllables<'_>>,
) -> Vec<Piece> {
    let text = review.slice(span);
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let base = span.start.offset();
    let mut start = base;
    for found in breaks(text) {
        let end = base + found.at;
        if let Some(syllables) = syllables {
            let word = review.slice(Span::of(start..end)).trim_end();
            for cut in syllables.breaks(start..start + word.len()) {
                let syllable = Part {
                    range: start..cut,
                    hyphen: Hyphen::Drawn,
                    bond: Bond::None,
                };
                push(review, &syllable, widest, &mut pieces);
                start = cut;
            }
        }
        let part = Part {
            range: start..end,
            hyphen: found.hyphen,
            bond: found.bond,
        };
        push(review, &part, widest, &mut pieces);
        start = end;
    }
    join(review, pieces, widest)
}

/// What lies between two breaks, and what is known of the second.
struct Part {
    range: Range<usize>,
    hyphen: Hyphen,
    bond: Bond,
}

/// Adds a part, cut between graphemes into pieces that fit. It has no hyphen drawn behind it where
/// there is no room for one.
fn push(review: &Review, part: &Part, widest: u16, pieces: &mut Vec<Piece>) {
    let all = review.slice(Span::of(part.range.clone()));
    let end = part.range.start + all.trim_end().len();
    let mut piece = Piece {
        start: part.range.start,
        end,
        hyphen: Hyphen::None,
        bond: Bond::None,
        width: columns(review, part.range.start..end),
        space: 0,
    };
    if piece.width > widest {
        piece.width = 0;
        for glyph in glyphs(review.text(), Span::of(part.range.start..end)) {
            let at = glyph.span.start.offset();
            if piece.width > 0 && piece.width.saturating_add(glyph.width) > widest {
                pieces.push(Piece { end: at, ..piece });
                (piece.start, piece.width) = (at, 0);
            }
            piece.width = piece.width.saturating_add(glyph.width);
        }
    }
    if piece.start > part.range.start
        && part.bond == Bond::None
        && let Some(last) = pieces.last_mut()
    {
        share_out(review, widest, last, &mut piece);
    }
    if piece.width < widest {
        piece.hyphen = part.hyphen;
    }
    piece.bond = part.bond;
    piece.space = columns(review, end..part.range.end);
    pieces.push(piece);
}

/// Moves letters from the last full piece of a word to what is left of it, where that is too little to
/// stand on a line of `widest` columns.
fn share_out(review: &Review, widest: u16, full: &mut Piece, rest: &mut Piece) {
    let text = review.slice(Span::of(rest.start..rest.end));
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let missing = FEWEST_LEFT.saturating_sub(letters);
    let glyphs = glyphs(review.text(), Span::of(full.start..full.end));
    let starts: Vec<(usize, u16)> = glyphs
        .map(|glyph| (glyph.span.start.offset(), glyph.column))
        .collect();
    let cut = starts
        .len()
        .checked_sub(missing)
        .filter(|kept| *kept >= FEWEST_BEFORE);
    if let Some((at, column)) = cut.and_then(|cut| starts.get(cut).copied())
        && let width = rest.width.saturating_add(full.width - column)
        && width <= widest
    {
        (rest.start, rest.width) = (at, width);
        (full.end, full.width) = (at, column);
    }
}

/// The columns a range of the text takes as it is drawn.
pub(in crate::typeset) fn columns(review: &Review, range: Range<usize>) -> u16 {
    let span = Span::of(range);
    let text = review.slice(span);
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.len().min(usize::from(u16::MAX)) as u16;
    }
    glyphs(review.text(), span).fold(0, |sum: u16, glyph| sum.saturating_add(glyph.width))
}
