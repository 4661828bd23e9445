//! Keeps what reads the library from running ahead of what takes it in.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Changes that may wait to be taken in.
const MOST: usize = 16;

/// A gate that lets few changes through before those let through are taken in: else a million reviews
/// would wait in memory.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    waiting: usize,
    is_open: bool,
}

impl Gate {
    /// Waits until few changes wait to be taken in, and lets one more through.
    pub(super) fn enter(&self) {
        let mut state = self.state();
        while state.waiting >= MOST && !state.is_open {
            let waited = self.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting += 1;
    }

    /// Notes that a change was taken in.
    pub(super) fn leave(&self) {
        let mut state = self.state();
        state.waiting = state.waiting.saturating_sub(1);
        self.changed.notify_all();
    }

    /// Lets everything through from now on.
    pub(super) fn open(&self) {
        self.state().is_open = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::thread;

    #[test]
    fn no_more_than_a_few_are_let_through() {
        let gate = Arc::new(Gate::default());
        let (let_through, through) = channel();
        let shared = Arc::clone(&gate);
        let thread = thread::spawn(move || {
            for number in 0..100 {
                shared.enter();
                let_through.send(number).ok();
            }
        });
        let mut most = 0;
        for number in 0..100 {
            assert_eq!(through.recv(), Ok(number));
            most = most.max(gate.state().waiting);
            if number < 60 {
                gate.leave();
            } else {
                gate.open();
            }
        }
        assert!(thread.join().is_ok());
        assert!(most <= 40, "{most} were let through");
    }
}
