//! The outline pane: a row for each section, with minutes, hits and read mark.

use super::library::read_mark;
use super::mark_current;
use super::pen::{Pen, shortened};
use super::rating::ShownRating;
use crate::app::{App, Area, Open, Pane};
use crate::config::Role;
use crate::formats::section_rating;
use crate::outline::{From, OPENING, Section};
use crate::review::Rating;
use crate::typeset::text_width;

/// Columns by which the titles of deeper sections are moved in.
const INDENT: u16 = 2;

/// Columns of the minutes, with the space before them.
const MINUTES: u16 = 6;

/// Columns at the right: a space, the read mark, a space.
const MARK: u16 = 3;

/// The widest that the title of a section may be indented, in columns.
const INDENT_MOST: u16 = 8;

/// What stands behind the title of a section that the reader corrected, after a space.
const CORRECTED: &str = "✎";

/// What stands between a title that was cut and the score of its section.
const GAP: &str = " ";

/// What is shown of a section.
struct Shown<'a> {
    index: usize,
    title: &'a str,
    label: &'a str,
    indent: u16,
    hits: String,
    /// The score that its heading states.
    rating: Option<Rating>,
    section: &'a Section,
}

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let Some(open) = app.reader().open() else {
        return;
    };
    let sections = open.outline.sections();
    let digits = sections.len().to_string().len() as u16;
    let before = 1 + digits + 1;
    let rows: Vec<Shown<'_>> = app
        .contents()
        .rows(&open.outline)
        .into_iter()
        .filter_map(|index| Some(shown(app, open, index, sections.get(index)?)))
        .collect();
    let hits = rows
        .iter()
        .map(|row| row.hits.len())
        .max()
        .unwrap_or_default() as u16;
    let hits = if hits > 0 { hits + 1 } else { 0 };
    let full = area.width.saturating_sub(before + hits + MARK);
    let fit = |row: &Shown<'_>| {
        text_width(row.label) as u16 + row.indent + corrected(row) + MINUTES <= full
    };
    let minutes = if rows.iter().all(fit) { MINUTES } else { 0 };
    let current = app.contents().selected().or(app.reader().section());
    for (y, row) in (area.y..).zip(&rows) {
        let line = Area { y, ..area };
        let number = format!("{:>1$}", row.index + 1, usize::from(digits));
        pen.write(Area::row(area.x + 1, y, digits), &number, Role::Dim);
        let room = (full - minutes).saturating_sub(corrected(row));
        let title = Area::row(area.x + before, y, room);
        paint_title(row, title, pen);
        if corrected(row) > 0 {
            let behind = Area::row(title.x + room + 1, y, 1);
            pen.write(behind, CORRECTED, Role::Dim);
        }
        paint_right(app, row, line, minutes, pen);
        if current == Some(row.index) {
            mark_current(app, Pane::Outline, line, title, pen);
        }
    }
    if rows.is_empty() {
        let text = if sections.is_empty() {
            "no text"
        } else {
            "no section matches"
        };
        pen.write(
            Area::row(area.x + 2, area.y, area.width.saturating_sub(2)),
            text,
            Role::Dim,
        );
    }
}

fn shown<'a>(app: &App, open: &'a Open, index: usize, section: &'a Section) -> Shown<'a> {
    let title = section.title(&open.review);
    let depth = section
        .heading
        .map_or(1, |heading| u16::from(heading.depth));
    let hits = app.finder().count_in(section.span);
    Shown {
        index,
        title: title.unwrap_or(OPENING),
        label: label(title.unwrap_or(OPENING)),
        indent: (depth.saturating_sub(1) * INDENT).min(INDENT_MOST),
        hits: if hits > 0 {
            hits.to_string()
        } else {
            String::new()
        },
        rating: section_rating(&open.review, section),
        section,
    }
}

/// The columns that the sign of a correction takes.
fn corrected(row: &Shown<'_>) -> u16 {
    let heading = row.section.heading;
    let is_corrected = heading.is_some_and(|heading| heading.from == From::Reader);
    if is_corrected { 2 } else { 0 }
}

/// The title in the columns of `area`: whole, or its label alone, or cut; the score in it dim, and
/// behind it where it was cut off with the title's end.
fn paint_title(row: &Shown<'_>, area: Area, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(row.indent);
    let role = match row.section.heading {
        Some(_) => Role::Text,
        None => Role::Opening,
    };
    let area = Area::row(area.x + row.indent, area.y, room);
    let title = fitted(row.title, room);
    let Some(rating) = &row.rating else {
        pen.write(area, &title, role);
        return;
    };
    if let Some((before, after)) = title.split_once(rating.as_written.as_str()) {
        let score = (rating.as_written.as_str(), Role::Dim);
        pen.write_pieces(area, &[(before, role), score, (after, role)]);
        return;
    }
    let shown = ShownRating::of(rating);
    let needed = text_width(&title) + text_width(GAP) + text_width(shown.short());
    let score = if needed <= usize::from(room) {
        shown.short()
    } else {
        ""
    };
    pen.write_pieces(area, &[(&title, role), (GAP, role), (score, Role::Dim)]);
}

/// Hits, minutes in as many columns as are given to them, and the read mark.
fn paint_right(app: &App, row: &Shown<'_>, line: Area, minutes: u16, pen: &mut Pen<'_>) {
    let mut x = line.x + line.width - MARK;
    let (sign, role) = read_mark(app.reader().read(row.section.span));
    pen.write(Area::row(x + 1, line.y, 1), sign, role);
    x = x.saturating_sub(minutes);
    let text = format!("{:>1$}", row.section.words.clock(), usize::from(minutes));
    pen.write(Area::row(x, line.y, minutes), &text, Role::Dim);
    let width = row.hits.len() as u16;
    pen.write(
        Area::row(x.saturating_sub(width), line.y, width),
        &row.hits,
        Role::Mark,
    );
}

/// A heading in `room` columns: whole, or its label alone, or cut.
pub(super) fn fitted(title: &str, room: u16) -> String {
    if text_width(title) <= usize::from(room) {
        title.to_owned()
    } else {
        shortened(label(title), room)
    }
}

/// What stands before the colon of a heading of the form `Label: subtitle`.
pub(super) fn label(title: &str) -> &str {
    let (label, subtitle) = title.split_once([':', '：']).unwrap_or((title, ""));
    if subtitle.trim().is_empty() || label.trim().is_empty() {
        title
    } else {
        label.trim_end()
    }
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn the_label_of_a_heading() {
        for (title, short) in [
            ("Performances: Two People", "Performances"),
            ("Verdict:", "Verdict:"),
            ("Plot", "Plot"),
            ("音楽：静けさ", "音楽"),
        ] {
            assert_eq!(label(title), short);
        }
    }
}
