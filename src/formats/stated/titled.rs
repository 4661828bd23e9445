//! What the line of a title states: `Review: The Salt Ledger (2024)`, `Low Water, by Ana Roig`.

use super::{person, score, work};
use crate::review::Rating;

/// What may stand before the work in the title of a review, in small letters.
const BEFORE: &[&str] = &[
    "review",
    "film review",
    "movie review",
    "book review",
    "game review",
    "album review",
    "music review",
    "rezension",
    "kritik",
    "filmkritik",
    "buchkritik",
    "buchrezension",
    "test",
    "spieletest",
    "critique",
    "reseña",
    "crítica",
    "recensione",
    "resenha",
    "análise",
    "recensie",
    "影评",
    "影評",
    "书评",
    "書評",
    "レビュー",
    "感想",
];

/// What may stand behind it.
const BEHIND: &[&str] = &[
    " review",
    " film review",
    " movie review",
    " book review",
    " game review",
    " album review",
];

/// What the line of a title states.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Titled<'a> {
    /// The work.
    pub(super) work: Option<work::Named>,
    /// Who may have made it.
    pub(super) by: Option<&'a str>,
    /// Whether it says that it is that of a review.
    pub(super) is_of_review: bool,
    /// The rating behind it.
    pub(super) rating: Option<Rating>,
}

/// What `line`, which may be a title, states.
pub(super) fn of(line: &str) -> Titled<'_> {
    let (rest, rating) = match score::ending(line) {
        Some((rest, rating)) => (rest, Some(rating)),
        None => (line, None),
    };
    let (rest, is_of_review) = without_kind(rest);
    let (rest, by) = maker(rest, is_of_review);
    let dated = work::with_year(rest).filter(|(title, _)| work::is_title(title));
    let quoted = work::unquoted(rest);
    let work = match dated {
        Some((title, year)) => Some((work::unquoted(title), Some(year))),
        None if quoted.len() < rest.len() && is_of_review => Some((quoted, None)),
        None if by.is_some() => Some((quoted, None)),
        None => None,
    };
    let work = work.filter(|(title, _)| work::is_title(title));
    Titled {
        work: work.map(|(title, year)| work::Named {
            title: title.to_owned(),
            year,
            makers: Vec::new(),
        }),
        by,
        is_of_review,
        rating,
    }
}

/// `line` without the words that call it a review, and whether there were any.
fn without_kind(line: &str) -> (&str, bool) {
    let line = line.trim();
    if let Some((before, rest)) = line.split_once([':', '：', '|', '–'])
        && BEFORE.contains(&before.trim().to_lowercase().as_str())
    {
        return (rest.trim(), true);
    }
    for behind in BEHIND {
        let at = line.len().saturating_sub(behind.len());
        let (Some(rest), Some(end)) = (line.get(..at), line.get(at..)) else {
            continue;
        };
        if end.to_lowercase() == *behind && !rest.trim().is_empty() {
            return (rest.trim_end_matches([' ', ':', '-', '–', '—', '|']), true);
        }
    }
    (line, false)
}

/// What stands before the name of a maker, and that.
fn maker(line: &str, is_of_review: bool) -> (&str, Option<&str>) {
    let commas = [
        ", by ", ", von ", ", de ", ", di ", ", par ", ", van ", ", door ",
    ];
    let plain = [" by "].into_iter().filter(|_| is_of_review);
    for between in commas.into_iter().chain(plain) {
        if let Some((title, name)) = line.rsplit_once(between)
            && person::list(name).is_some()
            && person::is_full(name)
        {
            return (title.trim_end(), Some(name.trim()));
        }
    }
    (line, None)
}
