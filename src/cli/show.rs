//! `frontrow show`: the text of each review, or of one section of each.

use super::masking::Masking;
use super::print::{Came, Printer};
use super::reading::Read;
use super::rows::{self, SectionName};
use super::section::{Meant, Wanted};
use super::{messages, page, passage};
use crate::library::Loaded;
use crate::review::{Position, Span};
use crate::typeset::{Galley, Settings};
use std::io::{self, Write};

/// What was asked for of each review.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// One of its sections; else all of it.
    pub(super) section: Option<&'a Wanted>,
    /// The columns of a line, and how lines are set; else a paragraph is one line.
    pub(super) width: Option<(u16, Settings)>,
    /// What is masked.
    pub(super) masking: Masking<'a>,
}

/// The texts for scripts.
pub(super) struct Json<'a> {
    pub(super) asked: Asked<'a>,
}

impl Printer for Json<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let Ok(loaded) = read.loaded else {
            rows::write(&rows::show(read, None, None), out)?;
            return Ok(Came::Nothing);
        };
        let part = match part(read, loaded, self.asked) {
            Ok(part) => part,
            Err(came) => return Ok(came),
        };
        let text = text(loaded, part.span, self.asked);
        rows::write(&rows::show(read, part.section, Some(text)), out)?;
        Ok(Came::Printed)
    }
}

/// The texts for people.
pub(super) struct Plain<'a> {
    asked: Asked<'a>,
    /// How many reviews there are: of several, each is told by its path.
    reviews: usize,
    /// How many were printed.
    printed: usize,
}

impl<'a> Plain<'a> {
    pub(super) fn new(asked: Asked<'a>, reviews: usize) -> Self {
        Self {
            asked,
            reviews,
            printed: 0,
        }
    }
}

impl Printer for Plain<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let Ok(loaded) = read.loaded else {
            return Ok(Came::Nothing);
        };
        let part = match part(read, loaded, self.asked) {
            Ok(part) => part,
            Err(came) => return Ok(came),
        };
        if self.reviews > 1 || read.record.is_some() {
            let gap = if self.printed > 0 { "\n" } else { "" };
            writeln!(out, "{gap}==> {} <==", read.shown())?;
        }
        self.printed += 1;
        out.write_all(text(loaded, part.span, self.asked).as_bytes())?;
        Ok(Came::Printed)
    }
}

/// A part of a review.
struct Part {
    section: Option<SectionName>,
    span: Span,
}

/// The part that was asked for, or what came of looking for it.
fn part(read: &Read<'_>, loaded: &Loaded, asked: Asked<'_>) -> Result<Part, Came> {
    let Some(wanted) = asked.section else {
        return Ok(Part {
            section: None,
            span: Span::new(Position::START, loaded.review.end()),
        });
    };
    let index = match wanted.find(&loaded.review, &loaded.outline) {
        Meant::One(index) => index,
        Meant::None => return Err(Came::Nothing),
        Meant::Several(indices) => {
            tell_candidates(read, loaded, (wanted, asked.masking), &indices);
            return Err(Came::Ambiguous);
        }
    };
    let section = loaded.outline.sections().get(index).ok_or(Came::Nothing)?;
    Ok(Part {
        section: Some(SectionName {
            number: index + 1,
            title: section.title(&loaded.review).map(str::to_owned),
        }),
        span: section.span,
    })
}

/// Names the sections that may have been meant.
fn tell_candidates(
    read: &Read<'_>,
    loaded: &Loaded,
    (wanted, masking): (&Wanted, Masking<'_>),
    indices: &[usize],
) {
    let name = |index: &usize| {
        let heading = loaded.outline.sections().get(*index)?.heading?;
        let title = masking.shown(loaded, heading.line);
        Some(format!("{} {title}", index + 1))
    };
    let names: Vec<String> = indices.iter().filter_map(name).collect();
    messages::tell(&format!(
        "{}: {wanted} may be any of {}: {}; give a number or more of the title",
        read.shown(),
        names.len(),
        names.join(", ")
    ));
}

/// The text of `span` as it was asked for, and below it where its links lead; it ends with a line
/// end if there is any.
fn text(loaded: &Loaded, span: Span, asked: Asked<'_>) -> String {
    let (review, outline) = (&loaded.review, &loaded.outline);
    let masks = asked.masking.masks(loaded, span);
    let mut text = match asked.width {
        Some((width, settings)) => {
            page::typeset_text(Galley::new(width, settings), review, outline, span, &masks)
        }
        None => passage::unwrapped(review, outline, span, &masks),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let links = passage::links(review, span, &masks);
    if !links.is_empty() {
        text.push('\n');
        text.push_str(&links);
    }
    text
}
