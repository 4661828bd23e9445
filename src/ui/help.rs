//! The page of keys.

use super::pen::Pen;
use crate::app::{App, Area, Help, HelpRow};
use crate::config::Role;
use crate::typeset::text_width;

/// The columns between keys and sentence.
const GAP: u16 = 2;

/// The widest the page is, in columns.
const WIDEST: u16 = 76;

pub(super) fn paint(app: &App, help: &Help, area: Area, pen: &mut Pen<'_>) {
    let rows = Help::rows(&app.settings().keymap);
    let width = area.width.min(WIDEST);
    let x = area.x + (area.width - width) / 2 + 1;
    let width = width.saturating_sub(2);
    let keys_width = rows
        .iter()
        .map(keys_width)
        .max()
        .unwrap_or_default()
        .min(width / 2);
    let shown = rows
        .iter()
        .skip(help.first())
        .take(usize::from(area.height));
    for (y, row) in (area.y..).zip(shown) {
        match row {
            HelpRow::Blank => {}
            HelpRow::Heading(heading) => {
                pen.write(Area::row(x, y, width), heading, Role::Heading);
            }
            HelpRow::Keys(keys, sentence) => {
                pen.write(Area::row(x, y, keys_width), keys, Role::Strong);
                let behind = keys_width + GAP;
                pen.write(
                    Area::row(x + behind, y, width.saturating_sub(behind)),
                    sentence,
                    Role::Text,
                );
            }
        }
    }
}

fn keys_width(row: &HelpRow) -> u16 {
    match row {
        HelpRow::Keys(keys, _) => text_width(keys) as u16,
        HelpRow::Blank | HelpRow::Heading(_) => 0,
    }
}
