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
    /// The index of the link that is drawn at a column and a row of the page, if one is. Both count
    /// from the top left corner of the page area.
    pub fn link_at(&self, column: u16, row: u16) -> Option<usize> {
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
        run.link.map(|link| link as usize)
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
