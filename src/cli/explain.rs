//! `frontrow outline --explain`: why lines were taken for headings, and why not.

mod row;

use super::masking::Masking;
use super::print::{Came, Printer};
use super::reading::Read;
use super::rows;
use super::titles::Titles;
use crate::outline::{Decision, Explained, From, LeftOut, Plain as Why, Reason, Verdict, explain};
use crate::review::Review;
use crate::ui::shortened;
use std::io::{self, Write};

/// The most reasons that are told, for and against each.
const REASONS: usize = 4;
/// What counts less, in log odds, is no reason.
const LEAST: f32 = 0.1;
/// Columns before the text of a row, and of a whole row that can be cut.
const INDENT: usize = 14;
const COLUMNS: usize = 80;
/// A chance that the first line is something else is told from here on.
const TOLD: f32 = 0.05;

/// The reasons for scripts.
pub(super) struct Json;

impl Printer for Json {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let Ok(loaded) = read.loaded else {
            rows::write(&row::of_no_line(read), out)?;
            return Ok(Came::Nothing);
        };
        let mut told = !loaded.review.problems().is_empty();
        if told {
            rows::write(&row::of_no_line(read), out)?;
        }
        explain(&loaded.review, &loaded.outline, |explained| {
            told = true;
            rows::write(&row::of(read, &loaded.review, &explained), out)
        })?;
        if !told {
            rows::write(&row::of_no_line(read), out)?;
        }
        Ok(Came::Printed)
    }
}

/// The reasons for people.
pub(super) struct Plain<'a> {
    pub(super) titles: Titles,
    /// What of the lines is masked.
    pub(super) masking: Masking<'a>,
}

impl Printer for Plain<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let Some(loaded) = self.titles.write(read, out)? else {
            return Ok(Came::Nothing);
        };
        let mut before = None;
        let left_out = explain(&loaded.review, &loaded.outline, |explained| {
            let unasked = explained.heading.is_none() && explained.title.is_none();
            if unasked && before.is_none() {
                writeln!(out, "The headings come from the markup.")?;
            }
            if !unasked || before != Some(unasked) {
                writeln!(out)?;
            }
            before = Some(unasked);
            let text = self.masking.shown(loaded, explained.line);
            candidate(&loaded.review, (&explained, &text), out)
        })?;
        others(left_out, out)?;
        Ok(Came::Printed)
    }
}

/// The line with its place and its chance, what it was taken for, and why.
fn candidate(
    review: &Review,
    (explained, text): (&Explained, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = review.source_line(explained.line.start);
    let (decision, verdict, other) = match explained.decision {
        Decision::Title(_) => ("title", &explained.title, &explained.heading),
        Decision::Heading(_) | Decision::Strong => {
            ("heading", &explained.heading, &explained.title)
        }
        Decision::Plain(_) => ("plain", &explained.heading, &explained.title),
    };
    let chance = verdict.as_ref().map_or(String::new(), percent);
    let room = (COLUMNS - INDENT - "heading  ".len()) as u16;
    let line = shortened(text, room);
    writeln!(out, "{number:>5}  {chance:>5}  {decision:<7}  {line}")?;
    if let Some(why) = why(explained) {
        writeln!(out, "{:INDENT$}{why}", "")?;
    }
    if let Some(verdict) = verdict {
        reasons(verdict, out)?;
    }
    if let Some(other) = other.as_ref().filter(|other| other.chance() >= TOLD) {
        let what = match explained.decision {
            Decision::Title(_) => "as a heading",
            Decision::Heading(_) | Decision::Strong | Decision::Plain(_) => "as the title",
        };
        writeln!(out, "{:7}{:>5}  {what}", "", percent(other))?;
        reasons(other, out)?;
    }
    Ok(())
}

/// Why the chance does not decide alone, or how it came about.
fn why(explained: &Explained) -> Option<String> {
    let told = match explained.decision {
        Decision::Title(From::Facts) => "the source states it",
        Decision::Strong => "all of it is strong",
        Decision::Plain(Why::GivenUp) => "given up at once: it is unlike any heading",
        Decision::Plain(Why::AnotherTitle) => {
            "it looks like the title, but the source states another"
        }
        Decision::Plain(Why::MarkedUp) => {
            "it looks like a heading, but the markup says that it is none"
        }
        Decision::Heading(_) | Decision::Plain(Why::Unlikely) => {
            let chances = &explained.heading.as_ref()?.chances;
            let &[alone, beside] = chances.as_slice() else {
                return None;
            };
            return Some(format!(
                "{} by itself, {} beside the other likely headings",
                rounded(alone),
                rounded(beside)
            ));
        }
        Decision::Title(_) => return None,
    };
    Some(told.to_owned())
}

/// The strongest reasons for and against, as many as count.
fn reasons(verdict: &Verdict, out: &mut dyn Write) -> io::Result<()> {
    for (label, side) in [("for", Side::For), ("against", Side::Against)] {
        for (index, reason) in strongest(verdict, side).enumerate() {
            let label = if index == 0 { label } else { "" };
            writeln!(out, "{label:>12}  {}", told(reason))?;
        }
    }
    Ok(())
}

/// What a reason speaks for.
#[derive(Debug, Clone, Copy)]
enum Side {
    For,
    Against,
}

/// The strongest reasons of one side.
fn strongest(verdict: &Verdict, side: Side) -> impl Iterator<Item = &Reason> {
    let counts = move |reason: &&Reason| match side {
        Side::For => reason.weight >= LEAST,
        Side::Against => reason.weight <= -LEAST,
    };
    verdict.reasons.iter().filter(counts).take(REASONS)
}

/// A reason with how much it counts.
fn told(reason: &Reason) -> String {
    let sign = if reason.weight < 0.0 { '−' } else { '+' };
    let weight = reason.weight.abs();
    format!("{sign}{weight:.1} {}: {}", reason.what(), reason.seen())
}

/// How many lines were not told of, and why.
fn others(left_out: LeftOut, out: &mut dyn Write) -> io::Result<()> {
    let LeftOut {
        long,
        within,
        unlikely,
    } = left_out;
    let all = long + within + unlikely;
    if all == 0 {
        return Ok(());
    }
    let counts = [
        (long, "too long for a heading"),
        (within, "within a paragraph"),
        (unlikely, "unlike a heading"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, why)| format!("{count} {why}"))
        .collect();
    let lines = if all == 1 { "line has" } else { "lines have" };
    writeln!(
        out,
        "\n{all} more {lines} next to no chance: {}",
        counts.join(", ")
    )
}

fn percent(verdict: &Verdict) -> String {
    rounded(verdict.chance())
}

fn rounded(chance: f32) -> String {
    format!("{:.0} %", chance * 100.0)
}
