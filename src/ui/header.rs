//! The line at the top: what is open, and how long it is.

use super::pen::{Pen, Piece, pieces_width, shortened};
use crate::app::{App, Area, Content, Help, Open, Pane, Walk};
use crate::config::Role;
use crate::library::Extent;

/// Columns kept free at both ends.
const MARGIN: u16 = 1;

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let (title, facts, right) = if let Some(help) = app.help() {
        keys(help)
    } else if app.focus() == Pane::Library {
        library(app)
    } else {
        review(app)
    };
    let facts = format!("  {facts}");
    let right = [(right.as_str(), Role::Dim)];
    let room = area.width.saturating_sub(2 * MARGIN);
    let right_width = pieces_width(&right);
    let shows_right = right_width > 0 && room > right_width + 12;
    let left_room = if shows_right {
        room - right_width - 2
    } else {
        room
    };
    let title = shortened(&title, left_room);
    let left: [Piece<'_>; 2] = [(&title, Role::Title), (&facts, Role::Dim)];
    pen.write_pieces(Area::row(area.x + MARGIN, area.y, left_room), &left);
    if shows_right {
        let x = area.x + area.width - MARGIN - right_width;
        pen.write_pieces(Area::row(x, area.y, right_width), &right);
    }
}

/// The review that is open: its title, and its length in minutes.
fn review(app: &App) -> (String, String, String) {
    match app.reader().content() {
        Content::Review(open) => (app.title(open), String::new(), length(open)),
        Content::Unreadable(entry, _) => {
            let entry = app.shelf().entry(*entry);
            let name = entry.map(|entry| entry.source.name()).unwrap_or_default();
            (name, "could not be read".to_owned(), String::new())
        }
        Content::Nothing => ("frontrow".to_owned(), String::new(), String::new()),
    }
}

fn length(open: &Open) -> String {
    match open.extent {
        Extent::Whole => format!("{:.0} min", open.outline.words().minutes().ceil()),
        Extent::Beginning => "reading on".to_owned(),
    }
}

/// The help: which keys come first, or what is looked up.
fn keys(help: &Help) -> (String, String, String) {
    let pane = match help.pane() {
        Pane::Library => "library",
        Pane::Outline => "outline",
        Pane::Text => "text",
    };
    let facts = match help.query() {
        "" => format!("those of the {pane} first"),
        query => format!("with “{query}”"),
    };
    ("Keys".to_owned(), facts, String::new())
}

/// The library: how many reviews it holds, and in what order.
fn library(app: &App) -> (String, String, String) {
    let shelf = app.shelf();
    let count = match shelf.len() {
        1 => "1 review".to_owned(),
        n => format!("{n} reviews"),
    };
    let right = match shelf.walk() {
        Walk::Going => "looking for more".to_owned(),
        Walk::Done => String::new(),
    };
    (
        "Library".to_owned(),
        format!("{count} · by file name"),
        right,
    )
}
