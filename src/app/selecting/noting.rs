//! Notes: about what is selected, or about the review.

use crate::app::prompt::{BREAK, Prompt, PromptKind};
use crate::app::{App, Effect, Notice};
use crate::journal::{Body, Key, Note, Page, Slot};
use crate::review::Span;

/// The note that is being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noting {
    about: About,
    /// The note that is changed; none where it is new.
    note: Option<Key>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy)]
enum About {
    /// The review.
    Review,
    /// A highlight.
    Highlight(Key),
    /// Words that are highlighted as soon as the note is accepted.
    Words(Span),
}

impl App {
    /// Asks for a note about what is selected: about the highlight that this is in, else about one that
    /// is made then.
    pub(super) fn note_selection(&mut self) -> Vec<Effect> {
        let Some(words) = self.selected_words() else {
            self.notice = Some(Notice::warning("Nothing is selected"));
            return Vec::new();
        };
        let around = self.selecting.highlights.on_top_at(words.start);
        let around = around.filter(|it| it.span.end >= words.end);
        let noting = match self.highlight_meant(words).or(around) {
            Some(it) => Noting {
                about: About::Highlight(it.key),
                note: it.note,
            },
            None => Noting {
                about: About::Words(words),
                note: None,
            },
        };
        self.ask_for_note(noting)
    }

    /// Asks for a note about the review.
    pub(in crate::app) fn note_review(&mut self) -> Vec<Effect> {
        let page = self.page().into_iter().flat_map(Page::iter);
        let mut notes = page.filter_map(|(slot, kept)| {
            let Slot::Note(key) = slot else { return None };
            let Body::Note(note) = &kept.body else {
                return None;
            };
            note.about.is_none().then_some(key)
        });
        let note = notes.next();
        drop(notes);
        let about = About::Review;
        let noting = Noting { about, note };
        self.ask_for_note(noting)
    }

    fn ask_for_note(&mut self, noting: Noting) -> Vec<Effect> {
        let before = noting.note.and_then(|key| self.note_text(key));
        let before = before.unwrap_or_default().replace('\n', &BREAK.to_string());
        self.selecting.noting = Some(noting);
        let effects = self.ask(PromptKind::Note);
        if let Some(prompt) = &mut self.prompt {
            prompt.replace(0..0, &before);
        }
        effects
    }

    /// The text of a note about the open review.
    pub fn note_text(&self, key: Key) -> Option<&str> {
        match self.page()?.get(Slot::Note(key))? {
            Body::Note(note) => Some(&note.text),
            Body::Left(_)
            | Body::Status(_)
            | Body::Rating(_)
            | Body::Mark(_)
            | Body::Highlight(_)
            | Body::Correction(_) => None,
        }
    }

    /// The note about the highlight on the reading line, if there is one.
    pub fn note_here(&self) -> Option<&str> {
        let line = self.reader.reading_span()?;
        let mut notes = self.highlights_in(line).filter_map(|it| it.note);
        notes.find_map(|key| self.note_text(key))
    }

    /// The highlight on the reading line that has a note.
    pub(in crate::app) fn noted_here(&self) -> Option<Key> {
        let line = self.reader.reading_span()?;
        let mut noted = self.highlights_in(line).filter(|it| it.note.is_some());
        noted.next().map(|it| it.key)
    }

    /// Keeps the note that was written; without words, there is none any more.
    pub(in crate::app) fn accept_note(&mut self, prompt: &Prompt) -> Vec<Effect> {
        let Some(noting) = self.selecting.noting.take() else {
            return Vec::new();
        };
        let lines = prompt.text().split(BREAK).map(str::trim);
        let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
        let mut changes = Vec::new();
        let about = match noting.about {
            About::Review => None,
            About::Highlight(key) => Some(key),
            About::Words(words) => {
                let made = self.new_highlight(words, self.selecting.ink);
                let Some((key, change)) = made else {
                    return Vec::new();
                };
                self.selecting.made.push(key);
                changes.push(change);
                Some(key)
            }
        };
        let said = match (text.is_empty(), noting.note) {
            (false, note) => {
                let key = note.unwrap_or_else(|| self.new_key());
                let note = Note { about, text };
                changes.push((Slot::Note(key), Some(Body::Note(note))));
                "Note kept".to_owned()
            }
            (true, Some(note)) => {
                changes.push((Slot::Note(note), None));
                "Note removed".to_owned()
            }
            (true, None) => format!("Highlighted in {}", self.selecting.ink.name()),
        };
        self.let_selection_go();
        if changes.is_empty() {
            return Vec::new();
        }
        self.note(changes, said)
    }
}
