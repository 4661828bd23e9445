//! The pieces of running text that may stand on different lines.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::{WordSeparator, WordSplitter};

use crate::review::{Review, Span};
use crate::typeset::glyphs;

/// A piece of text that is never broken, and the space behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    width: f64,
    space: f64,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The words of `span`, cut where a word may be, and where one is wider than `widest` columns.
pub(super) fn pieces(review: &Review, span: Span, widest: u16) -> Vec<Piece> {
    let text = review.slice(span);
    let base = span.start.offset();
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let mut at = base;
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let whole = at..at + word.word.len() + word.whitespace.len();
        at = whole.end;
        for part in hyphen_parts(word.word, whole) {
            push_part(review, part, widest, &mut pieces);
        }
    }
    pieces
}

/// The parts of a word that may stand on different lines: it may be broken behind its hyphens.
/// The last part keeps the white space.
fn hyphen_parts(word: &str, whole: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let points = WordSplitter::HyphenSplitter.split_points(word);
    let cuts: Vec<usize> = points
        .into_iter()
        .map(|point| whole.start + point)
        .collect();
    let starts: Vec<usize> = [whole.start]
        .into_iter()
        .chain(cuts.iter().copied())
        .collect();
    starts
        .into_iter()
        .zip(cuts.into_iter().chain([whole.end]))
        .map(|(start, end)| start..end)
}

/// Adds a part of a word, cut between graphemes into pieces that fit.
fn push_part(review: &Review, part: Range<usize>, widest: u16, pieces: &mut Vec<Piece>) {
    let all = review.slice(Span::of(part.clone()));
    let word = all.trim_end();
    let end = part.start + word.len();
    let space = columns(review, end..part.end);
    let width = columns(review, part.start..end);
    if width <= widest {
        pieces.push(piece(part.start..end, width, space));
        return;
    }
    let (mut start, mut width) = (part.start, 0_u16);
    for glyph in glyphs(review.text(), Span::of(part.start..end)) {
        let at = glyph.span.start.offset();
        if width > 0 && width.saturating_add(glyph.width) > widest {
            pieces.push(piece(start..at, width, 0));
            (start, width) = (at, 0);
        }
        width = width.saturating_add(glyph.width);
    }
    pieces.push(piece(start..end, width, space));
}

fn piece(range: Range<usize>, width: u16, space: u16) -> Piece {
    Piece {
        start: range.start,
        end: range.end,
        width: f64::from(width),
        space: f64::from(space),
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
