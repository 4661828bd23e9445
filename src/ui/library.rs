//! The library pane: a row for each review.

use super::pen::{Pen, shortened};
use super::{bar, row_role};
use crate::app::{App, Area, Entry, Pane, Walk};
use crate::config::Role;
use crate::library::Digest;
use crate::typeset::text_width;

/// Columns before the title: the bar, and a space.
const MARGIN: u16 = 2;

/// The narrowest row in which the minutes are shown.
const ROOM_FOR_MINUTES: u16 = 28;

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let shelf = app.shelf();
    if shelf.is_empty() {
        let text = match shelf.walk() {
            Walk::Going => "looking for reviews",
            Walk::Done => "no reviews",
        };
        pen.write(
            Area::row(area.x + MARGIN, area.y, area.width - MARGIN),
            text,
            Role::Dim,
        );
    }
    let rows = (area.y..area.y + area.height).zip(shelf.rows());
    for (y, (row, entry)) in rows {
        let current = row == shelf.selected_row();
        if current {
            pen.tint(Area { y, ..area }, row_role(app, Pane::Library));
            pen.write(
                Area::row(area.x, y, 1),
                bar(app, Pane::Library),
                Role::Accent,
            );
        }
        paint_row(entry, Area { y, ..area }, pen);
    }
}

fn paint_row(entry: &Entry, row: Area, pen: &mut Pen<'_>) {
    let (role, right, right_role) = match &entry.digest {
        Some(Digest::Read {
            words, problems, ..
        }) => {
            let minutes = format!("{:.0} min", words.minutes().ceil());
            let sign = if *problems > 0 { " !" } else { "  " };
            let roomy = row.width >= ROOM_FOR_MINUTES;
            let minutes = if roomy { minutes } else { String::new() };
            (Role::Text, minutes + sign, Role::Dim)
        }
        Some(Digest::Unreadable(_)) => (Role::Dim, "!".to_owned(), Role::Problem),
        None => (Role::Dim, String::new(), Role::Dim),
    };
    let right_width = text_width(&right) as u16;
    let room = row.width.saturating_sub(MARGIN + right_width + 2);
    let title = match &entry.digest {
        Some(Digest::Unreadable(_)) => format!("(could not be read) {}", entry.source.name()),
        Some(Digest::Read { .. }) | None => entry.title(),
    };
    pen.write(
        Area::row(row.x + MARGIN, row.y, room),
        &shortened(&title, room),
        role,
    );
    let x = row.x + row.width.saturating_sub(right_width + 1);
    pen.write(Area::row(x, row.y, right_width), &right, right_role);
}
