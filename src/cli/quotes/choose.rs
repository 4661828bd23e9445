//! Which reviews of the journal are printed: all, or those that are at some paths.

use super::Quotes;
use super::cited::Cited;
use super::looked::{AllLooked, look};
use super::quoted::safe_citation;
use crate::cli::filter::progress;
use crate::cli::known_again::{KnownAgain, Likeness};
use crate::cli::print;
use crate::cli::reading::{self, Read};
use crate::cli::standings::Stood;
use crate::formats::sanitise;
use crate::journal::{Body, KeptReview, Known, ReviewName, Slot, Status, Store, StoreError};
use crate::library::{Source, order};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::path::PathBuf;

/// A review that is printed.
pub(super) struct Chosen {
    pub(super) review: KeptReview,
    /// Its path as scripts know it, and which record of that it is.
    pub(super) name: (String, Option<usize>),
    /// How its highlights stand in its text, if that was looked at.
    pub(super) looked: AllLooked,
}

/// What stands for the path of a text that was piped in.
const PIPED: &str = "-";

/// How many of the paths could be read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) read: usize,
    pub(super) unread: usize,
}

/// Everything that the filter keeps, by the names of the reviews as a list has them; what was piped
/// in comes last.
pub(super) fn everything(
    quotes: &Quotes,
    mut kept: Vec<KeptReview>,
    store: &mut Store,
) -> Vec<Chosen> {
    kept.sort_by(|a, b| by_name(&a.known, &b.known));
    let wanted = kept.into_iter().filter(|review| match &quotes.filter {
        Some(filter) => filter.holds(&Cited {
            name: review.known.name.as_ref(),
            citation: &safe_citation(&review.known.citation),
            rating: review.rating.as_deref(),
            progress: progress(status(quotes, review, store)),
        }),
        None => true,
    });
    wanted
        .map(|review| Chosen {
            name: own_name(&review.known),
            looked: AllLooked::new(),
            review,
        })
        .collect()
}

fn by_name(a: &Known, b: &Known) -> Ordering {
    let by_name = match (&a.name, &b.name) {
        (Some(a), Some(b)) => {
            let file = |name: &ReviewName| Source::File(PathBuf::from(&name.path));
            order(&file(a), &file(b)).then(a.record.cmp(&b.record))
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    by_name
        .then_with(|| a.citation.title.cmp(&b.citation.title))
        .then_with(|| a.content.cmp(&b.content))
}

/// What the journal knows a review by, as scripts do.
fn own_name(known: &Known) -> (String, Option<usize>) {
    match &known.name {
        Some(name) => (sanitise::line(&name.path.to_string_lossy()), name.record),
        None => match &known.citation.file {
            // It was a file, and another is there now.
            Some(was_at) => (sanitise::line(was_at), None),
            None => (PIPED.to_owned(), None),
        },
    }
}

/// The reviews at the paths, in the order in which they are found there.
pub(super) fn at_paths(
    quotes: &Quotes,
    kept: Vec<KeptReview>,
    store: &mut Store,
) -> Result<(Vec<Chosen>, Tally), StoreError> {
    let mut pages = KnownAgain::of(kept);
    let mut tally = Tally::default();
    let mut best: HashMap<usize, Match> = HashMap::new();
    let mut number = 0;
    let found = print::find(&quotes.roots, &quotes.settings);
    reading::read(found, &quotes.settings, |read| {
        print::tell(read, quotes.form);
        match read.loaded {
            Ok(_) => tally.read += 1,
            Err(_) => tally.unread += 1,
        }
        number += 1;
        for (page, likeness) in pages.like(read, store)? {
            let is_better = best
                .get(&page)
                .is_none_or(|other| likeness < other.likeness);
            let review = pages.get(page).filter(|_| is_better);
            let wanted = |review: &&KeptReview| is_wanted(quotes, (read, review), store);
            if let Some(review) = review.filter(wanted) {
                let looked = look(read, &store.quotes_of(review)?, quotes.masking());
                best.insert(
                    page,
                    Match {
                        number,
                        likeness,
                        name: (read.source.shown(), read.record.map(|place| place.record)),
                        looked,
                    },
                );
            }
        }
        Ok::<(), StoreError>(())
    })?;
    let pages = pages.into_kept().into_iter().enumerate();
    let mut matches: Vec<(usize, Match, KeptReview)> = pages
        .filter_map(|(page, review)| Some((page, best.remove(&page)?, review)))
        .collect();
    matches.sort_by_key(|(page, one, _)| (one.number, one.likeness, *page));
    let reviews = matches.into_iter().map(|(_, one, review)| Chosen {
        review,
        name: one.name,
        looked: one.looked,
    });
    Ok((reviews.collect(), tally))
}

/// Whether the filter keeps what was read.
fn is_wanted(quotes: &Quotes, (read, review): (&Read<'_>, &KeptReview), store: &mut Store) -> bool {
    let (kinds, pace) = (&quotes.settings.kinds, quotes.pace);
    let stood = Stood {
        status: status(quotes, review, store),
        ..Stood::rated(review.rating.as_deref())
    };
    let read = &Read {
        stood: Some(&stood),
        ..*read
    };
    let filter = quotes.filter.as_ref();
    filter.is_none_or(|filter| filter.keeps(read, kinds, pace))
}

/// How far a review is read, where the filter asks for that.
fn status(quotes: &Quotes, review: &KeptReview, store: &mut Store) -> Status {
    let asks = quotes
        .filter
        .as_ref()
        .is_some_and(|filter| filter.asks_for_progress());
    let page = asks.then(|| store.page_of(review).ok()).flatten();
    let word = |slot| page.as_ref().and_then(|page| page.get(slot));
    match (word(Slot::Status), word(Slot::Left)) {
        (Some(Body::Status(word)), _) => *word,
        (_, Some(Body::Left(left))) => left.status,
        (_, _) => Status::Unread,
    }
}

/// What of the paths a page of the journal is of.
struct Match {
    /// Which of them it is, in their order.
    number: usize,
    likeness: Likeness,
    name: (String, Option<usize>),
    looked: AllLooked,
}
