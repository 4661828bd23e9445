//! What an index finds of a library.

use super::{Answered, Entries, LibraryHit, LibrarySearch, SearchFound, TextKeys};
use crate::library::EntryId;
use crate::query::Term;
use crate::search::{Index, IndexError, IndexHits, TextKey, Wanted};

/// What the index finds of `wanted` among the reviews of which the facts hold, all if those are
/// `None`: the `limit` best ones, those of the same worth in the order of the list.
///
/// # Errors
/// What is wrong with the index.
pub fn indexed(
    search: &LibrarySearch,
    (index, keys): (&Index, &TextKeys),
    wanted: &Wanted,
    (facts, limit): (Option<&Entries>, usize),
) -> Result<SearchFound, IndexError> {
    let entry = |key: TextKey| keys.entry(&search.roll, key);
    let holds = |id: &EntryId| facts.is_none_or(|facts| facts.has(*id));
    let among = |key: TextKey| entry(key).as_ref().is_some_and(holds);
    let mut found = index.search(wanted, facts.map(|_| &among as _), limit)?;
    let is_gone = |found: &IndexHits| found.hits.iter().any(|hit| entry(hit.key).is_none());
    if facts.is_none() && found.hits.len() >= limit && is_gone(&found) {
        // What is there no more takes no room from what is.
        found = index.search(wanted, Some(&among), limit)?;
    }
    let before = found.hits.len();
    let hits = found.hits.iter().filter_map(|hit| {
        let entry = entry(hit.key).filter(&holds)?;
        Some(LibraryHit {
            entry,
            tier: hit.tier,
            score: hit.score,
        })
    });
    let mut hits: Vec<LibraryHit> = hits.collect();
    let gone = before - hits.len();
    super::by_order(&search.roll, &mut hits);
    // A text that is indexed in parts is counted for each of them.
    let count = if before < limit {
        hits.len()
    } else {
        let count = found.count.saturating_sub(gone);
        count.clamp(hits.len(), search.roll.len().max(hits.len()))
    };
    Ok(SearchFound {
        hits,
        count,
        instead: found.instead,
        answered: Answered::Indexed,
    })
}

/// The reviews whose texts hold the words of each of these terms, by their places.
///
/// # Errors
/// What is wrong with the index.
pub fn asked_in_texts(
    search: &LibrarySearch,
    (index, keys): (&Index, &TextKeys),
    places: &[usize],
) -> Result<Vec<(usize, Entries)>, IndexError> {
    let terms = search.asked.query().terms();
    let holding = places.iter().filter_map(|place| match terms.get(*place) {
        Some(Term::Text(text)) => Some((*place, index.holding(text.text()))),
        Some(
            Term::Number(..)
            | Term::Day(..)
            | Term::Rating(_)
            | Term::Mine(_)
            | Term::Is(_)
            | Term::Has(_),
        )
        | None => None,
    });
    holding
        .map(|(place, texts)| {
            let texts = texts?;
            let entries = texts
                .into_iter()
                .filter_map(|key| keys.entry(&search.roll, key));
            Ok((place, entries.collect()))
        })
        .collect()
}
