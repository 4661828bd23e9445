//! Finding a pattern in a piece of folded text.

use std::ops::Range;

use memchr::memmem::Finder;
use regex_automata::meta::Regex;
use regex_automata::{Anchored, Input};

use super::borders::is_whole;
use crate::search::switches::Borders;

/// The longest hit of an expression, in folded bytes. A bound makes the time that an expression
/// takes linear in the text, and what is found the same however the text is cut into pieces.
pub(super) const LONGEST: usize = 4096;

/// Bytes of a piece that are not searched for an expression while text follows: what stands behind
/// a hit is then known, and the last white space is complete.
const MARGIN: usize = 8;

/// What finds a pattern in folded text.
#[derive(Debug, Clone)]
pub(in crate::search) enum Matcher {
    /// The very text.
    Text(Box<Finder<'static>>, Borders),
    /// Whole words, the longest first, and what finds where one may begin.
    Words(Regex, Vec<String>),
    /// An expression.
    Expression(Regex),
}

/// What lies behind a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Behind {
    /// More text.
    More,
    /// Nothing.
    Nothing,
}

/// What a piece of text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Step {
    /// A hit, not empty.
    Hit(Range<usize>),
    /// No hit; what begins at this place or behind it may go on behind the piece.
    Seen(usize),
}

impl Matcher {
    /// The first hit in `text` that begins at `at` or behind it. Both are on character boundaries;
    /// what stands before `at` counts where words begin.
    pub(in crate::search) fn next(&self, text: &[u8], at: usize, behind: Behind) -> Step {
        match self {
            Self::Text(finder, borders) => next_text((finder, *borders), text, at, behind),
            Self::Words(regex, words) => next_word((regex, words), text, at, behind),
            Self::Expression(regex) => next_match(regex, text, at, behind),
        }
    }

    /// The most folded bytes of a hit.
    pub(in crate::search) fn longest(&self) -> usize {
        match self {
            Self::Text(finder, _) => finder.needle().len(),
            Self::Words(_, words) => words.first().map_or(0, String::len),
            Self::Expression(_) => LONGEST + MARGIN,
        }
    }

    /// Whether what stands before a hit matters.
    pub(in crate::search) fn looks_back(&self) -> bool {
        match self {
            Self::Text(_, Borders::Anywhere) => false,
            Self::Text(_, Borders::Words) | Self::Words(..) | Self::Expression(_) => true,
        }
    }
}

fn next_text(
    (finder, borders): (&Finder<'_>, Borders),
    text: &[u8],
    mut at: usize,
    behind: Behind,
) -> Step {
    let len = finder.needle().len();
    while let Some(found) = text.get(at..).and_then(|rest| finder.find(rest)) {
        let hit = at + found..at + found + len;
        // White space may go on behind the piece, and so may a word.
        if hit.end == text.len() && behind == Behind::More {
            break;
        }
        if borders == Borders::Anywhere || is_whole(text, &hit) {
            return Step::Hit(hit);
        }
        at = next_boundary(text, hit.start);
    }
    Step::Seen(unseen(text, len).max(at))
}

fn next_word(
    (regex, words): (&Regex, &[String]),
    text: &[u8],
    mut at: usize,
    behind: Behind,
) -> Step {
    let longest = words.first().map_or(0, String::len);
    while let Some(start) = regex
        .find(Input::new(text).range(at..))
        .map(|it| it.start())
    {
        if start + longest >= text.len() && behind == Behind::More {
            return Step::Seen(start);
        }
        let rest = text.get(start..).unwrap_or_default();
        let begun = words
            .iter()
            .filter(|word| rest.starts_with(word.as_bytes()));
        let mut hits = begun.map(|word| start..start + word.len());
        if let Some(hit) = hits.find(|hit| is_whole(text, hit)) {
            return Step::Hit(hit);
        }
        at = next_boundary(text, start);
    }
    Step::Seen(unseen(text, longest).max(at))
}

/// The first hit of an expression: at the first place where a match of at most [`LONGEST`] bytes
/// begins. Parts of the text are searched that become longer while nothing is found, so that
/// neither a hit nor its absence takes more time than its text is long.
fn next_match(regex: &Regex, text: &[u8], mut at: usize, behind: Behind) -> Step {
    let all = match behind {
        Behind::Nothing => text.len(),
        Behind::More => boundary_at(text, text.len().saturating_sub(MARGIN)),
    };
    let mut window = 2 * LONGEST;
    while at < all {
        let end = boundary_at(text, all.min(at + window));
        let is_end = end == text.len();
        // Matches that begin before this place end before `end`, if they are hits.
        let sure = if is_end {
            end
        } else {
            boundary_at(text, end.saturating_sub(LONGEST)).max(at)
        };
        let found = regex.find(Input::new(text).range(at..end));
        match found.map(|found| found.range()) {
            Some(found) if found.start < sure || is_end => {
                if let Some(hit) = hit(regex, text, found.clone()) {
                    return Step::Hit(hit);
                }
                at = next_boundary(text, found.start);
                window = 2 * LONGEST;
            }
            found => {
                at = found.map_or(sure, |found| found.start);
                if end == all {
                    return Step::Seen(if is_end { end } else { at });
                }
                window *= 2;
            }
        }
    }
    Step::Seen(at.min(text.len()))
}

/// The hit that begins where `found` does.
fn hit(regex: &Regex, text: &[u8], found: Range<usize>) -> Option<Range<usize>> {
    let most = boundary_at(text, found.start + LONGEST);
    if found.end <= most {
        return (!found.is_empty()).then_some(found);
    }
    let here = Input::new(text).range(found.start..most);
    let shorter = regex.find(here.anchored(Anchored::Yes))?.range();
    (!shorter.is_empty()).then_some(shorter)
}

/// Where in a piece, behind which text follows, a hit of `longest` bytes could not be seen.
fn unseen(text: &[u8], longest: usize) -> usize {
    boundary_at(text, text.len().saturating_sub(longest))
}

/// The last character boundary of `text` at or before `at`.
pub(in crate::search) fn boundary_at(text: &[u8], at: usize) -> usize {
    let mut at = at.min(text.len());
    while !is_boundary(text, at) {
        at -= 1;
    }
    at
}

fn next_boundary(text: &[u8], at: usize) -> usize {
    let mut next = at + 1;
    while !is_boundary(text, next) {
        next += 1;
    }
    next.min(text.len())
}

/// Whether no byte inside a character of UTF-8 stands at `at`.
pub(super) fn is_boundary(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|byte| byte & 0xc0 != 0x80)
}
