//! What can be typed at a place of a query.

use std::ops::Range;

use super::bounds::Compare;
use super::field::Choice;
use super::scan::{self, What};
use super::term::value;
use super::{FIELDS, Field, Group, Has, Is, Mine, Sort, TextField};
use crate::search::titles;

/// The most candidates that are told.
const MOST: usize = 100;

/// What the texts of a library are, for completion.
pub trait Values {
    /// Hands over the texts that there are for a field, each once, those first that are wanted first.
    fn texts(&self, field: TextField, take: &mut dyn FnMut(&str));

    /// Hands over the names of the filters with their queries.
    fn filters(&self, take: &mut dyn FnMut(&str, &str));
}

/// What can be typed at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completions {
    /// What it takes the place of, in bytes of what was typed.
    pub span: Range<usize>,
    /// What can stand there, the best first.
    pub candidates: Vec<Candidate>,
}

/// Something that can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What stands in the query then.
    pub text: String,
    /// What it is, in a few words; empty for a text of the library.
    pub what: String,
}

/// What can be typed at the byte `cursor` of `text`: fields, or what a field can be. First what begins
/// as what was typed, then what holds it; only where there is none of those, what has its letters.
pub fn complete(text: &str, cursor: usize, values: &dyn Values) -> Completions {
    let typed = text.get(..cursor).unwrap_or(text);
    let pieces = scan::pieces(typed);
    let at_hand = pieces.last().filter(|piece| piece.span.end == typed.len());
    let (start, prefix, all) = match at_hand.map(|piece| (&piece.what, piece.span.start)) {
        Some((What::Word("-"), _)) => (typed.len(), String::new(), fields()),
        Some((What::Word(word), start)) => match word.strip_prefix('@') {
            Some(name) => (start, name.to_owned(), filters(values)),
            None => (start, (*word).to_owned(), fields()),
        },
        Some((What::Saved(name), start)) => (start, (*name).to_owned(), filters(values)),
        Some((What::Field(field, _, written), start)) => {
            let value_at = start + before_value(typed.get(start..).unwrap_or_default());
            (
                value_at,
                written.text().to_owned(),
                candidates(*field, values),
            )
        }
        Some((What::Quoted(_) | What::Unknown(_), _)) => return Completions::default(),
        Some((What::Open | What::Close | What::Stray | What::Bar | What::Minus, _)) | None => {
            (typed.len(), String::new(), fields())
        }
    };
    let (sign, prefix) = match prefix.strip_prefix('-') {
        Some(rest) if all.turns => ("-", rest),
        Some(_) | None => ("", prefix.as_str()),
    };
    let order = titles::rank(prefix, all.rows.iter().map(|row| row.name.as_str()));
    let found = order.into_iter().filter_map(|place| all.rows.get(place));
    let candidates = found.take(MOST).map(|row| Candidate {
        text: format!("{sign}{}", row.text),
        what: row.what.clone(),
    });
    Completions {
        span: start..typed.len(),
        candidates: candidates.collect(),
    }
}

/// Everything that can stand at a place.
struct All {
    rows: Vec<Row>,
    /// Whether a hyphen may stand before it.
    turns: bool,
}

/// Something that can stand there.
struct Row {
    /// By what it is found.
    name: String,
    text: String,
    what: String,
}

/// The bytes of a term before its value.
fn before_value(term: &str) -> usize {
    let name = term.find(|c: char| !c.is_ascii_alphabetic());
    let (name, behind) = term.split_at(name.unwrap_or(term.len()));
    let mut signs = Compare::WRITTEN.iter();
    let sign = signs.find(|(sign, _)| behind.starts_with(sign));
    name.len() + sign.map_or(0, |(sign, _)| sign.len())
}

fn fields() -> All {
    let rows = FIELDS.iter().map(|row| Row {
        name: row.name.to_owned(),
        text: format!("{}:", row.name),
        what: row.sentence.replace('`', ""),
    });
    All {
        rows: rows.collect(),
        turns: false,
    }
}

fn filters(values: &dyn Values) -> All {
    let mut rows = Vec::new();
    values.filters(&mut |name, query| {
        rows.push(Row {
            name: name.to_owned(),
            text: format!("@{name}"),
            what: query.to_owned(),
        });
    });
    All { rows, turns: false }
}

/// What a field can be.
fn candidates(field: Field, values: &dyn Values) -> All {
    match field {
        Field::Text(field) => {
            let mut rows = Vec::new();
            values.texts(field, &mut |text| {
                rows.push(Row {
                    name: text.to_owned(),
                    text: value(text),
                    what: String::new(),
                });
            });
            All { rows, turns: false }
        }
        Field::Is => choices::<Is>(),
        Field::Has => choices::<Has>(),
        Field::Mine => choices::<Mine>(),
        Field::Sort => All {
            turns: true,
            ..choices::<Sort>()
        },
        Field::Group => choices::<Group>(),
        Field::Number(_) | Field::Day(_) | Field::Rating => All {
            rows: Vec::new(),
            turns: false,
        },
    }
}

fn choices<T: Choice>() -> All {
    let rows = T::ALL.iter().map(|(_, word, what)| Row {
        name: (*word).to_owned(),
        text: (*word).to_owned(),
        what: (*what).to_owned(),
    });
    All {
        rows: rows.collect(),
        turns: false,
    }
}
