//! `frontrow quotes`: what the reader highlighted and noted, with where it comes from.

mod choose;
mod cited;
mod escape;
mod markdown;
mod quoted;
mod row;

use super::filter::Filter;
use super::journal::{self, JournalFile};
use super::{Exit, Form, messages, print, rows};
use crate::library;
use crate::review::Pace;
use choose::Tally;
use quoted::Quoted;
use row::QuoteRow;
use std::io::{self, Write};
use std::path::PathBuf;

/// Which highlights and notes are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotes {
    /// The journal.
    pub(super) journal: JournalFile,
    /// The files and folders whose reviews are wanted; none for all that the journal has.
    pub(super) roots: Vec<PathBuf>,
    /// What the reviews must be.
    pub(super) filter: Option<Box<Filter>>,
    /// In which form.
    pub(super) form: Form,
    /// The settings in force.
    pub(super) settings: library::Settings,
    /// How fast reviews are read.
    pub(super) pace: Pace,
}

/// Prints highlights and notes to standard output, and what there is to say of it to standard error.
pub fn quotes(quotes: &Quotes) -> Exit {
    let kept = journal::existing(&quotes.journal)
        .and_then(|mut store| store.everything().map_err(|error| journal::unread(&error)));
    let kept = match kept {
        Ok(kept) => kept,
        Err(exit) => return exit,
    };
    let (reviews, tally) = if quotes.roots.is_empty() {
        (choose::everything(quotes, kept), None)
    } else {
        let (reviews, tally) = choose::at_paths(quotes, &kept);
        (reviews, Some(tally))
    };
    if reviews.is_empty() {
        return nothing(quotes, tally.as_ref());
    }
    print::to_stdout(|out| write(quotes.form, &reviews, out).map(|()| Exit::Done))
}

fn write(form: Form, reviews: &[Quoted], out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Plain => markdown::write(reviews, out),
        Form::Json => reviews.iter().try_for_each(|review| {
            let mut items = review.items.iter();
            items.try_for_each(|item| rows::write(&QuoteRow::of(review, item), out))
        }),
    }
}

/// How it ends where there is nothing to print, after a word on that.
fn nothing(quotes: &Quotes, tally: Option<&Tally>) -> Exit {
    if tally.is_some_and(|tally| tally.read == 0 && tally.unread > 0) {
        return Exit::NothingRead;
    }
    messages::tell(match (&quotes.filter, tally) {
        (Some(_), None) => {
            "nothing is highlighted or noted in reviews that the filter keeps; without PATH it goes \
             by what the journal cites: title, work, makers, year, reviewer, date and path"
        }
        (Some(_), Some(_)) => "nothing is highlighted or noted there in reviews the filter keeps",
        (None, Some(_)) => "nothing is highlighted or noted there",
        (None, None) => "nothing is highlighted or noted yet",
    });
    Exit::NothingFound
}
