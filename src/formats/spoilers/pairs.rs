//! Which marks belong together, and what they set off.

use std::ops::Range;

use super::elements::Elements;
use super::scan::{Mark, Place, Sort};

/// What marks come to.
#[derive(Debug, Default)]
pub(in crate::formats) struct Pairs {
    /// The marks that are such.
    pub(in crate::formats) cuts: Vec<Range<usize>>,
    /// What they set off, between them.
    pub(in crate::formats) spoilers: Vec<Range<usize>>,
}

/// Finds which of the `marks` of `text` set spoilers off; `ends` are the ends of its paragraphs.
pub(in crate::formats) fn pairs(text: &str, marks: &[Mark], ends: &[usize]) -> Pairs {
    let mut found = Found {
        text,
        ends,
        pairs: Pairs::default(),
    };
    bars(marks, &mut found);
    signs(marks, &mut found);
    words(marks, &mut found);
    let mut elements = Elements::default();
    for mark in marks {
        if let Sort::Tag(tag) = &mark.sort {
            elements.take(text, &mark.range, tag, &mut found);
        }
    }
    elements.finish(&mut found);
    found.pairs
}

/// What was found so far.
pub(super) struct Found<'a> {
    text: &'a str,
    ends: &'a [usize],
    pairs: Pairs,
}

impl Found<'_> {
    /// Adds a spoiler between its marks, with the blanks on their inner sides.
    pub(super) fn add(&mut self, marks: Vec<Range<usize>>, inside: Range<usize>) {
        let cuts = marks
            .into_iter()
            .map(|mark| self.with_blanks(mark, &inside));
        let cuts: Vec<Range<usize>> = cuts.collect();
        self.pairs.cuts.extend(cuts);
        self.pairs.spoilers.push(inside);
    }

    /// Adds a spoiler that has no end: it ends with the paragraph.
    pub(super) fn add_open(&mut self, marks: Vec<Range<usize>>, start: usize) {
        let end = self.paragraph(start).map_or(start, |end| end.max(start));
        self.add(marks, start..end);
    }

    /// The end of the paragraph that holds what follows `at`.
    fn paragraph(&self, at: usize) -> Option<usize> {
        let next = self.ends.partition_point(|end| *end <= at);
        self.ends.get(next).copied()
    }

    /// A mark with the blanks between it and what is `inside`, where none are needed without it.
    fn with_blanks(&self, mark: Range<usize>, inside: &Range<usize>) -> Range<usize> {
        let text = self.text;
        let is_open = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        if mark.is_empty() {
            return mark;
        }
        // What changes the look of the character before it would change another.
        let behind = text.get(mark.end..).unwrap_or_default();
        let selectors = behind.len() - behind.trim_start_matches(is_selector).len();
        let mark = mark.start..mark.end + selectors;
        if mark.start < inside.start.max(inside.end) {
            let before = text.get(..mark.start).and_then(|t| t.chars().next_back());
            let behind = text.get(mark.end..inside.end.max(mark.end));
            let behind = behind.unwrap_or_default();
            let blanks = behind.len() - behind.trim_start_matches(' ').len();
            let end = mark.end + if is_open(before) { blanks } else { 0 };
            return mark.start..end;
        }
        let after = text.get(mark.end..).and_then(|t| t.chars().next());
        let before = text.get(inside.start..mark.start).unwrap_or_default();
        let blanks = before.len() - before.trim_end_matches(' ').len();
        let start = mark.start - if is_open(after) { blanks } else { 0 };
        start..mark.end
    }
}

/// Whether a character chooses the look of the one before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Bars, within a paragraph.
fn bars(marks: &[Mark], found: &mut Found<'_>) {
    let mut open: Option<(&Mark, Option<usize>)> = None;
    for mark in marks {
        let Sort::Bars {
            may_open,
            may_close,
        } = mark.sort
        else {
            continue;
        };
        let paragraph = found.paragraph(mark.range.start);
        let before = open.take().filter(|(_, before)| *before == paragraph);
        match before {
            Some((before, _)) if may_close => {
                let inside = before.range.end..mark.range.start;
                found.add(vec![before.range.clone(), mark.range.clone()], inside);
            }
            Some(_) | None if may_open => open = Some((mark, paragraph)),
            before => open = before,
        }
    }
}

/// `>!` and `!<`. Lines that each begin with `>!` are one spoiler as long as their paragraph.
fn signs(marks: &[Mark], found: &mut Found<'_>) {
    let mut open: Option<(Vec<Range<usize>>, Place)> = None;
    for mark in marks {
        let range = &mark.range;
        match (&mark.sort, &mut open) {
            (Sort::Opening(Place::Start), Some((before, Place::Start)))
                if before.first().is_some_and(|first| {
                    found.paragraph(first.start) == found.paragraph(range.start)
                }) =>
            {
                before.push(range.clone());
            }
            (Sort::Opening(place), _) => {
                end_sign(open.take(), found);
                open = Some((vec![range.clone()], *place));
            }
            (Sort::Closing, Some((before, _))) => {
                let mut own = std::mem::take(before);
                let start = own.first().map_or(range.start, |first| first.end);
                own.push(range.clone());
                found.add(own, start..range.start);
                open = None;
            }
            (Sort::Closing, None)
            | (Sort::Bars { .. } | Sort::Word | Sort::WordEnd | Sort::Tag(_), _) => {}
        }
    }
    end_sign(open, found);
}

/// A `>!` without its end: at the start of a line it is one all the same.
fn end_sign(open: Option<(Vec<Range<usize>>, Place)>, found: &mut Found<'_>) {
    if let Some((marks, Place::Start)) = open {
        let start = marks.first().map_or(0, |first| first.end);
        found.add_open(marks, start);
    }
}

/// Words between brackets, one within the other.
fn words(marks: &[Mark], found: &mut Found<'_>) {
    let mut open: Vec<&Range<usize>> = Vec::new();
    let mut ends = false;
    for mark in marks {
        match mark.sort {
            Sort::Word => open.push(&mark.range),
            Sort::WordEnd => {
                ends = true;
                if let Some(before) = open.pop() {
                    let inside = before.end..mark.range.start;
                    found.add(vec![before.clone(), mark.range.clone()], inside);
                }
            }
            Sort::Bars { .. } | Sort::Opening(_) | Sort::Closing | Sort::Tag(_) => {}
        }
    }
    for before in open.into_iter().filter(|_| ends) {
        found.add_open(vec![before.clone()], before.end);
    }
}
