//! The library pane: a row for each review.

use super::columns::{Cells, Column, Layout};
use super::pen::{Pen, shortened};
use super::{mark_current, right_of};
use crate::app::{App, Area, Pane, Reading, Walk};
use crate::config::Role;
use crate::library::View;
use crate::typeset::text_width;

/// Columns before the title: the bar, and a space.
const MARGIN: u16 = 2;

/// Columns at the right: a space, the read mark or the sign of a problem, a space.
const SIGN: u16 = 3;

/// Columns between the name of what could not be read and the reason.
const GAP: u16 = 2;

/// The fewest columns in which a reason still says something.
const REASON_LEAST: u16 = 10;

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let shelf = app.shelf();
    if shelf.listed().is_empty() {
        let text = match (shelf.filtered(), shelf.walk()) {
            (Some(_), _) => "no review matches",
            (None, Walk::Going) => "looking for reviews",
            (None, Walk::Done) => "no reviews",
        };
        pen.write(right_of(area, MARGIN), text, Role::Dim);
    }
    let listed = shelf.rows().take(usize::from(area.height));
    let rows: Vec<Shown> = listed
        .map(|(row, view)| Shown::of(app, row, view))
        .collect();
    let room = area.width.saturating_sub(MARGIN + SIGN);
    let told = rows.iter().filter(|row| row.reason.is_none());
    let layout = Layout::of(told.map(|row| (row.title.as_str(), &row.cells)), room);
    for (y, row) in (area.y..).zip(&rows) {
        let line = Area { y, ..area };
        let inside = Area {
            width: room,
            ..right_of(line, MARGIN)
        };
        match &row.reason {
            Some(reason) => paint_reason(&row.title, reason, inside, pen),
            None => paint_columns(row, &layout, inside, pen),
        }
        let title_room = title_room(row, &layout);
        let (sign, role) = row.sign;
        let behind = right_of(line, area.width.saturating_sub(SIGN - 1));
        pen.write(behind, sign, role);
        if row.row == shelf.selected_row() {
            let title = Area {
                width: title_room,
                ..inside
            };
            mark_current(app, Pane::Library, line, title, pen);
        }
    }
}

/// What is shown of a review.
struct Shown {
    row: usize,
    title: String,
    role: Role,
    cells: Cells,
    /// Why it could not be read.
    reason: Option<String>,
    sign: (&'static str, Role),
}

impl Shown {
    fn of(app: &App, row: usize, view: View<'_>) -> Self {
        let reason = view.unreadable().map(|reason| gist(reason).to_owned());
        let title = match reason {
            Some(_) => view.source().name(),
            None => view.title().into_owned(),
        };
        let role = if view.is_read() {
            Role::Text
        } else {
            Role::Dim
        };
        Self {
            row,
            title,
            role,
            cells: Cells::of(view, app.settings().text.pace),
            reason,
            sign: sign(app, view),
        }
    }
}

/// What is wrong, without the remedy.
fn gist(reason: &str) -> &str {
    reason.split([';', ',']).next().unwrap_or(reason)
}

/// The sign of a problem, else the read mark.
fn sign(app: &App, view: View<'_>) -> (&'static str, Role) {
    if view.unreadable().is_some() || !view.problems().is_empty() {
        return ("!", Role::Problem);
    }
    let open = app.reader().open().map(|open| open.entry);
    let reading = if open == Some(view.id()) {
        app.reader().read_so_far()
    } else {
        let trace = app.shelf().trace(view.id());
        trace.map(|trace| trace.reading).unwrap_or_default()
    };
    read_mark(reading)
}

/// The sign for how much has been read.
pub(super) fn read_mark(reading: Reading) -> (&'static str, Role) {
    match reading {
        Reading::Read => ("●", Role::Read),
        Reading::Begun => ("◐", Role::Begun),
        Reading::Unread => ("○", Role::Unread),
    }
}

/// The columns that the title of a row may take: its own, and those beside it in which the row has
/// nothing to say.
fn title_room(row: &Shown, layout: &Layout) -> u16 {
    let empty = layout
        .columns
        .iter()
        .take_while(|(column, _)| row.cells.text(*column, layout).is_empty());
    let more: u16 = empty.map(|(column, width)| column.gap() + width).sum();
    layout.title + more
}

/// The title and what is known, each in its columns.
fn paint_columns(row: &Shown, layout: &Layout, area: Area, pen: &mut Pen<'_>) {
    let room = title_room(row, layout);
    let title = shortened(&row.title, room);
    pen.write(Area::row(area.x, area.y, room), &title, row.role);
    let mut x = area.x + layout.title;
    for (column, width) in &layout.columns {
        x += column.gap();
        let text = row.cells.text(*column, layout);
        let in_stars = *column == Column::Rating && text.starts_with(['★', '½']);
        let role = if in_stars { Role::Mark } else { Role::Dim };
        if text.is_empty() {
            x += width;
            continue;
        }
        let mut text = shortened(text, *width);
        if matches!(column, Column::Year | Column::Minutes) {
            let padding = usize::from(*width).saturating_sub(text_width(&text));
            text.insert_str(0, &" ".repeat(padding));
        }
        pen.write(Area::row(x, area.y, *width), &text, role);
        x += width;
    }
}

/// The name of what could not be read, and why, where there is room for that.
fn paint_reason(name: &str, reason: &str, area: Area, pen: &mut Pen<'_>) {
    let name = shortened(name, area.width);
    let end = pen.write(area, &name, Role::Dim);
    let room = (area.x + area.width).saturating_sub(end + GAP);
    if room >= REASON_LEAST.min(text_width(reason) as u16) {
        let reason = shortened(reason, room);
        pen.write(Area::row(end + GAP, area.y, room), &reason, Role::Dim);
    }
}
