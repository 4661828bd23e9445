//! What the keys do in the list: select, filter, go to what is selected, remove it.

use super::KeptRow;
use super::rows::KeptSign;
use crate::app::commands::motion;
use crate::app::journaling::Of;
use crate::app::marking::arrival::Aim;
use crate::app::motion::{Direction, Motion, Stride};
use crate::app::prompt::PromptKind;
use crate::app::{App, Effect, Notice};
use crate::command::Command;
use crate::journal::Changes;
use crate::keys::{Key, KeyCode};

impl App {
    /// Takes a key that has a meaning in the list alone; `None` where it has none.
    pub(in crate::app) fn key_in_kept(&mut self, key: Key) -> Option<Vec<Effect>> {
        self.marking.list.as_ref()?;
        let removes = key == Key::char('x') || key == Key::plain(KeyCode::Delete);
        let begins = self.pending.is_empty() && self.prompt.is_none() && self.help.is_none();
        (removes && begins).then(|| self.remove_selected())
    }

    /// In the list, moving selects, opening goes to what is selected, and everything that leads out
    /// goes back to where one was.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the list acts on few of all commands"
    )]
    pub(in crate::app) fn execute_in_kept(&mut self, command: Command) -> Vec<Effect> {
        let Some(list) = &mut self.marking.list else {
            return Vec::new();
        };
        if let Some(motion) = motion(command) {
            list.step(motion);
        }
        match command {
            Command::Open => return self.go_to_selected(),
            Command::ListKept | Command::FocusNext | Command::FocusPrevious => {
                return self.list_kept();
            }
            Command::Find | Command::FilterLibrary | Command::FilterOutline => {
                return self.ask(PromptKind::Kept);
            }
            Command::Undo => {
                let effects = self.carry_out(command, None);
                self.list_kept_again();
                return effects;
            }
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::ToggleMouse => return self.toggle_mouse(),
            Command::Help => {
                self.marking.list = None;
                self.open_help();
            }
            Command::Back if !list.query.is_empty() => list.look_for(""),
            Command::Back | Command::Quit | Command::Cancel => self.marking.list = None,
            _ => {}
        }
        Vec::new()
    }

    /// Moves the selection by a row.
    pub(in crate::app) fn step_in_kept(&mut self, direction: Direction) {
        if let Some(list) = &mut self.marking.list {
            let stride = Stride::Line;
            list.step(Motion { stride, direction });
        }
    }

    /// Lists what matches what is typed.
    pub(in crate::app) fn filter_kept(&mut self, query: &str) {
        if let Some(list) = &mut self.marking.list {
            list.look_for(query);
        }
    }

    fn selected_kept(&self) -> Option<KeptRow> {
        let list = self.marking.list.as_ref()?;
        list.row(list.selected_row()?).cloned()
    }

    /// Goes to what is selected; its review is opened if need be.
    pub(in crate::app) fn go_to_selected(&mut self) -> Vec<Effect> {
        let Some(row) = self.selected_kept() else {
            return Vec::new();
        };
        let Some(entry) = row.entry else {
            self.say_not_here(&row);
            return Vec::new();
        };
        let aim = Aim::Kept(row.slot, Box::new(row.body.clone()), row.name());
        if let Some(lost) = self.lost_here(entry, &aim) {
            self.notice = Some(lost);
            return Vec::new();
        }
        self.marking.list = None;
        self.go_to_kept(entry, aim)
    }

    /// Removes what is selected, a highlight with its notes.
    fn remove_selected(&mut self) -> Vec<Effect> {
        self.notice = None;
        let Some(row) = self.selected_kept() else {
            return Vec::new();
        };
        let Some(entry) = row.entry else {
            self.say_not_here(&row);
            return Vec::new();
        };
        self.bring_up(entry);
        let slots = row.notes.iter().chain([&row.slot]);
        let changes: Changes = slots.map(|slot| (*slot, None)).collect();
        let said = format!("{} removed", row.name());
        let effects = self.note_of(vec![(Of::Entry(entry), changes)], said.into());
        self.list_kept_again();
        effects
    }

    fn say_not_here(&mut self, row: &KeptRow) {
        let file = row.file.as_deref().unwrap_or_default();
        let text = format!("{} is not in this library, but in {file}", row.name());
        self.notice = Some(Notice::warning(text));
    }
}

impl KeptRow {
    /// What it is called in a sentence.
    fn name(&self) -> String {
        match self.sign {
            KeptSign::Mark(letter) => format!("Mark {letter}"),
            KeptSign::Highlight(_) => "The highlight".to_owned(),
            KeptSign::Note => "The note".to_owned(),
        }
    }
}
