//! Spoilers: what of the open review is masked, and showing it.

use std::borrow::Cow;

use super::{App, EntryId, Notice, Open};
use crate::command::Command;
use crate::config::{Settings, Spoilers};
use crate::library::Extent;
use crate::outline::{Hidden, Kind};
use crate::review::{Masks, Span};
use crate::typeset::masked_text;

/// The review in which the reader wants the spoilers otherwise than the settings have them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Turned(Option<EntryId>);

impl App {
    /// What of `open` is masked within `span`.
    pub fn masks(&self, open: &Open, span: Span) -> Masks {
        if self.masks_spoilers(open) {
            self.hidden(open, &self.chosen_kinds()).within(span)
        } else {
            Masks::NONE
        }
    }

    /// The text of `span` as it may be shown, with signs of the same width for what is masked.
    pub fn shown<'a>(&self, open: &'a Open, span: Span) -> Cow<'a, str> {
        masked_text(&open.review, span, &self.masks(open, span))
    }

    /// Whether a spoiler on the page is masked.
    pub fn has_masked_spoilers(&self) -> bool {
        let visible = self.reader.visible();
        let open = self.reader.open();
        open.is_some_and(|open| !self.masks(open, visible).is_empty())
    }

    /// Shows the spoilers of the open review, or masks them again.
    pub(super) fn reveal_spoilers(&mut self) {
        let Some(open) = self.reader.open() else {
            self.notice = Some(Notice::warning("No review is open"));
            return;
        };
        if !self.hidden(open, &self.chosen_kinds()).is_any() {
            let text = match open.extent {
                Extent::Whole => "There are no spoilers in this review",
                Extent::Beginning => "No spoilers so far; the review is still being read",
            };
            self.notice = Some(Notice::warning(text));
            return;
        }
        self.spoilers = match self.spoilers {
            Turned(Some(entry)) if entry == open.entry => Turned(None),
            Turned(_) => Turned(Some(open.entry)),
        };
        let key = self.settings.keymap.key_shown(Command::RevealSpoilers);
        let key = key.unwrap_or_default();
        let text = if self.masks_spoilers(open) {
            format!("Spoilers are masked; {key} shows them")
        } else {
            format!("Spoilers are shown; {key} masks them")
        };
        self.notice = Some(Notice::plain(text));
    }

    /// Forgets that spoilers were shown in a review that is not open any more.
    pub(super) fn settle_spoilers(&mut self) {
        let open = self.reader.open().map(|open| open.entry);
        self.spoilers.0.take_if(|entry| Some(*entry) != open);
    }

    fn masks_spoilers(&self, open: &Open) -> bool {
        let by_settings = match self.settings.spoilers.spoilers {
            Spoilers::Masked | Spoilers::All => true,
            Spoilers::Shown => false,
        };
        by_settings != (self.spoilers.0 == Some(open.entry))
    }

    fn hidden<'a>(&'a self, open: &'a Open, chosen: &'a [Kind]) -> Hidden<'a> {
        let Settings {
            spoilers, kinds, ..
        } = &self.settings;
        let sections = spoilers.sections(open.review.facts(), kinds, chosen);
        Hidden {
            review: &open.review,
            outline: &open.outline,
            sections,
        }
    }

    /// The kinds of sections that the settings hide.
    fn chosen_kinds(&self) -> Vec<Kind> {
        self.settings.spoilers.chosen(&self.settings.kinds)
    }
}
