//! From a stretch to its lines: fragments over byte ranges, fitted as a whole.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use textwrap::{WordSeparator, WordSplitter};

use super::{Line, Stretch, glyphs, text_width};
use crate::review::{Review, Span};

/// What a line wider than the measure costs: more than any number of ragged lines, so that none
/// is ever taken. textwrap's default lets some pass.
const NEVER: usize = 1_000_000_000;

/// The deepest a list item hangs, in columns.
const HANG_MOST: u16 = 8;

/// The narrowest measure text is set in, in columns.
const MEASURE_LEAST: u16 = 4;

/// A piece of text that is never broken, and the space behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    start: usize,
    end: usize,
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

/// The lines of a stretch at a measure in columns. Every grapheme is in exactly one line, but for
/// the white space at the breaks; no line is wider than the measure unless a single grapheme is.
///
/// The breaks are chosen over the whole stretch so that the lines are as even as they can be
/// (Knuth and Plass 1981, as textwrap does it).
pub(super) fn lines(review: &Review, stretch: &Stretch, measure: u16) -> Vec<Line> {
    let measure = measure.max(MEASURE_LEAST);
    let hang = hang(review, stretch).min(measure / 2);
    let widths = [f64::from(measure), f64::from(measure - hang)];
    let mut pieces = pieces(review, stretch.span, measure - hang);
    if pieces.is_empty() {
        // A piece of nothing but white space is a blank line, so that what follows is reached.
        let start = stretch.span.start.offset();
        pieces.push(piece(start..start, 0, 0));
    }
    let penalties = Penalties {
        overflow_penalty: NEVER,
        ..Penalties::new()
    };
    let fitted = wrap_optimal_fit(&pieces, &widths, &penalties)
        .unwrap_or_else(|_| wrap_first_fit(&pieces, &widths));
    let ranges = fitted
        .iter()
        .filter_map(|line| Some(line.first()?.start..line.last()?.end));
    ranges
        .enumerate()
        .map(|(index, range)| Line {
            span: Span::of(range),
            stretch: stretch.span.start,
            gap: if index == 0 { stretch.gap } else { 0 },
            indent: if index == 0 { 0 } else { hang },
            kind: stretch.kind,
        })
        .collect()
}

/// The columns by which lines after the first are indented.
fn hang(review: &Review, stretch: &Stretch) -> u16 {
    let start = stretch.span.start.offset();
    let marker = review
        .text()
        .get(start..start + usize::from(stretch.marker));
    marker.map_or(0, |marker| (text_width(marker) as u16).min(HANG_MOST))
}

/// The words of `span`, cut where a word may be, and where one is wider than `widest` columns.
fn pieces(review: &Review, span: Span, widest: u16) -> Vec<Piece> {
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
fn columns(review: &Review, range: Range<usize>) -> u16 {
    let span = Span::of(range);
    let text = review.slice(span);
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
        return text.len().min(usize::from(u16::MAX)) as u16;
    }
    glyphs(review.text(), span).fold(0, |sum: u16, glyph| sum.saturating_add(glyph.width))
}
