//! Where running text may be broken into lines, and which of these places are kept together.

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_segmentation::GraphemeCursor;

use super::links;
use super::pieces::Hyphen;
use super::ties;
use crate::review::{CELL, is_written_together, joins_lines};

/// What tells where a word may be broken with a hyphen, and draws nothing itself.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// A place where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Break {
    /// Bytes from the start of the text, behind the white space.
    pub(super) at: usize,
    /// Whether a hyphen is drawn when it is used.
    pub(super) hyphen: Hyphen,
    /// What keeps the two sides together.
    pub(super) bond: Bond,
}

/// What keeps the two sides of a break together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// Nothing.
    None,
    /// They stand on one line where both fit on it.
    Kept,
    /// They are parts of one word, which is broken only where all of it does not fit on a line, and
    /// then at any such place.
    Whole,
}

/// The breaks of a text in their order, the last one at its end: those of the Unicode Line Breaking
/// Algorithm (UAX #14), which knows the rules of Chinese and Japanese, and those within addresses.
pub(super) fn breaks(text: &str) -> Vec<Break> {
    let links = links::links(text);
    let mut breaks = Vec::with_capacity(text.len() / 5 + 1);
    for at in segmenter(text).segment_str(text) {
        let within_link = links.iter().any(|link| link.start < at && at < link.end);
        if within_link || !is_between(text, at) {
            continue;
        }
        if let Some((head, tail)) = text.split_at_checked(at) {
            breaks.push(Break {
                at,
                hyphen: hyphen(head),
                bond: bond(head, tail),
            });
        }
    }
    if !links.is_empty() {
        breaks.extend(links.into_iter().flat_map(|link| links::cuts(text, link)));
        breaks.sort_unstable_by_key(|found| found.at);
    }
    breaks.push(Break {
        at: text.len(),
        hyphen: Hyphen::None,
        bond: Bond::None,
    });
    breaks
}

/// Finds the breaks of `text`. The words of languages that set no spaces between them are looked up
/// in dictionaries, where there are any: the learned models that ICU has for them take twenty times
/// as long.
fn segmenter(text: &str) -> LineSegmenterBorrowed<'static> {
    let options = LineBreakOptions::default();
    if !text.is_ascii() && text.chars().any(is_written_together) {
        LineSegmenter::new_dictionary(options)
    } else {
        LineSegmenter::new_for_non_complex_scripts(options)
    }
}

/// Whether there is something on both sides, and no grapheme over the break.
fn is_between(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else {
        return false;
    };
    let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else {
        return false;
    };
    if after.is_whitespace() || (before == SOFT_HYPHEN && !ends_in_word(head)) {
        return false;
    }
    if (before.is_ascii() && after.is_ascii()) || (joins_lines(before) && joins_lines(after)) {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

/// Whether there is a word before the soft hyphens at the end.
fn ends_in_word(head: &str) -> bool {
    head.trim_end_matches(SOFT_HYPHEN)
        .ends_with(|c: char| !c.is_whitespace())
}

/// Whether a line that ends with `head` is given a hyphen: where that is soft.
fn hyphen(head: &str) -> Hyphen {
    let word = head.trim_end_matches(SOFT_HYPHEN);
    if word.len() < head.len() && !word.ends_with(ties::is_dash) {
        Hyphen::Drawn
    } else {
        Hyphen::None
    }
}

/// What keeps the end of `head` and the start of `tail` together.
fn bond(head: &str, tail: &str) -> Bond {
    let word = head.trim_end();
    match head.get(word.len()..) {
        None | Some("") => ties::joint(head, tail),
        Some(blank) if blank.contains(CELL) || word.is_empty() => Bond::None,
        Some(_) => ties::tie(word, tail),
    }
}
