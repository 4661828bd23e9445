//! The links on the page and around it.

use super::{Reader, text_line};
use crate::app::motion::Direction;
use crate::review::{Position, Review, Run, Span};
use crate::typeset::Row;

/// A link where it stands in the text. One that is written over several runs is one link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkText {
    /// Its text.
    pub span: Span,
    /// Its index in [`Review::links`].
    pub link: usize,
}

impl Reader {
    /// The link that is drawn at a column and a row of the page, if one is, as far as it is one run.
    /// Both count from the top left corner of the page area.
    pub fn link_at(&self, column: u16, row: u16) -> Option<LinkText> {
        let review = &self.open()?.review;
        let Some(Row::Text(line)) = self.page.get(usize::from(row)) else {
            return None;
        };
        let column = column.checked_sub(line.indent)?;
        let glyph = line.glyphs(review).find(|glyph| {
            glyph.column <= column && column < glyph.column.saturating_add(glyph.width)
        })?;
        let place = Span::new(glyph.span.start, glyph.span.end);
        let run = review.runs_in(place).first()?;
        run.link.map(|link| LinkText {
            span: run.span,
            link: link as usize,
        })
    }

    /// The first link that begins at `from` or behind it, or the last that begins before it.
    pub fn link_from(&self, from: Position, direction: Direction) -> Option<LinkText> {
        let review = &self.open()?.review;
        if review.links().is_empty() {
            return None;
        }
        let runs = review.runs();
        match direction {
            Direction::On => {
                let first = runs.partition_point(|run| run.span.start < from);
                let link = |run: &Run| run.link.is_some();
                let mut at = first + runs.get(first..)?.iter().position(link)?;
                // A link that began further up goes on here.
                let mut found = link_text(review, at)?;
                while found.span.start < from {
                    at += runs.get(at + 1..)?.iter().position(link)? + 1;
                    found = link_text(review, at)?;
                }
                Some(found)
            }
            Direction::Back => {
                let before = runs.partition_point(|run| run.span.start < from);
                let at = runs
                    .get(..before)?
                    .iter()
                    .rposition(|run| run.link.is_some())?;
                link_text(review, at)
            }
        }
    }

    /// Whether `position` is on a line of the page.
    pub fn shows(&self, position: Position) -> bool {
        let mut lines = self.page.iter().filter_map(text_line);
        lines.any(|line| line.holds(position))
    }
}

/// The whole text of the link that the run with index `at` belongs to: the runs around it that lead
/// to the same place, with nothing but white space between them.
fn link_text(review: &Review, at: usize) -> Option<LinkText> {
    let runs = review.runs();
    let run = runs.get(at)?;
    let link = run.link?;
    let joins = |one: &Run, other: &Run| {
        let between = Span::new(one.span.end, other.span.start);
        other.link == one.link && review.slice(between).trim().is_empty()
    };
    let pairs = |range: std::ops::Range<usize>| runs.get(range).unwrap_or_default().windows(2);
    let before = pairs(0..at + 1).rev();
    let before = before.take_while(|pair| matches!(pair, [one, other] if joins(one, other)));
    let behind = pairs(at..runs.len());
    let behind = behind.take_while(|pair| matches!(pair, [one, other] if joins(one, other)));
    let (first, last) = (at - before.count(), at + behind.count());
    Some(LinkText {
        span: Span::new(runs.get(first)?.span.start, runs.get(last)?.span.end),
        link: link as usize,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Open, Shelf, Trace};
    use crate::formats::Format;
    use crate::library::{Extent, Source};
    use crate::review::{Block, BlockKind, Facts, Inset, Link, Marks, Markup, Target};
    use std::sync::Arc;

    /// `- see one link and another` in a quote, on lines of 14 columns; the first link has two runs.
    fn reader() -> Reader {
        let text = "- see one link and another";
        let block = Block {
            span: Span::of(0..text.len()),
            kind: BlockKind::ListItem { marker: 2 },
            inset: Inset {
                quotes: 1,
                ..Inset::default()
            },
            line: 1,
        };
        let run = |range: std::ops::Range<usize>, link| Run {
            span: Span::of(range),
            marks: Marks::NONE,
            link: Some(link),
        };
        let link = |address: &str| Link {
            target: Target::Address(address.to_owned()),
            title: None,
        };
        let markup = Markup {
            runs: vec![run(6..9, 0), run(10..14, 0), run(19..26, 1)],
            links: vec![link("a"), link("b")],
            tables: Vec::new(),
        };
        let review = Review::new(text.to_owned(), vec![block], Facts::default(), Vec::new());
        let mut shelf = Shelf::default();
        shelf.add(vec![Ok(Source::StandardInput)]);
        let open = Open {
            entry: shelf.selected().unwrap(),
            review: Arc::new(review.with_markup(markup)),
            outline: Arc::default(),
            found: Arc::default(),
            format: Format::Plain,
            extent: Extent::Whole,
            content: None,
            stamp: None,
        };
        let mut reader = Reader::new(14, crate::typeset::Settings::default());
        reader.show(open, Trace::default());
        reader.resize(14, 8);
        reader
    }

    #[test]
    fn a_link_is_where_it_is_drawn() {
        let reader = reader();
        let review = &reader.open().unwrap().review;
        let rows = reader.page.iter().filter_map(text_line);
        let rows: Vec<String> = rows.map(|line| line.text(review)).collect();
        assert_eq!(rows, ["> - see one", ">   link and", ">   another"]);
        for (column, row, link) in [
            (0, 0, None),
            (7, 0, None),
            (8, 0, Some(0)),
            (10, 0, Some(0)),
            (11, 0, None),
            (3, 1, None),
            (4, 1, Some(0)),
            (9, 1, None),
            (4, 2, Some(1)),
            (11, 2, None),
            (4, 3, None),
            (4, 90, None),
        ] {
            let found = reader.link_at(column, row).map(|found| found.link);
            assert_eq!(found, link, "{column} {row}");
        }
    }

    #[test]
    fn a_link_over_several_runs_is_one() {
        let reader = reader();
        let text = |range, link| {
            Some(LinkText {
                span: Span::of(range),
                link,
            })
        };
        for (from, direction, found) in [
            (0, Direction::On, text(6..14, 0)),
            (6, Direction::On, text(6..14, 0)),
            (7, Direction::On, text(19..26, 1)),
            (20, Direction::On, None),
            (26, Direction::Back, text(19..26, 1)),
            (19, Direction::Back, text(6..14, 0)),
            (6, Direction::Back, None),
        ] {
            assert_eq!(reader.link_from(Position::at(from), direction), found);
        }
    }
}
