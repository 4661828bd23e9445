//! The page of keys that `?` opens.

use super::motion::Motion;
use crate::keys::{self, Keymap};

/// The help while it is open.
#[derive(Debug, Clone, Default)]
pub struct Help {
    first: usize,
    height: u16,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// White space between groups.
    Blank,
    /// The heading of a group of commands.
    Heading(&'static str),
    /// Keys, and what they do.
    Keys(String, &'static str),
}

impl Help {
    /// Every row, in the order of the command table.
    pub fn rows(keymap: &Keymap) -> Vec<HelpRow> {
        let mut rows = Vec::new();
        let mut group = None;
        for row in keys::rows(keymap) {
            if group != Some(row.group) {
                if group.is_some() {
                    rows.push(HelpRow::Blank);
                }
                rows.push(HelpRow::Heading(row.group.heading()));
                group = Some(row.group);
            }
            rows.push(HelpRow::Keys(row.keys.join(" "), row.sentence));
        }
        rows
    }

    /// The first row on the screen.
    pub fn first(&self) -> usize {
        self.first
    }

    /// Scrolls through the rows.
    pub fn scroll(&mut self, motion: Motion, keymap: &Keymap) {
        let tops = self.tops(keymap);
        self.first = motion.row(self.first, tops, self.height);
    }

    /// Fits the help into `height` rows.
    pub fn settle(&mut self, height: u16, keymap: &Keymap) {
        self.height = height;
        self.first = self.first.min(self.tops(keymap) - 1);
    }

    /// How many rows can be the first on the screen.
    fn tops(&self, keymap: &Keymap) -> usize {
        let rows = Self::rows(keymap).len();
        rows.saturating_sub(usize::from(self.height)) + 1
    }
}
