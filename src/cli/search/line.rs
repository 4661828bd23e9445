//! A line on standard error that says how far something has come.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How long something must take to be told of.
const LONG: Duration = Duration::from_millis(500);

/// How long it is between two changes of the line at least.
const OFTEN: Duration = Duration::from_millis(100);

/// Goes back to the beginning of the line and clears it, as every terminal does that is not dumb.
const CLEAR: &str = "\r\x1b[K";

/// The line. There is none where standard error is no terminal, or has no cursor.
#[derive(Debug)]
pub(super) struct ProgressLine {
    /// When the next change may be shown; `None` where nothing is ever shown.
    next: Option<Instant>,
    shown: Shown,
}

/// Whether there is something on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Something,
}

impl ProgressLine {
    /// A line that is shown when what it tells of takes long.
    pub(super) fn new() -> Self {
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let is_shown = io::stderr().is_terminal() && !is_dumb;
        Self {
            next: is_shown.then(|| Instant::now() + LONG),
            shown: Shown::Nothing,
        }
    }

    /// Shows how far it is, if that is worth it now. The text has no more than 60 columns.
    pub(super) fn show(&mut self, text: impl FnOnce() -> String) {
        let now = Instant::now();
        if self.next.is_none_or(|next| now < next) {
            return;
        }
        self.next = Some(now + OFTEN);
        self.shown = Shown::Something;
        write!(io::stderr().lock(), "{CLEAR}{}", text()).ok();
    }

    /// Clears the line, so that something else can be written.
    pub(super) fn clear(&mut self) {
        if std::mem::replace(&mut self.shown, Shown::Nothing) == Shown::Something {
            write!(io::stderr().lock(), "{CLEAR}").ok();
        }
    }
}
