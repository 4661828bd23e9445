//! The line at the bottom: where one is, what is being found, and the keys that matter now.

mod middle;

use std::borrow::Cow;

use ratatui::layout::Position;

pub(super) use middle::{count, matching};
use middle::{middle, more};

use super::hints::{hints, widths};
use super::marks;
use super::outline::{fitted, label};
use super::pen::{Pen, Piece, pieces_width};
use super::typing;
use crate::app::{App, Area, JournalState, Open, Pane, Privacy, Stop, Stops, View};
use crate::config::Role;
use crate::library::Extent;
use crate::outline::OPENING;
use crate::typeset::text_width;

/// Columns kept free at both ends.
pub(super) const MARGIN: u16 = 1;

/// Columns between the parts of the line.
pub(super) const GAP: u16 = 3;

/// The widest a section's title is in the line, in columns.
const TITLE_MOST: u16 = 32;

/// The fewest columns in which a longer title still says something.
const TITLE_LEAST: u16 = 8;

/// A text with its role, owned.
pub(super) type Owned = (String, Role);

/// Paints the line, of which in zen only what is said is there, and says where the cursor stands in it while something is typed.
pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) -> Option<Position> {
    if let Some(awaiting) = app.awaiting() {
        marks::paint(app, awaiting, area, pen);
        return None;
    }
    if let Some(prompt) = app.prompt() {
        return Some(typing::paint(app, prompt, area, pen));
    }
    let sign = sign(app);
    let sign_width = width(&sign);
    let room = area.width.saturating_sub(2 * MARGIN + taken(sign_width));
    let middle = middle(app, room);
    let middle_width = width(&middle);
    if app.view() == View::Zen && app.help().is_none() {
        let x = area.width.saturating_sub(middle_width) / 2;
        write(pen, area.x + x.max(MARGIN), area, &middle);
        return None;
    }
    let left = place_beside_hints(app, room.saturating_sub(taken(middle_width)));
    let left_width = width(&left);
    let right = hints(
        app,
        room.saturating_sub(taken(left_width) + taken(middle_width)),
    );
    let right_width = text_width(&right) as u16;

    write(pen, area.x + MARGIN, area, &left);
    let right_x = (area.x + area.width).saturating_sub(MARGIN + right_width);
    write(pen, right_x, area, &[(right, Role::Dim)]);
    let right_x =
        right_x.saturating_sub(taken(sign_width).min(sign_width + taken(right_width).min(GAP)));
    write(pen, right_x, area, &sign);
    if middle_width > 0 {
        let centred = (area.width.saturating_sub(middle_width)) / 2;
        let gap = taken(right_width.max(sign_width)).min(GAP);
        let most = right_x.saturating_sub(area.x + gap + middle_width);
        let x = centred.min(most).max(MARGIN + taken(left_width));
        write(pen, area.x + x, area, &middle);
    }
    None
}

/// That nothing of what the reader does is kept, where that may be news.
fn sign(app: &App) -> Vec<Owned> {
    match (app.journal_state(), app.privacy()) {
        (JournalState::Off, _) => Vec::new(),
        (JournalState::Kept, Privacy::Kept) if app.unkept() == 0 => Vec::new(),
        (JournalState::Kept | JournalState::Without(_), Privacy::Private) => {
            vec![("private".to_owned(), Role::Accent)]
        }
        (JournalState::Kept | JournalState::Without(_), Privacy::Kept) => {
            let sign = match app.unkept() {
                0 => "not kept".to_owned(),
                changes => format!("{changes} not kept"),
            };
            vec![(sign, Role::Problem)]
        }
    }
}

/// The columns of a part with the gap beside it, if there is such a part.
fn taken(width: u16) -> u16 {
    if width > 0 { width + GAP } else { 0 }
}

/// Where the reader is, in what the hints leave of `room` columns. Where that is too little the
/// first hints make room; while something is said, the last two of them will do. In the beginning
/// the hints matter more than the place.
fn place_beside_hints(app: &App, room: u16) -> Vec<Owned> {
    let beside = |hints: u16| place(app, room.saturating_sub(taken(hints)));
    if app.is_untouched() {
        return beside(text_width(&hints(app, room)) as u16);
    }
    let [all, two, one] = widths(app);
    let hints: &[u16] = match app.notice() {
        Some(_) => &[two, one],
        None => &[all, two, one],
    };
    let mut places = hints.iter().map(|hints| beside(*hints));
    places.find(|place| !place.is_empty()).unwrap_or_default()
}

/// Where the reader is, in at most `room` columns: section or paragraph, share of the text, minutes
/// left, as far as they have room; in the library, the row.
fn place(app: &App, room: u16) -> Vec<Owned> {
    if app.help().is_some() {
        return Vec::new();
    }
    if let Some(page) = app.overview() {
        let Some(bar) = page.bar() else {
            return Vec::new();
        };
        let told = format!("{}  {}", bar.pick.label(), bar.count);
        return fitting([vec![(told, Role::Accent)]], room);
    }
    if let Some(list) = app.finder().list() {
        let all = app.finder().hits().len();
        let told = format!(
            "{}/{all}{}",
            (list.selected(app.finder().hits()) + 1).min(all),
            more(app)
        );
        return fitting([vec![(told, Role::Accent)]], room);
    }
    if let Some(list) = app.kept_list() {
        let row = (list.selected() + 1).min(list.matches());
        let told = format!("{row}/{}", list.matches());
        return fitting([vec![(told, Role::Accent)]], room);
    }
    if app.focus() == Pane::Library {
        let shelf = app.shelf();
        let listed = shelf.listed().len();
        let row = (shelf.selected_row() + 1).min(listed);
        return fitting([vec![(format!("{row}/{listed}"), Role::Accent)]], room);
    }
    let Some((open, index)) = app.reader().open().zip(app.reader().stop()) else {
        return Vec::new();
    };
    let stops = Stops::of(open);
    match stops.kind() {
        Stop::Section => section_place(app, open, index, room),
        Stop::Paragraph => paragraph_place(app, open, index, room),
    }
}

/// The paragraph with this index, share of the text and minutes left, as far as `room` goes.
fn paragraph_place(app: &App, open: &Open, index: usize, room: u16) -> Vec<Owned> {
    let number = format!("{}/{}", index + 1, Stops::of(open).len());
    let number = (number, Role::Accent);
    let word = |word: &str| (word.to_owned(), Role::Text);
    let percent = format!("  ·  {} %", app.reader().percent());
    let tail = format!("{percent}{}", left(app, open));
    let percent = (percent, Role::Dim);
    let choice = [
        vec![word("paragraph "), number.clone(), (tail, Role::Dim)],
        vec![word("paragraph "), number.clone(), percent.clone()],
        vec![word("¶ "), number.clone(), percent],
        vec![word("¶ "), number.clone()],
        vec![number],
    ];
    fitting(choice, room)
}

/// The section with this index, share of the text and minutes left, as far as `room` goes.
fn section_place(app: &App, open: &Open, index: usize, room: u16) -> Vec<Owned> {
    let sections = open.outline.sections();
    let section = sections.get(index);
    let heading = section.and_then(|section| section.heading);
    let title = heading.map_or(Cow::Borrowed(OPENING), |heading| {
        app.shown(open, heading.line)
    });
    let title = title.as_ref();
    let number = (format!("{}/{}", index + 1, sections.len()), Role::Accent);
    let percent = format!("  ·  {} %", app.reader().percent());
    let left = left(app, open);
    let here = left_here(app, open);
    let least = text_width(label(title)).min(usize::from(TITLE_MOST)) as u16;
    let mut choice = Vec::new();
    // The minutes drop out before a title is cut, those of the section first.
    for (tail, least) in [
        (
            format!("{percent}{}", here.as_ref().unwrap_or(&left)),
            least,
        ),
        (format!("{percent}{left}"), least),
        (percent.clone(), TITLE_LEAST.min(least)),
    ] {
        let others = width(&[number.clone(), (format!(" {tail}"), Role::Dim)]);
        let title_room = room.saturating_sub(others).min(TITLE_MOST);
        if title_room >= least {
            choice.push(vec![
                number.clone(),
                (format!(" {}", fitted(title, title_room)), Role::Text),
                (tail, Role::Dim),
            ]);
        }
    }
    choice.push(vec![number.clone(), (percent, Role::Dim)]);
    choice.push(vec![number]);
    fitting(choice, room)
}

/// The first of the choices that fits into `room` columns, or nothing.
fn fitting(choice: impl IntoIterator<Item = Vec<Owned>>, room: u16) -> Vec<Owned> {
    let mut choice = choice.into_iter();
    choice
        .find(|pieces| width(pieces) <= room)
        .unwrap_or_default()
}

/// The minutes that are left, once the whole text is known; none on the last line.
fn left(app: &App, open: &Open) -> String {
    if open.extent == Extent::Beginning || app.reader().percent() == 100 {
        return String::new();
    }
    let left = open.outline.words_from(app.reader().reading());
    let minutes = left.minutes(app.settings().text.pace);
    format!("  ·  {:.0} min left", minutes.ceil())
}

/// The minutes that are left in the section and below it, where both are worth telling: a section that
/// is done within a minute, or is the last one, says nothing that those of the review do not.
fn left_here(app: &App, open: &Open) -> Option<String> {
    if open.extent == Extent::Beginning {
        return None;
    }
    let (pace, reading) = (app.settings().text.pace, app.reader().reading());
    let here = open.outline.words_left_in_section(reading).minutes(pace);
    let all = open.outline.words_from(reading).minutes(pace);
    let told = here >= 1.0 && here.ceil() < all.ceil();
    told.then(|| format!("  ·  {:.0} min here, {:.0} left", here.ceil(), all.ceil()))
}

pub(super) fn width(pieces: &[Owned]) -> u16 {
    pieces_width(&borrowed(pieces))
}

fn write(pen: &mut Pen<'_>, x: u16, area: Area, pieces: &[Owned]) {
    let room = (area.x + area.width).saturating_sub(x + MARGIN);
    pen.write_pieces(Area::row(x, area.y, room), &borrowed(pieces));
}

pub(super) fn borrowed(pieces: &[Owned]) -> Vec<Piece<'_>> {
    pieces
        .iter()
        .map(|(text, role)| (text.as_str(), *role))
        .collect()
}
