//! What another program keeps in the same journal while this one runs.

use super::JournalWish;
use crate::app::{App, Effect};

impl App {
    /// Asks again for what is on the screen of what is kept, as another program has changed something.
    /// What is kept of other reviews is asked for when they are opened again.
    pub(super) fn ask_for_kept_again(&mut self) -> Vec<Effect> {
        for known in self.journaling.pages.values_mut() {
            known.recall.ask_again();
        }
        let open = self.reader.open().map(|open| open.entry);
        let mut effects = open.map_or_else(Vec::new, |open| self.ask_journal(open));
        effects.extend(self.ask_if_kept([JournalWish::Standings, JournalWish::Texts]));
        effects.extend(self.ask_for_everything_again());
        effects
    }
}
