//! Counting what was found in the copies that were made to learn hard cases from.

use std::fmt;

use super::corpus::Document;
use super::hard::Made;
use super::tally::Guess;

/// What was found in copies.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Lines put in that were taken for headings, and all of them.
    planted: (usize, usize),
    /// Headings with a new ending that were found, and all of them.
    marked: (usize, usize),
}

impl Copies {
    /// Counts what was found in `document`, which came about as `made` says.
    pub(crate) fn add(&mut self, document: &Document, made: &Made, guess: &Guess) {
        match made {
            Made::Found | Made::Buried | Made::Own => {}
            Made::Planted(lines) => {
                let taken = lines.iter().filter(|line| guess.headings.contains(line));
                self.planted.0 += taken.count();
                self.planted.1 += lines.len();
            }
            Made::Marked => {
                let known = document.headings.iter();
                let found = known.filter(|known| guess.headings.contains(&known.line));
                self.marked.0 += found.count();
                self.marked.1 += document.headings.len();
            }
        }
    }
}

impl fmt::Display for Copies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (taken, planted) = self.planted;
        writeln!(f, "hard lines taken for headings {taken} of {planted}")?;
        let (found, marked) = self.marked;
        writeln!(
            f,
            "headings with a colon or a score found {found} of {marked}"
        )
    }
}
