//! What is remembered of a library from start to start.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::library::{
    Catalogue, CatalogueError, Digest, Place, Remembered, Settings, Source, Stamp,
};

/// How long what was read is kept back at most before it is written.
const OFTEN: Duration = Duration::from_secs(2);

/// Reviews and what was seen of them.
type Seen = Vec<(Source, Digest)>;

/// The catalogue of a library, as long as it can be used.
#[derive(Debug, Default)]
pub(super) struct Memory {
    catalogue: Option<Catalogue>,
    /// What is still to be said of it.
    said: Option<String>,
    /// Whether the records that come now follow those that are remembered of their file.
    gapless: bool,
    /// When it was written to last.
    written: Option<Instant>,
}

impl Memory {
    /// What is remembered in `folder` of the library with these roots.
    pub(super) fn open(folder: &Path, roots: &[PathBuf], settings: &Settings) -> Self {
        // What is seen in the same file depends on these.
        let (version, largest) = (env!("CARGO_PKG_VERSION"), settings.largest);
        let kinds: Vec<_> = settings.kinds.iter().collect();
        // The shipped mappings change with the version alone.
        let (own, private) = (settings.mappings.own(), settings.mappings.private);
        let mut others = DefaultHasher::new();
        format!("{largest} {kinds:?} {own:?} {private:?}").hash(&mut others);
        let fingerprint = format!("{version} {:016x}", others.finish());
        let mut memory = Self::default();
        match Catalogue::open(folder, roots, &fingerprint) {
            Ok(opened) => {
                memory.catalogue = Some(opened.catalogue);
                memory.said = opened.notice;
            }
            Err(error) => memory.give_up(&error),
        }
        memory
    }

    /// A sentence for the reader, once.
    pub(super) fn complaint(&mut self) -> Option<String> {
        self.said.take()
    }

    /// The first reviews that are remembered.
    pub(super) fn first(&mut self, count: usize) -> Seen {
        self.ask(|catalogue| catalogue.first(count))
    }

    /// Everything that is remembered, in batches; whether that could be read to its end.
    pub(super) fn each(&mut self, sink: &mut dyn FnMut(Seen) -> ControlFlow<()>) -> bool {
        self.ask(|catalogue| catalogue.each(sink).map(|()| true))
    }

    /// What is remembered of each file.
    pub(super) fn files(&mut self) -> HashMap<PathBuf, Remembered> {
        self.ask(|catalogue| catalogue.files())
    }

    /// Remembers a file of one review.
    pub(super) fn one(&mut self, path: &Path, stamp: Stamp, digest: &Digest) {
        self.ask(|catalogue| catalogue.one(path, stamp, digest));
    }

    /// Remembers that a file holds records, of which those behind the first `known` come next.
    pub(super) fn begin(&mut self, path: &Path, stamp: Stamp, known: usize) {
        let last = self.ask(|catalogue| catalogue.begin(path, stamp));
        self.gapless = last.map_or(0, |last| last.record) >= known;
    }

    /// Remembers the next record of a file that was begun.
    pub(super) fn append(&mut self, path: &Path, record: &(Place, Digest)) {
        if self.gapless {
            self.ask(|catalogue| catalogue.append(path, std::slice::from_ref(record)));
        }
    }

    /// Remembers that all records of a file that was begun are known.
    pub(super) fn complete(&mut self, path: &Path) {
        if self.gapless {
            self.ask(|catalogue| catalogue.complete(path));
        }
    }

    /// Forgets what is at these paths.
    pub(super) fn remove(&mut self, paths: &[PathBuf]) {
        self.ask(|catalogue| catalogue.remove(paths));
    }

    /// Remembers that a file has another name.
    pub(super) fn rename(&mut self, from: &Path, to: &Path) {
        self.ask(|catalogue| catalogue.rename(from, to));
    }

    /// Writes what was gathered, if that was not done lately.
    pub(super) fn write_now_and_then(&mut self) {
        let written = *self.written.get_or_insert_with(Instant::now);
        if written.elapsed() >= OFTEN {
            self.write();
        }
    }

    /// Writes what was gathered.
    pub(super) fn write(&mut self) {
        self.written = Some(Instant::now());
        self.ask(Catalogue::commit);
    }

    /// Does something with the catalogue, unless there is none; does without it from then on if that
    /// cannot be done.
    fn ask<T: Default>(
        &mut self,
        what: impl FnOnce(&mut Catalogue) -> Result<T, CatalogueError>,
    ) -> T {
        let Some(catalogue) = &mut self.catalogue else {
            return T::default();
        };
        match what(catalogue) {
            Ok(done) => done,
            Err(error) => {
                self.give_up(&error);
                T::default()
            }
        }
    }

    /// Does without the catalogue from now on; one that is damaged makes place for a new one.
    fn give_up(&mut self, error: &CatalogueError) {
        let anew = match (&mut self.catalogue, error) {
            (Some(catalogue), CatalogueError::Damaged) => catalogue.begin_anew().ok().flatten(),
            (Some(_) | None, _) => None,
        };
        if anew.is_none() {
            self.catalogue = None;
        }
        self.said = Some(anew.unwrap_or_else(|| format!("{error}.")));
    }
}
