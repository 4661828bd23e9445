//! Keeping the journal: what is asked of it, done. One thread alone has the file open.

mod last;
mod quiet;
mod thread;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use last::Library;
pub(super) use thread::Lane;

use crate::app::{Event, JournalNews, JournalState, JournalWish, Told};
use crate::journal::{Body, Known, Moment, Page, ReviewName, Slot, Store, StoreError};
use crate::library::Source;

/// Where answers go; breaks when nobody waits for them any more.
type Answering<'a> = dyn FnMut(Event) -> ControlFlow<()> + 'a;

/// The journal, or why there is none.
#[derive(Debug)]
pub struct Journal {
    file: PathBuf,
    store: Result<Store, String>,
    /// As it was told last.
    state: JournalState,
    /// The library that is open, if it may hold several reviews.
    library: Option<Library>,
    /// What the library is made of: the whole path of each, without links, and as it was given.
    roots: Vec<(PathBuf, PathBuf)>,
}

impl Journal {
    /// Opens the journal in `file`, and tells how it stands with it.
    pub fn open(file: &Path, answer: &mut Answering<'_>) -> Self {
        let mut journal = Self {
            file: file.to_path_buf(),
            store: Err(String::new()),
            state: JournalState::Off,
            library: None,
            roots: Vec::new(),
        };
        journal.open_store(answer);
        let state = match &journal.store {
            Ok(_) => JournalState::Kept,
            Err(reason) => JournalState::Without(reason.clone()),
        };
        // Who waits no more asks for nothing either.
        let _ = journal.stand(state, answer);
        journal
    }

    /// Tells which review was open last in the library of these roots, if that may hold several, and
    /// keeps which one is from now on.
    pub fn tell_last(&mut self, roots: &[PathBuf], answer: &mut Answering<'_>) {
        let Some(library) = Library::of(roots) else {
            return;
        };
        let value = self.with(|store| store.value(&library.name()));
        let last = value.ok().flatten().and_then(|value| library.read(&value));
        self.library = Some(library);
        // Who waits no more asks for nothing either.
        let _ = say(answer, JournalNews::Last(last.map(Box::new)));
    }

    /// Whether what was written last was.
    fn is_writable(&self) -> bool {
        self.state == JournalState::Kept
    }

    /// Opens the file, and tells what there is to know of it.
    fn open_store(&mut self, answer: &mut Answering<'_>) {
        self.store = match Store::open(&self.file, now()) {
            Ok((store, told)) => {
                for text in told {
                    let _ = say(answer, JournalNews::Told(text));
                }
                Ok(store)
            }
            Err(error) => Err(error.to_string()),
        };
    }

    /// The journal that knows of what the library is made, by which it tells where its reviews are.
    #[must_use]
    pub fn with_roots(self, roots: &[PathBuf]) -> Self {
        let whole = roots
            .iter()
            .filter_map(|given| Some((given.canonicalize().ok()?, given.clone())));
        Self {
            roots: whole.collect(),
            ..self
        }
    }

    /// Does what is asked for and gives the answer.
    pub fn perform(&mut self, wish: JournalWish, answer: &mut Answering<'_>) -> ControlFlow<()> {
        match wish {
            JournalWish::Recall(review) => {
                let entry = review.entry;
                let page = match self.with(|store| store.recall(&known(review))) {
                    Ok(remembered) => remembered.map(|known| known.page).unwrap_or_default(),
                    Err(_) => Page::default(),
                };
                say(answer, JournalNews::Recalled(entry, Box::new(page)))
            }
            JournalWish::Keep {
                review,
                changes,
                ticket,
            } => {
                let known = known(review);
                let kept = self.write(answer, |store| store.keep(&known, &changes, now()));
                say(answer, JournalNews::Kept(ticket, kept))
            }
            JournalWish::Left(review, whereabouts) => {
                let known = known(review);
                let left = Body::Left(whereabouts.left());
                let change = [(Slot::Left, Some(left))];
                // How it stands was told.
                self.write(answer, |store| store.keep(&known, &change, now()))
                    .ok();
                ControlFlow::Continue(())
            }
            JournalWish::Last(last) => {
                let library = self.library.as_ref();
                let value =
                    library.and_then(|library| Some((library.name(), library.write(&last)?)));
                if let Some((name, value)) = value {
                    self.write(answer, |store| store.set_value(&name, &value))
                        .ok();
                }
                ControlFlow::Continue(())
            }
            JournalWish::Standings => {
                let standings = self.with(Store::standings).unwrap_or_default();
                let here = standings.into_iter().flat_map(|standing| {
                    let paths = self.here(&standing.name);
                    let record = standing.name.record;
                    paths.map(move |path| (path, record, standing.clone()))
                });
                let here: Vec<_> = here.collect();
                say(answer, JournalNews::Standings(here))
            }
            JournalWish::Searches => {
                let searches = self.with(Store::searches).unwrap_or_default();
                say(answer, JournalNews::Searches(searches))
            }
            JournalWish::NoteSearch(text) => {
                // That nothing is kept was said when it turned out so.
                self.write(answer, |store| store.note_search(&text, now()))
                    .ok();
                ControlFlow::Continue(())
            }
            JournalWish::Value { name } => {
                let value = self.with(|store| store.value(&name)).unwrap_or_default();
                say(answer, JournalNews::Value { name, value })
            }
            JournalWish::SetValue { name, value } => {
                self.write(answer, |store| store.set_value(&name, &value))
                    .ok();
                ControlFlow::Continue(())
            }
        }
    }

    /// Writes something, and tells if that is possible no more, or is again. A file that could not be
    /// opened is tried again.
    fn write<T>(
        &mut self,
        answer: &mut Answering<'_>,
        ask: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, String> {
        if self.store.is_err() {
            self.open_store(answer);
        }
        let written = self.with(ask);
        let state = match &written {
            Ok(_) => JournalState::Kept,
            Err(reason) => JournalState::Without(reason.clone()),
        };
        // What was written is so whether or not somebody waits for it.
        let _ = self.stand(state, answer);
        written
    }

    /// Tells how it stands, if that is new.
    fn stand(&mut self, state: JournalState, answer: &mut Answering<'_>) -> ControlFlow<()> {
        if self.state == state {
            return ControlFlow::Continue(());
        }
        self.state = state.clone();
        say(answer, JournalNews::State(state))
    }

    /// Where a review is in this library: as its sources have it.
    fn here(&self, name: &ReviewName) -> impl Iterator<Item = PathBuf> + use<> {
        let path = Path::new(&name.path);
        let sample = name.path.to_str().and_then(Source::sample);
        let sample = sample.map(|_| path.to_path_buf());
        let below = self.roots.iter().filter_map(|(whole, given)| {
            let rest = path.strip_prefix(whole).ok()?;
            Some(if rest.as_os_str().is_empty() {
                given.clone()
            } else {
                given.join(rest)
            })
        });
        let below: Vec<PathBuf> = below.collect();
        sample.into_iter().chain(below)
    }

    fn with<T>(
        &mut self,
        ask: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, String> {
        match &mut self.store {
            Ok(store) => ask(store).map_err(|error| error.to_string()),
            Err(reason) => Err(reason.clone()),
        }
    }
}

fn say(answer: &mut Answering<'_>, news: JournalNews) -> ControlFlow<()> {
    answer(Event::Journal(Box::new(news)))
}

/// What the store has to know of a review.
fn known(told: Told) -> Known {
    let whole = |path: &Path| {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        whole.into_os_string()
    };
    let (path, record) = match &told.source {
        Source::File(path) => (Some(whole(path)), None),
        Source::Record(path, place) => (Some(whole(path)), Some(place.record)),
        Source::Sample(_) => (Some(told.source.shown().into()), None),
        Source::StandardInput => (None, None),
    };
    Known {
        name: path.map(|path| ReviewName { path, record }),
        stamp: told.stamp.map(|stamp| (stamp.size, stamp.modified)),
        content: told.content,
        citation: told.citation,
    }
}

/// This moment.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let milliseconds = since.map_or(0, |since| since.as_millis());
    Moment(i64::try_from(milliseconds).unwrap_or(i64::MAX))
}
