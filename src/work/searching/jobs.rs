//! The texts that are read for a search, one after the other as they are needed.

use crate::library::{
    Contents, Entries, EntryId, Line, Records, Roll, Settings, Source, contents, text,
};
use crate::review::Review;
use std::iter::Peekable;
use std::vec;

/// Records of one file from which on it is read from its beginning, and not each by itself.
const MANY: usize = 8;

/// A text that is to be read.
pub(super) struct Job {
    pub(super) entry: EntryId,
    what: What,
}

enum What {
    /// A source, and its bytes, about.
    Source(Source, u64),
    /// A record that was cut out of its file.
    Record(Line),
}

/// The texts of a library that are to be read, in the order of the list.
pub(super) struct Jobs<'a> {
    roll: &'a Roll,
    settings: &'a Settings,
    /// Those that are wanted, and which these are.
    ids: Peekable<vec::IntoIter<EntryId>>,
    wanted: &'a Entries,
    /// Those that were given out: records of one file may stand apart in the list.
    given: Entries,
    /// The records that come next, and the number of the file they are of.
    open: Option<(u32, Records)>,
}

impl Job {
    /// How many bytes it has, about.
    pub(super) fn weight(&self) -> u64 {
        match &self.what {
            What::Source(_, bytes) => *bytes,
            What::Record(line) => line.size(),
        }
    }

    /// Reads it.
    pub(super) fn read(self, settings: &Settings) -> Option<Review> {
        match self.what {
            What::Source(source, _) => text(&source, settings),
            What::Record(line) => line.read(),
        }
    }
}

impl<'a> Jobs<'a> {
    /// Those of `ids`, which are in the order of the list and all that is `wanted`.
    pub(super) fn new(
        (roll, settings): (&'a Roll, &'a Settings),
        ids: Vec<EntryId>,
        wanted: &'a Entries,
    ) -> Self {
        Self {
            roll,
            settings,
            ids: ids.into_iter().peekable(),
            wanted,
            given: Entries::default(),
            open: None,
        }
    }

    /// The next record of the file that is open.
    fn record(&mut self) -> Option<Job> {
        let (origin, records) = self.open.as_mut()?;
        let found = records.find_map(|line| {
            let record = u32::try_from(line.place.record).ok()?;
            let entry = self.roll.of_origin(*origin, record)?;
            let what = What::Record(line);
            let is_wanted = self.wanted.has(entry) && !self.given.has(entry);
            is_wanted.then(|| {
                self.given.put(entry);
                Job { entry, what }
            })
        });
        if found.is_none() {
            self.open = None;
        }
        found
    }

    /// The number of the file that a review is a record of.
    fn file(&self, id: EntryId) -> Option<u32> {
        let view = self.roll.view(id).filter(|view| view.is_record())?;
        u32::try_from(view.origin()).ok()
    }

    /// Opens the file of the records that come next, if there are many of them.
    fn open(&mut self, id: EntryId) -> bool {
        let Some(file) = self.file(id) else {
            return false;
        };
        let roll = self.roll;
        let of_file = |id: &EntryId| {
            let view = roll.view(*id);
            view.is_some_and(|view| view.is_record() && view.origin() == file as usize)
        };
        let together = self.ids.clone().take(MANY).take_while(of_file).count();
        let Some(path) = roll.path_of_origin(file).filter(|_| together == MANY) else {
            return false;
        };
        let source = Source::File(path.to_owned());
        let Ok(Contents::Records(records)) = contents(&source, self.settings) else {
            return false;
        };
        while self.ids.next_if(of_file).is_some() {}
        self.open = Some((file, records));
        true
    }
}

impl Iterator for Jobs<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(job) = self.record() {
                return Some(job);
            }
            let entry = *self.ids.peek()?;
            if self.given.has(entry) {
                self.ids.next();
                continue;
            }
            if self.open(entry) {
                continue;
            }
            self.ids.next();
            self.given.put(entry);
            let view = self.roll.view(entry);
            let Some(view) = view.filter(|view| view.unreadable().is_none()) else {
                continue;
            };
            let bytes = view.words().count() as u64 * 6;
            let what = What::Source(view.source(), bytes);
            return Some(Job { entry, what });
        }
    }
}
