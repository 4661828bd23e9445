//! The kinds to choose from, in the place of the outline.

use super::pen::{Pen, shortened};
use super::{mark_current, right_of};
use crate::app::{App, Area, Choice, Chosen, Pane};
use crate::config::Role;

/// Columns before a name: the bar, and a space.
const MARGIN: u16 = 2;

pub(super) fn paint(app: &App, choice: &Choice, area: Area, pen: &mut Pen<'_>) {
    if choice.matches() == 0 {
        pen.write(right_of(area, MARGIN), "no kind matches", Role::Dim);
    }
    for (y, (name, chosen)) in (area.y..).zip(choice.rows()) {
        let line = Area { y, ..area };
        let inside = right_of(line, MARGIN);
        pen.write(inside, &shortened(name, inside.width), Role::Text);
        if chosen == Chosen::Selected {
            mark_current(app, Pane::Outline, line, inside, pen);
        }
    }
}
