//! Facts that a text states in lines of its own, before its prose begins or after it ends, and scores
//! in its headings.
//!
//! A wrong fact is worse than none: what could be prose is prose, what is stated twice in two ways
//! is not stated. Nothing is taken out of the text.

mod ends;
mod gather;
mod line;
mod person;
mod repeated;
mod score;
mod titled;
mod work;

use super::front::{names, rating};
use crate::outline::Section;
use crate::review::{Block, Facts, Rating, Review};

/// The facts of a text in `blocks`: those that `front`, what the file states of itself, has, and
/// what the text states beside them.
pub(super) fn facts(text: &str, blocks: &[Block], front: Facts) -> Facts {
    front.over(gather::facts(text, &ends::of(text, blocks)))
}

/// The score that the heading of `section` states: `Graphics: 7/10`, `Story – 8/10`, `Sound ★★★`.
pub fn section_rating(review: &Review, section: &Section) -> Option<Rating> {
    // Most headings state none, and every row of an outline asks.
    let counts = |c: char| c.is_numeric() || rating::is_star(c);
    let heading = section
        .title(review)
        .filter(|heading| heading.contains(counts))?;
    score::bare(heading)
        .or_else(|| score::ending(heading).map(|(_, rating)| rating))
        .or_else(|| score::beginning(heading))
        .or_else(|| {
            let (label, value) = line::label(heading)?;
            let label = names::folded(label);
            let is_rating = names::in_text(&label) == Some(names::Meaning::Rating);
            let sure = names::sure(&label);
            score::labelled(value, sure).filter(|found| is_rating && found.best.is_some())
        })
        .filter(|found| !found.as_written.is_empty() && rating::is_certain(found))
}
