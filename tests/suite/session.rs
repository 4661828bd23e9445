//! A reader at the program: keys in, screen out. The files and the search are real; only the
//! terminal and the threads are left out.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose library cannot be made, or whose keys are misspelt, must fail"
)]

mod again;
mod changed_settings;
mod changing;
mod counting;
mod journal_held;
mod late;
mod picture;
mod pointer;
mod renaming;
mod searching;
mod seen;
mod unsure;

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use frontrow::app::{
    App, Effect, Event, Handed, JournalNews, JournalState, JournalWish, Pane, Size,
};
use frontrow::config::{self, Capture, Settings as Shipped};
use frontrow::keys::{Key, Sequence};
use frontrow::library::Settings;
use frontrow::work::{self, Journal};
use picture::{Picture, telling_theme};
pub(crate) use renaming::Faster;
use tempfile::TempDir;

/// A pasted review: an opening and five sections, one text line for each paragraph.
pub(crate) const PASTED: &str = include_str!("texts/pasted.txt");

/// One paragraph of 600 numbered words, `w001` to `w600`: 60 lines of ten in a window of the
/// usual size, of which 20 are on the page.
pub(crate) fn numbered() -> String {
    let words: Vec<String> = (1..=600).map(|word| format!("w{word:03}")).collect();
    words.join(" ")
}

/// A review with a title and three sections, its lines broken by hand.
pub(crate) const WRAPPED: &str = include_str!("texts/wrapped.txt");

/// A review in Markdown of this front matter and title; its words are those of [`WRAPPED`].
pub(crate) fn stating(front: &str, title: &str) -> String {
    let words = WRAPPED.split_once("A review\n").unwrap().1;
    format!("{front}# {title}\n{words}")
}

/// A review in Japanese.
pub(crate) const CJK: &str = include_str!("texts/cjk.txt");

/// What is read with the settings that the program is shipped with.
pub(crate) fn shipped() -> Settings {
    config::shipped().unwrap().for_library()
}

/// The columns and rows that most tests use.
pub(crate) const USUAL: (u16, u16) = (80, 24);

/// Columns left of the page, in which lines are marked.
const MARGIN: u16 = 2;

/// The program with a library of its own, and what it asked of the world outside.
pub(crate) struct Session {
    /// Holds the library for as long as the program runs.
    folder: TempDir,
    app: App,
    library: Settings,
    asked: Vec<Asked>,
    /// What was copied.
    copied: Vec<String>,
    work: Work,
    /// What the program asked to be done and has no answer to yet.
    waiting: Vec<Effect>,
    /// The journal, once there is one.
    journal: Option<Journal>,
    /// What the journal was asked for, while it does not answer.
    held: Option<Vec<JournalWish>>,
    /// How often the program was started again.
    runs: u64,
    counts: counting::Counts,
}

/// When the work is done that the program asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    /// As soon as it is asked for.
    AtOnce,
    /// When the test says so.
    Held,
    /// As soon as it is asked for, but searches of the library, which the test answers.
    SearchesHeld,
    /// As soon as it is asked for, but finding what is kept in a text that has changed.
    RetracesHeld,
}

/// What the program asks of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To paint the whole screen anew.
    Redraw,
    /// To stop it until it is continued.
    Suspend,
    /// To end it.
    Quit,
    /// To open the reader's editor at a line.
    Edit {
        /// The line, counted from 1.
        line: usize,
    },
    /// To take the mouse, or to leave it.
    Capture(Capture),
}

impl Session {
    /// The program opened on a file of this text.
    pub(crate) fn one(text: &str, size: (u16, u16)) -> Self {
        Self::set(text, size, |_| {})
    }

    /// The program opened on a file of this text, in a window of the usual size, after some keys.
    pub(crate) fn after(text: &str, keys: &str) -> Self {
        let mut session = Self::one(text, USUAL);
        session.keys(keys);
        session
    }

    /// The program opened on a folder of texts: their file names, and what is in them.
    pub(crate) fn folder<T: AsRef<str>>(files: &[(&str, T)], size: (u16, u16)) -> Self {
        let files: Vec<(&OsStr, &[u8])> = files
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_ref().as_bytes()))
            .collect();
        Self::folder_of_bytes(&files, size)
    }

    /// The program opened on a folder of files of any name that hold anything.
    pub(crate) fn folder_of_bytes(files: &[(&OsStr, &[u8])], size: (u16, u16)) -> Self {
        let mut session = Self::new(files, size, Pane::Library);
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }

    /// The program opened on a file of this text, with settings changed.
    pub(crate) fn set(text: &str, size: (u16, u16), change: impl FnOnce(&mut Shipped)) -> Self {
        Self::named("the-winter-ferry.txt", text, size, change)
    }

    /// The program opened on a file of this name and text, with settings changed.
    pub(crate) fn named(
        name: &str,
        text: &str,
        size: (u16, u16),
        change: impl FnOnce(&mut Shipped),
    ) -> Self {
        let files = [(name.as_ref(), text.as_bytes())];
        let mut session = Self::with(&files, size, Pane::Text, change);
        let file = session.folder.path().join(name);
        session.open(file);
        session
    }

    fn new(files: &[(&OsStr, &[u8])], size: (u16, u16), focus: Pane) -> Self {
        Self::with(files, size, focus, |_| {})
    }

    fn with(
        files: &[(&OsStr, &[u8])],
        size: (u16, u16),
        focus: Pane,
        change: impl FnOnce(&mut Shipped),
    ) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let mut settings = config::shipped().unwrap();
        settings.themes = vec![("telling".to_owned(), telling_theme())];
        change(&mut settings);
        let library = settings.for_library();
        Self {
            folder,
            app: App::new(settings, size_of(size), focus),
            library,
            asked: Vec::new(),
            copied: Vec::new(),
            work: Work::AtOnce,
            waiting: Vec::new(),
            journal: None,
            held: None,
            runs: 0,
            counts: counting::Counts::default(),
        }
    }

    fn open(&mut self, root: PathBuf) {
        self.open_all(&[root]);
    }

    fn open_all(&mut self, roots: &[PathBuf]) {
        let mut found = Vec::new();
        work::walk(roots, &self.library.clone(), &mut |event| {
            found.push(event);
            ControlFlow::Continue(())
        });
        for event in found {
            self.receive(event);
        }
    }

    /// Presses keys, written as in the settings and set apart by spaces.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for keys in keys.split_whitespace() {
            let keys: Sequence = keys.parse().unwrap();
            for key in keys.keys() {
                self.receive(Event::Key(*key));
            }
        }
        self
    }

    /// Presses the key of each character.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.receive(Event::Key(Key::char(c)));
        }
        self
    }

    /// Pastes a text.
    pub(crate) fn pastes(&mut self, text: &str) -> &mut Self {
        self.receive(Event::Pasted(text.to_owned()));
        self
    }

    /// Makes the window so many columns and rows large.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.receive(Event::Resized(size_of((columns, rows))));
        self
    }

    /// Hands over an event, does all that it leads to unless that is held back, and looks at the
    /// screen as it then is.
    fn receive(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.app.update(event) {
                self.counts.note(&effect);
                match effect {
                    Effect::Redraw => self.asked.push(Asked::Redraw),
                    Effect::Suspend => self.asked.push(Asked::Suspend),
                    Effect::Quit => self.asked.push(Asked::Quit),
                    Effect::Edit { line, .. } => self.asked.push(Asked::Edit { line }),
                    Effect::Capture(capture) => self.asked.push(Asked::Capture(capture)),
                    Effect::Copy(text) => {
                        self.copied.push(text);
                        events.push_back(Event::Copied(Handed::Clipboard));
                    }
                    Effect::Journal(wish) => events.extend(self.journal_answers(*wish)),
                    Effect::Watch(_) | Effect::Forget(_) | Effect::LeaveOff => {}
                    Effect::Load { .. }
                    | Effect::Outline(..)
                    | Effect::Digest(_)
                    | Effect::Count(_)
                    | Effect::Arrange(_)
                    | Effect::Find { .. } => match self.work {
                        Work::AtOnce | Work::SearchesHeld | Work::RetracesHeld => {
                            events.extend(self.answers(&effect));
                        }
                        Work::Held => self.waiting.push(effect),
                    },
                    Effect::Retrace(_) => match self.work {
                        Work::AtOnce | Work::SearchesHeld => events.extend(self.answers(&effect)),
                        Work::Held | Work::RetracesHeld => self.waiting.push(effect),
                    },
                    Effect::Search(_) => match self.work {
                        Work::AtOnce | Work::RetracesHeld => events.extend(self.answers(&effect)),
                        Work::Held | Work::SearchesHeld => self.waiting.push(effect),
                    },
                }
            }
        }
        Picture::of(&self.app);
    }

    /// Keeps what is done from now on in the journal of a file, where there may be one already.
    pub(crate) fn journaling(&mut self, file: &Path) -> &mut Self {
        let mut told = Vec::new();
        self.journal = Some(Journal::open(file, &mut |event| {
            told.push(event);
            ControlFlow::Continue(())
        }));
        for event in told {
            self.receive(event);
        }
        let folder = self.folder.path().to_owned();
        self.tell_roots(&[folder]);
        self
    }

    /// Ends the program and begins it again on the same library with the same journal, on this one of
    /// its files.
    pub(crate) fn again_on(&mut self, name: &str) -> &mut Self {
        let settings = self.app.settings().clone();
        let size = self.app.size();
        self.app = App::new(settings, size, Pane::Text);
        self.asked.clear();
        self.waiting.clear();
        if self.journal.is_some() {
            let state = JournalNews::State(JournalState::Kept);
            self.receive(Event::Journal(Box::new(state)));
        }
        let file = self.folder.path().join(name);
        self.tell_roots(std::slice::from_ref(&file));
        self.open(file);
        self
    }

    /// What the journal answers.
    fn journal_answers(&mut self, wish: JournalWish) -> Vec<Event> {
        let mut answers = Vec::new();
        if let Some(held) = &mut self.held {
            held.push(wish);
        } else if let Some(journal) = &mut self.journal {
            // Nobody stops listening.
            let _ = journal.perform(wish, &mut |event| {
                answers.push(event);
                ControlFlow::Continue(())
            });
        }
        answers
    }

    /// What the program asked of the terminal so far.
    pub(crate) fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// What was copied last.
    pub(crate) fn copied(&self) -> &str {
        self.copied.last().map_or("", String::as_str)
    }
}

fn size_of((columns, rows): (u16, u16)) -> Size {
    Size { columns, rows }
}
