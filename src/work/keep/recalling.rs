//! Telling what is remembered of a library, before anything is looked at.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use super::Keeper;
use super::batches::MOST;
use super::known::{Read, Told};
use crate::library::{Change, Digest, Holds, Source};

/// Reviews that are recalled at once, so that there is something to show: some pages of them.
const FIRST: usize = 128;

/// Whether anything is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recalled {
    /// Nothing is.
    Nothing,
    /// What was told.
    Some,
}

impl Keeper<'_> {
    /// Tells what is remembered of the library: the first reviews at once, then all.
    pub(super) fn recall(&mut self) -> ControlFlow<(), Recalled> {
        let first = self.memory.first(FIRST);
        self.tell_what_is_not_remembered()?;
        if first.is_empty() {
            return ControlFlow::Continue(Recalled::Nothing);
        }
        self.tell(Change::Seen(first))?;
        for (path, file) in self.memory.files() {
            let (told, read) = match file.holds {
                Holds::One => (Told::Review, Read::Whole),
                Holds::Records { count: 0, .. } => (Told::Nothing, Read::NOT),
                Holds::Records {
                    count, complete, ..
                } => {
                    let read = if complete {
                        Read::Whole
                    } else {
                        Read::Until(count)
                    };
                    (Told::Records(count), read)
                }
            };
            let path: Arc<Path> = path.into();
            self.known.put(&path, Some(file.stamp), told, read);
        }
        let Self {
            memory,
            known,
            answer,
            ..
        } = self;
        let mut going = ControlFlow::Continue(());
        let is_whole = memory.each(&mut |seen| {
            for (source, digest) in &seen {
                if let (Source::File(path), Digest::Unreadable(_)) = (source, digest)
                    && let Some(file) = known.get_mut(path)
                {
                    file.read = Read::Failed;
                }
            }
            let mut seen = seen.into_iter().peekable();
            while going.is_continue() && seen.peek().is_some() {
                let batch = seen.by_ref().take(MOST).collect();
                going = answer(crate::app::Event::Library(Change::Seen(batch)));
            }
            going
        });
        going?;
        if !is_whole {
            // Damage was met halfway: what stood behind it was not told.
            self.known.forget_reading();
        }
        self.tell_what_is_not_remembered()?;
        ControlFlow::Continue(Recalled::Some)
    }

    /// Says that something is not remembered, if that is so and was not said.
    pub(super) fn tell_what_is_not_remembered(&mut self) -> ControlFlow<()> {
        match self.memory.complaint() {
            None => ControlFlow::Continue(()),
            Some(text) => self.complain(text),
        }
    }
}
