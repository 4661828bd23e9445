//! The arguments that say what is kept of what the reader does.

use std::path::PathBuf;

use clap::Args;

use super::settings;
use crate::app::Privacy;

/// What is kept of what the reader does.
#[derive(Debug, Args)]
pub(super) struct Keeping {
    /// Read and keep nothing of what you did: places, marks, highlights, notes
    #[arg(long)]
    no_journal: bool,
    /// Keep nothing of what you do; what was kept before is there
    #[arg(long, conflicts_with = "no_journal")]
    private: bool,
}

impl Keeping {
    /// The file of the journal, if there is to be one, and whether anything is kept in it.
    pub(super) fn journal(&self) -> (Option<PathBuf>, Privacy) {
        let journal = settings::journal().filter(|_| !self.no_journal);
        let privacy = if self.private {
            Privacy::Private
        } else {
            Privacy::Kept
        };
        (journal, privacy)
    }
}
