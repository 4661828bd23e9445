//! Finding in the open review: as it is typed, again, as the switches say.

use std::sync::Arc;

use super::event::Search;
use super::finder::{SearchId, Sought};
use super::motion::Direction;
use super::prompt::{Prompt, PromptKind};
use super::{App, Effect, Notice, Stand};
use crate::command::Command;
use crate::keys::{Key, Resolution};
use crate::review::Span;
use crate::search::{Accents, Borders, Pattern, Switches, Wording};

/// Something about a search that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    /// Accents count.
    Accents,
    /// Only whole words are found.
    Words,
    /// What is typed is a regular expression.
    Expression,
}

impl Switch {
    /// The one that a command turns.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
    fn turned_by(command: Command) -> Option<Self> {
        match command {
            Command::ExactAccents => Some(Self::Accents),
            Command::WholeWords => Some(Self::Words),
            Command::RegularExpression => Some(Self::Expression),
            _ => None,
        }
    }

    /// The switches with this one turned.
    fn turned(self, mut switches: Switches) -> Switches {
        match self {
            Self::Accents => {
                switches.accents = match switches.accents {
                    Accents::Folded => Accents::Exact,
                    Accents::Exact => Accents::Folded,
                }
            }
            Self::Words => {
                switches.borders = match switches.borders {
                    Borders::Anywhere => Borders::Words,
                    Borders::Words => Borders::Anywhere,
                }
            }
            Self::Expression => {
                switches.wording = match switches.wording {
                    Wording::Plain => Wording::Expression,
                    Wording::Expression => Wording::Plain,
                }
            }
        }
        switches
    }

    /// What is said of it when it has been turned.
    fn said(self, switches: Switches) -> &'static str {
        match self {
            Self::Accents => match switches.accents {
                Accents::Exact => "Accents count",
                Accents::Folded => "Accents make no difference",
            },
            Self::Words => match switches.borders {
                Borders::Words => "Whole words are found",
                Borders::Anywhere => "Parts of words are found too",
            },
            Self::Expression => match switches.wording {
                Wording::Expression => "What you type is a regular expression",
                Wording::Plain => "What you type is found as it is",
            },
        }
    }
}

impl App {
    /// Turns a switch: of what is being typed, of the search that is shown, and of those to come.
    pub(super) fn turn_switch(&mut self, switch: Switch) -> Vec<Effect> {
        if self.is_typing_find() {
            let switches = switch.turned(self.finder.switches());
            self.finder.set_switches(switches);
            return self.prompt_changed();
        }
        let shown = self.finder.pattern().cloned();
        if shown.as_ref().is_some_and(|pattern| pattern.is_fixed()) {
            let switches = switch.turned(self.finder.switches());
            self.finder.set_switches(switches);
            let said = format!("{}, from the next search on", switch.said(switches));
            self.notice = Some(Notice::plain(said));
            return Vec::new();
        }
        let before = shown.as_ref().map(|pattern| pattern.switches());
        let switches = switch.turned(before.unwrap_or(self.finder.switches()));
        let again = shown.map(|pattern| pattern.again(switches));
        let mut effects = Vec::new();
        let mut said = Notice::plain(switch.said(switches));
        match again.transpose() {
            Err(fault) => {
                self.notice = Some(Notice::warning(fault.to_string()));
                return effects;
            }
            Ok(Some(Some(pattern))) => {
                if let Some(open) = self.reader.open().cloned() {
                    let from = self.finder.current().map(|hit| hit.start);
                    let from = from.unwrap_or(self.reader.reading());
                    effects = self.finder.look_for(Some(Arc::new(pattern)), &open);
                    let sought = self.finder.go(&open.review, from, Direction::On);
                    self.go_to_sought(sought);
                    if sought == Sought::Nothing {
                        said = Notice::warning(format!("{}: not found", switch.said(switches)));
                    }
                }
            }
            Ok(Some(None) | None) => {}
        }
        self.finder.set_switches(switches);
        self.notice = Some(said);
        effects
    }

    /// Whether the reader types what to find in the review.
    fn is_typing_find(&self) -> bool {
        let kind = self.prompt.as_ref().map(|prompt| prompt.kind);
        kind == Some(PromptKind::Find)
    }

    /// Does what a key is bound to while a search is typed. A key that types a letter does that.
    pub(super) fn command_in_prompt(&mut self, key: Key) -> Option<Vec<Effect>> {
        let is_find = self.is_typing_find();
        if !is_find && !self.is_searching() || key.typed().is_some() {
            return None;
        }
        let bound = self.settings.keymap.resolve(&[key], self.focus.scope());
        match bound {
            Resolution::Bound(Command::EarlierSearch) => Some(self.recall(Direction::Back)),
            Resolution::Bound(Command::LaterSearch) => Some(self.recall(Direction::On)),
            Resolution::Bound(command) if is_find => {
                let switch = Switch::turned_by(command)?;
                Some(self.turn_switch(switch))
            }
            Resolution::Bound(_) | Resolution::Pending | Resolution::Unbound => None,
        }
    }

    /// Puts an earlier search of this run into the prompt, or a later one, or what was typed.
    pub(super) fn recall(&mut self, direction: Direction) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        let history = match prompt.kind {
            PromptKind::Find => self.finder.history(),
            PromptKind::Search => self.searching.history(),
            PromptKind::Filter
            | PromptKind::Library
            | PromptKind::Percent
            | PromptKind::Kind
            | PromptKind::Kept
            | PromptKind::Help
            | PromptKind::Note
            | PromptKind::Rating => return Vec::new(),
        };
        let typed = prompt.text().to_owned();
        let recalled = match direction {
            Direction::Back => history.earlier(&typed),
            Direction::On => history.later(),
        };
        let Some(recalled) = recalled.map(str::to_owned) else {
            return Vec::new();
        };
        prompt.replace(0..typed.len(), &recalled);
        self.prompt_changed()
    }

    /// What is typed now was not recalled, or is so no more.
    pub(super) fn forget_recalled(&mut self) {
        self.finder.history().forget_place();
        self.searching.history().forget_place();
    }

    /// Looks for what has been typed so far. While that is no expression yet, the page stays.
    pub(super) fn find_as_typed(&mut self, origin: &Stand) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let typed = self.prompt.as_ref().map_or("", Prompt::text);
        let effects = self.finder.look_for_typed(typed, &open);
        if self.finder.fault().is_some() {
            return effects;
        }
        let sought = self.finder.go(&open.review, origin.place, Direction::On);
        if !self.go_to_sought(sought) {
            self.reader.come_back(origin);
        }
        effects
    }

    /// Keeps what was found; without words, looks for the last ones again.
    pub(super) fn accept_find(&mut self, prompt: &Prompt) -> Vec<Effect> {
        if prompt.text().is_empty() {
            let mut effects = self.take_up(prompt.origin.search.as_ref());
            effects.extend(self.find_again(Direction::On));
            return effects;
        }
        self.finder.history().note(prompt.text());
        if let Some(fault) = self.finder.fault() {
            let text = fault.to_string();
            let effects = self.go_back_to(&prompt.origin);
            self.notice = Some(Notice::warning(text));
            return effects;
        }
        let found = self.finder.current();
        if found.is_none() && self.finder.state() == Search::Done {
            let effects = self.go_back_to(&prompt.origin);
            let text = format!("not found: {}", prompt.text());
            self.notice = Some(Notice::warning(text));
            return effects;
        }
        if found.is_some_and(|hit| hit.start < prompt.origin.stand.place) {
            self.notice = Some(Notice::plain("wrapped to the top"));
        }
        if let Some(hit) = found {
            self.reach(hit);
        }
        Vec::new()
    }

    /// Goes to the next hit of what is looked for, or of what was looked for last.
    pub(super) fn find_again(&mut self, direction: Direction) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        if self.finder.pattern().is_none() {
            let last = self.finder.last().cloned();
            effects = self.finder.look_for(last, &open);
        }
        let sought = self.seek_from_here(direction);
        self.say_sought(sought, direction);
        effects
    }

    /// Looks for the longest word of the reading line, the one that says most. The reader stays at
    /// it; the next hit is a key away.
    pub(super) fn find_word(&mut self) -> Vec<Effect> {
        let Some(line) = self.reader.line() else {
            return Vec::new();
        };
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let text = self.shown(&open, line.span);
        let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
        let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let word = words.rev().max_by_key(|word| word.chars().count());
        let switches = Switches {
            borders: Borders::Words,
            wording: Wording::Plain,
            ..self.finder.switches()
        };
        let pattern = word.and_then(|word| Pattern::typed(word, switches).ok().flatten());
        let pattern = pattern.map(Arc::new);
        if let Some(pattern) = &pattern {
            self.finder.history().note(pattern.query());
        } else {
            self.notice = Some(Notice::warning("There is no word on this line"));
            return Vec::new();
        }
        let effects = self.finder.look_for(pattern, &open);
        let sought = self.finder.go(&open.review, line.span.start, Direction::On);
        self.go_to_sought(sought);
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
        self.go_to_sought(sought);
        sought
    }

    /// Says what a search came to when that is not plain to see.
    pub(super) fn say_sought(&mut self, sought: Sought, direction: Direction) {
        self.notice = match (sought, direction) {
            (Sought::Hit(_), _) => None,
            (Sought::Wrapped(_), _) if self.finder.hits().len() == 1 => {
                Some(Notice::plain("the only one"))
            }
            (Sought::Wrapped(_), Direction::On) => Some(Notice::plain("wrapped to the top")),
            (Sought::Wrapped(_), Direction::Back) => Some(Notice::plain("wrapped to the end")),
            (Sought::Awaited, _) => Some(Notice::plain("searching")),
            (Sought::Nothing, _) if self.finder.pattern().is_none() => {
                Some(Notice::warning("Nothing is being looked for"))
            }
            (Sought::Nothing, _) => Some(Notice::warning("not found")),
        };
    }

    /// Takes hits found in the background.
    pub(super) fn take_hits(&mut self, id: SearchId, hits: Vec<Span>, state: Search) {
        self.finder.take(id, hits, state);
        self.take_awaited();
    }

    /// Goes to the hit that was awaited, if it is known now.
    pub(super) fn take_awaited(&mut self) {
        if let Some((sought, direction)) = self.finder.arrived() {
            self.go_to_sought(sought);
            if self.prompt.is_none() {
                self.say_sought(sought, direction);
            }
        }
    }

    /// Takes up a search where the reader was in it, if there was one.
    pub(super) fn take_up(&mut self, search: Option<&(Arc<Pattern>, Option<Span>)>) -> Vec<Effect> {
        let (Some(open), Some((pattern, hit))) = (self.reader.open().cloned(), search) else {
            return Vec::new();
        };
        let effects = self.finder.look_for(Some(Arc::clone(pattern)), &open);
        self.finder.resume(*hit);
        effects
    }

    /// Puts a hit at the reading line; whether there was one.
    pub(super) fn go_to_sought(&mut self, sought: Sought) -> bool {
        match sought {
            Sought::Hit(hit) | Sought::Wrapped(hit) => {
                self.reader.jump(hit.start);
                true
            }
            Sought::Awaited | Sought::Nothing => false,
        }
    }
}
