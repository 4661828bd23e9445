//! The row above the text: the title of the section that the page begins in, once its heading has
//! been scrolled out of sight.

use super::pen::{Pen, shortened};
use crate::app::{App, Area, Open};
use crate::config::Role;
use crate::outline::{Heading, sections_around};
use crate::review::Position;
use crate::typeset::text_width;

/// What stands between the title of a section and that of one in it.
const BETWEEN: &str = " › ";

/// How many sections before its own a title is looked for in which the section is, at most.
const OUTER_MOST: usize = 1000;

pub(super) fn paint(app: &App, row: Area, pen: &mut Pen<'_>) {
    let reader = app.reader();
    let title = reader
        .open()
        .and_then(|open| title(app, open, reader.visible().start, row.width));
    pen.write(row, &title.unwrap_or_default(), Role::Dim);
}

/// The title of the section that `top` is in, where `top` lies below its heading: behind that of the
/// section around it if both have room in `room` columns.
fn title(app: &App, open: &Open, top: Position, room: u16) -> Option<String> {
    let sections = open.outline.sections();
    let at = open.outline.section_at(top)?;
    let section = sections.get(at)?;
    let heading = section.heading.filter(|heading| heading.line.end <= top)?;
    let shown = |heading: Heading| one_line(&app.shown(open, heading.line));
    let title = shown(heading);
    let near = sections.get(at.saturating_sub(OUTER_MOST)..at)?;
    let outer = sections_around(near, heading.depth).next();
    let outer = outer.and_then(|outer| outer.heading);
    let both = outer.map(|outer| format!("{}{BETWEEN}{title}", shown(outer)));
    let both = both.filter(|both| text_width(both) <= usize::from(room));
    Some(both.unwrap_or_else(|| shortened(&title, room)))
}

/// A title that may be broken over lines.
fn one_line(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ")
}
