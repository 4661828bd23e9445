//! The pieces of running text that may stand on different lines.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::{WordSeparator, WordSplitter};

use crate::review::{Review, Span};
use crate::typeset::glyphs;

/// What tells where a word may be broken with a hyphen, and draws nothing itself.
const SOFT_HYPHEN: char = '\u{ad}';

/// A piece of text that is never broken, and the space behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends, without the space behind it.
    pub(super) end: usize,
    /// Whether a hyphen is drawn where a line ends behind it.
    pub(super) hyphen: Hyphen,
    width: f64,
    space: f64,
}

/// Whether a hyphen that the text does not show is drawn where a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// The line ends as the text does.
    None,
    /// A hyphen is drawn, which takes one column.
    Drawn,
}

impl Piece {
    fn new(range: Range<usize>, width: u16, space: u16, hyphen: Hyphen) -> Self {
        Self {
            start: range.start,
            end: range.end,
            hyphen,
            width: f64::from(width),
            space: f64::from(space),
        }
    }
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        match self.hyphen {
            Hyphen::None => 0.0,
            Hyphen::Drawn => 1.0,
        }
    }
}

/// The words of `span`, cut where a word may be, and where one is wider than `widest` columns.
pub(super) fn pieces(review: &Review, span: Span, widest: u16) -> Vec<Piece> {
    let text = review.slice(span);
    let mut pieces = Vec::with_capacity(text.len() / 5);
    let mut at = span.start.offset();
    for word in WordSeparator::UnicodeBreakProperties.find_words(text) {
        let (start, end) = (at, at + word.word.len() + word.whitespace.len());
        for (cut, hyphen) in cuts(word.word) {
            push_part(review, (at..start + cut, hyphen), widest, &mut pieces);
            at = start + cut;
        }
        push_part(review, (at..end, Hyphen::None), widest, &mut pieces);
        at = end;
    }
    pieces
}

/// Where a word may be broken, in bytes from its start, and whether that takes a hyphen: behind
/// those it has, and behind its soft ones.
fn cuts(word: &str) -> Vec<(usize, Hyphen)> {
    let soft = word
        .trim_end_matches(SOFT_HYPHEN)
        .match_indices(SOFT_HYPHEN)
        .map(|(at, found)| (at + found.len(), Hyphen::Drawn))
        .filter(|(cut, _)| (1 + SOFT_HYPHEN.len_utf8()..word.len()).contains(cut));
    let own = WordSplitter::HyphenSplitter.split_points(word).into_iter();
    let mut cuts: Vec<_> = own.map(|cut| (cut, Hyphen::None)).chain(soft).collect();
    cuts.sort_unstable_by_key(|(cut, _)| *cut);
    cuts
}

/// Adds a part of a word, cut between graphemes into pieces that fit. It has no hyphen drawn behind
/// it where there is no room for one.
fn push_part(
    review: &Review,
    (part, hyphen): (Range<usize>, Hyphen),
    widest: u16,
    pieces: &mut Vec<Piece>,
) {
    let all = review.slice(Span::of(part.clone()));
    let word = all.trim_end();
    let end = part.start + word.len();
    let (mut start, mut width) = (part.start, columns(review, part.start..end));
    if width > widest {
        width = 0;
        for glyph in glyphs(review.text(), Span::of(part.start..end)) {
            let at = glyph.span.start.offset();
            if width > 0 && width.saturating_add(glyph.width) > widest {
                pieces.push(Piece::new(start..at, width, 0, Hyphen::None));
                (start, width) = (at, 0);
            }
            width = width.saturating_add(glyph.width);
        }
    }
    let hyphen = if width < widest { hyphen } else { Hyphen::None };
    let space = columns(review, end..part.end);
    pieces.push(Piece::new(start..end, width, space, hyphen));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Facts, Position};

    /// The pieces of `text` for lines of `widest` columns; `|` stands for a hyphen drawn.
    fn cut(text: &str, widest: u16) -> Vec<String> {
        let review = Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new());
        let span = Span::new(Position::START, review.end());
        let shown = |piece: &Piece| {
            let text = review.slice(Span::of(piece.start..piece.end));
            let hyphen = match piece.hyphen {
                Hyphen::None => "",
                Hyphen::Drawn => "|",
            };
            text.replace(SOFT_HYPHEN, "") + hyphen
        };
        pieces(&review, span, widest).iter().map(shown).collect()
    }

    #[test]
    fn words_are_broken_at_their_hyphens() {
        let cases: [(&str, u16, &[&str]); 5] = [
            ("half-life ended", 40, &["half-", "life", "ended"]),
            (
                "cin\u{ad}e\u{ad}ma, film",
                40,
                &["cin|", "e|", "ma,", "film"],
            ),
            // Where there is no room for the hyphen, or nothing to part, none is drawn.
            ("cine\u{ad}ma", 4, &["cine", "ma"]),
            ("cinema\u{ad}tic", 4, &["cine", "ma|", "tic"]),
            ("\u{ad}cinema\u{ad} film", 40, &["cinema", "film"]),
        ];
        for (text, widest, pieces) in cases {
            assert_eq!(cut(text, widest), pieces, "{text:?}");
        }
    }
}
