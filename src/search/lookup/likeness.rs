//! How well what is known of an entry matches what was typed.

use std::cmp::Reverse;

use memchr::memmem::Finder;
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

/// What is asked of an entry. Each but the first is only asked where no entry passed the one
/// before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// To hold the query as it is.
    Exact,
    /// To hold all its words.
    Words,
    /// To hold the letters of each word, the first of them at the beginning of a word.
    Begun,
    /// To hold the letters of each word.
    Letters,
}

impl Likeness {
    /// That of an entry with the letters, however far apart.
    pub(super) const SOME_LETTERS: Self = Self::Letters(Reverse(0));

    /// All that do not rest on letters, best first.
    pub(super) const PLAIN: [Self; 7] = [
        Self::Title,
        Self::Beginning,
        Self::TitleWord,
        Self::Word,
        Self::InTitle,
        Self::Inside,
        Self::Words,
    ];
}

impl Tier {
    pub(super) const ALL: [Self; 4] = [Self::Exact, Self::Words, Self::Begun, Self::Letters];

    /// Whether letters are asked for that may stand apart.
    pub(super) fn is_loose(self) -> bool {
        self >= Self::Begun
    }
}

/// The letters that are in a text, a bit for each, and those that words begin with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Letters {
    all: u32,
    initials: u32,
}

impl Letters {
    /// The letters of `text`, which is folded.
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self {
            all: 0,
            initials: 0,
        };
        let mut begins = true;
        for c in text.chars() {
            if c.is_alphanumeric() {
                letters.all |= bit(c);
                if begins {
                    letters.initials |= bit(c);
                }
            }
            begins = !c.is_alphanumeric();
        }
        letters
    }

    /// Whether a text with these letters may hold what `tier` asks for.
    pub(super) fn may_hold(self, query: Self, tier: Tier) -> bool {
        let begins = tier != Tier::Begun || self.initials & query.initials == query.initials;
        begins && self.all & query.all == query.all
    }
}

/// A bit for a letter; digits and other characters share some.
fn bit(c: char) -> u32 {
    1 << match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        _ => 26 + u32::from(c) % 6,
    }
}

/// What tells how well fields match, if they do.
pub(super) type Judge<'a> = Box<dyn FnMut(&str) -> Option<Likeness> + 'a>;

/// A query, folded.
pub(super) struct Query {
    text: String,
    letters: Letters,
    finder: Finder<'static>,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let folded = fold(typed, Case::Folded);
        let text = folded.text().trim().to_owned();
        Self {
            letters: Letters::of(&text),
            finder: Finder::new(&text).into_owned(),
            text,
        }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn letters(&self) -> Letters {
        self.letters
    }

    /// What finds it as it is.
    pub(super) fn finder(&self) -> &Finder<'static> {
        &self.finder
    }

    /// How well fields hold the query as it is, if they do; `first` is where they first may.
    pub(super) fn hold(&self, fields: &str, first: usize) -> Option<Likeness> {
        if self.text.is_empty() {
            return Some(Likeness::Title);
        }
        let title = memchr::memchr(BORDER as u8, fields.as_bytes()).unwrap_or(fields.len());
        let mut best: Option<Likeness> = None;
        let rest = fields.as_bytes().get(first..).unwrap_or_default();
        for at in self.finder.find_iter(rest).map(|at| first + at) {
            let before = fields.get(..at).and_then(|text| text.chars().next_back());
            let begins_word = before.is_none_or(|c| !c.is_alphanumeric());
            let likeness = match (at < title, begins_word) {
                (true, true) if at == 0 && self.text.len() == title => Likeness::Title,
                (true, true) if at == 0 => Likeness::Beginning,
                (true, true) => Likeness::TitleWord,
                (false, true) => Likeness::Word,
                (true, false) => Likeness::InTitle,
                (false, false) => Likeness::Inside,
            };
            best = Some(best.map_or(likeness, |best| likeness.min(best)));
            let behind = if at < title {
                Likeness::TitleWord
            } else {
                Likeness::Word
            };
            if likeness <= behind {
                break; // What comes behind is no better.
            }
        }
        best
    }

    /// Whether the letters of each word are in one of the fields in their order.
    pub(super) fn is_scattered_in(&self, fields: &str, tier: Tier) -> bool {
        let mut words = self.text.split(' ');
        words.all(|word| {
            let mut fields = fields.split(BORDER);
            fields.any(|field| scattered(word, field, tier).is_some())
        })
    }

    /// What tells how well fields match, asked as `tier` says.
    pub(super) fn judge(&self, tier: Tier) -> Judge<'_> {
        let words = self.text.split(' ');
        match tier {
            Tier::Exact => Box::new(|fields| self.hold(fields, 0)),
            Tier::Words => {
                let words: Vec<_> = words.map(Finder::new).collect();
                Box::new(move |fields| {
                    let mut words = words.iter();
                    let all = words.all(|word| word.find(fields.as_bytes()).is_some());
                    all.then_some(Likeness::Words)
                })
            }
            Tier::Begun | Tier::Letters => {
                let words: Vec<(&str, Atom)> = words.map(|word| (word, atom(word))).collect();
                let mut matcher = Matcher::new(Config::DEFAULT);
                let mut buffer = Vec::new();
                Box::new(move |fields| {
                    let mut sum = 0;
                    for (word, atom) in &words {
                        let fields = fields.split(BORDER);
                        let found = fields.filter_map(|field| scattered(word, field, tier));
                        let scores = found.filter_map(|part| {
                            atom.score(Utf32Str::new(part, &mut buffer), &mut matcher)
                        });
                        sum += u32::from(scores.max()?);
                    }
                    Some(Likeness::Letters(Reverse(sum)))
                })
            }
        }
    }
}

/// The part of `field` from where the letters of `word` are in it in their order, if they are.
fn scattered<'a>(word: &str, field: &'a str, tier: Tier) -> Option<&'a str> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let mut starts = field.match_indices(first).map(|(at, _)| at);
    let start = starts.find(|at| {
        let before = field.get(..*at).and_then(|text| text.chars().next_back());
        tier != Tier::Begun || before.is_none_or(|c| !c.is_alphanumeric())
    })?;
    let part = field.get(start..)?;
    let mut rest = part.get(first.len_utf8()..)?;
    for letter in letters {
        let at = rest.find(letter)?;
        rest = rest.get(at + letter.len_utf8()..)?;
    }
    Some(part)
}

fn atom(word: &str) -> Atom {
    let (case, marks) = (CaseMatching::Respect, Normalization::Never);
    Atom::new(word, case, marks, AtomKind::Fuzzy, false)
}
