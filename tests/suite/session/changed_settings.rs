//! The program with other settings than it is shipped with.

use super::Session;
use frontrow::app::Pane;
use frontrow::config::Settings;
use std::ffi::OsStr;

impl Session {
    /// The program opened on a folder of texts, with settings changed.
    pub(crate) fn folder_set(
        files: &[(&str, &str)],
        size: (u16, u16),
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        let files: Vec<(&OsStr, &[u8])> = files
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_bytes()))
            .collect();
        let mut session = Self::with(&files, size, Pane::Library, change);
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }
}
