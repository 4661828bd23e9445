//! The time before the first frame: what there is to show, or why there is nothing.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender};
use std::time::Instant;

use super::ending::RunError;
use super::run::{Session, asks_for_place};
use super::{PATIENCE, Wake};
use crate::app::{Effect, Event, JournalNews, JournalState};
use crate::library::{Change, Digest, Extent, Settings, Source};
use crate::work;

/// What is known before the first frame.
pub(super) struct Beginning {
    roots: Vec<PathBuf>,
    settings: Settings,
    found: usize,
    /// What could not be opened, with the reason, in the order it was found.
    troubles: Vec<String>,
    /// Those among them that are not to be noted again.
    noted: HashSet<String>,
    /// How much is known of the library.
    stage: Stage,
    /// Whether something was read for the list.
    read: bool,
    /// Whether the entry that is opened first has been read, or could not be.
    answered: bool,
    /// How many answers of the journal tell where the reader was, and are still to come.
    recalls: usize,
    /// Whether there is something to show, or nothing that could come.
    ready: bool,
    /// When nothing is waited for any more.
    until: Instant,
    /// What is not needed for the first frame.
    later: Vec<Effect>,
}

/// How much is known of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// More may be found.
    Finding,
    /// All that is there has been found.
    Found,
    /// All that was found has been read as far as it is before the first frame.
    Settled,
}

impl Beginning {
    pub(super) fn new(roots: &[PathBuf], settings: Settings) -> Self {
        Self {
            roots: roots.to_vec(),
            settings,
            found: 0,
            troubles: Vec::new(),
            noted: HashSet::new(),
            stage: Stage::Finding,
            read: false,
            answered: false,
            recalls: 0,
            ready: false,
            until: Instant::now(),
            later: Vec::new(),
        }
    }

    /// Brings the program so far that there is something to show. Files are read here and now, as
    /// nothing is faster; folders and standard input are waited for, but not for long. Refuses to
    /// open a window on nothing.
    pub(super) fn begin(
        &mut self,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<(), RunError> {
        if takes_time(&self.roots) {
            session.desk.keep(self.roots.clone());
        } else {
            work::find(&self.roots, &self.settings, &mut |event| send(wakes, event));
        }
        self.until = Instant::now() + PATIENCE;
        let is_single = self.roots.len() == 1 && !takes_time(&self.roots);
        if !is_single && *session.app.journal_state() != JournalState::Off {
            self.await_last(session, wakes)?;
        }
        self.take_while(|it| !it.ready || it.is_empty(), session, wakes)
    }

    /// Waits for where the reader was, which the journal looks up while the window is made ready. Gives
    /// what is to be done after the first frame.
    pub(super) fn come_back(
        &mut self,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<Vec<Effect>, RunError> {
        self.take_while(|it| it.recalls > 0, session, wakes)?;
        Ok(std::mem::take(&mut self.later))
    }

    /// Takes note of what becomes known after the first frame, until it is known whether there is
    /// anything: a window on nothing is not kept open.
    pub(super) fn go_on(&mut self, event: &Event) -> Result<(), RunError> {
        if let Event::Library(change) = event
            && self.stage == Stage::Finding
        {
            self.note(change)?;
        }
        Ok(())
    }

    /// Takes what comes while something is to be waited for, but not for long.
    fn take_while(
        &mut self,
        waits: impl Fn(&Self) -> bool,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<(), RunError> {
        while waits(self) {
            let left = self.until.saturating_duration_since(Instant::now());
            match session.wakes.recv_timeout(left) {
                Ok(Wake::App(event)) => self.take(event, session, wakes)?,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(())
    }

    /// Waits for what was open last in the library, before anything else is opened.
    fn await_last(&mut self, session: &mut Session, wakes: &Sender<Wake>) -> Result<(), RunError> {
        let mut held = Vec::new();
        loop {
            let left = self.until.saturating_duration_since(Instant::now());
            let Ok(wake) = session.wakes.recv_timeout(left) else {
                break;
            };
            let Wake::App(event) = wake else { continue };
            let is_last = matches!(&event, Event::Journal(news)
                if matches!(**news, JournalNews::Last(_)));
            if is_last {
                self.take(event, session, wakes)?;
                break;
            }
            held.push(event);
        }
        for event in held {
            self.take(event, session, wakes)?;
        }
        Ok(())
    }

    /// Whether nothing was found yet, so that the list is not what it will be.
    fn is_empty(&self) -> bool {
        self.stage == Stage::Finding && self.found == 0 && !self.read
    }

    fn take(
        &mut self,
        event: Event,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<(), RunError> {
        match &event {
            Event::Library(change) => self.note(change)?,
            Event::Loaded(_, loaded) => {
                self.answered = true;
                match loaded.as_ref() {
                    Err(trouble) => self.note_trouble(trouble.clone()),
                    Ok(_) => self.ready = true,
                }
            }
            Event::Journal(news) => {
                if let JournalNews::Recalled(..) | JournalNews::NotRecalled(_) = **news {
                    self.recalls = self.recalls.saturating_sub(1);
                }
            }
            Event::Key(_)
            | Event::Pasted(_)
            | Event::Resized(_)
            | Event::Found(_)
            | Event::Walked
            | Event::Digested(_)
            | Event::Counted(_)
            | Event::Arranged(..)
            | Event::Searched(..)
            | Event::Outlined(..)
            | Event::Mouse(_)
            | Event::Ground(_)
            | Event::Changed(_)
            | Event::Trouble(_)
            | Event::Copied(_)
            | Event::Hits(..)
            | Event::Retraced(_) => {}
        }
        if self.stage == Stage::Settled
            && !self.ready
            && !self.read
            && self.troubles.len() >= self.found
        {
            return Err(RunError::NothingRead(std::mem::take(&mut self.troubles)));
        }
        // The first entry cannot be read, but another may be.
        self.ready |= self.stage != Stage::Finding && self.answered;
        if matches!(event, Event::Library(_)) {
            session.desk.taken();
        }
        for effect in session.app.update(event) {
            self.pass_on(effect, session, wakes);
        }
        Ok(())
    }

    /// Notes what becomes known of the library.
    fn note(&mut self, change: &Change) -> Result<(), RunError> {
        match change {
            Change::Found(batch) => {
                self.found += batch.len();
                let troubles = batch.iter().filter_map(|found| found.as_ref().err());
                let troubles: Vec<String> = troubles.map(ToString::to_string).collect();
                for trouble in troubles {
                    self.note_trouble(trouble);
                }
            }
            Change::Seen(batch) => {
                for (source, digest) in batch {
                    match digest {
                        Digest::Read { .. } => self.read = true,
                        Digest::Unreadable(reason) => {
                            self.note_trouble(format!("{}: {reason}", source.shown()));
                        }
                    }
                }
            }
            Change::Walked if self.found == 0 && !self.read && self.troubles.is_empty() => {
                let roots = self
                    .roots
                    .iter()
                    .map(|root| Source::File(root.clone()).shown());
                return Err(RunError::NothingFound {
                    roots: roots.collect::<Vec<_>>().join(", "),
                    endings: self.settings.endings(),
                });
            }
            Change::Walked => {
                // Else nothing is read before the first frame but what is opened.
                self.stage = if takes_time(&self.roots) {
                    Stage::Found
                } else {
                    Stage::Settled
                };
            }
            Change::Settled => self.stage = Stage::Settled,
            Change::Gone(_)
            | Change::Several(_)
            | Change::Shortened(..)
            | Change::Renamed(..)
            | Change::Index(_)
            | Change::Progress(_) => {}
        }
        Ok(())
    }

    /// Keeps what could not be read, once.
    fn note_trouble(&mut self, trouble: String) {
        if self.noted.insert(trouble.clone()) {
            self.troubles.push(trouble);
        }
    }

    /// Performs what the first frame needs, and keeps the rest for later.
    fn pass_on(&mut self, effect: Effect, session: &mut Session, wakes: &Sender<Wake>) {
        match &effect {
            Effect::Load {
                source: Source::StandardInput,
                ..
            } => session.desk.hand(effect),
            Effect::Load {
                extent: Extent::Beginning,
                ..
            } => work::perform(&effect, &self.settings, &mut |event| send(wakes, event)),
            Effect::Journal(wish) => {
                self.recalls += usize::from(asks_for_place(wish));
                session.desk.hand(effect);
            }
            Effect::Load { .. }
            | Effect::Outline(..)
            | Effect::Digest(_)
            | Effect::Arrange(_)
            | Effect::Search(_)
            | Effect::Find { .. }
            | Effect::Retrace(_)
            | Effect::Count(_)
            | Effect::LeaveOff
            | Effect::Forget(_)
            | Effect::Watch(_)
            | Effect::Edit { .. }
            | Effect::Capture(_)
            | Effect::Copy(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => self.later.push(effect),
        }
    }
}

/// Whether finding what is in `roots` takes time: folders, and files of many records.
pub(super) fn takes_time(roots: &[PathBuf]) -> bool {
    let many = |root: &PathBuf| Source::File(root.clone()).holds_several();
    roots.iter().any(|root| root.is_dir() || many(root))
}

fn send(wakes: &Sender<Wake>, event: Event) -> ControlFlow<()> {
    match wakes.send(Wake::App(event)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}
