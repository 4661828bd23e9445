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
pub(super) fn start(file: PathBuf, answer: Answer) -> Sender<Box<JournalWish>> {
    let (sender, wishes) = channel::<Box<JournalWish>>();
    thread::spawn(move || {
        let answer: &mut Answering<'_> = &mut |event| answer(event);
        let mut journal = Journal::open(&file, answer);
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
        Self { store }
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
            JournalWish::Everything => match self.with(Store::everything) {
                Ok(everything) => say(answer, JournalNews::Everything(everything)),
                Err(_) => ControlFlow::Continue(()),
            },
            JournalWish::SetValue { name, value } => {
                // What is kept so is only a convenience.
                self.with(|store| store.set_value(&name, &value)).ok();
                ControlFlow::Continue(())
            }
            JournalWish::Value { name } => {
                let value = self.with(|store| store.value(&name)).ok().flatten();
                say(answer, JournalNews::Value { name, value })
            }
        }
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

/// The most roots of a library that are looked up.
const ROOTS_MOST: usize = 64;

/// The roots of a library as they were given, each with its whole path, without links; nothing of
/// very many.
pub fn whole_roots(roots: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
    if roots.len() > ROOTS_MOST {
        return Vec::new();
    }
    let pairs = roots.iter().map(|root| (root.clone(), whole(root)));
    pairs.collect()
}

/// A path without links, as far as it can be looked up.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// What the store has to know of a review.
fn known(told: Told) -> Known {
    let whole = |path: &Path| whole(path).into_os_string();
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
