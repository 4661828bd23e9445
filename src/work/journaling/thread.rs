//! The thread that keeps the journal.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::owed::{NotKept, Owed};
use super::quiet::Quiet;
use super::watching::Watching;
use super::{Answering, Journal};
use crate::app::JournalWish;
use crate::work::desk::{Answer, wait_for};

/// The thread, and the way to it.
#[derive(Debug)]
pub(in crate::work) struct Lane {
    notes: Arc<Sender<Note>>,
    thread: JoinHandle<()>,
    file: PathBuf,
    /// The changes that are not kept yet.
    owed: Arc<Owed>,
}

/// What the thread wakes up for.
enum Note {
    /// Something is asked for.
    Wish(Box<JournalWish>),
    /// Something was done to the file of the journal, by this program or by another.
    Touched,
    /// The program ends: what waits is to be written.
    End,
}

impl Lane {
    /// Starts it with the journal in `file`, for the library of these roots. Places are forgotten after
    /// `forget` days.
    pub(in crate::work) fn start(
        file: PathBuf,
        roots: Vec<PathBuf>,
        forget: u32,
        answer: Answer,
    ) -> Self {
        let (sender, notes) = channel();
        let sender = Arc::new(sender);
        // The thread ends when nobody can ask for anything any more.
        let to_itself = Arc::downgrade(&sender);
        let owed = Arc::new(Owed::default());
        let (still_owed, opened) = (Arc::clone(&owed), file.clone());
        let thread = thread::spawn(move || {
            let answer: &mut Answering<'_> = &mut |event| {
                still_owed.hear(&event);
                answer(event)
            };
            let mut journal = Journal::open(&opened, answer);
            journal.begin_in(&roots, answer);
            let mut keeping = Keeping {
                journal,
                quiet: Quiet::default(),
                watching: Watching::default(),
                to_itself,
                forget: Forget::After(forget),
            };
            keeping.run(&notes, answer);
        });
        Self {
            notes: sender,
            thread,
            file,
            owed,
        }
    }

    /// Asks for something.
    pub(in crate::work) fn ask(&self, wish: Box<JournalWish>) {
        if let JournalWish::Keep { .. } = *wish {
            self.owed.owe();
        }
        // The thread has ended if nobody waits for answers any more.
        self.notes.send(Note::Wish(wish)).ok();
    }

    /// Has everything written that waits, and waits for that until a moment. What was not kept by then is told, with so many changes that were held back.
    pub(in crate::work) fn end(self, until: Instant, held_back: usize) -> Option<NotKept> {
        self.notes.send(Note::End).ok();
        wait_for(&self.thread, until);
        self.owed.not_kept(held_back, self.file)
    }
}

/// The journal, what waits to be written to it, and what others may have written.
struct Keeping {
    journal: Journal,
    quiet: Quiet,
    watching: Watching,
    to_itself: Weak<Sender<Note>>,
    forget: Forget,
}

/// What is to become of old places.
#[derive(Debug, Clone, Copy)]
enum Forget {
    /// They are to be forgotten after so many days.
    After(u32),
    /// They were, as far as it was time.
    Done,
}

impl Keeping {
    /// Does what is asked for until the program ends. Sleeps while nothing happens.
    fn run(&mut self, notes: &Receiver<Note>, answer: &mut Answering<'_>) {
        loop {
            let unkept = self.journal.unkept_left();
            let left = [self.quiet.left(), self.watching.left(), unkept];
            let note = match left.into_iter().flatten().min() {
                Some(left) => notes.recv_timeout(left),
                None => notes.recv().map_err(RecvTimeoutError::from),
            };
            match note {
                Ok(Note::Wish(wish)) => self.take(*wish, answer),
                Ok(Note::Touched) => self.watching.touched(),
                Ok(Note::End) | Err(RecvTimeoutError::Disconnected) => {
                    self.write(answer);
                    self.journal.write_unkept(answer).ok();
                    return;
                }
                Err(RecvTimeoutError::Timeout) => self.do_what_is_due(answer),
            }
        }
    }

    fn take(&mut self, wish: JournalWish, answer: &mut Answering<'_>) {
        let Some(wish) = self.quiet.take(wish) else {
            return;
        };
        if let JournalWish::Recall(_) = &wish {
            // The reader waits for this; the review that was left is written next.
            self.quiet.hurry();
        }
        let is_to_be_watched = self.watching.is_due_after(&wish);
        // What is kept is so whether or not somebody waits for the answer.
        let _ = self.journal.perform(wish, answer);
        if is_to_be_watched {
            self.watch();
        }
    }

    /// Has itself told of what is done to the file from now on.
    fn watch(&mut self) {
        let Some(file) = self.journal.changing_file() else {
            return;
        };
        let to_itself = Weak::clone(&self.to_itself);
        self.watching.begin(&file, move || {
            if let Some(notes) = to_itself.upgrade() {
                // Nobody listens any more when the program is ending.
                notes.send(Note::Touched).ok();
            }
        });
    }

    fn do_what_is_due(&mut self, answer: &mut Answering<'_>) {
        let is_due = |left: Option<Duration>| left == Some(Duration::ZERO);
        let forget = std::mem::replace(&mut self.forget, Forget::Done);
        if let Forget::After(days) = forget {
            self.journal.forget(days, answer);
        }
        if is_due(self.quiet.left()) {
            self.write(answer);
        }
        let is_touched = is_due(self.watching.left());
        if is_touched {
            self.watching.looked();
            self.journal.look(answer);
        }
        // Who wrote to it just now may have let it go.
        let may_go_now = is_touched && self.journal.unkept_has_rested();
        if is_due(self.journal.unkept_left()) || may_go_now {
            self.journal.write_unkept(answer).ok();
        }
    }

    /// Writes what waits.
    fn write(&mut self, answer: &mut Answering<'_>) {
        for wish in self.quiet.drain() {
            let _ = self.journal.perform(wish.clone(), answer);
            if !self.journal.is_writable() {
                self.quiet.put_back(wish);
            }
        }
    }
}
