//! Lines without a blank line between them, and which of them are preformatted.

use std::ops::Range;

use super::line::Line;
use super::look::{Look, look};
use super::rule;
use super::run::Pairing;

/// The most lines that are looked at together.
pub(super) const MOST: usize = 64;

/// Lines without a blank line between them, at most [`MOST`].
#[derive(Debug, Default)]
pub(super) struct Group<'a> {
    pub(super) lines: Vec<Line<'a>>,
    looks: Vec<Look>,
}

impl<'a> Group<'a> {
    /// Adds a line in a text whose lines begin at `margin`.
    pub(super) fn push(&mut self, line: Line<'a>, margin: usize) {
        self.looks.push(look(&line, margin));
        self.lines.push(line);
    }

    /// Forgets all lines.
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.looks.clear();
    }

    /// Whether every line is prose.
    pub(super) fn is_prose(&self) -> bool {
        self.looks.iter().all(|look| *look == Look::Prose)
    }

    /// The lines from `at` on that are preformatted: two or more that look so, and what stands
    /// alone between two of them; rules around them are their frame.
    pub(super) fn preformatted(&self, at: usize) -> Option<Range<usize>> {
        let (mut end, mut sure) = (at, 0);
        let mut next = at;
        while let Some(look) = self.looks.get(next) {
            let is_sure = matches!(look, Look::Row | Look::Drawn) && !self.is_rule(next);
            let is_between = next > end && !self.is_rule(end);
            next += 1;
            if is_sure || self.is_rule(next - 1) {
                sure += usize::from(is_sure);
                end = next;
            } else if is_between || next - 1 == at {
                break; // two lines of prose in a row, or no beginning
            }
        }
        (sure > 1).then_some(at..end)
    }

    /// Whether the line has the same two columns as a line beside it.
    pub(super) fn pairing(&self, at: usize) -> Pairing {
        let column = |at: Option<usize>| match self.looks.get(at?)? {
            Look::Pair(column) => Some(*column),
            Look::Prose | Look::Row | Look::Drawn => None,
        };
        let own = column(Some(at));
        let beside = [column(at.checked_sub(1)), column(Some(at + 1))];
        if own.is_some() && beside.contains(&own) {
            Pairing::Paired
        } else {
            Pairing::Single
        }
    }

    fn is_rule(&self, at: usize) -> bool {
        self.lines
            .get(at)
            .is_some_and(|line| rule::is_rule(line.text))
    }
}
