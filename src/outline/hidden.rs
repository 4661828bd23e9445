//! What of a review is kept from someone who does not know the work yet.

use super::{Kind, Kinds, Outline, Section, sections_around};
use crate::review::{Masks, Review, Span};

/// What of a review is hidden: its spoilers, and the text of whole sections.
#[derive(Debug, Clone, Copy)]
pub struct Hidden<'a> {
    /// The review.
    pub review: &'a Review,
    /// Its sections.
    pub outline: &'a Outline,
    /// Which sections are hidden below their headings.
    pub sections: Sections<'a>,
}

/// Which sections of a review are hidden.
#[derive(Debug, Clone, Copy)]
pub enum Sections<'a> {
    /// Those of these kinds, with the sections in them.
    Of(&'a Kinds, &'a [Kind]),
    /// All of them.
    All,
}

impl Hidden<'_> {
    /// What is hidden within `span`. Only the sections there, and those they lie in, are looked at.
    pub fn within(&self, span: Span) -> Masks {
        let spoilers = self.review.spoilers_in(span).iter().copied();
        let sections = self.sections_in(span);
        Masks::of(spoilers.chain(sections).collect())
    }

    /// Whether anything at all is hidden.
    pub fn is_any(&self) -> bool {
        !self.review.spoilers().is_empty() || self.sections_in(self.whole()).next().is_some()
    }

    fn whole(&self) -> Span {
        Span::of(0..self.review.text().len())
    }

    /// What is hidden of the sections that reach into `span`.
    fn sections_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let none = matches!(self.sections, Sections::Of(_, []));
        let first = self.outline.section_at(span.start).filter(|_| !none);
        let all = self.outline.sections();
        let rest = first.and_then(|first| all.get(first..)).unwrap_or_default();
        let here = rest.iter().zip(first.unwrap_or_default()..);
        here.take_while(move |(section, _)| section.span.start < span.end)
            .filter_map(|(section, index)| self.part(section, index))
    }

    /// What is hidden of the section with this index: what is below its heading, or all of one that
    /// lies in a hidden one.
    fn part(&self, section: &Section, index: usize) -> Option<Span> {
        let below = section
            .heading
            .map_or(section.span.start, |heading| heading.line.end);
        let below = Span::new(below, section.span.end);
        match self.sections {
            Sections::All => Some(below),
            Sections::Of(kinds, chosen) => {
                let is_hidden = |section: &Section| {
                    let kind = kinds.of_section(section, self.review);
                    kind.is_some_and(|kind| chosen.contains(&kind))
                };
                if self.around(index).any(is_hidden) {
                    return Some(section.span);
                }
                is_hidden(section).then_some(below)
            }
        }
    }

    /// The sections that the one with this index lies in, from the innermost.
    fn around(&self, index: usize) -> impl Iterator<Item = &Section> {
        let all = self.outline.sections();
        let heading = all.get(index).and_then(|section| section.heading);
        let before = all.get(..index).unwrap_or_default();
        sections_around(before, heading.map_or(1, |heading| heading.depth))
    }
}
