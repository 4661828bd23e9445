//! Which reviews of the journal are printed: all, or those that are at some paths.

use super::Quotes;
use super::cited::Cited;
use super::quoted::{Certainties, Quoted, safe_citation};
use crate::cli::print;
use crate::cli::reading::{self, Read};
use crate::formats::sanitise;
use crate::journal::{Body, Certainty, Content, Known, Page, Reread, ReviewName, Slot};
use crate::library::{Source, WholeRoots, order};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::convert::Infallible;
use std::path::PathBuf;

/// What is kept of one review.
type Kept = (Known, Page);

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
pub(super) fn everything(quotes: &Quotes, mut kept: Vec<Kept>) -> Vec<Quoted> {
    kept.sort_by(|(a, _), (b, _)| by_name(a, b));
    let wanted = kept.iter().filter(|(known, _)| match &quotes.filter {
        Some(filter) => filter.holds(&Cited {
            name: known.name.as_ref(),
            citation: &safe_citation(&known.citation),
        }),
        None => true,
    });
    wanted
        .filter_map(|kept| Quoted::of(own_name(&kept.0), kept, &Certainties::new()))
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

/// What is kept of the reviews at the paths, in the order in which they are found there.
pub(super) fn at_paths(quotes: &Quotes, kept: &[Kept]) -> (Vec<Quoted>, Tally) {
    let pages = Pages::of(kept);
    let mut tally = Tally::default();
    let mut best: HashMap<usize, Match> = HashMap::new();
    let mut number = 0;
    let found = print::find(&quotes.roots, &quotes.settings);
    let Ok(()) = reading::read(found, &quotes.settings, |read| {
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
            if is_better && is_wanted(quotes, read) {
                let kept = kept.get(page).map(|(_, page)| page);
                best.insert(
                    page,
                    Match {
                        number,
                        is_where_it_was,
                        name: (read.source.shown(), read.record.map(|place| place.record)),
                        found: kept.map(|page| certainties(read, page)).unwrap_or_default(),
                    },
                );
            }
        }
        Ok::<(), Infallible>(())
    });
    let mut matches: Vec<(usize, Match)> = best.into_iter().collect();
    matches.sort_by_key(|(page, one)| (one.number, !one.is_where_it_was, *page));
    let reviews = matches
        .into_iter()
        .filter_map(|(page, one)| Quoted::of(one.name, kept.get(page)?, &one.found))
        .collect();
    (reviews, tally)
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
    found: Certainties,
}

/// The pages of the journal, by what the reviews are known by.
struct Pages<'a> {
    kept: &'a [Kept],
    by_name: HashMap<&'a ReviewName, Vec<usize>>,
    by_content: HashMap<Content, Vec<usize>>,
}

impl<'a> Pages<'a> {
    fn of(kept: &'a [Kept]) -> Self {
        let mut pages = Self {
            kept,
            by_name: HashMap::new(),
            by_content: HashMap::new(),
        };
        for (page, (known, _)) in kept.iter().enumerate() {
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
        let Some((known, _)) = self.kept.get(page) else {
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
    let record = read.record.map(|place| place.record);
    let name = WholeRoots::default().name_now(read.source)?;
    Some(ReviewName { record, ..name })
}

/// How sure it is that the highlights of a page are where they were in the text that was read.
fn certainties(read: &Read<'_>, page: &Page) -> Certainties {
    let Ok(loaded) = read.loaded else {
        return Certainties::new();
    };
    let mut text = Reread::new(&loaded.review, loaded.content, page.sketches());
    let found = page.iter().filter_map(|(slot, kept)| {
        let (Slot::Highlight(key), Body::Highlight(highlight)) = (slot, &kept.body) else {
            return None;
        };
        let found = highlight.words.find_in(&mut text);
        Some((
            key,
            found.map_or(Certainty::Lost, |(_, certainty)| certainty),
        ))
    });
    found.collect()
}
