//! The arguments: which there are, and what they ask for.

mod asked;
mod journal;

use super::filter::{self, Filter};
use super::journal::JournalFile;
use super::keeping::Keeping;
use super::list::Sort;
use super::search::{self, Marking, Search};
use super::section::Wanted;
use super::settings::{self, Layers};
use super::{Exit, Form, Print, Request, SpoilersAsked, What, messages};
use crate::app::Privacy;
use crate::config::{Colouring, ConfigError, Keep, Settings};
use asked::Asked;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ColorChoice, Parser, Subcommand, value_parser};
use journal::{JournalAsked, QuotesAsked};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  frontrow                            read ./reviews, or the samples that come with frontrow
  frontrow film.txt drafts/           read a file and a folder
  pbpaste | frontrow -                read what is piped in
  frontrow outline film.txt           print its sections
  frontrow show --section 2 film.txt  print its second section
  frontrow search 'half remembered'   print where that stands in the library
  frontrow list --json drafts/        one line of JSON for each review, for scripts";

const USAGE: &str = "frontrow [OPTIONS] [PATH]...\n       frontrow [OPTIONS] <COMMAND>";

const NAMES: &str = "A file with the name of a command is given as ./list";

/// Read reviews in the terminal: an outline of the sections beside the text.
#[derive(Debug, Parser)]
#[command(
    name = "frontrow",
    version,
    override_usage = USAGE,
    before_help = EXAMPLES,
    after_help = NAMES,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files and folders, `-` for standard input; none: those of the settings, else ./reviews, else
    /// the samples
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read this file of settings, and not your own or that of the folder
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// Whether the screen has colours; without, the environment says so
    #[arg(
        long,
        value_name = "WHEN",
        default_value_t,
        value_enum,
        hide_default_value = true
    )]
    color: ColorChoice,
    #[command(flatten)]
    keeping: Keeping,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the title, what is known, your rating, the reading time and the path of each review
    List {
        #[command(flatten)]
        common: Common,
        /// Sort by this, all that is found together; -KEY is the other way round
        #[arg(long, value_name = "KEY", allow_hyphen_values = true, value_parser = sort())]
        sort: Option<Sort>,
        /// Keep only what this query finds, such as `rating>=4 year:2019..2022 tag:drama`; --help has
        /// all of the language
        #[arg(long, value_name = "QUERY", allow_hyphen_values = true, long_help = filter::help())]
        filter: Option<String>,
    },
    /// Print the sections of each review
    Outline {
        #[command(flatten)]
        common: Common,
        /// Tell of each line that could be a heading how likely it is one, and what speaks for and
        /// against it
        ///
        /// Each reason is what was looked at and what was seen there, compared with what is usual in
        /// the text. Its weight is in log odds: +0.7 doubles the odds, −0.7 halves them.
        #[arg(long)]
        explain: bool,
    },
    /// Print the text of each review, or of one section of each
    Show {
        #[command(flatten)]
        common: Common,
        /// Only the section of this number or title, or with a title that begins so; =TITLE is
        /// never a number
        #[arg(long, value_name = "N|TITLE", value_parser = Wanted::parse)]
        section: Option<Wanted>,
        /// Break lines at this many columns, 20 to 500; else a paragraph is one line
        #[arg(long, value_name = "COLUMNS", value_parser = value_parser!(u16).range(20..=500))]
        width: Option<u16>,
        /// Show the spoilers that reviews mark, which are masked else, as on the screen
        #[arg(long)]
        spoilers: bool,
    },
    /// Print where something half remembered stands in the library, best first
    #[command(after_help = search::EXAMPLES)]
    Search {
        /// What is searched for, such as 'half remembered' or 'rating>=4 "half remembered"'; --help has
        /// all of the language
        #[arg(value_name = "QUERY", long_help = search::help())]
        query: String,
        #[command(flatten)]
        common: Common,
        /// Print so many reviews at the most
        #[arg(long, value_name = "N", default_value = "20", value_parser = limit)]
        limit: usize,
        /// Show the spoilers that reviews mark, which are masked else, as on the screen
        #[arg(long)]
        spoilers: bool,
    },
    /// Print what you highlighted and noted, as Markdown, with where it comes from
    Quotes(QuotesAsked),
    /// Carry the journal to another machine, or tell where it is
    #[command(subcommand)]
    Journal(JournalAsked),
    /// Check the settings, show those in force, or tell which files are read
    Config(Asked),
}

#[derive(Debug, clap::Args)]
struct Common {
    /// Files and folders, `-` for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

impl Common {
    fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Plain }
    }
}

/// How many reviews are wanted.
fn limit(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("give 1 or more; a large number, such as 1000000, prints all".to_owned()),
        Ok(limit) => Ok(limit),
        Err(_) => Err("give a whole number, 1 or more".to_owned()),
    }
}

/// What takes one of the words to sort by.
fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::values())
        .try_map(|word| Sort::parse(&word).ok_or("there is no such order"))
}

/// Reads the arguments of this process. Where they ask for help, or are wrong, the reader has
/// been told, and what is returned is how to end.
pub fn parse() -> Result<Request, Exit> {
    let Arguments {
        command,
        paths,
        config,
        color,
        keeping,
    } = Arguments::try_parse().map_err(|error| not_parsed(&error))?;
    let wanted = keeping.wanted();
    let (common, what) = match command {
        None => return open(paths, config, colouring(color), keeping.journal()),
        Some(_) if !paths.is_empty() => {
            messages::tell(
                "a command stands before the paths; a file of its name is given as ./list",
            );
            return Err(Exit::Wrong);
        }
        Some(Command::Config(asked)) => return Ok(asked.request(config)),
        Some(Command::Journal(asked)) => return asked.request(wanted, keeping.privacy()),
        Some(Command::Quotes(asked)) => return asked.request(wanted, config),
        Some(Command::List {
            common,
            sort,
            filter,
        }) => {
            return list(
                common,
                sort,
                filter.as_deref(),
                (config, keeping.looked_at()),
            );
        }
        Some(Command::Search {
            query,
            common,
            limit,
            spoilers,
        }) => {
            let asked = (query.as_str(), limit, spoilers_asked(spoilers));
            return searching(asked, common, config, color);
        }
        Some(Command::Outline { common, explain }) if explain => (common, What::Explain),
        Some(Command::Outline { common, .. }) => (common, What::Outline),
        Some(Command::Show {
            common,
            section,
            width,
            spoilers,
        }) => {
            let what = What::Show {
                section,
                width,
                spoilers: spoilers_asked(spoilers),
            };
            (common, what)
        }
    };
    printing(common, what, (config, keeping.looked_at()))
}

/// How it ends after what clap has to say.
fn not_parsed(error: &clap::Error) -> Exit {
    if error.use_stderr() {
        messages::tell_all(&error.render().to_string());
        return Exit::Wrong;
    }
    error.print().ok(); // a reader that stops listening has read enough
    Exit::Done
}

/// What is printed of each review.
fn printing(
    common: Common,
    what: What,
    (config, journal): (Option<PathBuf>, JournalFile),
) -> Result<Request, Exit> {
    let form = common.form();
    let (roots, settings) = library(common.paths, config)?;
    Ok(print(roots, (what, form), journal, &settings))
}

/// The list, sorted as was asked for, else as the filter has it.
fn list(
    common: Common,
    sort: Option<Sort>,
    filter: Option<&str>,
    (config, journal): (Option<PathBuf>, JournalFile),
) -> Result<Request, Exit> {
    let form = common.form();
    let (roots, settings) = library(common.paths, config)?;
    let filter = filter.map(|text| Filter::parse(text, &settings));
    let filter = filter.transpose().map_err(|error| wrong(&error))?;
    let sort = sort.or(filter.as_ref().and_then(Filter::sort));
    let filter = filter.map(Box::new);
    let what = What::List { sort, filter };
    Ok(print(roots, (what, form), journal, &settings))
}

/// The search for a query, for so many reviews.
fn searching(
    (query, limit, spoilers_asked): (&str, usize, SpoilersAsked),
    common: Common,
    config: Option<PathBuf>,
    color: ColorChoice,
) -> Result<Request, Exit> {
    let form = common.form();
    let (roots, settings) = library(common.paths, config)?;
    let asked = search::parse(query, &settings).map_err(|error| wrong(&error))?;
    Ok(Request::Search(Box::new(Search {
        roots,
        remembered: settings::remembered(),
        asked,
        limit,
        form,
        marking: marking(color, form),
        pace: settings.text.pace,
        masking: search::masking(&settings, form, spoilers_asked),
        settings: settings.for_library(),
    })))
}

fn colouring(choice: ColorChoice) -> Colouring {
    match choice {
        ColorChoice::Auto => Colouring::Auto,
        ColorChoice::Always => Colouring::Always,
        ColorChoice::Never => Colouring::Never,
    }
}

/// How what was found is marked: not for programs, and as `NO_COLOR` has it where nothing else is said.
fn marking(choice: ColorChoice, form: Form) -> Marking {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let marks = match (form, choice) {
        (Form::Json, _) | (Form::Plain, ColorChoice::Never) => false,
        (Form::Plain, ColorChoice::Always) => true,
        (Form::Plain, ColorChoice::Auto) => io::stdout().is_terminal() && !plain && !is_dumb(),
    };
    if marks { Marking::Bold } else { Marking::None }
}

fn spoilers_asked(shown: bool) -> SpoilersAsked {
    if shown {
        SpoilersAsked::Shown
    } else {
        SpoilersAsked::AsSet
    }
}

/// How it ends after all mistakes are told.
fn wrong(error: &ConfigError) -> Exit {
    messages::tell_mistakes(error);
    Exit::Wrong
}

/// Whether the terminal can do no more than print one line after the other.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Reading, on the screen if there is one.
fn open(
    paths: Vec<PathBuf>,
    config: Option<PathBuf>,
    colouring: Colouring,
    (journal, privacy): (Option<PathBuf>, Privacy),
) -> Result<Request, Exit> {
    let (roots, settings) = library(paths, config)?;
    let privacy = match settings.journal.keep {
        Keep::All => privacy,
        Keep::Nothing => Privacy::Private,
    };
    if io::stdout().is_terminal() && !is_dumb() {
        return Ok(Request::Interactive {
            roots,
            settings: Box::new(settings),
            colouring,
            remembered: settings::remembered(),
            journal,
            privacy,
        });
    }
    if io::stdout().is_terminal() {
        messages::tell(
            "a terminal with TERM=dumb has no room for a screen, so here is the text; \
             where it is more than that, set TERM to its name, such as xterm-256color",
        );
    }
    let all = What::Show {
        section: None,
        width: None,
        spoilers: SpoilersAsked::AsSet,
    };
    // What is kept on the screen need not be there yet.
    let journal = journal.map_or(JournalFile::Nowhere, JournalFile::Own);
    Ok(print(roots, (all, Form::Plain), journal, &settings))
}

/// What is printed, with what the journal says of it.
fn print(
    roots: Vec<PathBuf>,
    (what, form): (What, Form),
    journal: JournalFile,
    settings: &Settings,
) -> Request {
    Request::Print(Print {
        roots,
        what,
        form,
        settings: settings.for_library(),
        setting: settings.text.setting,
        pace: settings.text.pace,
        spoilers: settings.spoilers.clone(),
        journal,
    })
}

/// The paths given, or what stands for none, and the settings that go with them.
fn library(paths: Vec<PathBuf>, config: Option<PathBuf>) -> Result<(Vec<PathBuf>, Settings), Exit> {
    if paths.iter().any(|path| path.as_os_str() == "-") && io::stdin().is_terminal() {
        messages::tell("`-` reads what is piped in, but nothing is: try `frontrow FILE`");
        return Err(Exit::Wrong);
    }
    let (roots, layers) = if paths.is_empty() {
        settings::unnamed(config)
    } else {
        (paths, Layers::new(config))
    };
    Ok((roots, layers.settings()?))
}
