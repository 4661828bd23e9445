//! The program ended and started again, on the same library and with the same journal.

use frontrow::app::{App, Event, JournalNews, JournalState, Pane};

use super::Session;

impl Session {
    /// The program ends and is started again on its folder; what is kept is there.
    pub(crate) fn again(self) -> Self {
        let root = self.folder.path().to_owned();
        let mut session = self.ended();
        session.open(root);
        session
    }

    /// The program with nothing open and the journal that it had.
    fn ended(mut self) -> Self {
        let (settings, size) = (self.app.settings().clone(), self.app.size());
        self.runs += 1;
        self.app = App::new(settings, size, Pane::Library).with_seed(self.runs);
        (self.asked, self.waiting) = (Vec::new(), Vec::new());
        if self.journal.is_some() {
            let state = JournalNews::State(JournalState::Kept);
            self.receive(Event::Journal(Box::new(state)));
        }
        self
    }
}
