//! The search of the library: what was found, the words around each hit, and what is said of both.

mod excerpt;
mod told;

pub(super) use told::{count_told, facts_told, indexing};

use std::ops::Range;

use super::pen::{Pen, Piece, pieces_width, shortened};
use super::rating::ShownRating;
use super::right_of;
use crate::app::{App, Area, SearchResult, Searching, Stage};
use crate::config::Role;
use crate::library::{Snippet, View, is_named};
use crate::typeset::text_width;
use excerpt::{Excerpt, excerpt};

/// Columns before the title: the bar, and a space.
const MARGIN: u16 = 2;

/// The most columns of a result: wider, the eye does not find its way from the title to what stands
/// at the right.
const WIDEST: u16 = 120;

/// Columns between the title, what is known, and the section.
const GAP: u16 = 2;

/// The fewest columns in which a longer section still says something.
const SECTION_LEAST: u16 = 8;

/// The same for what is known of the work.
const FACTS_LEAST: u16 = 10;

/// What can be typed, for who has typed nothing.
const FORMS: [(&str, &str); 4] = [
    ("half remembered", "words, in any order"),
    ("\"half-remembered\"", "just so"),
    ("rating>=4", "as in the filter"),
    ("/colou?r/", "regular expression"),
];

/// Paints the results, or what there is to say where there are none.
pub(super) fn paint(app: &App, search: &Searching, body: Area, pen: &mut Pen<'_>) {
    let above = Area {
        width: body.width.saturating_sub(2 * MARGIN),
        ..right_of(body, MARGIN)
    };
    if search.tells_instead() {
        let told = told::instead(search);
        pen.write(above, &shortened(&told, above.width), Role::Message);
    }
    if let Stage::Refused(reason) = search.stage()
        && search.results().is_empty()
    {
        pen.write(above, &shortened(reason, above.width), Role::Problem);
    } else if !search.is_asked() {
        paint_forms(above, pen);
    }
    let place = search.place();
    for ((row, result), number) in search.shown().zip(0..) {
        let Some(view) = app.shelf().entry(result.hit.entry) else {
            continue;
        };
        let area = Area {
            y: place.area.y + number * place.rows,
            width: place.area.width.min(WIDEST),
            height: 1 + place.words,
            ..place.area
        };
        let lines = result.passage().map(|passage| {
            let (snippet, width) = (&passage.snippet, inside(area).width);
            (snippet, excerpt(snippet, width, usize::from(place.words)))
        });
        let title = paint_head(view, result, inside(area), pen);
        if let Some((snippet, lines)) = &lines {
            paint_words(snippet, lines, inside(area), pen);
        }
        if row == search.selected() {
            let lines = lines.as_ref().map_or(0, |(_, lines)| lines.len());
            let height = (1 + lines.max(1) as u16).min(area.height);
            mark_selected(Area { height, ..area }, title, pen);
        }
        // The ground of the selected one would lie over that of its hits.
        if let Some((snippet, lines)) = &lines {
            paint_hits(snippet, lines, inside(area), pen);
        }
    }
}

/// What can be typed, each form with what it finds.
fn paint_forms(area: Area, pen: &mut Pen<'_>) {
    let widest = FORMS.iter().map(|(form, _)| text_width(form)).max();
    let column = widest.unwrap_or_default() as u16 + GAP;
    for ((form, finds), y) in FORMS.iter().zip(area.y..area.y + area.height) {
        let row = Area {
            y,
            height: 1,
            ..area
        };
        pen.write(row, form, Role::Text);
        let rest = right_of(row, column);
        pen.write(rest, &shortened(finds, rest.width), Role::Dim);
    }
}

/// The bar and the ground of the selected result, and the look of its title.
fn mark_selected(area: Area, title: Area, pen: &mut Pen<'_>) {
    for y in area.y..area.y + area.height {
        let row = Area { y, ..area };
        pen.write(Area { width: 1, ..row }, "▌", Role::Accent);
        pen.tint(row, Role::FocusedRow);
    }
    pen.stress(title, Role::FocusedRow);
}

/// The columns of a result in which something is written.
fn inside(area: Area) -> Area {
    Area {
        width: area.width.saturating_sub(2 * MARGIN),
        ..right_of(area, MARGIN)
    }
}

/// The title first, then, as there is room, the section at the right, what is known of the work, and
/// the rating. Gives where the title stands.
fn paint_head(view: View<'_>, result: &SearchResult, area: Area, pen: &mut Pen<'_>) -> Area {
    let title = shortened(&view.title(), area.width);
    let mut room = area.width.saturating_sub(text_width(&title) as u16);
    let mut take = |text: &str, least: u16| {
        let width = text_width(text) as u16;
        let left = room.saturating_sub(GAP);
        if width == 0 || left < least.min(width) {
            return String::new();
        }
        let taken = shortened(text, left);
        room -= text_width(&taken) as u16 + GAP;
        taken
    };
    let section = result
        .passage()
        .and_then(|passage| passage.section.as_ref());
    let section = section.and_then(|(_, title)| title.as_deref());
    let section = take(section.unwrap_or_default(), SECTION_LEAST);
    let facts = take(&facts(view), FACTS_LEAST);
    let rating = view.rating().map(ShownRating::of);
    let rating = rating.as_ref().map_or("", ShownRating::in_stars);
    let rating = take(rating, u16::MAX);
    let mut pieces: Vec<Piece<'_>> = vec![(&title, Role::Title)];
    for (text, role) in [(&facts, Role::Dim), (&rating, Role::Mark)] {
        if !text.is_empty() {
            pieces.extend([("  ", Role::Dim), (text.as_str(), role)]);
        }
    }
    let end = area.x + pieces_width(&pieces);
    pen.write_pieces(area, &pieces);
    let x = (area.x + area.width).saturating_sub(text_width(&section) as u16);
    let x = x.max(end);
    pen.write(
        Area::row(x, area.y, area.x + area.width - x),
        &section,
        Role::Opening,
    );
    Area::row(area.x, area.y, text_width(&title) as u16)
}

/// What is known of the work that the title does not say.
fn facts(view: View<'_>) -> String {
    let title = view.title();
    let told = |text: &str| !is_named(&title, text);
    let work = view.work().filter(|work| told(work)).map(str::to_owned);
    let makers: Vec<&str> = view.makers().filter(|maker| told(maker)).collect();
    let makers = (!makers.is_empty()).then(|| makers.join(", "));
    let year = view.year().map(|year| year.to_string());
    let year = year.filter(|year| told(year));
    let all: Vec<String> = [work, makers, year].into_iter().flatten().collect();
    all.join(" · ")
}

/// The words around a hit as running text, below the title.
fn paint_words(snippet: &Snippet, lines: &[Excerpt], area: Area, pen: &mut Pen<'_>) {
    for (line, y) in lines.iter().zip(area.y + 1..) {
        let words = snippet.text.get(line.words.clone()).unwrap_or_default();
        let pieces = [
            (line.before, Role::Dim),
            (words, Role::Text),
            (line.behind, Role::Dim),
        ];
        pen.write_pieces(Area { y, ..area }, &pieces);
    }
}

/// The hits in those lines.
fn paint_hits(snippet: &Snippet, lines: &[Excerpt], area: Area, pen: &mut Pen<'_>) {
    let text = |span: Range<usize>| snippet.text.get(span).unwrap_or_default();
    for (line, y) in lines.iter().zip(area.y + 1..) {
        for mark in &snippet.marks {
            let span = mark.start.max(line.words.start)..mark.end.min(line.words.end);
            if span.is_empty() {
                continue;
            }
            let before = text_width(line.before) + text_width(text(line.words.start..span.start));
            let place = right_of(Area { y, ..area }, before as u16);
            pen.write_in(place, text(span), &[Role::Strong, Role::Hit]);
        }
    }
}
