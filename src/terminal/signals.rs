//! Signals, turned into what the loop wakes up for.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::Wake;

/// Keeps signals from ending the process from now on; they wait until somebody listens.
pub(super) fn hold() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])
}

/// Listens for signals from now on.
pub(super) fn listen(mut signals: Signals, wakes: Sender<Wake>) {
    thread::spawn(move || {
        for signal in signals.forever() {
            let wake = match signal {
                SIGTSTP => Wake::Suspend,
                SIGCONT => Wake::Continue,
                signal => Wake::End(signal),
            };
            if wakes.send(wake).is_err() {
                return;
            }
        }
    });
}

/// Stops the process until something continues it.
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Sends the process the signal to go on, to be seen behind all that came before it.
pub(super) fn mark() -> io::Result<()> {
    signal_hook::low_level::raise(SIGCONT)
}

/// Whether the signal was sent by a key, or came of one.
pub(super) fn is_from_a_key(wake: &Wake) -> bool {
    matches!(
        wake,
        Wake::Suspend | Wake::Continue | Wake::End(SIGINT | SIGQUIT)
    )
}
