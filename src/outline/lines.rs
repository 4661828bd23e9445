//! The lines of a text: where each stands, and what it looks like on its own.

use super::look::Look;
use crate::review::Span;

/// One line of a text without the white space around it.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The line; empty where the line is blank.
    pub span: Span,
    /// Columns of white space before it, at most 255.
    pub indent: u8,
    /// What it looks like.
    pub look: Look,
}

/// A text cut into lines that are not blank, each with the number of blank lines above it.
#[derive(Debug, Default)]
pub struct Lines {
    lines: Vec<Line>,
    blanks: Vec<u8>,
}

impl Lines {
    /// Cuts `text` at its line ends.
    pub fn of(text: &str) -> Self {
        let mut found = Self::default();
        let mut start = 0;
        let mut blanks = 0_u8;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
        for end in ends {
            let raw = text.get(start..end).unwrap_or_default();
            let body = raw.trim_start();
            let indent = raw.len() - body.len();
            let body = body.trim_end();
            if body.is_empty() {
                blanks = blanks.saturating_add(1);
            } else {
                let first = start + indent;
                found.lines.push(Line {
                    span: Span::of(first..first + body.len()),
                    indent: u8::try_from(indent).unwrap_or(u8::MAX),
                    look: Look::of(body),
                });
                found.blanks.push(blanks);
                blanks = 0;
            }
            start = end + 1;
        }
        found
    }

    /// How many lines are not blank.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether every line is blank.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines that are not blank, in order.
    pub fn all(&self) -> &[Line] {
        &self.lines
    }

    /// Line `index` of those that are not blank.
    pub fn get(&self, index: usize) -> Option<&Line> {
        self.lines.get(index)
    }

    /// What line `index` looks like; outside the text, what nothing looks like.
    pub fn look(&self, index: usize) -> Look {
        self.lines
            .get(index)
            .map_or(Look::default(), |line| line.look)
    }

    /// How many blank lines stand right above line `index`, at most 255; above the first line
    /// and below the last one there is room enough.
    pub fn blanks_above(&self, index: usize) -> u8 {
        match index {
            0 => 3,
            _ => self.blanks.get(index).copied().unwrap_or(3),
        }
    }
}
