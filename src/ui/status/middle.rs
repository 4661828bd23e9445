//! What stands in the middle of the line at the bottom: what is said, selected, noted or found.

use super::{GAP, Owned};
use crate::app::{App, KeptList, Pane, Search, Tone, amount};
use crate::command::Command;
use crate::config::Role;
use crate::review::Words;
use crate::typeset::text_width;
use crate::ui::hints::widths;
use crate::ui::pen::shortened;
use crate::ui::typing;

/// The columns kept for the row one is at in the library.
const PLACE: u16 = 5;

/// The most columns of a note, so that the place and the keys stay beside it.
const NOTE_MOST: u16 = 48;

/// The fewest columns of a note beside which it is said where it is whole.
const NOTE_LEAST: u16 = 16;

/// The columns kept beside a note for the number of the section.
const NOTE_BESIDE: u16 = 7;

/// The bytes of a selection up to which its words are counted, so that no frame waits for it.
const COUNTED_MOST: usize = 64 * 1024;

/// The fewest columns in which it is told what is wrong.
const REASON_LEAST: u16 = 10;

/// What is being said or found, in at most `room` columns.
pub(super) fn middle(app: &App, room: u16) -> Vec<Owned> {
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
    if let Some(list) = app.kept_list() {
        return vec![(filtered(list), Role::Mark)];
    }
    if app.overview().is_some() {
        return Vec::new();
    }
    if app.focus() == Pane::Text
        && app.help().is_none()
        && let Some(told) = selected(app).or_else(|| note(app, room))
    {
        return vec![(told, Role::Message)];
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

/// What the list of marks, highlights and notes is filtered by, and how many match.
fn filtered(list: &KeptList) -> String {
    let query = list.query();
    if query.is_empty() {
        return String::new();
    }
    let query = shortened(query, 24);
    format!("/{query}  {} of {}", list.matches(), list.count())
}

/// The note at the reading line, in one line.
fn note(app: &App, room: u16) -> Option<String> {
    let note = app
        .note_here()
        .filter(|_| app.finder().pattern().is_none())?;
    let [.., help] = widths(app);
    let room = room.saturating_sub(NOTE_BESIDE + help + 2 * GAP);
    let room = room.min(NOTE_MOST);
    let note = note.replace('\n', " ");
    let key = app.settings().keymap.key_shown(Command::ListKept);
    let way = key.map_or_else(String::new, |key| format!("  {key} whole"));
    let left = room.saturating_sub(text_width(&way) as u16);
    if text_width(&note) > usize::from(room) && left >= NOTE_LEAST {
        return Some(shortened(&note, left) + &way);
    }
    Some(shortened(&note, room))
}

/// How much is selected.
fn selected(app: &App) -> Option<String> {
    let (selected, open) = (app.selected()?, app.reader().open()?);
    if selected.span.len() > COUNTED_MOST {
        return Some("much selected".to_owned());
    }
    let words = amount(Words::of(open.review.slice(selected.span)));
    if !app.is_pointing() {
        return Some(format!("{words} selected"));
    }
    let key = app.settings().keymap.key_shown(Command::Select);
    Some(match key {
        Some(key) => format!("{words}; {key} begins here"),
        None => words,
    })
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
pub(in crate::ui) fn matching(app: &App) -> String {
    let shelf = app.shelf();
    match shelf.listed().len() {
        0 => "not found".to_owned(),
        listed => format!("{listed} of {}", shelf.len()),
    }
}

/// `3/17`: which hit of how many; a `+` while more may come.
pub(in crate::ui) fn count(app: &App) -> String {
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
pub(super) fn more(app: &App) -> &'static str {
    match app.finder().state() {
        Search::Done if !app.finder().is_full() => "",
        Search::Going | Search::Done => "+",
    }
}
