//! The index of the texts of a library, as long as it can be kept.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::open_index::OpenIndex;
use super::text::{Text, Texts};
use crate::library::{IndexHome, IndexState, Settings, Stamp};
use crate::search::{FileKey, Held, IndexError, TextKey};

/// How long it is between two reports at least.
const OFTEN: Duration = Duration::from_millis(250);

/// The index of the texts of a library, as long as it can be kept. Nothing that is done with it fails:
/// it goes without from then on.
#[derive(Debug, Default)]
pub(super) struct Indexing {
    /// Where it is, and what it depends on beside the texts.
    home: Option<(IndexHome, String)>,
    way: Way,
    /// Whether it holds all that is known, and nothing else.
    check: Check,
    /// Whether it was damaged, and made anew.
    anew: Anew,
    told: Option<IndexState>,
    told_at: Option<Instant>,
}

/// How it stands with it.
#[derive(Debug, Default)]
enum Way {
    /// It is not open, and may be opened.
    #[default]
    Closed,
    /// Another program writes it.
    OfAnother,
    /// It is open.
    Open(Box<OpenIndex>),
    /// There is none any more, for this reason.
    GivenUp(String),
}

/// Whether the index was compared with what is known.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Check {
    /// It is still to be.
    #[default]
    Due,
    /// It is being compared.
    Going,
    /// It is as it should be, and what happens to files reaches it.
    Done,
}

/// Whether an index was made in the place of a damaged one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Anew {
    /// Not yet.
    #[default]
    Never,
    /// It was: that is not tried again.
    Once,
}

impl Indexing {
    /// The index of the library with these roots, in the folder where it is remembered. It is not opened.
    pub(super) fn of(remembered: &Path, roots: &[PathBuf], settings: &Settings) -> Self {
        // What is read in the same file depends on these.
        let (version, largest) = (env!("CARGO_PKG_VERSION"), settings.largest);
        let (own, private) = (settings.mappings.own(), settings.mappings.private);
        let mut others = DefaultHasher::new();
        format!("{largest} {own:?} {private:?}").hash(&mut others);
        let fingerprint = format!("{version} {:016x}", others.finish());
        Self {
            home: Some((IndexHome::of(remembered, roots), fingerprint)),
            ..Self::default()
        }
    }

    /// Opens it, unless it is open or there is none. Costs little where another program writes it.
    pub(super) fn open(&mut self) {
        let (Some((home, fingerprint)), Way::Closed | Way::OfAnother) = (&self.home, &self.way)
        else {
            return;
        };
        match OpenIndex::open(home, fingerprint) {
            Ok(open) => {
                self.way = Way::Open(Box::new(open));
                self.check = Check::Due;
            }
            Err(error) => self.go_without(&error),
        }
    }

    /// Whether texts that are read go into it.
    pub(super) fn texts(&self) -> Texts {
        match self.way {
            Way::Open(_) => Texts::Wanted,
            Way::Closed | Way::OfAnother | Way::GivenUp(_) => Texts::Unwanted,
        }
    }

    /// Whether it is open and still to be compared with what is known.
    pub(super) fn is_unchecked(&self) -> bool {
        matches!(self.way, Way::Open(_)) && self.check != Check::Done
    }

    /// Notes that it is being compared with what is known.
    pub(super) fn begin_check(&mut self) {
        self.check = Check::Going;
    }

    /// Notes that it holds all that is known, and nothing else; unless it was made anew meanwhile.
    pub(super) fn end_check(&mut self) {
        if self.check == Check::Going {
            self.check = Check::Done;
        }
    }

    /// How much is in it of a file as it is now; `None` where that is nothing, or it is not open.
    pub(super) fn held(&self, path: &Path, stamp: Stamp) -> Option<Held> {
        let Way::Open(open) = &self.way else {
            return None;
        };
        open.shares().get(self.file(path)?, IndexHome::stamp(stamp))
    }

    /// Of how many of the first records of a file, of which so many were read, it needs no more.
    pub(super) fn past(&self, path: &Path, stamp: Option<Stamp>, read: usize) -> usize {
        if self.texts() == Texts::Unwanted {
            return read;
        }
        let held = stamp.and_then(|stamp| self.held(path, stamp));
        match held {
            Some(held) if !held.whole => read.min(held.texts as usize),
            Some(_) => read,
            None => 0,
        }
    }

    /// Puts the one text of a file in the place of what it held of that.
    pub(super) fn one(&mut self, path: &Path, stamp: Stamp, text: Option<&Text>) {
        let stamp = IndexHome::stamp(stamp);
        self.with_file(path, |open, file| open.one(file, stamp, text));
    }

    /// Makes ready for the records of a file.
    pub(super) fn begin(&mut self, path: &Path, stamp: Stamp) {
        let stamp = IndexHome::stamp(stamp);
        self.with_file(path, |open, file| open.begin(file, stamp));
    }

    /// Adds a record of a file that was begun, unless it does not follow those that it holds.
    pub(super) fn record(&mut self, path: &Path, stamp: Stamp, record: usize, text: Option<&Text>) {
        let (stamp, record) = (IndexHome::stamp(stamp), u32::try_from(record));
        self.with_file(path, |open, file| match record {
            Ok(record) => open.record(TextKey { file, record }, stamp, text),
            Err(_) => Ok(()),
        });
    }

    /// Notes that a file has so many records.
    pub(super) fn end(&mut self, path: &Path, stamp: Stamp, count: usize) {
        let (stamp, count) = (IndexHome::stamp(stamp), u32::try_from(count));
        self.with_file(path, |open, file| match count {
            Ok(count) => open.end(file, stamp, count),
            Err(_) => Ok(()),
        });
    }

    /// Takes out all of a file.
    pub(super) fn remove(&mut self, path: &Path) {
        self.with_file(path, OpenIndex::remove);
    }

    /// Takes out all files but these.
    pub(super) fn retain<'a>(&mut self, paths: impl Iterator<Item = &'a Path>) {
        let Way::Open(open) = &self.way else { return };
        let known: HashSet<FileKey> = paths.filter_map(|path| self.file(path)).collect();
        let gone = open.shares().files().filter(|file| !known.contains(file));
        for file in gone.collect::<Vec<_>>() {
            self.with(|open| open.remove(file));
        }
    }

    /// Keeps what was added, if that was not done lately.
    pub(super) fn commit_now_and_then(&mut self) {
        self.with(OpenIndex::commit_now_and_then);
    }

    /// Keeps what was added.
    pub(super) fn commit(&mut self) {
        self.with(OpenIndex::commit);
    }

    /// Begins to add: what is done at once is not told of.
    pub(super) fn begin_to_add(&mut self) {
        self.told_at = Some(Instant::now());
    }

    /// Whether it is time to tell again how it stands with it.
    pub(super) fn is_to_be_told(&self) -> bool {
        let is_open = matches!(self.way, Way::Open(_));
        is_open && self.told_at.is_none_or(|told| told.elapsed() >= OFTEN)
    }

    /// How it stands with it, if that is not what was told last. `known` counts the texts that are known.
    pub(super) fn news(&mut self, known: impl FnOnce() -> usize) -> Option<IndexState> {
        self.home.as_ref()?;
        let state = match &self.way {
            Way::Closed => return None,
            Way::OfAnother => IndexState::OfAnother,
            Way::GivenUp(why) => IndexState::Without(Some(why.clone())),
            Way::Open(open) if self.check == Check::Done && open.is_kept() => IndexState::Ready,
            Way::Open(open) => {
                let texts = open.shares().texts();
                let of = known().max(texts);
                IndexState::Building { texts, of }
            }
        };
        self.told_at = Some(Instant::now());
        if self.told.as_ref() == Some(&state) {
            return None;
        }
        self.told = Some(state.clone());
        Some(state)
    }

    /// What a file is called in it.
    fn file(&self, path: &Path) -> Option<FileKey> {
        self.home.as_ref()?.0.file(path)
    }

    /// Does something for a file with the index, if it is open.
    fn with_file(
        &mut self,
        path: &Path,
        what: impl FnOnce(&mut OpenIndex, FileKey) -> Result<(), IndexError>,
    ) {
        if self.texts() == Texts::Wanted
            && let Some(file) = self.file(path)
        {
            self.with(|open| what(open, file));
        }
    }

    /// Does something with the index, if it is open.
    fn with(&mut self, what: impl FnOnce(&mut OpenIndex) -> Result<(), IndexError>) {
        if let Way::Open(open) = &mut self.way
            && let Err(error) = what(open)
        {
            self.go_without(&error);
        }
    }

    /// Does without it; but makes it anew, once, where it is damaged or was taken away.
    fn go_without(&mut self, error: &IndexError) {
        // It is let go before its folder is removed.
        let was_open = matches!(std::mem::take(&mut self.way), Way::Open(_));
        if let (Some((home, _)), Anew::Never) = (&self.home, self.anew) {
            let is_damaged = matches!(error, IndexError::Damaged(_));
            if is_damaged || (was_open && !home.is_there()) {
                self.anew = Anew::Once;
                if home.clear().is_ok() {
                    return self.open();
                }
            }
        }
        self.way = match error {
            IndexError::Locked => Way::OfAnother,
            IndexError::Missing | IndexError::Damaged(_) | IndexError::Unkept(_) => {
                Way::GivenUp(sentence(error))
            }
        };
    }
}

/// What is told of an error.
fn sentence(error: &IndexError) -> String {
    let told = error.to_string();
    let mut characters = told.chars();
    let first = characters.next().map(char::to_uppercase);
    let first: String = first.into_iter().flatten().collect();
    format!("{first}{}.", characters.as_str())
}
