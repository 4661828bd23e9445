//! The page of keys that `?` opens.

use super::areas::Area;
use super::motion::Motion;
use crate::keys::{self, Keymap};

/// The widest a column of the help is, in columns of the screen.
const WIDEST: u16 = 64;

/// The narrowest a column may be for keys and sentence to stand on one row.
const ROOM_FOR_BOTH: u16 = 56;

/// The help while it is open.
#[derive(Debug, Clone, Default)]
pub struct Help {
    first: usize,
    area: Area,
    rows: Vec<HelpRow>,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// White space between groups.
    Blank,
    /// The heading of a group of commands.
    Heading(&'static str),
    /// Keys, and what they do.
    Both(String, &'static str),
    /// Keys, where what they do is on the next row.
    Keys(String),
    /// What the keys above do.
    Sentence(&'static str),
}

impl Help {
    /// The columns of rows on the screen, from the left.
    pub fn columns(&self) -> impl Iterator<Item = (Area, &[HelpRow])> {
        let width = self.area.width / self.count();
        let height = usize::from(self.area.height).max(1);
        let shown = self.rows.get(self.first..).unwrap_or_default();
        let columns = shown.chunks(height).take(usize::from(self.count()));
        (0..).zip(columns).map(move |(index, rows)| {
            let x = self.area.x + index * width;
            let area = Area {
                x,
                width,
                ..self.area
            };
            (area, rows)
        })
    }

    /// Whether there are rows below those on the screen.
    pub fn goes_on(&self) -> bool {
        self.first + 1 < self.tops()
    }

    /// Scrolls through the rows.
    pub fn scroll(&mut self, motion: Motion) {
        self.first = motion.row(self.first, self.tops(), self.area.height);
    }

    /// Fits the help into `area`.
    pub fn settle(&mut self, area: Area, keymap: &Keymap) {
        self.area = area;
        self.rows = rows(keymap, area.width / self.count());
        self.first = self.first.min(self.tops() - 1);
    }

    /// How many columns stand side by side.
    fn count(&self) -> u16 {
        (self.area.width / WIDEST).clamp(1, 2)
    }

    /// How many rows can be the first on the screen.
    fn tops(&self) -> usize {
        let page = usize::from(self.area.height) * usize::from(self.count());
        self.rows.len().saturating_sub(page) + 1
    }
}

/// Every row for columns of `width`, in the order of the command table.
fn rows(keymap: &Keymap, width: u16) -> Vec<HelpRow> {
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
        let keys = row.keys.join(" ");
        if width < ROOM_FOR_BOTH {
            rows.extend([HelpRow::Keys(keys), HelpRow::Sentence(row.sentence)]);
        } else {
            rows.push(HelpRow::Both(keys, row.sentence));
        }
    }
    rows
}
