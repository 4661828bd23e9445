//! A library that is kept, and what was told of it.

use super::super::session::shipped;
use frontrow::app::Event;
use frontrow::library::{Change, Digest, Found, IndexState, Place, Source};
use frontrow::work::{self, Control};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a change may take to be told on a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(120);

/// A review: the file or what else it is, and which record of it.
pub(crate) type Key = (String, Option<usize>);

/// What is known of reviews.
pub(crate) type Entries = BTreeMap<Key, Seen>;

/// Where a record stands, and what was seen of a review.
pub(crate) type Seen = (Option<Place>, Option<Digest>);

/// What was told of a library.
#[derive(Debug, Default)]
pub(crate) struct Told {
    entries: Entries,

    pub(crate) renamed: Vec<(PathBuf, PathBuf)>,
    pub(crate) walked: usize,
    pub(crate) settled: usize,
    pub(crate) seen: usize,
    pub(crate) troubles: Vec<String>,
    pub(crate) index: Vec<IndexState>,
}

/// A library that is kept by a thread of its own.
pub(crate) struct Kept {
    told: Told,
    roots: Vec<PathBuf>,
    pub(crate) control: Arc<Control>,
    events: Receiver<Event>,
    /// What is being done to it, for messages.
    pub(crate) step: String,
}

impl std::ops::Deref for Kept {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.control.end();
    }
}

/// What there is at `roots`, read once.
pub(crate) fn fresh(roots: &[PathBuf]) -> Entries {
    let mut told = Told::default();
    work::gather(roots, &shipped(), &Arc::default(), &mut |event| {
        told.take(event);
        ControlFlow::Continue(())
    });
    told.entries
}

impl Kept {
    pub(crate) fn start(roots: &[PathBuf]) -> Self {
        Self::new(roots, None, Arc::default(), |_| {})
    }

    /// Starts with a way to look at each change on the thread that tells it.
    pub(crate) fn new(
        roots: &[PathBuf],
        remembered: Option<PathBuf>,
        control: Arc<Control>,
        mut look: impl FnMut(&Change) + Send + 'static,
    ) -> Self {
        let (sender, events) = channel();
        let shared = Arc::clone(&control);
        let given = roots.to_vec();
        thread::spawn(move || {
            work::keep(
                &given,
                &shipped(),
                remembered.as_deref(),
                &shared,
                &mut |event| {
                    if let Event::Library(change) = &event {
                        look(change);
                    }
                    match sender.send(event) {
                        Ok(()) => ControlFlow::Continue(()),
                        Err(_) => ControlFlow::Break(()),
                    }
                },
            );
        });
        Self {
            told: Told::default(),
            roots: roots.to_vec(),
            control,
            events,
            step: "the beginning".to_owned(),
        }
    }

    /// Ends it, and takes what is still told.
    pub(crate) fn end(&mut self) {
        self.control.end();
        while let Ok(event) = self.events.recv_timeout(LONGEST) {
            self.told.take(event);
        }
    }

    /// Takes what is told until `holds`.
    pub(crate) fn wait_until(&mut self, what: &str, holds: impl Fn(&Told) -> bool) {
        let until = Instant::now() + LONGEST;
        while !holds(&self.told) {
            let left = until.saturating_duration_since(Instant::now());
            let event = self.events.recv_timeout(left);
            assert!(event.is_ok(), "{what}: not told");
            if let Ok(event) = event {
                self.told.take(event);
            }
        }
    }

    /// Takes what is told until that is what there is.
    pub(crate) fn catch_up(&mut self) {
        let until = Instant::now() + LONGEST;
        let expected = fresh(&self.roots);
        loop {
            while let Ok(event) = self.events.try_recv() {
                self.told.take(event);
            }
            if self.told.entries == expected && self.told.walked > 0 {
                return;
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.events.recv_timeout(left) {
                Ok(event) => self.told.take(event),
                Err(_) => assert_eq!(self.told.entries, expected, "{}", self.step),
            }
        }
    }
}

impl Told {
    pub(crate) fn entries(&self) -> &Entries {
        &self.entries
    }

    fn take(&mut self, event: Event) {
        if let Event::Trouble(text) = event {
            return self.troubles.push(text);
        }
        let Event::Library(change) = event else {
            return;
        };
        match change {
            Change::Found(found) => found.into_iter().for_each(|found| self.find(found)),
            Change::Seen(seen) => {
                self.seen += seen.len();
                for (source, digest) in seen {
                    self.entries
                        .insert(key(&source), (place(&source), Some(digest)));
                }
            }
            Change::Gone(gone) => gone.iter().for_each(|path| self.lose(path)),
            Change::Several(path) => self.lose(&path),
            Change::Shortened(path, count) => {
                let path = path.to_string_lossy().into_owned();
                let before = self.entries.len();
                let goes = |(known, record): &Key| {
                    *known == path && record.is_some_and(|record| record > count)
                };
                self.entries.retain(|key, _| !goes(key));
                assert!(self.entries.len() < before, "{path} was no longer");
            }
            Change::Renamed(moved) => {
                for (old, new) in &moved {
                    self.rename(old, new);
                }
                self.renamed.extend(moved);
            }
            Change::Walked => self.walked += 1,
            Change::Settled => self.settled += 1,
            Change::Index(state) => {
                if let IndexState::Building { texts, of } = state {
                    assert!(texts <= of, "{state:?}");
                }
                self.index.push(state);
            }
            Change::Progress(progress) => assert!(progress.bytes <= progress.of),
        }
    }

    fn lose(&mut self, path: &Path) {
        let path = path.to_string_lossy().into_owned();
        let before = self.entries.len();
        self.entries.retain(|(known, _), _| *known != path);
        assert!(self.entries.len() < before, "{path} was not known");
    }

    fn find(&mut self, found: Found) {
        let (source, digest) = match found {
            Ok(source) => (source, None),
            Err(error) => {
                let reason = error.trouble.to_string();
                (error.origin, Some(Digest::Unreadable(reason)))
            }
        };
        self.entries.entry(key(&source)).or_insert((None, digest));
    }

    fn rename(&mut self, old: &Path, new: &Path) {
        let (old, new) = (old.to_string_lossy(), new.to_string_lossy());
        let known = self.entries.keys().filter(|(known, _)| *known == old);
        let known: Vec<Key> = known.cloned().collect();
        assert!(!known.is_empty(), "{old} was not known");
        for key in known {
            let seen = self.entries.remove(&key).unwrap_or_default();
            let before = self.entries.insert((new.to_string(), key.1), seen);
            assert_eq!(before, None, "{new} was known");
        }
    }
}

fn place(source: &Source) -> Option<Place> {
    match source {
        Source::Record(_, place) => Some(*place),
        Source::File(_) | Source::StandardInput | Source::Sample(_) => None,
    }
}

fn key(source: &Source) -> Key {
    match source {
        Source::File(path) => (path.to_string_lossy().into_owned(), None),
        Source::Record(path, place) => (path.to_string_lossy().into_owned(), Some(place.record)),
        Source::StandardInput | Source::Sample(_) => (source.shown(), None),
    }
}
