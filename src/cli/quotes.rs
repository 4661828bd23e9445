//! `frontrow quotes`: what the reader highlighted and noted, with where it comes from.

mod choose;
mod cited;
mod escape;
mod looked;
mod markdown;
mod quoted;
mod row;

use super::filter::Filter;
use super::journal::{self, JournalFile};
use super::masking::Masking;
use super::{Exit, Form, SpoilersAsked, messages, print, rows};
use crate::config::SpoilerSettings;
use crate::journal::{Store, StoreError, Wanted};
use crate::library;
use crate::review::Pace;
use choose::{Chosen, Tally};
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
    /// What is kept from those who do not know the work yet.
    pub(super) spoilers: SpoilerSettings,
    /// Whether spoilers are printed.
    pub(super) spoilers_asked: SpoilersAsked,
}

impl Quotes {
    /// What of the words is masked.
    fn masking(&self) -> Masking<'_> {
        let kinds = &self.settings.kinds;
        Masking::as_asked(self.spoilers_asked, self.form, &self.spoilers, kinds)
    }
}

/// Prints highlights and notes to standard output, and what there is to say of it to standard error.
/// What is kept of a review is read when that is printed.
pub fn quotes(quotes: &Quotes) -> Exit {
    let mut store = match journal::existing(&quotes.journal) {
        Ok(store) => store,
        Err(exit) => return exit,
    };
    let file = &quotes.journal;
    let chosen = journal::ask(file, &mut store, |store| choose(quotes, store));
    let (reviews, tally) = match chosen {
        Ok(chosen) => chosen,
        Err(exit) => return exit,
    };
    print::to_stdout(|out| {
        let mut number = 0;
        for chosen in &reviews {
            let ask = |store: &mut Store| store.quotes_of(&chosen.review);
            let page = match journal::ask(file, &mut store, ask) {
                Ok(page) => page,
                Err(exit) => return Ok(exit),
            };
            if let Some(review) = Quoted::of(chosen, &page, quotes.masking()) {
                write(quotes.form, number, &review, out)?;
                number += 1;
            }
        }
        Ok(if number == 0 {
            nothing(quotes, tally.as_ref())
        } else {
            Exit::Done
        })
    })
}

/// The reviews that are printed, in their order, and how many of the paths could be read.
fn choose(quotes: &Quotes, store: &mut Store) -> Result<(Vec<Chosen>, Option<Tally>), StoreError> {
    let kept = store.reviews_with(Wanted::Quotes)?;
    if quotes.roots.is_empty() {
        return Ok((choose::everything(quotes, kept, store), None));
    }
    let (reviews, tally) = choose::at_paths(quotes, kept, store)?;
    Ok((reviews, Some(tally)))
}

/// Writes a review, the `number`th from 0.
fn write(form: Form, number: usize, review: &Quoted, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Plain => markdown::write(number, review, out),
        Form::Json => {
            let mut items = review.items.iter();
            items.try_for_each(|item| rows::write(&QuoteRow::of(review, item), out))
        }
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
             by what the journal cites: title, work, makers, year, reviewer, date, path, your own rating and how far you read"
        }
        (Some(_), Some(_)) => "nothing is highlighted or noted there in reviews the filter keeps",
        (None, Some(_)) => "nothing is highlighted or noted there",
        (None, None) => "nothing is highlighted or noted yet",
    });
    Exit::NothingFound
}
