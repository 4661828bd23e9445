//! What the journal is told of a review.

use super::Told;
use crate::app::{App, EntryId};
use crate::journal::Citation;
use crate::library::Source;

impl App {
    /// What the journal has to know of a review.
    pub(in crate::app) fn told_of(&self, entry: EntryId) -> Option<Told> {
        let source = self.shelf.source(entry)?;
        let open = self.reader.open();
        // What was piped in is known by its content alone.
        let piped = self.kept.iter().filter_map(|(_, kept)| kept.as_ref().ok());
        let open = open
            .into_iter()
            .chain(piped)
            .find(|open| open.entry == entry);
        Some(Told {
            entry,
            citation: self.citation(entry, &source),
            source,
            content: open.and_then(|open| open.content),
            stamp: open.and_then(|open| open.stamp),
        })
    }

    /// What is cited of a review.
    fn citation(&self, entry: EntryId, source: &Source) -> Citation {
        let Some(view) = self.shelf.entry(entry) else {
            return Citation {
                title: source.title(),
                ..Citation::default()
            };
        };
        Citation {
            title: view.title().into_owned(),
            work: view.work().map(str::to_owned),
            makers: view.makers().map(str::to_owned).collect(),
            year: view.year(),
            reviewer: view.reviewer().map(str::to_owned),
            date: view.date(),
            spoiler: view.spoiler(),
            file: None, // it is where it is
        }
    }
}
