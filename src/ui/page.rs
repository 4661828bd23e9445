//! The page: the lines of the open review in their looks, with hits and the marks in the margin.

use super::inked::{self, role_of_ink};
use super::pen::Pen;
use crate::app::{App, Area, Content, Inks, Open, View};
use crate::config::Role;
use crate::journal::Ink;
use crate::outline::Side;
use crate::review::{Cover, Mark, Marks, Masks, Position, Review, Run, Span, floor};
use crate::typeset::{BAR, BAR_WIDTH, Bars, Line, LineKind, MASK, RULE, Row, Sign};

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
            let text = match open.review.facts().rating {
                Some(_) => "A rating without a text.",
                None => "This review is empty.",
            };
            pen.write(Area::row(area.x, area.y, area.width), text, Role::Dim);
        }
        Content::Review(open) => paint_review(app, open, area, pen),
        Content::Unreadable(_, reason) => paint_reason(reason, area, pen),
        Content::Nothing => {}
    }
}

fn paint_review(app: &App, open: &Open, area: Area, pen: &mut Pen<'_>) {
    let reader = app.reader();
    let visible = reader.visible();
    let before = visible.start.offset().saturating_sub(HIT_BEFORE);
    let from = Position::at(floor(open.review.text(), before));
    let hits = Hits {
        hits: app
            .finder()
            .hits_in(&open.review, Span::new(from, visible.end)),
        current: app.finder().current(),
    };
    let page = Page {
        app,
        open,
        review: &open.review,
        hits,
        link: app.current_link(),
        spot: app.spot(),
        masks: app.masks(open, visible),
        inks: app.inks_in(visible),
        selected: app.selected().map(|selected| selected.span),
    };
    let marked = app.marked_places();
    for (index, (y, row)) in (area.y..).zip(reader.page()).enumerate() {
        let row_area = Area { y, ..area };
        let Row::Text(line) = row else {
            let below = reader.page().get(index..).unwrap_or_default();
            paint_gap(below, row_area, pen);
            continue;
        };
        page.paint_line(line, row_area, pen);
        let margin = area.x.saturating_sub(MARK_BEFORE);
        let sign = inked::sign(app, line, visible);
        // What begins the page needs no mark.
        let is_reading = line.span.start == reader.line_start() && app.view() == View::Panes;
        let mark = if line.span.start == visible.start {
            None
        } else if is_reading {
            Some(READING)
        } else {
            let is_fresh = |fresh| line.span.start == fresh || line.holds(fresh);
            reader
                .fresh()
                .filter(|fresh| is_fresh(*fresh))
                .map(|_| FRESH)
        };
        let letter = marked.iter().find(|(place, _)| line.holds(*place));
        let letter = letter.map(|(_, letter)| letter.to_string());
        let letter = letter.as_deref().map(|letter| (letter, Role::Mark));
        // Only one of them, so that none touches the text.
        let place = mark.map(|mark| (mark, Role::Accent));
        let sign = place.or(letter).or(sign.map(|sign| (sign, Role::Dim)));
        if let Some((sign, role)) = sign {
            pen.write(Area::row(margin, y, 1), sign, role);
        }
    }
}

/// Paints a blank row: the bars of quotes that run through it, and the rule below a table's head.
fn paint_gap(from_here: &[Row], area: Area, pen: &mut Pen<'_>) {
    let gaps = from_here.iter().take_while(|row| **row == Row::Gap).count();
    let Some(Row::Text(line)) = from_here.get(gaps) else {
        return;
    };
    paint_bars(line.bars_above, area, pen);
    if gaps == 1 {
        let rule = RULE.repeat(usize::from(line.rule_above));
        let x = area.x + line.indent;
        pen.write(Area::row(x, area.y, u16::MAX), &rule, Role::Faint);
    }
}

fn paint_bars(bars: Bars, area: Area, pen: &mut Pen<'_>) {
    for column in bars.columns() {
        let x = area.x + column;
        pen.write(Area::row(x, area.y, BAR_WIDTH), BAR, Role::Faint);
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

/// What is laid over the lines of a page.
struct Page<'a> {
    app: &'a App,
    open: &'a Open,
    review: &'a Review,
    hits: Hits,
    /// The link the reader is at.
    link: Option<Span>,
    /// What is lit, while all else is dimmed.
    spot: Option<Span>,
    /// What is not to be read.
    masks: Masks,
    /// What was highlighted.
    inks: Inks,
    /// What is selected.
    selected: Option<Span>,
}

/// What sets a piece of a line off from the rest of it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Face {
    marks: Marks,
    link: Option<Role>,
    /// What it is the sign of.
    side: Option<Side>,
    hit: Option<Role>,
    light: Light,
    cover: Cover,
    /// In which colour it was highlighted.
    ink: Option<Ink>,
    /// Whether it is selected.
    choice: Choice,
}

/// Whether a piece is selected.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Choice {
    #[default]
    Left,
    Selected,
}

/// Whether a piece is in the spotlight.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Light {
    /// It is, or there is none.
    #[default]
    Lit,
    /// All else is.
    Dimmed,
}

impl Face {
    /// The roles of the piece, laid one over the other; a hit stands for itself. What is dimmed
    /// keeps what its words mean, not their weight.
    fn roles(self, base: &[Role]) -> Vec<Role> {
        let mut roles = self.roles_below(base);
        if self.choice == Choice::Selected {
            roles.push(Role::Selection);
        }
        roles
    }

    /// The roles of the piece where it is not selected.
    fn roles_below(self, base: &[Role]) -> Vec<Role> {
        if let Some(hit) = self.hit {
            return vec![hit];
        }
        let ink = self.ink.map(role_of_ink);
        if self.cover == Cover::Masked {
            return [Role::Faint].into_iter().chain(ink).collect();
        }
        let side = self.side.map(|side| match side {
            Side::Pros => Role::Read,
            Side::Cons => Role::Problem,
        });
        let marks = self.marks.iter();
        if self.is_dimmed() {
            let kept = marks.filter(|mark| matches!(mark, Mark::Emphasis | Mark::Struck));
            let kept = kept.map(role_of).chain(self.link);
            return kept.chain([Role::Dim]).collect();
        }
        let over = marks.map(role_of).chain(side);
        let over = over.chain(ink).chain(self.link);
        base.iter().copied().chain(over).collect()
    }

    /// Whether the blanks in the piece look otherwise than those beside it.
    fn is_laid_under(self) -> bool {
        self.ink.is_some() || self.choice == Choice::Selected
    }

    /// Whether the piece steps back: what was found and the link the reader is at never do.
    fn is_dimmed(self) -> bool {
        let is_sought = self.hit.is_some() || self.link == Some(Role::CurrentLink);
        self.light == Light::Dimmed && !is_sought
    }
}

impl Page<'_> {
    /// Writes a line in pieces of one face each, behind what stands before it.
    fn paint_line(&self, line: &Line, area: Area, pen: &mut Pen<'_>) {
        paint_bars(line.bars, area, pen);
        if let Some((column, sign)) = line.sign(|span| self.app.shown(self.open, span)) {
            let role = match line.sign {
                Sign::Label(..) => Role::Dim,
                Sign::Continued | Sign::None => Role::Faint,
            };
            pen.write(Area::row(area.x + column, area.y, u16::MAX), &sign, role);
        }
        let base = base(line);
        let runs = self.review.runs_in(line.span);
        let (mut x, mut end) = (0, 0);
        let (mut piece, mut face) = (String::new(), Face::default());
        let mut write = |x: u16, piece: &str, face: Face| {
            let x = area.x + line.indent + x;
            let roles = face.roles(&base);
            let area = Area::row(x, area.y, u16::MAX);
            if face.is_dimmed() {
                pen.write_dimmed(area, piece, &roles);
            } else {
                pen.write_in(area, piece, &roles);
            }
        };
        for glyph in line.glyphs(self.review) {
            let mut next = self.face(runs, glyph.span.start);
            next.side = line.side.filter(|_| glyph.column == 0);
            if next == face && next.cover == Cover::Masked {
                // Blanks that were widened would tell words.
                let gap = glyph.column.saturating_sub(end);
                piece.push_str(&MASK.repeat(usize::from(gap)));
                end = glyph.column;
            } else if next == face && next.is_laid_under() {
                let gap = glyph.column.saturating_sub(end);
                piece.extend(std::iter::repeat_n(' ', usize::from(gap)));
                end = glyph.column;
            }
            if next != face || glyph.column != end {
                write(x, &piece, face);
                piece.clear();
                (x, face) = (glyph.column, next);
            }
            piece.push_str(&glyph.behind(&self.masks));
            end = glyph.column + glyph.width;
        }
        write(x, &piece, face);
    }

    fn light(&self, position: Position) -> Light {
        match self.spot {
            Some(spot) if !spot.contains(position) => Light::Dimmed,
            Some(_) | None => Light::Lit,
        }
    }

    /// The face of what stands at `position` in a line with these runs.
    fn face(&self, runs: &[Run], position: Position) -> Face {
        let hit = self.hits.role_at(position);
        let highlight = self.inks.at(position);
        let choice = match self.selected {
            Some(selected) if selected.contains(position) => Choice::Selected,
            Some(_) | None => Choice::Left,
        };
        if self.masks.cover(position) {
            return Face {
                hit,
                light: self.light(position),
                cover: Cover::Masked,
                ink: highlight,
                choice,
                ..Face::default()
            };
        }
        let after = runs.partition_point(|run| run.span.start <= position);
        let run = after.checked_sub(1).and_then(|at| runs.get(at));
        let run = run.filter(|run| run.span.contains(position));
        let here = self.link.is_some_and(|link| link.contains(position));
        let link = if here { Role::CurrentLink } else { Role::Link };
        Face {
            marks: run.map_or(Marks::NONE, |run| run.marks),
            link: run.and_then(|run| run.link).map(|_| link),
            side: None,
            hit,
            light: self.light(position),
            cover: Cover::Plain,
            ink: highlight,
            choice,
        }
    }
}

/// The roles of a line as a whole. A heading of the second depth is told from an outermost one by its
/// slant, a deeper one by its weight too.
fn base(line: &Line) -> Vec<Role> {
    let quoted = !line.bars.is_empty();
    match line.kind {
        LineKind::Title => vec![Role::Title],
        LineKind::Heading(0 | 1) => vec![Role::Heading],
        LineKind::Heading(2) => vec![Role::Emphasis, Role::Heading],
        LineKind::Heading(_) => vec![Role::Emphasis],
        LineKind::Code => vec![Role::Code],
        LineKind::Head => vec![Role::Strong],
        LineKind::Names => vec![Role::Dim],
        LineKind::Rule(_) => vec![Role::Faint],
        LineKind::Body if quoted => vec![Role::Quote],
        LineKind::Body => vec![Role::Text],
    }
}

fn role_of(mark: Mark) -> Role {
    match mark {
        Mark::Emphasis => Role::Emphasis,
        Mark::Strong => Role::Strong,
        Mark::Struck => Role::Struck,
        Mark::Code => Role::Code,
        Mark::Picture => Role::Dim,
    }
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
