//! The lines of one row of a table.

use std::sync::Arc;

use super::{BETWEEN, Column, Layout, Tables, cells};
use crate::review::{Alignment, Review, Span};
use crate::typeset::compose::Setting;
use crate::typeset::fragment::{Fitted, columns, fit};
use crate::typeset::line::{Cell, label_width};
use crate::typeset::{Hyphen, Line, LineKind, Sign};

/// Columns by which the further lines of a cell hang in a record.
const HANG: u16 = 2;

/// The bytes for each column of the screen beyond which a cell is not measured.
const BYTES_MOST: usize = 64;

/// Where a row stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Head,
    /// The first below the head.
    First,
    /// Below this one.
    Further(Span),
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
    let kind = match (rank, layout.as_deref()) {
        (Rank::Head, Some(Layout::Records(_))) => LineKind::Names,
        (Rank::Head, Some(Layout::Columns(_)) | None) => LineKind::Head,
        (Rank::First | Rank::Further(_), _) => stretch.kind,
    };
    let mut lines = match layout.as_deref() {
        Some(Layout::Columns(columns)) => side_by_side(setting, columns, kind),
        Some(Layout::Records(names)) if rank != Rank::Head => record(setting, names),
        Some(Layout::Records(_)) | None => running(setting, kind),
    };
    take_in_empty_cells(&mut lines, stretch.span);
    if let (Some(first), Some(layout)) = (lines.first_mut(), layout.as_deref()) {
        match (rank, layout) {
            (Rank::Head, _) => {}
            (Rank::First, Layout::Columns(columns)) => {
                (first.gap, first.rule_above) = (1, total(columns));
            }
            (Rank::Further(above), Layout::Columns(columns)) => {
                let rows = [above, stretch.span];
                let apart = rows.iter().any(|row| is_wrapped(review, *row, columns));
                first.gap = first.gap.max(u16::from(apart));
            }
            (Rank::First | Rank::Further(_), Layout::Records(_)) => first.gap = first.gap.max(1),
        }
    }
    lines
}

/// Whether a row side by side takes more than one line: it is set apart from those beside it then.
fn is_wrapped(review: &Review, row: Span, of: &[Column]) -> bool {
    let cells = cells(review, row, of.len());
    cells.iter().zip(of).any(|(cell, column)| {
        let is_long = cell.range().len() > BYTES_MOST * usize::from(column.width.max(1));
        is_long || columns(review, cell.range()) > column.width
    })
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
    let span = setting.stretch.span;
    let head = review
        .tables()
        .get(table as usize)
        .map_or(0, |table| table.rows.0);
    let Some(index) = review.block_at(span.start) else {
        return Rank::Further(span);
    };
    match index.saturating_sub(head) {
        0 => Rank::Head,
        1 => Rank::First,
        _ => Rank::Further(review.blocks().get(index - 1).map_or(span, |row| row.span)),
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
