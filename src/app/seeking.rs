//! Prompts: asking, typing, and going to what was found.

use std::sync::Arc;

use super::event::Search;
use super::finder::{SearchId, Sought};
use super::motion::{Direction, Motion, Stride};
use super::prompt::{Prompt, PromptKind, Typed};
use super::{App, Effect, Notice, Pane, View};
use crate::keys::Key;
use crate::review::Position;
use crate::search::Pattern;

impl App {
    /// Opens a prompt.
    pub(super) fn ask(&mut self, kind: PromptKind) -> Vec<Effect> {
        if self.reader.open().is_none() {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        }
        match kind {
            PromptKind::Find | PromptKind::Percent => self.focus = Pane::Text,
            PromptKind::Filter => {
                self.focus = Pane::Outline;
                self.view = View::Panes;
            }
        }
        self.prompt = Some(Prompt::new(kind, self.reader.reading()));
        self.prompt_changed()
    }

    /// Takes a key while a prompt is open.
    pub(super) fn prompt_key(&mut self, key: Key) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        match prompt.key(key) {
            Typed::Changed => self.prompt_changed(),
            Typed::Nothing => Vec::new(),
            Typed::Accepted => self.accept(),
            Typed::Cancelled => self.abandon(),
            Typed::Next => self.step_in_filter(Direction::On),
            Typed::Previous => self.step_in_filter(Direction::Back),
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        prompt.paste(text);
        self.prompt_changed()
    }

    /// Looks for the longest word of the reading line, the one that says most.
    pub(super) fn find_word(&mut self) -> Vec<Effect> {
        let Some(line) = self.reader.line() else {
            return Vec::new();
        };
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let text = open.review.slice(line.span);
        let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
        let word = words.rev().max_by_key(|word| word.chars().count());
        let pattern = word.and_then(Pattern::new).map(Arc::new);
        if pattern.is_none() {
            self.notice = Some(Notice::warning("There is no word on this line"));
            return Vec::new();
        }
        let effects = self.finder.look_for(pattern, &open.review);
        let sought = self.finder.go(&open.review, line.span.end, Direction::On);
        self.follow(sought);
        self.say_sought(sought, Direction::On);
        effects
    }

    /// Goes to the next hit from the one the reader is at, else from the reading line.
    pub(super) fn seek_from_here(&mut self, direction: Direction) -> Sought {
        let Some(open) = self.reader.open().cloned() else {
            return Sought::Nothing;
        };
        let reading = self.reader.reading();
        let at_hit = self.finder.current().filter(|hit| hit.start == reading);
        let from = match (at_hit, direction) {
            (Some(hit), Direction::On) => hit.end,
            (_, Direction::On | Direction::Back) => reading,
        };
        let sought = self.finder.go(&open.review, from, direction);
        self.follow(sought);
        sought
    }

    /// Takes hits found in the background.
    pub(super) fn take_hits(
        &mut self,
        id: SearchId,
        hits: Vec<crate::review::Span>,
        state: Search,
    ) {
        if let Some(sought) = self.finder.take(id, hits, state) {
            self.follow(sought);
            if self.prompt.is_none() {
                self.say_sought(sought, Direction::On);
            }
        }
    }

    fn prompt_changed(&mut self) -> Vec<Effect> {
        let Some((kind, origin)) = self.prompt.as_ref().map(|p| (p.kind, p.origin)) else {
            return Vec::new();
        };
        match kind {
            PromptKind::Find => self.find_as_typed(origin),
            PromptKind::Filter => {
                self.filter_as_typed(origin);
                Vec::new()
            }
            PromptKind::Percent => Vec::new(),
        }
    }

    fn find_as_typed(&mut self, origin: Position) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let typed = self.prompt.as_ref().map_or("", Prompt::text);
        let pattern = Pattern::new(typed).map(Arc::new);
        let effects = self.finder.look_for(pattern, &open.review);
        let sought = self.finder.go(&open.review, origin, Direction::On);
        if !self.follow(sought) {
            self.reader.jump(origin);
        }
        effects
    }

    fn filter_as_typed(&mut self, origin: Position) {
        let (Some(open), Some(prompt)) = (self.reader.open(), &self.prompt) else {
            return;
        };
        self.contents
            .filter(prompt.text(), &open.review, &open.outline);
        match self.contents.selected() {
            Some(section) if !prompt.text().is_empty() => {
                self.reader.go_to_section(section);
            }
            Some(_) | None => self.reader.jump(origin),
        }
    }

    fn step_in_filter(&mut self, direction: Direction) -> Vec<Effect> {
        let stride = Stride::Line;
        self.contents.step(Motion { stride, direction });
        if let Some(section) = self.contents.selected() {
            self.reader.go_to_section(section);
        }
        Vec::new()
    }

    /// Accepts what was typed and stays where it led.
    fn accept(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        match prompt.kind {
            PromptKind::Find => self.accept_find(&prompt),
            PromptKind::Filter => {
                if self.contents.matches() == Some(0) {
                    self.reader.jump(prompt.origin);
                    self.notice = Some(Notice::warning("No section matches"));
                } else if let Some(section) = self.contents.selected() {
                    self.reader.go_to_section(section);
                }
                self.contents.unfilter();
                self.focus = Pane::Text;
            }
            PromptKind::Percent => self.go_to_percent(prompt.text()),
        }
        Vec::new()
    }

    fn accept_find(&mut self, prompt: &Prompt) {
        let found = self.finder.current();
        if found.is_none() && self.finder.state() == Search::Done {
            self.reader.jump(prompt.origin);
            if self.finder.pattern().is_some() {
                self.notice = Some(Notice::warning(format!("not found: {}", prompt.text())));
            }
            self.finder.clear();
        } else if found.is_some_and(|hit| hit.start < prompt.origin) {
            self.notice = Some(Notice::plain("wrapped to the top"));
        }
    }

    /// Closes the prompt and goes back to where it was opened.
    fn abandon(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        match prompt.kind {
            PromptKind::Find => self.finder.clear(),
            PromptKind::Filter => {
                self.contents.unfilter();
                self.focus = Pane::Text;
            }
            PromptKind::Percent => {}
        }
        self.reader.jump(prompt.origin);
        Vec::new()
    }

    fn go_to_percent(&mut self, typed: &str) {
        let number = typed.trim().trim_end_matches('%').trim_end();
        match number.parse::<u8>() {
            Ok(100) => self.reader.end(),
            Ok(percent) if percent < 100 => self.reader.go_to_percent(percent),
            Ok(_) | Err(_) => {
                self.notice = Some(Notice::warning("Type a number from 0 to 100"));
            }
        }
    }

    /// Puts a hit at the reading line; whether there was one.
    fn follow(&mut self, sought: Sought) -> bool {
        match sought {
            Sought::Hit(hit) | Sought::Wrapped(hit) => {
                self.reader.jump(hit.start);
                true
            }
            Sought::Awaited | Sought::Nothing => false,
        }
    }
}
