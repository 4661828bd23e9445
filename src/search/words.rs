//! The words of a folded text.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Where the words of a folded text stand, in bytes.
pub fn words_in(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = folded.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let single = !first.is_ascii() && crate::review::joins_lines(first);
        while let Some((at, c)) = rest.next_if(|(_, c)| {
            is_combining_mark(*c)
                || !single && c.is_alphanumeric() && !crate::review::joins_lines(*c)
        }) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}
