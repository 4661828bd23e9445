//! The thread that keeps the journal: it alone has the file open.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Answer;
use crate::app::{Event, JournalNews, JournalState, JournalWish, Told};
use crate::journal::{Known, Moment, Page, ReviewName, Store, StoreError};
use crate::library::Source;

/// Starts it with the journal in `file`.
pub(super) fn start(
    file: PathBuf,
    roots: Vec<PathBuf>,
    answer: Answer,
) -> Sender<Box<JournalWish>> {
    let (sender, wishes) = channel::<Box<JournalWish>>();
    thread::spawn(move || {
        let answer: &mut Answering<'_> = &mut |event| answer(event);
        let mut journal = Journal::open(&file, answer).with_roots(&roots);
        for wish in wishes {
            if journal.perform(*wish, answer).is_break() {
                break;
            }
        }
    });
    sender
}

/// Where answers go; breaks when nobody waits for them any more.
type Answering<'a> = dyn FnMut(Event) -> ControlFlow<()> + 'a;

/// The journal, or why there is none.
#[derive(Debug)]
pub struct Journal {
    store: Result<Store, String>,
    /// What the library is made of: the whole path of each, without links, and as it was given.
    roots: Vec<(PathBuf, PathBuf)>,
}

impl Journal {
    /// Opens the journal in `file`, and tells how it stands with it.
    pub fn open(file: &Path, answer: &mut Answering<'_>) -> Self {
        let (store, state, told) = match Store::open(file, now()) {
            Ok((store, told)) => (Ok(store), JournalState::Kept, told),
            Err(error) => {
                let reason = error.to_string();
                (
                    Err(reason.clone()),
                    JournalState::Without(reason),
                    Vec::new(),
                )
            }
        };
        // Who waits no more asks for nothing either.
        let _ = say(answer, JournalNews::State(state));
        for text in told {
            let _ = say(answer, JournalNews::Told(text));
        }
        Self {
            store,
            roots: Vec::new(),
        }
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
                let kept = self.with(|store| store.keep(&known, &changes, now()));
                say(answer, JournalNews::Kept(ticket, kept))
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
                self.with(|store| store.note_search(&text, now())).ok();
                ControlFlow::Continue(())
            }
            JournalWish::Value { name } => {
                let value = self.with(|store| store.value(&name)).unwrap_or_default();
                say(answer, JournalNews::Value { name, value })
            }
            JournalWish::SetValue { name, value } => {
                self.with(|store| store.set_value(&name, &value)).ok();
                ControlFlow::Continue(())
            }
        }
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
        stamp: None,
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
