//! What is to be read of a library, opened as it is needed, and what became of it.

use std::path::Path;
use std::sync::Arc;
use std::vec::IntoIter;

use super::Control;
use super::text::{Text, Texts};
use crate::library::{
    Contents, Digest, Extent, Line, LoadError, One, Place, Records, Settings, Source, contents,
    load,
};

/// A file that is to be read.
#[derive(Debug)]
pub(super) struct Todo {
    pub(super) path: Arc<Path>,
    /// How many bytes it has.
    pub(super) size: u64,
    pub(super) how: How,
}

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// All of it at once, unless it holds records.
    Whole,
    /// No further than is needed to tell whether it holds records.
    Told,
    /// Record by record, after so many that were read already.
    Records(usize),
}

/// A step of reading.
pub(super) enum Job {
    /// A review that is no file.
    Other(Source),
    /// A file that is probably one review.
    File(Todo),
    /// A file that is one review, though it should hold records.
    One(Arc<Path>, One),
    /// A file that could not be opened.
    Failed(Arc<Path>, LoadError),
    /// The records of a file follow.
    Begin(Arc<Path>),
    /// A record.
    Record(Arc<Path>, Line),
    /// The last record of a file was before: there are so many.
    End(Arc<Path>, usize),
}

/// What became of a step.
pub(super) enum Done {
    /// A review that is no file was read.
    Other(Source, Digest),
    /// A file of one review was read.
    File(Arc<Path>, Digest, Option<Box<Text>>),
    /// A file was told to be one review, and left to be read.
    Left(Arc<Path>),
    /// A file was found to hold records.
    OfRecords(Arc<Path>),
    /// The records of a file follow.
    Begin(Arc<Path>),
    /// A record was read.
    Record(Arc<Path>, Place, Digest, Option<Box<Text>>),
    /// All records of a file were read: so many.
    End(Arc<Path>, usize),
}

impl Job {
    /// How many bytes it has.
    pub(super) fn weight(&self) -> u64 {
        match self {
            Self::File(todo) => todo.size,
            Self::One(_, one) => one.size(),
            Self::Record(_, line) => line.size(),
            Self::Other(_) | Self::Failed(..) | Self::Begin(_) | Self::End(..) => 0,
        }
    }

    /// Does it, and takes the texts along if they are wanted.
    pub(super) fn done(self, settings: &Settings, texts: Texts) -> Done {
        let kinds = &settings.kinds;
        match self {
            Self::Other(source) => {
                let loaded = load(&source, Extent::Whole, settings);
                let digest = Digest::of(&source, &loaded, kinds);
                Done::Other(source, digest)
            }
            Self::File(Todo { path, how, .. }) => match contents(&file(&path), settings) {
                Ok(Contents::Records(_)) => Done::OfRecords(path),
                Ok(Contents::One(_)) if how == How::Told => Done::Left(path),
                Ok(Contents::One(one)) => Self::One(path, one).done(settings, texts),
                Err(error) => Self::Failed(path, error).done(settings, texts),
            },
            Self::One(path, one) => {
                let source = one.source().clone();
                let loaded = one.load(settings);
                let digest = Digest::of(&source, &loaded, kinds);
                let text = Text::of(&source, &loaded, texts);
                Done::File(path, digest, text)
            }
            Self::Failed(path, error) => {
                let digest = Digest::of(&file(&path), &Err(error), kinds);
                Done::File(path, digest, None)
            }
            Self::Begin(path) => Done::Begin(path),
            Self::Record(path, line) => {
                let place = line.place;
                let source = Source::Record(Arc::clone(&path), place);
                let loaded = line.load(&source).loaded;
                let digest = Digest::of(&source, &loaded, kinds);
                let text = Text::of(&source, &loaded, texts);
                Done::Record(path, place, digest, text)
            }
            Self::End(path, count) => Done::End(path, count),
        }
    }
}

/// The source that a file is.
pub(super) fn file(path: &Path) -> Source {
    Source::File(path.to_owned())
}

/// Everything there is to read, until there is something else to do.
pub(super) struct Jobs<'a> {
    pub(super) others: IntoIter<Source>,
    pub(super) files: IntoIter<Todo>,
    pub(super) open: Option<Open>,
    pub(super) settings: &'a Settings,
    pub(super) control: &'a Control,
}

/// A file whose records are being read.
pub(super) struct Open {
    path: Arc<Path>,
    records: Records,
    /// Records that are passed over.
    skip: usize,
    /// Records that came.
    count: usize,
}

impl Iterator for Jobs<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        if self.control.calls() {
            return None;
        }
        if self.open.is_some() {
            return self.record();
        }
        if let Some(other) = self.others.next() {
            return Some(Job::Other(other));
        }
        let todo = self.files.next()?;
        let How::Records(skip) = todo.how else {
            return Some(Job::File(todo));
        };
        let path = todo.path;
        Some(match contents(&file(&path), self.settings) {
            Ok(Contents::Records(records)) => {
                self.open = Some(Open {
                    path: Arc::clone(&path),
                    records,
                    skip,
                    count: 0,
                });
                Job::Begin(path)
            }
            Ok(Contents::One(one)) => Job::One(path, one),
            Err(error) => Job::Failed(path, error),
        })
    }
}

impl Jobs<'_> {
    /// Whether nothing is left to be done.
    pub(super) fn are_done(&self) -> bool {
        self.open.is_none() && self.others.len() + self.files.len() == 0
    }

    /// The next record of the file that is open, or that there is none.
    fn record(&mut self) -> Option<Job> {
        let open = self.open.as_mut()?;
        for line in open.records.by_ref() {
            open.count = line.place.record;
            if open.count > open.skip {
                return Some(Job::Record(Arc::clone(&open.path), line));
            }
            if self.control.calls() {
                return None;
            }
        }
        let Open { path, count, .. } = self.open.take()?;
        Some(match count {
            0 => {
                let empty = One::empty(file(&path));
                Job::One(path, empty)
            }
            _ => Job::End(path, count),
        })
    }
}
