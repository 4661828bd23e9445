//! What the list shows of a review.

use super::{Card, LoadError, Loaded, Source};
use crate::review::Words;

/// What was seen of a review when it was read, without its text.
#[derive(Debug, Clone, PartialEq)]
pub enum Digest {
    /// It could be read.
    Read {
        /// Its title: what the text gives, else the name of the file.
        title: String,
        /// How much there is to read.
        words: Words,
        /// How many things were wrong with the source.
        problems: usize,
        /// The facts it states, if it states any.
        card: Option<Box<Card>>,
    },
    /// Why it could not be read.
    Unreadable(String),
}

impl Digest {
    /// What is to be seen of `source` when it was read, or could not be.
    pub fn of(source: &Source, read: &Result<Loaded, LoadError>) -> Self {
        match read {
            Ok(loaded) => Self::of_loaded(source, loaded),
            Err(error) => Self::Unreadable(error.trouble.to_string()),
        }
    }

    /// What is to be seen of a review that was read from `source`.
    pub fn of_loaded(source: &Source, loaded: &Loaded) -> Self {
        let title = source.title_of(&loaded.outline);
        Self::Read {
            words: loaded.outline.words(),
            problems: loaded.review.problems().len(),
            card: Card::of(loaded.review.facts(), &title),
            title,
        }
    }

    /// The facts it states, if it states any.
    pub fn card(&self) -> Option<&Card> {
        match self {
            Self::Read { card, .. } => card.as_deref(),
            Self::Unreadable(_) => None,
        }
    }
}
