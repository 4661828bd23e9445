//! The time before the first frame: what there is to show, or why there is nothing.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender};
use std::time::Instant;

use super::ending::RunError;
use super::run::Session;
use super::{PATIENCE, Wake};
use crate::app::{Effect, Event};
use crate::library::{Extent, Settings, Source};
use crate::work;

/// What is known before the first frame.
pub(super) struct Beginning {
    roots: Vec<PathBuf>,
    settings: Settings,
    found: usize,
    /// What could not be opened, with the reason, in the order it was found.
    troubles: Vec<String>,
    /// Whether all that is there has been found.
    walked: bool,
    /// Whether the entry that is opened first has been read, or could not be.
    answered: bool,
    /// Whether there is something to show, or nothing that could come.
    ready: bool,
    /// What is not needed for the first frame.
    later: Vec<Effect>,
}

impl Beginning {
    pub(super) fn new(roots: &[PathBuf], settings: Settings) -> Self {
        Self {
            roots: roots.to_vec(),
            settings,
            found: 0,
            troubles: Vec::new(),
            walked: false,
            answered: false,
            ready: false,
            later: Vec::new(),
        }
    }

    /// Brings the program so far that there is something to show. Files are read here and now, as
    /// nothing is faster; folders and standard input are waited for, but not for long. Gives what
    /// is to be done after the first frame; refuses to open a window on nothing.
    pub(super) fn begin(
        mut self,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<Vec<Effect>, RunError> {
        if self.roots.iter().any(|root| root.is_dir()) {
            session.desk.walk(self.roots.clone());
        } else {
            work::walk(&self.roots, &self.settings, &mut |event| send(wakes, event));
        }
        let until = Instant::now() + PATIENCE;
        while !self.ready {
            let left = until.saturating_duration_since(Instant::now());
            match session.wakes.recv_timeout(left) {
                Ok(Wake::App(event)) => self.take(event, session, wakes)?,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(self.later)
    }

    fn take(
        &mut self,
        event: Event,
        session: &mut Session,
        wakes: &Sender<Wake>,
    ) -> Result<(), RunError> {
        match &event {
            Event::Found(batch) => {
                self.found += batch.len();
                let troubles = batch.iter().filter_map(|found| found.as_ref().err());
                self.troubles.extend(troubles.map(ToString::to_string));
            }
            Event::Walked if self.found == 0 => {
                let roots = self
                    .roots
                    .iter()
                    .map(|root| Source::File(root.clone()).shown());
                return Err(RunError::NothingFound {
                    roots: roots.collect::<Vec<_>>().join(", "),
                    endings: self.settings.endings(),
                });
            }
            Event::Walked => self.walked = true,
            Event::Loaded(_, loaded) => {
                self.answered = true;
                let known = |trouble: &&String| self.troubles.contains(*trouble);
                match loaded
                    .as_ref()
                    .as_ref()
                    .err()
                    .filter(|trouble| !known(trouble))
                {
                    Some(trouble) => self.troubles.push(trouble.clone()),
                    None => self.ready |= loaded.is_ok(),
                }
            }
            Event::Key(_)
            | Event::Pasted(_)
            | Event::Resized(_)
            | Event::Digested(_)
            | Event::Library(_)
            | Event::Counted(_)
            | Event::Outlined(..)
            | Event::Mouse(_)
            | Event::Ground(_)
            | Event::Changed(_)
            | Event::Trouble(_)
            | Event::Hits(..) => {}
        }
        if self.walked && !self.ready && self.troubles.len() >= self.found {
            return Err(RunError::NothingRead(std::mem::take(&mut self.troubles)));
        }
        // The first entry cannot be read, but another may be.
        self.ready |= self.walked && self.answered;
        for effect in session.app.update(event) {
            self.pass_on(effect, session, wakes);
        }
        Ok(())
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
            Effect::Load { .. }
            | Effect::Outline(..)
            | Effect::Digest(_)
            | Effect::Find { .. }
            | Effect::Count(_)
            | Effect::Forget(_)
            | Effect::Watch(_)
            | Effect::Edit { .. }
            | Effect::Capture(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => self.later.push(effect),
        }
    }
}

fn send(wakes: &Sender<Wake>, event: Event) -> ControlFlow<()> {
    match wakes.send(Wake::App(event)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}
