//! A whole line of a text, found again with certainty or not at all.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnchoredLine {
    /// The words of the line.
    words: String,
    /// Where it begins, with the words before and behind it.
    #[serde(flatten)]
    around: Anchor,
}

impl AnchoredLine {
    /// A line of `review`, without the white space around it.
    pub fn of(review: &Review, line: Span) -> Self {
        Self {
            words: review.slice(line).to_owned(),
            around: Anchor::around(review, line),
        }
    }

    /// Whether it lies in the text that it was taken from.
    pub(super) fn is_within(&self) -> bool {
        self.around.has_room_for(&self.words)
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
        let [start, from_end] = self.around.expected(text);
        let line = start..start + self.words.len();
        let is_there = start == from_end
            && text.get(line.clone()) == Some(self.words.as_str())
            && self.around.stands_around(text, &line)
            && is_whole(text, &line);
        is_there.then(|| span(&line))
    }

    /// The line wherever it stands.
    fn sought(&self, text: &str) -> Option<Span> {
        let beside = Beside::of(self);
        let expected = self.around.expected(text);
        // Where it is known on both sides no other is more alike: the text, which may have the same
        // line a million times, need not be looked through.
        let mut known: Vec<Range<usize>> = expected
            .map(|at| at..at + self.words.len())
            .into_iter()
            .filter(|line| text.get(line.clone()) == Some(self.words.as_str()))
            .filter(|line| is_whole(text, line) && beside.sides(text, line) == SIDES)
            .collect();
        known.dedup();
        if known.is_empty() {
            known = self.most_alike(text, &beside);
        }
        if known.len() > 1 {
            known.retain(|line| expected.contains(&line.start));
        }
        match known.as_slice() {
            [line] => Some(span(line)),
            _ => None,
        }
    }

    /// The lines of `text` with the same words that are known on the most sides, and on one at least.
    fn most_alike(&self, text: &str, beside: &Beside) -> Vec<Range<usize>> {
        let known = memmem::find_iter(text.as_bytes(), &self.words)
            .map(|at| at..at + self.words.len())
            .filter(|line| is_whole(text, line))
            .map(|line| (beside.sides(text, &line), line))
            .filter(|(sides, _)| *sides > 0);
        let mut most = 0;
        let mut lines = Vec::new();
        for (sides, line) in known {
            if sides > most {
                (most, lines) = (sides, Vec::new());
            }
            if sides == most {
                lines.push(line);
            }
        }
        lines
    }
}

/// The sides of a line.
const SIDES: usize = 2;

/// What stood beside a line, read away from it.
struct Beside {
    above: Vec<char>,
    below: Vec<char>,
}

impl Beside {
    fn of(line: &AnchoredLine) -> Self {
        let (above, below) = line.around.words();
        Self {
            above: backwards(above).collect(),
            below: forwards(below).collect(),
        }
    }

    /// On how many sides of a line the words are those that were there.
    fn sides(&self, text: &str, line: &Range<usize>) -> usize {
        let (before, behind) = text
            .get(..line.start)
            .zip(text.get(line.end..))
            .unwrap_or_default();
        if self.above.is_empty() && self.below.is_empty() {
            // It was all there was.
            let alone = before.trim().is_empty() && behind.trim().is_empty();
            return usize::from(alone);
        }
        usize::from(is_alike(&self.above, backwards(before)))
            + usize::from(is_alike(&self.below, forwards(behind)))
    }
}

fn span(line: &Range<usize>) -> Span {
    Span::new(Position::at(line.start), Position::at(line.end))
}

/// Whether what stands beside a line, read away from it, begins as `quoted`; where that is little,
/// whether it is the same to the end of the text.
fn is_alike(quoted: &[char], found: impl Iterator<Item = char>) -> bool {
    match quoted.get(..TELLING) {
        Some(telling) => found.take(TELLING).eq(telling.iter().copied()),
        None => !quoted.is_empty() && found.eq(quoted.iter().copied()),
    }
}

/// The beginning of `text`, any white space as one blank, and none at its ends.
fn forwards(text: &str) -> impl Iterator<Item = char> {
    squeezed(text.chars().take(BESIDE))
}

/// The end of `text`, from its last character back, any white space as one blank, and none at its
/// ends.
fn backwards(text: &str) -> impl Iterator<Item = char> {
    squeezed(text.chars().rev().take(BESIDE))
}

fn squeezed(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let mut text = text.skip_while(|c| c.is_whitespace()).peekable();
    std::iter::from_fn(move || {
        let c = text.next()?;
        if !c.is_whitespace() {
            return Some(c);
        }
        while text.next_if(|next| next.is_whitespace()).is_some() {}
        text.peek().map(|_| ' ')
    })
}

/// Whether nothing but white space stands beside `line` on its line of `text`.
fn is_whole(text: &str, line: &Range<usize>) -> bool {
    let before = text.get(..line.start).unwrap_or_default();
    let behind = text.get(line.end..).unwrap_or_default();
    let blank = |c: &char| *c == '\n' || !c.is_whitespace();
    let ends = [before.chars().rev().find(blank), behind.chars().find(blank)];
    ends.into_iter().all(|end| end.is_none_or(|c| c == '\n'))
}
