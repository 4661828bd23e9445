//! What is looked for.

use memchr::memmem::Finder;

use super::fold::{Case, fold};

/// What is looked for, already folded.
///
/// A query without an upper-case letter ignores case, with one it is exact in case. White
/// space at its ends counts: ` art` does not find `part`.
#[derive(Debug, Clone)]
pub struct Pattern {
    query: String,
    case: Case,
    finder: Finder<'static>,
}

/// What is wrong with a regular expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExpressionError {
    /// In words, without the expression.
    pub message: String,
}

impl Pattern {
    /// The pattern of what the reader typed; `None` when folding leaves nothing of it but white
    /// space.
    pub fn new(query: &str) -> Option<Self> {
        let case = if query.chars().any(char::is_uppercase) {
            Case::Exact
        } else {
            Case::Folded
        };
        let folded = fold(query, case);
        (!folded.text().trim().is_empty()).then(|| Self {
            query: query.to_owned(),
            case,
            finder: Finder::new(folded.text()).into_owned(),
        })
    }

    /// The pattern that finds any of these words, where they stand as whole words; `None` where there
    /// are none.
    pub fn any_of(words: &[String]) -> Option<Self> {
        Self::new(words.first()?)
    }

    /// The pattern of a regular expression, which is held against folded text.
    pub fn expression(expression: &str) -> Result<Self, ExpressionError> {
        Self::new(expression).ok_or_else(|| ExpressionError {
            message: "there is nothing in it".to_owned(),
        })
    }

    /// The query as it was typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// How the text is folded in which it is looked for.
    pub(super) fn case(&self) -> Case {
        self.case
    }

    /// The bytes of the folded query; at least one.
    pub(super) fn needle(&self) -> &[u8] {
        self.finder.needle()
    }

    /// Where the folded query begins in `haystack` for the first time, in bytes.
    pub(super) fn first_in(&self, haystack: &[u8]) -> Option<usize> {
        self.finder.find(haystack)
    }
}
