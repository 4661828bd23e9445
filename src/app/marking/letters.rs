//! Marks: setting one, going to one, removing one, each by its letter.

use super::arrival::Aim;
use super::everything::Stage;
use crate::app::journaling::{Found, Of, Said};
use crate::app::{App, Effect, EntryId, Notice, Pane, Stops};
use crate::command::Command;
use crate::formats::sanitise;
use crate::journal::{Body, Changes, Letter, Place, Slot};
use crate::keys::{Key, KeyCode};
use crate::review::Position;

/// The most bytes of a paragraph's first words that are told of a mark.
const WORDS_MOST: usize = 80;

/// What a letter is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaiting {
    /// To set the mark of it.
    Set,
    /// To go to the mark of it.
    Go,
    /// To remove the mark of it.
    Remove,
}

/// A mark there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownMark {
    /// Its letter.
    pub letter: char,
    /// What stands there: a section, or the title of another review. Safe to print.
    pub name: String,
}

impl App {
    /// What the letter is for that is typed next.
    pub fn awaiting(&self) -> Option<Awaiting> {
        self.marking.awaiting
    }

    /// Waits for the letter of a mark.
    pub(in crate::app) fn await_letter(&mut self, awaiting: Awaiting) -> Vec<Effect> {
        if self.reader.open().is_none() && awaiting == Awaiting::Set {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        }
        self.marking.awaiting = Some(awaiting);
        self.ask_for_everything()
    }

    /// Takes the key that was awaited.
    pub(in crate::app) fn letter_key(&mut self, awaiting: Awaiting, key: Key) -> Vec<Effect> {
        let typed = key.typed();
        let letter = typed.and_then(Letter::new);
        match (awaiting, key.code(), letter) {
            (Awaiting::Set, _, Some(letter)) => self.set_mark(letter),
            (Awaiting::Go, _, Some(letter)) => self.go_to_mark(letter),
            (Awaiting::Remove, _, Some(letter)) => self.remove_mark(letter),
            (_, KeyCode::Esc, None) => Vec::new(),
            (Awaiting::Set, KeyCode::Backspace | KeyCode::Delete | KeyCode::Char('-'), None) => {
                self.marking.awaiting = Some(Awaiting::Remove);
                Vec::new()
            }
            (Awaiting::Go, KeyCode::Char('\'' | '`'), None) => self.go_to_last_place(),
            (_, _, None) if typed.is_none() => Vec::new(),
            (_, _, None) => {
                let text = "A mark is a letter, a to z or A to Z";
                self.notice = Some(Notice::warning(text));
                Vec::new()
            }
        }
    }

    /// Sets a mark at the reading line, or moves it there. One of the library is in no other review.
    fn set_mark(&mut self, letter: Letter) -> Vec<Effect> {
        let Some(open) = self.reader.open() else {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        };
        let entry = open.entry;
        let line = self.reader.line_start();
        let place = Place::of(&open.review, &open.outline, open.content, line);
        let slot = Slot::Mark(letter);
        let changes = vec![(slot, Some(Body::Mark(place)))];
        let said = format!("Mark {} set", letter.letter());
        self.note_of(vec![(Of::Entry(entry), changes)], said.into())
    }

    /// Whether changes are known only once it is known what is kept of all reviews: a mark of the
    /// library is taken from wherever it was, so that it can be put back there.
    pub(in crate::app) fn awaits_others(&self, changes: &[(Of, Changes)]) -> bool {
        self.awaits_everything() && changes.iter().any(|(_, changes)| sets(changes).is_some())
    }

    /// Says of a mark that is to be set that it is moved where it is somewhere already, and takes one
    /// of the library from there.
    pub(in crate::app) fn move_mark(&mut self, changes: &mut Vec<(Of, Changes)>, said: &mut Said) {
        let [(Of::Entry(entry), one)] = changes.as_slice() else {
            return;
        };
        let [(Slot::Mark(letter), Some(_))] = one.as_slice() else {
            return;
        };
        let (entry, letter) = (*entry, *letter);
        let slot = Slot::Mark(letter);
        let mut is_there = self
            .page_of(entry)
            .is_some_and(|page| page.get(slot).is_some());
        if letter.is_of_library() {
            for other in self.others_with(letter, entry) {
                is_there = true;
                // First, as what is put in one place is taken from all others.
                changes.insert(0, (other, vec![(slot, None)]));
            }
        }
        if is_there {
            *said = format!("Mark {} moved here", letter.letter()).into();
        }
    }

    /// The other reviews that have this mark, in the library or not.
    fn others_with(&mut self, letter: Letter, but: EntryId) -> Vec<Of> {
        let slot = Slot::Mark(letter);
        let have = self.kept_of_all().into_iter();
        let have = have.filter(|kept| kept.page.get(slot).is_some());
        let others = have.filter_map(|kept| match kept.entry {
            Some(entry) => (entry != but).then_some(Of::Entry(entry)),
            None => kept
                .known
                .map(|known| Of::Elsewhere(Box::new(known.clone()))),
        });
        let others: Vec<Of> = others.collect();
        for other in others.iter().filter_map(Of::entry) {
            self.bring_up(other);
        }
        others
    }

    /// Removes a mark.
    fn remove_mark(&mut self, letter: Letter) -> Vec<Effect> {
        let slot = Slot::Mark(letter);
        let here = self.reader.open().map(|open| open.entry);
        let has = |entry: &EntryId| {
            let page = self.page_of(*entry);
            page.is_some_and(|page| page.get(slot).is_some())
        };
        let here = here.filter(has);
        let elsewhere = || {
            let mut all = self.kept_of_all().into_iter();
            let found = all.find(|kept| letter.is_of_library() && kept.page.get(slot).is_some());
            found.and_then(|kept| kept.entry)
        };
        let Some(entry) = here.or_else(elsewhere) else {
            self.say_no_mark(letter);
            return Vec::new();
        };
        self.bring_up(entry);
        let said = format!("Mark {} removed", letter.letter());
        self.note_of(vec![(Of::Entry(entry), vec![(slot, None)])], said.into())
    }

    /// Goes to a mark: of this review, or of any in the library.
    fn go_to_mark(&mut self, letter: Letter) -> Vec<Effect> {
        let slot = Slot::Mark(letter);
        let name = format!("Mark {}", letter.letter());
        let here = self.reader.open().map(|open| open.entry);
        if let Some((entry, body)) = here.zip(self.page().and_then(|page| page.get(slot))) {
            let aim = Aim::Kept(slot, Box::new(body.clone()), name);
            return self.go_to_kept(entry, aim);
        }
        if !letter.is_of_library() {
            if here.is_some_and(|here| self.awaits_recall(here)) {
                self.marking.sought = Some(letter);
            } else {
                self.say_no_mark(letter);
            }
            return Vec::new();
        }
        let all = self.kept_of_all();
        let found = all.iter().find_map(|kept| {
            let body = kept.page.get(slot)?.clone();
            Some((kept.entry, kept.known.cloned(), body))
        });
        match found {
            Some((Some(entry), _, body)) => {
                let aim = Aim::Kept(slot, Box::new(body), name);
                self.go_to_kept(entry, aim)
            }
            Some((None, known, _)) => {
                let file = known.map_or_else(String::new, |known| super::everything::file(&known));
                let text = format!("{name} is not in this library, but in {file}");
                self.notice = Some(Notice::warning(text));
                Vec::new()
            }
            None if self.marking.elsewhere.stage == Stage::Asked => {
                self.marking.sought = Some(letter);
                Vec::new()
            }
            None => {
                self.say_no_mark(letter);
                Vec::new()
            }
        }
    }

    /// Goes to something that is kept, and notes where that was done from. What is lost in this
    /// review is no place to go to.
    pub(super) fn go_to_kept(&mut self, entry: EntryId, aim: Aim) -> Vec<Effect> {
        if let Some(lost) = self.lost_here(entry, &aim) {
            self.notice = Some(lost);
            return Vec::new();
        }
        if self.focus != Pane::Library {
            self.depart();
        }
        self.set_out(entry, aim)
    }

    /// Goes to the mark that was asked for before it was known where it is.
    pub(in crate::app) fn go_to_mark_awaited(&mut self) -> Vec<Effect> {
        match self.marking.sought.take() {
            Some(letter) => self.go_to_mark(letter),
            None => Vec::new(),
        }
    }

    fn say_no_mark(&mut self, letter: Letter) {
        let key = self.settings.keymap.key_shown(Command::SetMark);
        let set = key.map(|key| format!("; {key} sets one"));
        let letter = letter.letter();
        let text = format!("There is no mark {letter}{}", set.unwrap_or_default());
        self.notice = Some(Notice::warning(text));
    }

    /// The marks there are, those of this review first; none while no letter is awaited.
    pub fn marks(&self) -> &[ShownMark] {
        self.marking.shown.as_deref().unwrap_or_default()
    }

    /// Looks up the marks there are while a letter is awaited, once for each change of them.
    pub(super) fn settle_marks(&mut self) {
        if self.marking.awaiting.is_none() {
            self.forget_marks();
        } else if self.marking.shown.is_none() {
            self.marking.shown = Some(self.all_marks());
        }
    }

    /// Has them looked up again, as they may be others.
    pub(in crate::app) fn forget_marks(&mut self) {
        self.marking.shown = None;
    }

    fn all_marks(&self) -> Vec<ShownMark> {
        let here = self.reader.open().map(|open| open.entry);
        let page = self.page().into_iter();
        let slots = page.flat_map(|page| page.iter().map(|(slot, _)| slot));
        let mut marks: Vec<ShownMark> = slots
            .filter_map(|slot| match slot {
                Slot::Mark(letter) => Some(ShownMark {
                    letter: letter.letter(),
                    name: self.name_of_place(slot),
                }),
                Slot::Left
                | Slot::Status
                | Slot::Rating
                | Slot::Highlight(_)
                | Slot::Note(_)
                | Slot::Correction(_) => None,
            })
            .collect();
        for kept in self.kept_of_all() {
            if kept.entry.is_some() && kept.entry == here {
                continue;
            }
            let capitals = ('A'..='Z').filter_map(Letter::new);
            let set = capitals.filter(|letter| kept.page.get(Slot::Mark(*letter)).is_some());
            marks.extend(set.map(|letter| ShownMark {
                letter: letter.letter(),
                name: self.title_of(kept),
            }));
        }
        marks.sort_by_key(|mark| (mark.letter.is_ascii_uppercase(), mark.letter));
        marks
    }

    /// What stands at the place of a mark in the open review.
    fn name_of_place(&self, slot: Slot) -> String {
        let Some(open) = self.reader.open() else {
            return String::new();
        };
        match self.found_kept(slot) {
            Some(Found::There(span, _)) => {
                let stops = Stops::of(open);
                let stop = stops.at(span.start);
                let show = |span| self.shown(open, span);
                let name = stop.and_then(|stop| stops.name(stop, WORDS_MOST, show));
                sanitise::line(&name.unwrap_or_default())
            }
            Some(Found::Sought) => "being looked for".to_owned(),
            Some(Found::Lost) | None => "lost".to_owned(),
        }
    }

    /// Where in the open review marks are that are not lost, with their letters.
    pub fn marked_places(&self) -> Vec<(Position, char)> {
        let page = self.page().into_iter();
        let slots = page.flat_map(|page| page.iter().map(|(slot, _)| slot));
        let places = slots.filter_map(|slot| match (slot, self.found_kept(slot)) {
            (Slot::Mark(letter), Some(Found::There(span, _))) => {
                Some((span.start, letter.letter()))
            }
            (_, Some(Found::There(..) | Found::Sought | Found::Lost) | None) => None,
        });
        places.collect()
    }
}

/// The letter of a mark of the library that changes set.
fn sets(changes: &Changes) -> Option<Letter> {
    changes.iter().find_map(|(slot, body)| match slot {
        Slot::Mark(letter) if letter.is_of_library() && body.is_some() => Some(*letter),
        Slot::Mark(_)
        | Slot::Left
        | Slot::Status
        | Slot::Rating
        | Slot::Highlight(_)
        | Slot::Note(_)
        | Slot::Correction(_) => None,
    })
}
