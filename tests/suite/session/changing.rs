//! Files that change while they are read.

use std::fs;
use std::path::PathBuf;

use frontrow::app::Event;
use frontrow::library::Change;

use super::Session;

impl Session {
    /// Another program writes a file of the library, the selected one, and the program is told.
    pub(crate) fn rewrites(&mut self, name: &str, text: &str) -> &mut Self {
        fs::write(self.file(name), text).unwrap();
        self.changes()
    }

    /// Another program writes a file of the library, which is not noticed.
    pub(crate) fn overwrites(&mut self, name: &str, text: &str) -> &mut Self {
        fs::write(self.file(name), text).unwrap();
        self
    }

    /// The path of a file of the library.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Another program removes a file of the library, the selected one, and the program is told.
    pub(crate) fn loses(&mut self, name: &str) -> &mut Self {
        self.removes(name).changes()
    }

    /// Keys are pressed, and only then the program is told that the file selected before has
    /// changed.
    pub(crate) fn changes_late(&mut self, keys: &str) -> &mut Self {
        let entry = self.app.shelf().selected().unwrap();
        self.keys(keys);
        self.receive(Event::Changed(entry));
        self
    }

    /// The program is told what became of the library.
    pub(crate) fn learns(&mut self, change: Change) -> &mut Self {
        self.receive(Event::Library(change));
        self
    }

    /// The program is told that the selected file has changed.
    pub(crate) fn changes(&mut self) -> &mut Self {
        let entry = self.app.shelf().selected().unwrap();
        self.receive(Event::Changed(entry));
        self
    }
}
