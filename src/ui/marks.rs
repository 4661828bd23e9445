//! The line at the bottom while the letter of a mark is awaited: what it is for, and the marks there
//! are.

use super::pen::{Pen, pieces_width, shortened};
use super::status::{GAP, MARGIN, Owned, borrowed};
use crate::app::{App, Area, Awaiting, ShownMark};
use crate::config::Role;
use crate::typeset::text_width;

/// The most columns of what stands at a mark.
const NAME_MOST: u16 = 20;

/// The fewest in which that says something.
const NAME_LEAST: u16 = 8;

/// What stands between two marks.
const BETWEEN: &str = "  ";

pub(super) fn paint(app: &App, awaiting: Awaiting, area: Area, pen: &mut Pen<'_>) {
    let (sign, hints): (&str, &[&str]) = match awaiting {
        Awaiting::Set => ("set mark: ", &["- remove  Esc back", "Esc back"]),
        Awaiting::Go => ("go to mark: ", &["' last place  Esc back", "Esc back"]),
        Awaiting::Remove => ("remove mark: ", &["Esc back"]),
    };
    let room = area.width.saturating_sub(2 * MARGIN);
    let row = Area::row(area.x + MARGIN, area.y, room);
    let end = pen.write(row, sign, Role::Accent);
    let left = (row.x + room).saturating_sub(end);
    let marks = app.marks();
    let fits = |hint: &&str| {
        let hint = text_width(hint) as u16 + GAP;
        pieces_width(&borrowed(&shown(marks, left))) + hint <= left
    };
    let hint = hints.iter().copied().find(fits).unwrap_or_default();
    let hint_width = text_width(hint) as u16;
    let left = left.saturating_sub(if hint.is_empty() { 0 } else { hint_width + GAP });
    pen.write_pieces(Area::row(end, area.y, left), &borrowed(&shown(marks, left)));
    let x = row.x + room - hint_width;
    pen.write(Area::row(x, area.y, hint_width), hint, Role::Dim);
}

/// The marks in at most `room` columns: with what stands there where all have room for that, else
/// their letters, as many as fit.
fn shown(marks: &[ShownMark], room: u16) -> Vec<Owned> {
    if marks.is_empty() {
        let told = "there are none yet";
        return vec![(shortened(told, room), Role::Dim)];
    }
    let named = (NAME_LEAST..=NAME_MOST)
        .rev()
        .map(|most| listed(marks, most));
    let mut choice = named.chain([listed(marks, 0)]);
    let fits = |pieces: &Vec<Owned>| pieces_width(&borrowed(pieces)) <= room;
    choice.find(fits).unwrap_or_else(|| {
        let letters: Vec<String> = marks.iter().map(|mark| mark.letter.to_string()).collect();
        vec![(shortened(&letters.join(" "), room), Role::Mark)]
    })
}

/// The marks, each with at most so many columns of what stands there.
fn listed(marks: &[ShownMark], most: u16) -> Vec<Owned> {
    let mut pieces: Vec<Owned> = Vec::new();
    for mark in marks {
        let between = if pieces.is_empty() { "" } else { BETWEEN };
        pieces.push((format!("{between}{}", mark.letter), Role::Mark));
        if most > 0 && !mark.name.is_empty() {
            pieces.push((format!(" {}", shortened(&mark.name, most)), Role::Dim));
        }
    }
    pieces
}
