//! The thread that tells when the file of the open review has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::Answer;
use crate::app::{EntryId, Event};
use crate::library::{Source, Watch};

/// How long a file must be left alone before it is told that it has changed: programs write in
/// several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How long changes are kept back at most while a file is written again and again.
const LONGEST: Duration = Duration::from_secs(1);

/// The file to be watched, or none any more.
pub(super) type Wish = Option<(EntryId, PathBuf)>;

/// What the thread wakes up for.
pub(super) enum Note {
    /// Another file is to be watched.
    Wish(Wish),
    /// Something was done to the file of this entry.
    Touched(EntryId),
}

/// Starts the thread. It sleeps while nothing happens to the file.
pub(super) fn start(answer: Answer) -> Sender<Note> {
    let (sender, notes) = channel();
    let mut watching = Watching {
        notes,
        touches: sender.clone(),
        answer,
        watched: None,
        since: None,
        complaint: Complaint::Due,
    };
    thread::spawn(move || while watching.step() == Going::On {});
    sender
}

/// Whether the thread goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Going {
    On,
    Ended,
}

/// Whether it has been said that files cannot be watched; once is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Complaint {
    Due,
    Made,
}

struct Watching {
    notes: Receiver<Note>,
    /// Where the watched file tells that it was touched.
    touches: Sender<Note>,
    answer: Answer,
    watched: Option<(EntryId, Watch)>,
    /// Since when the file has been changing.
    since: Option<Instant>,
    complaint: Complaint,
}

impl Watching {
    fn step(&mut self) -> Going {
        let note = match self.since {
            None => self.notes.recv().map_err(RecvTimeoutError::from),
            Some(since) => {
                let left = (since + LONGEST).saturating_duration_since(Instant::now());
                self.notes.recv_timeout(QUIET.min(left))
            }
        };
        match note {
            Ok(Note::Wish(wish)) => self.turn_to(wish),
            Ok(Note::Touched(entry)) => {
                if self.entry() == Some(entry) {
                    self.since.get_or_insert_with(Instant::now);
                }
                Going::On
            }
            Err(RecvTimeoutError::Timeout) => {
                self.since = None;
                self.entry()
                    .map_or(Going::On, |entry| self.tell(Event::Changed(entry)))
            }
            Err(RecvTimeoutError::Disconnected) => Going::Ended,
        }
    }

    /// The entry whose file is watched.
    fn entry(&self) -> Option<EntryId> {
        self.watched.as_ref().map(|(entry, _)| *entry)
    }

    /// Watches another file, and none any more that was watched before.
    fn turn_to(&mut self, wish: Wish) -> Going {
        let mut wish = wish;
        while let Ok(note) = self.notes.try_recv() {
            if let Note::Wish(newer) = note {
                wish = newer;
            }
        }
        (self.watched, self.since) = (None, None);
        let Some((entry, path)) = wish else {
            return Going::On;
        };
        let touches = self.touches.clone();
        let touch = move || {
            // Nobody listens any more when the program is ending.
            touches.send(Note::Touched(entry)).ok();
        };
        match Watch::start(&path, touch) {
            Ok(watch) => {
                self.watched = Some((entry, watch));
                Going::On
            }
            Err(reason) => self.complain(&path, &reason),
        }
    }

    fn complain(&mut self, path: &Path, reason: &str) -> Going {
        if self.complaint == Complaint::Made {
            return Going::On;
        }
        self.complaint = Complaint::Made;
        let name = Source::File(path.to_owned()).name();
        let text = format!("{name} is not watched for changes: {reason}");
        self.tell(Event::Trouble(text))
    }

    fn tell(&self, event: Event) -> Going {
        if (self.answer)(event).is_continue() {
            Going::On
        } else {
            Going::Ended
        }
    }
}
