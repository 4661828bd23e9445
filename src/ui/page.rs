//! The page: the lines of the open review, with hits and the marks in the margin.

use super::pen::Pen;
use crate::app::{App, Area, Content, Open};
use crate::config::Role;
use crate::review::{Position, Review, Span};
use crate::typeset::{Line, LineKind, Row};

/// Columns between the mark in the margin and the text.
const MARK_BEFORE: u16 = 2;

/// The mark of the reading line when it is not the top one.
const READING: &str = "▎";

/// The mark of the first new line of a page.
const FRESH: &str = "›";

/// Bytes before the page in which a hit that runs into it may begin.
const HIT_BEFORE: usize = 512;

pub(super) fn paint(app: &App, area: Area, pen: &mut Pen<'_>) {
    match app.reader().content() {
        Content::Review(open) if open.review.blocks().is_empty() => {
            pen.write(
                Area::row(area.x, area.y, area.width),
                "This review is empty.",
                Role::Dim,
            );
        }
        Content::Review(open) => paint_review(app, open, area, pen),
        Content::Unreadable(_, reason) => paint_reason(reason, area, pen),
        Content::Nothing => {}
    }
}

fn paint_review(app: &App, open: &Open, area: Area, pen: &mut Pen<'_>) {
    let reader = app.reader();
    let visible = reader.visible();
    let from = floor(
        &open.review,
        visible.start.offset().saturating_sub(HIT_BEFORE),
    );
    let hits = Hits {
        hits: app
            .finder()
            .hits_in(&open.review, Span::new(from, visible.end)),
        current: app.finder().current(),
    };
    for (y, row) in (area.y..).zip(reader.page()) {
        let Row::Text(line) = row else { continue };
        paint_line(&open.review, line, &hits, Area { y, ..area }, pen);
        let is_top = line.span.start == visible.start;
        let mark = if !is_top && line.span.contains(reader.reading()) {
            READING
        } else if reader
            .fresh()
            .is_some_and(|fresh| line.span.contains(fresh))
        {
            FRESH
        } else {
            continue;
        };
        let margin = area.x.saturating_sub(MARK_BEFORE);
        pen.write(Area::row(margin, y, 1), mark, Role::Accent);
    }
}

/// The hits on the page, in the order of the text.
struct Hits {
    hits: Vec<Span>,
    current: Option<Span>,
}

impl Hits {
    /// The role of the hit that holds `position`, if one does.
    fn role_at(&self, position: Position) -> Option<Role> {
        let after = self.hits.partition_point(|hit| hit.start <= position);
        let hit = after.checked_sub(1).and_then(|at| self.hits.get(at))?;
        hit.contains(position).then(|| {
            if self.current == Some(*hit) {
                Role::CurrentHit
            } else {
                Role::Hit
            }
        })
    }
}

/// Writes a line in runs of one role each.
fn paint_line(review: &Review, line: &Line, hits: &Hits, area: Area, pen: &mut Pen<'_>) {
    let base = match line.kind {
        LineKind::Title => Role::Title,
        LineKind::Heading(_) => Role::Heading,
        LineKind::Body => Role::Text,
    };
    let mut x = area.x + line.indent;
    let mut run = String::new();
    let mut role = base;
    for glyph in line.glyphs(review) {
        let next = hits.role_at(glyph.span.start).unwrap_or(base);
        if next != role {
            x = pen.write(Area::row(x, area.y, u16::MAX), &run, role);
            run.clear();
            role = next;
        }
        run.push_str(glyph.symbol);
    }
    pen.write(Area::row(x, area.y, u16::MAX), &run, role);
}

/// Says why there is no text, wrapped at spaces.
fn paint_reason(reason: &str, area: Area, pen: &mut Pen<'_>) {
    let mut y = area.y;
    let mut x = area.x;
    for word in reason.split_inclusive(' ') {
        let width = crate::typeset::text_width(word.trim_end()) as u16;
        if x > area.x && x + width > area.x + area.width {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.y + area.height {
            return;
        }
        x = pen.write(
            Area::row(x, y, (area.x + area.width).saturating_sub(x)),
            word,
            Role::Text,
        );
    }
}

/// The position at `offset`, or at the start of the character it is inside.
fn floor(review: &Review, offset: usize) -> Position {
    let text = review.text();
    let boundary = (0..=offset)
        .rev()
        .find(|offset| text.is_char_boundary(*offset));
    Position::at(boundary.unwrap_or_default())
}
