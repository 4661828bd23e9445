//! What the mouse does: the wheel scrolls what is under it, a click selects, goes and reads, and
//! dragging selects words, and moves the rules between the panes and the page along its scrollbar.

use super::areas::Area;
use super::event::{Mouse, MouseKind};
use super::motion::{Direction, Motion, Stride};
use super::prompt::PromptKind;
use super::{App, Effect, Notice, Pane, Stops, Touched, View};
use crate::command::Command;
use crate::config::Capture;
use crate::review::Span;

/// Rows that one notch of the wheel scrolls.
const NOTCH: u16 = 3;

/// What the mouse holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grip {
    /// The rule behind a pane.
    Rule(Pane),
    /// The page, by its scrollbar.
    Scrollbar,
    /// The words from this character on.
    Words(Span),
}

impl App {
    /// Does what was asked with the mouse.
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        // What comes once the mouse is the terminal's was on its way before.
        if self.capture == Capture::Off {
            return Vec::new();
        }
        match mouse.kind {
            MouseKind::Press => {
                self.quest = None;
                self.press(mouse.column, mouse.row)
            }
            MouseKind::Drag => {
                self.drag(mouse.column, mouse.row);
                Vec::new()
            }
            MouseKind::Release => {
                self.grip = None;
                Vec::new()
            }
            MouseKind::WheelDown => self.wheel(Direction::On, mouse.column, mouse.row),
            MouseKind::WheelUp => self.wheel(Direction::Back, mouse.column, mouse.row),
        }
    }

    /// Gives the mouse to the terminal, or takes it back.
    pub(super) fn toggle_mouse(&mut self) -> Vec<Effect> {
        let key = self.settings.keymap.key_shown(Command::ToggleMouse);
        let key = key.unwrap_or_default();
        let (capture, text) = match self.capture {
            Capture::On => (
                Capture::Off,
                format!("The mouse is the terminal's; {key} takes it back"),
            ),
            Capture::Off => (
                Capture::On,
                format!("The mouse is taken; {key} gives it back"),
            ),
        };
        self.capture = capture;
        self.grip = None;
        self.notice = Some(Notice::plain(text));
        vec![Effect::Capture(capture)]
    }

    fn press(&mut self, column: u16, row: u16) -> Vec<Effect> {
        self.touched = Touched::Yes;
        self.grip = None;
        if self.is_searching() {
            return self.press_result(column, row);
        }
        let Some(areas) = self
            .areas
            .as_ref()
            .filter(|_| self.help.is_none() && self.overview.is_none())
            .filter(|_| self.finder.list().is_none() && self.kept_list().is_none())
        else {
            return Vec::new();
        };
        if let Some(pane) = areas.pane_before_rule_at(column, row) {
            self.grip = Some(Grip::Rule(pane));
            return Vec::new();
        }
        let Some((pane, area)) = areas.pane_at(column, row) else {
            return Vec::new();
        };
        let in_page = column.checked_sub(areas.page.x);
        let row = row - area.y;
        match self.prompt.as_ref().map(|prompt| prompt.kind) {
            Some(PromptKind::Filter) if pane == Pane::Outline => return self.accept_shown(row),
            Some(PromptKind::Library) if pane == Pane::Library => return self.accept_review(row),
            Some(PromptKind::Kind) if pane == Pane::Outline => return self.accept_kind_shown(row),
            // A click elsewhere does not end what is being typed.
            Some(
                PromptKind::Find
                | PromptKind::Filter
                | PromptKind::Library
                | PromptKind::Search
                | PromptKind::Percent
                | PromptKind::Kind
                | PromptKind::Kept
                | PromptKind::Help
                | PromptKind::Note
                | PromptKind::Rating,
            ) => return Vec::new(),
            None => {}
        }
        self.turn_away();
        match pane {
            Pane::Library => return self.press_review(row),
            Pane::Outline => self.press_section(row),
            Pane::Text => {
                self.focus = Pane::Text;
                let has_bar = self.view == View::Panes && !self.reader.is_wholly_shown();
                if has_bar && column + 1 == area.x + area.width {
                    self.grip = Some(Grip::Scrollbar);
                    self.depart();
                    self.reader.go_to_part(row, area.height);
                } else if let Some(link) = in_page.and_then(|x| self.link_shown_at(x, row)) {
                    return self.follow(link);
                } else {
                    self.grip = self.character_at(column, area.y + row).map(Grip::Words);
                }
            }
        }
        Vec::new()
    }

    /// Forgets what was only meant for the next key.
    fn turn_away(&mut self) {
        self.notice = None;
        self.offered = None;
        self.pending.clear();
        self.marking.awaiting = None;
        self.finder.forget_awaited();
        self.searching.forget_landing();
        self.forget_arrival();
    }

    /// Selects the review in this row of the list, or reads it when it was selected already.
    fn press_review(&mut self, row: u16) -> Vec<Effect> {
        let before = self.shelf.selected_row();
        self.focus = match self.shelf.select_shown(row) {
            Some(row) if row == before => Pane::Text,
            Some(_) | None => Pane::Library,
        };
        self.open_selected()
    }

    /// Goes to the section in this row of the outline. Goes on to the text when the reader was there
    /// already, or when the text would not be seen else.
    fn press_section(&mut self, row: u16) {
        let Some(stop) = self.stop_shown(row) else {
            self.focus = Pane::Outline;
            return;
        };
        let again = self.focus == Pane::Outline && self.reader.stop() == Some(stop);
        let beside = self
            .areas
            .as_ref()
            .is_some_and(|areas| areas.text.is_some());
        self.reader.go_to_stop(stop);
        self.focus = if again || !beside {
            Pane::Text
        } else {
            Pane::Outline
        };
    }

    /// Accepts the review in this row of the library while it is being filtered.
    fn accept_review(&mut self, row: u16) -> Vec<Effect> {
        if self.shelf.select_shown(row).is_none() {
            return Vec::new();
        }
        self.accept()
    }

    /// Accepts the section in this row of the filtered outline.
    fn accept_shown(&mut self, row: u16) -> Vec<Effect> {
        let Some(stop) = self.stop_shown(row) else {
            return Vec::new();
        };
        self.contents.select(stop);
        self.accept()
    }

    /// The index of the section or paragraph in a row of the outline, counted from the top of the
    /// pane.
    fn stop_shown(&self, row: u16) -> Option<usize> {
        let stops = Stops::of(self.reader.open()?);
        let row = row.checked_sub(self.contents.head())?;
        let rows = self.contents.rows(stops);
        rows.get(usize::from(row)).copied()
    }

    fn drag(&mut self, column: u16, row: u16) {
        match self.grip {
            Some(Grip::Rule(pane)) => self.widen(pane, column),
            Some(Grip::Scrollbar) => {
                let Some(Area { y, height, .. }) = self.area_of(Pane::Text) else {
                    return;
                };
                let row = row.saturating_sub(y).min(height.saturating_sub(1));
                self.reader.go_to_part(row, height);
            }
            Some(Grip::Words(pressed)) => self.select_to(pressed, column, row),
            None => {}
        }
    }

    /// Puts the rule behind a pane in this column, as far as it may go.
    fn widen(&mut self, pane: Pane, column: u16) {
        let Some(area) = self.area_of(pane) else {
            return;
        };
        self.widths = self.widths.with(pane, column.saturating_sub(area.x));
        self.settle();
        // Only as wide as it got, so that it does not grow by itself in a larger window.
        if let Some(area) = self.area_of(pane) {
            self.widths = self.widths.with(pane, area.width);
        }
    }

    fn area_of(&self, pane: Pane) -> Option<Area> {
        self.areas.as_ref()?.of_pane(pane)
    }

    fn wheel(&mut self, direction: Direction, column: u16, row: u16) -> Vec<Effect> {
        self.touched = Touched::Yes;
        if let Some(help) = &mut self.help {
            let stride = Stride::Line;
            (0..NOTCH).for_each(|_| help.scroll(Motion { stride, direction }));
            return Vec::new();
        }
        if self.overview.is_some() {
            self.step_in_overview(direction);
            return Vec::new();
        }
        if self.finder.list().is_some() {
            self.step_in_hits(direction);
            return Vec::new();
        }
        if self.kept_list().is_some() {
            self.step_in_kept(direction);
            return Vec::new();
        }
        if self.is_searching() {
            return self.look_in_search(direction);
        }
        let Some(areas) = &self.areas else {
            return Vec::new();
        };
        let under = areas.pane_at(column, row);
        match under.map_or(self.focus, |(pane, _)| pane) {
            Pane::Library => self.shelf.look(direction, usize::from(NOTCH)),
            Pane::Outline => self.look_in_outline(direction),
            Pane::Text => {
                self.turn_away();
                match direction {
                    Direction::On => (0..NOTCH).for_each(|_| self.reader.line_down()),
                    Direction::Back => self.reader.scroll_up(NOTCH),
                }
            }
        }
        Vec::new()
    }

    /// Looks through what stands in the outline pane; what is selected there stays so.
    fn look_in_outline(&mut self, direction: Direction) {
        let by = usize::from(NOTCH);
        if let Some(choice) = &mut self.choice {
            return choice.look(direction, by);
        }
        let stops = self.reader.open().map_or(0, |open| Stops::of(open).len());
        let current = self.reader.stop();
        self.contents.look(direction, by, current, stops);
    }
}
