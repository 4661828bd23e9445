//! The places that jumps were made from, across reviews, and going back and forward through them.

mod list;

use std::path::Path;

use super::arrival::Aim;
use crate::app::motion::Direction;
use crate::app::prompt::PromptKind;
use crate::app::{App, Effect, EntryId, JournalState, JournalWish, Notice, Pane};
use crate::command::Command;
use crate::journal::Place;
use crate::review::Position;
pub(super) use list::Jumps;
use list::{Jump, Of};

/// What the places go by in the journal, with the name of the library behind it.
const NAME: &str = "jumps:";

/// Where the reader was before a command that may lead far away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Departure {
    pub(super) entry: EntryId,
    /// Where the reading line began.
    pub(super) line: Position,
}

impl App {
    /// Where the reader is, before a command that is a jump.
    pub(in crate::app) fn departure(&self, command: Command) -> Option<Departure> {
        let jumps = is_jump(command) || {
            // The first of a search; the next ones are steps.
            let again = matches!(command, Command::FindNext | Command::FindPrevious);
            again && self.finder.pattern().is_none()
        };
        self.here().filter(|_| jumps && self.focus == Pane::Text)
    }

    /// Notes where a jump was made from, if it led to another line.
    pub(in crate::app) fn note_jump(&mut self, from: Option<Departure>) {
        let Some(from) = from else { return };
        if self
            .here()
            .is_some_and(|here| here.entry == from.entry && here != from)
        {
            self.note_departure(from);
        }
    }

    /// Notes where the reader is, as a jump is made from here.
    pub(in crate::app) fn depart(&mut self) {
        if let Some(here) = self.here() {
            self.note_departure(here);
        }
    }

    /// The line the reader is at.
    fn here(&self) -> Option<Departure> {
        let entry = self.reader.open()?.entry;
        let line = self.reader.line_start();
        Some(Departure { entry, line })
    }

    fn note_departure(&mut self, from: Departure) {
        if let Some(jump) = self.jump_from(from) {
            self.marking.jumps.note(jump);
        }
    }

    /// A place of the open review, to come back to.
    fn jump_from(&self, from: Departure) -> Option<Jump> {
        let open = self.reader.open().filter(|open| open.entry == from.entry)?;
        let place = Place::of(&open.review, &open.outline, open.content, from.line);
        Some(Jump {
            of: Of::Entry(from.entry, from.line),
            place,
            privacy: self.privacy(),
        })
    }

    /// Keeps where the review is left that the reader reads, and not only looks at from the library.
    pub(in crate::app) fn note_left(&mut self, entry: EntryId) {
        if self.marking.jumps.reading != Some(entry) {
            return;
        }
        let left = self.here().and_then(|here| self.jump_from(here));
        self.marking.jumps.left = left;
    }

    /// Notes where jumps were made from that end elsewhere than in a command: when a prompt, a list
    /// or the outline is left, or another review is read.
    pub(super) fn settle_jumps(&mut self) {
        let Some(here) = self.here() else { return };
        let is_aside = self.is_aside();
        let jumps = &mut self.marking.jumps;
        if is_aside {
            jumps.aside = jumps.aside.or(jumps.here);
            return;
        }
        if self.focus == Pane::Library {
            jumps.aside = None;
            return;
        }
        let aside = jumps.aside.take();
        jumps.here = Some(here);
        if jumps.reading != Some(here.entry) {
            jumps.reading = Some(here.entry);
            if let Some(left) = jumps.left.take() {
                jumps.note(left);
            }
            return;
        }
        if let Some(from) = aside.filter(|from| from.entry == here.entry && *from != here) {
            self.note_departure(from);
        }
    }

    /// Whether the page moves only to show what the reader chooses from.
    fn is_aside(&self) -> bool {
        let types = self
            .prompt
            .as_ref()
            .is_some_and(|prompt| match prompt.kind {
                PromptKind::Find | PromptKind::Filter | PromptKind::Percent | PromptKind::Kind => {
                    true
                }
                PromptKind::Library
                | PromptKind::Search
                | PromptKind::Help
                | PromptKind::Kept
                | PromptKind::Note
                | PromptKind::Rating => false,
            });
        types
            || self.finder.list().is_some()
            || self.kept_list().is_some()
            || self.focus == Pane::Outline
    }

    /// Goes back to where the jump before was made from, or forward again.
    pub(in crate::app) fn go_through_jumps(&mut self, direction: Direction) -> Vec<Effect> {
        if direction == Direction::Back && self.marking.jumps.is_at_end() {
            let left = self.marking.jumps.left.clone();
            if let Some(left) = left.filter(|_| self.focus == Pane::Library) {
                self.marking.jumps.note(left);
            } else {
                self.depart();
                self.marking.jumps.step(Direction::Back);
            }
        }
        while let Some(jump) = self.marking.jumps.step(direction).cloned() {
            // What is not in this library is passed over.
            if let Some(entry) = self.entry_of(&jump) {
                return self.go_to_jump(entry, jump.place);
            }
        }
        let text = match direction {
            Direction::Back => "There is no jump before this",
            Direction::On => "There is no jump after this",
        };
        self.notice = Some(Notice::warning(text));
        Vec::new()
    }

    /// Goes to where the last jump was made from; the same again comes back.
    pub(in crate::app) fn go_to_last_place(&mut self) -> Vec<Effect> {
        let last = self.marking.jumps.last().cloned();
        let target = last.and_then(|jump| Some((self.entry_of(&jump)?, jump.place)));
        let Some((entry, place)) = target else {
            self.notice = Some(Notice::warning("There was no jump before"));
            return Vec::new();
        };
        self.depart();
        self.go_to_jump(entry, place)
    }

    fn go_to_jump(&mut self, entry: EntryId, place: Place) -> Vec<Effect> {
        let effects = self.set_out(entry, Aim::Place(Box::new(place)));
        let jumps = &mut self.marking.jumps;
        (jumps.reading, jumps.left, jumps.aside) = (Some(entry), None, None);
        effects
    }

    /// The review of the library that a place is in.
    fn entry_of(&self, jump: &Jump) -> Option<EntryId> {
        match &jump.of {
            Of::Entry(entry, _) => self.shelf.source(*entry).map(|_| *entry),
            Of::Named(named) => match named.found {
                Some(entry) => self.shelf.source(entry).map(|_| entry),
                None => self.find_named(&named.name, named.title.as_deref()),
            },
        }
    }

    /// Carries the places in the open review over to another reading of it; `place` says where the
    /// words at a place stand in that.
    pub(in crate::app) fn carry_jumps(&mut self, place: impl Fn(Position) -> Position) {
        if let Some(entry) = self.reader.open().map(|open| open.entry) {
            self.marking.jumps.carry(entry, place);
        }
    }

    /// Asks which places are kept from earlier runs, unless that is known.
    pub(in crate::app) fn ask_for_jumps(&mut self) -> Vec<Effect> {
        if *self.journal_state() == JournalState::Off || self.marking.jumps.is_answered {
            return Vec::new();
        }
        let Some(name) = self.name_of_jumps() else {
            return Vec::new();
        };
        vec![Effect::Journal(Box::new(JournalWish::Value { name }))]
    }

    /// Takes the places that are kept from earlier runs.
    pub(in crate::app) fn take_jumps(&mut self, name: &str, value: Option<&str>) {
        if self.name_of_jumps().as_deref() == Some(name) && !self.marking.jumps.is_answered {
            self.marking.jumps.take(value.unwrap_or_default());
            self.find_jumps();
        }
    }

    /// Finds the reviews of earlier runs that are known by their texts now.
    pub(in crate::app) fn find_jumps(&mut self) {
        let library = &self.shelf;
        self.marking.jumps.find(|name| library.recognised(name));
    }

    /// Has the places kept for the next run, if there are others than are kept and those are known.
    pub(in crate::app) fn keep_jumps(&mut self) -> Vec<Effect> {
        let Some(name) = self.name_of_jumps().filter(|_| self.keeps()) else {
            return Vec::new();
        };
        let (roots, library) = (&self.marking.roots, &self.shelf);
        let name_of = |entry| {
            let name = roots.as_ref()?.name_of(&library.source(entry)?)?;
            let title = library.entry(entry).map(|view| view.title().into_owned());
            let title = title.filter(|_| name.record.is_some());
            Some((name, title))
        };
        let Some(value) = self.marking.jumps.written(name_of) else {
            return Vec::new();
        };
        let wish = JournalWish::SetValue { name, value };
        vec![Effect::Journal(Box::new(wish))]
    }

    /// Ends the program, and has kept what there is to come back to.
    pub(in crate::app) fn leave_for_good(&mut self) -> Vec<Effect> {
        let mut effects = self.make_all_that_waits();
        effects.extend(self.keep_jumps());
        effects.push(Effect::Quit);
        effects
    }

    fn name_of_jumps(&self) -> Option<String> {
        let paths = self.marking.roots.as_ref()?.whole_roots();
        let paths: Option<Vec<&str>> = paths.map(Path::to_str).collect();
        Some(format!("{NAME}{}", paths?.join("\n")))
    }
}

/// Whether a command leads to a place that may be far away.
fn is_jump(command: Command) -> bool {
    matches!(
        command,
        Command::Top
            | Command::End
            | Command::Start
            | Command::NextSection
            | Command::PreviousSection
            | Command::Section1
            | Command::Section2
            | Command::Section3
            | Command::Section4
            | Command::Section5
            | Command::Section6
            | Command::Section7
            | Command::Section8
            | Command::Section9
            | Command::FindWord
    )
}
