//! Prints what was asked for, one review after the other.

use super::filter::Kept;
use super::masking::Masking;
use super::reading::{self, Read};
use super::standings::Standings;
use super::titles::Titles;
use super::{Exit, Form, Print, SpoilersAsked, What, explain, list, messages, outline, show};
use crate::journal::Wanted;
use crate::library::{self, Found, Settings, Source};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::slice;

/// Prints what was asked for to standard output, and what could not be read to standard error.
/// A reader that stops listening, such as `head`, ends it quietly.
pub fn print(print: &Print) -> Exit {
    to_stdout(|out| all(print, out))
}

/// Has `write` print to standard output. A reader that stops listening ends it quietly.
pub(super) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<Exit>) -> Exit {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|exit| out.flush().map(|()| exit)) {
        Ok(exit) => exit,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            messages::tell(&format!("standard output cannot be written: {error}"));
            Exit::Wrong
        }
    }
}

/// One command: what it prints of each review.
pub(super) trait Printer {
    /// Prints what was asked for of one review.
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came>;

    /// Prints what can only be printed when all reviews are known.
    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What came of one review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    /// What was asked for.
    Printed,
    /// Nothing: it could not be read, or has no such section.
    Nothing,
    /// Nothing: it has several such sections.
    Ambiguous,
}

/// Prints all of it.
fn all(print: &Print, out: &mut dyn Write) -> io::Result<Exit> {
    let settings = &print.settings;
    let found = find(&print.roots, settings);
    let mut printer = printer(print, found.len());
    let mut tally = Tally::default();
    let wanted = match &print.what {
        What::List { .. } => Wanted::Standing,
        What::Outline | What::Explain | What::Show { .. } => Wanted::Corrections,
    };
    let mut standings = Standings::of(&print.journal, wanted);
    reading::read(found, settings, |read| {
        tell(read, print.form);
        let (stood, corrected) = match wanted {
            Wanted::Standing => (standings.stood(read), None),
            Wanted::Corrections | Wanted::Quotes => (None, standings.corrected(read)),
        };
        let read = &Read {
            stood: stood.as_ref(),
            loaded: corrected.as_ref().map_or(read.loaded, Ok),
            ..*read
        };
        let came = printer.add(read, out)?;
        tally.count(read, came);
        Ok::<(), io::Error>(())
    })?;
    printer.finish(out)?;
    Ok(tally.exit(print))
}

/// What prints what was asked for.
fn printer(print: &Print, reviews: usize) -> Box<dyn Printer + '_> {
    let masking = Masking::of(print, SpoilersAsked::AsSet);
    match (&print.what, print.form) {
        (What::List { sort, filter }, form) => {
            let all: Box<dyn Printer> = match form {
                Form::Json => Box::new(list::Json::new(*sort, print.pace)),
                Form::Plain => Box::new(list::Table::new(*sort, print.pace)),
            };
            match filter {
                Some(filter) => Box::new(Kept::new(filter, print, all)),
                None => all,
            }
        }
        (What::Outline, Form::Json) => Box::new(outline::Json {
            kinds: &print.settings.kinds,
            pace: print.pace,
        }),
        (What::Outline, Form::Plain) => Box::new(outline::Plain {
            titles: Titles::new(reviews),
            pace: print.pace,
            masking,
        }),
        (What::Explain, Form::Json) => Box::new(explain::Json),
        (What::Explain, Form::Plain) => Box::new(explain::Plain {
            titles: Titles::new(reviews),
            masking,
        }),
        (
            What::Show {
                section,
                width,
                spoilers,
            },
            form,
        ) => {
            let asked = show::Asked {
                section: section.as_ref(),
                width: width.map(|width| (width, print.setting)),
                masking: Masking::of(print, *spoilers),
            };
            match form {
                Form::Json => Box::new(show::Json { asked }),
                Form::Plain => Box::new(show::Plain::new(asked, reviews)),
            }
        }
    }
}

/// All that is found, root by root, each in the order of its names.
pub(super) fn find(roots: &[PathBuf], settings: &Settings) -> Vec<Found> {
    let mut all = Vec::new();
    let mut add = |roots: &[PathBuf]| {
        let begin = all.len();
        library::walk(roots, settings, &mut |batch| {
            all.extend(batch);
            ControlFlow::Continue(())
        });
        let new: &mut [Found] = all.get_mut(begin..).unwrap_or_default();
        new.sort_by(|a, b| library::order(source(a), source(b)));
    };
    if roots.is_empty() {
        add(&[]);
    }
    for root in roots {
        add(slice::from_ref(root));
    }
    all
}

/// Where what was found comes from.
fn source(found: &Found) -> &Source {
    match found {
        Ok(source) => source,
        Err(error) => &error.origin,
    }
}

/// Names what could not be read; and what was wrong with what could, where the rows do not.
pub(super) fn tell(read: &Read<'_>, form: Form) {
    match (read.loaded, form) {
        (Err(error), _) => messages::tell(&error.to_string()),
        (Ok(loaded), Form::Plain) => {
            for problem in loaded.review.problems() {
                messages::tell_problem(read.source, problem);
            }
        }
        (Ok(_), Form::Json) => {}
    }
}

/// How many reviews came to what.
#[derive(Default)]
struct Tally {
    read: usize,
    unread: usize,
    printed: usize,
    ambiguous: usize,
}

impl Tally {
    fn count(&mut self, read: &Read<'_>, came: Came) {
        match read.loaded {
            Ok(_) => self.read += 1,
            Err(_) => self.unread += 1,
        }
        match came {
            Came::Printed => self.printed += 1,
            Came::Nothing => {}
            Came::Ambiguous => self.ambiguous += 1,
        }
    }

    /// How the command ends, after a word on what was not there.
    fn exit(&self, print: &Print) -> Exit {
        if self.ambiguous > 0 {
            Exit::Wrong
        } else if self.read == 0 && self.unread > 0 {
            Exit::NothingRead
        } else if self.read == 0 {
            let endings = print.settings.endings();
            messages::tell(&format!(
                "no reviews; in a folder, frontrow reads {endings}"
            ));
            Exit::NothingFound
        } else if self.printed == 0 {
            match &print.what {
                What::Show {
                    section: Some(wanted),
                    ..
                } => {
                    let message =
                        format!("there is no section {wanted}: `frontrow outline` lists them");
                    messages::tell(&message);
                }
                What::List {
                    filter: Some(_), ..
                } => messages::tell("the filter keeps none of the reviews"),
                What::Show { section: None, .. }
                | What::List { filter: None, .. }
                | What::Outline
                | What::Explain => {}
            }
            Exit::NothingFound
        } else {
            Exit::Done
        }
    }
}
