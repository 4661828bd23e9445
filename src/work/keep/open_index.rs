//! An index that is being written, and what of it is not kept yet.

use std::thread;
use std::time::{Duration, Instant};

use super::shares::Shares;
use super::text::Text;
use crate::library::IndexHome;
use crate::search::{FileKey, Held, IndexError, IndexWriter, TextKey};

/// How long what was added is kept back at most while more is added.
const OFTEN: Duration = Duration::from_secs(8);

/// How many bytes of text are kept back at most: each time they are written costs, and all that is
/// kept back is lost if the program is killed.
const MUCH: u64 = 96 << 20;

/// How often it is tried again to open an index that another writes, and the pause before: who has just
/// ended may still hold it, and so does a program that was just started, until it runs.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(30);

/// An index that is being written. After an error it is to be used no more.
#[derive(Debug)]
pub(super) struct OpenIndex {
    writer: IndexWriter,
    shares: Shares,
    /// Since when something is not kept, if anything is.
    since: Option<Instant>,
    /// The bytes of the texts that were added and are not kept.
    bytes: u64,
}

impl OpenIndex {
    /// Opens that in its home, and makes it if there is none.
    pub(super) fn open(home: &IndexHome, fingerprint: &str) -> Result<Self, IndexError> {
        home.make()
            .map_err(|error| IndexError::Unkept(error.to_string()))?;
        let mut tries = 0;
        let writer = loop {
            match IndexWriter::open(home.folder(), fingerprint) {
                Err(IndexError::Locked) if tries < TRIES => tries += 1,
                opened => break opened?,
            }
            thread::sleep(PAUSE);
        };
        let shares = Shares::of(writer.held()?);
        Ok(Self {
            writer,
            shares,
            since: None,
            bytes: 0,
        })
    }

    /// How much of each file is in it.
    pub(super) fn shares(&self) -> &Shares {
        &self.shares
    }

    /// Whether all that was added is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.since.is_none()
    }

    /// Puts the one text of a file in the place of all that was in it of that; none where it could
    /// not be read.
    pub(super) fn one(
        &mut self,
        file: FileKey,
        stamp: u64,
        text: Option<&Text>,
    ) -> Result<(), IndexError> {
        self.remove(file)?;
        self.add(TextKey { file, record: 0 }, text)?;
        self.hold(Held {
            file,
            stamp,
            texts: 1,
            whole: true,
        })
    }

    /// Makes ready for the records of a file, of which it may hold some already.
    pub(super) fn begin(&mut self, file: FileKey, stamp: u64) -> Result<(), IndexError> {
        if self.shares.get(file, stamp).is_some() {
            return Ok(());
        }
        self.remove(file)?;
        self.shares.put(Held {
            file,
            stamp,
            texts: 0,
            whole: false,
        });
        Ok(())
    }

    /// Adds a record of a file that was begun, unless it is not the one that follows.
    pub(super) fn record(
        &mut self,
        key: TextKey,
        stamp: u64,
        text: Option<&Text>,
    ) -> Result<(), IndexError> {
        if self.shares.next(key.file, stamp, key.record) {
            self.add(key, text)?;
        }
        Ok(())
    }

    /// Notes that a file has no more than so many records, if all of them are in it.
    pub(super) fn end(&mut self, file: FileKey, stamp: u64, count: u32) -> Result<(), IndexError> {
        match self.shares.get(file, stamp) {
            Some(held) if held.texts == count && !held.whole => self.hold(Held {
                whole: true,
                ..held
            }),
            Some(_) | None => Ok(()),
        }
    }

    /// Takes out all that is in it of a file.
    pub(super) fn remove(&mut self, file: FileKey) -> Result<(), IndexError> {
        if self.shares.holds(file) {
            self.changed(0);
            self.shares.remove(file);
            self.writer.remove(file)?;
        }
        Ok(())
    }

    /// Keeps what was added, if that was not done lately.
    pub(super) fn commit_now_and_then(&mut self) -> Result<(), IndexError> {
        let is_long = self.since.is_some_and(|since| since.elapsed() >= OFTEN);
        if is_long || self.bytes >= MUCH {
            return self.commit();
        }
        Ok(())
    }

    /// Keeps what was added.
    pub(super) fn commit(&mut self) -> Result<(), IndexError> {
        if self.is_kept() {
            return Ok(());
        }
        for held in self.shares.take_unnoted() {
            self.writer.hold(held)?;
        }
        self.writer.commit()?;
        self.since = None;
        self.bytes = 0;
        Ok(())
    }

    fn add(&mut self, key: TextKey, text: Option<&Text>) -> Result<(), IndexError> {
        self.changed(text.map_or(0, Text::size));
        match text {
            Some(text) => text.document(key, |document| self.writer.add(document)),
            None => Ok(()),
        }
    }

    fn hold(&mut self, held: Held) -> Result<(), IndexError> {
        self.changed(0);
        self.shares.put(held);
        self.writer.hold(held)
    }

    /// Notes that something is to be kept, with so many bytes of text.
    fn changed(&mut self, bytes: u64) {
        self.since.get_or_insert_with(Instant::now);
        self.bytes += bytes;
    }
}
