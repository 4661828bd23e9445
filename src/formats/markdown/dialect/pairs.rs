//! What reaches from one mark to another: quotes, which become those of Markdown, and spoilers.

use super::edits::Edits;
use std::ops::Range;

/// The most that are within each other.
const DEEPEST: usize = 8;

/// What was begun and not yet ended, and the quotes that were ended.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    open: Vec<Open>,
    /// The lines of the quotes.
    quotes: Vec<Range<usize>>,
}

/// Something that was begun.
#[derive(Debug)]
pub(super) struct Open {
    /// What ends it is called like this.
    pub(super) name: String,
    /// What it is.
    pub(super) sort: Sort,
    /// Where the mark that begins it stands.
    pub(super) mark: Range<usize>,
}

/// What reaches from one mark to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// The words of someone, who may be named.
    Quote(Option<String>),
    /// A quote of HTML.
    Element,
    /// A spoiler.
    Spoiler,
}

impl Pairs {
    /// Notes that something begins; what is too deep within others is left as it is.
    pub(super) fn begin(&mut self, open: Open) {
        if self.open.len() < DEEPEST {
            self.open.push(open);
        }
    }

    /// The innermost that is called `name`, or just the innermost where that is empty; what was begun
    /// in it and not ended is forgotten.
    pub(super) fn end(&mut self, name: &str) -> Option<Open> {
        let fits = |open: &Open| match open.sort {
            Sort::Element => open.name == name,
            Sort::Quote(_) | Sort::Spoiler => {
                name.is_empty() || open.name.eq_ignore_ascii_case(name)
            }
        };
        let at = self.open.iter().rposition(fits)?;
        self.open.truncate(at + 1);
        self.open.pop()
    }

    /// Makes a quote of whole lines.
    pub(super) fn quote(&mut self, lines: Range<usize>) {
        self.quotes.push(lines);
    }

    /// Writes the bars of the quotes before their lines.
    pub(super) fn write(&mut self, source: &str, edits: &mut Edits) {
        for lines in std::mem::take(&mut self.quotes) {
            let mut at = lines.start;
            let own = source.get(lines).unwrap_or_default();
            for line in own.split_inclusive('\n') {
                edits.put(at..at, "> ");
                at += line.len();
            }
        }
    }
}
