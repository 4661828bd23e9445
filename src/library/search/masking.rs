//! What of the reviews that are found is masked.

use crate::library::Loaded;
use crate::outline::{Hidden, Kind, Kinds, Sections};
use crate::review::{Masks, Span};

/// What of the reviews that are found is masked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SearchMasking {
    /// Nothing.
    #[default]
    Nothing,
    /// What the source marks as spoilers, and sections of these kinds.
    Marked(Vec<Kind>),
    /// The same, and all sections of reviews that warn of spoilers.
    Warned(Vec<Kind>),
}

impl SearchMasking {
    /// What is masked of a review within `span`.
    pub(super) fn masks(&self, loaded: &Loaded, kinds: &Kinds, span: Span) -> Masks {
        let (review, outline) = (&loaded.review, &loaded.outline);
        let warns = review.facts().spoiler == Some(true);
        let sections = match self {
            Self::Nothing => return Masks::NONE,
            Self::Warned(_) if warns => Sections::All,
            Self::Marked(chosen) | Self::Warned(chosen) => Sections::Of(kinds, chosen),
        };
        let hidden = Hidden {
            review,
            outline,
            sections,
        };
        hidden.within(span)
    }
}
