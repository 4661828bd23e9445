//! Finding the headings and the title of a text: three looks, each with a forest of its own.

use super::asking::Asking;
use super::forest::{Forest, log_odds};
use super::page::Page;
use super::style::Style;
use super::{From, Heading, Outline, Title};
use super::{depth, features, title, work};
use crate::review::{Review, Span};

/// The forests, as `examples/outline_fit.rs` wrote them.
pub(super) const FORESTS: &[u8] = include_bytes!("forests.bin");
/// A line is a heading where its chance is above this. The best figures lie between 0.4 and 0.5;
/// the upper end invents less.
pub const HEADING: f32 = 0.5;
/// The first line is the title where its chance is above this: a title that is missed costs a
/// section too many, one that is invented hides a section.
pub const TITLE: f32 = 0.65;
/// What the first look gives less than this, the second look leaves alone.
const FLOOR: f32 = 0.004;

/// Bytes of a text that are looked at together; longer ones are read in parts.
const SHEET: usize = 1 << 20;

/// The chances that the looks gave.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// For each line that is not blank, the chance that it is a heading.
    pub headings: Vec<f32>,
    /// The chance that the first line is the title.
    pub title: f32,
}

/// The outline of `review` by what its lines look like, in any language. Texts of any size and
/// shape are read in time that grows with their length only, and in bounded memory beside them.
pub fn infer(review: &Review) -> Outline {
    let mut title = None;
    let mut headings = Vec::new();
    for (start, sheet) in sheets(review.text()) {
        let page = Page::of(sheet);
        let found = find(&page, sheet, FORESTS);
        let spans = page.lines.all().iter().map(|line| {
            let range = line.span.range();
            Span::of(start + range.start..start + range.end)
        });
        if start == 0 && found.title > TITLE {
            title = spans.clone().next();
        }
        let chances = spans.zip(&found.headings);
        headings.extend(
            chances
                .filter(|(line, chance)| **chance > HEADING && Some(*line) != title)
                .map(|(line, &confidence)| Heading {
                    line,
                    depth: 1,
                    confidence,
                    from: From::Inferred,
                }),
        );
    }
    depth::set(review, &mut headings);
    Outline::new(review, name(review, title), headings)
}

/// `text` in parts of whole lines, each with where it begins.
pub(super) fn sheets(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest
            .as_bytes()
            .get(SHEET..)
            .and_then(|far| memchr::memchr(b'\n', far))
            .map_or(rest.len(), |end| SHEET + end + 1);
        let sheet = (start, rest.get(..end)?);
        start += end;
        Some(sheet)
    })
}

/// The title: the line that is one, or the work the text is about, or its first words.
fn name(review: &Review, line: Option<Span>) -> Option<Title> {
    let text = match line {
        Some(span) => Some(review.slice(span).to_owned()),
        None => work::named(review.text()).or_else(|| title::first_words(review.text())),
    };
    text.map(|text| Title {
        text,
        line,
        from: From::Inferred,
    })
}

/// Looks at `page`, whose text is `text`, with the forests in `bytes`: one for the first look,
/// one for the second, one for the title. A look without a forest changes nothing.
fn find(page: &Page, text: &str, bytes: &[u8]) -> Found {
    let mut forests = Forest::read(bytes);
    let mut found = Found {
        headings: vec![0.5; page.lines.len()],
        title: 0.0,
    };
    if let Some(forest) = forests.next() {
        found.headings = first_look(page, &forest);
    }
    if let Some(forest) = forests.next() {
        found.headings = second_look(page, &found.headings, &forest);
    }
    if let Some(forest) = forests.next() {
        let row = title::row(page, &found.headings, text);
        found.title = row.map_or(0.0, |row| forest.chance(&row, 0.5));
    }
    found
}

/// The chances of all lines by themselves and their surroundings.
pub(super) fn first_look(page: &Page, forest: &Forest<'_>) -> Vec<f32> {
    let mut chances = vec![0.0; page.lines.len()];
    let mut asking = Asking::new(forest);
    for (index, chance) in chances.iter_mut().enumerate() {
        if page.may_be_heading(index) {
            *chance = floored(asking.chance(&features::row(page, index), 0.5));
        }
    }
    chances
}

/// `chance`, or nothing where it is next to nothing.
pub fn floored(chance: f32) -> f32 {
    if chance < FLOOR { 0.0 } else { chance }
}

/// What a chance comes to where it counts half: halfway to even, in log odds.
pub fn halved(chance: f32) -> f32 {
    let odds = (log_odds(chance) / 2.0).exp();
    odds / (1.0 + odds)
}

/// The chances of all lines once more, by how like they are to the likely ones among them.
pub(super) fn second_look(page: &Page, chances: &[f32], forest: &Forest<'_>) -> Vec<f32> {
    let style = Style::of(page, chances);
    let mut second = chances.to_vec();
    let mut asking = Asking::new(forest);
    for (index, chance) in second.iter_mut().enumerate() {
        if *chance > 0.0 {
            *chance = asking.chance(&style.row(index), halved(*chance));
        }
    }
    second
}
