//! The page of keys.

use super::pen::{Pen, shortened};
use super::right_of;
use crate::app::{Area, Help, HelpRow};
use crate::config::Role;

pub(super) fn paint(help: &Help, pen: &mut Pen<'_>) {
    for (area, rows) in help.columns() {
        for (y, row) in (area.y..).zip(rows) {
            paint_row(row, help.keys_width(), Area { y, ..area }, pen);
        }
    }
}

fn paint_row(row: &HelpRow, keys_width: u16, area: Area, pen: &mut Pen<'_>) {
    let mut write = |area: Area, text: &str, role| {
        pen.write(area, &shortened(text, area.width), role);
    };
    match row {
        HelpRow::Blank => {}
        HelpRow::Heading(heading) => write(area, heading, Role::Heading),
        HelpRow::Keys(keys, sentence) => {
            let width = keys_width.saturating_sub(1);
            write(Area { width, ..area }, keys, Role::Strong);
            write(right_of(area, keys_width), sentence, Role::Text);
        }
    }
}
