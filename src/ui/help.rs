//! The page of keys.

use super::pen::{Pen, shortened};
use super::right_of;
use crate::app::{Area, Help, HelpRow};
use crate::config::Role;

/// Columns before the rows.
const MARGIN: u16 = 1;

/// Columns of the keys and the space behind them, where the sentence is on the same row.
const KEYS: u16 = 21;

/// Columns by which a sentence below its keys is set in.
const INDENT: u16 = 2;

pub(super) fn paint(help: &Help, pen: &mut Pen<'_>) {
    for (area, rows) in help.columns() {
        for (y, row) in (area.y..).zip(rows) {
            paint_row(row, right_of(Area { y, ..area }, MARGIN), pen);
        }
    }
}

fn paint_row(row: &HelpRow, area: Area, pen: &mut Pen<'_>) {
    let mut write = |area: Area, text: &str, role| {
        pen.write(area, &shortened(text, area.width), role);
    };
    match row {
        HelpRow::Blank => {}
        HelpRow::Heading(heading) => write(area, heading, Role::Heading),
        HelpRow::Keys(keys) => write(area, keys, Role::Strong),
        HelpRow::Sentence(sentence) => write(right_of(area, INDENT), sentence, Role::Text),
        HelpRow::Both(keys, sentence) => {
            write(
                Area {
                    width: KEYS,
                    ..area
                },
                keys,
                Role::Strong,
            );
            write(right_of(area, KEYS), sentence, Role::Text);
        }
    }
}
