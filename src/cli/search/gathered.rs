//! The library that is searched, gathered as the screen does it.

use super::Search;
use super::line::ProgressLine;
use crate::app::Event;
use crate::cli::messages;
use crate::library::{
    self, Change, Digest, EntryId, Extent, IndexState, Loaded, Roll, Settings, Source,
};
use crate::work::{self, Control};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A library, everything of which was found and read.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The files and folders it was gathered from, without standard input.
    pub(super) roots: Vec<PathBuf>,
    /// What is known of it.
    pub(super) roll: Roll,
    /// How it stands with its index.
    index: Option<IndexState>,
    /// What was piped in, which can be read only once.
    pub(super) piped: Option<(EntryId, Loaded)>,
    /// What was told of, each thing once.
    told: Vec<String>,
}

/// How many files are named at the most that could not be read.
const NAMED: usize = 20;

impl Gathered {
    /// Gathers what is to be searched, and says how far that is.
    pub(super) fn of(search: &Search, line: &mut ProgressLine) -> Self {
        let settings = &search.settings;
        let mut gathered = Self::default();
        let piped = |root: &&PathBuf| root.as_os_str() == "-";
        if search.roots.iter().any(|root| piped(&root)) {
            gathered.read_piped(settings);
        }
        let roots = search.roots.iter().filter(|root| !piped(root));
        let roots: Vec<PathBuf> = roots.cloned().collect();
        gathered.roots.clone_from(&roots);
        if roots.is_empty() && !gathered.roll.is_empty() {
            return gathered;
        }
        let control = Arc::new(Control::default());
        let mut answer = |event| {
            if let Event::Library(change) = event {
                gathered.take(change, line);
            } else if let Event::Trouble(text) = event {
                gathered.say(text, line);
            }
            ControlFlow::Continue(())
        };
        match remembered(search) {
            Some(folder) => {
                work::gather_remembered(&roots, settings, folder, &control, &mut answer);
            }
            None => work::gather(&roots, settings, &control, &mut answer),
        }
        gathered.read_the_rest(settings);
        gathered
    }

    /// How it stands with the index.
    pub(super) fn index(&self) -> IndexState {
        self.index.clone().unwrap_or(IndexState::Without(None))
    }

    /// Takes in what became known.
    fn take(&mut self, change: Change, line: &mut ProgressLine) {
        match change {
            Change::Found(found) => {
                for found in found {
                    match found {
                        Ok(source) => self.roll.put(&source, None),
                        Err(error) => {
                            let digest = Digest::Unreadable(error.trouble.to_string());
                            self.roll.put(&error.origin, Some(&digest))
                        }
                    };
                }
            }
            Change::Seen(seen) => {
                for (source, digest) in &seen {
                    self.roll.put(source, Some(digest));
                }
            }
            Change::Gone(paths) => self.remove(&paths),
            Change::Several(path) => self.remove(&[path]),
            Change::Shortened(path, count) => {
                for id in self.roll.beyond(&path, count) {
                    self.roll.remove(id);
                }
            }
            Change::Renamed(moved) => {
                let replaced: Vec<PathBuf> = moved.iter().map(|(_, to)| to.clone()).collect();
                self.remove(&replaced);
                self.roll.rename(&moved);
            }
            Change::Progress(progress) => line.show(|| {
                let share = progress.bytes as f64 / (progress.of as f64).max(1.0);
                format!("reading: {} reviews, {:.0} %", progress.read, 100.0 * share)
            }),
            Change::Walked | Change::Settled => {}
            Change::Index(state) => {
                if let IndexState::Building { texts, of } = state {
                    line.show(|| format!("indexing: {texts} of {of} reviews"));
                }
                self.index = Some(state);
            }
        }
    }

    fn remove(&mut self, paths: &[PathBuf]) {
        for path in paths {
            for id in self.roll.at(path) {
                self.roll.remove(id);
            }
        }
    }

    /// Tells something on standard error, once.
    fn say(&mut self, text: String, line: &mut ProgressLine) {
        if !self.told.contains(&text) {
            line.clear();
            messages::tell(&text);
            self.told.push(text);
        }
    }

    /// Reads what is piped in.
    fn read_piped(&mut self, settings: &Settings) {
        let source = Source::StandardInput;
        let read = library::load(&source, Extent::Whole, settings);
        let digest = Digest::of(&source, &read, &settings.kinds);
        let (entry, _) = self.roll.put(&source, Some(&digest));
        self.piped = read.ok().map(|review| (entry, review));
    }

    /// Reads what was found and left to whoever opens it: a file that is all there is.
    fn read_the_rest(&mut self, settings: &Settings) {
        let unread = self.roll.ids().filter(|id| {
            let view = self.roll.view(*id);
            view.is_some_and(|view| !view.is_read() && view.unreadable().is_none())
        });
        let unread: Vec<Source> = unread.filter_map(|id| self.roll.source(id)).collect();
        for source in unread {
            let read = library::load(&source, Extent::Whole, settings);
            let digest = Digest::of(&source, &read, &settings.kinds);
            self.roll.put(&source, Some(&digest));
        }
    }

    /// How many reviews can be read.
    pub(super) fn readable(&self) -> usize {
        let views = self.roll.ids().filter_map(|id| self.roll.view(id));
        views.filter(|view| view.is_read()).count()
    }

    /// Names what cannot be read; how much that is.
    pub(super) fn tell_unreadable(&self) -> usize {
        let views = self.roll.ids().filter_map(|id| self.roll.view(id));
        let mut count = 0;
        for view in views {
            let Some(reason) = view.unreadable() else {
                continue;
            };
            count += 1;
            if count <= NAMED {
                messages::tell(&format!("{}: {reason}", view.source().shown()));
            }
        }
        if count > NAMED {
            messages::tell(&format!(
                "{} more cannot be read: `frontrow list --filter is:problem` names them",
                count - NAMED
            ));
        }
        count
    }
}

/// The folder in which the library is remembered; none where a few texts were named, which are read as
/// fast as what is remembered of them, and so have no index on the screen either.
pub(super) fn remembered(search: &Search) -> Option<&Path> {
    let many = |root: &PathBuf| Source::File(root.clone()).holds_several();
    let takes_time = search.roots.iter().any(|root| root.is_dir() || many(root));
    search.remembered.as_deref().filter(|_| takes_time)
}
