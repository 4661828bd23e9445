//! Reviews of the library are known again wherever they are.

use std::ops::ControlFlow;

use super::{Answering, Journal, now, say};
use crate::app::{JournalNews, Told};
use crate::library::{Source, Stamp};

impl Journal {
    /// Has a review be where it was met, and tells if that is new.
    pub(super) fn meet(&mut self, told: Told, answer: &mut Answering<'_>) -> ControlFlow<()> {
        let known = self.known(told);
        // What is not to be written is not told of: the reader has done nothing.
        match self.access.read(answer, |store| store.meet(&known, now())) {
            Ok(true) => say(answer, JournalNews::Met),
            Ok(false) | Err(_) => ControlFlow::Continue(()),
        }
    }

    /// Tells which reviews of the journal some of the library are. None is where it cannot be read.
    pub(super) fn recognise(
        &mut self,
        reviews: Vec<Told>,
        answer: &mut Answering<'_>,
    ) -> ControlFlow<()> {
        let recognised = reviews.into_iter().map(|told| {
            let entry = told.entry;
            let stamp = told.stamp.or_else(|| match &told.source {
                Source::File(path) => Stamp::at(path),
                Source::Record(path, _) => Stamp::at(path),
                Source::StandardInput | Source::Sample(_) => None,
            });
            let known = self.known(Told { stamp, ..told });
            let standing = self.access.read(answer, |store| store.recognise(&known));
            (entry, standing.ok().flatten())
        });
        let recognised = recognised.collect();
        say(answer, JournalNews::Recognised(recognised))
    }
}
