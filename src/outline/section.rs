//! An outline: the sections of a review as a flat list with depths.

use std::collections::BTreeMap;

use super::Paragraphs;
use crate::review::{Position, Review, Span, Words};

/// What people are shown for the title of the text before the first heading.
pub const OPENING: &str = "(opening)";

/// From this confidence on a heading is not in doubt.
const SURE: f32 = 0.7;

/// The sections of one review, and its title. A value of its own: it is replaced, never changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    title: Option<Title>,
    sections: Vec<Section>,
    paragraphs: Paragraphs,
    /// For each section, how much there is to read in it and in all below it.
    rest: Vec<Words>,
    /// Lines that the reader says are plain text, in the order of the text.
    pub(super) plain: Vec<Span>,
}

/// The title of a review.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// The title in one line.
    pub text: String,
    /// The line of the text that is the title, where one is.
    pub line: Option<Span>,
    /// What it was taken from.
    pub from: From,
}

/// A heading with the text below it; the opening section has no heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading; `None` for the text before the first one.
    pub heading: Option<Heading>,
    /// From the heading, or the first block of the opening, up to the next section.
    pub span: Span,
    /// How much there is to read in it, its heading included.
    pub words: Words,
    /// What tells its kind.
    pub about: About,
}

/// What tells the kind of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum About {
    /// Its heading.
    #[default]
    Heading,
    /// The reader: the name of a kind, or none.
    Reader(Option<String>),
}

/// A line that names the section below it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heading {
    /// The line, without the white space around it.
    pub line: Span,
    /// 1 for the outermost headings of the text.
    pub depth: u8,
    /// How sure it is that the line is a heading, from 0 to 1.
    pub confidence: f32,
    /// What it was taken from.
    pub from: From,
}

/// What a title or a heading was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// The markup of the source.
    Markup,
    /// What the source states of itself.
    Facts,
    /// The text alone, by what it looks like.
    Inferred,
    /// The name of the file.
    FileName,
    /// The reader, who corrected what was found.
    Reader,
}

impl Outline {
    /// An outline from what was found in `review`: the title, and the headings in the order of
    /// the text. A heading on the title's line is left out: the line that is the title is no
    /// section. The text between the title and the first heading is the untitled opening.
    pub fn new(review: &Review, title: Option<Title>, headings: Vec<Heading>) -> Self {
        Self::counted(review, title, headings, |span| {
            Words::of(review.slice(span))
        })
    }

    /// The same, where `count` knows how much there is to read in a part of the text; it is asked for
    /// the sections in their order.
    pub(super) fn counted(
        review: &Review,
        title: Option<Title>,
        headings: Vec<Heading>,
        mut count: impl FnMut(Span) -> Words,
    ) -> Self {
        let title_line = title.as_ref().and_then(|title| title.line);
        let mut headings = headings;
        headings.retain(|heading| Some(heading.line) != title_line);
        headings.sort_by_key(|heading| heading.line);
        headings.dedup_by_key(|heading| heading.line);

        let opening = opening(review, title_line, headings.first());
        let opening = opening.map(|span| (None, span));
        let starts: Vec<Position> = headings
            .iter()
            .skip(1)
            .map(|heading| heading.line.start)
            .chain([review.end()])
            .collect();
        let paragraphs = match &opening {
            Some((_, opening)) if headings.is_empty() => Paragraphs::of(review, opening.start),
            Some(_) | None => Paragraphs::default(),
        };
        let headed = headings.into_iter().zip(starts).map(|(heading, end)| {
            let span = Span::new(heading.line.start, end);
            (Some(heading), span)
        });
        let all = opening.into_iter().chain(headed);
        let sections: Vec<Section> = all
            .map(|(heading, span)| Section {
                heading,
                span,
                words: count(span),
                about: About::Heading,
            })
            .collect();
        let mut rest = vec![Words::default(); sections.len()];
        let mut sum = Words::default();
        for (rest, section) in rest.iter_mut().zip(&sections).rev() {
            sum += section.words;
            *rest = sum;
        }
        Self {
            title,
            sections,
            paragraphs,
            rest,
            plain: Vec::new(),
        }
    }

    /// The outline with a title, where the text gives none: that of its file.
    #[must_use]
    pub fn with_title_of_last_resort(mut self, title: impl FnOnce() -> String) -> Self {
        self.title = self.title.or_else(|| {
            Some(Title {
                text: title(),
                line: None,
                from: From::FileName,
            })
        });
        self
    }

    /// Gives each section with one of these headings what the reader says it is about.
    pub(super) fn tell(&mut self, about: &BTreeMap<Span, Option<String>>) {
        for section in &mut self.sections {
            let line = section.heading.map(|heading| heading.line);
            if let Some(kind) = line.and_then(|line| about.get(&line)) {
                section.about = About::Reader(kind.clone());
            }
        }
    }

    /// Whether the reader says that a line in `span` is plain text, whatever its markup says.
    pub fn is_plain(&self, span: Span) -> bool {
        let at = self.plain.partition_point(|line| line.end <= span.start);
        self.plain.get(at).is_some_and(|line| line.start < span.end)
    }

    /// The title, where the text gives one.
    pub fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// The sections in the order of the text.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The paragraphs of a text without headings; none where there is a heading.
    pub fn paragraphs(&self) -> &Paragraphs {
        &self.paragraphs
    }

    /// How much there is to read in all sections.
    pub fn words(&self) -> Words {
        self.rest.first().copied().unwrap_or_default()
    }

    /// About how much there is to read from `position` on: what the sections below hold, and of the
    /// one that holds it the share that is left.
    pub fn words_from(&self, position: Position) -> Words {
        let below = self
            .section_at(position)
            .and_then(|at| self.rest.get(at + 1));
        self.words_left_in_section(position) + below.copied().unwrap_or_default()
    }

    /// About how much of the section that holds `position` there is to read from there on.
    pub fn words_left_in_section(&self, position: Position) -> Words {
        let at = self.section_at(position);
        let section = at.and_then(|at| self.sections.get(at));
        section.map_or(Words::default(), |section| {
            let left = section
                .span
                .intersection(Span::new(position, section.span.end));
            let left = left.map_or(0, Span::len);
            section.words.share(left, section.span.len())
        })
    }

    /// The index of the section that holds `position`; the title belongs to the first section.
    /// `None` when there is no section.
    pub fn section_at(&self, position: Position) -> Option<usize> {
        let after = self
            .sections
            .partition_point(|section| section.span.start <= position);
        (!self.sections.is_empty()).then(|| after.saturating_sub(1))
    }
}

impl Heading {
    /// Whether it may well be none: about one in twenty of the headings that are found in prose is so
    /// unsure; a third of these is wrong, and they hold half of all the wrong ones.
    pub fn is_doubtful(&self) -> bool {
        self.confidence < SURE
    }
}

impl Section {
    /// The heading's text in `review`, or `None` for the opening.
    pub fn title<'a>(&self, review: &'a Review) -> Option<&'a str> {
        self.heading.map(|heading| review.slice(heading.line))
    }
}

/// The text before the first heading, if there is any beside the title.
fn opening(review: &Review, title: Option<Span>, first: Option<&Heading>) -> Option<Span> {
    let after_title = title.map_or(Position::START, |line| line.end);
    let end = first.map_or(review.end(), |heading| heading.line.start);
    let lead = review.slice(Span::new(after_title, end));
    let blank = lead.len() - lead.trim_start().len();
    let span = Span::new(Position::at(after_title.offset() + blank), end);
    (!span.is_empty()).then_some(span)
}

/// The sections among those `before` it that a section of this depth lies in, from the innermost.
pub fn sections_around(before: &[Section], depth: u8) -> impl Iterator<Item = &Section> {
    let mut least = depth;
    let mut above = before.iter().rev();
    std::iter::from_fn(move || {
        let outer = |section: &&Section| section.heading.is_some_and(|it| it.depth < least);
        // None is around an outermost one, so that none is looked for.
        let found = (least > 1).then(|| above.find(outer)).flatten()?;
        least = found.heading.map_or(1, |heading| heading.depth);
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Facts;

    fn review(text: &str) -> Review {
        Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new())
    }

    fn heading(review: &Review, line: &str) -> Heading {
        let start = review.text().find(line).unwrap();
        Heading {
            line: Span::of(start..start + line.len()),
            depth: 1,
            confidence: 1.0,
            from: From::Inferred,
        }
    }

    #[test]
    fn sections_cover_the_text_in_order() {
        let review = review("Open.\n\nPlot\nIt goes.\nVerdict\nGood.\n");
        let headings = vec![heading(&review, "Verdict"), heading(&review, "Plot")];
        let outline = Outline::new(&review, None, headings);
        let texts: Vec<&str> = outline
            .sections()
            .iter()
            .map(|section| review.slice(section.span))
            .collect();
        assert_eq!(texts, ["Open.\n\n", "Plot\nIt goes.\n", "Verdict\nGood.\n"]);
        assert_eq!(outline.section_at(Position::START), Some(0));
        assert_eq!(outline.section_at(Position::at(8)), Some(1));
        assert_eq!(outline.section_at(review.end()), Some(2));
    }

    #[test]
    fn a_title_line_is_no_section_and_no_opening() {
        let review = review("\nThe Salt Ledger\n\nPlot\nIt goes.\n");
        let line = heading(&review, "The Salt Ledger").line;
        let title = Title {
            text: review.slice(line).to_owned(),
            line: Some(line),
            from: From::Inferred,
        };
        let headings = vec![
            heading(&review, "The Salt Ledger"),
            heading(&review, "Plot"),
        ];
        let outline = Outline::new(&review, Some(title), headings);
        assert_eq!(outline.sections().len(), 1);
        assert_eq!(outline.sections()[0].title(&review), Some("Plot"));
    }

    #[test]
    fn an_empty_text_has_no_section() {
        let outline = Outline::new(&review(" \n\n"), None, Vec::new());
        assert_eq!(outline.sections(), []);
        assert_eq!(outline.section_at(Position::START), None);
    }
}
