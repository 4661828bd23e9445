//! The line at the top: what is open, what is known of it, and how long it is.

use super::pen::{Pen, Piece, pieces_width, shortened};
use super::rating::ShownRating;
use super::search;
use crate::app::{App, Area, Content, Help, Listing, Open, OverviewPage, Pane, Searching, Walk};
use crate::config::Role;
use crate::library::{Extent, Progress, Source, is_named};
use crate::query::{Choice as _, Group};
use crate::typeset::text_width;

/// Columns kept free at both ends.
const MARGIN: u16 = 1;

/// Columns between the title, what is known, and what stands at the right.
const GAP: u16 = 2;

/// What stands between the rating and the minutes.
const BETWEEN: &str = "   ";

/// The fewest columns in which longer facts still say something.
const FACTS_LEAST: u16 = 6;

/// The same for a fact behind another.
const FURTHER_LEAST: u16 = 10;

/// What stands between two facts.
const BETWEEN_FACTS: &str = " · ";

/// What stands before the reader's own rating.
const OWN: &str = "yours ";

/// The word for a review that warns of spoilers.
const SPOILERS: &str = "spoilers";

/// The columns that are left to a longer title at the least.
const TITLE_LEAST: u16 = 11;

/// What the line says.
#[derive(Default)]
struct Told {
    title: String,
    /// What is known, what matters most first.
    facts: Vec<String>,
    rating: Option<ShownRating>,
    /// The reader's own rating.
    own: Option<ShownRating>,
    /// At the right: the minutes, or what is going on.
    right: String,
}

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    let told = if let Some(help) = app.help() {
        keys(help)
    } else if let Some(page) = app.overview() {
        overview(app, page)
    } else if app.finder().list().is_some() {
        hits(app)
    } else if let Some(search) = app.searching() {
        searching(app, search)
    } else if app.focus() == Pane::Library {
        library(app)
    } else {
        review(app)
    };
    let room = area.width.saturating_sub(2 * MARGIN);
    let right = right(&told, room);
    let right_width = pieces_width(&right);
    let left_room = match right_width {
        0 => room,
        width => room.saturating_sub(width + GAP),
    };
    let title = shortened(&told.title, left_room);
    let facts_room = left_room.saturating_sub(text_width(&title) as u16 + GAP);
    let facts = facts(&told.facts, facts_room);
    let left: [Piece<'_>; 2] = [(&title, Role::Title), (&facts, Role::Dim)];
    pen.write_pieces(Area::row(area.x + MARGIN, area.y, left_room), &left);
    let x = (area.x + area.width).saturating_sub(MARGIN + right_width);
    pen.write_pieces(Area::row(x, area.y, right_width), &right);
}

/// As many of the facts as have room; the last of them is cut if that leaves enough of it.
fn facts(all: &[String], room: u16) -> String {
    let mut shown = " ".repeat(usize::from(GAP));
    let (mut between, mut least) = ("", FACTS_LEAST);
    for fact in all {
        let taken = text_width(&shown) + text_width(between);
        let left = (room + GAP).saturating_sub(taken as u16);
        let width = text_width(fact) as u16;
        if left < least.min(width) {
            break;
        }
        shown.push_str(between);
        shown.push_str(&shortened(fact, left));
        if left < width {
            break;
        }
        (between, least) = (BETWEEN_FACTS, FURTHER_LEAST);
    }
    shown
}

/// What stands at the right: as much as leaves room for the title, and the minutes as long as that
/// has some room.
fn right(told: &Told, room: u16) -> Vec<Piece<'_>> {
    let mut choices: Vec<Vec<Piece<'_>>> = Vec::new();
    let stated = told.rating.as_ref().map(ways).unwrap_or_default();
    let own = told.own.as_ref().map(ways).unwrap_or_default();
    for ours in &own {
        let ours = || [(OWN, Role::Dim)].into_iter().chain(ours.iter().copied());
        for theirs in &stated {
            let theirs = theirs.iter().copied().chain([(BETWEEN_FACTS, Role::Dim)]);
            choices.push(theirs.chain(ours()).collect());
        }
        if stated.is_empty() {
            choices.push(ours().collect());
        }
    }
    choices.extend(stated);
    for choice in &mut choices {
        choice.extend([(BETWEEN, Role::Dim), (told.right.as_str(), Role::Dim)]);
    }
    let title = text_width(&told.title) as u16;
    let fits = |choice: &Vec<Piece<'_>>, title| room >= pieces_width(choice) + GAP + title;
    let minutes = vec![(told.right.as_str(), Role::Dim)];
    let chosen = choices.into_iter().find(|choice| fits(choice, title));
    match chosen {
        Some(chosen) => chosen,
        None if fits(&minutes, TITLE_LEAST.min(title)) => minutes,
        None => Vec::new(),
    }
}

/// The ways to show a rating, the longer first.
fn ways(rating: &ShownRating) -> Vec<Vec<Piece<'_>>> {
    let [first, second] = rating.parts();
    let whole = (!first.is_empty() && !second.is_empty())
        .then(|| vec![piece(first), (" ", Role::Dim), piece(second)]);
    whole
        .into_iter()
        .chain([vec![piece(rating.short())]])
        .collect()
}

/// A part of a rating.
fn piece(text: &str) -> Piece<'_> {
    if text.starts_with(['★', '½']) {
        (text, Role::Mark)
    } else {
        (text, Role::Dim)
    }
}

/// The review that is open: its title, what is known of its work, and its length in minutes.
fn review(app: &App) -> Told {
    match app.reader().content() {
        Content::Review(open) => {
            let title = app.title(open);
            let facts = open.review.facts();
            let year = facts.year.map(|year| year.to_string());
            let year = year.filter(|year| !is_named(&title, year));
            let warns = facts.spoiler == Some(true);
            let spoilers = warns.then(|| SPOILERS.to_owned());
            let makers = &facts.makers;
            let are_named = makers.iter().all(|maker| is_named(&title, maker));
            let makers = (!are_named).then(|| makers.join(", "));
            let work = facts.work.clone().filter(|work| !is_named(&title, work));
            // Records of one work differ by little else.
            let source = app.shelf().source(open.entry);
            let date = facts.experienced.clone().or_else(|| facts.date.clone());
            let date = date.filter(|_| matches!(source, Some(Source::Record(..))));
            let told = [spoilers, work, makers, year, date];
            Told {
                title,
                facts: told.into_iter().flatten().collect(),
                rating: facts.rating.as_ref().map(ShownRating::of),
                own: app.own_rating(open.entry).as_ref().map(ShownRating::of),
                right: length(app, open),
            }
        }
        Content::Unreadable(entry, _) => {
            let entry = app.shelf().entry(*entry);
            Told {
                title: entry.map(|view| view.source().name()).unwrap_or_default(),
                facts: vec!["could not be read".to_owned()],
                ..Told::default()
            }
        }
        Content::Nothing => Told {
            title: "frontrow".to_owned(),
            ..Told::default()
        },
    }
}

fn length(app: &App, open: &Open) -> String {
    let minutes = open.outline.words().minutes(app.settings().text.pace);
    match open.extent {
        Extent::Whole if app.lacks_rest() => "beginning only".to_owned(),
        Extent::Whole => format!("{:.0} min", minutes.ceil()),
        Extent::Beginning => "reading on".to_owned(),
    }
}

/// The help: which keys come first, or what is looked up.
fn keys(help: &Help) -> Told {
    let pane = match help.pane() {
        Pane::Library => "library",
        Pane::Outline => "outline",
        Pane::Text => "text",
    };
    let facts = match help.query() {
        "" => format!("those of the {pane} first"),
        query => format!("with “{query}”"),
    };
    Told {
        title: "Keys".to_owned(),
        facts: vec![facts],
        ..Told::default()
    }
}

/// The library at a glance: what was counted.
fn overview(app: &App, page: &OverviewPage) -> Told {
    let counts = page.overview().map(|overview| {
        let minutes = overview.words.minutes(app.settings().text.pace);
        [counted(overview.reviews, "review"), hours(minutes)]
    });
    let query = page.query().map(|query| format!("“{query}”"));
    Told {
        title: "Overview".to_owned(),
        facts: query
            .into_iter()
            .chain(counts.into_iter().flatten())
            .collect(),
        ..Told::default()
    }
}

/// All hits: in which review, and what was looked for.
fn hits(app: &App) -> Told {
    let title = app.reader().open().map(|open| app.title(open));
    let query = app.finder().pattern().map(|pattern| pattern.query());
    Told {
        title: "Hits".to_owned(),
        facts: query
            .map(|query| format!("“{query}”"))
            .into_iter()
            .chain(title)
            .collect(),
        ..Told::default()
    }
}

/// The search of the library: how many reviews were found, and how.
fn searching(app: &App, search: &Searching) -> Told {
    Told {
        title: "Search".to_owned(),
        facts: search::facts_told(search, app.shelf().len()),
        right: search::indexing(app.index()),
        ..Told::default()
    }
}

/// A number of something in words.
fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        n => format!("{n} {word}s"),
    }
}

/// How far the reading of the library has come: reviews, how many a second, and the time left.
fn reading(progress: &Progress) -> String {
    let taken = progress.taken.as_secs_f64();
    let rate = progress.read as f64 / taken.max(0.1);
    let left = progress.of.saturating_sub(progress.bytes) as f64;
    let left = left / (progress.bytes as f64 / taken.max(0.1)).max(1.0);
    let left = match left.ceil() {
        seconds if seconds < 60.0 => format!("{seconds:.0} s"),
        seconds => format!("{:.0} min", (seconds / 60.0).ceil()),
    };
    format!("{} read · {rate:.0} a second · {left} left", progress.read)
}

/// A time to read, in hours where it is long.
fn hours(minutes: f64) -> String {
    if minutes < 120.0 {
        format!("{:.0} min to read", minutes.ceil())
    } else {
        format!("{:.0} h to read", (minutes / 60.0).round())
    }
}

/// The library: how many reviews are listed, in what order, and how much is wrong with them.
fn library(app: &App) -> Told {
    let shelf = app.shelf();
    let all = counted(shelf.len(), "review");
    let right = match (app.reading_progress(), shelf.walk()) {
        (Some(progress), _) => reading(&progress),
        (None, Walk::Going) => "looking for more".to_owned(),
        (None, Walk::Done) => search::indexing(app.index()),
    };
    if shelf.shows_problems() {
        let within = counted(shelf.headings().len(), "review");
        return Told {
            title: "Problems".to_owned(),
            facts: vec![format!("{} in {within}", shelf.problems())],
            right,
            ..Told::default()
        };
    }
    let sorted = shelf.sorted_by().said(shelf.sorted_way());
    let (count, order) = match shelf.filtered() {
        None => (all, sorted),
        Some((_, Listing::Best)) => (
            format!("{} of {all}", shelf.listed().len()),
            "best match first",
        ),
        Some((_, Listing::Sorted)) => (format!("{} of {all}", shelf.listed().len()), sorted),
    };
    let mut facts = vec![count, order.to_owned()];
    if shelf.grouped_by() != Group::None {
        facts.push(format!("grouped by {}", shelf.grouped_by().word()));
    }
    if shelf.problems() > 0 {
        facts.push(counted(shelf.problems(), "problem"));
    }
    Told {
        title: "Library".to_owned(),
        facts,
        right,
        ..Told::default()
    }
}
