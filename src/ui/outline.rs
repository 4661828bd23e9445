//! The outline pane: a row for each section, with minutes, hits and read mark; where a text has no
//! headings, for each paragraph.

use std::borrow::Cow;

use super::library::read_mark;
use super::pen::{Pen, beginning, shortened};
use super::rating::ShownRating;
use super::{mark_current, right_of};
use crate::app::{App, Area, Open, Pane, Stop, Stops};
use crate::config::Role;
use crate::formats::section_rating;
use crate::outline::{From, Heading, Section};
use crate::review::{Pace, Rating, Span, Words};
use crate::typeset::text_width;

/// Columns by which the titles of deeper sections are moved in.
const INDENT: u16 = 2;

/// Columns of the minutes, with the space before them.
const MINUTES: u16 = 6;

/// Columns at the right: a space, the read mark, a space.
const MARK: u16 = 3;

/// The widest that the title of a section may be indented, in columns.
const INDENT_MOST: u16 = 8;

/// What stands behind the title of a section that the reader corrected.
const CORRECTED: &str = " ✎";

/// What stands between a title that was cut and the score of its section.
const GAP: &str = " ";

/// What stands behind a title that may be none.
const DOUBT: &str = " ?";

/// Bytes of a paragraph for each column that its first words may take.
const BYTES: usize = 6;

/// What says above the list that it is one of paragraphs, the longer words where they have room.
const HEADS: [&str; 2] = ["¶ no headings: paragraphs", "¶ no headings"];

/// What is shown of a section or a paragraph.
struct Shown<'a> {
    index: usize,
    title: Cow<'a, str>,
    indent: u16,
    hits: String,
    /// The score that its heading states.
    rating: Option<Rating>,
    /// What stands behind the title.
    sign: &'static str,
    /// The section; `None` for a paragraph.
    section: Option<&'a Section>,
    span: Span,
}

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let Some(open) = app.reader().open() else {
        return;
    };
    let stops = Stops::of(open);
    let area = paint_head(app, area, pen);
    let indices = app.contents().rows(stops);
    let rows: Vec<Shown<'_>> = indices
        .into_iter()
        .filter_map(|index| shown(app, open, index, area.width))
        .collect();
    let highest = match stops.kind() {
        Stop::Section => stops.len(),
        Stop::Paragraph => rows.last().map_or(0, |row| row.index + 1),
    };
    let digits = highest.to_string().len() as u16;
    let before = 1 + digits + 1;
    let hits = rows
        .iter()
        .map(|row| row.hits.len())
        .max()
        .unwrap_or_default() as u16;
    let hits = if hits > 0 { hits + 1 } else { 0 };
    let full = area.width.saturating_sub(before + hits + MARK);
    let fit = |row: &Shown<'_>| row.least() + MINUTES <= full;
    let minutes = match stops.kind() {
        Stop::Section if rows.iter().all(fit) => MINUTES,
        Stop::Section | Stop::Paragraph => 0,
    };
    let current = app.contents().selected().or(app.reader().stop());
    for (y, row) in (area.y..).zip(&rows) {
        let line = Area { y, ..area };
        let number = format!("{:>1$}", row.index + 1, usize::from(digits));
        pen.write(Area::row(area.x + 1, y, digits), &number, Role::Dim);
        let title = Area::row(area.x + before, y, full - minutes);
        paint_title(row, title, pen);
        paint_right(app, row, line, minutes, pen);
        if current == Some(row.index) {
            mark_current(app, Pane::Outline, line, title, pen);
        }
    }
    if rows.is_empty() {
        let text = match stops.kind() {
            Stop::Section if stops.is_empty() => "no text",
            Stop::Section => "no section matches",
            Stop::Paragraph => "no paragraph matches",
        };
        pen.write(right_of(area, 2), text, Role::Dim);
    }
}

/// Says above the list that it is one of paragraphs, and gives the area below that.
fn paint_head(app: &App, area: Area, pen: &mut Pen<'_>) -> Area {
    let head = app.contents().head();
    if head > 0 {
        let room = area.width.saturating_sub(2);
        let text = HEADS
            .into_iter()
            .find(|text| text_width(text) <= usize::from(room));
        pen.write(right_of(area, 1), text.unwrap_or("¶"), Role::Dim);
    }
    Area {
        y: area.y + head,
        height: area.height - head,
        ..area
    }
}

/// What is shown of a section or a paragraph in a pane of `width` columns.
fn shown<'a>(app: &App, open: &'a Open, index: usize, width: u16) -> Option<Shown<'a>> {
    let stops = Stops::of(open);
    let section = stops.section(index);
    let span = stops.span(index)?;
    let heading = section.and_then(|section| section.heading);
    let depth = heading.map_or(1, |heading| u16::from(heading.depth));
    let hits = app.finder().count_in(span);
    let is_masked = heading.is_some_and(|heading| !app.masks(open, heading.line).is_empty());
    Some(Shown {
        index,
        title: stops.name(index, usize::from(width) * BYTES, |span| {
            app.shown(open, span)
        })?,
        indent: (depth.saturating_sub(1) * INDENT).min(INDENT_MOST),
        hits: if hits > 0 {
            hits.to_string()
        } else {
            String::new()
        },
        rating: section
            .filter(|_| !is_masked)
            .and_then(|section| section_rating(&open.review, section)),
        sign: sign(heading),
        section,
        span,
    })
}

impl Shown<'_> {
    /// The columns that its title wants at least.
    fn least(&self) -> u16 {
        (text_width(label(&self.title)) + text_width(self.sign)) as u16 + self.indent
    }

    /// Its title in `room` columns.
    fn fitted(&self, room: u16) -> String {
        match self.section {
            Some(_) => fitted(&self.title, room),
            None => beginning(&self.title, room),
        }
    }
}

/// What stands behind the title of a section: whether the reader corrected it, or it may be none.
fn sign(heading: Option<Heading>) -> &'static str {
    match heading {
        Some(heading) if heading.from == From::Reader => CORRECTED,
        Some(heading) if heading.is_doubtful() => DOUBT,
        Some(_) | None => "",
    }
}

/// The title in the columns of `area`: whole, or its label alone, or cut; the score in it dim, and
/// behind it where it was cut off with the title's end; a dim sign where it is in doubt.
fn paint_title(row: &Shown<'_>, area: Area, pen: &mut Pen<'_>) {
    let room = area.width.saturating_sub(row.indent);
    let role = match row.section.and_then(|section| section.heading) {
        Some(_) => Role::Text,
        None => Role::Opening,
    };
    let area = Area::row(area.x + row.indent, area.y, room);
    let room = room.saturating_sub(text_width(row.sign) as u16);
    let title = row.fitted(room);
    let sign = (row.sign, Role::Dim);
    let Some(rating) = &row.rating else {
        pen.write_pieces(area, &[(&title, role), sign]);
        return;
    };
    if let Some((before, after)) = title.split_once(rating.as_written.as_str()) {
        let score = (rating.as_written.as_str(), Role::Dim);
        pen.write_pieces(area, &[(before, role), score, (after, role), sign]);
        return;
    }
    let shown = ShownRating::of(rating);
    let needed = text_width(&title) + text_width(GAP) + text_width(shown.short());
    let score = if needed <= usize::from(room) {
        shown.short()
    } else {
        ""
    };
    let pieces = [(&*title, role), (GAP, role), (score, Role::Dim), sign];
    pen.write_pieces(area, &pieces);
}

/// Hits, minutes in as many columns as are given to them, and the read mark.
fn paint_right(app: &App, row: &Shown<'_>, line: Area, minutes: u16, pen: &mut Pen<'_>) {
    let mut x = line.x + line.width - MARK;
    let (sign, role) = read_mark(app.reader().read(row.span));
    pen.write(Area::row(x + 1, line.y, 1), sign, role);
    x = x.saturating_sub(minutes);
    if let Some(section) = row.section.filter(|_| minutes > 0) {
        let columns = usize::from(minutes);
        let text = format!(
            "{:>columns$}",
            time(section.words, app.settings().text.pace, columns)
        );
        pen.write(Area::row(x, line.y, minutes), &text, Role::Dim);
    }
    let width = row.hits.len() as u16;
    pen.write(
        Area::row(x.saturating_sub(width), line.y, width),
        &row.hits,
        Role::Mark,
    );
}

/// The time that `words` take, in at most `columns`: in hours where a section is so long that minutes and
/// seconds have no room, as a time that is cut says another.
fn time(words: Words, pace: Pace, columns: usize) -> String {
    let hours = format!("{:.0} h", words.minutes(pace) / 60.0);
    let times = [words.clock(pace), hours];
    let mut fitting = times.into_iter().filter(|time| time.len() <= columns);
    fitting.next().unwrap_or_default()
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
    use super::{MINUTES, label, time};
    use crate::review::{Pace, Words};

    #[test]
    fn a_time_that_is_too_long_is_in_hours() {
        for (minutes, columns, shown) in [
            (1, usize::from(MINUTES), "1:00"),
            (999, usize::from(MINUTES), "999:00"),
            (1000, usize::from(MINUTES), "17 h"),
            (1000, 3, ""),
        ] {
            let words = Words::of(&"word ".repeat(238 * minutes));
            assert_eq!(time(words, Pace::default(), columns), shown);
        }
    }

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
