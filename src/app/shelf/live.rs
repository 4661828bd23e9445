//! What becomes of the list when files come, change and go.

use super::{EntryId, Shelf};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Shelf {
    /// Takes what was at these paths out of the list: files, and the records of such that held
    /// several; all but the review `but`.
    pub fn remove(&mut self, paths: &[PathBuf], but: Option<EntryId>) {
        let gone = paths.iter().flat_map(|path| self.roll.at(path));
        let gone = gone.filter(|id| Some(*id) != but).collect();
        self.forget(gone);
    }

    /// Takes a review out of the list.
    pub fn drop_entry(&mut self, id: EntryId) {
        self.forget(vec![id]);
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
            Arc::make_mut(&mut self.readings).forget(*id);
            self.stood.forget(*id);
            self.troubled.note(*id, None);
        }
        let gone: HashSet<EntryId> = gone.into_iter().collect();
        self.familiar.forget(&gone);
        self.changes += 1;
        self.keeping_selection_if_plain(|shelf| {
            Arc::make_mut(&mut shelf.named).retain(|id| !gone.contains(id));
        });
        self.drop_gone();
    }

    /// What was at the first path of each pair is at the second now; the reader's place in it stays.
    pub fn rename(&mut self, moved: &[(PathBuf, PathBuf)]) {
        let replaced = self.at_new(moved);
        self.forget(replaced);
        self.roll.rename(moved);
        let ids = self.at_new(moved);
        for id in &ids {
            self.roll.look_up(*id, &mut self.lookup);
        }
        self.familiar.ask_again();
        self.changes += 1;
        let roll = self.roll.clone();
        self.keeping_selection_if_plain(|shelf| {
            Arc::make_mut(&mut shelf.named).sort_by(|a, b| roll.compare(*a, *b));
        });
        self.unsettled += ids.len();
        self.settle_list();
    }

    /// The reviews at the second paths.
    fn at_new(&self, moved: &[(PathBuf, PathBuf)]) -> Vec<EntryId> {
        let ids = moved.iter().flat_map(|(_, to)| self.roll.at(to));
        ids.collect()
    }
}
