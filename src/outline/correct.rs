//! An outline with what the reader corrected in it.

use serde::{Deserialize, Serialize};

use std::collections::{BTreeMap, BTreeSet};

use super::ends::End;
use super::{From, Heading, Outline, Section, Title};
use crate::review::{Position, Review, Span, Words, floor};

/// The depth of the deepest headings that the reader can make, as in Markdown.
pub const DEEPEST: u8 = 6;

/// Bytes of a part of a section up to which its words are counted when it is set apart; of a longer
/// one its share of the section's is taken, so that a correction never costs the whole text.
const COUNTED: usize = 256 * 1024;

/// Bytes around a place in which the ends of its line are looked for: a text may be one line, and none
/// so long is a heading.
const LINE_MOST: usize = 64 * 1024;

/// What the reader says of a line of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Correction {
    /// It is a heading of this depth: from 1, the outermost, to [`DEEPEST`].
    Heading(u8),
    /// It is neither a heading nor the line of the title.
    Plain,
    /// The section below it is of the kind of this name, or of none.
    Kind(Option<String>),
}

/// The outline of `review` that was `found`, with what the reader says of lines, in the order in
/// which it was said: the last word on a line counts.
///
/// A line is a whole line of the text without the white space around it, or one of the headings
/// that were found; of anything else nothing is taken. What a kind is said of that is no heading
/// stays as it is. A title whose line is corrected stays the title, but of no line.
pub fn correct(review: &Review, found: &Outline, corrections: &[(Span, Correction)]) -> Outline {
    let mut draft = Draft::of(found);
    for (line, correction) in corrections {
        if let Some(line) = meant(review, found, *line) {
            draft.take(line, correction);
        }
    }
    draft.finish(review, found)
}

/// The line of the text that is meant where the reader is at `row`, a row of laid-out text: the
/// heading or title that it shows, else, of the lines that were joined in it, the first that is
/// wholly in it and may be a heading, else the first that is, else the first that begins in it.
pub fn line_at(review: &Review, outline: &Outline, row: Span) -> Option<Span> {
    if let Some(line) = known(outline, row) {
        return Some(line);
    }
    let rank = |line: &Span| {
        let begins = row.start <= line.start;
        let whole = begins && line.end <= row.end;
        let end = End::of(review.slice(*line));
        let goes_on = matches!(end, End::Stop | End::QuotedStop | End::Comma);
        (!whole || goes_on, !whole, !begins)
    };
    lines_in(review, row).min_by_key(rank)
}

/// What is made of an outline.
struct Draft {
    title: Option<Title>,
    /// In the order of the text. There may be very many, of which few are corrected: they are kept as
    /// they will stand in the outline.
    headings: Vec<Heading>,
    plain: BTreeSet<Span>,
    about: BTreeMap<Span, Option<String>>,
}

impl Draft {
    fn of(found: &Outline) -> Self {
        let sections = found.sections().iter();
        let headings = sections.filter_map(|section| section.heading);
        Self {
            title: found.title().cloned(),
            headings: headings.collect(),
            plain: BTreeSet::new(),
            about: BTreeMap::new(),
        }
    }

    fn take(&mut self, line: Span, correction: &Correction) {
        match correction {
            Correction::Heading(depth) => {
                self.plain.remove(&line);
                let made = made(line, (*depth).clamp(1, DEEPEST));
                match self.find(line) {
                    Ok(at) => {
                        if let Some(known) = self.headings.get_mut(at) {
                            *known = made;
                        }
                    }
                    Err(at) => self.headings.insert(at, made),
                }
            }
            Correction::Plain => {
                if let Ok(at) = self.find(line) {
                    self.headings.remove(at);
                }
                self.plain.insert(line);
            }
            Correction::Kind(kind) => {
                self.about.insert(line, kind.clone());
                return;
            }
        }
        if let Some(title) = self.title.as_mut()
            && title.line == Some(line)
        {
            title.line = None;
        }
    }

    /// Where the heading on a line is, or would be.
    fn find(&self, line: Span) -> Result<usize, usize> {
        self.headings
            .binary_search_by_key(&line, |known| known.line)
    }

    fn finish(mut self, review: &Review, found: &Outline) -> Outline {
        for line in self.about.keys() {
            let at = self.find(*line).ok();
            if let Some(known) = at.and_then(|at| self.headings.get_mut(at)) {
                *known = made(*line, known.depth);
            }
        }
        let mut counted = Counted {
            review,
            found: found.sections(),
        };
        let count = |span| counted.words(span);
        let mut outline = Outline::counted(review, self.title, self.headings, count);
        outline.tell(&self.about);
        outline.plain = self.plain.into_iter().collect();
        outline
    }
}

/// A heading that the reader made, or has judged.
fn made(line: Span, depth: u8) -> Heading {
    Heading {
        line,
        depth,
        confidence: 1.0,
        from: From::Reader,
    }
}

/// The line that a correction of `line` is about.
fn meant(review: &Review, found: &Outline, line: Span) -> Option<Span> {
    known(found, line).or_else(|| {
        let whole = lines_in(review, line).next();
        whole.filter(|whole| *whole == line)
    })
}

/// The heading or the title of `outline` that has a part in `span`.
fn known(outline: &Outline, span: Span) -> Option<Span> {
    let sections = outline.sections();
    let at = sections.partition_point(|section| section.span.end <= span.start);
    let near = sections.iter().skip(at);
    let near = near.take_while(|section| section.span.start < span.end);
    let headings = near.filter_map(|section| Some(section.heading?.line));
    let title = outline.title().and_then(|title| title.line);
    let mut known = title.into_iter().chain(headings);
    known.find(|line| line.intersection(span).is_some())
}

/// The lines of the text that have a part in `span`, without the white space around them; blank
/// ones are left out. Of a line of more than [`LINE_MOST`] bytes it is a part, no shorter than that.
fn lines_in(review: &Review, span: Span) -> impl Iterator<Item = Span> {
    let text = review.text();
    let far = floor(text, span.start.offset().saturating_sub(LINE_MOST));
    let before = text.get(far..span.start.offset()).unwrap_or_default();
    let first = memchr::memrchr(b'\n', before.as_bytes()).map_or(far, |at| far + at + 1);
    let end = floor(text, span.end.offset().saturating_add(LINE_MOST));
    let rest = text.get(first..end).unwrap_or_default();
    let starts = rest.split_inclusive('\n').scan(first, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let near = starts.take_while(move |(start, _)| *start < span.end.offset());
    let lines = near.map(|(start, line)| {
        let blank = line.len() - line.trim_start().len();
        let start = Position::at(start + blank);
        Span::new(start, Position::at(start.offset() + line.trim().len()))
    });
    lines.filter(move |line| line.intersection(span).is_some())
}

/// What is known of how much there is to read, from the sections that were found.
struct Counted<'a> {
    review: &'a Review,
    /// Those that are not wholly above what was asked for last.
    found: &'a [Section],
}

impl Counted<'_> {
    /// How much there is to read in `span`, which lies behind those that were asked for before it.
    fn words(&mut self, span: Span) -> Words {
        let ahead = self.found.iter();
        let above = ahead.take_while(|section| section.span.end <= span.start);
        self.found = self.found.get(above.count()..).unwrap_or_default();
        let of = |from, to| Words::of(self.review.slice(Span::new(from, to)));
        let mut words = Words::default();
        let mut counted = span.start;
        for section in self.found {
            let Some(part) = section.span.intersection(span) else {
                break;
            };
            words += of(counted, part.start);
            words += if part == section.span {
                section.words
            } else if part.len() <= COUNTED {
                of(part.start, part.end)
            } else {
                section.words.share(part.len(), section.span.len())
            };
            counted = part.end;
        }
        words + of(counted, span.end)
    }
}
