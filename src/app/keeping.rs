//! Taking in what becomes known of the library.

use super::{App, Effect, EntryId, Pane, Touched};
use crate::library::{Change, Digest, Extent, Found, Progress, Source};
use std::path::PathBuf;

/// How the reading of the library goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Gathering {
    /// It takes no time worth telling, or is done.
    Quiet,
    /// It has come so far.
    Going(Progress),
    /// The reader left it off; reports that were on their way then tell nothing any more.
    LeftOff,
}

impl App {
    /// How far the reading of the library has come, while it is read.
    pub fn reading_progress(&self) -> Option<Progress> {
        match self.gathering {
            Gathering::Going(progress) => Some(progress),
            Gathering::Quiet | Gathering::LeftOff => None,
        }
    }

    /// Takes in what became known of the library.
    pub(super) fn library_changed(&mut self, change: Change) -> Vec<Effect> {
        match change {
            Change::Found(found) => self.found(found),
            Change::Seen(seen) => {
                let mut effects = self.seen(seen);
                effects.extend(self.open_first());
                effects
            }
            Change::Gone(paths) => {
                // What is open stays while it is, and says itself that its file is gone.
                let open = self.open_path().filter(|open| paths.contains(open));
                if open.is_some() {
                    self.lost = self.reader.open().map(|open| open.entry);
                }
                self.shelf.remove(&paths, self.lost);
                self.sift_again()
            }
            Change::Several(path) => {
                // The one that is open is none of them; it is shown until one of them is.
                if self.open_path().as_ref() == Some(&path) {
                    self.wanted = None;
                }
                self.shelf.remove(&[path], None);
                self.sift_again()
            }
            Change::Shortened(path, count) => {
                self.shelf.shorten(&path, count);
                self.sift_again()
            }
            Change::Renamed(moved) => {
                self.shelf.rename(&moved);
                self.renamed(&moved)
            }
            Change::Walked => {
                self.walked();
                Vec::new()
            }
            Change::Progress(progress) => {
                if self.gathering != Gathering::LeftOff {
                    self.gathering = Gathering::Going(progress);
                }
                Vec::new()
            }
            Change::Settled => {
                self.gathering = Gathering::Quiet;
                self.shelf.settle_list();
                self.sift_again()
            }
            Change::Index(state) => self.index_changed(state),
        }
    }

    /// Goes on with what is open, or was to be, where its file is now.
    fn renamed(&mut self, moved: &[(PathBuf, PathBuf)]) -> Vec<Effect> {
        let open = self.reader.open().map(|open| open.entry);
        let wanted = self.wanted.filter(|wanted| open != Some(*wanted));
        let file = |entry: EntryId| {
            let (_, path) = self.file(entry)?;
            let is_moved = moved.iter().any(|(_, to)| *to == path);
            is_moved.then_some(entry)
        };
        // It was not found where it was.
        if let Some(entry) = wanted.and_then(file) {
            let mut effects = self.load(entry, Extent::Beginning);
            effects.push(Effect::Watch(self.file(entry)));
            return effects;
        }
        let Some(entry) = open.and_then(file) else {
            return Vec::new();
        };
        let mut effects = vec![Effect::Watch(self.file(entry))];
        effects.extend(self.tell_renamed(entry));
        effects
    }

    /// Lists what was found.
    pub(super) fn found(&mut self, found: Vec<Found>) -> Vec<Effect> {
        self.find_lost(found.iter().flatten());
        self.shelf.add(found);
        let mut effects = self.open_first();
        effects.extend(self.sift_again());
        effects
    }

    /// Notes what was seen of reviews.
    pub(super) fn seen(&mut self, seen: Vec<(Source, Digest)>) -> Vec<Effect> {
        self.find_lost(seen.iter().map(|(source, _)| source));
        self.note_digests(seen);
        self.come_upon_more();
        let mut effects = self.sift_again();
        effects.extend(self.seek_kind_again());
        effects
    }

    /// Notes that everything has been found.
    pub(super) fn walked(&mut self) {
        self.shelf.finish_walk();
        if self.shelf.len() == 1 && self.touched == Touched::No {
            self.focus_among_several = Some(self.focus);
            self.focus = Pane::Text;
        }
    }

    /// Takes the review whose file is gone out of the list, as `entry` is opened now.
    pub(super) fn drop_lost(&mut self, entry: EntryId) {
        if let Some(lost) = self.lost.take_if(|lost| *lost != entry) {
            self.shelf.drop_entry(lost);
        }
    }

    /// Notes that the review whose file was gone is there again, if it is one of these.
    fn find_lost<'a>(&mut self, mut sources: impl Iterator<Item = &'a Source>) {
        let lost = self.lost.and_then(|lost| self.shelf.source(lost));
        if lost.is_some_and(|lost| sources.any(|source| *source == lost)) {
            self.lost = None;
        }
    }

    /// Has the focus where it is among several reviews, if the one there seemed to be has company:
    /// of files that hold several all are told after everything has been found.
    fn come_upon_more(&mut self) {
        let untouched = self.touched == Touched::No;
        let before = self
            .focus_among_several
            .filter(|_| untouched && self.shelf.len() > 1);
        if let Some(pane) = before {
            self.focus = pane;
            self.focus_among_several = None;
        }
    }

    /// The file that the open review comes from.
    fn open_path(&self) -> Option<PathBuf> {
        let open: EntryId = self.reader.open()?.entry;
        self.file(open).map(|(_, path)| path)
    }
}
