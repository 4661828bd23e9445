//! The line at the bottom: where one is, what is being found, and the keys that matter now.

use std::borrow::Cow;

use ratatui::layout::Position;

use super::hints::{hints, widths};
use super::outline::{fitted, label};
use super::pen::{Pen, Piece, pieces_width, shortened};
use super::search::count_told;
use crate::app::{
    App, Area, Help, Open, Pane, Prompt, PromptKind, Search, Stop, Stops, Tone, View,
};
use crate::config::Role;
use crate::library::Extent;
use crate::outline::OPENING;
use crate::typeset::text_width;

/// Columns kept free at both ends.
const MARGIN: u16 = 1;

/// Columns between the parts of the line.
const GAP: u16 = 3;

/// The widest a section's title is in the line, in columns.
const TITLE_MOST: u16 = 32;

/// The columns kept for the row one is at in the library.
const PLACE: u16 = 5;

/// The fewest columns in which it is told what is wrong.
const REASON_LEAST: u16 = 10;

/// The fewest columns in which a longer title still says something.
const TITLE_LEAST: u16 = 8;

/// A text with its role, owned.
type Owned = (String, Role);

/// Paints the line, of which in zen only what is said is there, and says where the cursor stands in it while something is typed.
pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) -> Option<Position> {
    if let Some(prompt) = app.prompt() {
        return Some(paint_prompt(app, prompt, area, pen));
    }
    let room = area.width.saturating_sub(2 * MARGIN);
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
    if middle_width > 0 {
        let centred = (area.width.saturating_sub(middle_width)) / 2;
        let most = right_x.saturating_sub(area.x + taken(right_width).min(GAP) + middle_width);
        let x = centred.min(most).max(MARGIN + taken(left_width));
        write(pen, area.x + x, area, &middle);
    }
    None
}

fn paint_prompt(app: &App, prompt: &Prompt, area: Area, pen: &mut Pen<'_>) -> Position {
    let count = match prompt.kind {
        PromptKind::Find | PromptKind::Help if prompt.text().is_empty() => String::new(),
        PromptKind::Find => count(app),
        PromptKind::Filter => {
            let all = app.reader().open().map_or(0, |open| Stops::of(open).len());
            format!("{} of {all}", app.contents().matches().unwrap_or_default())
        }
        PromptKind::Library => matching(app),
        PromptKind::Search => app.searching().map_or_else(String::new, count_told),
        PromptKind::Kind => app.choice().map_or_else(String::new, |choice| {
            format!("{} of {}", choice.matches(), choice.len())
        }),
        PromptKind::Percent => String::new(),
        PromptKind::Help => format!("{} found", app.help().map_or(0, Help::found)),
    };
    let room = area.width.saturating_sub(2 * MARGIN);
    let sign_width = text_width(prompt.sign()) as u16;
    let typed_room = room
        .saturating_sub(sign_width + text_width(&count) as u16 + GAP)
        .max(4);
    // While the text is wider than its room, the end that is being typed at is shown.
    let hidden = (prompt.cursor() as u16).saturating_sub(typed_room - 1);
    let typed = skip_columns(prompt.text(), hidden);
    let x = pen.write(
        Area::row(area.x + MARGIN, area.y, room),
        prompt.sign(),
        Role::Accent,
    );
    let end = pen.write(Area::row(x, area.y, typed_room), typed, Role::Prompt);
    // The cursor stands in the first column of the gap.
    let end = pen.write(Area::row(end + GAP - 1, area.y, room), &count, Role::Mark);
    let behind = end + GAP;
    let edge = area.x + area.width - MARGIN;
    let hint = hints(app, edge.saturating_sub(behind));
    let hint_width = text_width(&hint) as u16;
    pen.write(
        Area::row(edge - hint_width, area.y, hint_width),
        &hint,
        Role::Dim,
    );
    Position::new(x + prompt.cursor() as u16 - hidden, area.y)
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

/// What is being said or found, in at most `room` columns.
fn middle(app: &App, room: u16) -> Vec<Owned> {
    if let Some(notice) = app.notice() {
        let role = match notice.tone {
            Tone::Plain => Role::Message,
            Tone::Warning => Role::Problem,
        };
        let found = match app.finder().current() {
            Some(_) => format!("{}  ", found(app)),
            None => String::new(),
        };
        let left = room.saturating_sub(text_width(&found) as u16);
        let said = (shortened(&notice.text, left), role);
        return vec![(found, Role::Mark), said];
    }
    let pending: String = app.pending().iter().map(ToString::to_string).collect();
    if !pending.is_empty() {
        return vec![(pending, Role::Prompt)];
    }
    if app.overview().is_some() {
        return Vec::new();
    }
    if app.focus() == Pane::Library && app.help().is_none() {
        if let Some(wrong) = wrong(app) {
            let [.., help] = widths(app);
            let room = room.saturating_sub(PLACE + help + 2 * GAP);
            if room < REASON_LEAST {
                return Vec::new();
            }
            return vec![(shortened(&wrong, room), Role::Problem)];
        }
        if let Some((query, _)) = app.shelf().filtered() {
            let told = format!("/{}  {}", shortened(query, 24), matching(app));
            return vec![(told, Role::Mark)];
        }
    }
    match app.finder().pattern() {
        Some(_) if app.help().is_none() => vec![(found(app), Role::Mark)],
        Some(_) | None => Vec::new(),
    }
}

fn found(app: &App) -> String {
    let query = app
        .finder()
        .pattern()
        .map(|pattern| pattern.query().to_owned());
    format!(
        "/{}  {}",
        shortened(&query.unwrap_or_default(), 24),
        count(app)
    )
}

/// What is wrong with the review that is selected in the library.
fn wrong(app: &App) -> Option<String> {
    let selected = app.shelf().selected()?;
    if let Some(trouble) = app.shelf().trouble(app.shelf().selected_row()) {
        let line = trouble.line().map(|line| format!("line {line}: "));
        return Some(line.unwrap_or_default() + trouble.message());
    }
    if let Some(reason) = app.shelf().entry(selected)?.unreadable() {
        return Some(reason.to_owned());
    }
    let open = app.reader().open().filter(|open| open.entry == selected)?;
    let problem = open.review.problems().first()?;
    let line = problem.line.map(|line| format!("line {line}: "));
    Some(line.unwrap_or_default() + &problem.message)
}

/// How many reviews match what the library is filtered by.
fn matching(app: &App) -> String {
    let shelf = app.shelf();
    match shelf.listed().len() {
        0 => "not found".to_owned(),
        listed => format!("{listed} of {}", shelf.len()),
    }
}

/// `3/17`: which hit of how many; a `+` while more may come.
fn count(app: &App) -> String {
    let finder = app.finder();
    let total = finder.hits().len();
    let more = match finder.state() {
        Search::Done if !finder.is_full() => "",
        Search::Going | Search::Done => "+",
    };
    match (finder.number(), total, finder.state()) {
        (Some(number), ..) => format!("{number}/{total}{more}"),
        (None, 0, Search::Done) => "not found".to_owned(),
        (None, ..) => format!("{total}{more}"),
    }
}

fn width(pieces: &[Owned]) -> u16 {
    pieces_width(&borrowed(pieces))
}

fn write(pen: &mut Pen<'_>, x: u16, area: Area, pieces: &[Owned]) {
    let room = (area.x + area.width).saturating_sub(x + MARGIN);
    pen.write_pieces(Area::row(x, area.y, room), &borrowed(pieces));
}

fn borrowed(pieces: &[Owned]) -> Vec<Piece<'_>> {
    pieces
        .iter()
        .map(|(text, role)| (text.as_str(), *role))
        .collect()
}

/// `text` without its first `columns` columns.
fn skip_columns(text: &str, columns: u16) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let mut skipped = 0;
    for (offset, grapheme) in text.grapheme_indices(true) {
        if skipped >= columns {
            return text.get(offset..).unwrap_or_default();
        }
        skipped += crate::typeset::grapheme_width(grapheme);
    }
    if columns == 0 { text } else { "" }
}
