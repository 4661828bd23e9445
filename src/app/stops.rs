//! What the outline pane lists and the section keys go to: the sections of the open review, or,
//! where it has no headings, its paragraphs.

use std::borrow::Cow;

use super::Open;
use crate::library::Extent;
use crate::outline::{OPENING, Section};
use crate::review::{Position, Span};

/// The fewest paragraphs worth a list.
const SEVERAL: usize = 2;

/// What is listed of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Its sections.
    Section,
    /// Its paragraphs.
    Paragraph,
}

impl Stop {
    /// The word for one of them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Paragraph => "paragraph",
        }
    }
}

/// The places of an open review that the section keys go to, in the order of the text.
///
/// They are its paragraphs where it has no heading, more than one paragraph, and has been read to
/// its end: a heading may yet come.
#[derive(Debug, Clone, Copy)]
pub struct Stops<'a> {
    open: &'a Open,
    kind: Stop,
}

impl<'a> Stops<'a> {
    /// Those of `open`.
    pub fn of(open: &'a Open) -> Self {
        let several = open.outline.paragraphs().len() >= SEVERAL;
        let kind = match open.extent {
            Extent::Whole if several => Stop::Paragraph,
            Extent::Whole | Extent::Beginning => Stop::Section,
        };
        Self { open, kind }
    }

    /// What they are.
    pub fn kind(self) -> Stop {
        self.kind
    }

    /// How many there are.
    pub fn len(self) -> usize {
        match self.kind {
            Stop::Section => self.open.outline.sections().len(),
            Stop::Paragraph => self.open.outline.paragraphs().len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of one, up to the next.
    pub fn span(self, index: usize) -> Option<Span> {
        match self.kind {
            Stop::Section => self.section(index).map(|section| section.span),
            Stop::Paragraph => self
                .open
                .outline
                .paragraphs()
                .span(&self.open.review, index),
        }
    }

    /// What one is called in a list: its title, or the beginning of the paragraph in one line, at
    /// most `bytes` of it; as `show` gives that text.
    pub fn name(
        self,
        index: usize,
        bytes: usize,
        show: impl FnOnce(Span) -> Cow<'a, str>,
    ) -> Option<Cow<'a, str>> {
        let review = &self.open.review;
        match self.kind {
            Stop::Section => {
                let heading = self.section(index)?.heading;
                Some(heading.map_or(Cow::Borrowed(OPENING), |heading| show(heading.line)))
            }
            Stop::Paragraph => {
                let paragraphs = self.open.outline.paragraphs();
                let beginning = paragraphs.beginning(review, index, bytes, show);
                beginning.map(Cow::Owned)
            }
        }
    }

    /// The section with this index; `None` where paragraphs are listed.
    pub fn section(self, index: usize) -> Option<&'a Section> {
        match self.kind {
            Stop::Section => self.open.outline.sections().get(index),
            Stop::Paragraph => None,
        }
    }

    /// The index of the one that holds `position`; what stands above all belongs to the first.
    pub fn at(self, position: Position) -> Option<usize> {
        match self.kind {
            Stop::Section => self.open.outline.section_at(position),
            Stop::Paragraph => self
                .open
                .outline
                .paragraphs()
                .at(&self.open.review, position),
        }
    }

    /// Where the next one begins; from above all, where the first heading is, or the second
    /// paragraph: what has no heading begins where the reader is then.
    pub fn after(self, position: Position) -> Option<Position> {
        let at = self.at(position)?;
        let start = self.span(at)?.start;
        let is_named = self
            .section(at)
            .is_some_and(|section| section.heading.is_some());
        if is_named && start > position {
            return Some(start);
        }
        self.span(at + 1).map(|span| span.start)
    }

    /// Where the last one begins that begins before `position`.
    pub fn before(self, position: Position) -> Option<Position> {
        let at = self.at(position)?;
        let starts = [Some(at), at.checked_sub(1)].into_iter().flatten();
        let mut starts = starts.filter_map(|index| self.span(index).map(|span| span.start));
        starts.find(|start| *start < position)
    }
}
