//! Answers that come late, or in another order than they were asked for.

use super::{Session, Work};
use frontrow::app::{Effect, Event, Pane};
use frontrow::library::{self, Extent, Source};
use frontrow::work;
use std::fs;
use std::ops::ControlFlow;

/// The file that stands for what is piped in.
const PIPED: &str = ".piped";

impl Session {
    /// The program opened on a folder of texts, of which none has been read yet. Of those longer
    /// than a beginning must be, the beginning is read first.
    pub(crate) fn held<T: AsRef<str>>(files: &[(&str, T)], size: (u16, u16)) -> Self {
        let mut session = Self::holding(files, size);
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }

    /// As above, on what is piped in and on files that are named.
    pub(crate) fn held_with_pipe(piped: &[u8], files: &[(&str, &str)], size: (u16, u16)) -> Self {
        let mut session = Self::holding(files, size);
        let folder = session.folder.path().to_owned();
        fs::write(folder.join(PIPED), piped).unwrap();
        let files = files.iter().map(|(name, _)| folder.join(name));
        let roots: Vec<_> = std::iter::once("-".into()).chain(files).collect();
        session.open_all(&roots);
        session
    }

    fn holding<T: AsRef<str>>(files: &[(&str, T)], size: (u16, u16)) -> Self {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_ref().as_bytes()))
            .collect();
        let mut session = Self::new(&files, size, Pane::Library);
        session.library.at_once = 0;
        session.work = Work::Held;
        session
    }

    /// What is kept is found in texts that have changed when the test says so.
    pub(crate) fn hold_retraces(&mut self) -> &mut Self {
        self.work = Work::RetracesHeld;
        self
    }

    /// The work that waits, oldest first: `beginning NAME`, `whole NAME`, `pipe`, `sections`,
    /// `list` or `hits`.
    pub(crate) fn waiting(&self) -> Vec<String> {
        self.waiting.iter().map(named).collect()
    }

    /// Does the work of this name that has waited longest, and hands over its answers.
    pub(crate) fn deliver(&mut self, work: &str) -> &mut Self {
        let at = self.waiting.iter().position(|effect| named(effect) == work);
        self.deliver_at(work, at)
    }

    /// Does the work of this name that was asked for last, and hands over its answers.
    pub(crate) fn deliver_newest(&mut self, work: &str) -> &mut Self {
        let at = self
            .waiting
            .iter()
            .rposition(|effect| named(effect) == work);
        self.deliver_at(work, at)
    }

    fn deliver_at(&mut self, work: &str, at: Option<usize>) -> &mut Self {
        let at = at.ok_or_else(|| format!("{work} is none of {:?}", self.waiting()));
        let effect = self.waiting.remove(at.unwrap());
        for answer in self.answers(&effect) {
            self.receive(answer);
        }
        self
    }

    /// Does all that waits, and what comes of it.
    pub(crate) fn deliver_all(&mut self) -> &mut Self {
        while let Some(work) = self.waiting().first() {
            self.deliver(work);
        }
        self
    }

    /// Removes a file of the library.
    pub(crate) fn removes(&mut self, name: &str) -> &mut Self {
        fs::remove_file(self.folder.path().join(name)).unwrap();
        self
    }

    /// Does a work and gives its answers.
    pub(super) fn answers(&self, effect: &Effect) -> Vec<Event> {
        if let Effect::Load {
            entry,
            source: Source::StandardInput,
            extent,
        } = effect
        {
            let file = Source::File(self.folder.path().join(PIPED));
            let loaded = library::load(&file, *extent, &self.library);
            let loaded = loaded.map_err(|error| format!("-: {}", error.trouble));
            return vec![Event::Loaded(*entry, Box::new(loaded))];
        }
        let mut answers = Vec::new();
        work::perform(effect, &self.library, &mut |answer| {
            answers.push(answer);
            ControlFlow::Continue(())
        });
        answers
    }
}

/// The name of a work.
fn named(effect: &Effect) -> String {
    match effect {
        Effect::Load {
            source: Source::StandardInput,
            ..
        } => "pipe".to_owned(),
        Effect::Load { source, extent, .. } => {
            let extent = match extent {
                Extent::Beginning => "beginning",
                Extent::Whole => "whole",
            };
            format!("{extent} {}", source.name())
        }
        Effect::Outline(..) => "sections".to_owned(),
        Effect::Digest(_) => "list".to_owned(),
        Effect::Find { .. } => "hits".to_owned(),
        Effect::Retrace(_) => "what is kept".to_owned(),
        Effect::Count(_) => "counts".to_owned(),
        Effect::Arrange(_) => "arranging".to_owned(),
        Effect::Search(_) => "searching".to_owned(),
        Effect::Forget(_)
        | Effect::Journal(_)
        | Effect::LeaveOff
        | Effect::Watch(_)
        | Effect::Edit { .. }
        | Effect::Capture(_)
        | Effect::Copy(_)
        | Effect::Redraw
        | Effect::Suspend
        | Effect::Quit => String::new(),
    }
}
