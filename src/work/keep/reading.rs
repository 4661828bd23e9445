//! Reading what was found, on all cores, and telling what was seen of it.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Keeper;
use super::batches::FIRST;
use super::jobs::{Done, How, Job, Jobs, Todo, file};
use super::known::{File, Read, Told};
use super::text::Texts;
use crate::library::{Change, Contents, Digest, One, Place, Source, Stamp, contents};
use crate::work::in_order;

/// That nobody listens any more, or that the reading is to end.
pub(super) struct Ended;

impl Keeper<'_> {
    /// Reads what was not read yet, until there is something else to do.
    pub(super) fn read(&mut self) -> ControlFlow<()> {
        self.open_index()?;
        while !self.control.calls() {
            let files = self.to_read();
            if files.is_empty() && self.others_to_read.is_empty() {
                self.flush()?;
                self.batches.begin_again();
                if self.gauge.end() {
                    self.tell(Change::Settled)?;
                }
                return self.catch_up();
            }
            self.gauge.begin(files.iter().map(|todo| todo.size).sum());
            let (settings, control) = (self.settings, Arc::clone(self.control));
            let jobs = Jobs {
                others: self.others_to_read.clone().into_iter(),
                files: files.into_iter(),
                open: None,
                settings,
                control: &control,
            };
            let texts = self.index.texts();
            let done = in_order(
                jobs,
                Job::weight,
                |job| job.done(settings, texts),
                |done| self.take(done),
            );
            self.memory.write();
            if done.is_err() {
                return ControlFlow::Break(());
            }
            self.tell_what_is_not_remembered()?;
        }
        if self.control.is_left_off() {
            self.index.commit();
        }
        self.flush()
    }

    /// The files that are not read to their end.
    fn to_read(&self) -> Vec<Todo> {
        let alone = self.roots.len() == 1 && self.is_one_review();
        let todo = self.known.unfinished().map(|(path, known)| Todo {
            path: Arc::clone(path),
            size: known.stamp.map_or(0, |stamp| stamp.size),
            how: match known.read {
                Read::Until(read) if known.holds_records(path) => {
                    How::Records(self.index.past(path, known.stamp, read))
                }
                _ if alone => How::Told,
                Read::Until(_) | Read::Whole | Read::Failed => How::Whole,
            },
        });
        todo.collect()
    }

    /// Whether all there is is one review in a file that is a root, which is read when it is opened.
    pub(super) fn is_one_review(&self) -> bool {
        let mut all = self.known.iter();
        let (Some((path, file)), None) = (all.next(), all.next()) else {
            return false;
        };
        let is_root = self.roots.iter().any(|root| **root == **path);
        is_root && file.told == Told::Review && !file.holds_records(path) && self.others.is_empty()
    }

    /// Reads the first records of the first file that holds any, and nothing more of it.
    pub(super) fn read_first_records(&mut self) -> ControlFlow<()> {
        let unfinished = self.known.unfinished();
        let paths: Vec<Arc<Path>> = unfinished.map(|(path, _)| Arc::clone(path)).collect();
        for path in paths {
            let jobs = match contents(&file(&path), self.settings) {
                Ok(Contents::Records(mut records)) => {
                    let record = |line| Job::Record(Arc::clone(&path), line);
                    let first: Vec<Job> = records.by_ref().take(FIRST).map(record).collect();
                    if records.is_empty() {
                        vec![Job::One(Arc::clone(&path), One::empty(file(&path)))]
                    } else {
                        let begin = std::iter::once(Job::Begin(Arc::clone(&path)));
                        begin.chain(first).collect()
                    }
                }
                Ok(Contents::One(one)) => vec![Job::One(path, one)],
                Err(error) => vec![Job::Failed(path, error)],
            };
            for job in jobs {
                if self.take(job.done(self.settings, Texts::Unwanted)).is_err() {
                    return ControlFlow::Break(());
                }
            }
            if !self.batches.is_empty() {
                break;
            }
        }
        self.flush()
    }

    /// Takes what was read.
    fn take(&mut self, done: Done) -> Result<(), Ended> {
        match done {
            Done::Other(source, digest) => {
                self.others_to_read.retain(|other| *other != source);
                self.see(source, digest)?;
            }
            Done::File(path, digest, text) => {
                self.be_told_as(&path, &Told::Review)?;
                let read = match &digest {
                    Digest::Read { .. } => Read::Whole,
                    Digest::Unreadable(_) => Read::Failed,
                };
                if let Some(stamp) = self.stamp(&path) {
                    self.memory.one(&path, stamp, &digest);
                }
                self.index_one(&path, text.as_deref());
                self.done_with(&path, read);
                self.see(file(&path), digest)?;
            }
            Done::Left(path) => self.done_with(&path, Read::Whole),
            Done::OfRecords(path) => self.be_told_as(&path, &Told::Nothing)?,
            Done::Begin(path) => {
                let told = self.known.get(&path).map(|file| file.told.clone());
                if !matches!(told, Some(Told::Records(_))) {
                    self.be_told_as(&path, &Told::Nothing)?;
                }
                self.index_begin(&path);
                if let Some(File {
                    stamp: Some(stamp),
                    read: Read::Until(read),
                    ..
                }) = self.known.get(&path)
                {
                    self.memory.begin(&path, *stamp, *read);
                }
            }
            Done::Record(path, place, digest, text) => {
                self.index_record(&path, place.record, text.as_deref());
                self.take_record(&path, place, digest)?;
            }
            Done::End(path, count) => self.take_end(&path, count)?,
        }
        if let Some(progress) = self.gauge.report() {
            self.tell_or_end(Change::Progress(progress))?;
        }
        self.tell_index_now_and_then()
    }

    /// Takes a record that was read, unless that was told already and it was read for the index alone.
    fn take_record(&mut self, path: &Arc<Path>, place: Place, digest: Digest) -> Result<(), Ended> {
        if let Some(file) = self.known.get_mut(path) {
            if matches!(file.read, Read::Until(read) if place.record <= read) {
                return Ok(());
            }
            let most = match file.told {
                Told::Records(told) => told.max(place.record),
                Told::Nothing | Told::Review | Told::Trouble(_) => place.record,
            };
            file.told = Told::Records(most);
            file.read = Read::Until(place.record);
        }
        if let Some(at) = place.bytes {
            self.gauge.within(at.start + u64::from(at.len));
        }
        let seen = (place, digest);
        self.memory.append(path, &seen);
        self.see(Source::Record(Arc::clone(path), place), seen.1)
    }

    /// Notes that a file has so many records, all of which were read.
    fn take_end(&mut self, path: &Arc<Path>, count: usize) -> Result<(), Ended> {
        self.memory.complete(path);
        self.index_end(path, count);
        let Some(file) = self.known.get_mut(path) else {
            return Ok(());
        };
        let told = std::mem::replace(&mut file.told, Told::Records(count));
        self.done_with(path, Read::Whole);
        if matches!(told, Told::Records(told) if told > count) {
            self.flush_or_end()?;
            self.tell_or_end(Change::Shortened(path.to_path_buf(), count))?;
        }
        Ok(())
    }

    /// Takes back what a file was told of as, if it turns out to be something else.
    fn be_told_as(&mut self, path: &Arc<Path>, as_what: &Told) -> Result<(), Ended> {
        let Some(file) = self.known.get_mut(path) else {
            return Ok(());
        };
        let told = std::mem::replace(&mut file.told, as_what.clone());
        let stays = match (&told, as_what) {
            (Told::Nothing, _) | (Told::Review | Told::Trouble(_), Told::Review) => true,
            (Told::Review | Told::Trouble(_) | Told::Records(_), _) => false,
        };
        if stays {
            return Ok(());
        }
        self.index.remove(path);
        self.flush_or_end()?;
        self.tell_or_end(Change::Several(path.to_path_buf()))
    }

    /// How a file was when it was looked at last.
    pub(super) fn stamp(&self, path: &Path) -> Option<Stamp> {
        self.known.get(path).and_then(|file| file.stamp)
    }

    /// Notes that a file was read to its end.
    fn done_with(&mut self, path: &Path, read: Read) {
        if let Some(file) = self.known.get_mut(path) {
            file.read = read;
            self.gauge.file(file.stamp.map_or(0, |stamp| stamp.size));
        }
    }

    /// Notes what was seen of a review.
    fn see(&mut self, source: Source, digest: Digest) -> Result<(), Ended> {
        self.gauge.review();
        match self.batches.add(source, digest) {
            Some(batch) => {
                self.memory.write_now_and_then();
                self.tell_or_end(Change::Seen(batch))
            }
            None => Ok(()),
        }
    }

    /// Tells what was read so far.
    fn flush(&mut self) -> ControlFlow<()> {
        match self.batches.take() {
            Some(batch) => self.tell(Change::Seen(batch)),
            None => ControlFlow::Continue(()),
        }
    }

    fn flush_or_end(&mut self) -> Result<(), Ended> {
        match self.flush() {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Ended),
        }
    }

    /// Tells a change, unless nothing is to be told any more.
    fn tell_or_end(&mut self, change: Change) -> Result<(), Ended> {
        match self.tell(change) {
            ControlFlow::Continue(()) if !self.control.has_ended() => Ok(()),
            ControlFlow::Continue(()) | ControlFlow::Break(()) => Err(Ended),
        }
    }
}
