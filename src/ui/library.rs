//! The library pane: a row for each review.

use super::pen::{Pen, shortened};
use super::{mark_current, right_of};
use crate::app::{App, Area, Entry, Pane, Walk};
use crate::config::Role;
use crate::library::Digest;
use crate::typeset::text_width;

/// Columns before the title: the bar, and a space.
const MARGIN: u16 = 2;

/// Columns of the minutes, with the space before them.
const MINUTES: u16 = 8;

/// Columns at the right: a space, the sign of a problem, a space.
const SIGN: u16 = 3;

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let shelf = app.shelf();
    if shelf.is_empty() {
        let text = match shelf.walk() {
            Walk::Going => "looking for reviews",
            Walk::Done => "no reviews",
        };
        let row = right_of(area, MARGIN);
        pen.write(row, text, Role::Dim);
    }
    let rows: Vec<Shown<'_>> = shelf
        .rows()
        .take(usize::from(area.height))
        .map(|(row, entry)| Shown::of(row, entry))
        .collect();
    let signs = rows.iter().any(|row| !row.sign.is_empty());
    let sign = if signs { SIGN } else { 1 };
    let room = area.width.saturating_sub(MARGIN + sign);
    let beside = usize::from(room.saturating_sub(MINUTES));
    let fit = |row: &Shown<'_>| text_width(&row.title) <= beside;
    let minutes = if rows.iter().all(fit) { MINUTES } else { 0 };
    let room = room.saturating_sub(minutes);
    for (y, row) in (area.y..).zip(&rows) {
        let line = Area { y, ..area };
        let title = shortened(&row.title, room);
        pen.write(Area::row(area.x + MARGIN, y, room), &title, row.role);
        let behind = right_of(line, MARGIN + room);
        let text = format!("{:>1$}", row.minutes, usize::from(minutes));
        pen.write(
            Area {
                width: minutes,
                ..behind
            },
            &text,
            Role::Dim,
        );
        let sign = right_of(line, area.width.saturating_sub(SIGN - 1));
        pen.write(sign, row.sign, Role::Problem);
        if row.row == shelf.selected_row() {
            mark_current(app, Pane::Library, line, pen);
        }
    }
}

/// What is shown of a review.
struct Shown<'a> {
    row: usize,
    title: String,
    role: Role,
    minutes: String,
    sign: &'a str,
}

impl Shown<'_> {
    fn of(row: usize, entry: &Entry) -> Self {
        let (title, role, minutes, sign) = match &entry.digest {
            Some(Digest::Read {
                words, problems, ..
            }) => {
                let minutes = format!("{:.0} min", words.minutes().ceil());
                let sign = if *problems > 0 { "!" } else { "" };
                (entry.title(), Role::Text, minutes, sign)
            }
            Some(Digest::Unreadable(_)) => (entry.source.name(), Role::Dim, String::new(), "!"),
            None => (entry.title(), Role::Dim, String::new(), ""),
        };
        Self {
            row,
            title,
            role,
            minutes,
            sign,
        }
    }
}
