//! Walking over the lines of a review, laid out as they are asked for.

mod paragraphs;

use std::cell::OnceCell;
use std::collections::VecDeque;

use super::fragment::Manner;
use super::language::Language;
use super::table::Tables;
use super::{Hyphenation, Line, Settings, Stretch, compose};
use crate::outline::Outline;
use crate::review::{Position, Review};

/// Stretches whose lines are kept: a few screenfuls of short paragraphs.
const KEPT: usize = 256;

/// The lines of one review at one measure. Keeps those last used; which review and outline they
/// belong to is the caller's to know, who starts a new galley when either changes.
#[derive(Debug, Clone)]
pub struct Galley {
    measure: u16,
    settings: Settings,
    /// The language of the review, once it was asked for.
    language: OnceCell<Option<Language>>,
    kept: VecDeque<(Stretch, Vec<Line>)>,
    tables: Tables,
}

/// One row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// White space above the line below.
    Gap,
    /// A line of text.
    Text(Line),
}

impl Galley {
    /// An empty galley for lines of at most `measure` columns.
    pub fn new(measure: u16, settings: Settings) -> Self {
        Self {
            measure,
            settings,
            language: OnceCell::new(),
            kept: VecDeque::new(),
            tables: Tables::default(),
        }
    }

    /// A galley for lines of the same review at another measure. What was found out about the review
    /// is kept.
    #[must_use]
    pub fn at_measure(&self, measure: u16) -> Self {
        Self {
            language: self.language.clone(),
            ..Self::new(measure, self.settings)
        }
    }

    /// The measure in columns.
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// How the text is set.
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// The line that contains `position`. `None` only when the review has no text.
    pub fn at(&mut self, review: &Review, outline: &Outline, position: Position) -> Option<Line> {
        let stretch = Stretch::at(review, outline, position)?;
        let lines = self.lines(review, stretch);
        let found = lines
            .iter()
            .max_by_key(|line| line.nearest(position))
            .filter(|line| line.nearest(position).is_some());
        found.or(lines.first()).cloned()
    }

    /// The first line of the text.
    pub fn first(&mut self, review: &Review, outline: &Outline) -> Option<Line> {
        self.at(review, outline, Position::START)
    }

    /// The last line of the text.
    pub fn last(&mut self, review: &Review, outline: &Outline) -> Option<Line> {
        let stretch = Stretch::at(review, outline, review.end())?;
        self.lines(review, stretch).last().cloned()
    }

    /// The line below `line`.
    pub fn after(&mut self, review: &Review, outline: &Outline, line: &Line) -> Option<Line> {
        let stretch = Stretch::at(review, outline, line.stretch)?;
        let lines = self.lines(review, stretch);
        let next = lines.partition_point(|other| other.span.start <= line.span.start);
        if let Some(next) = lines.get(next) {
            return Some(next.clone());
        }
        let below = stretch.after(review, outline)?;
        self.lines(review, below).first().cloned()
    }

    /// The line above `line`.
    pub fn before(&mut self, review: &Review, outline: &Outline, line: &Line) -> Option<Line> {
        let stretch = Stretch::at(review, outline, line.stretch)?;
        let lines = self.lines(review, stretch);
        let above = lines.partition_point(|other| other.span.start < line.span.start);
        if let Some(above) = above.checked_sub(1).and_then(|above| lines.get(above)) {
            return Some(above.clone());
        }
        let above = stretch.before(review, outline)?;
        self.lines(review, above).last().cloned()
    }

    /// The line `rows` rows above `line`, or the nearest below that row; blank rows count.
    pub fn up(&mut self, review: &Review, outline: &Outline, line: Line, rows: u16) -> Line {
        let (mut line, mut left) = (line, rows);
        while let Some(cost) = left.checked_sub(1 + line.gap) {
            let Some(above) = self.before(review, outline, &line) else {
                break;
            };
            (line, left) = (above, cost);
        }
        line
    }

    /// The line `rows` rows below `line`, or the nearest above that row; blank rows count.
    pub fn down(&mut self, review: &Review, outline: &Outline, line: Line, rows: u16) -> Line {
        let (mut line, mut left) = (line, rows);
        while let Some(below) = self.after(review, outline, &line) {
            let Some(cost) = left.checked_sub(1 + below.gap) else {
                break;
            };
            (line, left) = (below, cost);
        }
        line
    }

    /// At most `height` rows from the line that contains `top` on, which is the first of them.
    pub fn page(
        &mut self,
        review: &Review,
        outline: &Outline,
        top: Position,
        height: u16,
    ) -> Vec<Row> {
        let height = usize::from(height);
        let mut rows = Vec::with_capacity(height);
        let mut next = self.at(review, outline, top);
        while let Some(line) = next {
            let gap = if rows.is_empty() {
                0
            } else {
                usize::from(line.gap)
            };
            if rows.len() + gap >= height {
                break;
            }
            rows.extend(std::iter::repeat_n(Row::Gap, gap));
            next = self.after(review, outline, &line);
            rows.push(Row::Text(line));
        }
        rows
    }

    fn lines(&mut self, review: &Review, stretch: Stretch) -> &[Line] {
        let kept = self.kept.iter().position(|(kept, _)| *kept == stretch);
        let found = kept.and_then(|index| self.kept.remove(index));
        let used = found.unwrap_or_else(|| {
            let manner = self.manner(review);
            let measure = self.measure;
            let lines = compose::lines(review, &stretch, (measure, manner), &mut self.tables);
            (stretch, lines)
        });
        self.kept.truncate(KEPT - 1);
        self.kept.push_front(used);
        self.kept.front().map_or(&[], |(_, lines)| lines)
    }

    /// How running text is set. Which language it is in is only asked where words are broken.
    fn manner(&self, review: &Review) -> Manner {
        let language = match self.settings.hyphenation {
            Hyphenation::Off => None,
            Hyphenation::On => *self.language.get_or_init(|| Language::of(review)),
        };
        Manner {
            settings: self.settings,
            language,
        }
    }
}
