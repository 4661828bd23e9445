//! `frontrow journal`: where the journal is, and how it is carried from one machine to another.

use super::{JournalFile, ask, existing, file, opened, writing};
use crate::cli::{Exit, messages, print};
use crate::formats::sanitise;
use crate::journal::{Imported, Store};
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

/// What stands for standard input.
const STANDARD_INPUT: &str = "-";

/// What is asked for of a journal as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrying {
    /// Which.
    pub(in crate::cli) journal: JournalFile,
    /// What is to be done.
    pub(in crate::cli) task: Task,
}

/// What is to be done with a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Task {
    /// To tell where it is.
    Path,
    /// To write it out, to a file or to standard output.
    Export(Option<PathBuf>, Present),
    /// To read into it what was written out, from files in their order.
    Import(Vec<PathBuf>),
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Present {
    /// It stays as it is, and nothing is written.
    Kept,
    /// It is written over.
    Replaced,
}

/// Does what is asked for, and tells on standard error what came of it.
pub fn carry(carrying: &Carrying) -> Exit {
    let journal = &carrying.journal;
    let done = match &carrying.task {
        Task::Path => path(journal),
        Task::Export(to, present) => export(journal, to.as_deref(), *present),
        Task::Import(from) => import(journal, from),
    };
    done.unwrap_or_else(|exit| exit)
}

fn path(journal: &JournalFile) -> Result<Exit, Exit> {
    let shown = sanitise::line(&file(journal)?.to_string_lossy());
    Ok(print::to_stdout(|out| {
        writeln!(out, "{shown}").map(|()| Exit::Done)
    }))
}

/// Writes the journal out.
fn export(journal: &JournalFile, to: Option<&Path>, present: Present) -> Result<Exit, Exit> {
    let mut store = existing(journal)?;
    // All of it first: what cannot be read must not leave half a file.
    let lines = ask(journal, &mut store, |store| {
        let mut lines = Vec::new();
        store.export(&mut lines).map(|()| lines)
    })?;
    let Some(to) = to else {
        return Ok(print::to_stdout(|out| {
            out.write_all(&lines).map(|()| Exit::Done)
        }));
    };
    let shown = to.display();
    if is_same_file(to, file(journal)?) {
        messages::tell(&format!("{shown} is the journal itself: name another file"));
        return Err(Exit::Wrong);
    }
    match writing::write(to, present, &lines) {
        Ok(()) => {
            messages::tell(&format!("the journal is written out to {shown}"));
            Ok(Exit::Done)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            messages::tell(&format!(
                "{shown} is there already: name another file, or write over it with --force"
            ));
            Err(Exit::Wrong)
        }
        Err(error) => {
            messages::tell(&format!("{shown} cannot be written: {error}"));
            Err(Exit::Wrong)
        }
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let whole = (one.canonicalize(), other.canonicalize());
    matches!(whole, (Ok(one), Ok(other)) if one == other)
}

/// Reads files into the journal, which is made where there is none. What could not be read is told.
fn import(journal: &JournalFile, from: &[PathBuf]) -> Result<Exit, Exit> {
    let mut store = opened(file(journal)?)?;
    // What is piped in can be read only once: damage is met before that.
    ask(journal, &mut store, Store::check)?;
    let mut exit = Exit::Done;
    for path in from {
        match read(&mut store, path) {
            Ok(told) => {
                tell(path, &told);
                if !told.refused.is_empty() {
                    exit = Exit::NothingRead;
                }
            }
            Err(why) => {
                messages::tell(&format!("{}: {why}", shown(path)));
                exit = Exit::NothingRead;
            }
        }
    }
    Ok(exit)
}

fn read(store: &mut Store, path: &Path) -> Result<Imported, String> {
    let source: Box<dyn BufRead> = if path.as_os_str() == STANDARD_INPUT {
        Box::new(io::stdin().lock())
    } else {
        let file = File::open(path).map_err(|error| error.to_string())?;
        Box::new(BufReader::new(file))
    };
    store.import(source).map_err(|error| error.to_string())
}

fn shown(path: &Path) -> String {
    if path.as_os_str() == STANDARD_INPUT {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// Tells what became of what was imported, and what was not understood.
fn tell(path: &Path, imported: &Imported) {
    let shown = shown(path);
    for (line, why) in &imported.refused {
        messages::tell(&format!(
            "{shown}:{line}: not imported: {}",
            sanitise::line(why)
        ));
    }
    if imported.refused_more > 0 {
        let more = imported.refused_more;
        messages::tell(&format!("{shown}: {more} more were not imported"));
    }
    if !imported.refused.is_empty() {
        messages::tell(&format!(
            "{shown}: export it once more with `frontrow journal export`, or mend these lines, and import \
             it again: nothing comes in twice"
        ));
    }
    let Imported {
        reviews,
        added,
        replaced,
        same,
        ..
    } = imported;
    let reviews = match reviews {
        1 => "1 review".to_owned(),
        _ => format!("{reviews} reviews"),
    };
    messages::tell(&format!(
        "{shown}: {reviews}; {added} added, {replaced} replaced, {same} the same"
    ));
}
