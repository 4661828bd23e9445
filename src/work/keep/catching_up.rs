//! Reading what is in the library but not in its index.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Keeper;
use super::jobs::{Done, How, Job, Jobs, Todo};
use super::known::Told;
use super::reading::Ended;
use super::text::{Text, Texts};
use crate::library::Change;
use crate::work::in_order;

impl Keeper<'_> {
    /// Opens the index where it is not open, or tells why it is not.
    pub(super) fn open_index(&mut self) -> ControlFlow<()> {
        self.index.open();
        self.index.begin_to_add();
        match self.index.texts() {
            Texts::Wanted => ControlFlow::Continue(()),
            Texts::Unwanted => self.tell_index(),
        }
    }

    /// Brings the index in line with what is known, until there is something else to do: takes out
    /// what is no more, and reads what it lacks.
    pub(super) fn catch_up(&mut self) -> ControlFlow<()> {
        if self.index.is_unchecked() && !self.control.calls() {
            self.index.begin_check();
            let files = self.known.iter();
            let readable = files.filter(|(_, file)| !matches!(file.told, Told::Trouble(_)));
            self.index.retain(readable.map(|(path, _)| &**path));
            let (settings, control) = (self.settings, Arc::clone(self.control));
            let mut jobs = Jobs {
                others: Vec::new().into_iter(),
                files: self.behind().into_iter(),
                open: None,
                settings,
                control: &control,
            };
            let done = in_order(
                &mut jobs,
                Job::weight,
                |job| job.done(settings, Texts::Wanted),
                |done| self.take_text(done),
            );
            if done.is_err() {
                return ControlFlow::Break(());
            }
            if jobs.are_done() {
                self.index.end_check();
            }
        }
        self.index.commit();
        self.tell_index()
    }

    /// The files that were read, and are not in the index as they are.
    fn behind(&self) -> Vec<Todo> {
        let files = self.known.iter().filter_map(|(path, file)| {
            let stamp = file.stamp?;
            let held = self.index.held(path, stamp);
            if held.is_some_and(|held| held.whole) {
                return None;
            }
            let how = match file.told {
                Told::Review => How::Whole,
                Told::Nothing | Told::Records(_) => {
                    How::Records(held.map_or(0, |held| held.texts as usize))
                }
                Told::Trouble(_) => return None,
            };
            let (path, size) = (Arc::clone(path), stamp.size);
            Some(Todo { path, size, how })
        });
        files.collect()
    }

    /// Takes what was read for the index alone.
    fn take_text(&mut self, done: Done) -> Result<(), Ended> {
        match done {
            Done::File(path, _, text) => self.index_one(&path, text.as_deref()),
            // It is not what it was seen to be: what has happened to it will be noticed.
            Done::OfRecords(path) | Done::Left(path) => self.index_one(&path, None),
            Done::Begin(path) => self.index_begin(&path),
            Done::Record(path, place, _, text) => {
                self.index_record(&path, place.record, text.as_deref());
            }
            Done::End(path, count) => self.index_end(&path, count),
            Done::Other(..) => {}
        }
        self.tell_index_now_and_then()
    }

    /// Gives the index the one text of a file.
    pub(super) fn index_one(&mut self, path: &Path, text: Option<&Text>) {
        if let Some(stamp) = self.stamp(path) {
            self.index.one(path, stamp, text);
        }
    }

    /// Tells the index that the records of a file come.
    pub(super) fn index_begin(&mut self, path: &Path) {
        if let Some(stamp) = self.stamp(path) {
            self.index.begin(path, stamp);
        }
    }

    /// Gives the index a record.
    pub(super) fn index_record(&mut self, path: &Path, record: usize, text: Option<&Text>) {
        if let Some(stamp) = self.stamp(path) {
            self.index.record(path, stamp, record, text);
        }
    }

    /// Tells the index that there are so many records in a file.
    pub(super) fn index_end(&mut self, path: &Path, count: usize) {
        if let Some(stamp) = self.stamp(path) {
            self.index.end(path, stamp, count);
        }
    }

    /// Keeps what is in the index, and tells how it stands with it, if that was not done lately.
    pub(super) fn tell_index_now_and_then(&mut self) -> Result<(), Ended> {
        self.index.commit_now_and_then();
        if !self.index.is_to_be_told() {
            return Ok(());
        }
        match self.tell_index() {
            ControlFlow::Continue(()) if !self.control.has_ended() => Ok(()),
            ControlFlow::Continue(()) | ControlFlow::Break(()) => Err(Ended),
        }
    }

    /// Tells how it stands with the index, if that is news.
    pub(super) fn tell_index(&mut self) -> ControlFlow<()> {
        let known = &self.known;
        match self.index.news(|| known.texts()) {
            Some(state) => self.tell(Change::Index(state)),
            None => ControlFlow::Continue(()),
        }
    }
}
