//! What is asked for of the journal.

use super::{Common, library, spoilers_asked, wrong};
use crate::app::Privacy;
use crate::cli::filter::Filter;
use crate::cli::journal::{JournalFile, Present, Task};
use crate::cli::keeping::Wanted;
use crate::cli::{Carrying, Exit, Quotes, Request, messages, settings};
use crate::query;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Which highlights and notes are printed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a path, everything that is kept is printed, also of files that are gone."
)]
pub(super) struct QuotesAsked {
    #[command(flatten)]
    common: Common,
    /// Only of reviews that this query finds, such as `maker:almodóvar`; without a path it goes by what
    /// is cited
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true, long_help = filter_help())]
    filter: Option<String>,
    /// Show the spoilers that reviews mark, which are masked else, as on the screen
    #[arg(long)]
    spoilers: bool,
}

impl QuotesAsked {
    /// What that asks for.
    pub(super) fn request(self, journal: Wanted, config: Option<PathBuf>) -> Result<Request, Exit> {
        let journal = file(journal)?;
        let Self {
            common,
            filter,
            spoilers,
        } = self;
        let form = common.form();
        let is_everything = common.paths.is_empty();
        let (roots, settings) = library(common.paths, config)?;
        let filter = filter.map(|text| Filter::parse(&text, &settings));
        let filter = filter.transpose().map_err(|error| wrong(&error))?;
        Ok(Request::Quotes(Box::new(Quotes {
            journal,
            roots: if is_everything { Vec::new() } else { roots },
            filter: filter.map(Box::new),
            form,
            settings: settings.for_library(),
            pace: settings.text.pace,
            spoilers: settings.spoilers.clone(),
            spoilers_asked: spoilers_asked(spoilers),
        })))
    }
}

/// What is done with the journal.
#[derive(Debug, clap::Subcommand)]
pub(super) enum JournalAsked {
    /// Write all of it out as JSON Lines: what is kept of your reviews, and your searches
    Export {
        /// The file to write, which must not be there; none or `-`: standard output
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Write over a file that is there
        #[arg(long, requires = "file")]
        force: bool,
    },
    /// Read in what was written out; nothing comes in twice, and of two notes in the same place the later
    /// stays
    ///
    /// What cannot be read is told by its line and left out, all else comes in, and the command ends
    /// with 3. With --private nothing may be kept, so nothing is imported.
    Import {
        /// The files, `-` for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the path of the file it is in
    Path,
}

impl JournalAsked {
    /// What that asks for.
    pub(super) fn request(self, journal: Wanted, privacy: Privacy) -> Result<Request, Exit> {
        let journal = file(journal)?;
        let task = match self {
            Self::Import { .. } if privacy == Privacy::Private => {
                messages::tell("--private keeps nothing, and an import does: leave --private out");
                return Err(Exit::Wrong);
            }
            Self::Path => Task::Path,
            Self::Export { file, force } => {
                let file = file.filter(|file| file.as_os_str() != "-");
                let present = if force {
                    Present::Replaced
                } else {
                    Present::Kept
                };
                Task::Export(file, present)
            }
            Self::Import { files } => {
                if files.iter().any(|file| file.as_os_str() == "-") && io::stdin().is_terminal() {
                    messages::tell(
                        "`-` reads what is piped in, but nothing is: try `frontrow journal import FILE`",
                    );
                    return Err(Exit::Wrong);
                }
                Task::Import(files)
            }
        };
        Ok(Request::Journal(Carrying { journal, task }))
    }
}

/// Which journal it is. Where none was wanted the reader has been told.
fn file(wanted: Wanted) -> Result<JournalFile, Exit> {
    match wanted {
        Wanted::Named(file) => Ok(JournalFile::Named(file)),
        Wanted::Own => Ok(settings::journal().map_or(JournalFile::Nowhere, JournalFile::Own)),
        Wanted::Nothing => {
            messages::tell("this is about the journal: leave --no-journal out");
            Err(Exit::Wrong)
        }
    }
}

/// What is told of the language.
fn filter_help() -> String {
    format!(
        "Only of reviews that this query finds. With a path they are read for it, as `frontrow list` does; \
         without one it goes by what is cited: title, work, makers, year, reviewer, date, path and your own rating. For \
         example:\n\n{}",
        query::table_text()
    )
}
