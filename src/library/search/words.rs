//! What is looked for, cut into words that are found in one text.

use crate::review::{Review, Span};
use crate::search::{Case, Ending, Folded, Wanted, WantedWord, fold, words_in};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is looked for in texts: parts that must all be there.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    parts: Vec<Part>,
}

/// A word, or several that stand one behind the other.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Folded; one at least.
    words: Vec<String>,
    /// Whether the last of them may go on.
    ending: Ending,
    /// Other words that count as the only one: other forms, or what may have been meant.
    instead: BTreeSet<String>,
    /// As it was typed, folded.
    typed: String,
}

/// The words of a piece of text, in their order.
#[derive(Debug)]
pub(super) struct Words {
    folded: Folded,
    ranges: Vec<Range<usize>>,
}

/// Some words of [`Words`], by their places among them, and the part that they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) part: usize,
}

impl Sought {
    /// What is wanted, where other words may stand `instead` of those that were typed.
    pub fn new(wanted: &Wanted, instead: &[(String, Vec<String>)]) -> Self {
        let last = wanted.words.len().saturating_sub(1);
        let parts = wanted.words.iter().enumerate().filter_map(|(at, word)| {
            let is_last = at == last && matches!(word, WantedWord::Typed(_));
            let ending = if is_last {
                wanted.ending
            } else {
                Ending::Closed
            };
            Part::new(word.text(), ending, instead)
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// All words as one part: what stands there if they stand one behind the other.
    pub(super) fn phrase(&self) -> Option<Part> {
        let last = self.parts.last()?;
        let typed: Vec<&str> = self.parts.iter().map(|part| part.typed.as_str()).collect();
        let words = self
            .parts
            .iter()
            .flat_map(|part| part.words.iter().cloned());
        Some(Part {
            words: words.collect(),
            ending: last.ending,
            instead: BTreeSet::new(),
            typed: typed.join(" "),
        })
    }
}

impl Part {
    fn new(text: &str, ending: Ending, instead: &[(String, Vec<String>)]) -> Option<Self> {
        let found = Words::of(text);
        let words: Vec<String> = found.iter().map(str::to_owned).collect();
        if words.is_empty() {
            return None;
        }
        let typed = found.folded.text().trim().to_owned();
        let is_one = |word: &str| words.len() == 1 && words.iter().any(|one| one == word);
        let folded = |word: &String| fold(word, Case::Folded).text().to_owned();
        let others = instead.iter().filter(|(word, _)| is_one(&folded(word)));
        let instead = others.flat_map(|(_, others)| others.iter().map(folded));
        Some(Self {
            instead: instead.collect(),
            words,
            ending,
            typed,
        })
    }

    /// As it was typed, folded.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// The first of its words.
    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Whether a folded text may hold it: fast, and never wrong where it says no.
    pub(super) fn may_be_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
            || self
                .instead
                .iter()
                .any(|word| folded.contains(word.as_str()))
    }

    /// Where it stands among `words`.
    pub(super) fn spots(&self, words: &Words, part: usize) -> impl Iterator<Item = Spot> {
        let last = self.words.len() - 1;
        (0..words.len().saturating_sub(last)).filter_map(move |start| {
            let is_it = self.words.iter().enumerate().all(|(at, word)| {
                let there = words.get(start + at);
                if at == last && self.ending == Ending::Open {
                    there.starts_with(word.as_str())
                } else {
                    there == word
                }
            });
            let is_other = || last == 0 && self.instead.contains(words.get(start));
            (is_it || is_other()).then_some(Spot {
                start,
                end: start + last + 1,
                part,
            })
        })
    }
}

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let folded = fold(text, Case::Folded);
        let ranges = words_in(folded.text()).collect();
        Self { folded, ranges }
    }

    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The word at a place, folded.
    pub(super) fn get(&self, at: usize) -> &str {
        let range = self.ranges.get(at).cloned().unwrap_or_default();
        self.folded.text().get(range).unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Where the words from `start` to before `end` stand in the text, from its beginning.
    pub(super) fn source(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.ranges.get(start).map_or(0, |range| range.start);
        let last = end.checked_sub(1).and_then(|last| self.ranges.get(last));
        self.folded
            .source(first..last.map_or(first, |range| range.end))
    }
}

/// The words of what stands at `span` of a review.
pub(super) fn words_at(review: &Review, span: Span) -> Words {
    Words::of(review.slice(span))
}
