//! The command line: what was asked for, and the commands that need no screen.

mod arguments;
mod config;
mod explain;
mod filter;
mod journal;
mod keeping;
mod known_again;
mod list;
mod masking;
mod messages;
mod outline;
mod page;
mod passage;
mod print;
mod quotes;
mod reading;
mod rows;
mod search;
mod section;
mod settings;
mod show;
mod standings;
mod titles;

pub use arguments::parse;
pub use config::{Config, config};
pub use journal::{Carrying, carry};
pub use messages::tell;
pub use print::print;
pub use quotes::{Quotes, quotes};
pub use search::{Search, search};

use crate::app::Privacy;
use crate::config::{Colouring, Settings, SpoilerSettings};
use crate::library;
use crate::review::Pace;
use crate::typeset;
use filter::Filter;
use list::Sort;
use section::Wanted;
use std::path::PathBuf;
use std::process::ExitCode;

/// What was asked for. The roots are those of [`crate::library::walk`].
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// To read on the screen.
    Interactive {
        /// The files and folders to open.
        roots: Vec<PathBuf>,
        /// The settings in force.
        settings: Box<Settings>,
        /// Whether colours are wanted.
        colouring: Colouring,
        /// The folder in which it is remembered what libraries hold; `None` where there is no home.
        remembered: Option<PathBuf>,
        /// The file of the journal; `None` where none is to be kept, or there is no home.
        journal: Option<PathBuf>,
        /// Whether what the reader does is kept in it.
        privacy: Privacy,
    },
    /// To print something.
    Print(Print),
    /// To print where something stands in a library.
    Search(Box<Search>),
    /// To print what the reader highlighted and noted.
    Quotes(Box<Quotes>),
    /// To carry the journal to another machine, or from there.
    Journal(Carrying),
    /// To tell something about the settings.
    Config(Config),
}

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The files and folders it is about.
    roots: Vec<PathBuf>,
    /// What of them.
    what: What,
    /// In which form.
    form: Form,
    /// The settings in force.
    settings: library::Settings,
    /// How text is set.
    setting: typeset::Settings,
    /// How fast it is read.
    pace: Pace,
    /// What is kept from those who do not know the work yet.
    spoilers: SpoilerSettings,
    /// The journal that is looked at.
    journal: journal::JournalFile,
}

/// What of the reviews is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    /// A line for each that a filter keeps, as they are found or sorted.
    List {
        sort: Option<Sort>,
        filter: Option<Box<Filter>>,
    },
    /// The sections of each.
    Outline,
    /// Why lines of each were taken for headings, and why not.
    Explain,
    /// The text of each, or of one section of each, unwrapped or set at a width in columns.
    Show {
        section: Option<Wanted>,
        width: Option<u16>,
        spoilers: SpoilersAsked,
    },
}

/// Whether spoilers are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpoilersAsked {
    /// As the settings have it.
    AsSet,
    /// They are.
    Shown,
}

/// For whom something is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// For people, with a screen or a screen reader.
    Plain,
    /// For programs: one object a line.
    Json,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It is done; what could not be read was named.
    Done,
    /// There was nothing of what was asked for.
    NothingFound,
    /// The command line or the settings were wrong.
    Wrong,
    /// Nothing at all could be read, or not all of what is to be carried over.
    NothingRead,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::NothingFound => 1,
            Exit::Wrong => 2,
            Exit::NothingRead => 3,
        })
    }
}
