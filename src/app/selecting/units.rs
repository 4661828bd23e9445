//! What a text can be gone through by: characters, words, sentences, paragraphs, sections.

use unicode_segmentation::UnicodeSegmentation;

use crate::outline::Outline;
use crate::review::{Position, Review, Span};
use crate::typeset::{first_grapheme, sentence_after, sentence_at, sentence_before};

/// What the end of a selection is moved by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Character,
    Word,
    Sentence,
    Paragraph,
    Section,
}

/// A text to be gone through. Only what is near a place is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) review: &'a Review,
    pub(super) outline: &'a Outline,
}

impl Ground<'_> {
    /// Where the next unit behind a place begins.
    pub(super) fn start_after(self, unit: Unit, place: Position) -> Option<Position> {
        match unit {
            Unit::Character => self.character_after(place).map(|it| it.end),
            Unit::Word => {
                let mut words = self.words_from(place);
                words.find(|word| word.start > place).map(|word| word.start)
            }
            Unit::Sentence => {
                let start = sentence_after(self.review, self.outline, place);
                start.filter(|start| *start > place)
            }
            Unit::Paragraph => {
                let blocks = self.review.blocks();
                let after = blocks.partition_point(|block| block.span.start <= place);
                blocks.get(after).map(|block| block.span.start)
            }
            Unit::Section => {
                let sections = self.outline.sections();
                let after = sections.partition_point(|section| section.span.start <= place);
                sections.get(after).map(|section| section.span.start)
            }
        }
    }

    /// Where the last unit begins that begins before a place.
    pub(super) fn start_before(self, unit: Unit, place: Position) -> Option<Position> {
        match unit {
            Unit::Character => self.character_before(place).map(|it| it.start),
            Unit::Word => self.words_before(place).next().map(|word| word.start),
            Unit::Sentence => {
                let start = sentence_before(self.review, self.outline, place);
                start.filter(|start| *start < place)
            }
            Unit::Paragraph => {
                let blocks = self.review.blocks();
                let behind = blocks.partition_point(|block| block.span.start < place);
                let above = blocks.get(behind.checked_sub(1)?);
                above.map(|block| block.span.start)
            }
            Unit::Section => {
                let sections = self.outline.sections();
                let behind = sections.partition_point(|section| section.span.start < place);
                let above = sections.get(behind.checked_sub(1)?);
                above.map(|section| section.span.start)
            }
        }
    }

    /// Where the first unit ends that ends behind a place.
    pub(super) fn end_after(self, unit: Unit, place: Position) -> Option<Position> {
        match unit {
            Unit::Character => self.character_after(place).map(|it| it.end),
            Unit::Word => self.words_from(place).next().map(|word| word.end),
            Unit::Sentence => {
                let here = sentence_at(self.review, self.outline, place)?;
                if here.end > place {
                    return Some(here.end);
                }
                let next = self.start_after(Unit::Sentence, place)?;
                sentence_at(self.review, self.outline, next).map(|next| next.end)
            }
            Unit::Paragraph => {
                let blocks = self.review.blocks();
                let after = blocks.partition_point(|block| block.span.end <= place);
                blocks.get(after).map(|block| block.span.end)
            }
            Unit::Section => {
                let sections = self.outline.sections().iter();
                let mut ends = sections.map(|section| self.trimmed(section.span).end);
                ends.find(|end| *end > place)
            }
        }
    }

    /// Where the last unit ends that ends before a place.
    pub(super) fn end_before(self, unit: Unit, place: Position) -> Option<Position> {
        match unit {
            Unit::Character => self.character_before(place).map(|it| it.start),
            Unit::Word => {
                let mut words = self.words_before(place);
                words.find(|word| word.end < place).map(|word| word.end)
            }
            Unit::Sentence => {
                let inside = self.character_before(place)?.start;
                let here = sentence_at(self.review, self.outline, inside)?;
                if here.end < place {
                    return Some(here.end);
                }
                let before = self.start_before(Unit::Sentence, here.start)?;
                sentence_at(self.review, self.outline, before).map(|before| before.end)
            }
            Unit::Paragraph => {
                let blocks = self.review.blocks();
                let behind = blocks.partition_point(|block| block.span.end < place);
                let above = blocks.get(behind.checked_sub(1)?);
                above.map(|block| block.span.end)
            }
            Unit::Section => {
                let sections = self.outline.sections().iter().rev();
                let mut ends = sections.map(|section| self.trimmed(section.span).end);
                ends.find(|end| *end < place)
            }
        }
    }

    /// The word at a place; where none is, the character.
    pub(super) fn word_at(self, place: Position) -> Span {
        let Some(here) = self.character_after(place) else {
            let last = self.words_before(place).next();
            return last.unwrap_or(Span::new(place, place));
        };
        let begun = self.words_before(here.end).next();
        let start = begun.filter(|word| word.end == here.end);
        let start = start.map_or(here.start, |word| word.start);
        let mut words = self.words_from(start);
        let whole = words.next().filter(|word| word.start == start);
        whole.unwrap_or(here)
    }

    /// The character behind a place: white space with a line break of the source is one.
    pub(super) fn character_after(self, place: Position) -> Option<Span> {
        let behind = self.behind(place);
        let blank = behind.len() - behind.trim_start().len();
        let breaks = behind
            .get(..blank)
            .is_some_and(|blank| blank.contains('\n'));
        let len = match breaks {
            true if blank == behind.len() => return None,
            true => blank,
            false => first_grapheme(behind)?.len(),
        };
        Some(Span::of(place.offset()..place.offset() + len))
    }

    /// The character before a place, likewise.
    pub(super) fn character_before(self, place: Position) -> Option<Span> {
        let before = self.before(place);
        let blank = before.len() - before.trim_end().len();
        let start = before.len() - blank;
        let breaks = before
            .get(start..)
            .is_some_and(|blank| blank.contains('\n'));
        let start = match breaks {
            true if start == 0 => return None,
            true => start,
            false => before.grapheme_indices(true).next_back()?.0,
        };
        Some(Span::of(start..place.offset()))
    }

    /// `span` without the white space at its ends.
    pub(super) fn trimmed(self, span: Span) -> Span {
        let text = self.review.slice(span);
        let start = span.start.offset() + (text.len() - text.trim_start().len());
        Span::of(start..start + text.trim().len())
    }

    /// The words that end behind a place, of one it is in the rest.
    fn words_from(&self, place: Position) -> impl Iterator<Item = Span> {
        let words = self.behind(place).unicode_word_indices();
        words.map(move |(at, word)| {
            let start = place.offset() + at;
            Span::of(start..start + word.len())
        })
    }

    /// The words that begin before a place, the nearest first, of one it is in the beginning.
    fn words_before(&self, place: Position) -> impl Iterator<Item = Span> {
        let words = self.before(place).unicode_word_indices().rev();
        words.map(|(at, word)| Span::of(at..at + word.len()))
    }

    fn behind(&self, place: Position) -> &str {
        self.review.slice(Span::new(place, self.review.end()))
    }

    fn before(&self, place: Position) -> &str {
        self.review.slice(Span::new(Position::START, place))
    }
}
