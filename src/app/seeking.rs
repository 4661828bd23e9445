//! Prompts: asking, typing, and going to what was found.

use std::sync::Arc;

use super::motion::{Direction, Motion, Stride};
use super::prompt::{Origin, Prompt, PromptKind, Typed};
use super::{App, Contents, Effect, Notice, Pane, Stand, Stops, View};
use crate::command::Command;
use crate::keys::Key;

impl App {
    /// The prompt, while one is open.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompt.as_ref()
    }

    /// Opens a prompt.
    pub(super) fn ask(&mut self, kind: PromptKind) -> Vec<Effect> {
        if self.reader.open().is_none() && !matches!(kind, PromptKind::Help | PromptKind::Kept) {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        }
        if kind == PromptKind::Filter && !self.can_filter() {
            self.say_too_many();
            return Vec::new();
        }
        let origin = self.origin();
        match kind {
            PromptKind::Library
            | PromptKind::Search
            | PromptKind::Help
            | PromptKind::Kept
            | PromptKind::Rating => {}
            PromptKind::Find | PromptKind::Percent | PromptKind::Note => self.focus = Pane::Text,
            PromptKind::Filter | PromptKind::Kind => {
                self.focus = Pane::Outline;
                self.view = View::Panes;
            }
        }
        self.forget_recalled();
        self.prompt = Some(Prompt::new(kind, origin));
        self.prompt_changed()
    }

    /// What is there now, to come back to.
    pub(super) fn origin(&self) -> Origin {
        let search = self.finder.pattern().cloned();
        Origin {
            stand: self.reader.stand(),
            focus: self.focus,
            view: self.view,
            search: search.map(|pattern| (pattern, self.finder.current())),
        }
    }

    /// Takes a key while a prompt is open.
    pub(super) fn prompt_key(&mut self, key: Key) -> Vec<Effect> {
        if self.help.is_some() {
            return self.key_in_help_prompt(key);
        }
        if let Some(effects) = self.search_key(key) {
            return effects;
        }
        if let Some(effects) = self.command_in_prompt(key) {
            return effects;
        }
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        match prompt.key(key) {
            Typed::Changed => {
                self.forget_recalled();
                self.prompt_changed()
            }
            Typed::Completed if self.sifting.is_some() => self.complete(),
            Typed::Nothing | Typed::Completed => Vec::new(),
            Typed::Accepted => self.accept(),
            Typed::Cancelled => self.abandon(),
            Typed::Next => self.step_in_matches(Direction::On),
            Typed::Previous => self.step_in_matches(Direction::Back),
        }
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        prompt.paste(text);
        self.forget_recalled();
        self.prompt_changed()
    }

    pub(super) fn prompt_changed(&mut self) -> Vec<Effect> {
        let Some(prompt) = &self.prompt else {
            return Vec::new();
        };
        let origin = prompt.origin.stand.clone();
        match prompt.kind {
            PromptKind::Find => self.find_as_typed(&origin),
            PromptKind::Filter => {
                self.filter_as_typed(&origin);
                Vec::new()
            }
            PromptKind::Help => {
                if let Some(help) = &mut self.help {
                    help.look_up(prompt.text());
                }
                Vec::new()
            }
            PromptKind::Kept => {
                let query = prompt.text().to_owned();
                self.filter_kept(&query);
                Vec::new()
            }
            PromptKind::Library => self.sift_as_typed(),
            PromptKind::Search => self.search_as_typed(),
            PromptKind::Kind => self.read(Self::choose_kind_as_typed),
            PromptKind::Percent | PromptKind::Rating | PromptKind::Note => Vec::new(),
        }
    }

    /// Takes up what a prompt is about again, as there is more of the review now.
    pub(super) fn ask_again(&mut self) -> Vec<Effect> {
        match self.prompt.as_ref().map(|prompt| prompt.kind) {
            Some(PromptKind::Find) => self.prompt_changed(),
            Some(PromptKind::Filter) if !self.can_filter() => {
                self.drop_prompt();
                self.say_too_many();
                Vec::new()
            }
            Some(PromptKind::Filter) => {
                if let (Some(open), Some(prompt)) = (self.reader.open(), &self.prompt) {
                    let current = self.reader.stop();
                    let mut contents = std::mem::take(&mut self.contents);
                    let show = |span| self.shown(open, span);
                    contents.filter(prompt.text(), current, Stops::of(open), show);
                    self.contents = contents;
                }
                Vec::new()
            }
            Some(
                PromptKind::Library
                | PromptKind::Search
                | PromptKind::Percent
                | PromptKind::Kind
                | PromptKind::Kept
                | PromptKind::Help
                | PromptKind::Note
                | PromptKind::Rating,
            )
            | None => Vec::new(),
        }
    }

    /// Closes the prompt where it is: what it was about is gone. Those of the help, of the library and
    /// of its search are about no review.
    pub(super) fn drop_prompt(&mut self) {
        self.prompt.take_if(|prompt| match prompt.kind {
            PromptKind::Find
            | PromptKind::Filter
            | PromptKind::Percent
            | PromptKind::Kind
            | PromptKind::Note
            | PromptKind::Rating => true,
            PromptKind::Library | PromptKind::Search | PromptKind::Help | PromptKind::Kept => false,
        });
        self.choice.take_if(|_| self.prompt.is_none());
        self.contents.unfilter();
    }

    fn filter_as_typed(&mut self, origin: &Stand) {
        let (Some(open), Some(prompt)) = (self.reader.open(), &self.prompt) else {
            return;
        };
        let stops = Stops::of(open);
        let current = stops.at(origin.place);
        let mut contents = std::mem::take(&mut self.contents);
        let show = |span| self.shown(open, span);
        contents.filter(prompt.text(), current, stops, show);
        self.contents = contents;
        match self.contents.selected() {
            Some(stop) if !prompt.text().is_empty() => {
                self.reader.go_to_stop(stop);
            }
            Some(_) | None => self.reader.come_back(origin),
        }
    }

    fn step_in_matches(&mut self, direction: Direction) -> Vec<Effect> {
        if self
            .prompt
            .as_ref()
            .is_some_and(|it| it.kind == PromptKind::Find)
        {
            return self.recall(direction);
        }
        if self.is_sifting() {
            return self.step_in_library(direction);
        }
        if self.kept_list().is_some() {
            self.step_in_kept(direction);
            return Vec::new();
        }
        let stride = Stride::Line;
        if self.is_searching() {
            return self.step_in_search(stride, direction);
        }
        if let Some(choice) = &mut self.choice {
            choice.step(Motion { stride, direction });
            return Vec::new();
        }
        self.contents.step(Motion { stride, direction });
        if let Some(stop) = self.contents.selected() {
            self.reader.go_to_stop(stop);
        }
        Vec::new()
    }

    /// Whether what the outline pane lists can be filtered while the reader types.
    fn can_filter(&self) -> bool {
        let stops = self.reader.open().map(Stops::of);
        stops.is_none_or(Contents::can_filter)
    }

    /// Says that there are too many paragraphs to filter, and what to do instead.
    fn say_too_many(&mut self) {
        let key = self.settings.keymap.key_shown(Command::Find);
        let way = key.map(|key| format!("; {key} finds words"));
        let text = "There are too many paragraphs to filter".to_owned();
        self.notice = Some(Notice::warning(text + &way.unwrap_or_default()));
    }

    /// Accepts what was typed and stays where it led.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        match prompt.kind {
            PromptKind::Find => return self.accept_find(&prompt),
            PromptKind::Filter => {
                if self.contents.matches() == Some(0) {
                    self.reader.come_back(&prompt.origin.stand);
                    let text = format!("No {} matches", self.stop_word());
                    self.notice = Some(Notice::warning(text));
                } else if let Some(stop) = self.contents.selected() {
                    self.reader.go_to_stop(stop);
                }
                self.contents.unfilter();
                self.focus = Pane::Text;
            }
            PromptKind::Library => return self.accept_filter(),
            PromptKind::Search => return self.accept_search(prompt),
            PromptKind::Percent => self.go_to_percent(prompt.text()),
            PromptKind::Kept => return self.go_to_selected(),
            PromptKind::Kind => return self.accept_kind(&prompt.origin),
            PromptKind::Note => return self.accept_note(&prompt),
            PromptKind::Help => {}
            PromptKind::Rating => return self.accept_rating(prompt),
        }
        Vec::new()
    }

    /// Closes the prompt and brings back what was there when it was opened.
    fn abandon(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else {
            return Vec::new();
        };
        if prompt.kind == PromptKind::Library {
            return self.abandon_filter();
        }
        if prompt.kind == PromptKind::Search {
            return self.leave_search(&prompt);
        }
        if prompt.kind == PromptKind::Kept {
            self.filter_kept("");
            return Vec::new();
        }
        self.contents.unfilter();
        self.choice = None;
        self.go_back_to(&prompt.origin)
    }

    pub(super) fn go_back_to(&mut self, origin: &Origin) -> Vec<Effect> {
        self.focus = origin.focus;
        self.view = origin.view;
        self.reader.come_back(&origin.stand);
        let before = origin.search.as_ref();
        let is_same = match (self.finder.pattern(), before) {
            (Some(now), Some((before, _))) => Arc::ptr_eq(now, before),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if is_same {
            return Vec::new();
        }
        self.finder.clear();
        self.take_up(before)
    }

    fn go_to_percent(&mut self, typed: &str) {
        let number = typed.trim().trim_end_matches('%').trim_end();
        match number.parse::<u8>() {
            Ok(100) => self.go_to_end(),
            Ok(percent) if percent < 100 => self.reader.go_to_percent(percent),
            Ok(_) | Err(_) => {
                self.notice = Some(Notice::warning("Type a number from 0 to 100"));
            }
        }
    }
}
