//! How deep a heading lies, from its number and its style.

use super::Heading;
use super::look::{Case, Look};
use super::number::Number;
use crate::review::Review;

/// Sets the depths of `headings`: `1.1` lies below `1.`; where the first heading is in capitals
/// throughout and others are not, those lie below the ones that are.
pub(super) fn set(review: &Review, headings: &mut [Heading]) {
    let looks: Vec<Look> = headings
        .iter()
        .map(|heading| Look::of(review.slice(heading.line)))
        .collect();
    let shouted = |look: &Look| look.case() == Case::Shouted;
    let loud = looks.iter().filter(|look| shouted(look)).count();
    let layered = loud >= 2 && loud < looks.len() && looks.first().is_some_and(shouted);
    let parts = |number: Number| number.parts.max(1);
    let least = looks.iter().map(|look| parts(look.number)).min();
    for (heading, look) in headings.iter_mut().zip(&looks) {
        let nested = parts(look.number) - least.unwrap_or(1);
        heading.depth = 1 + nested.max(u8::from(layered && !shouted(look)));
    }
}
