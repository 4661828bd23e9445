//! A thin mark of where one is in the text, with a tick for the hits, and another for the
//! hit one is at.

use super::pen::Pen;
use crate::app::{App, Area};
use crate::config::Role;
use crate::review::Span;

/// Paints the bar down the last column of the text pane; a text that is wholly on the page has
/// none.
pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let Some(open) = app.reader().open() else {
        return;
    };
    let visible = app.reader().visible();
    let blocks = open.review.blocks();
    let Some(last) = blocks.last().filter(|_| !app.reader().is_wholly_shown()) else {
        return;
    };
    let rows = usize::from(area.height);
    let end = last.span.end.offset();
    let x = area.x + area.width - 1;
    let current = app.finder().current().map(|hit| hit.start);
    for (y, row) in (area.y..area.y + area.height).zip(0..rows) {
        let of_row = Span::of(end * row / rows..(end * (row + 1) / rows).max(1));
        let here = of_row.intersection(visible).is_some();
        let is_at = current.is_some_and(|hit| of_row.contains(hit));
        let (sign, role) = match (app.finder().count_in(of_row) > 0, here) {
            (true, true) if is_at => ("╋", Role::Accent),
            (true, false) if is_at => ("━", Role::Accent),
            (true, true) => ("┫", Role::Mark),
            (true, false) => ("╴", Role::Mark),
            (false, true) => ("┃", Role::Dim),
            (false, false) => ("┊", Role::Faint),
        };
        pen.write(Area::row(x, y, 1), sign, role);
    }
}
