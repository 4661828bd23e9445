//! Where running text is broken: fragments over byte ranges, fitted as a whole.

mod breaks;
mod join;
mod links;
mod pieces;
#[cfg(test)]
mod table_of_pieces;
mod ties;

use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::Settings;
use crate::review::{Review, Span};
pub(super) use pieces::columns;
use pieces::pieces;

/// What a line wider than the measure costs: more than any number of ragged lines, so that none
/// is ever taken. textwrap's default lets some pass.
const NEVER: usize = 1_000_000_000;

/// A last line is short when it is a single word that takes less than this part of its columns.
const SHORT_LAST_LINE: usize = 4;

/// The text of each line of `span` when the lines have so many columns from the first on, the last
/// number counting for all that follow; nothing for an empty span. Every grapheme is in exactly one
/// line, but for the white space at the breaks; no line is wider than its columns unless a single
/// grapheme is.
///
/// The breaks are chosen over the whole span so that the lines are as even as they can be
/// (Knuth and Plass 1981, as textwrap does it).
pub(super) fn fit(review: &Review, span: Span, columns: &[u16], settings: Settings) -> Vec<Span> {
    let least = columns.iter().copied().min().unwrap_or(u16::MAX);
    let pieces = pieces(review, span, least);
    let widths: Vec<f64> = columns.iter().copied().map(f64::from).collect();
    let penalties = Penalties {
        nline_penalty: settings.penalties.line.into(),
        overflow_penalty: NEVER,
        short_last_line_fraction: SHORT_LAST_LINE,
        short_last_line_penalty: settings.penalties.short_last_line.into(),
        hyphen_penalty: settings.penalties.hyphen.into(),
    };
    let fitted = wrap_optimal_fit(&pieces, &widths, &penalties)
        .unwrap_or_else(|_| wrap_first_fit(&pieces, &widths));
    let ranges = fitted
        .iter()
        .filter_map(|line| Some(line.first()?.start..line.last()?.end));
    ranges.map(Span::of).collect()
}
