//! The library pane: the reviews found so far, in order, and the one selected.

mod arranging;
mod familiar;
mod filter;
mod groups;
mod lines;
mod listing;
mod live;
mod problems;
mod searching;
mod stood;
mod values;
mod wish;

use std::collections::HashMap;
use std::sync::Arc;

use super::Progress as ReadSpans;
use super::motion::{Direction, Motion};
use super::reader::Trace;
use super::scroll::Scroll;
use crate::journal::Status;
use crate::library::{Digest, EntryId, Found, Put, Readings, Roll, Source, View};
use crate::query::Progress;
use crate::review::Pace;
use crate::search::Lookup;
use familiar::Familiar;
use filter::Before;
use lines::{Lines, Place};
use listing::{Awaited, Then};
use problems::Troubled;
use stood::Stood;
use wish::Wish;

pub use arranging::{Arranged, Arranging};
pub use groups::Heading;
pub use problems::Trouble;
pub(super) use values::Known;
pub use wish::{Asked, Listing};

/// The list of reviews.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    roll: Roll,
    /// What the reader left in reviews.
    traces: HashMap<EntryId, Trace>,
    readings: Arc<Readings>,
    /// How reviews stood when the journal was asked.
    stood: Stood,
    /// Which of them the journal knows elsewhere.
    familiar: Familiar,
    /// All reviews by their names.
    named: Arc<Vec<EntryId>>,
    /// What the reviews are found by.
    lookup: Lookup,
    wish: Wish,
    /// The list as it was made last; `None` where it is all reviews by their names.
    shown: Option<Arc<Arranged>>,
    /// The list that is being made.
    awaited: Option<Awaited>,
    /// How many lists were asked for.
    asked: u64,
    /// How often the library has changed.
    changes: u64,
    /// How many reviews are not where they belong in the list, because they came or changed since it
    /// was made.
    unsettled: usize,
    /// How the list stood before the reader began to type what it is filtered by.
    before: Option<Before>,
    /// How it stood before its problems were shown.
    before_problems: Option<Before>,
    troubled: Troubled,
    /// The row of the selected entry in the list.
    selected: usize,
    scroll: Scroll,
    walk: Walk,
    /// How fast the reviews are read.
    pace: Pace,
}

/// A line of the list.
#[derive(Debug, Clone, Copy)]
pub enum Line<'a> {
    /// What stands above a group.
    Heading(&'a Heading),
    /// A review, and its row.
    Review(usize, View<'a>),
    /// Something that is wrong, and its row.
    Trouble(usize, Trouble<'a>),
}

/// Whether more reviews may be found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Walk {
    /// Folders are being walked.
    #[default]
    Going,
    /// All that is there has been found.
    Done,
}

impl Shelf {
    /// An empty library, whose reviews are read at this pace.
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            ..Self::default()
        }
    }

    /// How many reviews there are, whatever the list is filtered by.
    pub fn len(&self) -> usize {
        self.named.len()
    }

    /// Whether no review has been found.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// What is known of all reviews.
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// How often the library has changed.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Whether more may be found.
    pub fn walk(&self) -> Walk {
        self.walk
    }

    /// Notes that all that is there has been found.
    pub fn finish_walk(&mut self) {
        self.walk = Walk::Done;
        self.settle_list();
    }

    /// The row of the selected review.
    pub fn selected_row(&self) -> usize {
        self.selected
    }

    /// The selected review.
    pub fn selected(&self) -> Option<EntryId> {
        self.listed().get(self.selected).copied()
    }

    /// What is known of a review.
    pub fn entry(&self, id: EntryId) -> Option<View<'_>> {
        self.roll.view(id)
    }

    /// Where a review comes from.
    pub fn source(&self, id: EntryId) -> Option<Source> {
        self.roll.source(id)
    }

    /// What the reader left in a review.
    pub fn trace(&self, id: EntryId) -> Option<&Trace> {
        self.traces.get(&id)
    }

    /// The first of these sources that is a review of the library.
    pub fn find(&self, sources: &[Source]) -> Option<EntryId> {
        sources.iter().find_map(|source| self.roll.find(source))
    }

    /// Selects a review; where it is not among those that are listed, all are listed again.
    pub fn select(&mut self, id: EntryId) {
        if self.selected() == Some(id) {
            return;
        }
        if self.listed().contains(&id) {
            return self.select_listed(Some(id));
        }
        self.before_problems = None;
        self.list_all(id);
    }

    /// The review `direction` of the selected one.
    pub fn neighbour(&self, direction: Direction) -> Option<EntryId> {
        let listed = self.listed();
        let row = direction.step(self.selected, 1, listed.len())?;
        listed.get(row).copied()
    }

    /// The lines on the screen, from the top.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let lines = self.places();
        (self.scroll.first()..lines.len()).filter_map(move |line| match lines.at(line)? {
            Place::Heading(number) => self.headings().get(number).map(Line::Heading),
            Place::Row(row) => match self.trouble(row) {
                Some(trouble) => Some(Line::Trouble(row, trouble)),
                None => Some(Line::Review(row, self.entry(*self.listed().get(row)?)?)),
            },
        })
    }

    /// How rows and headings lie.
    fn places(&self) -> Lines<'_> {
        Lines::new(self.headings(), self.listed().len())
    }

    /// Adds what was found; the selected review stays selected.
    pub fn add(&mut self, found: Vec<Found>) {
        let found = found.into_iter().map(|found| match found {
            Ok(source) => (source, None),
            Err(error) => {
                let digest = Digest::Unreadable(error.trouble.to_string());
                (error.origin, Some(digest))
            }
        });
        self.enter(found);
    }

    /// Notes what was seen of reviews, new ones among them; the selected one stays selected.
    pub fn note(&mut self, seen: impl IntoIterator<Item = (Source, Digest)>) {
        self.enter(
            seen.into_iter()
                .map(|(source, digest)| (source, Some(digest))),
        );
    }

    fn enter(&mut self, found: impl Iterator<Item = (Source, Option<Digest>)>) {
        let (mut new, mut changed) = (Vec::new(), Vec::new());
        for (source, digest) in found {
            let (id, put) = self.roll.put(&source, digest.as_ref());
            self.meet_text(id);
            match put {
                Put::New => {
                    self.take_standing(id, &source);
                    new.push(id);
                }
                Put::Changed => {
                    if matches!(source, Source::Record(..)) {
                        self.take_standing_again(id, &source);
                    }
                    changed.push(id);
                }
                Put::Same => continue,
            }
            self.roll.look_up(id, &mut self.lookup);
            self.troubled.note(id, self.roll.view(id));
        }
        if new.is_empty() && changed.is_empty() {
            return;
        }
        self.roll.settle();
        self.place(new, changed.len());
    }

    /// The reviews of which not everything has been seen yet that is kept of them. Standard input is none of them: it can be
    /// read only once, and is when it is opened.
    pub fn unread(&self) -> Vec<Source> {
        let unread = self.order().iter().filter_map(|id| self.entry(*id));
        unread
            .filter(|view| !view.is_complete())
            .map(View::source)
            .filter(|source| *source != Source::StandardInput)
            .collect()
    }

    /// Has the kinds of a review looked for again.
    pub fn forget_kinds(&mut self, id: EntryId) {
        let known = self.roll.source(id).zip(self.roll.digest(id));
        if let Some((source, digest)) = known {
            self.roll.put(&source, Some(&digest.without_kinds()));
        }
    }

    /// Keeps what the reader left in a review.
    pub fn keep(&mut self, id: EntryId, trace: Trace) {
        self.traces.insert(id, trace);
    }

    /// What was read of the reviews that were left.
    pub(super) fn progresses(&mut self) -> impl Iterator<Item = &mut ReadSpans> {
        self.traces.values_mut().map(|trace| &mut trace.progress)
    }

    /// Notes how far a review is read.
    pub fn note_status(&mut self, id: EntryId, status: Status) {
        let progress = match status {
            Status::Unread => Progress::Unread,
            Status::Reading => Progress::Begun,
            Status::Finished => Progress::Read,
        };
        if self.readings.of(id) != progress {
            Arc::make_mut(&mut self.readings).note(id, progress);
        }
    }

    /// How far a review is read, as it was noted last.
    pub fn status(&self, id: EntryId) -> Status {
        match self.readings.of(id) {
            Progress::Unread => Status::Unread,
            Progress::Begun => Status::Reading,
            Progress::Read => Status::Finished,
        }
    }

    /// Selects the next review in the list that has not been read, from the selected one on and round
    /// the end; whether there is one.
    pub fn select_next_unread(&mut self) -> bool {
        let listed = self.listed();
        let (above, below) = listed
            .split_at_checked(self.selected + 1)
            .unwrap_or((listed, &[]));
        let start = above.len();
        let around = (start..).zip(below).chain((0..).zip(above));
        let mut unread = around.filter(|(_, id)| {
            let view = self.entry(**id).filter(|view| view.unreadable().is_none());
            view.is_some() && self.readings.of(**id) == Progress::Unread
        });
        let found = unread.next().map(|(row, _)| row);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Moves the selection; whether it moved.
    pub fn step(&mut self, motion: Motion) -> bool {
        let before = self.selected;
        let height = self.scroll.height();
        self.selected = motion.row(before, self.listed().len(), height);
        self.selected != before
    }

    /// Selects the review `rows` rows below the first on the screen; the row, if there is one.
    pub fn select_shown(&mut self, rows: u16) -> Option<usize> {
        let line = self.scroll.first() + usize::from(rows);
        let Place::Row(row) = self.places().at(line)? else {
            return None;
        };
        self.selected = row;
        Some(row)
    }

    /// Looks `by` rows further on or back; what is selected stays so.
    pub fn look(&mut self, direction: Direction, by: usize) {
        let lines = self.places();
        let (line, len) = (lines.of_row(self.selected), lines.len());
        self.scroll.look(direction, by, line, len);
    }

    /// Brings the selected row back in sight.
    pub fn come_back(&mut self) {
        self.scroll.come_back();
    }

    /// Keeps the selected row in sight in a pane of `height` rows, with the heading right above it.
    pub fn settle(&mut self, height: u16) {
        let lines = self.places();
        let row = self.selected.min(self.listed().len().saturating_sub(1));
        let (top, line, len) = (lines.top_of_row(row), lines.of_row(row), lines.len());
        self.scroll.settle_below(top, line, len, height);
    }
}
