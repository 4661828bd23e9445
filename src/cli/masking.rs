//! What is masked of reviews that are printed for people.

use super::{Form, Print, SpoilersAsked};
use crate::config::{SpoilerSettings, Spoilers};
use crate::library::Loaded;
use crate::outline::{Hidden, Kinds};
use crate::review::{Masks, Span};
use crate::typeset::masked_text;
use std::borrow::Cow;

/// What is masked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Masking<'a> {
    /// Nothing.
    None,
    /// What the settings say, which may be sections of some kinds.
    Set(&'a SpoilerSettings, &'a Kinds),
}

impl<'a> Masking<'a> {
    /// What is masked in what was asked for: nothing for programs, which are given the text.
    pub(super) fn of(print: &'a Print, asked: SpoilersAsked) -> Self {
        let is_masked = match print.spoilers.spoilers {
            Spoilers::Masked | Spoilers::All => true,
            Spoilers::Shown => false,
        };
        if is_masked && asked == SpoilersAsked::AsSet && print.form == Form::Plain {
            Self::Set(&print.spoilers, &print.settings.kinds)
        } else {
            Self::None
        }
    }

    /// What is masked of a review within `span`.
    pub(super) fn masks(self, loaded: &Loaded, span: Span) -> Masks {
        let (settings, kinds) = match self {
            Self::None => return Masks::NONE,
            Self::Set(settings, kinds) => (settings, kinds),
        };
        let (review, outline) = (&loaded.review, &loaded.outline);
        let chosen = settings.chosen(kinds);
        let hidden = Hidden {
            review,
            outline,
            sections: settings.sections(review.facts(), kinds, &chosen),
        };
        hidden.within(span)
    }

    /// The text of `span` with signs of the same width for what is masked.
    pub(super) fn shown(self, loaded: &Loaded, span: Span) -> Cow<'_, str> {
        masked_text(&loaded.review, span, &self.masks(loaded, span))
    }
}
