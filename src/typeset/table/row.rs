//! The lines of one row of a table.

use std::sync::Arc;

use super::{BETWEEN, Column, Layout, Tables, cells};
use crate::review::{Alignment, Span};
use crate::typeset::compose::Setting;
use crate::typeset::fragment::{Fitted, columns, fit};
use crate::typeset::line::{Cell, label_width};
use crate::typeset::{Hyphen, Line, LineKind, Sign};

/// Columns by which the further lines of a cell hang in a record.
const HANG: u16 = 2;

/// Where a row stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Head,
    /// The first below the head.
    First,
    Further,
}

/// The lines of a row; none when it is empty.
pub(in crate::typeset) fn lines(
    setting: &Setting<'_>,
    table: u32,
    tables: &mut Tables,
) -> Vec<Line> {
    let (review, stretch) = (setting.review, setting.stretch);
    let layout = tables.layout(review, table, setting.room);
    let rank = rank(setting, table);
    let kind = match rank {
        Rank::Head => LineKind::Head,
        Rank::First | Rank::Further => stretch.kind,
    };
    let mut lines = match layout.as_deref() {
        Some(Layout::Columns { columns, .. }) => side_by_side(setting, columns, kind),
        Some(Layout::Records(names)) if rank != Rank::Head => record(setting, names),
        Some(Layout::Records(_)) | None => running(setting, kind),
    };
    take_in_empty_cells(&mut lines, stretch.span);
    if let (Some(first), Some(layout)) = (lines.first_mut(), layout.as_deref()) {
        let (gap, rule) = match layout {
            Layout::Columns { columns, gap } => (*gap, total(columns)),
            Layout::Records(_) => (1, 0),
        };
        match rank {
            Rank::Head => {}
            Rank::First => (first.gap, first.rule_above) = (1, rule),
            Rank::Further => first.gap = first.gap.max(gap),
        }
    }
    lines
}

/// Lets the first and the last line reach to the ends of the row: its empty cells are there.
fn take_in_empty_cells(lines: &mut [Line], row: Span) {
    let drawn = |line: &mut Line| {
        let whole = Cell {
            span: line.span,
            column: 0,
            hyphen: line.hyphen,
        };
        line.cells.get_or_insert_with(|| Arc::from([whole]));
    };
    if let Some(first) = lines.first_mut() {
        drawn(first);
        first.span.start = row.start;
    }
    if let Some(last) = lines.last_mut() {
        drawn(last);
        last.span.end = row.end;
    }
}

fn rank(setting: &Setting<'_>, table: u32) -> Rank {
    let review = setting.review;
    let head = review
        .tables()
        .get(table as usize)
        .map(|table| table.rows.0);
    let index = review.block_at(setting.stretch.span.start);
    match head
        .zip(index)
        .map(|(head, index)| index.saturating_sub(head))
    {
        Some(0) => Rank::Head,
        Some(1) => Rank::First,
        Some(_) | None => Rank::Further,
    }
}

/// The columns of the screen that all columns of a table take together.
fn total(columns: &[Column]) -> u16 {
    let behind = columns.iter().fold(0_u16, |behind, column| {
        behind.saturating_add(column.width.saturating_add(BETWEEN))
    });
    behind.saturating_sub(BETWEEN)
}

/// The cells of a row side by side, each wrapped within its column.
fn side_by_side(setting: &Setting<'_>, columns: &[Column], kind: LineKind) -> Vec<Line> {
    let review = setting.review;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut left = 0_u16;
    let texts = cells(review, setting.stretch.span, columns.len());
    for (text, column) in texts.into_iter().zip(columns) {
        for (index, text) in fit(review, text, &[column.width.max(1)], setting.manner)
            .into_iter()
            .enumerate()
        {
            if index == rows.len() {
                rows.push(Vec::new());
            }
            let cell = Cell {
                span: text.span,
                column: left.saturating_add(shift(setting, text, *column)),
                hyphen: text.hyphen,
            };
            if let Some(row) = rows.get_mut(index) {
                row.push(cell);
            }
        }
        left = left.saturating_add(column.width.saturating_add(BETWEEN));
    }
    let lines = rows.into_iter().filter_map(|row| {
        let span = Span::new(row.first()?.span.start, row.last()?.span.end);
        Some(Line {
            cells: Some(Arc::from(row)),
            ..setting.line(span.into(), 0, kind)
        })
    });
    lines.collect()
}

/// By how many columns a piece of a cell is moved to be aligned.
fn shift(setting: &Setting<'_>, piece: Fitted, column: Column) -> u16 {
    let drawn = u16::from(piece.hyphen == Hyphen::Drawn);
    let width = columns(setting.review, piece.span.range()) + drawn;
    let free = column.width.saturating_sub(width);
    match column.alignment {
        Alignment::Left => 0,
        Alignment::Centre => free / 2,
        Alignment::Right => free,
    }
}

/// The cells of a row one below the other, each behind the name of its column.
fn record(setting: &Setting<'_>, names: &[Span]) -> Vec<Line> {
    let review = setting.review;
    let texts = cells(review, setting.stretch.span, names.len());
    let mut lines = Vec::new();
    for (text, name) in texts.into_iter().zip(names) {
        if text.is_empty() {
            continue;
        }
        let label = match review.slice(*name) {
            "" => 0,
            name => label_width(name, label_most(setting, text)),
        };
        let hang = HANG.min(setting.room / 2);
        let mut cell = setting.running(text, label, hang, setting.stretch.kind);
        if let Some(first) = cell.first_mut().filter(|_| label > 0) {
            first.sign = Sign::Label(*name, label);
        }
        lines.append(&mut cell);
    }
    lines
}

/// The most columns for the name before a cell: half of the room, or more where a short cell leaves
/// more on its line.
fn label_most(setting: &Setting<'_>, cell: Span) -> u16 {
    let room = setting.room;
    let is_short = cell.range().len() <= usize::from(room);
    let taken = if is_short {
        columns(setting.review, cell.range())
    } else {
        room
    };
    room.saturating_sub(taken).max(room / 2)
}

/// The cells of a row one behind the other.
fn running(setting: &Setting<'_>, kind: LineKind) -> Vec<Line> {
    let span = setting.stretch.span;
    let texts = cells(setting.review, span, span.len());
    let mut texts = texts.into_iter().filter(|text| !text.is_empty());
    let Some(first) = texts.next() else {
        return Vec::new();
    };
    let last = texts.next_back().unwrap_or(first);
    setting.running(Span::new(first.start, last.end), 0, 0, kind)
}
