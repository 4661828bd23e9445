//! The library pane: a row for each review.

use super::columns::{Cells, Column, Layout};
use super::pen::{Pen, shortened};
use super::{mark_current, right_of};
use crate::app::{App, Area, Heading, Line, Pane, Reading, Trouble, Walk};
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
    let shown = shelf.lines().take(usize::from(area.height));
    let lines: Vec<Drawn<'_>> = shown.map(|line| Drawn::of(app, line)).collect();
    let room = area.width.saturating_sub(MARGIN + SIGN);
    let reviews = lines.iter().filter_map(|line| match line {
        Drawn::Review(row) if row.reason.is_none() => Some(row),
        Drawn::Review(_) | Drawn::Heading(_) | Drawn::Trouble(..) => None,
    });
    let layout = Layout::of(reviews.map(|row| (row.title.as_str(), &row.cells)), room);
    for (y, drawn) in (area.y..).zip(&lines) {
        let line = Area { y, ..area };
        let inside = Area {
            width: room,
            ..right_of(line, MARGIN)
        };
        let (row, title) = match drawn {
            Drawn::Heading(heading) => {
                paint_heading(heading, line, pen);
                continue;
            }
            Drawn::Trouble(row, trouble) => {
                let room = area.width.saturating_sub(2 * MARGIN);
                let inside = Area {
                    width: room,
                    ..right_of(line, 2 * MARGIN)
                };
                paint_trouble(*trouble, inside, pen);
                (*row, inside)
            }
            Drawn::Review(row) => {
                paint_review(row, &layout, line, inside, pen);
                let width = title_room(row, &layout);
                (row.row, Area { width, ..inside })
            }
        };
        if row == shelf.selected_row() {
            mark_current(app, Pane::Library, line, title, pen);
        }
    }
}

/// A line of the list as it is drawn.
enum Drawn<'a> {
    Heading(&'a Heading),
    Review(Box<Shown>),
    Trouble(usize, Trouble<'a>),
}

impl<'a> Drawn<'a> {
    fn of(app: &App, line: Line<'a>) -> Self {
        match line {
            Line::Heading(heading) => Self::Heading(heading),
            Line::Review(row, view) => Self::Review(Box::new(Shown::of(app, row, view))),
            Line::Trouble(row, trouble) => Self::Trouble(row, trouble),
        }
    }
}

/// What stands above a group: what its reviews have in common, and how many there are.
fn paint_heading(heading: &Heading, line: Area, pen: &mut Pen<'_>) {
    let count = format!("  {}", heading.count);
    let area = Area {
        width: line.width.saturating_sub(2),
        ..right_of(line, 1)
    };
    let room = area.width.saturating_sub(text_width(&count) as u16);
    let title = shortened(&heading.title, room);
    pen.write_pieces(area, &[(&title, Role::Title), (&count, Role::Dim)]);
}

/// What is wrong, behind the line where it is.
fn paint_trouble(trouble: Trouble<'_>, area: Area, pen: &mut Pen<'_>) {
    let place = trouble.line().map(|line| format!("line {line}  "));
    let place = place.unwrap_or_default();
    let room = area.width.saturating_sub(text_width(&place) as u16);
    let message = shortened(trouble.message(), room);
    pen.write_pieces(area, &[(&place, Role::Dim), (&message, Role::Text)]);
}

/// A review with its sign.
fn paint_review(row: &Shown, layout: &Layout, line: Area, inside: Area, pen: &mut Pen<'_>) {
    match &row.reason {
        Some(reason) => paint_reason(&row.title, reason, inside, pen),
        None => paint_columns(row, layout, inside, pen),
    }
    let (sign, role) = row.sign;
    let behind = right_of(line, line.width.saturating_sub(SIGN - 1));
    pen.write(behind, sign, role);
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
            cells: Cells::of(view, app.own_rating(view.id()), app.settings().text.pace),
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
    let status = if open == Some(view.id()) {
        app.status_of(view.id())
    } else {
        app.shelf().status(view.id())
    };
    read_mark(status.into())
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
