//! Addresses in running text, and where they may be broken.

use std::ops::Range;

use super::breaks::{Bond, Break};
use super::pieces::Hyphen;

/// What tells an address: what stands within it, and whether it begins with that.
const MARKS: &[&str] = &["://", "www."];

/// Signs that an address may be broken behind.
const BREAKABLE: &[char] = &['/', '?', '&', '=', '-', '.', '_', '#'];

/// The addresses in `text`, in bytes from its start and in their order.
pub(super) fn links(text: &str) -> Vec<Range<usize>> {
    let mut links: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_mark(text, from) {
        let start = text.get(from..at).map_or(at, |before| {
            at - before.len()
                + before
                    .trim_end_matches(|c: char| c.is_ascii_alphanumeric())
                    .len()
        });
        let rest = text.get(at..).unwrap_or_default();
        let len = rest
            .find(|c: char| !c.is_ascii_graphic())
            .unwrap_or(rest.len());
        let link = rest.get(..len).unwrap_or_default();
        let link = link.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '/');
        links.push(start..at + link.len());
        from = at + len;
    }
    links
}

/// Where the first mark of an address is from `from` on.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let found = MARKS.iter().filter_map(|mark| rest.find(mark)).min()?;
    Some(from + found)
}

/// The places within an address where it may be broken if it must.
pub(super) fn cuts(text: &str, link: Range<usize>) -> impl Iterator<Item = Break> {
    let start = link.start;
    let address = text.get(link).unwrap_or_default();
    let behind = address
        .match_indices(BREAKABLE)
        .map(|(at, sign)| at + sign.len());
    let cuts = behind.filter(move |cut| {
        address
            .get(*cut..)
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(BREAKABLE))
    });
    cuts.map(move |cut| Break {
        at: start + cut,
        hyphen: Hyphen::None,
        bond: Bond::Whole,
    })
}
