//! By what reviews are found in a list.

use super::{EntryId, Roll};
use crate::search::Lookup;

impl Roll {
    /// Notes by what a review is found.
    pub fn look_up(&self, id: EntryId, lookup: &mut Lookup) {
        let Some(view) = self.view(id) else {
            return;
        };
        let title = view.title();
        // The name of a file is worth finding it by; a record has none of its own.
        let source = (!view.is_record()).then(|| view.source());
        let names = source.map(|source| [source.name(), source.title()]);
        let [makers, tags] = [view.makers().collect(), view.tags().collect::<Vec<&str>>()];
        let lists: [String; 2] = [makers, tags].map(|list: Vec<&str>| list.join(", "));
        let single = [view.work(), view.reviewer()].into_iter().flatten();
        let fields = std::iter::once(title.as_ref())
            .chain(names.iter().flatten().map(String::as_str))
            .chain(single)
            .chain(lists.iter().map(String::as_str));
        lookup.put(id.number(), fields);
    }
}
