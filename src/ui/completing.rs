//! The row above a prompt: what can be typed there, or what is not understood of it.

use super::pen::{Pen, shortened};
use crate::app::{App, Area, Areas, Sifting};
use crate::config::Role;
use crate::typeset::text_width;

/// Columns kept free at both ends.
const MARGIN: u16 = 1;

/// What stands between two things that can be typed.
const BETWEEN: u16 = 2;

/// Paints the row, where a blank one lies above the prompt. The first of what can be typed is what
/// completing types.
pub(super) fn paint(app: &App, areas: &Areas, pen: &mut Pen<'_>) {
    let Some((sifting, prompt)) = app.sifting().zip(app.prompt()) else {
        return;
    };
    let above = areas.status.y.saturating_sub(1);
    if above < areas.body.y + areas.body.height {
        return;
    }
    let sign = MARGIN + text_width(prompt.sign()) as u16;
    let area = Area {
        x: areas.status.x + sign,
        y: above,
        width: areas.status.width.saturating_sub(sign + MARGIN),
        height: 1,
    };
    if sifting.can_complete() {
        paint_candidates(sifting, area, pen);
    } else if let Some(fault) = sifting.fault() {
        let remedy = match fault.remedy.as_str() {
            "" => String::new(),
            remedy => format!("; {remedy}"),
        };
        let said = shortened(&format!("{}{remedy}", fault.message), area.width);
        pen.write(area, &said, Role::Problem);
    }
}

fn paint_candidates(sifting: &Sifting, area: Area, pen: &mut Pen<'_>) {
    let (mut x, end) = (area.x, area.x + area.width);
    let mut role = Role::Text;
    for candidate in &sifting.completions().candidates {
        let width = text_width(&candidate.text) as u16;
        if x + width > end {
            break;
        }
        x = pen.write(Area::row(x, area.y, width), &candidate.text, role) + BETWEEN;
        role = Role::Dim;
    }
}
