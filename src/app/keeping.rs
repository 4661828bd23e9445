//! Taking in what becomes known of the library.

use std::path::PathBuf;

use super::{App, Effect, EntryId, Pane, Touched};
use crate::library::{Change, Digest, Found, Source};

impl App {
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
                // What is open stays, and says itself that its file is gone.
                let open = self.open_path();
                let gone: Vec<PathBuf> = paths
                    .into_iter()
                    .filter(|path| Some(path) != open.as_ref())
                    .collect();
                self.shelf.remove(&gone);
                self.sift_again()
            }
            Change::Shortened(path, count) => {
                self.shelf.shorten(&path, count);
                self.sift_again()
            }
            Change::Renamed(from, to) => {
                self.shelf.rename(&from, &to);
                let open = self.reader.open().map(|open| open.entry);
                let moved = open.filter(|_| self.open_path() == Some(to));
                let watch = moved.map(|entry| Effect::Watch(self.file(entry)));
                watch.into_iter().collect()
            }
            Change::Walked => {
                self.walked();
                Vec::new()
            }
            Change::Progress(progress) => {
                self.progress = Some(progress);
                Vec::new()
            }
            Change::Settled => {
                self.progress = None;
                self.shelf.settle_list();
                self.sift_again()
            }
        }
    }

    /// Lists what was found.
    pub(super) fn found(&mut self, found: Vec<Found>) -> Vec<Effect> {
        self.shelf.add(found);
        let mut effects = self.open_first();
        effects.extend(self.sift_again());
        effects
    }

    /// Notes what was seen of reviews.
    pub(super) fn seen(&mut self, seen: Vec<(Source, Digest)>) -> Vec<Effect> {
        self.note_digests(seen);
        let mut effects = self.sift_again();
        effects.extend(self.seek_kind_again());
        effects
    }

    /// Notes that everything has been found.
    pub(super) fn walked(&mut self) {
        self.shelf.finish_walk();
        if self.shelf.len() == 1 && self.touched == Touched::No {
            self.focus = Pane::Text;
        }
    }

    /// The file that the open review comes from.
    fn open_path(&self) -> Option<PathBuf> {
        let open: EntryId = self.reader.open()?.entry;
        self.file(open).map(|(_, path)| path)
    }
}
