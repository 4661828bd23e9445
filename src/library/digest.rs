//! What the list shows of a review.

use std::collections::BTreeSet;

use super::{LoadError, Loaded, Source};
use crate::formats::Format;
use crate::journal::Content;
use crate::outline::{Kind, Kinds, Outline};
use crate::review::{Facts, Problem, Review, Words};

/// What was seen of a review when it was read, without its text.
#[derive(Debug, Clone, PartialEq)]
pub enum Digest {
    /// It could be read.
    Read {
        /// Its title: what the text gives, else the name of the file.
        title: String,
        /// How much there is to read.
        words: Words,
        /// What it is written in.
        format: Format,
        /// What was wrong with the source.
        problems: Vec<Problem>,
        /// The facts it states.
        facts: Box<Facts>,
        /// The kinds of its sections, each once, in their order; `None` until they are looked for.
        kinds: Option<Box<[Kind]>>,
        /// What its text is known by wherever it is; `None` where that was not read to its end, or is
        /// known in part only, as a [`Roll`](super::Roll) has it.
        content: Option<Content>,
    },
    /// Why it could not be read.
    Unreadable(String),
}

impl Digest {
    /// What is to be seen of `source` when it was read, or could not be.
    pub fn of(source: &Source, read: &Result<Loaded, LoadError>, kinds: &Kinds) -> Self {
        match read {
            Ok(Loaded {
                review,
                outline,
                format,
                content,
                ..
            }) => Self::of_review(source, review, outline, *format)
                .with_content(*content)
                .with_kinds(kinds, review, outline),
            Err(error) => Self::Unreadable(error.trouble.to_string()),
        }
    }

    /// What is to be seen of a review that was read from `source`, but for the kinds of its sections
    /// and what its text is known by.
    pub fn of_review(source: &Source, review: &Review, outline: &Outline, format: Format) -> Self {
        Self::Read {
            title: source.title_of(review, outline),
            words: outline.words(),
            format,
            problems: review.problems().to_vec(),
            facts: Box::new(review.facts().clone()),
            kinds: None,
            content: None,
        }
    }

    /// The same with what the text is known by, if that is.
    #[must_use]
    pub fn with_content(mut self, known: Option<Content>) -> Self {
        if let Self::Read { content, .. } = &mut self {
            *content = known.or(*content);
        }
        self
    }

    /// The same with the kinds of the sections of the review.
    #[must_use]
    pub fn with_kinds(mut self, all: &Kinds, review: &Review, outline: &Outline) -> Self {
        if let Self::Read { kinds, .. } = &mut self {
            *kinds = Some(all.within(outline, review));
        }
        self
    }

    /// The same with sections of these kinds too, if those of the others are known.
    #[must_use]
    pub fn with_more_kinds(mut self, more: impl IntoIterator<Item = Kind>) -> Self {
        if let Self::Read {
            kinds: Some(kinds), ..
        } = &mut self
        {
            let all: BTreeSet<Kind> = kinds.iter().copied().chain(more).collect();
            *kinds = all.into_iter().collect();
        }
        self
    }

    /// The same, but the kinds of the sections are to be looked for again.
    #[must_use]
    pub fn without_kinds(mut self) -> Self {
        if let Self::Read { kinds, .. } = &mut self {
            *kinds = None;
        }
        self
    }

    /// Whether it has a section of this kind; `None` while that is not known.
    pub fn has(&self, kind: Kind) -> Option<bool> {
        match self {
            Self::Read { kinds, .. } => {
                let kinds = kinds.as_ref()?;
                Some(kinds.binary_search(&kind).is_ok())
            }
            Self::Unreadable(_) => Some(false),
        }
    }

    /// Whether nothing more is to be known of it.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Read { kinds, .. } => kinds.is_some(),
            Self::Unreadable(_) => true,
        }
    }

    /// The facts it states.
    pub fn facts(&self) -> Option<&Facts> {
        match self {
            Self::Read { facts, .. } => Some(facts),
            Self::Unreadable(_) => None,
        }
    }
}
