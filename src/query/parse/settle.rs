//! From what was read to a query: words by themselves, and no more parts than are needed.

use std::ops::Range;

use super::super::tree::Node;
use super::super::{Query, Term, Word};
use super::Part;
use super::pieces::is_sign;

/// The terms as they are found, and where they are written.
#[derive(Default)]
struct Terms {
    terms: Vec<Term>,
    places: Vec<Range<usize>>,
}

/// The query that `part` is, and where its terms are written. Words that must be there are set
/// apart from the rest; those of which something else depends are terms like others.
pub(super) fn settled(part: Part) -> (Query, Vec<Range<usize>>) {
    let all = match simple(part) {
        Some(Part::All(parts)) => parts,
        other => other.into_iter().collect(),
    };
    let mut words = Vec::new();
    let mut terms = Terms::default();
    let mut nodes = Vec::new();
    for part in all {
        match part {
            Part::Word(word, _) => words.push(word),
            Part::Term(..) | Part::Not(_) | Part::All(_) | Part::Any(_) => {
                nodes.push(terms.node(part));
            }
        }
    }
    let query = Query {
        words: without_signs(words),
        terms: terms.terms,
        facts: Node::All(nodes),
        sort: None,
        group: None,
    };
    (query, terms.places)
}

/// The same in as few parts as there can be; `None` where nothing is left of it.
fn simple(part: Part) -> Option<Part> {
    match part {
        Part::Word(..) | Part::Term(..) => Some(part),
        Part::Not(part) => {
            let part = simple(*part)?;
            Some(if let Part::Not(part) = part {
                *part
            } else {
                Part::Not(Box::new(part))
            })
        }
        Part::All(parts) => {
            let mut flat = Vec::new();
            for part in parts.into_iter().filter_map(simple) {
                if let Part::All(parts) = part {
                    flat.extend(parts);
                } else {
                    flat.push(part);
                }
            }
            at_least_two(flat, Part::All)
        }
        Part::Any(parts) => {
            let mut flat = Vec::new();
            for part in parts.into_iter().filter_map(simple) {
                if let Part::Any(parts) = part {
                    flat.extend(parts);
                } else {
                    flat.push(part);
                }
            }
            at_least_two(flat, Part::Any)
        }
    }
}

/// The parts as one.
fn at_least_two(mut parts: Vec<Part>, together: fn(Vec<Part>) -> Part) -> Option<Part> {
    match parts.len() {
        0 | 1 => parts.pop(),
        _ => Some(together(parts)),
    }
}

/// The words; those that would be signs where they stand are exact ones, as if they were in quotes.
fn without_signs(mut words: Vec<Word>) -> Vec<Word> {
    let mut before_a_word = false;
    for word in words.iter_mut().rev() {
        let Word::Typed(typed) = word else {
            before_a_word = false;
            continue;
        };
        let is_or = typed.eq_ignore_ascii_case("or");
        let is_sign = is_sign(typed);
        if is_or || is_sign && !before_a_word {
            *word = Word::Exact(std::mem::take(typed));
        }
        before_a_word = !is_sign;
    }
    words
}

impl Terms {
    /// A part as a node.
    fn node(&mut self, part: Part) -> Node {
        match part {
            Part::Word(word, place) => self.term(Term::Text(word.term()), place),
            Part::Term(term, place) => self.term(term, place),
            Part::Not(part) => Node::Not(Box::new(self.node(*part))),
            Part::All(parts) => Node::All(parts.into_iter().map(|part| self.node(part)).collect()),
            Part::Any(parts) => Node::Any(parts.into_iter().map(|part| self.node(part)).collect()),
        }
    }

    fn term(&mut self, term: Term, place: Range<usize>) -> Node {
        self.terms.push(term);
        self.places.push(place);
        Node::Term(self.terms.len() - 1)
    }
}
