//! Highlights and the selection on the page: the roles, the signs in the margin, the cursor.

use ratatui::layout::Position;

use crate::app::{App, Area, Highlighted};
use crate::config::Role;
use crate::journal::Ink;
use crate::review::Span;
use crate::typeset::Line;

/// The role of what was highlighted in a colour.
pub(super) const fn role_of_ink(ink: Ink) -> Role {
    match ink {
        Ink::Yellow => Role::HighlightYellow,
        Ink::Green => Role::HighlightGreen,
        Ink::Blue => Role::HighlightBlue,
        Ink::Red => Role::HighlightRed,
    }
}

/// The sign of the first highlight that begins on a line, or that began above the page of which it is
/// the first line: the letter of its colour, a capital where there is a note about it.
pub(super) fn sign(app: &App, line: &Line, visible: Span) -> Option<&'static str> {
    let begins = |it: &&Highlighted| {
        let began = it.span.start < visible.start && line.span.start == visible.start;
        line.holds(it.span.start) || began && it.span.end > line.span.start
    };
    let first = app.highlights_in(line.span).find(begins)?;
    Some(match (first.ink, first.note) {
        (Ink::Yellow, None) => "y",
        (Ink::Yellow, Some(_)) => "Y",
        (Ink::Green, None) => "g",
        (Ink::Green, Some(_)) => "G",
        (Ink::Blue, None) => "b",
        (Ink::Blue, Some(_)) => "B",
        (Ink::Red, None) => "r",
        (Ink::Red, Some(_)) => "R",
    })
}

/// Where the cursor stands on the page while words are selected: at the end that moves.
pub(super) fn cursor(app: &App, page: Area) -> Option<Position> {
    let (row, column) = app.reader().place_on_page(app.selected()?.at)?;
    Some(Position::new(page.x + column, page.y + row))
}
