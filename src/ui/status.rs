//! The line at the bottom: where one is, what is being found, and the keys that matter now.

use std::borrow::Cow;

use ratatui::layout::Position;

use super::hints::{hints, widths};
use super::outline::{fitted, label};
use super::pen::{Pen, Piece, pieces_width, shortened};
use super::typing;
use crate::app::{App, Area, Open, Pane, Search, Stop, Stops, Tone, View};
use crate::config::Role;
use crate::library::Extent;
use crate::outline::OPENING;
use crate::review::Words;
use crate::typeset::text_width;

/// Columns kept free at both ends.
pub(super) const MARGIN: u16 = 1;

/// Columns between the parts of the line.
pub(super) const GAP: u16 = 3;

/// The widest a section's title is in the line, in columns.
const TITLE_MOST: u16 = 32;

/// The columns kept for the row one is at in the library.
const PLACE: u16 = 5;

/// The columns kept beside a note for the number of the section.
const NOTE_BESIDE: u16 = 7;

/// The bytes of a selection up to which its words are counted, so that no frame waits for it.
const COUNTED_MOST: usize = 64 * 1024;

/// The fewest columns in which it is told what is wrong.
const REASON_LEAST: u16 = 10;

/// The fewest columns in which a longer title still says something.
const TITLE_LEAST: u16 = 8;

/// A text with its role, owned.
pub(super) type Owned = (String, Role);

/// Paints the line, of which in zen only what is said is there, and says where the cursor stands in it while something is typed.
pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) -> Option<Position> {
    if let Some(prompt) = app.prompt() {
        return Some(typing::paint(app, prompt, area, pen));
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
    if app.focus() == Pane::Text && app.help().is_none() {
        if let Some(selected) = selected(app) {
            return vec![(selected, Role::Message)];
        }
        let note = app.note_here().filter(|_| app.finder().pattern().is_none());
        if let Some(note) = note {
            let [.., help] = widths(app);
            let room = room.saturating_sub(NOTE_BESIDE + help + 2 * GAP);
            let note = note.replace('\n', " ");
            return vec![(shortened(&note, room), Role::Message)];
        }
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
        Some(_) if app.finder().list().is_some() => Vec::new(),
        Some(pattern) if app.help().is_none() => {
            let found = found(app);
            let on = typing::on(pattern.switches());
            let on = if on.is_empty() { on } else { format!("  {on}") };
            let has_room = text_width(&found) + text_width(&on) <= usize::from(room);
            let on = if has_room { on } else { String::new() };
            vec![(found, Role::Mark), (on, Role::Dim)]
        }
        Some(_) | None => Vec::new(),
    }
}

/// How much is selected.
fn selected(app: &App) -> Option<String> {
    let (selected, open) = (app.selected()?, app.reader().open()?);
    if selected.span.len() > COUNTED_MOST {
        return Some("much selected".to_owned());
    }
    let count = Words::of(open.review.slice(selected.span)).count();
    Some(format!("{count} selected"))
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
pub(super) fn matching(app: &App) -> String {
    let shelf = app.shelf();
    match shelf.listed().len() {
        0 => "not found".to_owned(),
        listed => format!("{listed} of {}", shelf.len()),
    }
}

/// `3/17`: which hit of how many; a `+` while more may come.
pub(super) fn count(app: &App) -> String {
    let finder = app.finder();
    let total = finder.hits().len();
    let more = more(app);
    match (finder.number(), total, finder.state()) {
        (Some(number), ..) => format!("{number}/{total}{more}"),
        (None, 0, Search::Done) => "not found".to_owned(),
        (None, ..) => format!("{total}{more}"),
    }
}

/// A `+` while there may be more hits than are known.
fn more(app: &App) -> &'static str {
    match app.finder().state() {
        Search::Done if !app.finder().is_full() => "",
        Search::Going | Search::Done => "+",
    }
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
