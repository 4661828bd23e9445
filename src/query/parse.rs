//! From what was typed to a query. It never fails: what is not understood is told, and the rest
//! counts.

mod pieces;
mod settle;

use std::ops::Range;

use super::field::Field;
use super::scan::{self, End, Piece, Value, What};
use super::value::{self, Said};
use super::{Fault, Filters, Group, Query, Sort, Term, Turn};
use crate::search::suggest::did_you_mean;
use pieces::Pieces;

/// The most terms, those of filters among them.
const MOST: usize = 4096;

/// How deep filters may stand within each other.
const DEEPEST: usize = 16;

/// A query, and what was not understood of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// What was understood.
    pub query: Query,
    /// What was not, in its order. What may be a title with a colon in it is taken as words all the
    /// same; what is wrong with a field that there is, is left out, so that a query that is still
    /// being typed does not take away what has been found.
    pub faults: Vec<Fault>,
    /// Where each of the [`Query::terms`] is written: in bytes of what was typed.
    pub places: Vec<Range<usize>>,
}

/// A part of a query as it was read.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    Word(super::Word, Range<usize>),
    Term(Term, Range<usize>),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// What is read from a query, its filters among it.
struct Reading<'a> {
    filters: &'a Filters,
    /// The filters that are being read, the innermost last.
    within: Vec<&'a str>,
    /// Where the outermost of those is written that stand in the query.
    place: Option<Range<usize>>,
    faults: Vec<Fault>,
    /// What may still be read.
    left: usize,
    /// How the query wants the list.
    list: List,
    /// How its filters want it, where it leaves that open.
    list_of_filters: List,
}

/// How a list is wanted.
#[derive(Debug, Clone, Copy, Default)]
struct List {
    sort: Option<(Sort, Turn)>,
    group: Option<Group>,
}

/// Reads a query; `name` is what it is called, if it is one of the filters.
pub(super) fn parse<'a>(text: &'a str, filters: &'a Filters, name: Option<&'a str>) -> Parsed {
    let mut reading = Reading {
        filters,
        within: name.into_iter().collect(),
        place: None,
        faults: Vec::new(),
        left: MOST,
        list: List::default(),
        list_of_filters: List::default(),
    };
    let all = reading.text(text);
    if reading.left == 0 {
        let message = format!("more than {MOST} terms are not looked at");
        reading.faults.push(Fault::new(0..text.len(), message));
    }
    reading.faults.sort_by_key(|fault| fault.span.start);
    let Reading {
        faults,
        list,
        list_of_filters,
        ..
    } = reading;
    let (mut query, places) = settle::settled(all);
    query.sort = list.sort.or(list_of_filters.sort);
    query.group = list.group.or(list_of_filters.group);
    Parsed {
        query,
        faults,
        places,
    }
}

impl<'a> Reading<'a> {
    /// All of a text: that of the query, or of a filter in it.
    fn text(&mut self, text: &'a str) -> Part {
        let pieces = scan::pieces(text);
        let mut pieces = Pieces::new(text, &pieces);
        self.all(&mut pieces)
    }

    /// Terms that must all hold, up to the end or to what closes them.
    fn all(&mut self, pieces: &mut Pieces<'a, '_>) -> Part {
        let mut parts = Vec::new();
        while let Some(piece) = pieces.peek() {
            if piece.what == What::Close {
                break;
            }
            parts.push(self.any(pieces));
        }
        Part::All(parts)
    }

    /// A term, or several of which one must hold.
    fn any(&mut self, pieces: &mut Pieces<'a, '_>) -> Part {
        let mut parts: Vec<Part> = self.one(pieces).into_iter().collect();
        while let Some(or) = pieces.next_or() {
            if pieces.peek().is_none_or(|piece| piece.what == What::Close) {
                self.tell(
                    or,
                    "nothing stands behind `or`",
                    "it stands between two terms",
                );
                break;
            }
            parts.extend(self.one(pieces));
        }
        Part::Any(parts)
    }

    /// A term, negated perhaps.
    fn one(&mut self, pieces: &mut Pieces<'a, '_>) -> Option<Part> {
        pieces.skip_and();
        let mut minuses: Option<Range<usize>> = None;
        let mut negated = false;
        while let Some(minus) = pieces.next_not() {
            minuses.get_or_insert(minus);
            negated = !negated;
        }
        let piece = pieces.next()?;
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return None;
        }
        if let (What::Field(field @ (Field::Sort | Field::Group), ..), Some(minus)) =
            (&piece.what, minuses)
        {
            let span = minus.start..piece.span.end;
            let message = format!("`{}` cannot be taken away", field.name());
            self.tell(span, &message, "the hyphen stands behind the colon");
            return None;
        }
        let list_of_filters = self.list_of_filters;
        let part = self.piece(piece, pieces);
        if negated {
            // What a filter takes away has no order.
            self.list_of_filters = list_of_filters;
            return Some(Part::Not(Box::new(part?)));
        }
        part
    }

    /// What a piece says.
    fn piece(&mut self, piece: &Piece<'a>, pieces: &mut Pieces<'a, '_>) -> Option<Part> {
        let span = piece.span.clone();
        match &piece.what {
            What::Open => {
                let part = self.all(pieces);
                match pieces.next() {
                    Some(_) => {}
                    None => self.tell(span, "`(` is not closed", "write `)` behind what it holds"),
                }
                Some(part)
            }
            What::Close | What::Stray => {
                self.tell(span, "this parenthesis has no other that it belongs to", "");
                None
            }
            What::Bar => {
                self.tell(span, "`|` stands between two terms", "");
                None
            }
            What::Minus => None,
            What::Quoted(quoted) => {
                self.closed(quoted.end, &span);
                if quoted.text.trim().is_empty() {
                    self.tell(span, "there is nothing between the quotes", "");
                    return None;
                }
                let word = super::Word::Exact(quoted.text.clone());
                Some(Part::Word(word, self.place(span)))
            }
            What::Saved(name) => self.saved(name, span),
            What::Field(field, compare, value) => {
                if let Value::Quoted(quoted) = value {
                    self.closed(quoted.end, &span);
                }
                if value.text().trim().is_empty() {
                    let message = format!("`{}` wants {}", field.name(), value::wanted(*field));
                    self.tell(span, &message, "nothing stands behind it");
                    return None;
                }
                match value::said(*field, *compare, value) {
                    Ok(said) => self.said(said, span),
                    Err((message, remedy)) => {
                        self.tell(span, &message, &remedy);
                        None
                    }
                }
            }
            What::Unknown(name) => {
                self.unknown(name, span.clone());
                let word = typed(pieces.written(span.clone()));
                Some(Part::Word(word, self.place(span)))
            }
            What::Word(word) => Some(Part::Word(typed(word), self.place(span))),
        }
    }

    fn said(&mut self, said: Said, span: Range<usize>) -> Option<Part> {
        let list = if self.place.is_some() {
            &mut self.list_of_filters
        } else {
            &mut self.list
        };
        match said {
            Said::Term(term) => {
                return Some(Part::Term(term, self.place(span)));
            }
            Said::Sort(sort, turn) => list.sort = Some((sort, turn)),
            Said::Group(group) => list.group = Some(group),
        }
        None
    }

    /// What a filter says.
    fn saved(&mut self, name: &'a str, span: Range<usize>) -> Option<Part> {
        let Some((name, text)) = self.filters.iter().find(|(known, _)| *known == name) else {
            let message = format!("no filter is called `{name}`");
            let names = self.filters.iter().map(|(name, _)| name);
            let remedy = did_you_mean(name, names);
            self.tell(
                span,
                &message,
                &remedy.unwrap_or_else(|| "`[filters]` in config.toml has them".to_owned()),
            );
            return None;
        };
        if self.within.contains(&name) || self.within.len() >= DEEPEST {
            let place = self.place(span);
            let message = if self.within.contains(&name) {
                format!("`@{name}` leads back to itself")
            } else {
                format!("`@{name}` stands too deep within other filters")
            };
            self.faults
                .push(Fault::new(place, message).with_remedy("write out what it stands for"));
            return None;
        }
        let outer = self.place.clone();
        self.place.get_or_insert(span);
        self.within.push(name);
        let part = self.text(text);
        self.within.pop();
        self.place = outer;
        Some(part)
    }

    /// Where in the query what stands at `span` is written: where its filter is, if it is in one.
    fn place(&self, span: Range<usize>) -> Range<usize> {
        self.place.clone().unwrap_or(span)
    }

    fn unknown(&mut self, name: &str, span: Range<usize>) {
        let names = super::FIELDS.iter().flat_map(super::FieldHelp::names);
        let message = format!("no field is called `{name}`");
        let remedy = did_you_mean(name, names);
        let span = span.start..span.start + name.len();
        self.tell(
            span,
            &message,
            &remedy.unwrap_or_else(|| "words with a colon stand in quotes".to_owned()),
        );
    }

    fn closed(&mut self, end: End, span: &Range<usize>) {
        if end == End::Open {
            self.tell(span.clone(), "the quote has no end", "write `\"` behind it");
        }
    }

    /// Tells what is wrong, unless it is in a filter, of which that is told where it is written.
    fn tell(&mut self, span: Range<usize>, message: &str, remedy: &str) {
        if self.place.is_none() {
            self.faults
                .push(Fault::new(span, message).with_remedy(remedy));
        }
    }
}

/// A word as it was typed; one with a quote behind a sign, which would begin a value when it is read
/// again, is an exact one.
fn typed(word: &str) -> super::Word {
    let signs = [":\"", "=\"", ">\"", "<\""];
    if signs.iter().any(|sign| word.contains(sign)) {
        super::Word::Exact(word.to_owned())
    } else {
        super::Word::Typed(word.to_owned())
    }
}
