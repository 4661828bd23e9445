//! The line in which the reader types: what to find, how to filter, where to go.

use std::sync::Arc;

use tui_input::{Input, InputRequest};

use super::{Pane, Stand, View};
use crate::formats::sanitise;
use crate::keys::{Key, KeyCode, Modifiers};
use crate::review::Span;
use crate::search::Pattern;

/// The longest text a prompt takes, in characters.
const LONGEST: usize = 200;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 100_000;

/// What stands for a line break in a note.
pub(super) const BREAK: char = '↵';

/// A prompt that is open.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked for.
    pub kind: PromptKind,
    /// Where the reader was when it opened, to come back to.
    pub origin: Origin,
    input: Input,
}

/// What was there when a prompt was opened.
#[derive(Debug, Clone)]
pub struct Origin {
    /// How the page stood.
    pub stand: Stand,
    /// The pane with the focus.
    pub focus: Pane,
    /// Which panes were shown.
    pub view: View,
    /// What was being looked for, and the hit the reader was at.
    pub search: Option<(Arc<Pattern>, Option<Span>)>,
}

/// What a prompt asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    /// Words to find in the open review.
    Find,
    /// Letters of a section's title.
    Filter,
    /// A part of what is known of a review in the library.
    Library,
    /// Words of texts in the library, or what is known of them.
    Search,
    /// A percentage.
    Percent,
    /// Letters of the name of a kind.
    Kind,
    /// A key of the help, or what it does.
    Help,
    /// The reader's own rating of the open review.
    Rating,
    /// Words of what is marked, highlighted and noted.
    Kept,
    /// A note.
    Note,
}

impl PromptKind {
    /// The longest text it takes, in characters.
    const fn longest(self) -> usize {
        match self {
            Self::Note => LONGEST_NOTE,
            Self::Find
            | Self::Filter
            | Self::Library
            | Self::Search
            | Self::Percent
            | Self::Kind
            | Self::Help
            | Self::Rating
            | Self::Kept => LONGEST,
        }
    }
}

/// What a key did to a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The text has changed.
    Changed,
    /// Only the cursor moved, or nothing did.
    Nothing,
    /// The reader wants what is begun to be completed.
    Completed,
    /// The reader accepts the text.
    Accepted,
    /// The reader wants back.
    Cancelled,
    /// The reader moves to the next of what is listed.
    Next,
    /// The reader moves to the previous of what is listed.
    Previous,
}

impl Prompt {
    /// An empty prompt.
    pub fn new(kind: PromptKind, origin: Origin) -> Self {
        Self {
            kind,
            origin,
            input: Input::default(),
        }
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether it takes no more: then a part of what was typed or pasted may be missing.
    pub fn is_full(&self) -> bool {
        self.text().chars().count() >= self.kind.longest()
    }

    /// The bytes before the cursor.
    pub fn cursor_byte(&self) -> usize {
        let mut characters = self.text().char_indices();
        let at = characters.nth(self.input.cursor());
        at.map_or(self.text().len(), |(at, _)| at)
    }

    /// Puts a text in the place of these bytes, and the cursor behind it. What is no place in the
    /// text, or would be too long, changes nothing.
    pub fn replace(&mut self, span: std::ops::Range<usize>, text: &str) {
        let (before, behind) = (self.text().get(..span.start), self.text().get(span.end..));
        let (Some(before), Some(behind)) = (before, behind) else {
            return;
        };
        let text = format!("{before}{}", sanitise::line(text));
        let cursor = text.chars().count();
        let whole = text + behind;
        if whole.chars().count() <= self.kind.longest() {
            self.input = Input::new(whole).with_cursor(cursor);
        }
    }

    /// The columns before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// What stands before the text.
    pub fn sign(&self) -> &'static str {
        match self.kind {
            PromptKind::Find => "/",
            PromptKind::Filter => "outline: ",
            PromptKind::Library => "library: ",
            PromptKind::Search => "search: ",
            PromptKind::Percent => "go to %: ",
            PromptKind::Kind => "kind: ",
            PromptKind::Help => "keys: ",
            PromptKind::Rating => "your rating: ",
            PromptKind::Kept => "marks: ",
            PromptKind::Note => "note: ",
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Typed {
        match key.code() {
            KeyCode::Enter | KeyCode::Char('j') if self.breaks_line(key) => self.insert(BREAK),
            KeyCode::Enter => Typed::Accepted,
            KeyCode::Esc => Typed::Cancelled,
            KeyCode::Char('c') if key.modifiers() == Modifiers::CTRL => Typed::Cancelled,
            KeyCode::Backspace if self.text().is_empty() => Typed::Cancelled,
            KeyCode::Tab => Typed::Completed,
            KeyCode::Down => Typed::Next,
            KeyCode::Up => Typed::Previous,
            KeyCode::Char(_)
            | KeyCode::Backspace
            | KeyCode::Delete
            | KeyCode::Insert
            | KeyCode::Left
            | KeyCode::Right
            | KeyCode::Home
            | KeyCode::End
            | KeyCode::PageUp
            | KeyCode::PageDown
            | KeyCode::F(_) => self.edit(key),
        }
    }

    /// Whether a key puts a line break into what is typed.
    fn breaks_line(&self, key: Key) -> bool {
        let with = if key.code() == KeyCode::Enter {
            Modifiers::ALT
        } else {
            Modifiers::CTRL
        };
        self.kind == PromptKind::Note && key.modifiers() == with
    }

    /// Takes pasted text, its line breaks as spaces. It comes from outside as files do, and goes
    /// through the same gate.
    pub fn paste(&mut self, text: &str) -> Typed {
        let line = sanitise::line(text);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        // In one, as each character alone would cost the whole of what is there already.
        let room = self
            .kind
            .longest()
            .saturating_sub(self.text().chars().count());
        let fitting: String = line.chars().take(room).collect();
        let at = self.cursor_byte();
        self.replace(at..at, &fitting);
        Typed::Changed
    }

    fn edit(&mut self, key: Key) -> Typed {
        let Some(request) = request(key) else {
            return Typed::Nothing;
        };
        if let InputRequest::InsertChar(c) = request {
            return self.insert(c);
        }
        let change = self.input.handle(request);
        if change.is_some_and(|change| change.value) {
            Typed::Changed
        } else {
            Typed::Nothing
        }
    }

    fn insert(&mut self, c: char) -> Typed {
        let passes = sanitise::line(&c.to_string()).chars().eq([c]);
        if !passes || self.text().chars().count() >= self.kind.longest() {
            return Typed::Nothing;
        }
        self.input.handle(InputRequest::InsertChar(c));
        Typed::Changed
    }
}

/// What a key does to a line of text, as in the shells.
fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as R;
    let (control, alt) = (
        key.modifiers() == Modifiers::CTRL,
        key.modifiers() == Modifiers::ALT,
    );
    Some(match key.code() {
        KeyCode::Char('a') if control => R::GoToStart,
        KeyCode::Char('e') if control => R::GoToEnd,
        KeyCode::Char('w') if control => R::DeletePrevWord,
        KeyCode::Char('u') if control => R::DeleteLine,
        KeyCode::Char('k') if control => R::DeleteTillEnd,
        KeyCode::Char('b') if alt => R::GoToPrevWord,
        KeyCode::Char('f') if alt => R::GoToNextWord,
        KeyCode::Backspace if alt || control => R::DeletePrevWord,
        KeyCode::Char(_) if key.typed().is_some() => R::InsertChar(key.typed()?),
        KeyCode::Backspace => R::DeletePrevChar,
        KeyCode::Delete => R::DeleteNextChar,
        KeyCode::Left => R::GoToPrevChar,
        KeyCode::Right => R::GoToNextChar,
        KeyCode::Home => R::GoToStart,
        KeyCode::End => R::GoToEnd,
        KeyCode::Char(_)
        | KeyCode::Enter
        | KeyCode::Esc
        | KeyCode::Tab
        | KeyCode::Insert
        | KeyCode::Up
        | KeyCode::Down
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::F(_) => return None,
    })
}
