//! Noticing that another program has kept something in the same journal, without looking at it again
//! and again.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::app::JournalWish;
use crate::library::Watch;

/// How long the journal must be left alone before it is looked at: what is kept is written in several
/// steps, and by this program, too.
const QUIET: Duration = Duration::from_millis(50);

/// How long one waits at most while it is written again and again.
const LONGEST: Duration = Duration::from_millis(500);

/// The watch over the journal's file.
#[derive(Debug, Default)]
pub(super) struct Watching {
    stage: Stage,
    /// Since when the file has been touched, and when it was touched last.
    times: Option<(Instant, Instant)>,
}

/// How far it has come.
#[derive(Debug, Default)]
enum Stage {
    /// It waits until the first frame is drawn and something was recalled.
    #[default]
    Before,
    /// It waits until the first frame is drawn: what is asked then was not asked yet.
    Recalled,
    /// It waits until something is recalled.
    Drawn,
    /// The file is watched, if the system can do that.
    Begun { _watch: Option<Watch> },
}

impl Watching {
    /// Takes it that something is asked for. Whether it is time to begin once that is answered.
    pub(super) fn is_due_after(&mut self, wish: &JournalWish) -> bool {
        let next = match (&self.stage, wish) {
            (Stage::Before, JournalWish::Recall(_)) => Stage::Recalled,
            (Stage::Before, JournalWish::Standings) => Stage::Drawn,
            (Stage::Recalled, JournalWish::Standings) | (Stage::Drawn, JournalWish::Recall(_)) => {
                return true;
            }
            (Stage::Before | Stage::Recalled | Stage::Drawn | Stage::Begun { .. }, _) => {
                return false;
            }
        };
        self.stage = next;
        false
    }

    /// Watches a file from now on, and tells by `touched`. What happened to it before is looked at
    /// next.
    pub(super) fn begin(&mut self, file: &Path, touched: impl Fn() + Send + 'static) {
        // Where the system cannot tell of changes, what others keep is seen at the next start.
        let watch = Watch::start(file, touched).ok();
        self.stage = Stage::Begun { _watch: watch };
        self.touched();
    }

    /// Takes it that the file was touched.
    pub(super) fn touched(&mut self) {
        let now = Instant::now();
        let since = self.times.map_or(now, |(since, _)| since);
        self.times = Some((since, now));
    }

    /// How long it is until the journal is to be looked at; `None` where nothing was done to it.
    pub(super) fn left(&self) -> Option<Duration> {
        let (since, latest) = self.times?;
        let due = (latest + QUIET).min(since + LONGEST);
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Takes it that the journal was looked at.
    pub(super) fn looked(&mut self) {
        self.times = None;
    }
}
