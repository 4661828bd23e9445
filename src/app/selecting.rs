//! Selecting words of the open review by key, and what can be done with them.

mod copying;
mod dragging;
mod highlights;
mod marking;
mod moving;
mod noting;
mod units;
mod wording;

pub use copying::{Handed, amount};
pub use highlights::{Highlighted, Inks};

use super::{App, Effect, EntryId, Notice, Open, Pane};
use crate::command::Command;
use crate::journal::{Ink, Key};
use crate::review::{Position, Span};
use highlights::Highlights;
use noting::Noting;
use units::Ground;

/// What is selected, and what was highlighted.
#[derive(Debug, Default)]
pub(super) struct Selecting {
    selection: Option<Selection>,
    /// What was highlighted in the open review.
    highlights: Highlights,
    /// The colour that was used last.
    ink: Ink,
    /// The highlights of this run, in the order in which they were made.
    made: Vec<Key>,
    /// What is said when the words that are being copied are.
    copying: String,
    /// What the note is about that is being written.
    noting: Option<Noting>,
}

/// A selection: what lies between its two ends, of which one moves.
#[derive(Debug, Clone, Copy)]
struct Selection {
    /// Of which review.
    entry: EntryId,
    /// The end that stays; none while the reader chooses where it is to be. Then the word at the other
    /// end is selected.
    anchor: Option<Position>,
    /// The end that moves.
    head: Position,
    /// The column of the page that it keeps to while it moves by lines.
    column: Option<u16>,
}

/// What is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// The words.
    pub span: Span,
    /// Where the character begins that the reader is at: the last one, or the first.
    pub at: Position,
}

impl Selection {
    fn span(&self, ground: Ground<'_>) -> Span {
        match self.anchor {
            Some(anchor) => Span::new(anchor.min(self.head), anchor.max(self.head)),
            None => ground.word_at(self.head),
        }
    }

    /// The character the reader is at.
    fn cell(&self, ground: Ground<'_>) -> Position {
        match self.anchor {
            Some(anchor) if anchor < self.head => ground
                .character_before(self.head)
                .map_or(self.head, |cell| cell.start),
            Some(_) | None => self.head,
        }
    }
}

impl App {
    /// What is selected of the open review.
    pub fn selected(&self) -> Option<Selected> {
        let (selection, open) = (self.selecting.selection?, self.reader.open()?);
        let ground = ground(open);
        Some(Selected {
            span: selection.span(ground),
            at: selection.cell(ground),
        })
    }

    /// Whether the reader chooses where the selection is to begin: then it is the word there.
    pub fn is_pointing(&self) -> bool {
        let selection = self.selecting.selection;
        selection.is_some_and(|selection| selection.anchor.is_none())
    }

    /// Whether the keys are those of a selection.
    pub(super) fn is_selecting(&self) -> bool {
        self.selecting.selection.is_some() && self.focus == Pane::Text
    }

    /// Ends a selection whose review is not open any more.
    pub(super) fn settle_selection(&mut self) {
        let open = self.reader.open().map(|open| open.entry);
        let left = |selection: &mut Selection| Some(selection.entry) != open;
        self.selecting.selection.take_if(left);
        if self.selecting.selection.is_some() && self.focus != Pane::Text {
            self.selecting.selection = None;
        }
    }

    /// Ends the selection.
    pub(super) fn let_selection_go(&mut self) {
        self.selecting.selection = None;
    }

    /// Selects what stands between two places of the open review, of which the second moves on.
    pub(super) fn select_between(&mut self, anchor: Position, head: Position) {
        let entry = self.reader.open().map(|open| open.entry);
        self.selecting.selection = entry.map(|entry| Selection {
            entry,
            anchor: Some(anchor),
            head,
            column: None,
        });
    }

    /// Comes back to the same words in another reading of the review.
    pub(super) fn carry_selection(&mut self, carried: impl Fn(Position) -> Position) {
        if let Some(selection) = &mut self.selecting.selection {
            selection.head = carried(selection.head);
            selection.anchor = selection.anchor.map(carried);
            selection.column = None;
        }
    }

    /// Begins to select: with the highlight at the reading line, else with its sentence. Once more,
    /// where the selection begins can be chosen, and then it begins there.
    pub(in crate::app) fn select(&mut self) -> Vec<Effect> {
        let Some(open) = self.reader.open() else {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        };
        let ground = ground(open);
        if let Some(selection) = self.selecting.selection {
            let span = selection.span(ground);
            let (anchor, head, text) = match selection.anchor {
                Some(_) => (None, span.start, "Move to where it is to begin"),
                None => (Some(span.start), span.end, "It begins here"),
            };
            let key = self.settings.keymap.key_shown(Command::Select);
            let way = key.filter(|_| anchor.is_none());
            let way = way.map_or_else(String::new, |key| format!("; {key} begins"));
            self.notice = Some(Notice::plain(format!("{text}{way}")));
            self.selecting.selection = Some(Selection {
                anchor,
                head,
                column: None,
                ..selection
            });
            return Vec::new();
        }
        let Some(span) = self.words_here() else {
            self.notice = Some(Notice::warning("There is nothing to select"));
            return Vec::new();
        };
        self.focus = Pane::Text;
        self.settle();
        self.select_between(span.start, span.end);
        self.show_head();
        Vec::new()
    }

    /// The words that are meant where none are selected: the highlight at the reader's place, else the
    /// sentence.
    fn words_here(&self) -> Option<Span> {
        let open = self.reader.open()?;
        let here = self.reader.reading_on();
        let highlight = self.selecting.highlights.on_top_at(here);
        let sentence = || {
            crate::typeset::sentence_at(&open.review, &open.outline, here)
                .filter(|span| !span.is_empty())
        };
        highlight.map(|it| it.span).or_else(sentence)
    }

    /// What is selected, without the white space around it.
    fn selected_words(&self) -> Option<Span> {
        let (selected, open) = (self.selected()?, self.reader.open()?);
        let span = ground(open).trimmed(selected.span);
        (!span.is_empty()).then_some(span)
    }

    /// Carries out a command while words are selected: moves the end, or does something with them.
    /// What would lead away from them is left out.
    pub(super) fn execute_in_selection(&mut self, command: Command) -> Vec<Effect> {
        if let Some(effects) = self.do_with_selection(command) {
            return effects;
        }
        if self.move_selection(command) {
            self.show_head();
            return Vec::new();
        }
        if matches!(command, Command::Back | Command::Quit | Command::Cancel) {
            self.let_selection_go();
            return Vec::new();
        }
        let key = self.settings.keymap.key_shown(Command::Back);
        let way = key.map_or_else(String::new, |key| format!("; {key} ends it first"));
        let text = format!("That would lead away from the selection{way}");
        self.notice = Some(Notice::warning(text));
        Vec::new()
    }

    /// Whether a command does while words are selected what it always does.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of all commands do")]
    pub(super) fn is_left_to_selection(&self, command: Command) -> bool {
        match command {
            Command::Find
            | Command::ExactAccents
            | Command::WholeWords
            | Command::RegularExpression
            | Command::Wider
            | Command::Narrower
            | Command::DefaultMeasure
            | Command::Zen
            | Command::Spotlight
            | Command::RevealSpoilers
            | Command::NextTheme
            | Command::Help
            | Command::ToggleMouse
            | Command::Redraw
            | Command::Suspend => false,
            _ => self.is_selecting(),
        }
    }
}

/// A review that is open, to be gone through.
fn ground(open: &Open) -> Ground<'_> {
    Ground {
        review: &open.review,
        outline: &open.outline,
    }
}
