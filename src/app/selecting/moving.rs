//! Moving an end of the selection.

use super::units::{Ground, Unit};
use super::{Selection, ground};
use crate::app::commands::motion;
use crate::app::finder::Sought;
use crate::app::motion::{Direction, Motion, Stride};
use crate::app::{App, Notice};
use crate::command::Command;
use crate::review::{Position, Span};

impl Selection {
    /// Where a unit further the end that moves would be: behind the words where it is the last one,
    /// else before them.
    fn along(&self, ground: Ground<'_>, unit: Unit, direction: Direction) -> Option<Position> {
        let head = self.head;
        let Some(anchor) = self.anchor else {
            // The word at the end is selected, so that characters would be no moves.
            let unit = match unit {
                Unit::Character => Unit::Word,
                Unit::Word | Unit::Sentence | Unit::Paragraph | Unit::Section => unit,
            };
            return match direction {
                Direction::On => ground.start_after(unit, head),
                Direction::Back => ground.start_before(unit, head),
            };
        };
        match direction {
            Direction::On if head >= anchor => ground.end_after(unit, head),
            Direction::On => {
                let start = ground.start_after(unit, head);
                let short = start.filter(|start| *start < anchor);
                short.or_else(|| ground.end_after(unit, anchor))
            }
            Direction::Back if head > anchor => {
                let end = ground.end_before(unit, head);
                let beyond = end.filter(|end| *end > anchor);
                beyond.or_else(|| ground.start_before(unit, anchor))
            }
            Direction::Back => ground.start_before(unit, head),
        }
    }

    /// The end that moves, put at a character so that this is selected too.
    fn at_cell(&self, cell: Span) -> Position {
        match self.anchor {
            Some(anchor) if cell.start >= anchor => cell.end,
            Some(_) | None => cell.start,
        }
    }
}

impl App {
    /// Moves the end of the selection if the command is one that moves.
    pub(super) fn move_selection(&mut self, command: Command) -> bool {
        if let Some((unit, direction)) = unit_of(command) {
            self.move_along(unit, direction);
        } else if let Some(motion) = motion(command) {
            self.move_by_lines(motion);
        } else if let Some(direction) = line_end_of(command) {
            self.move_in_line(direction);
        } else if let Some(direction) = hit_of(command) {
            self.move_to_hit(direction);
        } else if command == Command::SwapEnds {
            self.swap_ends();
        } else if command == Command::Start {
            self.move_by_lines(Motion {
                stride: Stride::End,
                direction: Direction::Back,
            });
        } else {
            return false;
        }
        true
    }

    /// Brings the end that moves into sight.
    pub(super) fn show_head(&mut self) {
        if let Some(selected) = self.selected() {
            self.reader.keep_in_sight(selected.at);
        }
    }

    /// Puts the end that moves at a hit, which is selected too.
    pub(in crate::app) fn reach(&mut self, hit: Span) {
        if let Some(selection) = &mut self.selecting.selection {
            selection.head = selection.at_cell(hit);
            selection.column = None;
            self.show_head();
        }
    }

    fn move_along(&mut self, unit: Unit, direction: Direction) {
        let (Some(selection), Some(open)) = (self.selecting.selection, self.reader.open()) else {
            return;
        };
        if let Some(head) = selection.along(ground(open), unit, direction) {
            self.put_head(head);
        }
    }

    fn move_by_lines(&mut self, motion: Motion) {
        let (Some(selection), Some(selected)) = (self.selecting.selection, self.selected()) else {
            return;
        };
        if motion.stride == Stride::End {
            let blocks = self.reader.open().map(|open| open.review.blocks());
            let ends = blocks.and_then(|blocks| Some((blocks.first()?.span, blocks.last()?.span)));
            if let Some((first, last)) = ends {
                self.put_head(match motion.direction {
                    Direction::On => last.end,
                    Direction::Back => first.start,
                });
            }
            return;
        }
        let step = (motion.stride, motion.direction);
        let away = self.reader.cell_away(selected.at, selection.column, step);
        if let Some((cell, column)) = away {
            self.selecting.selection = Some(Selection {
                head: selection.at_cell(cell),
                column: Some(column),
                ..selection
            });
        }
    }

    fn move_in_line(&mut self, direction: Direction) {
        let Some(line) = self
            .selected()
            .and_then(|selected| self.reader.line_of(selected.at))
        else {
            return;
        };
        self.put_head(match direction {
            Direction::On => line.span.end,
            Direction::Back => line.span.start,
        });
    }

    fn move_to_hit(&mut self, direction: Direction) {
        let (Some(open), Some(selection)) = (self.reader.open().cloned(), self.selecting.selection)
        else {
            return;
        };
        match self.finder.go(&open.review, selection.head, direction) {
            Sought::Hit(hit) => self.reach(hit),
            Sought::Wrapped(_) | Sought::Awaited | Sought::Nothing => {
                let text = match self.finder.pattern() {
                    Some(_) => "There is no hit further that way",
                    None => "Nothing is being looked for",
                };
                self.notice = Some(Notice::warning(text));
            }
        }
    }

    fn swap_ends(&mut self) {
        let Some(selection) = &mut self.selecting.selection else {
            return;
        };
        if let Some(anchor) = &mut selection.anchor {
            std::mem::swap(anchor, &mut selection.head);
            selection.column = None;
        }
    }

    fn put_head(&mut self, head: Position) {
        if let Some(selection) = &mut self.selecting.selection {
            selection.head = head;
            selection.column = None;
        }
    }
}

/// What a command moves the end by, and which way.
#[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
fn unit_of(command: Command) -> Option<(Unit, Direction)> {
    Some(match command {
        Command::NextCharacter => (Unit::Character, Direction::On),
        Command::PreviousCharacter => (Unit::Character, Direction::Back),
        Command::NextWord => (Unit::Word, Direction::On),
        Command::PreviousWord => (Unit::Word, Direction::Back),
        Command::NextSentence => (Unit::Sentence, Direction::On),
        Command::PreviousSentence => (Unit::Sentence, Direction::Back),
        Command::NextParagraph => (Unit::Paragraph, Direction::On),
        Command::PreviousParagraph => (Unit::Paragraph, Direction::Back),
        Command::NextSection => (Unit::Section, Direction::On),
        Command::PreviousSection => (Unit::Section, Direction::Back),
        _ => return None,
    })
}

/// To which end of its line a command moves the end.
#[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
fn line_end_of(command: Command) -> Option<Direction> {
    match command {
        Command::LineStart => Some(Direction::Back),
        Command::LineEnd => Some(Direction::On),
        _ => None,
    }
}

/// To which hit a command moves the end.
#[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
fn hit_of(command: Command) -> Option<Direction> {
    match command {
        Command::ToNextHit | Command::FindNext => Some(Direction::On),
        Command::ToPreviousHit | Command::FindPrevious => Some(Direction::Back),
        _ => None,
    }
}
