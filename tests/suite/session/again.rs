//! The program ended and started again, on the same library and with the same journal.

use frontrow::app::{App, Effect, Event, JournalNews, JournalState, Pane};
use frontrow::journal::{ReviewName, Standing, Status};

use super::Session;

impl Session {
    /// The program ends and is started again on its folder; what is kept is there.
    pub(crate) fn again(self) -> Self {
        let root = self.folder.path().to_owned();
        let mut session = self.ended();
        session.open(root.clone());
        session.journal = session.journal.map(|journal| journal.with_roots(&[root]));
        for effect in session.app.ask_of_library() {
            if let Effect::Journal(wish) = effect {
                for answer in session.journal_answers(*wish) {
                    session.receive(answer);
                }
            }
        }
        session
    }

    /// The journal says how reviews of the folder stand: their names, the status and the rating.
    pub(crate) fn told_standings(&mut self, all: &[(&str, Status, Option<&str>)]) -> &mut Self {
        let standings = all.iter().map(|(name, status, rating)| {
            let path = self.file(name);
            let standing = Standing {
                name: ReviewName {
                    path: path.clone().into(),
                    record: None,
                },
                status: *status,
                rating: rating.map(str::to_owned),
            };
            (path, None, standing)
        });
        let news = JournalNews::Standings(standings.collect());
        self.receive(Event::Journal(Box::new(news)));
        self
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
