//! Reviews of the library, by what the journal calls them.

use std::path::Path;

use crate::app::{App, EntryId};
use crate::journal::{ReviewName, is_same_title};
use crate::library::{Source, View};

/// What the paths of samples begin with in the journal.
const SAMPLE: &str = "sample:";

impl App {
    /// The review of the library that the journal calls so: the one that is there, unless it is known to
    /// be another, else the one that is known by its text. A record must have the `title` that was
    /// kept, if any was: its number is another's in a file that was made anew.
    pub(in crate::app) fn find_named(
        &self,
        name: &ReviewName,
        title: Option<&str>,
    ) -> Option<EntryId> {
        let there = self.find_there(name, title);
        let there = there.filter(|id| self.shelf.may_be(*id, name));
        there.or_else(|| self.shelf.recognised(name))
    }

    /// The review that is where the journal has one that it calls so.
    pub(in crate::app) fn find_there(
        &self,
        name: &ReviewName,
        title: Option<&str>,
    ) -> Option<EntryId> {
        let path = Path::new(&name.path);
        let roll = self.shelf.roll();
        if let Some(sample) = path.to_str().and_then(|path| path.strip_prefix(SAMPLE)) {
            let is_it = |id: &EntryId| matches!(roll.source(*id), Some(Source::Sample(name)) if name == sample);
            return roll.ids().find(is_it);
        }
        let is_titled = |id: EntryId| {
            let is_same = |kept: &str| {
                let title = roll.view(id).map(View::title);
                title.is_some_and(|title| is_same_title(kept, &title))
            };
            title.is_none_or(is_same)
        };
        let is_it = |id: &&EntryId| match roll.source(**id) {
            Some(Source::Record(_, place)) => Some(place.record) == name.record && is_titled(**id),
            Some(Source::File(_)) => name.record.is_none(),
            Some(Source::StandardInput | Source::Sample(_)) | None => false,
        };
        let roots = self.marking.roots.as_ref();
        let given = roots.map(|roots| roots.given(path)).unwrap_or_default();
        let mut paths = given.into_iter().chain([path.to_path_buf()]);
        paths.find_map(|path| roll.at(&path).iter().find(is_it).copied())
    }
}
