//! The words around a place, in one line.

use crate::review::{Cover, Masks, Position, Review, Span, joins_lines};
use crate::search::{Pattern, find};
use crate::typeset::MASK;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// The graphemes of a snippet, about.
const LENGTH: usize = 160;

/// Of these, the ones before the place, at the most.
const BEFORE: usize = 50;

/// Some words of a text, in one line, of which some are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words, safe to print; `…` where the paragraph goes on.
    pub text: String,
    /// What of them is wanted: in bytes of the text, in their order.
    pub marks: Vec<Range<usize>>,
}

/// The words around `place` in its block, with what `pattern` finds there marked and `masks` over
/// them.
pub(super) fn snippet(
    review: &Review,
    place: Span,
    pattern: Option<&Pattern>,
    masks: impl Fn(Span) -> Masks,
) -> Snippet {
    let block = review.block_at(place.start);
    let block = block.and_then(|at| review.blocks().get(at));
    let Some(content) = block.map(crate::review::Block::content) else {
        return Snippet::default();
    };
    let place = place.intersection(content).unwrap_or_else(|| {
        let start = place.start.max(content.start).min(content.end);
        Span::new(start, start)
    });
    let around = around(review, content, place);
    let hits: Vec<Span> = match pattern {
        Some(pattern) => find(review, pattern, around).collect(),
        None => Vec::new(),
    };
    let mut line = Line::default();
    if around.start > content.start {
        line.text.push('…');
    }
    for (part, cover) in masks(around).parts(around) {
        line.push(review, part, cover);
    }
    line.text.truncate(line.text.trim_end().len());
    let mut snippet = line.marked(&hits);
    if around.end < content.end {
        snippet.text.push('…');
    }
    snippet
}

/// What of a block is shown around a place: whole words.
fn around(review: &Review, content: Span, place: Span) -> Span {
    let before = review.slice(Span::new(content.start, place.start));
    let behind = review.slice(Span::new(place.start, content.end));
    let all_before = before.graphemes(true).rev().take(LENGTH + 1).count();
    let all_behind = behind.graphemes(true).take(LENGTH + 1).count();
    // What is not needed behind the place is shown before it.
    let room = LENGTH.saturating_sub(all_behind).max(BEFORE);
    let start = if all_before <= room {
        content.start
    } else {
        let lengths = before.graphemes(true).rev().take(room).map(str::len);
        let from = before.len() - lengths.sum::<usize>();
        let word = first_word(before.get(from..).unwrap_or_default());
        Position::at(content.start.offset() + from + word)
    };
    let shown = Span::new(start, place.start);
    let room = LENGTH - review.slice(shown).graphemes(true).count().min(LENGTH);
    let room = room.max(LENGTH - BEFORE);
    let end = if all_behind <= room {
        content.end
    } else {
        let lengths = behind.graphemes(true).take(room).map(str::len);
        let to: usize = lengths.sum();
        let least = place.len().min(to);
        let words = last_word(behind.get(..to).unwrap_or_default());
        Position::at(place.start.offset() + words.max(least))
    };
    Span::new(start, end)
}

/// The words at the end of a cut within which a border of one is looked for, in bytes: longer ones
/// are cut.
const LONGEST: usize = 40;

/// Where the first whole word of `text` begins, before which it is cut.
fn first_word(text: &str) -> usize {
    let mut words = text.split_word_bound_indices().skip(1);
    let first = words.find(|(_, word)| word.chars().any(char::is_alphanumeric));
    first.map_or(0, |(at, _)| at).min(text.len())
}

/// Where the last whole word of `text` ends, behind which it is cut.
fn last_word(text: &str) -> usize {
    let mut words = text.split_word_bound_indices();
    let last = words.next_back().map_or(0, |(at, _)| at);
    let kept = text.get(..last).unwrap_or_default().trim_end().len();
    if text.len() - kept > LONGEST {
        text.len()
    } else {
        kept
    }
}

/// A line that is made of parts of a text.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Where graphemes of the review stand in the line, in their order.
    places: Vec<(Position, usize)>,
    /// Whether white space came last, which is written when something follows; and whether it was the
    /// end of a line.
    space: Option<Space>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Blank,
    LineEnd,
}

impl Line {
    fn push(&mut self, review: &Review, part: Span, cover: Cover) {
        let mut at = part.start.offset();
        for grapheme in review.slice(part).graphemes(true) {
            let start = Position::at(at);
            at += grapheme.len();
            match cover {
                Cover::Masked => {
                    self.write_space(MASK);
                    self.places.push((start, self.text.len()));
                    self.text.push_str(&MASK.repeat(grapheme.width().max(1)));
                }
                Cover::Plain if grapheme.chars().all(char::is_whitespace) => {
                    let ends_line = grapheme.contains('\n');
                    let is_end = ends_line || self.space == Some(Space::LineEnd);
                    self.space = Some(if is_end { Space::LineEnd } else { Space::Blank });
                    self.places.push((start, self.text.len()));
                }
                Cover::Plain => {
                    self.write_space(grapheme);
                    self.places.push((start, self.text.len()));
                    self.text.push_str(grapheme);
                }
            }
        }
    }

    /// Writes the white space that came before `next`, unless lines are joined without any there.
    fn write_space(&mut self, next: &str) {
        let Some(space) = self.space.take() else {
            return;
        };
        let joins = |c: Option<char>| c.is_some_and(joins_lines);
        let is_joined = space == Space::LineEnd
            && joins(self.text.chars().next_back())
            && joins(next.chars().next());
        if !self.text.is_empty() && !is_joined {
            self.text.push(' ');
        }
    }

    /// The snippet, with these hits marked.
    fn marked(self, hits: &[Span]) -> Snippet {
        let len = self.text.len();
        let at = |position: Position| {
            let place = self.places.partition_point(|(start, _)| *start < position);
            self.places.get(place).map_or(len, |(_, at)| *at).min(len)
        };
        let marks = hits.iter().filter_map(|hit| {
            let start = at(hit.start);
            // White space before the next word is not part of a hit.
            let end = at(hit.end);
            let text = self.text.get(start..end)?;
            let blank = text.len() - text.trim_start().len();
            let mark = start + blank..start + text.trim_end().len();
            (mark.start < mark.end).then_some(mark)
        });
        let marks = marks.collect();
        Snippet {
            text: self.text,
            marks,
        }
    }
}
