//! What was asked of a library.

use crate::query::{Fault, Filters, Query, Word};
use crate::search::Ending;

/// What was asked of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Words in texts, and facts.
    Words(Query, Ending),
    /// What a regular expression matches in texts (`/…/`), and facts.
    Expression(String, Query),
}

impl Asked {
    /// What was typed: a query, or an expression between slashes, of which the second may still be
    /// missing, and a query behind it. A slash in an expression is written `\/`.
    pub fn parse(typed: &str, filters: &Filters) -> (Self, Vec<Fault>) {
        let Some((expression, behind)) = slashed(typed) else {
            let parsed = Query::parse_with(typed, filters);
            let ending = ending(typed, &parsed.query);
            return (Self::Words(parsed.query, ending), parsed.faults);
        };
        let before = typed.len() - behind.len();
        let parsed = Query::parse_with(behind, filters);
        let mut faults = parsed.faults;
        for fault in &mut faults {
            fault.span = fault.span.start + before..fault.span.end + before;
        }
        (Self::Expression(expression, parsed.query), faults)
    }

    /// What of `typed` is a query: the end of it, or all.
    pub fn query_typed(typed: &str) -> &str {
        slashed(typed).map_or(typed, |(_, behind)| behind)
    }

    /// The words and facts.
    pub fn query(&self) -> &Query {
        match self {
            Self::Words(query, _) | Self::Expression(_, query) => query,
        }
    }

    /// Whether nothing was asked.
    pub fn is_nothing(&self) -> bool {
        let query = self.query();
        let is_blank = query.words().is_empty() && query.terms().is_empty();
        match self {
            Self::Words(..) => is_blank,
            Self::Expression(expression, _) => expression.is_empty(),
        }
    }
}

/// The expression at the beginning of what was typed, and what stands behind it.
fn slashed(typed: &str) -> Option<(String, &str)> {
    let inside = typed.trim_start().strip_prefix('/')?;
    let mut expression = String::new();
    let mut rest = inside.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '/' => return Some((expression, inside.get(at + 1..).unwrap_or_default())),
            '\\' => match rest.next() {
                Some((_, '/')) => expression.push('/'),
                Some((_, other)) => expression.extend(['\\', other]),
                None => expression.push('\\'),
            },
            c => expression.push(c),
        }
    }
    Some((expression, ""))
}

/// Whether the last of the words may go on: it is the end of what was typed, and not in quotes.
fn ending(typed: &str, query: &Query) -> Ending {
    match query.words().last() {
        Some(Word::Typed(last)) if typed.ends_with(last.as_str()) => Ending::Open,
        Some(Word::Typed(_) | Word::Exact(_)) | None => Ending::Closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slash_begins_an_expression() {
        let table = [
            ("fog", "fog · open"),
            ("fog ", "fog · closed"),
            ("\"the fog\"", "\"the fog\" · closed"),
            ("fog year:2020", "year:2020 fog · closed"),
            ("year:2020 fo", "year:2020 fo · open"),
            ("/fo+g", "/fo+g/ "),
            (" /fo+g/", "/fo+g/ "),
            ("/a\\/b\\d/ year:2020 x", "/a/b\\d/ year:2020 x"),
            ("/a\\", "/a\\/ "),
            ("a/b", "a/b · open"),
        ];
        for (typed, expected) in table {
            let told = match Asked::parse(typed, &Filters::NONE).0 {
                Asked::Words(query, Ending::Open) => format!("{query} · open"),
                Asked::Words(query, Ending::Closed) => format!("{query} · closed"),
                Asked::Expression(expression, query) => format!("/{expression}/ {query}"),
            };
            assert_eq!(told, expected, "{typed}");
        }
        let (_, faults) = Asked::parse("/a/ yeer:2020", &Filters::NONE);
        assert_eq!(faults[0].span, 4..8);
    }
}
