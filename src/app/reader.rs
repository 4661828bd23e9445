//! The text pane: which review is open, where the reader is in it, and every way to move.

mod again;
mod breaks;
mod cells;
mod layout;
mod links;
mod moves;
mod sentences;
mod stand;
mod turns;

pub(super) use links::LinkText;
pub use stand::Stand;
pub use turns::Turn;

use std::sync::Arc;

use super::EntryId;
use super::progress::{Progress, Reading};
use super::stops::Stops;
use crate::formats::Format;
use crate::journal::{self, Anchor};
use crate::library::{Extent, Loaded, Stamp};
use crate::outline::Outline;
use crate::review::{Position, Review, Span};
use crate::typeset::{self, Galley, Line, Row};
use breaks::{Foot, Lines};
use stand::Spot;

/// An open review.
#[derive(Debug, Clone)]
pub struct Open {
    /// Its entry in the library.
    pub entry: EntryId,
    /// The review.
    pub review: Arc<Review>,
    /// Its sections, as the reader corrected them.
    pub outline: Arc<Outline>,
    /// Its sections as they were found.
    pub found: Arc<Outline>,
    /// What it is written in.
    pub format: Format,
    /// Whether more of it is still being read.
    pub extent: Extent,
    /// What its text is known by, once all of it was read.
    pub content: Option<journal::Content>,
    /// The stamp of the file it was read from.
    pub stamp: Option<Stamp>,
}

impl Open {
    /// A review that was loaded for an entry.
    pub fn new(entry: EntryId, loaded: Loaded) -> Self {
        let found = Arc::new(loaded.outline);
        Self {
            entry,
            review: Arc::new(loaded.review),
            outline: Arc::clone(&found),
            found,
            format: loaded.format,
            extent: loaded.extent,
            content: loaded.content,
            stamp: loaded.stamp,
        }
    }
}

/// What the text pane shows.
#[derive(Debug, Clone, Default)]
pub enum Content {
    /// Nothing has been opened yet.
    #[default]
    Nothing,
    /// A review.
    Review(Open),
    /// Why the selected entry could not be read.
    Unreadable(EntryId, String),
}

/// What a reader leaves in a review, to come back to.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The place of the reading line.
    pub place: Position,
    /// What was read.
    pub progress: Progress,
    /// The words around the place; `None` before there was a text.
    pub anchor: Option<Anchor>,
    /// How much of the review that is.
    pub reading: Reading,
}

/// The text pane. The one place it keeps is the reading line's; the page follows from it.
#[derive(Debug, Clone)]
pub struct Reader {
    content: Content,
    galley: Galley,
    height: u16,
    reading: Position,
    /// Where the line begins that holds it.
    line_start: Position,
    page: Vec<Row>,
    /// Where the text begins that the last page forward brought.
    fresh: Option<Position>,
    /// From where pages were turned forward, to go back to exactly.
    trail: Vec<Spot>,
    progress: Progress,
    /// Blank rows above the reading line that are still in sight while moving by single rows.
    lead: u16,
    /// Blank rows above the page, at least, for the last line of the text to stand on the last row.
    fill: u16,
    /// How far down the page goes.
    foot: Foot,
    /// How often the page was put somewhere.
    moves: u64,
}

impl Reader {
    /// A pane without a review, for lines of at most `measure` columns.
    pub fn new(measure: u16, settings: typeset::Settings) -> Self {
        Self {
            content: Content::Nothing,
            galley: Galley::new(measure, settings),
            height: 0,
            reading: Position::START,
            line_start: Position::START,
            page: Vec::new(),
            fresh: None,
            trail: Vec::new(),
            progress: Progress::default(),
            lead: 0,
            fill: 0,
            foot: Foot::Cut(Position::START),
            moves: 0,
        }
    }

    /// What is shown.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The open review, if one is.
    pub fn open(&self) -> Option<&Open> {
        match &self.content {
            Content::Review(open) => Some(open),
            Content::Nothing | Content::Unreadable(..) => None,
        }
    }

    /// The rows on the screen, from the top.
    pub fn page(&self) -> &[Row] {
        &self.page
    }

    /// Where the reader is: at the reading line, the top line of the page, but where the end of
    /// the text keeps the page from scrolling further.
    pub fn reading(&self) -> Position {
        self.reading
    }

    /// Where the reading line begins.
    pub fn line_start(&self) -> Position {
        self.line_start
    }

    /// The words on the reading line, as far as it is on the page.
    pub fn reading_span(&self) -> Option<Span> {
        let mut lines = self.page.iter().filter_map(text_line);
        let line = lines.find(|line| line.span.start == self.line_start)?;
        Some(line.span)
    }

    /// Where the text begins that the last page forward brought.
    pub fn fresh(&self) -> Option<Position> {
        self.fresh
    }

    /// Where the reader reads on: at the new text of a page that was turned to, else at the reading
    /// line.
    pub fn reading_on(&self) -> Position {
        self.fresh.unwrap_or(self.reading)
    }

    /// The span on the screen.
    pub fn visible(&self) -> Span {
        let lines = || self.page.iter().filter_map(text_line);
        // The cells of a table's row may end on a line above the last.
        let end = lines().map(|line| line.span.end).max();
        let span = lines().next().zip(end);
        span.map_or_else(Span::default, |(first, end)| {
            Span::new(first.span.start, end)
        })
    }

    /// Whether the page holds the whole text.
    pub fn is_wholly_shown(&self) -> bool {
        let blocks = self.open().map_or(&[][..], |open| open.review.blocks());
        let (first, last, visible) = (blocks.first(), blocks.last(), self.visible());
        first.is_none_or(|first| visible.start <= first.span.start)
            && last.is_none_or(|last| visible.end >= last.span.end)
    }

    /// The index of the section the reading line is in.
    pub fn section(&self) -> Option<usize> {
        self.open()?.outline.section_at(self.reading)
    }

    /// Which of the places that the outline pane lists the reading line is in, by its index.
    pub fn stop(&self) -> Option<usize> {
        Stops::of(self.open()?).at(self.reading)
    }

    /// How much of a section has been read.
    pub fn read(&self, section: Span) -> Reading {
        self.progress.of(section)
    }

    /// How much of the open review has been read.
    pub fn read_so_far(&self) -> Reading {
        let Some(open) = self.open() else {
            return Reading::Unread;
        };
        let text = Span::new(Position::START, open.review.end());
        match open.extent {
            Extent::Beginning => self.progress.of_review(text).min(Reading::Begun),
            Extent::Whole => self.progress.of_review(text),
        }
    }

    /// Notes whether the end of the review is on the screen.
    fn note_end(&mut self) {
        let Some(open) = self.open().filter(|open| open.extent == Extent::Whole) else {
            return;
        };
        let blocks = open.review.blocks();
        let Some((first, last)) = blocks.first().zip(blocks.last()) else {
            return;
        };
        let (text, shown) = (Span::new(first.span.start, last.span.end), self.visible());
        if shown.end >= text.end {
            self.progress.see_end(text, shown);
        }
    }

    /// What the reader leaves when another review is opened.
    pub fn trace(&self) -> Trace {
        Trace {
            place: self.reading,
            progress: self.progress.clone(),
            anchor: self
                .open()
                .map(|open| Anchor::of(&open.review, self.reading)),
            reading: self.read_so_far(),
        }
    }

    /// How far the reading line is through the text, in whole percent: 100 on the last line.
    pub fn percent(&self) -> usize {
        let Some(open) = self.open() else { return 0 };
        let end = open
            .review
            .blocks()
            .last()
            .map_or(0, |block| block.span.end.offset());
        let last = self.page.iter().filter_map(text_line).next_back();
        let on_last = self.visible().end.offset() >= end
            && last.is_some_and(|line| self.line_start >= line.span.start);
        if on_last {
            100
        } else {
            self.reading.offset() * 100 / end.max(1)
        }
    }

    /// Shows a review as the reader left it.
    pub fn show(&mut self, open: Open, trace: Trace) {
        self.galley = Galley::new(self.galley.measure(), self.galley.settings());
        self.content = Content::Review(open);
        self.progress = trace.progress;
        self.jump(trace.place);
    }

    /// How often the page was put somewhere: as long as that is the same, nobody has moved.
    pub(super) fn moves(&self) -> u64 {
        self.moves
    }

    /// What was read of the open review.
    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Notes what was read of the open review before.
    pub(super) fn add_progress(&mut self, progress: &Progress) {
        self.progress.add(progress);
    }

    /// What was read of the open review, to be changed.
    pub(super) fn progress_mut(&mut self) -> &mut Progress {
        &mut self.progress
    }

    /// Shows the open review with other sections at the same place.
    pub fn extend(&mut self, open: Open) {
        self.galley = Galley::new(self.galley.measure(), self.galley.settings());
        self.content = Content::Review(open);
        self.settle();
    }

    /// Shows why an entry could not be read.
    pub fn refuse(&mut self, entry: EntryId, reason: String) {
        self.content = Content::Unreadable(entry, reason);
        self.jump(Position::START);
    }

    /// Sets the page to `measure` columns and `height` rows; the place stays.
    pub fn resize(&mut self, measure: u16, height: u16) {
        if measure == self.galley.measure() && height == self.height {
            return;
        }
        if measure != self.galley.measure() {
            self.galley = self.galley.at_measure(measure);
            self.trail.clear();
            self.lead = 0;
        }
        self.height = height;
        self.settle();
    }

    /// Puts the line that contains `position` at the reading line, of a page that ends well.
    pub fn jump(&mut self, position: Position) {
        self.stand_at(Spot {
            place: position,
            lead: 0,
            foot: Foot::Cut(position),
        });
    }

    /// The reading line.
    pub fn line(&mut self) -> Option<Line> {
        self.with_galley(Galley::at, self.reading)
    }

    /// The lines of the open review.
    fn lines(&mut self) -> Option<Lines<'_>> {
        let Content::Review(open) = &self.content else {
            return None;
        };
        Some(Lines {
            galley: &mut self.galley,
            review: &open.review,
            outline: &open.outline,
        })
    }

    fn with_galley<T>(
        &mut self,
        ask: impl FnOnce(&mut Galley, &Review, &Outline, T) -> Option<Line>,
        about: T,
    ) -> Option<Line> {
        let Content::Review(open) = &self.content else {
            return None;
        };
        ask(&mut self.galley, &open.review, &open.outline, about)
    }
}

fn text_line(row: &Row) -> Option<&Line> {
    match row {
        Row::Text(line) => Some(line),
        Row::Gap => None,
    }
}
