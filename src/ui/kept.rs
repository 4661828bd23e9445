//! The page that lists marks, highlights and notes.

use super::pen::{Pen, shortened};
use super::right_of;
use crate::app::{App, Area, KeptLine, KeptList, KeptRow, KeptSign, KeptState, Over};
use crate::command::Command;
use crate::config::Role;
use crate::typeset::text_width;

/// Columns before a heading, a row's sign, its words, and its note.
const HEADING: u16 = 1;
const SIGN: u16 = 3;
const WORDS: u16 = 5;
const NOTE: u16 = 7;

/// Columns between the words and what stands at the right.
const GAP: u16 = 2;

/// The fewest columns of words beside which something stands at the right.
const WORDS_LEAST: u16 = 36;

/// The most columns for that.
const RIGHT_MOST: u16 = 28;

/// What a note begins with.
const NOTED: &str = "✎ ";

/// What its further lines begin with.
const BELOW: &str = "  ";

pub(super) fn paint(app: &App, list: &KeptList, body: Area, pen: &mut Pen<'_>) {
    let head = match list.over() {
        Over::Review => "This review: marks, highlights, notes",
        Over::Library => "All reviews: marks, highlights, notes",
    };
    let inside = right_of(body, HEADING);
    pen.write(inside, &shortened(head, inside.width), Role::Message);
    let area = list.area();
    if list.matches() == 0 {
        return paint_nothing(app, list, area, pen);
    }
    for (y, line) in (area.y..area.y + area.height).zip(list.lines()) {
        let line_area = Area {
            y,
            height: 1,
            ..area
        };
        match line {
            KeptLine::Heading(index) => {
                if let Some(row) = list.row(index) {
                    paint_heading(list, row, line_area, pen);
                }
            }
            KeptLine::Row(index) => {
                if let Some(row) = list.row(index) {
                    paint_row(list, index, row, line_area, pen);
                }
                if list.selected_row() == Some(index) {
                    let bar = Area {
                        width: 1,
                        ..line_area
                    };
                    pen.write(bar, "▌", Role::Accent);
                    pen.tint(line_area, Role::FocusedRow);
                }
            }
            KeptLine::Note(index, part) => {
                let inside = right_of(line_area, NOTE);
                let lines = list.note_lines(index);
                let note = lines.get(part).map_or("", String::as_str);
                let sign = if part == 0 { NOTED } else { BELOW };
                let note = format!("{sign}{note}");
                let room = inside.width.saturating_sub(1);
                pen.write(inside, &shortened(&note, room), Role::Dim);
            }
        }
    }
}

/// The title of the section, or of the review, and where one is that is not here.
fn paint_heading(list: &KeptList, row: &KeptRow, area: Area, pen: &mut Pen<'_>) {
    let inside = right_of(area, HEADING);
    let title = match row.heading(list.over()) {
        (_, KeptState::Lost) => "lost: the words are gone",
        (_, KeptState::Sought) => "being looked for: the text has changed",
        (title, KeptState::There) => title,
    };
    let role = match (list.over(), &row.file) {
        (Over::Library, None) => Role::Title,
        (Over::Library, Some(_)) | (Over::Review, _) => Role::Dim,
    };
    let room = inside.width.saturating_sub(1);
    let title = match &row.file {
        Some(file) => format!("{title}  not in this library: {file}"),
        None => title.to_owned(),
    };
    pen.write(inside, &shortened(&title, room), role);
}

/// The sign, the words, and at the right, where there is room, what else is known.
fn paint_row(list: &KeptList, index: usize, row: &KeptRow, area: Area, pen: &mut Pen<'_>) {
    let letter;
    let sign = match row.sign {
        KeptSign::Mark(of) => {
            letter = of.to_string();
            letter.as_str()
        }
        KeptSign::Highlight(_) => "“",
        KeptSign::Note => "✎",
    };
    pen.write(right_of(area, SIGN), sign, Role::Mark);
    let inside = right_of(area, WORDS);
    let room = inside.width.saturating_sub(1);
    let mut right = beside(list, row);
    if room < WORDS_LEAST + text_width(&right).min(usize::from(RIGHT_MOST)) as u16 {
        right = match (row.state, row.sign) {
            (KeptState::Lost, _) => "lost".to_owned(),
            (KeptState::There, KeptSign::Highlight(ink)) => ink.name().to_owned(),
            (KeptState::There, KeptSign::Mark(_) | KeptSign::Note) | (KeptState::Sought, _) => {
                String::new()
            }
        };
    }
    let right = shortened(&right, RIGHT_MOST);
    let width = text_width(&right) as u16;
    let taken = if width > 0 { width + GAP } else { 0 };
    let is_pale = row.file.is_some();
    let role = if is_pale { Role::Dim } else { Role::Text };
    let first = list.note_lines(index).into_iter().next();
    let words = match row.sign {
        KeptSign::Note => first.unwrap_or_default(),
        KeptSign::Mark(_) | KeptSign::Highlight(_) => row.words.clone(),
    };
    let words = shortened(&words, room.saturating_sub(taken));
    pen.write(inside, &words, role);
    let x = inside.x + room - width.min(room);
    let role = match row.state {
        KeptState::Lost => Role::Problem,
        KeptState::Sought | KeptState::There => Role::Dim,
    };
    pen.write(Area::row(x, area.y, width), &right, role);
}

/// What stands beside the words: whether they are lost, the colour, the section.
fn beside(list: &KeptList, row: &KeptRow) -> String {
    let gone = match row.state {
        KeptState::Lost => Some("lost"),
        KeptState::Sought if list.over() == Over::Library => Some("being looked for"),
        KeptState::Sought | KeptState::There => None,
    };
    let ink = match row.sign {
        KeptSign::Highlight(ink) => Some(ink.name()),
        KeptSign::Mark(_) | KeptSign::Note => None,
    };
    let tells = list.over() == Over::Library || row.state == KeptState::Lost;
    let section = Some(row.section.as_str()).filter(|section| tells && !section.is_empty());
    let told: Vec<&str> = [gone, ink, section].into_iter().flatten().collect();
    told.join(" · ")
}

/// Says that nothing is listed, and how something is.
fn paint_nothing(app: &App, list: &KeptList, area: Area, pen: &mut Pen<'_>) {
    let key = app.settings().keymap.key_shown(Command::SetMark);
    let how = key.map(|key| format!("{key} and a letter marks the line you are at;"));
    let told: [&str; 3] = if list.query().is_empty() {
        [
            "There are none yet.",
            how.as_deref().unwrap_or_default(),
            "what you highlight is listed here too.",
        ]
    } else {
        ["Nothing matches.", "", ""]
    };
    for (y, text) in (area.y..area.y + area.height).zip(told) {
        let inside = right_of(Area { y, ..area }, SIGN);
        let room = inside.width.saturating_sub(1);
        pen.write(inside, &shortened(text, room), Role::Dim);
    }
}
