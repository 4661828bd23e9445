//! What is masked of reviews that are printed for people.

use super::{Form, Print, SpoilersAsked};
use crate::config::{SpoilerSettings, Spoilers};
use crate::journal::{Citation, Highlight};
use crate::library::Loaded;
use crate::outline::{Hidden, Kinds, Sections};
use crate::review::{Cover, Facts, Masks, Span};
use crate::typeset::masked_text;
use std::borrow::Cow;

/// What stands for a part that is masked, where nothing is in columns: for a screen reader to say.
pub(super) const MASKED: &str = "[spoiler]";

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
        Self::as_asked(asked, print.form, &print.spoilers, &print.settings.kinds)
    }

    /// The same, as the settings have it.
    pub(super) fn as_asked(
        asked: SpoilersAsked,
        form: Form,
        settings: &'a SpoilerSettings,
        kinds: &'a Kinds,
    ) -> Self {
        let is_masked = match settings.spoilers {
            Spoilers::Masked | Spoilers::All => true,
            Spoilers::Shown => false,
        };
        if is_masked && asked == SpoilersAsked::AsSet && form == Form::Plain {
            Self::Set(settings, kinds)
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

    /// What is masked of the words of a highlight, counted from their start, by what the journal keeps:
    /// the review need not be there.
    pub(super) fn of_quote(self, citation: &Citation, highlight: &Highlight) -> Masks {
        let (settings, kinds) = match self {
            Self::None => return Masks::NONE,
            Self::Set(settings, kinds) => (settings, kinds),
        };
        let facts = Facts {
            spoiler: citation.spoiler,
            ..Facts::default()
        };
        let chosen = settings.chosen(kinds);
        let is_hidden = match settings.sections(&facts, kinds, &chosen) {
            Sections::All => true,
            Sections::Of(kinds, chosen) => {
                let kind = highlight.section.as_deref().and_then(|of| kinds.of(of));
                kind.is_some_and(|kind| chosen.contains(&kind))
            }
        };
        let words = &highlight.words;
        let all = Span::of(0..words.quote().len());
        let hidden = is_hidden.then_some(all).into_iter();
        Masks::of(hidden.chain(words.spoilers().iter().copied()).collect())
    }
}

/// A text with a word for each part of it that is masked.
pub(super) fn told(text: &str, masks: &Masks) -> String {
    let parts = masks
        .parts(Span::of(0..text.len()))
        .map(|(part, cover)| match cover {
            Cover::Plain => text.get(part.range()).unwrap_or_default(),
            Cover::Masked => MASKED,
        });
    parts.collect()
}
