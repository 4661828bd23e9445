//! From a section to the one of the same kind in the next review that has it.

use std::collections::HashSet;

use super::motion::Direction;
use super::{App, Effect, EntryId, Notice, Open, Pane};
use crate::command::Command;
use crate::library::{Extent, Source};
use crate::outline::{Kind, Outline};
use crate::review::Review;

/// A section of a kind, on the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quest {
    kind: Kind,
    stage: Stage,
}

/// How far the way has been gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The next review in this direction has not been read yet. All up to this one have none.
    Reading(Direction, EntryId),
    /// This review has one; it is being opened.
    Opening(EntryId),
}

impl App {
    /// Goes to the section of the kind of this one in the next review that is listed in this
    /// direction and has one. On the way to one, goes on from there.
    pub(super) fn go_to_same_kind(
        &mut self,
        direction: Direction,
        quest: Option<Quest>,
    ) -> Vec<Effect> {
        let Some(kind) = quest.map(|quest| quest.kind).or_else(|| self.kind_here()) else {
            self.say_no_kind();
            return Vec::new();
        };
        let Some(from) = self.shelf.selected() else {
            return Vec::new();
        };
        let effects = self.seek_kind(kind, direction, from);
        if !self.is_reading_for_a_kind() {
            return effects;
        }
        self.notice = Some(Notice::plain("Reading the next reviews for it"));
        vec![Effect::Digest(self.unread_from(direction))]
    }

    /// Goes on looking for a section of a kind, as more is known of the reviews now.
    pub(super) fn seek_kind_again(&mut self) -> Vec<Effect> {
        match self.quest {
            Some(Quest {
                kind,
                stage: Stage::Reading(direction, from),
            }) => self.seek_kind(kind, direction, from),
            Some(_) | None => Vec::new(),
        }
    }

    /// Goes to the section that was sought, if it is in what is shown now.
    pub(super) fn land_on_kind(&mut self) {
        let (Some(open), Some(quest)) = (self.reader.open(), self.quest) else {
            return;
        };
        if quest.stage != Stage::Opening(open.entry) {
            return;
        }
        let found = self.section_of(quest.kind, open);
        let is_whole = open.extent == Extent::Whole;
        match found {
            Some(section) => {
                self.reader.go_to_stop(section);
                self.quest = None;
            }
            None if is_whole => {
                let name = self.settings.kinds.name(quest.kind);
                let text = format!("Nothing on {name} is here any more");
                self.notice = Some(Notice::warning(text));
                self.quest = None;
            }
            // The sections of a beginning are still being found, and the rest is being read.
            None => {}
        }
    }

    /// Opens the next review that has a section of the kind; waits for what is known of the reviews
    /// in between.
    fn seek_kind(&mut self, kind: Kind, direction: Direction, from: EntryId) -> Vec<Effect> {
        self.quest = None;
        let listed = self.shelf.listed();
        let mut row = listed.iter().position(|id| *id == from);
        let mut last = from;
        while let Some(next) = row.and_then(|row| direction.step(row, 1, listed.len())) {
            row = Some(next);
            let entry = listed
                .get(next)
                .and_then(|id| Some((*id, self.shelf.entry(*id)?)));
            let Some((id, entry)) = entry else { break };
            match entry.has(kind) {
                Some(true) => return self.open_at_kind(kind, id),
                None if entry.source() != Source::StandardInput => {
                    let stage = Stage::Reading(direction, last);
                    self.quest = Some(Quest { kind, stage });
                    return Vec::new();
                }
                Some(false) | None => last = id,
            }
        }
        self.say_no_other(kind, direction);
        Vec::new()
    }

    fn open_at_kind(&mut self, kind: Kind, entry: EntryId) -> Vec<Effect> {
        self.notice = None;
        let effects = self.open_entry(entry);
        let stage = Stage::Opening(entry);
        self.quest = Some(Quest { kind, stage });
        if self.focus == Pane::Library {
            self.focus = Pane::Text;
        }
        self.land_on_kind();
        effects
    }

    /// Says that there is no kind to go by, and the key that gives the section one.
    fn say_no_kind(&mut self) {
        let key = self.settings.keymap.key_shown(Command::CorrectKind);
        let key = key.filter(|_| self.heading_here().is_ok());
        self.notice = Some(Notice::warning(match (self.reader.open(), key) {
            (None, _) => "No review is open".to_owned(),
            (Some(_), None) => "This section is of no known kind".to_owned(),
            (Some(_), Some(key)) => format!("No known kind here; {key} chooses one"),
        }));
    }

    fn say_no_other(&mut self, kind: Kind, direction: Direction) {
        let name = self.settings.kinds.name(kind);
        let place = match direction {
            Direction::On => "below",
            Direction::Back => "above",
        };
        let text = match (self.shelf.len(), self.shelf.filtered()) {
            (1, _) => "There is no other review".to_owned(),
            (_, None) => format!("No review {place} has a section on {name}"),
            (_, Some(_)) => format!("No matching review {place} has a section on {name}"),
        };
        self.notice = Some(Notice::warning(text));
    }

    fn is_reading_for_a_kind(&self) -> bool {
        let stage = self.quest.map(|quest| quest.stage);
        matches!(stage, Some(Stage::Reading(..)))
    }

    /// The kind of the section that the reading line is in.
    pub(super) fn kind_here(&self) -> Option<Kind> {
        let open = self.reader.open()?;
        let section = open.outline.sections().get(self.reader.section()?)?;
        self.settings.kinds.of_section(section, &open.review)
    }

    /// The first section of a kind.
    fn section_of(&self, kind: Kind, open: &Open) -> Option<usize> {
        let (outline, review): (&Outline, &Review) = (&open.outline, &open.review);
        let mut sections = outline.sections().iter();
        sections.position(|section| self.settings.kinds.of_section(section, review) == Some(kind))
    }

    /// The reviews of which nothing has been seen yet, those from here on in a direction first.
    fn unread_from(&self, direction: Direction) -> Vec<Source> {
        let (listed, here) = (self.shelf.listed(), self.shelf.selected_row());
        let (above, below) = listed.split_at_checked(here).unwrap_or((listed, &[]));
        let ahead: Vec<EntryId> = match direction {
            Direction::On => below.to_vec(),
            Direction::Back => above.iter().rev().copied().collect(),
        };
        let unread = self.shelf.unread();
        let mut left: HashSet<&Source> = unread.iter().collect();
        let ahead = ahead.iter().filter_map(|id| self.shelf.source(*id));
        let mut sources: Vec<Source> = ahead.filter(|source| left.remove(source)).collect();
        let others = unread.iter().filter(|source| left.contains(source));
        sources.extend(others.cloned());
        sources
    }
}
