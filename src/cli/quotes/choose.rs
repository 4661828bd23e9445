//! Which reviews of the journal are printed: all, or those that are at some paths.

use super::Quotes;
use super::cited::Cited;
use super::looked::{AllLooked, look};
use super::quoted::safe_citation;
use crate::cli::print;
use crate::cli::reading::{self, Read};
use crate::formats::sanitise;
use crate::journal::{Content, Known, Quotable, ReviewName, Store, StoreError};
use crate::library::{Source, order};
use crate::work;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A review that is printed.
pub(super) struct Chosen {
    pub(super) review: Quotable,
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
pub(super) fn everything(quotes: &Quotes, mut kept: Vec<Quotable>) -> Vec<Chosen> {
    kept.sort_by(|a, b| by_name(&a.known, &b.known));
    let wanted = kept.into_iter().filter(|review| match &quotes.filter {
        Some(filter) => filter.holds(&Cited {
            name: review.known.name.as_ref(),
            citation: &safe_citation(&review.known.citation),
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
        None => (PIPED.to_owned(), None),
    }
}

/// The reviews at the paths, in the order in which they are found there.
pub(super) fn at_paths(
    quotes: &Quotes,
    kept: Vec<Quotable>,
    store: &mut Store,
) -> Result<(Vec<Chosen>, Tally), StoreError> {
    let pages = Pages::of(&kept);
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
        for (page, is_where_it_was) in pages.like(read) {
            let is_better = best
                .get(&page)
                .is_none_or(|other| is_where_it_was && !other.is_where_it_was);
            let review = kept
                .get(page)
                .filter(|_| is_better && is_wanted(quotes, read));
            if let Some(review) = review {
                let looked = look(read, &store.quotes_of(review)?, quotes.masking());
                best.insert(
                    page,
                    Match {
                        number,
                        is_where_it_was,
                        name: (read.source.shown(), read.record.map(|place| place.record)),
                        looked,
                    },
                );
            }
        }
        Ok::<(), StoreError>(())
    })?;
    let pages = kept.into_iter().enumerate();
    let mut matches: Vec<(usize, Match, Quotable)> = pages
        .filter_map(|(page, review)| Some((page, best.remove(&page)?, review)))
        .collect();
    matches.sort_by_key(|(page, one, _)| (one.number, !one.is_where_it_was, *page));
    let reviews = matches.into_iter().map(|(_, one, review)| Chosen {
        review,
        name: one.name,
        looked: one.looked,
    });
    Ok((reviews.collect(), tally))
}

/// Whether the filter keeps what was read.
fn is_wanted(quotes: &Quotes, read: &Read<'_>) -> bool {
    let (kinds, pace) = (&quotes.settings.kinds, quotes.pace);
    let filter = quotes.filter.as_ref();
    filter.is_none_or(|filter| filter.keeps(read, kinds, pace))
}

/// What of the paths a page of the journal is of.
struct Match {
    /// Which of them it is, in their order.
    number: usize,
    /// Whether it is there, and not only the same text.
    is_where_it_was: bool,
    name: (String, Option<usize>),
    looked: AllLooked,
}

/// The pages of the journal, by what the reviews are known by.
struct Pages<'a> {
    kept: &'a [Quotable],
    by_name: HashMap<&'a ReviewName, Vec<usize>>,
    by_content: HashMap<Content, Vec<usize>>,
}

impl<'a> Pages<'a> {
    fn of(kept: &'a [Quotable]) -> Self {
        let mut pages = Self {
            kept,
            by_name: HashMap::new(),
            by_content: HashMap::new(),
        };
        for (page, Quotable { known, .. }) in kept.iter().enumerate() {
            if let Some(name) = &known.name {
                pages.by_name.entry(name).or_default().push(page);
            }
            if let Some(content) = known.content {
                pages.by_content.entry(content).or_default().push(page);
            }
        }
        pages
    }

    /// Those of what was read, and whether it is where they were.
    fn like(&self, read: &Read<'_>) -> Vec<(usize, bool)> {
        let name = name(read);
        let content = read.loaded.ok().and_then(|loaded| loaded.content);
        let there = name.as_ref().and_then(|name| self.by_name.get(name));
        let there = there.into_iter().flatten().map(|page| (*page, true));
        let alike = content.and_then(|content| self.by_content.get(&content));
        let alike = alike.into_iter().flatten().map(|page| (*page, false));
        let mut like: Vec<(usize, bool)> = Vec::new();
        for (page, is_where_it_was) in there.chain(alike) {
            let is_new = like.iter().all(|(other, _)| *other != page);
            if is_new && self.is_of(page, read, content) {
                like.push((page, is_where_it_was));
            }
        }
        like
    }

    /// Whether a page is of what was read. Records move in their file, and many have the same short
    /// text: they must have the same title, too.
    fn is_of(&self, page: usize, read: &Read<'_>, content: Option<Content>) -> bool {
        let Some(Quotable { known, .. }) = self.kept.get(page) else {
            return false;
        };
        let was_record = known
            .name
            .as_ref()
            .is_some_and(|name| name.record.is_some());
        if read.record.is_none() && !was_record {
            return true;
        }
        let is_same_text = content.is_some() && content == known.content;
        let is_same_name = is_same_text && name(read) == known.name;
        is_same_name || crate::cli::rows::title(read).as_ref() == Some(&known.citation.title)
    }
}

/// What the journal knows the review by that was read.
fn name(read: &Read<'_>) -> Option<ReviewName> {
    let whole = |path: &Path| work::whole_path(path).into_os_string();
    let path = match read.source {
        Source::File(path) => whole(path),
        Source::Record(path, _) => whole(path),
        Source::Sample(_) => read.source.shown().into(),
        Source::StandardInput => return None,
    };
    Some(ReviewName {
        path,
        record: read.record.map(|place| place.record),
    })
}
