//! Copying words: which, and what is said of it.

use super::wording::{cited, wording};
use crate::app::{App, Effect, Notice, Open};
use crate::command::Command;
use crate::config::Clipboard;
use crate::review::{Span, Words};

/// What became of a text that was to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handed {
    /// A program has taken it into the clipboard.
    Clipboard,
    /// It was sent to the terminal, of which it cannot be known whether it took it.
    Terminal,
    /// Nothing took it; the reason.
    Nowhere(String),
}

/// Whether a quotation says where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Told,
    Untold,
}

impl App {
    /// Copies what is selected, or what is meant where nothing is.
    pub(in crate::app) fn copy(&mut self, command: Command) -> Vec<Effect> {
        let source = if command == Command::CopyCited {
            Source::Told
        } else {
            Source::Untold
        };
        let span = match self.selected() {
            Some(_) => self.selected_words(),
            None => self.words_here(),
        };
        let (Some(open), Some(span)) = (self.reader.open().cloned(), span) else {
            let text = match self.reader.open() {
                Some(_) => "There is nothing to copy",
                None => "No review is open",
            };
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        };
        self.let_selection_go();
        if self.settings.screen.clipboard == Clipboard::Off {
            let text = "Nothing is copied: `clipboard` is \"off\" in the settings";
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        }
        let masks = self.masks(&open, span);
        let mut text = wording(&open.review, &open.outline, span, &masks);
        let amount = amount(Words::of(&text));
        let mut said = format!("Copied {amount}");
        if source == Source::Told {
            text = self.cite(&open, span, &text);
            said.push_str(" with their source");
        }
        if !masks
            .parts(span)
            .all(|(_, cover)| cover == crate::review::Cover::Plain)
        {
            said.push_str(", masked spoilers left out");
        }
        self.selecting.copying = said;
        vec![Effect::Copy(text)]
    }

    /// Says what became of the text that was copied last.
    pub(in crate::app) fn copied(&mut self, handed: Handed) {
        let said = std::mem::take(&mut self.selecting.copying);
        self.notice = Some(match handed {
            Handed::Clipboard => Notice::plain(said),
            Handed::Terminal => Notice::plain(format!("{said}, through the terminal")),
            Handed::Nowhere(reason) => Notice::warning(format!("Nothing is copied: {reason}")),
        });
    }

    fn cite(&self, open: &Open, span: Span, words: &str) -> String {
        let Some(told) = self.told_of(open.entry) else {
            return words.to_owned();
        };
        let section = open.outline.section_at(span.start);
        let section = section.and_then(|at| open.outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        let title = heading.map(|heading| self.shown(open, heading.line));
        cited(words, &told.citation, title.as_deref())
    }
}

/// How much a text is, in words.
pub fn amount(words: Words) -> String {
    let (count, unit) = match words.parts() {
        (count, 0) => (count, "word"),
        (0, count) => (count, "character"),
        (words, characters) => return format!("{} words and characters", words + characters),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}
