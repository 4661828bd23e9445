//! What was highlighted in the open review: by place, so that only what is on the page is looked at.

use std::collections::HashMap;

use crate::app::FoundKept;
use crate::journal::{Body, Ink, Key, Page, Slot};
use crate::review::{Position, Span};

/// What was highlighted in the open review, as far as it is found in it.
#[derive(Debug, Default)]
pub(super) struct Highlights {
    /// By where they begin.
    all: Vec<Highlighted>,
    /// The bytes of the longest: none that begins further up than that reaches a place.
    longest: usize,
}

/// Words that were highlighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlighted {
    /// The words.
    pub span: Span,
    /// In which colour.
    pub ink: Ink,
    /// Which highlight it is.
    pub key: Key,
    /// The note about it.
    pub note: Option<Key>,
    /// Its number in the order in which they were made: a later one lies over the others.
    pub(super) rank: usize,
}

/// The colours of a part of a text, none of which lies over another.
#[derive(Debug, Clone, Default)]
pub struct Inks(Vec<(Span, Ink)>);

impl Highlights {
    /// Those of a page; `found` says where they are, and `made` in which order those of this run were
    /// made.
    pub(super) fn of(page: &Page, found: impl Fn(Slot) -> Option<FoundKept>, made: &[Key]) -> Self {
        let (mut all, mut notes) = (Vec::new(), HashMap::new());
        for (slot, kept) in page.iter() {
            match &kept.body {
                Body::Highlight(highlight) => {
                    if let Slot::Highlight(key) = slot
                        && let Some(FoundKept::There(span, _)) = found(slot)
                    {
                        let now = made.iter().position(|other| *other == key);
                        all.push((now, kept.made, key, span, highlight.ink));
                    }
                }
                Body::Note(body) => {
                    if let Slot::Note(note) = slot {
                        notes.extend(body.about.map(|about| (about, note)));
                    }
                }
                Body::Left(_)
                | Body::Status(_)
                | Body::Rating(_)
                | Body::Mark(_)
                | Body::Correction(_) => {}
            }
        }
        all.sort_by_key(|(now, made, key, ..)| (*now, *made, *key));
        let all = all.into_iter().enumerate();
        let mut all: Vec<Highlighted> = all
            .map(|(rank, (_, _, key, span, ink))| Highlighted {
                span,
                ink,
                key,
                note: notes.get(&key).copied(),
                rank,
            })
            .collect();
        all.sort_by_key(|it| it.span);
        let longest = all.iter().map(|it| it.span.len()).max();
        Self {
            longest: longest.unwrap_or_default(),
            all,
        }
    }

    /// Those that reach into `span`, by where they begin.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = &Highlighted> {
        let far = span.start.offset().saturating_sub(self.longest);
        let from = self.all.partition_point(|it| it.span.start.offset() < far);
        let near = self.all.get(from..).unwrap_or_default().iter();
        let near = near.take_while(move |it| it.span.start < span.end);
        near.filter(move |it| it.span.end > span.start)
    }

    /// The one that lies over all others at a place.
    pub(super) fn on_top_at(&self, place: Position) -> Option<Highlighted> {
        let next = Position::at(place.offset() + 1);
        let here = self.within(Span::new(place, next));
        let here = here.filter(|it| it.span.contains(place));
        here.max_by_key(|it| it.rank).copied()
    }

    /// The one of exactly these words that was made last.
    pub(super) fn of_words(&self, words: Span) -> Option<Highlighted> {
        let here = self.within(words).filter(|it| it.span == words);
        here.max_by_key(|it| it.rank).copied()
    }
}

impl Inks {
    /// The colours that these highlights give a text.
    pub(super) fn of<'a>(highlights: impl Iterator<Item = &'a Highlighted>) -> Self {
        let highlights: Vec<&Highlighted> = highlights.collect();
        let ends = highlights
            .iter()
            .flat_map(|it| [it.span.start, it.span.end]);
        let mut ends: Vec<Position> = ends.collect();
        ends.sort_unstable();
        ends.dedup();
        let parts = ends.windows(2).filter_map(|ends| match ends {
            [start, end] => Some(Span::new(*start, *end)),
            _ => None,
        });
        let inked = parts.filter_map(|part| {
            let here = highlights.iter().filter(|it| it.span.contains(part.start));
            let top = here.max_by_key(|it| it.rank)?;
            Some((part, top.ink))
        });
        Self(inked.collect())
    }

    /// The colour at a place, if it was highlighted.
    pub fn at(&self, place: Position) -> Option<Ink> {
        let behind = self.0.partition_point(|(part, _)| part.start <= place);
        let (part, ink) = self.0.get(behind.checked_sub(1)?)?;
        part.contains(place).then_some(*ink)
    }
}
