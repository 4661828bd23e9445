//! A page that is finished.

use super::Page;
use super::aims::Aims;
use crate::review::{Block, Facts, Markup, Problem, Review, Run, Span, Table};

/// What was read of a text, whose links do not lead anywhere yet: the source is not needed for that
/// and may be given up first.
#[derive(Debug)]
pub(in crate::formats) struct Read {
    pub(in crate::formats) text: String,
    pub(in crate::formats) blocks: Vec<Block>,
    runs: Vec<Run>,
    tables: Vec<Table>,
    spoilers: Vec<Span>,
    aims: Aims,
    /// Tags that stand on lines of their own.
    pub(in crate::formats) tags: Vec<String>,
}

impl Read {
    /// The review of what was read.
    pub(in crate::formats) fn review(self, facts: Facts, problems: Vec<Problem>) -> Review {
        let mut runs = self.runs;
        let links = self.aims.resolved(&self.text, &self.blocks, &mut runs);
        let markup = Markup {
            runs,
            links,
            tables: self.tables,
        };
        Review::new(self.text, self.blocks, facts, problems)
            .with_markup(markup)
            .with_spoilers(self.spoilers)
    }
}

impl Page<'_> {
    /// Finishes the page.
    pub(in crate::formats) fn finish(mut self) -> Read {
        self.close();
        let spoilers = self.take_spoilers();
        Read {
            spoilers,
            text: self.text,
            blocks: self.blocks,
            runs: self.runs,
            tables: self.tables,
            aims: self.aims,
            tags: Vec::new(),
        }
    }
}
