//! The arguments: which there are, and what they ask for.

use super::section::Wanted;
use super::{Exit, Form, Print, Request, What, messages};
use clap::{Parser, Subcommand, value_parser};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// The folder that is opened when no path is given.
const REVIEWS: &str = "reviews";

const EXAMPLES: &str = "\
Examples:
  frontrow                            read ./reviews, or the samples that come with frontrow
  frontrow film.txt drafts/           read a file and a folder
  pbpaste | frontrow -                read what is piped in
  frontrow outline film.txt           print its sections
  frontrow show --section 2 film.txt  print its second section
  frontrow list --json drafts/        one line of JSON for each review, for scripts";

const NAMES: &str = "A file with the name of a command is given as ./list";

/// Read reviews in the terminal: an outline of the sections beside the text.
#[derive(Debug, Parser)]
#[command(
    name = "frontrow",
    version,
    before_help = EXAMPLES,
    after_help = NAMES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files and folders, `-` for standard input; none: ./reviews, else the samples
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the title, the reading time and the path of each review
    List(Common),
    /// Print the sections of each review
    Outline(Common),
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
    },
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

/// Reads the arguments of this process. Where they ask for help, or are wrong, the reader has
/// been told, and what is returned is how to end.
pub fn parse() -> Result<Request, Exit> {
    let arguments = Arguments::try_parse().map_err(|error| {
        if error.use_stderr() {
            messages::tell_all(&error.render().to_string());
            return Exit::Wrong;
        }
        error.print().ok(); // a reader that stops listening has read enough
        Exit::Done
    })?;
    let (common, what) = match arguments.command {
        None => return open(arguments.paths),
        Some(Command::List(common)) => (common, What::List),
        Some(Command::Outline(common)) => (common, What::Outline),
        Some(Command::Show {
            common,
            section,
            width,
        }) => (common, What::Show { section, width }),
    };
    Ok(Request::Print(Print {
        roots: roots(common.paths)?,
        what,
        form: if common.json { Form::Json } else { Form::Plain },
    }))
}

/// Reading, on the screen if there is one.
fn open(paths: Vec<PathBuf>) -> Result<Request, Exit> {
    let roots = roots(paths)?;
    Ok(if io::stdout().is_terminal() {
        Request::Interactive { roots }
    } else {
        Request::Print(Print::text(roots))
    })
}

/// The paths given, or what stands for none.
fn roots(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, Exit> {
    if paths.iter().any(|path| path.as_os_str() == "-") && io::stdin().is_terminal() {
        messages::tell("`-` reads what is piped in, but nothing is: try `frontrow FILE`");
        return Err(Exit::Wrong);
    }
    if paths.is_empty() && Path::new(REVIEWS).is_dir() {
        return Ok(vec![PathBuf::from(REVIEWS)]);
    }
    Ok(paths)
}
