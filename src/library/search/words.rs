//! What is looked for, cut into words that are found in one text.

use crate::search::{Case, Ending, Folded, Wanted, WantedWord, fold, is_character, words_in};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is looked for in texts: parts that must all be there.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    parts: Vec<Part>,
    /// All of it as it was typed, folded.
    typed: String,
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
}

/// The words of pieces of a text, in their order.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Each folded, and where it begins in the text.
    pieces: Vec<(usize, Folded)>,
    /// The piece of each word, and where it stands in that.
    words: Vec<(usize, Range<usize>)>,
}

/// Some words of [`Words`], by their places among them, and the part that they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) part: usize,
    /// How alike they are to what was typed.
    pub(super) likeness: Likeness,
}

/// How alike words are to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// They are just so.
    Same,
    /// The last of them goes on, or they are other forms.
    Like,
}

impl Spot {
    /// What it counts, beside others.
    pub(super) fn weight(self) -> f32 {
        match self.likeness {
            Likeness::Same => 1.0,
            Likeness::Like => 0.5,
        }
    }
}

impl Sought {
    /// What is wanted, where other words may stand `instead` of those that were typed.
    pub fn new(wanted: &Wanted, instead: &[(String, Vec<String>)]) -> Self {
        let runs = wanted.words.iter().flat_map(|word| match word {
            WantedWord::Typed(text) => free_runs(text),
            WantedWord::Quoted(text) => vec![Words::of(text).iter().map(str::to_owned).collect()],
        });
        let parts = runs.filter_map(|words| Part::new(words, instead));
        let mut parts: Vec<Part> = parts.collect();
        if let (Some(WantedWord::Typed(_)), Some(last)) = (wanted.words.last(), parts.last_mut())
            && !last.words.iter().any(|word| is_character(word))
        {
            last.ending = wanted.ending;
        }
        let typed = wanted.words.iter();
        let typed = typed.map(|word| fold(word.text(), Case::Folded).text().trim().to_owned());
        Self {
            parts,
            typed: typed.collect::<Vec<String>>().join(" "),
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// All of it as it was typed, folded.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// How many words these are.
    pub(super) fn words(&self) -> usize {
        self.parts.iter().map(|part| part.words.len()).sum()
    }

    /// All words as one part: what stands there if they stand one behind the other.
    pub(super) fn phrase(&self) -> Option<Part> {
        let last = self.parts.last()?;
        let words = self
            .parts
            .iter()
            .flat_map(|part| part.words.iter().cloned());
        Some(Part {
            words: words.collect(),
            ending: last.ending,
            instead: BTreeSet::new(),
        })
    }
}

impl Part {
    /// These words, which end where they end; `None` where there are none.
    fn new(words: Vec<String>, instead: &[(String, Vec<String>)]) -> Option<Self> {
        if words.is_empty() {
            return None;
        }
        let is_one = |word: &str| words.len() == 1 && words.iter().any(|one| one == word);
        let folded = |word: &String| fold(word, Case::Folded).text().to_owned();
        let others = instead.iter().filter(|(word, _)| is_one(&folded(word)));
        let instead = others.flat_map(|(_, others)| others.iter().map(folded));
        Some(Self {
            instead: instead.collect(),
            words,
            ending: Ending::Closed,
        })
    }

    /// Its words, in their order.
    pub(super) fn typed(&self) -> String {
        self.words.join(" ")
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
            let likeness = self.likeness(words, start)?;
            Some(Spot {
                start,
                end: start + last + 1,
                part,
                likeness,
            })
        })
    }

    /// How alike it is to the words from `start` on, if it is.
    fn likeness(&self, words: &Words, start: usize) -> Option<Likeness> {
        let (last, before) = self.words.split_last()?;
        let there = words.get(start + before.len());
        let mut above = (start..).zip(before);
        if !above.all(|(at, word)| words.get(at) == word) {
            return None;
        }
        let goes_on = self.ending == Ending::Open && there.starts_with(last.as_str());
        if there == last {
            Some(Likeness::Same)
        } else if goes_on || before.is_empty() && self.instead.contains(there) {
            Some(Likeness::Like)
        } else {
            None
        }
    }
}

/// What a typed word is cut into, as in the index: each word of it by itself, wherever it stands;
/// characters of scripts without spaces one behind the other.
fn free_runs(text: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    for word in Words::of(text).iter() {
        let of_characters = |run: &&mut Vec<String>| run.iter().all(|word| is_character(word));
        match runs.last_mut().filter(of_characters) {
            Some(run) if is_character(word) => run.push(word.to_owned()),
            Some(_) | None => runs.push(vec![word.to_owned()]),
        }
    }
    runs
}

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.push(text, 0);
        words
    }

    /// Adds the words of a piece of the text that begins at `offset`.
    pub(super) fn push(&mut self, text: &str, offset: usize) {
        let folded = fold(text, Case::Folded);
        let number = self.pieces.len();
        let words = words_in(folded.text()).map(|range| (number, range));
        self.words.extend(words);
        self.pieces.push((offset, folded));
    }

    /// Forgets all but the last `most` words, and tells how many were kept.
    pub(super) fn keep_last(&mut self, most: usize) -> usize {
        let gone = self.words.len().saturating_sub(most);
        self.words.drain(..gone);
        let first = self.words.first().map(|(piece, _)| *piece);
        let first = first.unwrap_or(self.pieces.len());
        self.pieces.drain(..first);
        for (piece, _) in &mut self.words {
            *piece -= first;
        }
        self.words.len()
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at a place, folded.
    pub(super) fn get(&self, at: usize) -> &str {
        let word = self.words.get(at);
        let text = word.and_then(|(piece, range)| {
            let (_, folded) = self.pieces.get(*piece)?;
            folded.text().get(range.clone())
        });
        text.unwrap_or_default()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// The words of a spot, which reaches over no border of pieces, folded, as they stand there.
    pub(super) fn text(&self, spot: Spot) -> &str {
        let ends = self.words.get(spot.start).zip(self.words.get(spot.end - 1));
        let text = ends.and_then(|((piece, first), (_, last))| {
            let (_, folded) = self.pieces.get(*piece)?;
            folded.text().get(first.start..last.end)
        });
        text.unwrap_or_default()
    }

    /// Whether the words from `start` to before `end` reach over several pieces.
    pub(super) fn reach_over(&self, start: usize, end: usize) -> bool {
        let piece = |at: usize| self.words.get(at).map(|(piece, _)| *piece);
        piece(start) != piece(end.saturating_sub(1))
    }

    /// Where the words from `start` to before `end` stand in the text.
    pub(super) fn source(&self, start: usize, end: usize) -> Range<usize> {
        let of_word = |at: usize| {
            let (piece, range) = self.words.get(at)?;
            let (offset, folded) = self.pieces.get(*piece)?;
            let source = folded.source(range.clone());
            Some(offset + source.start..offset + source.end)
        };
        let first = of_word(start).unwrap_or_default();
        let last = of_word(end.saturating_sub(1)).unwrap_or_default();
        first.start..last.end.max(first.start)
    }
}
