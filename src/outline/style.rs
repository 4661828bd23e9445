//! The second look at a line: how like it is to what the first look took for headings.

use super::ends::{End, Start};
use super::features::ITSELF;
use super::look::{Case, Look};
use super::page::Page;
use super::row::{Names, Row};

/// In how many ways lines are compared, and how many kinds there are in each at most.
const WAYS: usize = 11;
const KINDS: usize = 1024;
/// The ways in which lines are compared, in the order of [`slots`].
const LIKENESS: [&str; WAYS] = [
    "headings among lines spaced so",
    "headings among lines with such capitals and end",
    "headings among lines numbered so",
    "headings among lines of such length",
    "headings among lines with such a line below",
    "headings among lines with such a line above",
    "headings among lines with such spacing, capitals and end",
    "headings among lines with such a beginning and end",
    "headings among lines with such spacing, neighbours and end",
    "headings among lines with such capitals, length and end",
    "headings among lines of this shape",
];
/// What the numbers of a row are about.
const HEADINGS: &str = "likely headings in the text";

/// What a text's likely headings look like.
#[derive(Debug)]
pub(super) struct Style<'a> {
    page: &'a Page,
    /// How likely each line is a heading by the look before.
    chances: &'a [f32],
    /// For each way and kind: expected headings, lines.
    kinds: Vec<(f32, u32)>,
    expected: f32,
    likely: u32,
    best: (f32, f32),
    /// For each line: the likely heading before it and after it.
    near: Vec<(Option<u32>, Option<u32>)>,
}

impl<'a> Style<'a> {
    /// Learns the style of `page` from how likely each of its lines is a heading.
    pub(super) fn of(page: &'a Page, chances: &'a [f32]) -> Self {
        let mut style = Self {
            page,
            chances,
            kinds: vec![(0.0, 0); WAYS * KINDS],
            expected: 0.0,
            likely: 0,
            best: (0.0, 0.0),
            near: neighbours(chances),
        };
        for (index, &chance) in chances.iter().enumerate() {
            let look = page.lines.look(index);
            if !look.is_short() {
                continue;
            }
            for slot in slots(page, index, &look) {
                if let Some((sum, lines)) = style.kinds.get_mut(slot) {
                    *sum += chance;
                    *lines += 1;
                }
            }
            style.expected += chance;
            style.likely += u32::from(chance > 0.5);
            if chance > style.best.0 {
                style.best = (chance, style.best.0);
            } else if chance > style.best.1 {
                style.best.1 = chance;
            }
        }
        style
    }

    /// What the second forest decides on for line `index`.
    pub(super) fn row<N: Names + Default>(&self, index: usize) -> Row<N> {
        let mut row = Row::default();
        self.extend(&mut row, index);
        row
    }

    /// Adds to `row` how like line `index` is to the likely headings.
    pub(super) fn extend<N: Names>(&self, row: &mut Row<N>, index: usize) {
        let own = self.chance(index);
        let look = self.page.lines.look(index);
        row.about(ITSELF);
        row.chance("how likely a heading it seemed before", own);
        row.about(HEADINGS);
        row.expected("expected in all", self.expected - own);
        row.expected(
            "expected in 40 lines",
            (self.expected - own) * 40.0 / self.page.lines.len().max(1) as f32,
        );
        row.put("how many", u8::try_from(self.likely).unwrap_or(u8::MAX));
        let others = if self.best.0 > own {
            self.best.0
        } else {
            self.best.1
        };
        row.chance("the likeliest other", others);
        row.chance("the second likeliest", self.best.1);
        row.about(ITSELF);
        for (above, below, step) in [
            ("chance of the line above", "chance of the line below", 1),
            (
                "chance of the line two above",
                "chance of the line two below",
                2,
            ),
        ] {
            row.chance(
                above,
                index.checked_sub(step).map_or(0.0, |at| self.chance(at)),
            );
            row.chance(below, self.chance(index + step));
        }
        let rest = (self.expected - own).max(0.01);
        for (way, slot) in LIKENESS.into_iter().zip(slots(self.page, index, &look)) {
            let (sum, lines) = self.kinds.get(slot).copied().unwrap_or_default();
            let sum = (sum - own).max(0.0);
            row.share(way, (sum + 0.05) / (lines.saturating_sub(1) as f32 + 0.25));
            row.share(way, sum / rest);
        }
        self.distances(row, index);
    }

    /// How far the likely headings before and after line `index` are, and how like they are.
    fn distances<N: Names>(&self, row: &mut Row<N>, index: usize) {
        let look = self.page.lines.look(index);
        let (before, after) = self.near.get(index).copied().unwrap_or_default();
        for (whom, other) in [
            ("the likely heading before", before),
            ("the likely heading after", after),
        ] {
            row.about(whom);
            let at = other.map(|at| at as usize);
            row.count("lines away", at.map_or(usize::MAX, |at| at.abs_diff(index)));
            let other = at.map_or(Look::default(), |at| self.page.lines.look(at));
            row.length("length", usize::from(other.columns));
            row.flag("the same capitals", other.case() == look.case());
            row.flag("the same end", other.end == look.end);
            row.flag(
                "the same numbering",
                other.number.style == look.number.style,
            );
        }
        row.about(ITSELF);
    }

    fn chance(&self, index: usize) -> f32 {
        self.chances.get(index).copied().unwrap_or(0.0)
    }
}

/// For each line the nearest likely heading before it and after it.
fn neighbours(chances: &[f32]) -> Vec<(Option<u32>, Option<u32>)> {
    let mut near = vec![(None, None); chances.len()];
    let mut last = None;
    let mut index = 0_u32;
    for (slot, &chance) in near.iter_mut().zip(chances) {
        slot.0 = last;
        if chance > 0.4 {
            last = Some(index);
        }
        index = index.saturating_add(1);
    }
    last = None;
    for (slot, &chance) in near.iter_mut().zip(chances).rev() {
        index = index.saturating_sub(1);
        slot.1 = last;
        if chance > 0.4 {
            last = Some(index);
        }
    }
    near
}

/// The kinds of line `index`, one in each way of comparing.
fn slots(page: &Page, index: usize, look: &Look) -> [usize; WAYS] {
    let above = page.lines.look(index.checked_sub(1).unwrap_or(usize::MAX));
    let below = page.lines.look(index + 1);
    let spacing = usize::from(page.lines.blanks_above(index).min(2)) * 3
        + usize::from(page.lines.blanks_above(index + 1).min(2));
    let case = look.case() as usize;
    let end = look.end as usize;
    let start = look.start as usize;
    let length = (usize::from(look.columns) / 12).min(7);
    let ends = coarse_end(look.end);
    let long_below = (usize::from(below.columns) / 40).min(3);
    let label = usize::from(look.colons > 0);
    let kinds = [
        spacing,
        case * 16 + end,
        look.number.style as usize * 4 + usize::from(look.number.parts.min(3)),
        length * 8 + (usize::from(look.words) / 2).min(7),
        long_below * 16 + below.start as usize,
        usize::from(above.is_finished()) * 4 + (usize::from(above.columns) / 40).min(3),
        (spacing * 6 + case) * 4 + ends,
        (start * 4 + ends) * 2 + label,
        ((spacing * 4 + long_below) * 2 + usize::from(above.is_finished())) * 4 + ends,
        (case * 8 + length) * 4 + ends,
        look.digests[2] as usize % KINDS,
    ];
    let mut way = 0;
    kinds.map(|kind| {
        way += 1;
        (way - 1) * KINDS + kind.min(KINDS - 1)
    })
}

/// Ends in four kinds: a letter or so, a question or exclamation, a colon, a sentence.
fn coarse_end(end: End) -> usize {
    match end {
        End::Nothing | End::Letter | End::Digit | End::Bracket | End::Quote | End::Symbol => 0,
        End::Question | End::Exclamation => 1,
        End::Colon => 2,
        End::Ellipsis | End::Dash | End::Comma | End::QuotedStop | End::Stop => 3,
    }
}

const _: () = assert!((Case::Small as usize) < 6 && (Start::Bullet as usize) < 16);
