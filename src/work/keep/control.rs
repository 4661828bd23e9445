//! What the thread that keeps the library wakes up for.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::library::Touched;

/// How long files must be left alone before they are looked at: programs write in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// How long changes are kept back at most while more of them come.
const LONGEST: Duration = Duration::from_secs(1);

/// Paths that are kept at the most; where more were touched everything is looked through.
const MOST: usize = 20_000;

/// The way to tell the thread that keeps the library what to do. Shared with it.
#[derive(Debug, Default)]
pub struct Control {
    state: Mutex<State>,
    rung: Condvar,
}

#[derive(Debug, Default)]
struct State {
    going: Going,
    touched: BTreeSet<PathBuf>,
    everything: bool,
    unwatched: Option<String>,
    /// When something was touched first and last since it was looked at.
    since: Option<(Instant, Instant)>,
}

/// How the thread is to go on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Going {
    /// Reading what was not read yet.
    #[default]
    On,
    /// Only watching.
    Cancelled,
    /// Not at all.
    Ended,
}

/// What is to be done now.
#[derive(Debug)]
pub(super) enum Call {
    /// Reading may go on.
    Read,
    /// These paths are to be looked at.
    Look(BTreeSet<PathBuf>),
    /// Everything is to be looked through.
    LookThrough,
    /// The thread ends.
    End,
}

impl Control {
    /// Has the reading of what was found left off. What was read stays known; changes of files are
    /// still told.
    pub fn cancel(&self) {
        self.set(Going::Cancelled);
    }

    /// Has what was left off gone on with.
    pub fn resume(&self) {
        self.set(Going::On);
    }

    /// Ends the thread.
    pub fn end(&self) {
        self.set(Going::Ended);
    }

    fn set(&self, going: Going) {
        let mut state = self.state();
        if state.going != Going::Ended {
            state.going = going;
        }
        self.rung.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that something was touched.
    pub(super) fn touch(&self, touched: Touched) {
        let mut state = self.state();
        match touched {
            Touched::Path(path) if state.touched.len() < MOST => {
                state.touched.insert(path);
            }
            Touched::Path(_) | Touched::Everything => state.everything = true,
            Touched::Unwatched(reason) => {
                state.everything = true;
                state.unwatched = Some(reason);
            }
        }
        if state.everything {
            state.touched.clear();
        }
        let now = Instant::now();
        if let Some((_, last)) = &mut state.since {
            *last = now;
        } else {
            state.since = Some((now, now));
            self.rung.notify_all();
        }
    }

    /// Whether the thread is to leave off reading: there is something else to do, or nothing.
    pub(super) fn calls(&self) -> bool {
        let state = self.state();
        state.going != Going::On || state.left().is_some_and(|left| left.is_zero())
    }

    /// Whether nothing is to be read until that is resumed.
    pub(super) fn is_left_off(&self) -> bool {
        self.state().going != Going::On
    }

    /// Whether nothing at all is to be done any more.
    pub(super) fn has_ended(&self) -> bool {
        self.state().going == Going::Ended
    }

    /// Why not everything can be watched, the first time this is asked for.
    pub(super) fn unwatched(&self) -> Option<String> {
        self.state().unwatched.take()
    }

    /// Sleeps until there is something to do; for no longer than `most`, after which everything is to
    /// be looked through. Is back at once where there is something to read.
    pub(super) fn wait(&self, to_read: bool, most: Option<Duration>) -> Call {
        let until = most.map(|most| Instant::now() + most);
        let mut state = self.state();
        loop {
            if state.going == Going::Ended {
                return Call::End;
            }
            let left = state.left();
            if left.is_some_and(|left| left.is_zero()) {
                return state.take();
            }
            if to_read && state.going == Going::On {
                return Call::Read;
            }
            let look = until.map(|until| until.saturating_duration_since(Instant::now()));
            if look.is_some_and(|look| look.is_zero()) {
                state.everything = true;
                return state.take();
            }
            state = match left.into_iter().chain(look).min() {
                None => self
                    .rung
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(left) => {
                    let waited = self.rung.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

impl State {
    /// How long it is until what was touched is to be looked at; `None` where nothing was.
    fn left(&self) -> Option<Duration> {
        let (first, last) = self.since?;
        let at = (last + QUIET).min(first + LONGEST);
        Some(at.saturating_duration_since(Instant::now()))
    }

    /// What was touched, which is forgotten.
    fn take(&mut self) -> Call {
        self.since = None;
        let paths = std::mem::take(&mut self.touched);
        if std::mem::take(&mut self.everything) {
            Call::LookThrough
        } else {
            Call::Look(paths)
        }
    }
}
