//! Drawing: from the state of the program to the screen. Reads, never writes.

mod choice;
mod columns;
mod completing;
mod header;
mod help;
mod hints;
mod hits;
mod inked;
mod kept;
mod library;
mod marks;
mod outline;
mod overview;
mod page;
mod pen;
mod rating;
mod running_head;
mod scrollbar;
mod search;
mod status;
mod style;
mod typing;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::{App, Area, Areas, LEAST, Pane, View};
use crate::config::Role;
use pen::Pen;

pub use pen::shortened;
pub use rating::ShownRating;

/// Draws the program.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let cursor = paint(app, frame.buffer_mut()).or_else(|| {
        let areas = app.areas().filter(|areas| areas.text.is_some())?;
        let hidden = app.help().is_some() || app.finder().list().is_some();
        let page = (!hidden).then_some(areas.page)?;
        inked::cursor(app, page)
    });
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Paints every cell, and says where the cursor stands, if it is shown.
fn paint(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let mut pen = Pen::new(buffer, app.theme());
    pen.ground();
    let Some(areas) = app.areas() else {
        too_small(app, &mut pen);
        return None;
    };
    if let Some(header) = areas.header {
        header::paint(app, header, &mut pen);
    }
    match (app.help(), app.overview()) {
        (Some(help), _) => help::paint(help, &mut pen),
        (None, Some(page)) => overview::paint(page, areas.body, &mut pen),
        (None, None) => match (app.searching(), app.finder().list()) {
            (Some(search), _) => search::paint(app, search, areas.body, &mut pen),
            (None, Some(list)) => hits::paint(app, list, areas.body, &mut pen),
            (None, None) => match app.kept_list() {
                Some(list) => kept::paint(app, list, areas.body, &mut pen),
                None => paint_panes(app, areas, &mut pen),
            },
        },
    }
    completing::paint(app, areas, &mut pen);
    status::paint(app, areas.status, &mut pen)
}

fn paint_panes(app: &App, areas: &Areas, pen: &mut Pen<'_>) {
    for rule in &areas.rules {
        for y in rule.y..rule.y + rule.height {
            pen.write(Area::row(rule.x, y, 1), "│", Role::Faint);
        }
    }
    if let Some(area) = areas.library {
        library::paint(app, area, pen);
    }
    if let Some(area) = areas.outline {
        match app.choice() {
            Some(choice) => choice::paint(app, choice, area, pen),
            None => outline::paint(app, area, pen),
        }
    }
    if let Some(area) = areas.text {
        page::paint(app, areas.page, pen);
        if let Some(row) = areas.running_head {
            running_head::paint(app, row, pen);
        }
        if app.view() == View::Panes {
            scrollbar::paint(app, area, pen);
        }
    }
}

/// Says how large the window must be, as far as there is room.
fn too_small(app: &App, pen: &mut Pen<'_>) {
    let size = app.size();
    let needed = format!("needs {}x{}", LEAST.columns, LEAST.rows);
    for (y, text) in ["too small:", &needed].into_iter().enumerate() {
        if (y as u16) < size.rows {
            pen.write(Area::row(0, y as u16, size.columns), text, Role::Text);
        }
    }
}

/// Marks the current row of a list, and the title in it. The bar says where the focus is also without
/// colour.
fn mark_current(app: &App, pane: Pane, row: Area, title: Area, pen: &mut Pen<'_>) {
    let (bar, role) = if app.focus() == pane {
        ("▌", Role::FocusedRow)
    } else {
        ("▎", Role::CurrentRow)
    };
    pen.write(Area { width: 1, ..row }, bar, Role::Accent);
    pen.tint(row, role);
    pen.stress(title, role);
}

/// `area` without its first `columns` columns.
fn right_of(area: Area, columns: u16) -> Area {
    let columns = columns.min(area.width);
    Area {
        x: area.x + columns,
        width: area.width - columns,
        ..area
    }
}
