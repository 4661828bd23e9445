//! The looks at a page once more, each with its reasons.

use super::reason::Named;
use super::{CHANCE, LeftOut, Verdict};
use crate::outline::features;
use crate::outline::forest::Forest;
use crate::outline::infer::{self, FORESTS};
use crate::outline::page::Page;
use crate::outline::row::{Row, Unnamed};
use crate::outline::style::Style;
use crate::outline::title;
use crate::outline::usual::Usual;

/// A line up to this many columns that stands alone and ends like no sentence is a candidate even
/// without a chance: a reader may take it for a heading.
const SHORT: u16 = 60;
/// About how many lines of a page a line is compared with.
const SAMPLE: usize = 500;

/// What the looks at a page gave.
pub(super) struct Chances {
    forests: [Option<Forest<'static>>; 3],
    /// For each line after the first look, and after the second.
    first: Vec<f32>,
    second: Vec<f32>,
}

/// The looks at one page.
pub(super) struct Looks<'a> {
    page: &'a Page,
    text: &'a str,
    chances: &'a Chances,
    style: Style<'a>,
    /// What is usual in the rows of the first look, of the second, and of the one for the title.
    usual: [Usual; 3],
}

impl Chances {
    /// Looks at `page`.
    pub(super) fn of(page: &Page) -> Self {
        let mut forests = Forest::read(FORESTS);
        let forests = [(); 3].map(|()| forests.next());
        let [first, second, _] = &forests;
        let first = first.map_or_else(Vec::new, |forest| infer::first_look(page, &forest));
        let second = second.map_or_else(
            || first.clone(),
            |forest| infer::second_look(page, &first, &forest),
        );
        Self {
            forests,
            first,
            second,
        }
    }
}

impl<'a> Looks<'a> {
    /// The looks that gave `chances` for `page`, whose text is `text`.
    pub(super) fn new(page: &'a Page, text: &'a str, chances: &'a Chances) -> Self {
        let style = Style::of(page, &chances.first);
        let step = page.lines.len() / SAMPLE + 1;
        let lines = || (0..page.lines.len()).step_by(step);
        let last = Style::of(page, &chances.second);
        let usual = [
            Usual::of(lines().map(|index| features::row::<Unnamed>(page, index))),
            Usual::of(lines().map(|index| style.row::<Unnamed>(index))),
            Usual::of(lines().map(|index| {
                let mut row = features::row::<Unnamed>(page, index);
                last.extend(&mut row, index);
                row
            })),
        ];
        Self {
            page,
            text,
            chances,
            style,
            usual,
        }
    }

    /// Whether line `index` could be taken for a heading, by the looks or by a reader.
    pub(super) fn is_candidate(&self, index: usize) -> bool {
        let look = self.page.lines.look(index);
        let stands_alone = self.page.lines.blanks_above(index) > 0
            && self.page.lines.blanks_above(index + 1) > 0
            && look.columns <= SHORT
            && !look.is_finished();
        let likely = [&self.chances.first, &self.chances.second]
            .into_iter()
            .any(|chances| chances.get(index).is_some_and(|&chance| chance > CHANCE));
        likely || stands_alone && self.page.may_be_heading(index)
    }

    /// Counts line `index` with those that are not told of.
    pub(super) fn leave_out(&self, index: usize, left_out: &mut LeftOut) {
        let count = if self.page.may_be_heading(index) {
            &mut left_out.unlikely
        } else if self.page.lines.look(index).is_short() {
            &mut left_out.within
        } else {
            &mut left_out.long
        };
        *count += 1;
    }

    /// Why line `index` looks like a heading, or not; `None` where it cannot be one.
    pub(super) fn heading(&self, index: usize) -> Option<Verdict> {
        if !self.page.may_be_heading(index) {
            return None;
        }
        let [first, second, _] = self.chances.forests;
        let [usual_once, usual_twice, _] = &self.usual;
        let chance = |chances: &[f32]| chances.get(index).copied().unwrap_or(0.0);
        let mut looks = Vec::new();
        let (once, twice) = (chance(&self.chances.first), chance(&self.chances.second));
        if let Some(forest) = first {
            let row = features::row(self.page, index);
            let account = forest.account(&row, 0.5, usual_once);
            looks.push((row, account, once));
        }
        if let Some(forest) = second.filter(|_| once > 0.0) {
            let row = self.style.row(index);
            let account = forest.account(&row, infer::halved(once), usual_twice);
            looks.push((row, account, twice));
        }
        Verdict::of(&looks)
    }

    /// Why line `index` looks like the title, or not; `None` where it cannot be it.
    pub(super) fn title(&self, index: usize) -> Option<Verdict> {
        let [_, _, forest] = self.chances.forests;
        let forest = forest.filter(|_| index == 0)?;
        let row: Row<Named> = title::row(self.page, &self.chances.second, self.text)?;
        let [_, _, usual] = &self.usual;
        let account = forest.account(&row, 0.5, usual);
        let chance = forest.chance(&row.unnamed(), 0.5);
        Verdict::of(&[(row, account, chance)])
    }
}
