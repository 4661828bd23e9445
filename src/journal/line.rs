//! A whole line of a text, found again with certainty or not at all.

use std::ops::Range;

use memchr::memmem;

use super::Anchor;
use crate::review::{Position, Review, Span};

/// Characters right beside a line that must be as they were for it to be known by them, where
/// there are so many.
const TELLING: usize = 24;

/// Characters beside a line among which those are looked for: more, as the text may have been
/// wrapped anew.
const BESIDE: usize = 256;

/// A line of a text with the words around it.
///
/// It is the same line as long as its own words are the same, and those right before or right
/// behind it; where several lines are equally like it, the one in its place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchoredLine {
    /// The words of the line.
    words: String,
    /// Where it begins, with the words before it.
    start: Anchor,
    /// Where it ends, with the words behind it.
    end: Anchor,
}

impl AnchoredLine {
    /// A line of `review`, without the white space around it.
    pub fn of(review: &Review, line: Span) -> Self {
        Self {
            words: review.slice(line).to_owned(),
            start: Anchor::of(review, line.start),
            end: Anchor::of(review, line.end),
        }
    }

    /// The words of the line.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The line in a text that may have changed since; `None` where it is not certain which one it
    /// is, or whether it is there at all.
    pub fn find(&self, review: &Review) -> Option<Span> {
        let text = review.text();
        if self.words.is_empty() {
            return None;
        }
        self.in_its_place(text).or_else(|| self.sought(text))
    }

    /// The line in a text that is as it was around it and as long: nearly always the same text.
    fn in_its_place(&self, text: &str) -> Option<Span> {
        let [start, from_end] = self.start.expected(text);
        let line = start..start + self.words.len();
        let is_there = start == from_end
            && self.start.stands_at(text, line.start)
            && self.end.stands_at(text, line.end)
            && is_whole(text, &line);
        is_there.then(|| span(&line))
    }

    /// The line wherever it stands.
    fn sought(&self, text: &str) -> Option<Span> {
        let known = memmem::find_iter(text.as_bytes(), &self.words)
            .map(|at| at..at + self.words.len())
            .filter(|line| is_whole(text, line))
            .map(|line| (self.sides(text, &line), line))
            .filter(|(sides, _)| *sides > 0);
        let mut known: Vec<(usize, Range<usize>)> = known.collect();
        let most = known.iter().map(|(sides, _)| *sides).max()?;
        known.retain(|(sides, _)| *sides == most);
        if known.len() > 1 {
            let expected = self.start.expected(text);
            known.retain(|(_, line)| expected.contains(&line.start));
        }
        match known.as_slice() {
            [(_, line)] => Some(span(line)),
            _ => None,
        }
    }

    /// On how many sides of a line the words are those that were there.
    fn sides(&self, text: &str, line: &Range<usize>) -> usize {
        let (before, behind) = text
            .get(..line.start)
            .zip(text.get(line.end..))
            .unwrap_or_default();
        let ((above, _), (_, below)) = (self.start.words(), self.end.words());
        let (above, below) = (backwards(above), forwards(below));
        if above.is_empty() && below.is_empty() {
            // It was all there was.
            let alone = before.trim().is_empty() && behind.trim().is_empty();
            return usize::from(alone);
        }
        usize::from(is_alike(&above, &backwards(before)))
            + usize::from(is_alike(&below, &forwards(behind)))
    }
}

fn span(line: &Range<usize>) -> Span {
    Span::new(Position::at(line.start), Position::at(line.end))
}

/// Whether what stands beside a line, read away from it, begins as `quoted`; where that is little,
/// whether it is the same to the end of the text.
fn is_alike(quoted: &[char], found: &[char]) -> bool {
    match quoted.get(..TELLING) {
        Some(telling) => found.starts_with(telling),
        None => !quoted.is_empty() && quoted == found,
    }
}

/// The beginning of `text`, any white space as one blank, and none at its ends.
fn forwards(text: &str) -> Vec<char> {
    squeezed(text.chars().take(BESIDE))
}

/// The end of `text`, from its last character back, any white space as one blank, and none at its
/// ends.
fn backwards(text: &str) -> Vec<char> {
    squeezed(text.chars().rev().take(BESIDE))
}

fn squeezed(text: impl Iterator<Item = char>) -> Vec<char> {
    let mut squeezed: Vec<char> = Vec::with_capacity(BESIDE);
    for c in text {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || squeezed.last().is_some_and(|last| *last != ' ') {
            squeezed.push(c);
        }
    }
    squeezed.pop_if(|last| *last == ' ');
    squeezed
}

/// Whether nothing but white space stands beside `line` on its line of `text`.
fn is_whole(text: &str, line: &Range<usize>) -> bool {
    let before = text.get(..line.start).unwrap_or_default();
    let behind = text.get(line.end..).unwrap_or_default();
    let blank = |c: &char| *c == '\n' || !c.is_whitespace();
    let ends = [before.chars().rev().find(blank), behind.chars().find(blank)];
    ends.into_iter().all(|end| end.is_none_or(|c| c == '\n'))
}
