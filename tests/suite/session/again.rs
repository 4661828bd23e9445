//! The program with a journal, ended and started again on the same library.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use frontrow::app::{App, Effect, Event, JournalNews, JournalState, Pane};
use frontrow::journal::{Page, ReviewName, Standing, Status};
use frontrow::library::Source;

use super::Session;

impl Session {
    /// The program ends and is started again on its folder; what is kept is there.
    pub(crate) fn again(self) -> Self {
        let root = self.folder.path().to_owned();
        let mut session = self.ended();
        session.open(root.clone());
        session.tell_roots(&[root]);
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
                title: String::new(),
                status: *status,
                rating: rating.map(str::to_owned),
            };
            (path, None, standing)
        });
        let news = JournalNews::Standings(standings.collect());
        self.told(news)
    }

    /// The program opened on a folder of texts, or on a text alone, with a journal.
    pub(crate) fn kept(files: &[(&str, &str)], size: (u16, u16)) -> Self {
        let bytes: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_bytes()))
            .collect();
        let mut session = Self::new(&bytes, size, Pane::Library);
        let journal = session.file(".state/journal.db");
        session.journaling(&journal);
        session.start();
        session
    }

    /// The program is ended, and started again with the same journal.
    pub(crate) fn restart(&mut self) -> &mut Self {
        self.keys("Esc Esc q");
        self.start()
    }

    /// The program is ended from outside, and started again with the same journal.
    pub(crate) fn killed(&mut self) -> &mut Self {
        self.start()
    }

    /// The journal says something.
    pub(crate) fn told(&mut self, news: JournalNews) -> &mut Self {
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

    /// The journal says that this is kept of a file, which is open, beside what is known.
    pub(crate) fn recalls(&mut self, name: &str, page: &Page) -> &mut Self {
        let source = Source::File(self.file(name));
        let entry = self.app.shelf().roll().find(&source).unwrap();
        let mut all = self.app.page().cloned().unwrap_or_default();
        for (slot, kept) in page.iter() {
            all.put(slot, Some(kept.clone()));
        }
        self.told(JournalNews::Recalled(entry, Box::new(all)))
    }

    fn start(&mut self) -> &mut Self {
        let roots = self.roots();
        let focus = match roots.first() {
            Some(root) if root.is_file() => Pane::Text,
            Some(_) | None => Pane::Library,
        };
        let (settings, size) = (self.app.settings().clone(), self.app.size());
        let app = App::new(settings, size, focus).with_seed(self.asked.len() as u64);
        self.app = app;
        let state = JournalNews::State(JournalState::Kept);
        self.receive(Event::Journal(Box::new(state)));
        self.tell_roots(&roots);
        self.open_all(&roots);
        self
    }

    /// The journal begins in a library, and tells where that is; not which review was open last.
    pub(crate) fn tell_roots(&mut self, roots: &[PathBuf]) {
        for event in self.journal_begins(roots) {
            let is_roots = matches!(&event, Event::Journal(news)
                if matches!(**news, JournalNews::Roots(_)));
            if is_roots {
                self.receive(event);
            }
        }
    }

    /// What the journal says when it begins in a library.
    pub(crate) fn journal_begins(&mut self, roots: &[PathBuf]) -> Vec<Event> {
        let mut told = Vec::new();
        if let Some(journal) = &mut self.journal {
            journal.begin_in(roots, &mut |event| {
                told.push(event);
                ControlFlow::Continue(())
            });
        }
        told
    }

    /// The folder, or the file in it where there is no other.
    fn roots(&self) -> Vec<PathBuf> {
        let folder = self.folder.path();
        let entries = fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
        match files.pop() {
            Some(file) if files.is_empty() => vec![file],
            Some(_) | None => vec![folder.to_owned()],
        }
    }
}
