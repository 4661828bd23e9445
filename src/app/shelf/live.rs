//! What becomes of the list when files come, change and go.

use super::{EntryId, Shelf};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

impl Shelf {
    /// Takes what was at these paths out of the list: files, and the records of such that held
    /// several.
    pub fn remove(&mut self, paths: &[PathBuf]) {
        let gone = paths.iter().flat_map(|path| self.roll.at(path)).collect();
        self.forget(gone);
    }

    /// Of what `path` holds, only the first `count` are there any more.
    pub fn shorten(&mut self, path: &Path, count: usize) {
        let gone = self.roll.beyond(path, count);
        self.forget(gone);
    }

    fn forget(&mut self, gone: Vec<EntryId>) {
        if gone.is_empty() {
            return;
        }
        for id in &gone {
            self.roll.remove(*id);
            self.lookup.remove(id.number());
            self.traces.remove(id);
        }
        let gone: HashSet<EntryId> = gone.into_iter().collect();
        self.keeping_selection(|shelf| {
            shelf.named.retain(|id| !gone.contains(id));
            if let Some(order) = &mut shelf.sorted.order {
                order.retain(|id| !gone.contains(id));
            }
            let ids: Vec<EntryId> = gone.iter().copied().collect();
            shelf.renew_matches(&ids);
        });
    }

    /// What was at `from` is at `to` now; the reader's place in it stays.
    pub fn rename(&mut self, from: &Path, to: &Path) {
        let replaced = self.roll.at(to);
        self.forget(replaced);
        self.roll.rename(from, to);
        let ids = self.roll.at(to);
        for id in &ids {
            self.look_up(*id);
        }
        let roll = &self.roll;
        let moved: HashSet<EntryId> = ids.iter().copied().collect();
        let mut named = self.named.clone();
        named.sort_by(|a, b| roll.compare(*a, *b));
        self.keeping_selection(|shelf| {
            shelf.named = named;
            shelf.settle_order();
            let ids: Vec<EntryId> = moved.into_iter().collect();
            shelf.renew_matches(&ids);
        });
    }
}
