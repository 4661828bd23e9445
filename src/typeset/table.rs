//! How a table is laid out: as columns, or, where it is too wide for that, as records.

pub(super) mod row;

use std::sync::Arc;

use super::fragment::columns;
use super::text_width;
use crate::review::{Alignment, CELL, Review, Span, Table, floor};

/// The rows at the beginning and at the end of a table from whose cells the widths of its columns
/// are taken: what is counted grows longer towards the end.
const SAMPLE_FIRST: usize = 200;
const SAMPLE_LAST: usize = 100;

/// Bytes after which no further row is looked at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Bytes of a cell that are looked at.
const CELL_BYTES: usize = 512;

/// Columns between the columns of a table.
const BETWEEN: u16 = 2;

/// Columns a cell needs at least, unless its text is shorter.
const CELL_LEAST: u16 = 6;

/// The longest word a column is widened for, in columns.
const WORD_MOST: u16 = 14;

/// The part of its text a column is as wide as at least, so that no cell becomes a tower, and the
/// most columns that are asked for this.
const SHARE: u16 = 6;
const SHARE_MOST: u16 = 24;

/// Tables whose layout is kept.
const KEPT: usize = 32;

/// The layouts of the tables last laid out, by table and room.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    kept: Vec<((u32, u16), Arc<Layout>)>,
}

impl Tables {
    /// The layout of a table of the review in so many columns; `None` when there is no such table.
    fn layout(&mut self, review: &Review, table: u32, room: u16) -> Option<Arc<Layout>> {
        let key = (table, room);
        if let Some((_, layout)) = self.kept.iter().find(|(kept, _)| *kept == key) {
            return Some(Arc::clone(layout));
        }
        let found = review.tables().get(table as usize)?;
        let layout = Arc::new(Layout::of(review, found, room));
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push((key, Arc::clone(&layout)));
        Some(layout)
    }
}

/// How a table is laid out in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Layout {
    /// Its cells stand side by side, in these columns from the left.
    Columns(Vec<Column>),
    /// Each cell stands on a line of its own, behind the name of its column: the cells of the head.
    Records(Vec<Span>),
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Columns of the screen it takes.
    pub width: u16,
    /// To which side its cells are set.
    pub alignment: Alignment,
}

impl Layout {
    /// Widths are taken from a few hundred rows, so that a huge table costs no more.
    fn of(review: &Review, table: &Table, room: u16) -> Self {
        let needs = needs(review, table);
        let between = usize::from(BETWEEN) * needs.len().saturating_sub(1);
        let space = usize::from(room).checked_sub(between);
        let sum = |width: fn(Need) -> u16| -> usize {
            needs.iter().map(|need| usize::from(width(*need))).sum()
        };
        match space {
            Some(space) if sum(|need| need.natural) <= space => {
                let widths = needs.iter().map(|need| need.natural);
                Self::Columns(with_widths(table, widths))
            }
            Some(space) if sum(Need::least) <= space => {
                Self::Columns(with_widths(table, shared(&needs, space).into_iter()))
            }
            Some(_) | None => {
                let head = review.blocks().get(table.rows.0);
                let names = head.map(|block| cells(review, block.span, needs.len()));
                Self::Records(names.unwrap_or_default())
            }
        }
    }
}

/// The columns of a table as wide as their cells are, in the order of the table.
pub fn natural_columns(review: &Review, table: &Table) -> Vec<Column> {
    let needs = needs(review, table);
    with_widths(table, needs.iter().map(|need| need.natural))
}

/// What a column needs.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// The columns of its widest cell.
    natural: u16,
    /// The columns of its longest word.
    word: u16,
}

impl Need {
    /// The fewest columns it can be read in.
    fn least(self) -> u16 {
        let share = (self.natural / SHARE).min(SHARE_MOST);
        let word = self.word.min(WORD_MOST);
        self.natural.min(word.max(share).max(CELL_LEAST))
    }
}

/// What each column needs, by the first rows and the last.
fn needs(review: &Review, table: &Table) -> Vec<Need> {
    let (from, to) = table.rows;
    let rows = review
        .blocks()
        .get(from..to.max(from).min(review.blocks().len()));
    let rows = rows.unwrap_or_default();
    let (first, rest) = rows.split_at(rows.len().min(SAMPLE_FIRST));
    let last = rest.iter().rev().take(SAMPLE_LAST);
    let mut needs = vec![Need::default(); table.columns.len().max(1)];
    let mut left = SAMPLE_BYTES;
    for row in first.iter().chain(last) {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(row.span.len().min(CELL_BYTES * needs.len()));
        let count = needs.len();
        for (cell, need) in cells(review, row.span, count).into_iter().zip(&mut needs) {
            let start = cell.start.offset();
            let most = (start + CELL_BYTES).min(cell.end.offset());
            let end = floor(review.text(), most);
            need.natural = need.natural.max(columns(review, start..end));
            let words = review.slice(Span::of(start..end)).split_whitespace();
            let longest = words.map(text_width).max().unwrap_or_default();
            need.word = need.word.max(longest.min(usize::from(u16::MAX)) as u16);
        }
    }
    needs
}

fn with_widths(table: &Table, widths: impl Iterator<Item = u16>) -> Vec<Column> {
    let alignments = table.columns.iter().copied();
    let alignments = alignments.chain(std::iter::repeat(Alignment::Left));
    let column = |(width, alignment)| Column { width, alignment };
    widths.zip(alignments).map(column).collect()
}

/// The widths of columns that share a `space` too narrow for all of them: short ones get what they
/// need, long ones the same, and what is left over goes to those from the left. `space` is at least
/// the sum of what they need.
fn shared(needs: &[Need], space: usize) -> Vec<u16> {
    let at = |level: u16| -> Vec<u16> {
        let width = |need: &Need| level.clamp(need.least(), need.natural);
        needs.iter().map(width).collect()
    };
    let total = |widths: &[u16]| widths.iter().copied().map(usize::from).sum::<usize>();
    let (mut low, mut high) = (0, space.min(usize::from(u16::MAX)) as u16);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if total(&at(middle)) <= space {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let mut widths = at(low);
    let mut left = space.saturating_sub(total(&widths));
    for (width, need) in widths.iter_mut().zip(needs) {
        if left > 0 && *width < need.natural {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

/// The cells of a row, without the blanks around them; what would be more than `count` is part of
/// the last.
pub fn cells(review: &Review, row: Span, count: usize) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut start = row.start.offset();
    for cell in review.slice(row).splitn(count.max(1), CELL) {
        let text = cell.trim();
        let blank = cell.len() - cell.trim_start().len();
        let from = start + blank.min(cell.len() - text.len());
        cells.push(Span::of(from..from + text.len()));
        start += cell.len() + CELL.len_utf8();
    }
    cells
}
