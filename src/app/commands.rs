//! What each command does.

use super::finding::Switch;
use super::kinds::Quest;
use super::marking::Awaiting;
use super::motion::{Direction, Motion, Stride};
use super::prompt::PromptKind;
use super::reader::Turn;
use super::{App, Effect, Gathering, Notice, Pane, Shelf, Stop, Stops, View};
use crate::command::Command;

impl App {
    /// Carries out a command.
    pub(super) fn execute(&mut self, command: Command) -> Vec<Effect> {
        if self.help.is_some() {
            return self.execute_in_help(command);
        }
        if self.overview.is_some() {
            return self.execute_in_overview(command);
        }
        if self.finder.list().is_some() {
            return self.execute_in_hits(command);
        }
        if self.kept_list().is_some() {
            return self.execute_in_kept(command);
        }
        if self.is_left_to_selection(command) {
            return self.execute_in_selection(command);
        }
        if command != Command::PageDown {
            self.offered = None;
        }
        let quest = self.quest.take();
        self.finder.forget_awaited();
        self.searching.forget_landing();
        self.forget_arrival();
        let from = self.departure(command);
        let effects = self.carry_out(command, quest);
        self.note_jump(from);
        effects
    }

    /// Does what a command says, where nothing lies over the reviews.
    #[expect(clippy::too_many_lines, reason = "a row for each command")]
    pub(super) fn carry_out(&mut self, command: Command, quest: Option<Quest>) -> Vec<Effect> {
        match command {
            Command::LineDown
            | Command::LineUp
            | Command::HalfPageDown
            | Command::HalfPageUp
            | Command::PageDown
            | Command::PageUp
            | Command::Top
            | Command::End => motion(command).map_or_else(Vec::new, |motion| self.step(motion)),
            Command::GoToPercent => self.ask(PromptKind::Percent),
            Command::NextParagraph => self.read(|app| app.reader.next_paragraph()),
            Command::PreviousParagraph => self.read(|app| app.reader.previous_paragraph()),
            Command::NextSentence => self.read(|app| app.reader.next_sentence()),
            Command::PreviousSentence => self.read(|app| app.reader.previous_sentence()),
            Command::NextSection => self.read(Self::next_section),
            Command::PreviousSection => self.read(|app| app.reader.previous_stop()),
            Command::Section1 => self.go_to_section(1),
            Command::Section2 => self.go_to_section(2),
            Command::Section3 => self.go_to_section(3),
            Command::Section4 => self.go_to_section(4),
            Command::Section5 => self.go_to_section(5),
            Command::Section6 => self.go_to_section(6),
            Command::Section7 => self.go_to_section(7),
            Command::Section8 => self.go_to_section(8),
            Command::Section9 => self.go_to_section(9),
            Command::Start => self.read(|app| app.reader.top()),
            Command::FilterOutline => self.ask(PromptKind::Filter),
            Command::ToggleHeading => self.toggle_heading(),
            Command::DeeperHeading => self.change_depth(Direction::On),
            Command::ShallowerHeading => self.change_depth(Direction::Back),
            Command::CorrectKind => self.ask_for_kind(),
            Command::Undo => self.undo(),
            Command::Rate => self.ask_for_rating(),
            Command::SetStatus => self.turn_status(),
            Command::FocusNext => self.turn_focus(Direction::On),
            Command::FocusPrevious => self.turn_focus(Direction::Back),
            Command::FocusLeft => self.move_focus(Direction::Back),
            Command::FocusRight => self.move_focus(Direction::On),
            Command::Open => self.open_or_follow(),
            Command::Back => self.back(),
            Command::NextReview => self.go_to_review(Direction::On),
            Command::PreviousReview => self.go_to_review(Direction::Back),
            Command::SameKindNext => self.go_to_same_kind(Direction::On, quest),
            Command::SameKindPrevious => self.go_to_same_kind(Direction::Back, quest),
            Command::Find => self.ask(PromptKind::Find),
            Command::FindNext => self.find_again(Direction::On),
            Command::FindPrevious => self.find_again(Direction::Back),
            Command::FindWord => self.find_word(),
            Command::ListHits => self.list_hits(),
            Command::ExactAccents => self.turn_switch(Switch::Accents),
            Command::WholeWords => self.turn_switch(Switch::Words),
            Command::RegularExpression => self.turn_switch(Switch::Expression),
            Command::EarlierSearch => self.recall(Direction::Back),
            Command::LaterSearch => self.recall(Direction::On),
            Command::SearchLibrary => self.ask_for_search(),
            Command::NextResult => self.go_to_result(Direction::On),
            Command::PreviousResult => self.go_to_result(Direction::Back),
            Command::FilterLibrary => self.ask_for_filter(),
            Command::SortLibrary => self.rearrange(Shelf::sort_by_next),
            Command::ReverseSort => self.rearrange(Shelf::turn),
            Command::GroupLibrary => self.rearrange(Shelf::group_by_next),
            Command::ShowProblems => self.show_problems(),
            Command::NextUnread => self.next_unread(),
            Command::Overview => self.open_overview(),
            Command::NextLink => self.go_to_link(Direction::On),
            Command::PreviousLink => self.go_to_link(Direction::Back),
            Command::SetMark => self.await_letter(Awaiting::Set),
            Command::GoToMark => self.await_letter(Awaiting::Go),
            Command::LastPlace => self.go_to_last_place(),
            Command::JumpBack => self.go_through_jumps(Direction::Back),
            Command::JumpForward => self.go_through_jumps(Direction::On),
            Command::ListKept => self.list_kept(),
            Command::Select => self.select(),
            Command::Copy | Command::CopyCited => self.copy(command),
            Command::NoteReview => self.note_review(),
            // Their keys count in a selection only.
            Command::NextWord
            | Command::PreviousWord
            | Command::NextCharacter
            | Command::PreviousCharacter
            | Command::LineStart
            | Command::LineEnd
            | Command::ToNextHit
            | Command::ToPreviousHit
            | Command::SwapEnds
            | Command::Highlight
            | Command::HighlightYellow
            | Command::HighlightGreen
            | Command::HighlightBlue
            | Command::HighlightRed
            | Command::Note
            | Command::RemoveHighlight => Vec::new(),
            Command::ToggleMouse => self.toggle_mouse(),
            Command::Wider => self.read(|app| app.change_measure(Direction::On)),
            Command::Narrower => self.read(|app| app.change_measure(Direction::Back)),
            Command::DefaultMeasure => self.read(|app| app.set_measure(app.settings.text.measure)),
            Command::Zen => self.read(Self::toggle_zen),
            Command::Spotlight => self.read(Self::turn_spotlight),
            Command::RevealSpoilers => self.read(Self::reveal_spoilers),
            Command::NextTheme => self.read(Self::next_theme),
            Command::Help => self.read(Self::open_help),
            Command::Edit => self.edit(),
            Command::Redraw => vec![Effect::Redraw],
            Command::Suspend => vec![Effect::Suspend],
            Command::Quit => self.leave_for_good(),
            Command::Cancel if quest.is_some() => Vec::new(),
            Command::Cancel => self.cancel(),
            Command::TogglePrivate => self.toggle_private(),
        }
    }

    /// Does something that asks for nothing from outside.
    pub(super) fn read(&mut self, act: impl FnOnce(&mut Self)) -> Vec<Effect> {
        act(self);
        Vec::new()
    }

    /// Moves in the pane that has the focus.
    fn step(&mut self, motion: Motion) -> Vec<Effect> {
        match self.focus {
            Pane::Library => {
                if self.shelf.step(motion) {
                    return self.open_selected();
                }
            }
            Pane::Outline => {
                let stops = self.reader.open().map_or(0, |open| Stops::of(open).len());
                let current = self.reader.stop().unwrap_or_default();
                let row = motion.row(current, stops, self.contents.height());
                if row != current {
                    self.reader.go_to_stop(row);
                }
            }
            Pane::Text => return self.step_in_text(motion),
        }
        Vec::new()
    }

    fn step_in_text(&mut self, motion: Motion) -> Vec<Effect> {
        let overlap = self.settings.text.overlap;
        let reader = &mut self.reader;
        match (motion.stride, motion.direction) {
            (Stride::Line, Direction::On) => reader.line_down(),
            (Stride::Line, Direction::Back) => reader.line_up(),
            (Stride::HalfPage, Direction::On) => reader.half_page_down(),
            (Stride::HalfPage, Direction::Back) => reader.half_page_up(),
            (Stride::Page, Direction::On) => {
                if reader.page_down(overlap) == Turn::AtEnd {
                    return self.turn_past_end();
                }
            }
            (Stride::Page, Direction::Back) => reader.page_up(overlap),
            (Stride::End, Direction::On) => self.go_to_end(),
            (Stride::End, Direction::Back) => reader.top(),
        }
        Vec::new()
    }

    /// At the end of a review, offers the next one; asked again, opens it.
    fn turn_past_end(&mut self) -> Vec<Effect> {
        if self.say_more_comes() {
            return Vec::new();
        }
        let end = self.end_said();
        let Some(next) = self.shelf.neighbour(Direction::On) else {
            self.notice = Some(Notice::plain(end));
            return Vec::new();
        };
        if self.offered.take() == Some(next) {
            return self.go_to_review(Direction::On);
        }
        self.offered = Some(next);
        let title = self.shelf.entry(next).map(|view| view.title().into_owned());
        let title = title.unwrap_or_default();
        let key = self.settings.keymap.key_shown(Command::PageDown);
        let key = key.unwrap_or_default();
        let text = format!("{end} {key} again: {title}");
        self.notice = Some(Notice::plain(text));
        Vec::new()
    }

    fn next_section(&mut self) {
        if !self.reader.next_stop() {
            let text = format!("This is the last {}", self.stop_word());
            self.notice = Some(Notice::warning(text));
        }
    }

    fn go_to_section(&mut self, number: usize) -> Vec<Effect> {
        if !self.reader.go_to_stop(number - 1) && self.reader.open().is_some() {
            let text = format!("There is no {} {number}", self.stop_word());
            self.notice = Some(Notice::warning(text));
        }
        Vec::new()
    }

    /// The word for what the section keys go to.
    pub(super) fn stop_word(&self) -> &'static str {
        let stops = self.reader.open().map(Stops::of);
        stops.map_or(Stop::Section, Stops::kind).word()
    }

    fn go_to_review(&mut self, direction: Direction) -> Vec<Effect> {
        let motion = Motion {
            stride: Stride::Line,
            direction,
        };
        if self.shelf.step(motion) {
            return self.open_selected();
        }
        let text = match (direction, self.shelf.filtered()) {
            (Direction::On, None) => "This is the last review",
            (Direction::Back, None) => "This is the first review",
            (Direction::On, Some(_)) => "This is the last review that matches",
            (Direction::Back, Some(_)) => "This is the first review that matches",
        };
        self.notice = Some(Notice::warning(text));
        Vec::new()
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.let_link_go() {
            return Vec::new();
        }
        if self.focus == Pane::Text
            && self.finder.pattern().is_none()
            && let Some(effects) = self.return_from_link()
        {
            return effects;
        }
        if let Some(effects) = self.leave_problems() {
            return effects;
        }
        self.close_innermost();
        Vec::new()
    }

    fn cancel(&mut self) -> Vec<Effect> {
        if self.let_link_go() {
            return Vec::new();
        }
        if let Some(effects) = self.leave_problems() {
            return effects;
        }
        let filtered = self.focus == Pane::Library && self.shelf.filtered().is_some();
        if filtered || self.finder.pattern().is_some() || self.view == View::Zen {
            self.close_innermost();
            return Vec::new();
        }
        if self.reading_progress().is_some() {
            self.gathering = Gathering::LeftOff;
            let text = "Reading was left off; it goes on at the next start";
            self.notice = Some(Notice::plain(text));
            return vec![Effect::LeaveOff];
        }
        self.leave_for_good()
    }

    /// Lists the whole library while that is filtered and has the focus, else ends the search, else
    /// leaves zen, else goes to the pane this one was opened from.
    fn close_innermost(&mut self) {
        if self.focus == Pane::Library && self.shelf.filtered().is_some() {
            self.shelf.unfilter();
        } else if self.finder.pattern().is_some() {
            self.finder.clear();
        } else if self.view == View::Zen {
            self.leave_zen();
        } else {
            self.focus = match self.focus {
                Pane::Outline => Pane::Text,
                Pane::Text if self.shelf.len() > 1 => Pane::Library,
                Pane::Text | Pane::Library => {
                    self.say_way_out();
                    self.focus
                }
            };
        }
    }

    /// Says how to leave, as there is nothing to go back to.
    fn say_way_out(&mut self) {
        let key = self.settings.keymap.key_shown(Command::Quit);
        self.notice = key.map(|key| Notice::plain(format!("{key} quits")));
    }

    fn toggle_zen(&mut self) {
        match self.view {
            View::Panes => {
                self.view = View::Zen;
                self.before_zen = self.focus;
                self.focus = Pane::Text;
                let key = self.settings.keymap.key_shown(Command::Zen);
                let key = key.unwrap_or_default();
                self.notice = Some(Notice::plain(format!(
                    "The text alone; {key} for all again"
                )));
            }
            View::Zen => self.leave_zen(),
        }
    }

    fn leave_zen(&mut self) {
        self.view = View::Panes;
        self.focus = self.before_zen;
    }
}

/// The move a command makes in the pane that has the focus, if it makes one.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "few of all commands move so"
)]
pub(super) fn motion(command: Command) -> Option<Motion> {
    let (stride, direction) = match command {
        Command::LineDown => (Stride::Line, Direction::On),
        Command::LineUp => (Stride::Line, Direction::Back),
        Command::HalfPageDown => (Stride::HalfPage, Direction::On),
        Command::HalfPageUp => (Stride::HalfPage, Direction::Back),
        Command::PageDown => (Stride::Page, Direction::On),
        Command::PageUp => (Stride::Page, Direction::Back),
        Command::Top => (Stride::End, Direction::Back),
        Command::End => (Stride::End, Direction::On),
        _ => return None,
    };
    Some(Motion { stride, direction })
}
