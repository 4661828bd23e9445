//! Files that are moved between two runs, in a library that is read in the background.

use std::fs;
use std::ops::ControlFlow;

use std::sync::Arc;

use frontrow::app::{App, Effect, Event, JournalNews, JournalState, Pane};
use frontrow::work::{self, Control};

use super::{Session, USUAL};

/// Whether the journal or the reading of the library is faster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Faster {
    /// The journal has answered before anything is found.
    Journal,
    /// Everything is read before the journal answers.
    Library,
}

impl Session {
    /// The program opened on a folder of files, some of them in folders, with a journal.
    pub(crate) fn library_of(files: &[(&str, &str)]) -> Self {
        let mut session = Self::new(&[], USUAL, Pane::Library);
        for (name, text) in files {
            let path = session.file(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let journal = session.file(".state/journal.db");
        session.journaling(&journal);
        session.next_run(Faster::Journal);
        session
    }

    /// The program is ended and started on its folder, as the program itself is.
    pub(crate) fn next_run(&mut self, faster: Faster) -> &mut Self {
        self.keys("Esc Esc q");
        let (settings, size) = (self.app.settings().clone(), self.app.size());
        self.runs += 1;
        self.app = App::new(settings, size, Pane::Library).with_seed(self.runs);
        self.told(JournalNews::State(JournalState::Kept));
        let roots = [self.folder.path().to_owned()];
        for event in self.journal_begins(&roots) {
            self.receive(event);
        }
        let found = self.gathered();
        match faster {
            Faster::Journal => {
                self.ask_of_library();
                self.learn_all(found);
            }
            Faster::Library => {
                self.learn_all(found);
                self.ask_of_library();
            }
        }
        self
    }

    /// What has changed in the library is noticed.
    pub(crate) fn gathers(&mut self) -> &mut Self {
        let found = self.gathered();
        self.learn_all(found);
        self
    }

    /// What the reading of the library tells.
    fn gathered(&self) -> Vec<Event> {
        let roots = [self.folder.path().to_owned()];
        let mut found = Vec::new();
        let control = Arc::new(Control::default());
        let remembered = self.file(".state/remembered");
        work::gather_remembered(&roots, &self.library, &remembered, &control, &mut |event| {
            found.push(event);
            ControlFlow::Continue(())
        });
        found
    }

    fn learn_all(&mut self, found: Vec<Event>) {
        for event in found {
            self.receive(event);
        }
    }

    fn ask_of_library(&mut self) {
        for effect in self.app.ask_of_library() {
            if let Effect::Journal(wish) = effect {
                for answer in self.journal_answers(*wish) {
                    self.receive(answer);
                }
            }
        }
    }

    /// What is remembered of the library is lost.
    pub(crate) fn forgets_library(&mut self) -> &mut Self {
        fs::remove_dir_all(self.file(".state/remembered")).unwrap();
        self
    }

    /// A file or folder gets another name.
    pub(crate) fn moves(&mut self, from: &str, to: &str) -> &mut Self {
        fs::rename(self.file(from), self.file(to)).unwrap();
        self
    }

    /// A file is copied.
    pub(crate) fn copies(&mut self, from: &str, to: &str) -> &mut Self {
        fs::copy(self.file(from), self.file(to)).unwrap();
        self
    }

    /// The title that is selected in the list.
    pub(crate) fn selected_title(&self) -> String {
        let rows = self.library();
        let row = rows.iter().find_map(|row| row.strip_prefix('▌'));
        let title = row.and_then(|row| row.split_whitespace().next());
        title.unwrap_or_default().to_owned()
    }

    /// The titles in the list, each with the sign of how it stands.
    pub(crate) fn stands(&self) -> String {
        let rows = self.library();
        let stands = rows.iter().filter_map(|row| {
            let mut words = row.trim_start_matches('▌').split_whitespace();
            Some(format!("{}{}", words.next()?, words.next_back()?))
        });
        stands.collect::<Vec<_>>().join(" ")
    }
}
