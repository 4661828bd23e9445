//! Kinds: what a section is about, told by its heading, the same across reviews.

mod heading;
mod little;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::{About, Outline, Section};
use crate::review::Review;
use heading::{End, Part, parts, units};
use little::Little;

/// The kind whose words say nothing: a heading is judged as if they were any others.
const NONE: &str = "none";

/// Stands before a word that counts only where it is the whole heading.
const ALONE: char = '=';

/// The words that may be beside those of a kind, in the weight of letters of scripts without
/// spaces: a word of other scripts weighs two.
const BESIDE: usize = 4;

/// The most that may follow as what they are about (`the acting of the two leads`), weighed so.
const ABOUT: usize = 6;

/// What a section is about: one of the kinds of a [`Kinds`], which knows its name. Ordered as there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(u16);

impl Kind {
    /// The kind of this number, as [`Kind::number`] told it of the same kinds.
    pub const fn numbered(number: u16) -> Self {
        Self(number)
    }

    /// Its number among its kinds.
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// The kinds there are, each with the words and phrases by which a heading is known to be of it.
///
/// A word counts where it is the whole heading or its label (`Plot: a heist`), but for little
/// words, numbers and ratings around it, and where one or two other words stand beside it
/// (`Stunning Visuals`); with `=` before it, not there. Case, accents and signs do not count.
/// Scripts without spaces are taken letter by letter. Of several words the first counts,
/// and the longest that begins there.
///
/// They are read and looked through when the first heading is judged, not before, and are cheap to
/// clone.
#[derive(Debug, Clone, Default)]
pub struct Kinds(Arc<Table>);

/// The names of kinds, each with its words as they were written.
pub type KindTable = Vec<(String, Vec<String>)>;

/// The kinds as they were written, and what is made of them.
#[derive(Debug, Clone, Default)]
struct Table {
    /// Where the kinds come from that there are from the first.
    source: Option<fn() -> KindTable>,
    rows: OnceLock<Vec<Row>>,
    lookup: OnceLock<Lookup>,
}

impl Table {
    fn rows(&self) -> &Vec<Row> {
        self.rows.get_or_init(|| {
            let table = self.source.map(|source| source()).unwrap_or_default();
            let rows = table.into_iter();
            rows.map(|(name, words)| Row { name, words }).collect()
        })
    }
}

/// The words by what they spell.
#[derive(Debug, Clone, Default)]
struct Lookup {
    known: HashMap<String, Meaning>,
    /// The units of the longest word.
    longest: usize,
}

/// A kind with its words as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    name: String,
    words: Vec<String>,
}

/// What a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meaning {
    kind: Kind,
    place: Place,
}

/// Where a word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where it is all that a part of a heading says.
    Alone,
    /// Also beside a few other words.
    Beside,
}

/// How a part of a heading is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// As the first that says something: it may say a little else.
    Label,
    /// As what follows a label: it must say nothing else, and that in words that say enough.
    Whole,
}

impl PartialEq for Kinds {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.rows() == other.0.rows()
    }
}

impl Eq for Kinds {}

impl Kinds {
    /// The kinds that `source` gives once they are needed, with words of which none is written
    /// twice and each [`Kinds::spells`] something.
    pub fn later(source: fn() -> KindTable) -> Self {
        Self(Arc::new(Table {
            source: Some(source),
            ..Table::default()
        }))
    }

    /// Makes `word` one of the words of the kind called `kind`, which is there from now on. It is
    /// taken from the kind that had it. Nothing is done with a word that [`Kinds::spells`] nothing.
    pub fn add(&mut self, kind: &str, word: &str) {
        let Some(key) = Self::spells(word) else {
            return;
        };
        self.lookup();
        let Table { rows, lookup, .. } = Arc::make_mut(&mut self.0);
        let Some(rows) = rows.get_mut() else {
            return;
        };
        let kind = named(rows, kind);
        let before = match lookup.get_mut() {
            Some(lookup) => lookup.insert(&key, Meaning::of(word, kind)),
            None => None,
        };
        if before == Some(Meaning::of(word, kind)) {
            return;
        }
        for row in rows.iter_mut().filter(|_| before.is_some()) {
            row.words
                .retain(|word| Self::spells(word).as_ref() != Some(&key));
        }
        if let Some(row) = rows.get_mut(usize::from(kind.0)) {
            row.words.push(word.trim().to_owned());
        }
    }

    /// The words by what they spell.
    fn lookup(&self) -> &Lookup {
        self.0.lookup.get_or_init(|| {
            let mut lookup = Lookup::default();
            for (row, number) in self.0.rows().iter().zip(0..) {
                for word in &row.words {
                    if let Some(key) = Self::spells(word) {
                        lookup.insert(&key, Meaning::of(word, Kind(number)));
                    }
                }
            }
            lookup
        })
    }

    /// What a word comes to when case, accents and signs do not count: words for which it is the
    /// same are one. `None` where there is no letter in it.
    pub fn spells(word: &str) -> Option<String> {
        let units = units(word);
        (!units.is_empty()).then(|| units.join(" "))
    }

    /// The name of the kind whose word `word` is.
    pub fn meaning(&self, word: &str) -> Option<&str> {
        let meaning = self.lookup().known.get(&Self::spells(word)?)?;
        Some(self.name(meaning.kind))
    }

    /// The kinds by their names, each with its words as they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        let rows = self.0.rows().iter();
        rows.map(|row| (row.name.as_str(), row.words.as_slice()))
    }

    /// The name of a kind.
    pub fn name(&self, kind: Kind) -> &str {
        let row = self.0.rows().get(usize::from(kind.0));
        row.map_or("", |row| row.name.as_str())
    }

    /// The names of all kinds that a section can be of.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.iter().map(|(name, _)| name);
        names.filter(|name| *name != NONE)
    }

    /// The kind of a section: the one the reader says it is of, else the one its heading tells.
    pub fn of_section(&self, section: &Section, review: &Review) -> Option<Kind> {
        match &section.about {
            About::Heading => self.of(section.title(review)?),
            About::Reader(name) => self.named(name.as_deref()?),
        }
    }

    /// The kind of this name.
    pub fn named(&self, name: &str) -> Option<Kind> {
        let at = self.0.rows().iter().position(|row| row.name == name)?;
        u16::try_from(at).ok().map(Kind)
    }

    /// The kind of the section with this heading, if it is of any.
    pub fn of(&self, heading: &str) -> Option<Kind> {
        let mut measure = Measure::Label;
        for part in parts(heading) {
            let said = self.said(&part);
            let kind = said.kind(measure, part.end);
            if kind.is_some() {
                return kind;
            }
            if said.beside + said.known + said.alone > 0 {
                measure = Measure::Whole;
            }
        }
        None
    }

    /// The kinds of the sections of a review, each once, in their order.
    pub fn within(&self, outline: &Outline, review: &Review) -> Box<[Kind]> {
        let sections = outline.sections().iter();
        let kinds = sections.filter_map(|section| self.of_section(section, review));
        let mut kinds: Vec<Kind> = kinds.collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into()
    }

    /// What the words of a part are.
    fn said(&self, part: &Part) -> Said {
        let mut said = Said::default();
        let mut rest = part.units.as_slice();
        let mut before = None;
        while !rest.is_empty() {
            let (meaning, mut taken) = self.word_at(rest);
            let little = little::of(rest).filter(|_| meaning.is_none());
            if let Some((little, length)) = little {
                taken = length;
                said.is_more |= little == Little::Sentence;
                // An article changes nothing of what ties words together.
                if before != Some(Little::Link) {
                    before = Some(little);
                }
            } else {
                let weight = rest.iter().take(taken).map(|unit| weight(unit)).sum();
                said.take(meaning, weight, before.take());
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        said.is_more |= before == Some(Little::Link);
        said
    }

    /// The longest word of a kind at the beginning of `units`, and how many of them it is; one of
    /// them where there is none.
    fn word_at(&self, units: &[String]) -> (Option<Meaning>, usize) {
        let lookup = self.lookup();
        let lengths = (1..=lookup.longest.min(units.len())).rev();
        let mut found = lengths.filter_map(|length| {
            let meaning = lookup.known.get(&units.get(..length)?.join(" "))?;
            let goes_on = heading::goes_on(units.get(length - 1)?, units.get(length));
            (!goes_on).then_some((*meaning, length))
        });
        match found.next() {
            Some((meaning, length)) if self.name(meaning.kind) != NONE => (Some(meaning), length),
            Some((_, length)) => (None, length),
            None => (None, 1),
        }
    }
}

impl Lookup {
    /// Gives a word its meaning, and tells which it had.
    fn insert(&mut self, key: &str, meaning: Meaning) -> Option<Meaning> {
        self.longest = self.longest.max(key.split(' ').count());
        self.known.insert(key.to_owned(), meaning)
    }
}

impl Meaning {
    fn of(word: &str, kind: Kind) -> Self {
        let place = if word.trim_start().starts_with(ALONE) {
            Place::Alone
        } else {
            Place::Beside
        };
        Self { kind, place }
    }
}

/// The kind called `name`, which is there from now on.
fn named(rows: &mut Vec<Row>, name: &str) -> Kind {
    let at = rows.iter().position(|row| row.name == name);
    let at = at.unwrap_or_else(|| {
        rows.push(Row {
            name: name.to_owned(),
            words: Vec::new(),
        });
        rows.len() - 1
    });
    Kind(u16::try_from(at).unwrap_or(u16::MAX))
}

/// What the words of a part of a heading come to. Their weights are added up.
#[derive(Debug, Default)]
struct Said {
    /// The first word of a kind.
    first: Option<Meaning>,
    /// The first of those that may stand beside others.
    lenient: Option<Meaning>,
    /// Words that may stand beside others.
    known: usize,
    /// Words that may not.
    alone: usize,
    /// Words of no kind, or that only complete others: `a lack of direction`, `world music`.
    beside: usize,
    /// What words of a kind are about: `the acting of the two leads`.
    about: usize,
    /// Whether what comes is what they are about.
    is_about: bool,
    /// Whether it is a sentence, or something must follow: `writing with`.
    is_more: bool,
}

impl Said {
    /// Takes a word, of a kind or none, with the little word `before` it.
    fn take(&mut self, meaning: Option<Meaning>, weight: usize, before: Option<Little>) {
        let Some(meaning) = meaning else {
            self.is_about |= before == Some(Little::Link) && self.lenient.is_some();
            let sum = if self.is_about {
                &mut self.about
            } else {
                &mut self.beside
            };
            *sum += weight;
            return;
        };
        let another = self.first.is_some_and(|first| first.kind != meaning.kind);
        let is_compound = another && before != Some(Little::Plain);
        let is_mention = before == Some(Little::Link) && self.beside + self.alone > 0;
        if is_compound || is_mention {
            self.beside += weight;
            return;
        }
        self.first.get_or_insert(meaning);
        match meaning.place {
            Place::Alone => self.alone += weight,
            Place::Beside => {
                self.lenient.get_or_insert(meaning);
                self.known += weight;
            }
        }
    }

    /// The kind that the part of a heading tells.
    fn kind(&self, measure: Measure, end: End) -> Option<Kind> {
        if self.is_more {
            return None;
        }
        let is_whole = self.beside + self.about == 0;
        let room = self.known.clamp(2, BESIDE);
        let fits = self.beside + self.alone <= room && self.about <= ABOUT;
        let told = match measure {
            Measure::Label if is_whole => self.first,
            Measure::Label => self.lenient.filter(|_| fits && end == End::Open),
            Measure::Whole => self.first.filter(|_| is_whole && self.alone == 0),
        };
        told.map(|meaning| meaning.kind)
    }
}

/// How much a unit weighs.
fn weight(unit: &str) -> usize {
    match unit.chars().next() {
        Some(c) if heading::is_unspaced(c) => 1,
        Some(_) | None => 2,
    }
}
