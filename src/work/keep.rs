//! Keeping the library: finding, reading and watching everything below the roots while the reader
//! reads.
//!
//! What becomes known is told as [`Change`]s: files as they are found, then what was seen of each
//! review as it was read, then what happens to the files. [`keep`] goes on until its [`Control`] ends
//! it; [`gather`] is done when everything has been read once.

mod batches;
mod catching_up;
mod control;
mod finding;
mod indexing;
mod jobs;
mod known;
mod looking;
mod memory;
mod moves;
mod open_index;
mod progress;
mod reading;
mod recalling;
mod shares;
mod text;
mod watching;

pub use control::Control;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::desk::stand_back;
use crate::app::Event;
use crate::library::{Change, Settings, Source};
use batches::Batches;
use control::Call;
use indexing::Indexing;
use known::Known;
use memory::Memory;
use progress::Gauge;
use recalling::Recalled;
use watching::Watching;

/// Finds and reads everything below `roots` and tells `answer` what becomes known, until that breaks;
/// then goes on with what happens to it, until `control` ends it.
///
/// The thread that calls this stands back behind others once everything has been found. Where there
/// is nothing to watch, as for the samples or one plain file, whose reader watches it, it is done
/// when all is read. What was read is remembered in the folder `remembered`, if there is one, so that
/// at the next start only what has changed is read; the texts go into its index.
pub fn keep(
    roots: &[PathBuf],
    settings: &Settings,
    remembered: Option<&Path>,
    control: &Arc<Control>,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut keeper = Keeper::new(roots, settings, control, answer);
    keeper.remember_in(remembered);
    keeper.watching = Watching::start(settings, control);
    if keeper.gather().is_continue() {
        // Nobody listens any more, or there is nothing to wait for.
        let _ = keeper.stay();
    }
    keeper.finish();
}

/// Finds and reads everything below `roots` as [`keep`] does, and is done when that is read: only what
/// has changed since it was remembered in the folder `remembered` is, and that is remembered, too. At
/// the end the index holds all of it, unless another program writes that.
/// Where there is nothing worth remembering this is [`gather`].
pub fn gather_remembered(
    roots: &[PathBuf],
    settings: &Settings,
    remembered: &Path,
    control: &Arc<Control>,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut keeper = Keeper::new(roots, settings, control, answer);
    keeper.remember_in(Some(remembered));
    // Nobody listens any more.
    let _ = keeper.gather();
    keeper.finish();
}

/// Finds and reads everything below `roots` as [`keep`] does, and is done when that is read.
pub fn gather(
    roots: &[PathBuf],
    settings: &Settings,
    control: &Arc<Control>,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut keeper = Keeper::new(roots, settings, control, answer);
    // Nobody listens any more.
    let _ = keeper.gather();
}

/// What keeps a library, and all that it knows.
struct Keeper<'a> {
    roots: &'a [PathBuf],
    settings: &'a Settings,
    control: &'a Arc<Control>,
    answer: &'a mut dyn FnMut(Event) -> ControlFlow<()>,
    known: Known,
    /// What was found beside files, and what of that is still to be read.
    others: Vec<Source>,
    others_to_read: Vec<Source>,
    /// What was read and not told yet.
    batches: Batches,
    gauge: Gauge,
    watching: Watching,
    memory: Memory,
    index: Indexing,
}

impl<'a> Keeper<'a> {
    fn new(
        roots: &'a [PathBuf],
        settings: &'a Settings,
        control: &'a Arc<Control>,
        answer: &'a mut dyn FnMut(Event) -> ControlFlow<()>,
    ) -> Self {
        Self {
            roots,
            settings,
            control,
            answer,
            known: Known::default(),
            others: Vec::new(),
            others_to_read: Vec::new(),
            batches: Batches::default(),
            gauge: Gauge::default(),
            watching: Watching::Off,
            memory: Memory::default(),
            index: Indexing::default(),
        }
    }

    /// Remembers what is read in this folder from now on, where that is worth it.
    fn remember_in(&mut self, folder: Option<&Path>) {
        if let Some(folder) = folder.filter(|_| is_worth_remembering(self.roots)) {
            self.memory = Memory::open(folder, self.roots, self.settings);
            self.index = Indexing::of(folder, self.roots, self.settings);
        }
    }

    /// Finds everything and reads it.
    fn gather(&mut self) -> ControlFlow<()> {
        // That everything is read is told also where there is nothing to read.
        self.gauge.begin(0);
        if self.recall()? == Recalled::Nothing {
            self.begin()?;
        }
        self.look_through()?;
        self.tell(Change::Walked)?;
        stand_back();
        self.read()
    }

    /// Sleeps until something happens, and tells what became of it.
    fn stay(&mut self) -> ControlFlow<()> {
        loop {
            if self.is_left_to_the_reader() {
                return ControlFlow::Break(());
            }
            let to_read = self.known.unfinished().next().is_some() || self.index.is_unchecked();
            match self.control.wait(to_read, self.watching.again()) {
                Call::Read => {}
                Call::Look(paths) => self.look_at(paths)?,
                Call::LookThrough => self.look_through()?,
                Call::End => return ControlFlow::Break(()),
            }
            self.read()?;
        }
    }

    /// Keeps what was read and is not kept yet: in the catalogue first, as the index costs more and can
    /// be brought in line with it.
    fn finish(&mut self) {
        self.memory.write();
        self.index.commit();
    }

    /// Whether there is nothing to keep but one plain file, or nothing that is a file at all.
    fn is_left_to_the_reader(&self) -> bool {
        let is_alone = self.roots.len() == 1 && self.is_one_review();
        is_alone || self.roots.is_empty()
    }

    fn tell(&mut self, change: Change) -> ControlFlow<()> {
        (self.answer)(Event::Library(change))
    }

    /// Tells that something did not go as it should.
    fn complain(&mut self, text: String) -> ControlFlow<()> {
        (self.answer)(Event::Trouble(text))
    }
}

/// Whether there is more to remember than one plain file.
fn is_worth_remembering(roots: &[PathBuf]) -> bool {
    let single = |root: &PathBuf| !known::of_records(root) && !root.is_dir();
    roots.len() > 1 || !roots.iter().all(single)
}

/// How often everything is looked through where it cannot be watched.
const AGAIN: Duration = Duration::from_secs(30);
