//! Cutting what was typed into pieces.

use std::ops::Range;

use super::Field;
use super::bounds::Compare;

/// How deep parentheses may stand within each other.
const DEEPEST: usize = 16;

/// A part of a query, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) what: What<'a>,
    pub(super) span: Range<usize>,
}

/// What a part of a query is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What<'a> {
    /// `(`
    Open,
    /// `)`, which closes one that was opened.
    Close,
    /// `(` too deep within others, or `)` that closes none.
    Stray,
    /// `|`
    Bar,
    /// `-` before a term.
    Minus,
    /// A text in quotes.
    Quoted(Quoted),
    /// `@` and the name of a filter.
    Saved(&'a str),
    /// A field, known by its name, and what it must be.
    Field(Field, Compare, Value<'a>),
    /// The same with a name that no field has.
    Unknown(&'a str),
    /// Anything else.
    Word(&'a str),
}

/// What stands behind a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'a> {
    Bare(&'a str),
    Quoted(Quoted),
}

/// A text that was in quotes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) end: End,
}

/// Whether a quote has its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Closed,
    Open,
}

impl Value<'_> {
    /// The text of it.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Bare(text) => text,
            Self::Quoted(quoted) => &quoted.text,
        }
    }
}

/// The pieces of a query, in its order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut scan = Scan {
        text,
        at: 0,
        open: 0,
    };
    let mut pieces = Vec::new();
    while let Some(piece) = scan.next() {
        pieces.push(piece);
    }
    pieces
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// How many parentheses are open.
    open: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        self.at += rest.len() - trimmed.len();
        let start = self.at;
        let what = match trimmed.chars().next()? {
            '(' if self.open < DEEPEST => {
                self.open += 1;
                self.sign(What::Open)
            }
            ')' if self.open > 0 => {
                self.open -= 1;
                self.sign(What::Close)
            }
            '(' | ')' => self.sign(What::Stray),
            '|' => self.sign(What::Bar),
            '-' if self.negates() => self.sign(What::Minus),
            '"' => What::Quoted(self.quoted()),
            _ => self.term(),
        };
        Some(Piece {
            what,
            span: start..self.at,
        })
    }

    /// Goes over a sign, which is one byte.
    fn sign(&mut self, what: What<'a>) -> What<'a> {
        self.at += 1;
        what
    }

    /// Whether the hyphen at hand stands before a term.
    fn negates(&self) -> bool {
        let next = self.rest().chars().nth(1);
        next.is_some_and(|c| !c.is_whitespace() && !matches!(c, ')' | '|'))
    }

    /// A text in quotes, which begins at hand; without an end it goes on to that of the query.
    fn quoted(&mut self) -> Quoted {
        let mut text = String::new();
        let mut chars = self.rest().char_indices().skip(1).peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += at + 1;
                    let end = End::Closed;
                    return Quoted { text, end };
                }
                '\\' => {
                    let escaped = chars.next_if(|(_, c)| matches!(c, '"' | '\\'));
                    text.push(escaped.map_or(c, |(_, c)| c));
                }
                c => text.push(c),
            }
        }
        self.at = self.text.len();
        let end = End::Open;
        Quoted { text, end }
    }

    /// A field and what it must be, the name of a filter, or a word.
    fn term(&mut self) -> What<'a> {
        let start = self.at;
        let rest = self.rest();
        let name_end = rest.find(|c: char| !c.is_ascii_alphabetic());
        let (name, behind) = rest.split_at(name_end.unwrap_or(rest.len()));
        let mut signs = Compare::WRITTEN.iter();
        let sign = signs.find(|(sign, _)| behind.starts_with(sign));
        if let (Some((sign, compare)), false) = (sign, name.is_empty()) {
            self.at += name.len() + sign.len();
            if let Some(field) = Field::named(name) {
                return What::Field(field, *compare, self.value());
            }
            let value_start = self.at;
            // What is no field may be any text: a quote counts if it is one.
            if self.rest().starts_with('"') && self.quoted().end == End::Open {
                self.at = value_start;
            }
            if self.at == value_start {
                let value = self.bare();
                if value.is_empty() || value.starts_with("//") {
                    return What::Word(self.text.get(start..self.at).unwrap_or_default());
                }
            }
            return What::Unknown(name);
        }
        let word = self.bare();
        match word.strip_prefix('@') {
            Some(name) if is_name(name) => What::Saved(name),
            Some(_) | None => What::Word(word),
        }
    }

    fn value(&mut self) -> Value<'a> {
        if self.rest().starts_with('"') {
            Value::Quoted(self.quoted())
        } else {
            Value::Bare(self.bare())
        }
    }

    /// What stands at hand up to white space, a bar, or the end of what is in parentheses.
    fn bare(&mut self) -> &'a str {
        let rest = self.rest();
        let mut inner = 0_usize;
        let end = rest.find(|c: char| match c {
            '(' => {
                inner += 1;
                false
            }
            ')' if inner > 0 => {
                inner -= 1;
                false
            }
            ')' => self.open > 0,
            c => c.is_whitespace() || c == '|',
        });
        let (bare, _) = rest.split_at(end.unwrap_or(rest.len()));
        self.at += bare.len();
        bare
    }
}

/// Whether `name` can be that of a filter: letters, digits, hyphens and low lines.
pub(super) fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.chars().all(allowed)
}
