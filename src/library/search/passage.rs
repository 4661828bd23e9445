//! Where what is wanted stands in one review, and the words around it.

use super::LibrarySearch;
use super::places::{Closeness, Looked, Place, Worth, look};
use super::snippet::{Snippet, snippet};
use super::words::{Part, Sought, Words};
use crate::library::{Loaded, Source, sections_meant};
use crate::outline::{Kind, Kinds};
use crate::review::{Block, Position, Span};
use crate::search::{Pattern, find};
use crate::typeset::masked_text;
use std::sync::Arc;

/// Where what is wanted stands in a review.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The very words, in the review's text; nothing, where its text begins, where they stand in what
    /// is known of the review alone, or only facts were asked for.
    pub span: Span,
    /// The line of the source, from 1, where that has lines.
    pub line: Option<usize>,
    /// The number of its section, from 1, and its title, unless it is the opening.
    pub section: Option<(usize, Option<String>)>,
    /// The words around it.
    pub snippet: Snippet,
    /// What finds these words in the review, and others like them; `None` where only facts were asked
    /// for.
    pub pattern: Option<Arc<Pattern>>,
}

/// What passages are found by.
#[derive(Debug)]
pub struct Passages<'a> {
    search: &'a LibrarySearch,
    kinds: &'a Kinds,
    /// The kinds of sections in which they are looked for first.
    preferred: Vec<Kind>,
    sought: Sought,
    expression: Option<Arc<Pattern>>,
}

impl<'a> Passages<'a> {
    /// The passages of a search for `sought`, or of an expression.
    pub fn new(
        search: &'a LibrarySearch,
        kinds: &'a Kinds,
        sought: Sought,
        expression: Option<Pattern>,
    ) -> Self {
        let sections = sections_meant(search.asked.query(), kinds);
        let preferred = sections.iter().flatten().copied().collect();
        Self {
            search,
            kinds,
            preferred,
            sought,
            expression: expression.map(Arc::new),
        }
    }

    /// Where what is wanted stands in a review; `None` where it does not, any more.
    pub fn of(&self, source: &Source, loaded: &Loaded) -> Option<Passage> {
        if let Some(expression) = &self.expression {
            let whole = Span::new(Position::START, loaded.review.end());
            let hit = find(&loaded.review, expression, whole).next()?;
            return Some(self.at(loaded, hit, Some(Arc::clone(expression))));
        }
        if self.sought.is_empty() {
            return Some(self.at(loaded, self.beginning(loaded), None));
        }
        let worth = |position| self.worth(loaded, position);
        let looked = look(&loaded.review, &self.sought, &worth);
        let known = Known::new(source, loaded);
        let mut parts = self.sought.parts().iter().zip(&looked.counts);
        // What was found in an index of the text as it was before is nothing that stands there.
        if parts.any(|(part, count)| *count <= 0.0 && !known.has(part)) {
            return None;
        }
        let place = looked.best.map(|place| self.exact(loaded, place, &looked));
        let (span, pattern) =
            place.unwrap_or_else(|| (self.beginning(loaded), self.any_of(&looked)));
        Some(self.at(loaded, span, pattern))
    }

    /// The very words at a place, and what finds them.
    fn exact(
        &self,
        loaded: &Loaded,
        place: Place,
        looked: &Looked,
    ) -> (Span, Option<Arc<Pattern>>) {
        let is_phrase = place.closeness == Closeness::Phrase;
        let typed = Some(self.sought.typed()).filter(|_| is_phrase);
        let pattern = typed.and_then(Pattern::new);
        let hit = pattern.and_then(|pattern| {
            let hit = find(&loaded.review, &pattern, place.span).next()?;
            Some((hit, Some(Arc::new(pattern))))
        });
        hit.unwrap_or_else(|| (place.span, self.any_of(looked)))
    }

    /// What finds any of the words, as they stand in the text.
    fn any_of(&self, looked: &Looked) -> Option<Arc<Pattern>> {
        let typed = self.sought.parts().iter().map(Part::typed);
        let words: Vec<String> = if looked.found.is_empty() {
            typed.collect()
        } else {
            looked.found.iter().cloned().collect()
        };
        Pattern::any_of(&words).map(Arc::new)
    }

    /// Where a review is looked at that only facts were asked of: where it begins, or the first section
    /// of a kind that was asked for.
    fn beginning(&self, loaded: &Loaded) -> Span {
        let (review, sections) = (&loaded.review, loaded.outline.sections());
        let is_preferred = |section: &&crate::outline::Section| {
            let kind = self.kinds.of_section(section, review);
            kind.is_some_and(|kind| self.preferred.contains(&kind))
        };
        let preferred = sections.iter().find(is_preferred);
        let start = match preferred.or_else(|| sections.first()) {
            Some(section) => section
                .heading
                .map_or(section.span.start, |heading| heading.line.end),
            None => Position::START,
        };
        let block = review
            .block_at(start)
            .and_then(|at| review.blocks().get(at));
        // What stands on the line of a heading is no text of the section.
        let next = block.filter(|block| block.span.contains(start));
        let start = next.map_or(start, |block| behind_blank(review.text(), block, start));
        Span::new(start, start)
    }

    /// What a place is worth.
    fn worth(&self, loaded: &Loaded, position: Position) -> Worth {
        let (review, outline) = (&loaded.review, &loaded.outline);
        let title = outline.title().and_then(|title| title.line);
        let section = outline.section_at(position);
        let section = section.and_then(|at| outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        let heading = heading.map(|heading| heading.line);
        if [title, heading]
            .iter()
            .flatten()
            .any(|line| line.contains(position))
        {
            return Worth::Title;
        }
        let kind = section.and_then(|section| self.kinds.of_section(section, review));
        match kind {
            Some(kind) if self.preferred.contains(&kind) => Worth::Preferred,
            Some(_) | None => Worth::Text,
        }
    }

    /// The passage at `span`.
    fn at(&self, loaded: &Loaded, span: Span, pattern: Option<Arc<Pattern>>) -> Passage {
        let (review, outline) = (&loaded.review, &loaded.outline);
        let masks = |span| self.search.masking.masks(loaded, self.kinds, span);
        let section = outline.section_at(span.start).and_then(|at| {
            let heading = outline.sections().get(at)?.heading;
            let title = heading.map(|heading| {
                let masks = masks(heading.line);
                let title = masked_text(review, heading.line, &masks);
                title.split_whitespace().collect::<Vec<_>>().join(" ")
            });
            Some((at + 1, title))
        });
        Passage {
            span,
            line: review.has_lines().then(|| review.source_line(span.start)),
            section,
            snippet: snippet(review, span, pattern.as_deref(), masks),
            pattern,
        }
    }
}

/// The first place at or after `start` in a block that is not blank.
fn behind_blank(text: &str, block: &Block, start: Position) -> Position {
    let rest = text.get(start.offset()..block.span.end.offset());
    let rest = rest.unwrap_or_default();
    Position::at(start.offset() + (rest.len() - rest.trim_start().len()))
}

/// What a review is known by beside its text, as words.
struct Known(Vec<Words>);

impl Known {
    fn new(source: &Source, loaded: &Loaded) -> Self {
        let facts = loaded.review.facts();
        let title = source.title_of(&loaded.review, &loaded.outline);
        let names = [
            facts.title.as_ref(),
            facts.work.as_ref(),
            facts.reviewer.as_ref(),
        ];
        let names = names.into_iter().flatten().chain(&facts.makers);
        Self(names.chain([&title]).map(|name| Words::of(name)).collect())
    }

    fn has(&self, part: &Part) -> bool {
        self.0
            .iter()
            .any(|name| part.spots(name, 0).next().is_some())
    }
}
