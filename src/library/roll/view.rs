//! What is known of one review, looked at where it is kept.

use super::row::{Manner, Row, State};
use super::{APART, EntryId, Name, Roll, words};
use crate::formats::Format;
use crate::library::Source;
use crate::outline::Kind;
use crate::review::{Facts, Problem, Rating, Words};
use std::borrow::Cow;
use std::path::Path;

/// What is known of one review.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    roll: &'a Roll,
    id: EntryId,
    row: &'a Row,
}

impl<'a> View<'a> {
    pub(super) fn new(roll: &'a Roll, id: EntryId, row: &'a Row) -> Self {
        Self { roll, id, row }
    }

    /// Which review it is.
    pub fn id(self) -> EntryId {
        self.id
    }

    /// Where it comes from.
    pub fn source(self) -> Source {
        // A view is only made of what is there.
        self.roll.source(self.id).unwrap_or(Source::StandardInput)
    }

    /// The number of what it comes from: reviews have it in common that are records of one file.
    /// Those of one library are counted from 0, without gaps.
    pub fn origin(self) -> usize {
        self.row.origin as usize
    }

    /// The path of what it comes from, unless that is no file.
    pub fn path(self) -> Option<&'a Path> {
        self.roll.origins.path(self.row.origin)
    }

    /// Whether it is a record among others of its file.
    pub fn is_record(self) -> bool {
        self.row.record > 0
    }

    /// Whether it was read.
    pub fn is_read(self) -> bool {
        self.manner().state == State::Read
    }

    /// Why it could not be read.
    pub fn unreadable(self) -> Option<&'a str> {
        let is_so = self.manner().state == State::Unreadable;
        is_so.then(|| self.roll.texts.get(self.row.title))
    }

    /// The title it is shown by: that of the review once it was read, else one made of its name.
    pub fn title(self) -> Cow<'a, str> {
        match self.known_title() {
            Some(title) => Cow::Borrowed(title),
            None => Cow::Owned(self.source().title()),
        }
    }

    /// Its title once it was read.
    pub fn known_title(self) -> Option<&'a str> {
        self.is_read().then(|| self.roll.texts.get(self.row.title))
    }

    /// How much there is to read.
    pub fn words(self) -> Words {
        words(self.row)
    }

    /// What it is written in.
    pub fn format(self) -> Option<Format> {
        self.is_read().then(|| self.manner().format)
    }

    /// What was wrong with its source.
    pub fn problems(self) -> &'a [Problem] {
        self.roll.problems.get(&self.id).map_or(&[], Vec::as_slice)
    }

    /// What is reviewed.
    pub fn work(self) -> Option<&'a str> {
        self.text(self.row.work)
    }

    /// The names of what is reviewed, its kind, who made it, who wrote the review, and its tags, by
    /// which reviews can be told apart fast; lists are one name.
    pub fn names(self) -> [Name; 5] {
        let row = self.row;
        let kind = self.manner().work_kind;
        [row.work, kind, row.makers, row.reviewer, row.tags]
    }

    /// The kind of work.
    pub fn work_kind(self) -> Option<&'a str> {
        self.text(self.manner().work_kind)
    }

    /// Who made the work.
    pub fn makers(self) -> impl Iterator<Item = &'a str> {
        list(self.roll.name(self.row.makers))
    }

    /// The year of the work.
    pub fn year(self) -> Option<i32> {
        self.row.year.map(i32::from)
    }

    /// Who wrote the review.
    pub fn reviewer(self) -> Option<&'a str> {
        self.text(self.row.reviewer)
    }

    /// The rating given.
    pub fn rating(self) -> Option<&'a Rating> {
        self.roll.ratings.get(self.row.rating)
    }

    /// The day of the review.
    pub fn date(self) -> Option<String> {
        self.row.date.text()
    }

    /// The day of the review as a number that is larger for later days.
    pub fn day(self) -> Option<u32> {
        self.row.date.number()
    }

    /// The month of the review: sixteen times the year, and the month from 1, or 0 where that is not
    /// known.
    pub fn month(self) -> Option<u32> {
        self.row.date.month()
    }

    /// The day the work was seen, read or played.
    pub fn experienced(self) -> Option<String> {
        self.row.experienced.text()
    }

    /// That day as a number that is larger for later days.
    pub fn day_seen(self) -> Option<u32> {
        self.row.experienced.number()
    }

    /// Its tags.
    pub fn tags(self) -> impl Iterator<Item = &'a str> {
        list(self.roll.name(self.row.tags))
    }

    /// Whether it warns of spoilers.
    pub fn spoiler(self) -> Option<bool> {
        self.manner().spoiler
    }

    /// The language it states.
    pub fn language(self) -> Option<&'a str> {
        self.text(self.manner().language)
    }

    /// The kinds of its sections, in their order; `None` while they have not been looked for.
    pub fn kinds(self) -> Option<&'a [Kind]> {
        self.roll.kindred.get(self.row.kinds)
    }

    /// Whether it has a section of this kind; `None` while that is not known.
    pub fn has(self, kind: Kind) -> Option<bool> {
        match self.manner().state {
            State::Unreadable => Some(false),
            State::Read => Some(self.kinds()?.binary_search(&kind).is_ok()),
            State::Unread | State::Gone => None,
        }
    }

    /// Whether nothing more is to be known of it.
    pub fn is_complete(self) -> bool {
        match self.manner().state {
            State::Unreadable => true,
            State::Read => self.kinds().is_some(),
            State::Unread | State::Gone => false,
        }
    }

    /// All facts that are kept of it; the title stands for itself.
    pub fn facts(self) -> Facts {
        let text = |text: Option<&str>| text.map(str::to_owned);
        Facts {
            title: None,
            work: text(self.work()),
            work_kind: text(self.work_kind()),
            makers: self.makers().map(str::to_owned).collect(),
            year: self.year(),
            reviewer: text(self.reviewer()),
            rating: self.rating().cloned(),
            date: self.date(),
            experienced: self.experienced(),
            tags: self.tags().map(str::to_owned).collect(),
            spoiler: self.spoiler(),
            language: text(self.language()),
        }
    }

    fn manner(self) -> &'a Manner {
        self.roll.manner(self.row)
    }

    fn text(self, name: Name) -> Option<&'a str> {
        (name != Name::NONE).then(|| self.roll.name(name))
    }
}

/// The texts of a list.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(APART).filter(|text| !text.is_empty())
}
