//! Where words begin and end in folded text.

use crate::review::is_word_alone;
use std::ops::Range;

/// Whether a word may begin and end at the ends of `hit`, which are on character boundaries: where
/// the characters on both sides do not belong to one word.
pub(super) fn is_whole(text: &[u8], hit: &Range<usize>) -> bool {
    is_border(text, hit.start) && is_border(text, hit.end)
}

fn is_border(text: &[u8], at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    match (last(before), first(behind)) {
        (Some(before), Some(behind)) => !(in_word(before) && in_word(behind)),
        (None, _) | (_, None) => true,
    }
}

/// Whether `c` belongs to the word of its neighbours. What is a word alone does not.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() && !is_word_alone(c)
}

fn first(text: &[u8]) -> Option<char> {
    let beginning = text.get(..text.len().min(4))?;
    let mut chunks = beginning.utf8_chunks();
    chunks.next()?.valid().chars().next()
}

fn last(text: &[u8]) -> Option<char> {
    let start = (text.len().saturating_sub(4)..text.len())
        .rev()
        .find(|&at| super::matcher::is_boundary(text, at))?;
    first(text.get(start..)?)
}
