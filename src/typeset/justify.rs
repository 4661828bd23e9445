//! Making lines end at the margin, by widening some of their blanks.

use std::sync::Arc;

use super::{Glyph, Line, Settings};
use crate::review::{Mark, Position, Review, Span};

/// As many blanks as a widened one takes at the most.
const BLANKS: &str = "     ";
const _: () = assert!(BLANKS.len() == 1 + *Settings::STRETCH.end() as usize);

/// Signs behind which a wide gap is looked for least.
const SIGNS: &[char] = &[
    '.', ',', ';', ':', '!', '?', '…', ')', '”', '’', '»', '–', '—',
];

/// What it costs that a wide gap stands below another one, counted in gaps without a sign before.
const RIVER: usize = 4;

/// A blank that takes more than its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wide {
    /// Where it begins in the text.
    at: Position,
    /// The columns it is wider by.
    by: u16,
}

/// Widens the blanks of all lines but the last so that each ends at the last of its columns, which
/// `room` gives by the index of the line. No blank becomes wider by more than `most` columns: a line
/// that would need that stays as it is, and so do blanks before `from` and in code.
pub(super) fn spread(
    review: &Review,
    lines: &mut [Line],
    room: impl Fn(usize) -> u16,
    from: Position,
    most: u16,
) {
    let Some((_, lines)) = lines.split_last_mut() else {
        return;
    };
    let mut above = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let free = room(index).saturating_sub(line.width(review));
        let gaps = gaps(review, line, from);
        let (widened, wide) = widened(&gaps, usize::from(free), (usize::from(most), index), &above);
        line.widened = (!widened.is_empty()).then(|| Arc::from(widened));
        above = wide;
    }
}

/// `glyph`, a blank, so many columns wider. What is drawn is as wide, so that a link that runs
/// through it is underlined.
fn wider(glyph: Glyph<'_>, by: u16) -> Glyph<'_> {
    let width = glyph.width.saturating_add(by);
    Glyph {
        symbol: BLANKS.get(..usize::from(width)).unwrap_or(BLANKS),
        width,
        ..glyph
    }
}

/// The glyphs of a line with these blanks widened, in the order of the text.
pub(super) fn shifted<'a>(
    glyphs: impl Iterator<Item = Glyph<'a>>,
    widened: &[Wide],
) -> impl Iterator<Item = Glyph<'a>> {
    let mut widened = widened.iter().peekable();
    let mut shift = 0_u16;
    glyphs.map(move |glyph| {
        let glyph = Glyph {
            column: glyph.column.saturating_add(shift),
            ..glyph
        };
        match widened.next_if(|wide| wide.at == glyph.span.start) {
            Some(wide) => {
                shift = shift.saturating_add(wide.by);
                wider(glyph, wide.by)
            }
            None => glyph,
        }
    })
}

/// A blank between two words of a line.
#[derive(Debug, Clone, Copy)]
struct Gap {
    at: Position,
    /// Columns before it from the left of the stretch.
    column: usize,
    /// Whether a sign stands before it, where a wide gap is looked for least.
    is_behind_sign: bool,
}

/// The blanks of a line that may be widened: of several in a row only the first.
fn gaps(review: &Review, line: &Line, from: Position) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut before = "";
    for glyph in line.glyphs(review) {
        let is_blank = |symbol| matches!(symbol, " " | "\u{a0}");
        let is_gap = is_blank(glyph.symbol) && !before.is_empty() && !is_blank(before);
        if is_gap && glyph.span.start >= from && !is_code(review, glyph.span) {
            gaps.push(Gap {
                at: glyph.span.start,
                column: usize::from(line.indent) + usize::from(glyph.column),
                is_behind_sign: before.ends_with(SIGNS),
            });
        }
        before = glyph.symbol;
    }
    gaps
}

fn is_code(review: &Review, span: Span) -> bool {
    let runs = review.runs_in(span);
    runs.iter().any(|run| run.marks.has(Mark::Code))
}

/// Which of `gaps` are widened to take `free` columns, none by more than `most`, and the columns at
/// which the wider ones of them stand then; `above` are those of the line above.
///
/// Each gets the same; what is left over goes to some that lie evenly over the line. Of the ways to
/// choose those, one is taken that puts few below a wide gap of the line above, so that no river runs
/// down the page, and most behind signs. Of equal ones the first and the last are taken by turns.
fn widened(
    gaps: &[Gap],
    free: usize,
    (most, index): (usize, usize),
    above: &[usize],
) -> (Vec<Wide>, Vec<usize>) {
    let count = gaps.len();
    if free == 0 || free > count * most {
        return (Vec::new(), Vec::new());
    }
    let (each, more) = (free / count, free % count);
    let chosen = |way: usize| (0..more).map(move |nth| (nth * count + way) / more);
    let columns = |way: usize| {
        let wider = chosen(way).enumerate();
        let columns = wider.filter_map(|(nth, at)| Some(gaps.get(at)?.column + at * each + nth));
        columns.collect::<Vec<_>>()
    };
    let cost = |way: &usize| {
        let is_below = |column: &usize| above.iter().any(|other| column.abs_diff(*other) <= 1);
        let below = columns(*way)
            .iter()
            .filter(|column| is_below(column))
            .count();
        let is_bare = |at: &usize| gaps.get(*at).is_some_and(|gap| !gap.is_behind_sign);
        below * RIVER + chosen(*way).filter(is_bare).count()
    };
    let ways = 0..if more == 0 { 1 } else { count };
    let way = if index % 2 == 0 {
        ways.min_by_key(cost)
    } else {
        ways.rev().min_by_key(cost)
    };
    let way = way.unwrap_or_default();
    let wider: Vec<usize> = if more == 0 {
        Vec::new()
    } else {
        chosen(way).collect()
    };
    let wide = gaps.iter().enumerate().filter_map(|(at, gap)| {
        let by = each + usize::from(wider.contains(&at));
        (by > 0).then_some(Wide {
            at: gap.at,
            by: by as u16,
        })
    });
    let columns = if more == 0 { Vec::new() } else { columns(way) };
    (wide.collect(), columns)
}
