//! Why lines were taken for headings, and why not.

mod looks;
mod reason;

pub use reason::Reason;

use super::forest::Account;
use super::infer::{self, HEADING, TITLE};
use super::page::Page;
use super::row::Row;
use super::{From, Outline, marked};
use crate::review::{Review, Span};
use looks::{Chances, Looks};
use reason::{Named, Reasons};

/// A line that no look gives more than this is no candidate.
const CHANCE: f32 = 0.01;

/// A line that was or could have been taken for a heading or the title, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The line, without the white space around it.
    pub line: Span,
    /// What it was taken for.
    pub decision: Decision,
    /// Why it looks like a heading, or not; `None` where nobody asked what it looks like.
    pub heading: Option<Verdict>,
    /// Why it looks like the title, or not; only of the first line, if it can be one.
    pub title: Option<Verdict>,
}

/// What a line was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// A heading.
    Heading(From),
    /// A heading because all of it is strong, in a text that has no other markup for headings.
    Strong,
    /// The title of the text.
    Title(From),
    /// A line of the text.
    Plain(Plain),
}

/// Why a line was taken for nothing but a line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// The chance is too small.
    Unlikely,
    /// It is so unlike a heading that it was given up before everything was looked at.
    GivenUp,
    /// It looks like the title, but the source states another.
    AnotherTitle,
    /// It looks like a heading, but the markup says that it is something else, such as a part of a
    /// list, a quote or code.
    MarkedUp,
}

/// What came of looking at a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The chance from 0 to 1 after each look: by itself and its surroundings, then beside the
    /// other likely headings. The last one decides.
    pub chances: Vec<f32>,
    /// The log odds of the last chance; of a line that was given up, those at that moment.
    pub log_odds: f32,
    /// The log odds that any line begins with. With the weights of all reasons they add up to
    /// `log_odds`.
    pub base: f32,
    /// What counted, the strongest first.
    pub reasons: Vec<Reason>,
    /// Whether it was given up before everything was looked at.
    pub given_up: bool,
}

/// How many lines were not told of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Longer than any heading.
    pub long: usize,
    /// Lines that go on with a sentence of the line above, or stand within a wrapped paragraph.
    pub within: usize,
    /// Lines that are unlike any heading.
    pub unlikely: usize,
}

/// Tells why `outline`, which must be that of `review`, is as it is: for each line that could be
/// a heading or the title, in their order, calls `tell`, and ends with how many others there are,
/// or with the first error of `tell`.
///
/// Of a text whose markup has headings nothing is looked at: they are told of without a verdict.
/// Texts of any size are read in bounded memory.
pub fn explain<E>(
    review: &Review,
    outline: &Outline,
    mut tell: impl FnMut(Explained) -> Result<(), E>,
) -> Result<LeftOut, E> {
    let mut left_out = LeftOut::default();
    let taken = Taken::of(review, outline);
    if review.is_marked_up() && !marked::headings(review).is_empty() {
        for (line, decision) in taken.all {
            tell(Explained {
                line,
                decision,
                heading: None,
                title: None,
            })?;
        }
        return Ok(left_out);
    }
    for (start, sheet) in infer::sheets(review.text()) {
        let page = Page::of(sheet);
        let chances = Chances::of(&page);
        let looks = Looks::new(&page, sheet, &chances);
        for (index, line) in page.lines.all().iter().enumerate() {
            let range = line.span.range();
            let line = Span::of(start + range.start..start + range.end);
            let title = looks.title(index).filter(|_| start == 0);
            let taken = taken.of_line(line);
            let may_be_title = title.as_ref().is_some_and(|title| title.chance() > CHANCE);
            if taken.is_none() && !may_be_title && !looks.is_candidate(index) {
                looks.leave_out(index, &mut left_out);
                continue;
            }
            let heading = looks.heading(index);
            let decision = taken.unwrap_or_else(|| {
                Decision::Plain(plain(review, heading.as_ref(), title.as_ref()))
            });
            tell(Explained {
                line,
                decision,
                heading,
                title,
            })?;
        }
    }
    Ok(left_out)
}

/// Why a line with these verdicts is neither a heading nor the title.
fn plain(review: &Review, heading: Option<&Verdict>, title: Option<&Verdict>) -> Plain {
    let chance = |verdict: Option<&Verdict>| verdict.map_or(0.0, Verdict::chance);
    if chance(title) > TITLE && !review.is_marked_up() {
        Plain::AnotherTitle
    } else if chance(heading) > HEADING || chance(title) > TITLE {
        Plain::MarkedUp
    } else if heading.is_some_and(|verdict| verdict.given_up) {
        Plain::GivenUp
    } else {
        Plain::Unlikely
    }
}

impl Verdict {
    /// The chance from 0 to 1 that decides.
    pub fn chance(&self) -> f32 {
        self.chances.last().copied().unwrap_or(0.0)
    }

    /// What came of several looks, each with the chance it gave.
    fn of(looks: &[(Row<Named>, Account, f32)]) -> Option<Self> {
        let (_, last, _) = looks.last()?;
        let (log_odds, given_up) = (last.log_odds, last.given_up);
        // A look begins where the one before ended: with what that began with and all it counted.
        let mut base = last.base;
        let before = looks.len() - 1;
        for (_, account, _) in looks.iter().take(before) {
            base -= account.parts.iter().sum::<f32>();
        }
        let mut reasons = Reasons::default();
        let mut chances = Vec::new();
        for (row, account, chance) in looks {
            reasons.add(row, account);
            chances.push(*chance);
        }
        Some(Self {
            chances,
            log_odds,
            base,
            reasons: reasons.sorted(),
            given_up,
        })
    }
}

/// The lines that an outline takes for headings and the title, in their order.
struct Taken {
    all: Vec<(Span, Decision)>,
}

impl Taken {
    fn of(review: &Review, outline: &Outline) -> Self {
        let title = outline.title();
        let title = title.and_then(|title| Some((title.line?, Decision::Title(title.from))));
        let strong = if review.is_marked_up() {
            marked::strong_paragraphs(review)
        } else {
            Vec::new()
        };
        let headings = outline.sections().iter().filter_map(|section| {
            let heading = section.heading?;
            let decision = if strong.contains(&heading) {
                Decision::Strong
            } else {
                Decision::Heading(heading.from)
            };
            Some((heading.line, decision))
        });
        let mut all: Vec<_> = title.into_iter().chain(headings).collect();
        all.sort_by_key(|(line, _)| *line);
        Self { all }
    }

    /// What the line at `line` is taken for.
    fn of_line(&self, line: Span) -> Option<Decision> {
        let next = self
            .all
            .partition_point(|(taken, _)| taken.start < line.start);
        let (taken, decision) = self.all.get(next)?;
        (taken.start < line.end).then_some(*decision)
    }
}
