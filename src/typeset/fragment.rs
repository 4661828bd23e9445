//! Where running text is broken: fragments over byte ranges, fitted as a whole.

mod breaks;
mod join;
mod ladder;
mod links;
mod pieces;
mod runs;
#[cfg(test)]
mod table_of_pieces;
mod ties;

use std::ops::Range;

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::direction::has_from_right;
use super::hyphen::{NARROWEST, Syllables};
use super::language::Language;
use super::{Justification, Settings};
use crate::review::{Review, Span};
pub use pieces::Hyphen;
pub(super) use pieces::columns;
use pieces::{Piece, pieces};

/// What a line wider than the measure costs: more than any number of ragged lines, so that none
/// is ever taken. textwrap's default lets some pass.
const NEVER: usize = 1_000_000_000;

/// A last line is short when it is a single word that takes less than this part of its columns.
const SHORT_LAST_LINE: usize = 4;

/// How often the breaks are chosen anew, without some of the hyphens, so that no two lines in a row
/// end in one. Words that are wider than a line, and what is still left then, stay broken.
const ROUNDS: usize = 8;

/// How running text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) settings: Settings,
    /// The language by whose syllables words are broken, where they are.
    pub(super) language: Option<Language>,
}

impl Manner {
    /// The same for what is no running text: no word is broken, no blank widened.
    pub(super) fn plain(self) -> Self {
        Self {
            settings: Settings {
                justification: Justification::Ragged,
                ..self.settings
            },
            language: None,
        }
    }
}

/// The text of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) span: Span,
    /// What is drawn behind it.
    pub(super) hyphen: Hyphen,
}

impl From<Span> for Fitted {
    /// A line that ends as its text does.
    fn from(span: Span) -> Self {
        Self {
            span,
            hyphen: Hyphen::None,
        }
    }
}

/// The text of each line of `span` when the lines have so many columns from the first on, the last
/// number counting for all that follow; nothing for an empty span. Every grapheme is in exactly one
/// line, but for the white space at the breaks; no line is wider than its columns unless a single
/// grapheme is.
///
/// The breaks are chosen over the whole span so that the lines are as even as they can be
/// (Knuth and Plass 1981, as textwrap does it).
pub(super) fn fit(review: &Review, span: Span, columns: &[u16], manner: Manner) -> Vec<Fitted> {
    let least = columns.iter().copied().min().unwrap_or(u16::MAX);
    let language = manner.language.filter(|_| least >= NARROWEST);
    let syllables = language.map(|language| Syllables::new(review, span, language));
    let mut pieces = pieces(review, span, least, syllables);
    if has_from_right(review.slice(span)) {
        runs::join(review, span, least, &mut pieces);
    }
    let mut lines = broken(&pieces, columns, manner.settings);
    for _ in 0..ROUNDS {
        if !ladder::shorten(review, &lines, least, &mut pieces) {
            break;
        }
        lines = broken(&pieces, columns, manner.settings);
    }
    let fitted = lines.into_iter().filter_map(|line| {
        let line = pieces.get(line)?;
        let end = line.last()?;
        Some(Fitted {
            span: Span::of(line.first()?.start..end.end),
            hyphen: end.hyphen,
        })
    });
    fitted.collect()
}

/// The pieces of each line.
fn broken(pieces: &[Piece], columns: &[u16], settings: Settings) -> Vec<Range<usize>> {
    let widths: Vec<f64> = columns.iter().copied().map(f64::from).collect();
    let penalties = Penalties {
        nline_penalty: settings.penalties.line.into(),
        overflow_penalty: NEVER,
        short_last_line_fraction: SHORT_LAST_LINE,
        short_last_line_penalty: settings.penalties.short_last_line.into(),
        hyphen_penalty: settings.penalties.hyphen.into(),
    };
    let lines = wrap_optimal_fit(pieces, &widths, &penalties)
        .unwrap_or_else(|_| wrap_first_fit(pieces, &widths));
    let mut at = 0;
    let ranges = lines.iter().map(|line| {
        let from = at;
        at += line.len();
        from..at
    });
    ranges.collect()
}
