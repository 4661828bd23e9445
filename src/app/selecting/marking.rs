//! Highlighting what is selected, and taking highlights away.

use super::ground;
use super::highlights::{Highlighted, Highlights, Inks};
use crate::app::{App, Effect, EntryId, Notice};
use crate::command::Command;
use crate::journal::{AnchoredSpan, Body, Highlight, Ink, Key, Page, Slot};
use crate::review::Span;

impl App {
    /// The colours of the highlights in a part of the open review.
    pub fn inks_in(&self, span: Span) -> Inks {
        Inks::of(self.selecting.highlights.within(span))
    }

    /// The highlights that reach into a part of the open review, by where they begin.
    pub fn highlights_in(&self, span: Span) -> impl Iterator<Item = &Highlighted> {
        self.selecting.highlights.within(span)
    }

    /// Takes up what is known of the highlights of a review, if it is open.
    pub(in crate::app) fn gather_highlights(&mut self, entry: EntryId) {
        let Some(open) = self.reader.open().filter(|open| open.entry == entry) else {
            return;
        };
        let nothing = Page::default();
        let page = self.page_of(open.entry).unwrap_or(&nothing);
        let made = &self.selecting.made;
        let found = |slot| self.found_kept(slot);
        self.selecting.highlights = Highlights::of(page, found, made);
    }

    /// Does what a command does with the words that are selected, if it does anything.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
    pub(super) fn do_with_selection(&mut self, command: Command) -> Option<Vec<Effect>> {
        Some(match command {
            Command::Select => self.select(),
            Command::Copy | Command::CopyCited => self.copy(command),
            Command::Highlight => self.highlight(self.selecting.ink),
            Command::HighlightYellow => self.highlight(Ink::Yellow),
            Command::HighlightGreen => self.highlight(Ink::Green),
            Command::HighlightBlue => self.highlight(Ink::Blue),
            Command::HighlightRed => self.highlight(Ink::Red),
            Command::RemoveHighlight => self.remove_highlights(),
            Command::Note => self.note_selection(),
            _ => return None,
        })
    }

    /// Highlights what is selected; words that are highlighted already get another colour, and a
    /// highlight that the selection was begun on grows with it.
    fn highlight(&mut self, ink: Ink) -> Vec<Effect> {
        let Some(words) = self.selected_words() else {
            self.notice = Some(Notice::warning("Nothing is selected"));
            return Vec::new();
        };
        self.selecting.ink = ink;
        let here = self.highlight_meant(words);
        let made = match here {
            Some(it) => self.change_in(it, ink),
            None => match self.highlight_grown(words) {
                Some(it) => self.highlight_of(it.key, words, ink),
                None => self.new_highlight(words, ink),
            },
        };
        let Some((key, change)) = made else {
            return Vec::new();
        };
        self.let_selection_go();
        self.selecting.made.retain(|other| *other != key);
        self.selecting.made.push(key);
        self.note(vec![change], format!("Highlighted in {}", ink.name()))
    }

    /// The highlight that is meant by words: the one of just these, and, while only a word is pointed
    /// at, the one that this is in.
    pub(super) fn highlight_meant(&self, words: Span) -> Option<Highlighted> {
        let highlights = &self.selecting.highlights;
        let pointed = self.selecting.selection?.anchor.is_none();
        let around = || highlights.on_top_at(words.start).filter(|_| pointed);
        highlights.of_words(words).or_else(around)
    }

    /// The highlight that a selection was begun on, if it covers all of it.
    fn highlight_grown(&self, words: Span) -> Option<Highlighted> {
        let begun = self.selecting.selection?.anchor?;
        let covered = self.highlights_in(words).filter(|it| {
            let (start, end) = (it.span.start, it.span.end);
            start >= words.start && end <= words.end && (start..=end).contains(&begun)
        });
        covered.max_by_key(|it| it.rank).copied()
    }

    /// A change of a highlight's colour.
    fn change_in(&self, it: Highlighted, ink: Ink) -> Option<(Key, (Slot, Option<Body>))> {
        let slot = Slot::Highlight(it.key);
        let Some(Body::Highlight(highlight)) = self.page()?.get(slot) else {
            return None;
        };
        let highlight = Highlight {
            ink,
            ..highlight.clone()
        };
        Some((it.key, (slot, Some(Body::Highlight(highlight)))))
    }

    /// A new highlight.
    pub(super) fn new_highlight(
        &mut self,
        words: Span,
        ink: Ink,
    ) -> Option<(Key, (Slot, Option<Body>))> {
        let key = self.new_key();
        self.highlight_of(key, words, ink)
    }

    /// The highlight with this key, of these words.
    fn highlight_of(&self, key: Key, words: Span, ink: Ink) -> Option<(Key, (Slot, Option<Body>))> {
        let open = self.reader.open()?;
        let section = open.outline.section_at(words.start);
        let section = section.and_then(|at| open.outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        let highlight = Highlight {
            words: AnchoredSpan::of(&open.review, open.content, words),
            ink,
            section: heading.map(|heading| open.review.slice(heading.line).to_owned()),
        };
        let body = Body::Highlight(highlight);
        Some((key, (Slot::Highlight(key), Some(body))))
    }

    /// Takes the highlights away that what is selected touches, with their notes.
    fn remove_highlights(&mut self) -> Vec<Effect> {
        let (Some(open), Some(selected)) = (self.reader.open(), self.selected()) else {
            return Vec::new();
        };
        let words = ground(open).trimmed(selected.span);
        let touched: Vec<Highlighted> = self.highlights_in(words).copied().collect();
        let said = match touched.as_slice() {
            [] => {
                self.notice = Some(Notice::warning("Nothing is highlighted there"));
                return Vec::new();
            }
            [one] if one.note.is_some() => "Highlight and its note removed".to_owned(),
            [_] => "Highlight removed".to_owned(),
            several => format!("{} highlights removed", several.len()),
        };
        self.let_selection_go();
        let changes = touched.iter().flat_map(|it| {
            let note = it.note.map(|note| (Slot::Note(note), None));
            [Some((Slot::Highlight(it.key), None)), note]
        });
        self.note(changes.flatten().collect(), said)
    }
}
