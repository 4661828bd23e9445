//! Words of one letter, which Slavic languages do not leave at the end of a line.

use super::words;
use crate::review::floor;

/// Bytes on both sides of a word that its language is told by.
const NEAR: usize = 160;

/// Of so many bytes one at least belongs to a letter that only Slavic languages have: a name in a
/// text of another language is less.
const ONE_IN: usize = 40;

/// The fewest such letters.
const FEWEST: usize = 2;

/// Whether `word` has one letter and is a preposition or a conjunction, by the text before and
/// behind it. A letter of the Cyrillic script tells that by itself.
pub(super) fn is_preposition(word: &str, above: &str, below: &str) -> bool {
    let mut letters = word.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return false;
    };
    let small = letter.to_lowercase().next().unwrap_or(letter);
    words::PREPOSITIONS.contains(&small) && (!letter.is_ascii() || is_slavic(above, below))
}

/// Whether what is near is written in a Slavic language with Latin letters.
fn is_slavic(above: &str, below: &str) -> bool {
    let start = floor(above, above.len().saturating_sub(NEAR));
    let end = floor(below, below.len().min(NEAR));
    let near = [above.get(start..), below.get(..end)];
    let (mut told, mut bytes) = (0, 0);
    for part in near.into_iter().flatten() {
        bytes += part.len();
        if !part.is_ascii() {
            let letters = part.chars().flat_map(char::to_lowercase);
            told += letters.filter(|c| words::SLAVIC.contains(c)).count();
        }
    }
    told >= FEWEST && told * ONE_IN >= bytes
}
