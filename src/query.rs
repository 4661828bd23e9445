//! The language by which a library is filtered:
//! `rating>=4 year:2019..2022 maker:almodóvar -format:csv "exact words" sort:date`.
//!
//! A query has two parts. Its facts are terms that hold of a review or not. Its words are handed out
//! as they were typed, for whoever looks for them: a list by its own lookup, a search by its index.

mod bounds;
mod complete;
mod day;
mod fault;
mod field;
mod filters;
mod help;
mod parse;
mod scan;
mod stars;
mod subject;
mod term;
mod tree;
mod value;

pub use bounds::Bounds;
pub use complete::{Candidate, Completions, Values, complete};
pub use fault::Fault;
pub use field::{
    Choice, DayField, Field, Group, Has, Is, Mine, NumberField, Sort, TextField, Turn,
};
pub use filters::Filters;
pub use help::{FIELDS, FORMS, FieldHelp, FormHelp, table_markdown, table_text};
pub use parse::Parsed;
pub use subject::{Progress, Subject};
pub use term::{How, Term, TextTerm};

use crate::search::{Ending, Wanted, WantedWord};
use std::fmt;
use tree::Node;

/// What is asked of a library. The one that asks for nothing holds of everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
    terms: Vec<Term>,
    facts: Node,
    sort: Option<(Sort, Turn)>,
    group: Option<Group>,
}

/// A word that must be there, in whatever fact or text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Word {
    /// As it was typed: not done yet, perhaps, or half remembered.
    Typed(String),
    /// What was in quotes: just so, but for case and accents.
    Exact(String),
}

impl Word {
    /// The same as a term that looks for it in what is known of a review, in no loose way.
    pub fn term(&self) -> TextTerm {
        let (Self::Typed(text) | Self::Exact(text)) = self;
        TextTerm::new(None, How::Within, text)
    }
}

impl Query {
    /// The query that was typed. It never fails, see [`Parsed::faults`].
    pub fn parse(text: &str) -> Parsed {
        Self::parse_with(text, &Filters::NONE)
    }

    /// The same, where `@name` stands for one of these filters.
    pub fn parse_with(text: &str, filters: &Filters) -> Parsed {
        parse::parse(text, filters, None)
    }

    /// Whether its facts are those of `subject`; its words are not looked for.
    pub fn holds(&self, subject: &(impl Subject + ?Sized)) -> bool {
        self.holds_where(&mut |_, term| term.holds(subject))
    }

    /// Whether its facts hold, where `holds` tells so of each of the [`Query::terms`], by its place
    /// among them. It is asked only for those on which the answer depends.
    pub fn holds_where(&self, holds: &mut dyn FnMut(usize, &Term) -> bool) -> bool {
        self.facts.holds(&mut |place| {
            let term = self.terms.get(place);
            term.is_some_and(|term| holds(place, term))
        })
    }

    /// The terms of its facts.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The words that must be there, in the order in which they were typed.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The same without its words.
    #[must_use]
    pub fn without_words(&self) -> Self {
        Self {
            words: Vec::new(),
            ..self.clone()
        }
    }

    /// The words that were not in quotes, set apart by spaces.
    pub fn typed(&self) -> String {
        let typed = self.words.iter().filter_map(|word| match word {
            Word::Typed(text) => Some(text.as_str()),
            Word::Exact(_) => None,
        });
        typed.collect::<Vec<_>>().join(" ")
    }

    /// Its words, as they are looked for in texts.
    pub fn wanted(&self, ending: Ending) -> Wanted {
        let words = self.words.iter().map(|word| match word {
            Word::Typed(text) => WantedWord::Typed(text.clone()),
            Word::Exact(text) => WantedWord::Quoted(text.clone()),
        });
        Wanted {
            words: words.collect(),
            ending,
        }
    }

    /// What the list is to be sorted by, and which way.
    pub fn sort(&self) -> Option<(Sort, Turn)> {
        self.sort
    }

    /// What is to stand together in the list.
    pub fn group(&self) -> Option<Group> {
        self.group
    }
}

/// As it is typed: what is printed is read as the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        if self.facts != Node::default() {
            self.facts.write(&self.terms, f)?;
            between = " ";
        }
        if let Some((sort, turn)) = self.sort {
            let sign = match turn {
                Turn::Usual => "",
                Turn::Turned => "-",
            };
            write!(f, "{between}{}:{sign}{}", Field::Sort.name(), sort.word())?;
            between = " ";
        }
        if let Some(group) = self.group {
            write!(f, "{between}{}:{}", Field::Group.name(), group.word())?;
            between = " ";
        }
        for word in &self.words {
            match word {
                Word::Typed(text) => write!(f, "{between}{text}")?,
                Word::Exact(text) => write!(f, "{between}{}", term::quoted(text))?,
            }
            between = " ";
        }
        Ok(())
    }
}
