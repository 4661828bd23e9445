//! How well what is known of an entry matches what was typed.

use std::cmp::Reverse;

use memchr::memmem;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::super::fold::{Case, fold};
use super::BORDER;

/// How well an entry matches, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The title is the query.
    Title,
    /// The title begins with it.
    Beginning,
    /// A word of the title begins with it.
    TitleWord,
    /// A word of another field does.
    Word,
    /// The title holds it.
    InTitle,
    /// Another field does.
    Inside,
    /// All words of the query are in it somewhere.
    Words,
    /// The letters of each word are in a field in their order; beginnings of words and letters
    /// close together are better.
    Letters(Reverse<u32>),
}

/// What is asked of an entry. The second and the third are only asked where no entry passed the
/// one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// To hold the query as it is.
    Exact,
    /// To hold all its words.
    Words,
    /// To hold the letters of each word.
    Letters,
}

impl Tier {
    pub(super) const ALL: [Self; 3] = [Self::Exact, Self::Words, Self::Letters];
}

/// What tells how well fields match, if they do.
pub(super) type Judge<'a> = Box<dyn FnMut(&str) -> Option<Likeness> + 'a>;

/// A query, folded.
pub(super) struct Query {
    text: String,
    letters: u64,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let folded = fold(typed, Case::Folded);
        let text = folded.text().trim().to_owned();
        let letters = letters(&text);
        Self { text, letters }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A bit for each letter in it.
    pub(super) fn letters(&self) -> u64 {
        self.letters
    }

    /// How well fields hold the query as it is, if they do.
    pub(super) fn hold(&self, fields: &str) -> Option<Likeness> {
        if self.text.is_empty() {
            return Some(Likeness::Title);
        }
        let title = fields.find(BORDER).unwrap_or(fields.len());
        let mut best = None;
        for (at, _) in fields.match_indices(&self.text) {
            let before = fields.get(..at).and_then(|text| text.chars().next_back());
            let begins_word = before.is_none_or(|c| !c.is_alphanumeric());
            let likeness = if at == 0 && self.text.len() == title {
                Likeness::Title
            } else if at == 0 && title > 0 {
                Likeness::Beginning
            } else {
                match (at < title, begins_word) {
                    (true, true) => Likeness::TitleWord,
                    (false, true) => Likeness::Word,
                    (true, false) => Likeness::InTitle,
                    (false, false) => Likeness::Inside,
                }
            };
            best = Some(best.map_or(likeness, |best| likeness.min(best)));
            // What comes behind is no better.
            let behind = if at < title {
                Likeness::TitleWord
            } else {
                Likeness::Word
            };
            if likeness <= behind {
                break;
            }
        }
        best
    }

    /// What tells how well fields match, asked as `tier` says.
    pub(super) fn judge(&self, tier: Tier) -> Judge<'_> {
        let words = self.text.split(' ');
        match tier {
            Tier::Exact => Box::new(|fields| self.hold(fields)),
            Tier::Words => {
                let words: Vec<_> = words.map(memmem::Finder::new).collect();
                Box::new(move |fields| {
                    let mut words = words.iter();
                    let all = words.all(|word| word.find(fields.as_bytes()).is_some());
                    all.then_some(Likeness::Words)
                })
            }
            Tier::Letters => {
                let words: Vec<Atom> = words.map(atom).collect();
                let mut matcher = Matcher::new(Config::DEFAULT);
                let mut buffer = Vec::new();
                Box::new(move |fields| {
                    let mut sum = 0;
                    for word in &words {
                        let fields = fields.split(BORDER);
                        let scores = fields.filter_map(|field| {
                            word.score(Utf32Str::new(field, &mut buffer), &mut matcher)
                        });
                        sum += u32::from(scores.max()?);
                    }
                    Some(Likeness::Letters(Reverse(sum)))
                })
            }
        }
    }
}

fn atom(word: &str) -> Atom {
    let (case, marks) = (CaseMatching::Respect, Normalization::Never);
    Atom::new(word, case, marks, AtomKind::Fuzzy, false)
}

/// A bit for each letter and digit of `text`, which is folded; other characters share some.
pub(super) fn letters(text: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => 26 + u32::from(c) - u32::from('0'),
        _ => 36 + u32::from(c) % 28,
    };
    let letters = text.chars().filter(|c| *c != ' ' && *c != BORDER);
    letters.fold(0, |letters, c| letters | 1 << bit(c))
}
