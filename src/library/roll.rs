//! The reviews of a library and what was seen of them, kept small: a million take some hundred MiB.

mod contents;
mod day;
mod looking;
mod names;
mod origins;
mod pages;
mod ratings;
mod row;
mod sorting;
mod texts;
mod view;

pub use names::Name;
pub use view::View;

use super::{Digest, Source};
use crate::formats::Format;
use crate::review::{Facts, Problem, Words};
use contents::Contents;
use day::Day;
use names::Names;
use origins::Origins;
use pages::{Pages, Texts};
use ratings::Ratings;
use row::{Kindred, Manner, Manners, NO_BYTES, Row, State};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A review of a library for as long as it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(NonZero<u32>);

impl EntryId {
    /// Its number: those of one library are counted from 0, without gaps.
    pub fn number(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The one of this number.
    pub(super) fn of(number: usize) -> Self {
        let above = u32::try_from(number + 1).ok().and_then(NonZero::new);
        Self(above.unwrap_or(NonZero::<u32>::MAX))
    }
}

/// What sets apart the texts of a list in one.
const APART: char = '\u{1f}';

/// The reviews of a library. A clone is cheap, shares what does not change, and may be looked into
/// by another thread.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    origins: Origins,
    rows: Pages<Row>,
    /// Titles, and why something could not be read.
    texts: Texts,
    names: Names,
    ratings: Arc<Ratings>,
    manners: Arc<Manners>,
    kindred: Arc<Kindred>,
    problems: Arc<BTreeMap<EntryId, Vec<Problem>>>,
    contents: Contents,
}

/// What came of putting a review into a [`Roll`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    New,
    /// It was there, and more or something else is known of it now.
    Changed,
    /// Nothing changed.
    Same,
}

impl Roll {
    /// How many ids were given, also to what is there no more.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there never was a review.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The review that comes from `source`.
    pub fn find(&self, source: &Source) -> Option<EntryId> {
        self.origins.find(source)
    }

    /// What is at `path`: the review, or those that it holds, in their order.
    pub fn at(&self, path: &Path) -> Vec<EntryId> {
        self.origins.all_at(path)
    }

    /// Those beyond the first `count` that `path` holds.
    pub fn beyond(&self, path: &Path, count: usize) -> Vec<EntryId> {
        self.origins.beyond(path, count)
    }

    /// Puts a review in, or what was seen of it.
    pub fn put(&mut self, source: &Source, digest: Option<&Digest>) -> (EntryId, Put) {
        let next = EntryId::of(self.rows.len());
        let (id, origin) = self.origins.put(source, next);
        if let Some(digest) = digest {
            self.contents.note(id, digest);
        }
        if id == next {
            let mut row = Row::new(origin, source);
            if let Some(digest) = digest {
                self.fill(id, &mut row, digest);
            }
            self.rows.push(row);
            return (id, Put::New);
        }
        let Some(old) = self.rows.get(id.number()).copied() else {
            return (id, Put::Same);
        };
        let mut row = old;
        row.stand(source);
        let problems = self.problems.get(&id).cloned();
        if let Some(digest) = digest {
            self.fill(id, &mut row, digest);
        }
        if row == old && problems.as_ref() == self.problems.get(&id) {
            return (id, Put::Same);
        }
        if let Some(place) = self.rows.get_mut(id.number()) {
            *place = row;
        }
        (id, Put::Changed)
    }

    /// Forgets a review: its id stands for nothing any more.
    pub fn remove(&mut self, id: EntryId) {
        if let Some(source) = self.source(id) {
            self.origins.remove(&source);
            if let Some(row) = self.rows.get_mut(id.number()) {
                row.manner = Manners::GONE;
            }
        }
        if self.problems.contains_key(&id) {
            Arc::make_mut(&mut self.problems).remove(&id);
        }
    }

    /// What was at the first path of each pair is at the second now.
    pub fn rename(&mut self, moved: &[(PathBuf, PathBuf)]) {
        self.origins.rename(moved);
    }

    /// Where a review comes from.
    pub fn source(&self, id: EntryId) -> Option<Source> {
        let row = self.rows.get(id.number())?;
        if self.manner(row).state == State::Gone {
            return None;
        }
        self.origins.source(row)
    }

    /// What was seen of a review.
    pub fn digest(&self, id: EntryId) -> Option<Digest> {
        let row = self.rows.get(id.number())?;
        let manner = self.manner(row);
        let view = View::new(self, id, row);
        match manner.state {
            State::Unread | State::Gone => None,
            State::Unreadable => Some(Digest::Unreadable(self.texts.get(row.title).to_owned())),
            State::Read => Some(Digest::Read {
                title: view.title().into_owned(),
                words: view.words(),
                format: manner.format,
                problems: view.problems().to_vec(),
                facts: Box::new(view.facts()),
                kinds: self.kindred.get(row.kinds).map(Into::into),
                content: None,
            }),
        }
    }

    /// Keeps from now on what the texts are known by: 8 bytes for each review.
    pub fn keep_contents(&mut self) {
        self.contents.keep();
    }

    /// [Half](crate::journal::Content::half) of what the text of a review is known by, where that is kept.
    pub fn content(&self, id: EntryId) -> Option<u64> {
        self.contents.get(id)
    }

    /// What is known of a review.
    pub fn view(&self, id: EntryId) -> Option<View<'_>> {
        let row = self.rows.get(id.number())?;
        (self.manner(row).state != State::Gone).then(|| View::new(self, id, row))
    }

    /// All reviews that are there, in the order in which they were found.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> {
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.manner != Manners::GONE)
            .map(|(number, _)| EntryId::of(number))
    }

    /// The text of a name.
    pub fn name(&self, name: Name) -> &str {
        self.names.get(name)
    }

    /// How many names there are.
    pub fn names(&self) -> usize {
        self.names.len()
    }

    /// Brings the order of the files into line with those that were put in since.
    pub fn settle(&mut self) {
        self.origins.settle();
    }

    /// The order of two reviews by their names, then by where they stand in their file. What was
    /// put in since [`Roll::settle`] comes last.
    pub fn compare(&self, a: EntryId, b: EntryId) -> Ordering {
        let key = |id: EntryId| {
            let row = self.rows.get(id.number());
            row.map(|row| (self.origins.rank(row.origin), row.record))
        };
        key(a).cmp(&key(b)).then(a.cmp(&b))
    }

    fn manner(&self, row: &Row) -> &Manner {
        self.manners.get(row.manner)
    }

    /// Notes what was seen of a review.
    fn fill(&mut self, id: EntryId, row: &mut Row, digest: &Digest) {
        match digest {
            Digest::Unreadable(reason) => {
                let blank = Row::blank();
                *row = Row {
                    origin: row.origin,
                    record: row.record,
                    line: row.line,
                    len: row.len,
                    start: row.start,
                    title: row.title,
                    ..blank
                };
                self.retitle(row, reason);
                row.manner = Arc::make_mut(&mut self.manners).put(Manner {
                    state: State::Unreadable,
                    ..Manner::default()
                });
                self.note_problems(id, &[]);
            }
            Digest::Read {
                title,
                words,
                format,
                problems,
                facts,
                kinds,
                content: _, // it is noted beside
            } => {
                self.retitle(row, title);
                self.state(row, facts, *format);
                let (words, characters) = words.parts();
                row.words = u32::try_from(words).unwrap_or(u32::MAX);
                row.characters = u32::try_from(characters).unwrap_or(u32::MAX);
                row.kinds = match kinds {
                    Some(kinds) => Arc::make_mut(&mut self.kindred).put(kinds),
                    None => Kindred::UNKNOWN,
                };
                self.note_problems(id, problems);
            }
        }
    }

    /// Keeps a title, unless it is the one that is kept.
    fn retitle(&mut self, row: &mut Row, title: &str) {
        if self.texts.get(row.title) != title {
            row.title = self.texts.push(title);
        }
    }

    fn state(&mut self, row: &mut Row, facts: &Facts, format: Format) {
        let Facts {
            title: _, // the list shows it, or what stands for it
            work,
            work_kind,
            makers,
            year,
            reviewer,
            rating,
            date,
            experienced,
            tags,
            spoiler,
            language,
        } = facts;
        let mut name = |text: Option<&String>| self.names.put(text.map_or("", String::as_str));
        row.work = name(work.as_ref());
        row.reviewer = name(reviewer.as_ref());
        row.makers = name(Some(&makers.join(&APART.to_string())));
        row.tags = name(Some(&tags.join(&APART.to_string())));
        let manner = Manner {
            state: State::Read,
            format,
            work_kind: name(work_kind.as_ref()),
            language: name(language.as_ref()),
            spoiler: *spoiler,
        };
        row.manner = Arc::make_mut(&mut self.manners).put(manner);
        row.year = year.and_then(|year| i16::try_from(year).ok());
        row.rating = match rating {
            Some(rating) => Arc::make_mut(&mut self.ratings).put(rating),
            None => Ratings::NONE,
        };
        let day = |day: &Option<String>| day.as_deref().and_then(Day::of).unwrap_or_default();
        row.date = day(date);
        row.experienced = day(experienced);
    }

    fn note_problems(&mut self, id: EntryId, problems: &[Problem]) {
        let known = self.problems.get(&id).map_or(&[][..], Vec::as_slice);
        if known == problems {
            return;
        }
        let all = Arc::make_mut(&mut self.problems);
        if problems.is_empty() {
            all.remove(&id);
        } else {
            all.insert(id, problems.to_vec());
        }
    }

    /// The reviews with which something is wrong, in no order: why they could not be read, or what
    /// was noticed reading them.
    pub fn troubled(&self) -> Vec<EntryId> {
        let unread = |id: &EntryId| {
            let row = self.rows.get(id.number());
            row.is_some_and(|row| self.manner(row).state == State::Unreadable)
        };
        let is_any = self.manners.any(State::Unreadable);
        let unreadable = self.ids().filter(|id| is_any && unread(id));
        let mut all: Vec<EntryId> = unreadable.chain(self.problems.keys().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The words that a row has.
fn words(row: &Row) -> Words {
    Words::new(row.words as usize, row.characters as usize)
}

/// Where the bytes of a record stand, if it is one that has a place.
fn bytes(row: &Row) -> Option<super::Bytes> {
    (row.start != NO_BYTES).then_some(super::Bytes {
        start: row.start,
        len: row.len,
    })
}
