//! Finding the headings and the title of a text: three looks, each with a forest of its own.

use super::forest::Forest;
use super::page::Page;
use super::style::Style;
use super::{From, Heading, Outline, Title};
use super::{depth, features, title, work};
use crate::review::{Review, Span};

/// The forests, as `examples/outline_fit.rs` wrote them.
const FORESTS: &[u8] = include_bytes!("forests.bin");
/// A line is a heading where its chance is above this: where precision and recall meet.
pub const HEADING: f32 = 0.45;
/// The first line is the title where its chance is above this.
pub const TITLE: f32 = 0.5;
/// What the first look gives less than this, the second look leaves alone.
const FLOOR: f32 = 0.004;

/// The chances that the looks gave.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// For each line that is not blank, the chance that it is a heading.
    pub headings: Vec<f32>,
    /// The chance that the first line is the title.
    pub title: f32,
}

/// The outline of `review` by what its lines look like, in any language. Texts of any size and
/// shape are read in time that grows with their length only.
pub fn infer(review: &Review) -> Outline {
    let page = Page::of(review.text());
    let found = find(&page, review.text(), FORESTS);
    let title = page
        .lines
        .get(0)
        .filter(|_| found.title > TITLE)
        .map(|line| line.span);
    let mut headings: Vec<Heading> = page
        .lines
        .all()
        .iter()
        .zip(&found.headings)
        .filter(|(line, chance)| **chance > HEADING && Some(line.span) != title)
        .map(|(line, &confidence)| Heading {
            line: line.span,
            depth: 1,
            confidence,
            from: From::Inferred,
        })
        .collect();
    depth::set(review, &mut headings);
    Outline::new(review, name(review, title), headings)
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

/// Looks at `page`, whose text is `text`, with the forests in `bytes`: one for the first look, one for the second, one
/// for the title. What has no forest yet is left at what the looks before gave.
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
fn first_look(page: &Page, forest: &Forest<'_>) -> Vec<f32> {
    let mut chances = vec![0.0; page.lines.len()];
    for (index, chance) in chances.iter_mut().enumerate() {
        if page.lines.look(index).is_short() {
            *chance = floored(forest.chance(&features::row(page, index), 0.5));
        }
    }
    chances
}

/// `chance`, or nothing where it is next to nothing.
pub fn floored(chance: f32) -> f32 {
    if chance < FLOOR { 0.0 } else { chance }
}

/// The chances of all lines once more, by how like they are to the likely ones among them.
fn second_look(page: &Page, chances: &[f32], forest: &Forest<'_>) -> Vec<f32> {
    let style = Style::of(page, chances);
    let mut second = chances.to_vec();
    for (index, chance) in second.iter_mut().enumerate() {
        if *chance > 0.0 {
            *chance = forest.chance(&style.row(index), *chance);
        }
    }
    second
}
