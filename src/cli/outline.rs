//! `frontrow outline`: the sections of each review.

use super::masking::Masking;
use super::print::{Came, Printer};
use super::reading::Read;
use super::rows;
use super::titles::Titles;
use crate::library::Loaded;
use crate::outline::{Kinds, OPENING, Section};
use crate::review::Pace;
use crate::typeset::text_width;
use std::borrow::Cow;
use std::io::{self, Write};

/// The widest title that the times behind it are aligned to.
const WIDEST: usize = 60;

/// The outlines for scripts.
pub(super) struct Json<'a> {
    /// What sections can be about.
    pub(super) kinds: &'a Kinds,
    /// How fast they are read.
    pub(super) pace: Pace,
}

impl Printer for Json<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        rows::write(&rows::outline(read, self.kinds, self.pace), out)?;
        Ok(Came::Printed)
    }
}

/// The outlines for people: the title, and below it number, title and time of each section.
pub(super) struct Plain<'a> {
    pub(super) titles: Titles,
    /// How fast they are read.
    pub(super) pace: Pace,
    /// What of the titles is masked.
    pub(super) masking: Masking<'a>,
}

impl Printer for Plain<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let Some(loaded) = self.titles.write(read, out)? else {
            return Ok(Came::Nothing);
        };
        self.sections(loaded, out)?;
        Ok(Came::Printed)
    }
}

impl Plain<'_> {
    /// A line for each section, in columns.
    fn sections(&self, loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
        let sections = loaded.outline.sections();
        let titles: Vec<String> = sections
            .iter()
            .map(|section| self.indented(loaded, section))
            .collect();
        let widths = titles.iter().map(|title| text_width(title));
        let width = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
        let number_width = sections.len().to_string().len();
        for ((number, section), title) in (1..).zip(sections).zip(&titles) {
            let padding = width.saturating_sub(text_width(title));
            let time = section.words.clock(self.pace);
            writeln!(
                out,
                "{number:>number_width$}  {title}{:padding$}  {time:>5}",
                ""
            )?;
        }
        Ok(())
    }

    /// The title of a section, set in by its depth.
    fn indented(&self, loaded: &Loaded, section: &Section) -> String {
        let depth = section.heading.map_or(1, |heading| heading.depth);
        let indent = 2 * usize::from(depth.saturating_sub(1));
        let title = section.heading.map_or(Cow::Borrowed(OPENING), |heading| {
            self.masking.shown(loaded, heading.line)
        });
        format!("{:indent$}{title}", "")
    }
}
