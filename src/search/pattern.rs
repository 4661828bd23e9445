//! What is looked for.

mod borders;
mod expression;
mod literals;
mod matcher;
mod message;

use memchr::memmem::Finder;
use regex_automata::meta::Regex;

use super::fold::{Alike, Case, fold};
use super::switches::{Borders, Switches, Wording};
use matcher::Matcher;

pub(super) use matcher::{Behind, Step, boundary_at};

/// What is looked for, already folded.
///
/// A query without an upper-case letter ignores case, with one it is exact in case. White
/// space at its ends counts: ` art` does not find `part`.
#[derive(Debug, Clone)]
pub struct Pattern {
    query: String,
    switches: Switches,
    alike: Alike,
    matcher: Matcher,
}

/// What is wrong with a regular expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExpressionError {
    /// In words, short, with the place: `( is not closed`.
    pub message: String,
}

impl Pattern {
    /// The pattern of what the reader typed; `None` when folding leaves nothing of it but white
    /// space.
    pub fn new(query: &str) -> Option<Self> {
        Self::plain(query, Switches::default())
    }

    /// The pattern of what the reader typed, looked for as `switches` say. `None` when there is
    /// nothing to look for.
    ///
    /// # Errors
    ///
    /// When it is to be a regular expression and is none.
    pub fn typed(query: &str, switches: Switches) -> Result<Option<Self>, ExpressionError> {
        match switches.wording {
            Wording::Plain => Ok(Self::plain(query, switches)),
            Wording::Expression if query.trim().is_empty() => Ok(None),
            Wording::Expression => Self::compiled(query, switches).map(Some),
        }
    }

    /// The pattern that finds any of these words, where they stand as whole words, whatever their
    /// case and accents; `None` where there are none. In writing that has no spaces between words
    /// they may stand anywhere.
    pub fn any_of(words: &[String]) -> Option<Self> {
        let alike = Alike::from(Case::Folded);
        let folded = words.iter().map(|word| {
            let folded = fold(word, alike);
            folded.text().trim().to_owned()
        });
        let mut folded: Vec<String> = folded.filter(|word| !word.is_empty()).collect();
        // Where several begin at a place, the longest is the hit.
        folded.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        folded.dedup();
        let matcher = match folded.as_slice() {
            [] => return None,
            [word] => Matcher::Text(finder(word), Borders::Words),
            words => {
                let either: Vec<String> = words.iter().map(|it| regex_syntax::escape(it)).collect();
                Matcher::Words(Regex::new(&either.join("|")).ok()?, folded)
            }
        };
        Some(Self {
            query: words.join(" "),
            switches: Switches {
                borders: Borders::Words,
                ..Switches::default()
            },
            alike,
            matcher,
        })
    }

    /// The pattern of a regular expression, which is held against folded text: its letters are
    /// folded alike, white space and line breaks are one space, and a capital among its letters
    /// makes case count. `^` and `$` are the ends of a block, which no hit goes beyond, and a hit
    /// has at most 4,096 folded bytes.
    ///
    /// # Errors
    ///
    /// What is wrong with the expression: its syntax, or its size.
    pub fn expression(expression: &str) -> Result<Self, ExpressionError> {
        if expression.trim().is_empty() {
            let message = "there is nothing in it".to_owned();
            return Err(ExpressionError { message });
        }
        Self::compiled(expression, Switches::default())
    }

    fn compiled(expression: &str, switches: Switches) -> Result<Self, ExpressionError> {
        let (alike, regex) = expression::compile(expression, switches)?;
        Ok(Self {
            query: expression.to_owned(),
            switches: Switches {
                wording: Wording::Expression,
                ..switches
            },
            alike,
            matcher: Matcher::Expression(regex),
        })
    }

    fn plain(query: &str, switches: Switches) -> Option<Self> {
        let capital = query.chars().any(char::is_uppercase);
        let case = if capital { Case::Exact } else { Case::Folded };
        let accents = switches.accents;
        let alike = Alike { case, accents };
        let folded = fold(query, alike);
        (!folded.text().trim().is_empty()).then(|| Self {
            query: query.to_owned(),
            switches,
            alike,
            matcher: Matcher::Text(finder(folded.text()), switches.borders),
        })
    }

    /// The query as it was typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// How it is looked for.
    pub fn switches(&self) -> Switches {
        self.switches
    }

    /// Whether it is looked for in one way only, as several words are.
    pub fn is_fixed(&self) -> bool {
        match &self.matcher {
            Matcher::Words(..) => true,
            Matcher::Text(..) | Matcher::Expression(_) => false,
        }
    }

    /// The same, looked for in another way. Several words are always found as whole words.
    ///
    /// # Errors
    ///
    /// When it is to be a regular expression and is none.
    pub fn again(&self, switches: Switches) -> Result<Option<Self>, ExpressionError> {
        match &self.matcher {
            Matcher::Words(..) => Ok(Some(self.clone())),
            Matcher::Text(..) | Matcher::Expression(_) => Self::typed(&self.query, switches),
        }
    }

    /// How the text is folded in which it is looked for.
    pub(super) fn alike(&self) -> Alike {
        self.alike
    }

    /// What finds it in folded text.
    pub(super) fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

fn finder(needle: &str) -> Box<Finder<'static>> {
    Box::new(Finder::new(needle).into_owned())
}
