//! The thread that keeps the journal.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Instant;

use super::quiet::Quiet;
use super::{Answering, Journal};
use crate::app::JournalWish;
use crate::work::desk::{Answer, wait_for};

/// The thread, and the way to it.
#[derive(Debug)]
pub(in crate::work) struct Lane {
    notes: Sender<Note>,
    thread: JoinHandle<()>,
}

/// What the thread wakes up for.
enum Note {
    /// Something is asked for.
    Wish(Box<JournalWish>),
    /// The program ends: what waits is to be written.
    End,
}

impl Lane {
    /// Starts it with the journal in `file`, for the library of these roots.
    pub(in crate::work) fn start(file: PathBuf, roots: Vec<PathBuf>, answer: Answer) -> Self {
        let (sender, notes) = channel();
        let thread = thread::spawn(move || {
            let answer: &mut Answering<'_> = &mut |event| answer(event);
            let mut journal = Journal::open(&file, answer).with_roots(&roots);
            journal.tell_last(&roots, answer);
            let quiet = Quiet::default();
            Keeping { journal, quiet }.run(&notes, answer);
        });
        Self {
            notes: sender,
            thread,
        }
    }

    /// Asks for something.
    pub(in crate::work) fn ask(&self, wish: Box<JournalWish>) {
        // The thread has ended if nobody waits for answers any more.
        self.notes.send(Note::Wish(wish)).ok();
    }

    /// Has everything written that waits, and waits for that until a moment.
    pub(in crate::work) fn end(self, until: Instant) {
        self.notes.send(Note::End).ok();
        wait_for(&self.thread, until);
    }
}

/// The journal, and what waits to be written to it.
struct Keeping {
    journal: Journal,
    quiet: Quiet,
}

impl Keeping {
    /// Does what is asked for until the program ends. Sleeps while nothing happens.
    fn run(&mut self, notes: &Receiver<Note>, answer: &mut Answering<'_>) {
        loop {
            let note = match self.quiet.left() {
                Some(left) => notes.recv_timeout(left),
                None => notes.recv().map_err(RecvTimeoutError::from),
            };
            match note {
                Ok(Note::Wish(wish)) => self.take(*wish, answer),
                Ok(Note::End) | Err(RecvTimeoutError::Disconnected) => {
                    self.write(answer);
                    return;
                }
                Err(RecvTimeoutError::Timeout) => self.write(answer),
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
        // What is kept is so whether or not somebody waits for the answer.
        let _ = self.journal.perform(wish, answer);
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
