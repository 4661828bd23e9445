//! The arguments that say what is kept of what the reader does.

use std::path::PathBuf;

use clap::Args;

use super::journal::JournalFile;
use super::settings;
use crate::app::Privacy;

/// What is kept of what the reader does.
#[derive(Debug, Args)]
pub(super) struct Keeping {
    /// Read and keep nothing of what you did: places, marks, highlights, notes
    #[arg(long, conflicts_with = "journal", global = true)]
    no_journal: bool,
    /// Keep what you do in this file, and not in your own journal
    #[arg(long, value_name = "FILE", global = true)]
    journal: Option<PathBuf>,
    /// Keep nothing of what you do; what was kept before is there
    #[arg(long, conflicts_with = "no_journal")]
    private: bool,
}

/// Which journal is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// That in this file.
    Named(PathBuf),
    /// The reader's own.
    Own,
    /// None.
    Nothing,
}

impl Keeping {
    /// Which journal is wanted.
    pub(super) fn wanted(&self) -> Wanted {
        match &self.journal {
            _ if self.no_journal => Wanted::Nothing,
            Some(file) => Wanted::Named(file.clone()),
            None => Wanted::Own,
        }
    }

    /// The file of the journal, if there is to be one, and whether anything is kept in it.
    pub(super) fn journal(&self) -> (Option<PathBuf>, Privacy) {
        let journal = self.journal.clone().or_else(settings::journal);
        let journal = journal.filter(|_| !self.no_journal);
        (journal, self.privacy())
    }

    /// The journal that is only looked at.
    pub(super) fn looked_at(&self) -> JournalFile {
        match self.wanted() {
            Wanted::Named(file) => JournalFile::Named(file),
            Wanted::Own => settings::journal().map_or(JournalFile::Nowhere, JournalFile::Own),
            Wanted::Nothing => JournalFile::Nowhere,
        }
    }

    /// Whether anything is kept.
    pub(super) fn privacy(&self) -> Privacy {
        if self.private {
            Privacy::Private
        } else {
            Privacy::Kept
        }
    }
}
